"""A lock between processes, on a file that nothing is written to.

The system holds it, and frees it when its holder ends, however that ends: a file that is left
blocks nobody. Standard library only: what is locked is soon done, and to load a package for it
would cost a process more than that.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_PAUSE = 0.05  # seconds
# Not through a link: a folder that comes from elsewhere could make a file anywhere.
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _free(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextlib.contextmanager
def file_lock(path: Path, *, waiting: Callable[[], object] | None = None) -> Iterator[None]:
    """Hold the lock at `path`, alone among all processes and threads.

    Args:
        path: Is made if it isn't there; its folder must be.
        waiting: Called once if another holds it.

    Raises:
        OSError: It can't be made, or the file system has no locks.
    """
    handle = os.open(path, _FLAGS, 0o666)
    try:
        if not _taken(handle):
            if waiting is not None:
                waiting()
            while not _taken(handle):
                time.sleep(_PAUSE)
        try:
            yield
        finally:
            # Not by closing alone: a process forked meanwhile has the file open too.
            _free(handle)
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        _take(handle)
    except (BlockingIOError, PermissionError):  # held by another, as systems say it
        return False
    return True
