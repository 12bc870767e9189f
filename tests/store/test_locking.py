"""Locks: one holder at a time among processes and threads, and none left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from kurume_search.store.locking import file_lock

fork = multiprocessing.get_context("fork")
LONG = 60.0  # seconds


def count(lock: Path, number: Path, times: int) -> None:
    for _ in range(times):
        with file_lock(lock):
            held = int(number.read_text())
            time.sleep(0.0005)
            number.write_text(str(held + 1))


def hold(lock: Path, held: threading.Event) -> None:
    with file_lock(lock):
        held.set()
        time.sleep(LONG)


def is_free(lock: Path) -> bool:
    """Return whether a process may take `lock` now."""
    process = fork.Process(target=_give_up, args=(lock,))
    process.start()
    process.join()
    return process.exitcode == 0


def _give_up(lock: Path) -> None:
    with file_lock(lock, waiting=lambda: os._exit(1)):
        os._exit(0)


@pytest.mark.parametrize("kind", [fork.Process, threading.Thread])
def test_one_at_a_time(tmp_path: Path, kind: type[threading.Thread]) -> None:
    lock, number = tmp_path / ".lock", tmp_path / "number"
    number.write_text("0")
    workers = [kind(target=count, args=(lock, number, 25)) for _ in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()

    assert int(number.read_text()) == 100


def test_who_waits_is_told_once(tmp_path: Path) -> None:
    lock, told = tmp_path / ".lock", list[bool]()
    first = file_lock(lock)
    first.__enter__()
    threading.Timer(0.2, lambda: first.__exit__(None, None, None)).start()

    with file_lock(lock, waiting=lambda: told.append(True)):
        assert told == [True]
    with file_lock(lock, waiting=lambda: told.append(True)):
        assert told == [True]


def test_a_holder_that_is_killed_blocks_nobody(tmp_path: Path) -> None:
    lock, held = tmp_path / ".lock", fork.Event()
    process = fork.Process(target=hold, args=(lock, held))
    process.start()
    assert held.wait(LONG) and not is_free(lock)

    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()

    assert lock.exists() and is_free(lock)


def test_a_file_that_is_left_blocks_nobody(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_text("of a process that is gone")

    assert is_free(tmp_path / ".lock")


def test_a_process_forked_meanwhile_doesnt_hold_it(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with file_lock(lock):
        child = fork.Process(target=time.sleep, args=(LONG,))
        child.start()

    assert is_free(lock)
    child.kill()
    child.join()


def test_it_is_let_go_whatever_happens(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="trouble"), file_lock(tmp_path / ".lock"):
        raise ValueError("trouble")

    assert is_free(tmp_path / ".lock")


def test_no_file_is_made_through_a_link(tmp_path: Path) -> None:
    (tmp_path / ".lock").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OSError, match="lock"), file_lock(tmp_path / ".lock"):
        pass
    assert not (tmp_path / "elsewhere").exists()
