"""A lock is held by one at a time, whoever it is, and by nobody who was killed."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kurume_search.store import locking
from kurume_search.store.locking import acquire

HOLDING = (
    "import sys, time, pathlib\n"
    "from kurume_search.store.locking import acquire\n"
    "release = acquire(pathlib.Path(sys.argv[1]))\n"
    "print('held', flush=True)\n"
    "time.sleep(60)"
)


@pytest.fixture(params=["own", "filelock"])
def other(request: pytest.FixtureRequest):
    """What takes the lock from the other side: both ways must see one another."""
    return acquire if request.param == "own" else locking._by_filelock


def test_threads_hold_it_one_after_the_other(tmp_path: Path, other) -> None:
    path, holding, most = tmp_path / "a.lock", [0], [0]

    def work(take) -> None:
        for _ in range(20):
            release = take(path, None)
            holding[0] += 1
            most[0] = max(most[0], holding[0])
            time.sleep(0.001)
            holding[0] -= 1
            release()

    threads = [threading.Thread(target=work, args=(take,)) for take in (acquire, other, other)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert most == [1]


def test_who_waits_says_so_once_and_goes_on_when_the_other_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    command = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        told: list[int] = []

        def waiting() -> None:
            told.append(1)
            process.kill()

        release = acquire(path, waiting)

    release()
    assert told == [1]


@pytest.mark.skipif(sys.platform == "win32", reason="what is open can't be removed there")
def test_a_lock_that_was_removed_while_one_waited_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    first = acquire(path)

    def waiting() -> None:
        path.unlink()
        first()

    second = acquire(path, waiting)

    assert path.exists(), "else the next one would hold another file"
    second()


@pytest.mark.skipif(sys.platform == "win32", reason="it locks bytes")
def test_a_file_system_without_locks_is_left_to_filelock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import fcntl

    def refuses(*_: object) -> None:
        raise OSError(errno.ENOSYS, "no locks")

    taken: list[Path] = []
    monkeypatch.setattr(fcntl, "flock", refuses)
    monkeypatch.setattr(locking, "_by_filelock", lambda path, _: taken.append(path) or (lambda: 0))

    acquire(tmp_path / "a.lock")()

    assert taken == [tmp_path / "a.lock"]


def test_what_is_no_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        acquire(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="it is needed there")
def test_nothing_is_imported_for_it(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, kurume_search.store.ingest\n"
        "from kurume_search.store.cache import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): pass\n"
        "print({'filelock', 'asyncio', 'sqlite3'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)

    assert ran.stdout.strip() == "set()"
