"""The user's cache folder: builds that are whole or not there, one builder at a time.

A build (index, columns, parsed minutes) is a new folder ``builds/<fingerprint>-<nonce>``;
it has that name only once its ``build.json`` is written, and readers find it only through
``current.json``, which is swapped in one step. So a kill at any moment leaves the old
build or none, and what a reader has open is never overwritten. A build is removed once it
isn't the current one, an hour has passed, and nobody who holds it is left (`Hold`).
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kurume_search.errors import CacheError, disk_reason
from kurume_search.store.atomic import TMP_PREFIX, is_full, replace, write_atomic
from kurume_search.store.hashing import sha256
from kurume_search.store.segments import SEGMENTS, sweep_segments
from kurume_search.text.values import Value

FORMAT = 1
_RECORD = "build.json"  # of a build: what was made from what
# A reader of the pointer holds the build within seconds; where nothing can be held, most are
# through by then.
STALE_AFTER = 3600.0  # seconds


class Build(Value):
    """A finished build.

    Attributes:
        folder: Where its files are.
        fingerprint: What it was made from.
        info: What its maker said of it.
    """

    folder: Path
    fingerprint: str
    info: Mapping[str, Any]


def cache_root() -> Path:
    """Return the cache folder: ``KURUME_SEARCH_CACHE``, else the user's; it may not exist yet."""
    chosen = os.environ.get("KURUME_SEARCH_CACHE")
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_cache_path

    return user_cache_path("kurume-search", appauthor=False)


def samples_home() -> Path:
    """Return the folder of all synthetic corpora in the cache; it may not exist yet."""
    return cache_root() / "samples"


def cache_home(corpus: Path) -> Path:
    """Return the folder of `corpus` inside the cache; it may not exist yet."""
    return home_of(corpus.resolve())


def home_of(root: Path) -> Path:
    """Return the same of a corpus whose path is resolved already."""
    key = sha256(os.fsencode(root)).hexdigest()[:16]
    return cache_root() / "corpora" / key


def current_build(home: Path, fingerprint: str) -> Build | None:
    """Return the finished build of `fingerprint` in `home`, or None; needs no lock."""
    found = latest_build(home)
    return found if found is not None and found.fingerprint == fingerprint else None


def latest_build(home: Path) -> Build | None:
    """Return the finished build that `home` points to, whatever it was made from, or None."""
    try:
        name = json.loads((home / "current.json").read_bytes())["build"]
        return _read(home / "builds" / Path(name).name)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read(folder: Path) -> Build | None:
    """Return the finished build in `folder`, or None."""
    try:
        record = json.loads((folder / _RECORD).read_bytes())
        if record["format"] != FORMAT:
            return None
        return Build(folder, str(record["fingerprint"]), MappingProxyType(dict(record["info"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def ensure_build(
    home: Path,
    fingerprint: str,
    make: Callable[[Path], Mapping[str, Any]],
    *,
    force: bool = False,
    waiting: Callable[[], None] | None = None,
) -> Build:
    """Return the build of `fingerprint`, making it if there is none.

    One process builds; others wait for it and then use what it made.

    Args:
        home: The folder of the corpus in the cache (`cache_home`).
        fingerprint: Of everything that the build is made from.
        make: Fills the empty folder it is given and returns what to say of it (JSON).
        force: Build again even if there is one (`index build`).
        waiting: Called once if another process is building.

    Raises:
        CacheError: The cache can't be made or written, or the disk is full. What was
            there before is unharmed.
    """
    found = None if force else current_build(home, fingerprint)
    if found is not None:
        return found
    with locked(home, waiting=waiting):
        found = None if force else current_build(home, fingerprint) or _again(home, fingerprint)
        if found is not None:
            return found
        with raising_cache_error(home):
            return _build(home, fingerprint, make)


class Hold:
    """Keeps the files of a build as long as it lives, whatever others build meanwhile.

    Where the system can't say that they are in use, they are kept for an hour.
    """

    def __init__(self, build: Build) -> None:
        self._file: int | None = None
        with contextlib.suppress(OSError):
            self._file = os.open(build.folder / _RECORD, os.O_RDONLY)
            with contextlib.suppress(ImportError):  # Windows keeps what is open anyway
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def __del__(self) -> None:
        if self._file is not None:
            os.close(self._file)


def _is_held(folder: Path) -> bool:
    try:
        import fcntl

        asked = os.open(folder / _RECORD, os.O_RDONLY)
    except (ImportError, OSError):
        return False
    try:
        fcntl.flock(asked, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # a file system without such locks
        return False
    finally:
        os.close(asked)
    return False


def _again(home: Path, fingerprint: str) -> Build | None:
    """Return the last build of `fingerprint`, current again; a corpus became what it was.

    It is there as long as it isn't stale. One before it can be what somebody built anew
    (`index build`), and is not taken. The caller holds the lock.
    """
    built = {
        folder: found
        for folder in (home / "builds").glob(f"{fingerprint[:16]}-*")
        if (found := _read(folder)) is not None and found.fingerprint == fingerprint
    }
    with contextlib.suppress(OSError, ValueError):  # gone meanwhile, or there is none
        last = max(built, key=lambda folder: (folder / _RECORD).stat().st_mtime_ns)
        _point(home, last)
        return built[last]
    return None


def _build(home: Path, fingerprint: str, make: Callable[[Path], Mapping[str, Any]]) -> Build:
    _sweep(home)
    name = f"{fingerprint[:16]}-{os.urandom(4).hex()}"
    folder, making = home / "builds" / name, home / "builds" / (TMP_PREFIX + name)
    making.mkdir(parents=True)
    try:
        info = dict(make(making))
        record = {"format": FORMAT, "fingerprint": fingerprint, "info": info}
        content = json.dumps(record, ensure_ascii=False).encode()
        (making / _RECORD).write_bytes(content)  # nobody looks before it is pointed to
        replace(making, folder)  # by its name it is known to be finished
        _point(home, folder)
    except BaseException:
        _remove(making)
        _remove(folder)
        _sweep_segments(home)
        raise
    return Build(folder, fingerprint, MappingProxyType(info))


def _point(home: Path, folder: Path) -> None:
    """Make `folder` the current build; the one before is kept for its readers a while."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        before = json.loads((home / "current.json").read_bytes())["build"]
        os.utime(home / "builds" / Path(before).name)  # from now on it is stale
    pointer = json.dumps({"build": folder.name}).encode()
    write_atomic(home / "current.json", pointer, sync=False)


def _sweep(home: Path) -> None:
    """Remove what killed builders left and builds that nobody reads any more.

    The caller holds the lock, so an unfinished folder belongs to a process that is gone.
    """
    current = None
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        current = json.loads((home / "current.json").read_bytes())["build"]
    removed, latest = False, time.time() - STALE_AFTER
    with contextlib.suppress(OSError), os.scandir(home / "builds") as builds:
        for build in builds:  # as many as were made within the hour
            with contextlib.suppress(OSError):
                name = build.name
                stale = name != current and build.stat(follow_symlinks=False).st_mtime < latest
                if name.startswith(TMP_PREFIX):
                    _remove(Path(build.path))
                    removed = True
                elif stale and not _is_held(Path(build.path)):
                    gone = home / "builds" / (TMP_PREFIX + name)
                    Path(build.path).rename(gone)  # fails where a file of it is open in Windows
                    _remove(gone)
                    removed = True
    if removed:  # else every segment is of a build that is still there
        _sweep_segments(home)
    sweep_tmp(home)


def _sweep_segments(home: Path) -> None:
    with contextlib.suppress(OSError):
        sweep_segments(home / SEGMENTS, (home / "builds").iterdir())


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def sweep_tmp(folder: Path) -> None:
    """Remove half-written files that killed processes left directly in `folder`."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - every build passes here
            if not name.startswith(TMP_PREFIX):
                continue
            with contextlib.suppress(OSError):
                path = folder / name
                if time.time() - path.stat().st_mtime > STALE_AFTER:
                    path.unlink()


@contextlib.contextmanager
def locked(
    home: Path, name: str = "build.lock", *, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """Hold the lock `name` in `home`; the system frees it if the process is killed.

    Raises:
        CacheError: The folder or the lock can't be made.
    """
    from filelock import FileLock, Timeout

    with raising_cache_error(home):
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / name)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if waiting is not None:
                waiting()
            lock.acquire(poll_interval=0.05)
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def raising_cache_error(home: Path) -> Iterator[None]:
    """Turn trouble with the disk into one sentence; other errors pass."""
    try:
        yield
    except OSError as error:
        raise CacheError(unwritable(home, error)) from error


def unwritable(home: Path, error: OSError) -> str:
    """Return why nothing can be written to the cache at `home`, and what to do."""
    hint = "環境変数 KURUME_SEARCH_CACHE で、書き込める別の場所を指定してください。"
    if is_full(error):
        return (
            f"キャッシュ {home} に書き込めません（ディスクの空きか、ファイルの大きさの上限が"
            f"足りません）。空きを作るか、{hint}"
        )
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return f"キャッシュの場所 {home} を作れません（途中に同じ名のファイルがあります）。{hint}"
    return f"キャッシュ {home} に書き込めません（{disk_reason(error)}）。{hint}"
