"""What was read from files of a corpus, kept in the cache beside what it was made from."""

from __future__ import annotations

import contextlib
import functools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kurume_search.store.atomic import write_atomic

# Raised whenever the copies change their form.
_FORMAT = 5

# All that says what a register or a manifest comes to, as seen from here.
READERS = (
    "registers.py", "register_rows.py", "registers_json.py", "concordance.py",
    "manifest.py", "manifest_copy.py", "toml_rows.py",
    "../model/registers.py", "../model/concordance.py", "../model/provision.py",
    "../text/plain.py", "../text/values.py",
)  # fmt: skip


def keep(path: Path, content: bytes) -> None:
    """Write a copy to the cache if it allows that; doing without only costs time."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        # What takes the place of another file is put on the disk at once (ext4, btrfs), which
        # takes as long as all the rest; who looks in between reads the source.
        with contextlib.suppress(OSError):
            path.unlink()
        write_atomic(path, content, sync=False)


def encoded(data: Any) -> bytes:
    """Return JSON; file names that are no UTF-8 come as halves of surrogate pairs."""
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def compiled(path: Path, key: str, make: Callable[[], Any]) -> bytes:
    """Return as JSON what `make` gives, from the copy at `path` if that was made from `key`.

    What a copy was made from stands in its first line, so that a process which doesn't need
    the rest never decodes it.
    """
    cached = kept(path, key)
    if cached is None:
        cached = encoded(make())
        keep(path, stamp(key) + b"\n" + cached)
    return cached


def stamp(key: str) -> bytes:
    """Return the first line of a copy that is made from `key`."""
    return json.dumps([_FORMAT, _readers(), key]).encode()


def kept(path: Path, key: str) -> bytes | None:
    """Return the copy at `path` if it was made from `key`."""
    with contextlib.suppress(OSError):
        wanted = stamp(key) + b"\n"
        with path.open("rb", buffering=0) as opened:  # without a copy of what may be large
            if opened.read(len(wanted)) == wanted:
                return opened.readall()
    return None


@functools.cache
def _readers() -> list[list[int]]:
    """Return how the modules look that read registers and manifests: of another version, others."""
    here = os.path.dirname(__file__)  # noqa: PTH120 - every start of a process passes here
    looks = [os.stat(f"{here}/{module}") for module in READERS]  # noqa: PTH116
    return [[look.st_size, look.st_mtime_ns] for look in looks]
