"""A fingerprint of the code and tables that reading depends on."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kurume_search.store.atomic import write_atomic
from kurume_search.store.cache import cache_root
from kurume_search.store.hashing import SETTLED, scanned, sha256

# Rooms that turn bytes into minutes; of store/ only what decodes and extracts.
ROOMS = ("text", "model", "parsing", "data", "store/formats")
FILES = ("store/decode.py", "store/encodings.py")


@cache
def software_fingerprint() -> str:
    """Return sha256 over the files of the rooms that read minutes.

    Computed once a process, and from the files themselves only if they look otherwise than
    they did the last time. A cache that can't be written costs only that.
    """
    package = Path(__file__).resolve().parents[1]
    looks, settled = _looks(package)
    kept = cache_root() / "software.txt"
    with contextlib.suppress(OSError, UnicodeDecodeError):
        fingerprint, _, before = kept.read_text("utf-8").partition("\n")
        if before == looks:
            return fingerprint
    whole = sha256()
    for path, _ in _files(package):
        whole.update(f"{path}\0".encode() + (package / path).read_bytes())
    found = whole.hexdigest()
    if settled:
        with contextlib.suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(kept, f"{found}\n{looks}".encode(), sync=False)
    return found


def _files(package: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield path and look of the files in `package`, sorted within each room."""
    for room in ROOMS:
        yield from _files_in(package, room)
    for path in FILES:
        yield path, (package / path).stat()


def _files_in(package: Path, room: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield path and look of the files in a room and in the rooms within it."""
    with scanned(f"{package}/{room}") as entries:
        # Looked at as they are listed: every start passes here.
        found = sorted(
            (one.name, None if one.is_dir() else one.stat())
            for one in entries
            if one.name[0] != "."
        )
    yield from ((f"{room}/{name}", look) for name, look in found if look is not None)
    for name, look in found:
        if look is None and name != "__pycache__":
            yield from _files_in(package, f"{room}/{name}")


def _looks(package: Path) -> tuple[str, bool]:
    """Return how the files look, and whether that can be relied on (see `hashing`)."""
    lines, last = [str(package)], 0
    for path, found in _files(package):
        written, changed = found.st_mtime_ns, found.st_ctime_ns
        last = max(last, written, changed)
        lines.append(f"{path} {found.st_size} {written} {changed} {found.st_ino}")
    return "\n".join(lines), last < time.time_ns() - SETTLED
