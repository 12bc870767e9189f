"""Locks on files: one process, and in it one thread, holds one at a time.

filelock knows every system, and takes as long to import as reading a meeting does; where
the system itself locks whole files (all but Windows) that is asked for directly. Both lock
the same, so it doesn't matter which one another process uses.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

Release = Callable[[], None]


def acquire(path: Path, waiting: Callable[[], None] | None = None) -> Release:
    """Hold the lock on the file at `path`, and return what lets go of it.

    The system frees it if the process is killed. The file stays.

    Args:
        path: Is made if it doesn't exist; its folder must.
        waiting: Called once if somebody else holds it.

    Raises:
        OSError: The file can't be made.
    """
    try:
        import fcntl
    except ImportError:
        return _by_filelock(path, waiting)
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if waiting is not None:
                    waiting()
                    waiting = None
                fcntl.flock(handle, fcntl.LOCK_EX)
            gone = os.fstat(handle).st_nlink == 0  # somebody removed it meanwhile
        except BaseException as error:
            os.close(handle)
            if isinstance(error, OSError) and error.errno == errno.ENOSYS:
                return _by_filelock(path, waiting)  # such a file system has no locks
            raise
        if not gone:
            return lambda: _released(handle)
        os.close(handle)


def _released(handle: int) -> None:
    import fcntl

    try:
        # A process that was forked has the file open too, so closing ours isn't enough.
        fcntl.flock(handle, fcntl.LOCK_UN)
    finally:
        os.close(handle)


def _by_filelock(path: Path, waiting: Callable[[], None] | None) -> Release:
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if waiting is not None:
            waiting()
        lock.acquire(poll_interval=0.05)
    return lock.release
