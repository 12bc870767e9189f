"""A fingerprint of the code and tables that reading depends on."""

from __future__ import annotations

import contextlib
import json
from functools import cache
from pathlib import Path

from kurume_search.store.atomic import write_atomic
from kurume_search.store.cache import cache_root
from kurume_search.store.hashing import Hashes, hash_folder, sha256

# Rooms that turn bytes into minutes; of store/ only what decodes and extracts.
ROOMS = ("text", "model", "parsing", "data", "store/formats")
FILES = ("store/decode.py", "store/encodings.py")


@cache
def software_fingerprint() -> str:
    """Return sha256 over the files of the rooms that read minutes.

    Computed once a process; what didn't change since the last process isn't read again.
    A cache that can't be written costs only that.
    """
    package = Path(__file__).resolve().parents[1]
    kept = cache_root() / "software.json"
    before: dict[str, Hashes] = {}
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        data = json.loads(kept.read_bytes())
        if data["package"] == str(package):
            before = {room: Hashes.from_json(rows) for room, rows in data["rooms"].items()}
    found = {
        room: hash_folder(package / room, before.get(room), skip=("__pycache__",)) for room in ROOMS
    }
    if any(hashes.new for hashes in found.values()):
        rooms = {room: hashes.to_json() for room, hashes in found.items()}
        with contextlib.suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"package": str(package), "rooms": rooms})
            write_atomic(kept, text.encode(), sync=False)
    whole = sha256()
    for room, hashes in found.items():
        for path, digest in hashes.sha256.items():
            if not path.endswith(".pyc"):
                whole.update(f"{room}/{path}\0{digest}\n".encode())
    for name in FILES:
        whole.update((package / name).read_bytes())
    return whole.hexdigest()
