"""Files that are whole or not there: written aside, then swapped in."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from pathlib import Path

TMP_PREFIX = ".tmp-"
# Windows refuses to replace a file while somebody has it open; readers hold ours briefly.
_TRIES = 20
_PAUSE = 0.05  # seconds


def is_full(error: OSError) -> bool:
    """Return whether there was no room left: on the disk, for this user, or in one file."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_atomic(path: Path, content: bytes, *, sync: bool = True, sync_name: bool = True) -> None:
    """Make `path` hold `content`; after a kill it holds all of it or what it held before.

    Args:
        path: Its folder must exist.
        content: What to write.
        sync: Wait until it is on the disk, so that it also outlives a power cut.
        sync_name: Its name too; else `sync_folder` is left to the caller, who writes several.

    Raises:
        OSError: It can't be written; nothing is left behind.
    """
    aside = path.with_name(f"{TMP_PREFIX}{os.urandom(4).hex()}-{path.name[-100:]}")
    try:
        with aside.open("xb") as opened:
            opened.write(content)
            opened.flush()
            if sync:
                os.fsync(opened.fileno())
        replace(aside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
    if sync and sync_name:
        sync_folder(path.parent)


def replace(source: Path, target: Path) -> None:
    """Swap `source` in for `target`, waiting out readers where the system needs it."""
    for left in reversed(range(_TRIES)):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Put the names in `folder` on the disk, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
