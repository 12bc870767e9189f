"""Builds: whole or not there, one builder at a time, trouble in one sentence."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from killing import killed_at_every_line

from kurume_search.errors import CacheError
from kurume_search.store import atomic, cache
from kurume_search.store.cache import STALE_AFTER, Hold, cache_root, current_build, ensure_build

SIZE = 20_000
spawn = multiprocessing.get_context("fork")


def make(folder: Path, *, pause: float = 0.0) -> Mapping[str, Any]:
    for name in "abcd":
        (folder / name).write_bytes(name.encode() * SIZE)
        time.sleep(pause)
    return {"files": 4}


def is_whole(folder: Path) -> bool:
    return all((folder / name).read_bytes() == name.encode() * SIZE for name in "abcd")


def test_a_build_is_made_once(tmp_path: Path) -> None:
    first = ensure_build(tmp_path, "f1", make)
    again = ensure_build(tmp_path, "f1", lambda _: pytest.fail("made twice"))

    assert again == first and is_whole(first.folder) and first.info == {"files": 4}
    assert current_build(tmp_path, "f1") == first
    assert current_build(tmp_path, "f2") is None


def test_force_makes_a_new_folder(tmp_path: Path) -> None:
    first = ensure_build(tmp_path, "f1", make)

    assert ensure_build(tmp_path, "f1", make, force=True).folder != first.folder


def test_a_superseded_build_stays_for_its_readers_a_while(tmp_path: Path) -> None:
    old = ensure_build(tmp_path, "f1", make)
    long_ago = time.time() - 10 * STALE_AFTER
    os.utime(old.folder, (long_ago, long_ago))

    ensure_build(tmp_path, "f2", make)
    ensure_build(tmp_path, "f3", make)
    assert is_whole(old.folder)

    os.utime(old.folder, (long_ago, long_ago))
    newest = ensure_build(tmp_path, "f4", make)
    assert not old.folder.exists() and is_whole(newest.folder)


def test_a_build_that_is_held_stays_until_its_reader_is_gone(tmp_path: Path) -> None:
    old = ensure_build(tmp_path, "f1", make)
    reader = Hold(old)

    for mark in ("f2", "f3"):
        ensure_build(tmp_path, mark, make)
        long_ago = time.time() - 10 * STALE_AFTER
        os.utime(old.folder, (long_ago, long_ago))
    assert is_whole(old.folder)

    del reader
    ensure_build(tmp_path, "f4", make)
    assert not old.folder.exists()


def test_a_reader_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    old = ensure_build(tmp_path, "f1", make)
    holding = spawn.Event()

    def read() -> None:
        held = Hold(old)
        holding.set()
        time.sleep(60)
        del held

    reader = spawn.Process(target=read)
    reader.start()
    holding.wait()
    for mark in ("f2", "f3"):
        ensure_build(tmp_path, mark, make)
        long_ago = time.time() - 10 * STALE_AFTER
        os.utime(old.folder, (long_ago, long_ago))
    assert is_whole(old.folder)

    reader.kill()
    reader.join()
    ensure_build(tmp_path, "f4", make)
    assert not old.folder.exists()


def test_a_failed_maker_leaves_the_old_build(tmp_path: Path) -> None:
    old = ensure_build(tmp_path, "f1", make)

    def fail(folder: Path) -> Mapping[str, Any]:
        make(folder)
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        ensure_build(tmp_path, "f2", fail)

    assert current_build(tmp_path, "f1") == old and is_whole(old.folder)
    assert len(list((tmp_path / "builds").iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"build": 3}', b'{"build": "../x"}'])
def test_a_damaged_pointer_is_no_build(tmp_path: Path, content: bytes) -> None:
    ensure_build(tmp_path, "f1", make)
    (tmp_path / "current.json").write_bytes(content)

    assert current_build(tmp_path, "f1") is None
    assert is_whole(ensure_build(tmp_path, "f1", make).folder)


def _child(home: Path, fingerprint: str, pause: float) -> None:
    ensure_build(home, fingerprint, lambda folder: make(folder, pause=pause))


def test_killed_at_any_moment_the_old_build_or_the_new_one_is_there(tmp_path: Path) -> None:
    home = tmp_path / "home"

    def anew() -> None:
        shutil.rmtree(home, ignore_errors=True)
        ensure_build(home, "old", make)

    def work() -> None:
        ensure_build(home, "new", make)

    outcomes = []
    for _ in killed_at_every_line(work, (cache, atomic), before=anew, steps=40):
        old, new = (current_build(home, fingerprint) for fingerprint in ("old", "new"))
        outcomes.append(new is not None)
        current = old or new
        assert current is not None and is_whole(current.folder)

        assert is_whole(ensure_build(home, "new", make).folder)
        left = [path for path in (home / "builds").iterdir() if not (path / "build.json").exists()]
        assert left == []

    assert set(outcomes) == {True, False}  # it was killed before the swap, and after


def test_two_processes_build_once_and_both_have_it(tmp_path: Path) -> None:
    children = [spawn.Process(target=_child, args=(tmp_path, "f", 0.05)) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()

    assert [child.exitcode for child in children] == [0, 0, 0]
    assert len(list((tmp_path / "builds").iterdir())) == 1


def test_waiting_is_told(tmp_path: Path) -> None:
    child = spawn.Process(target=_child, args=(tmp_path, "f", 0.1))
    child.start()
    while not (tmp_path / "builds").exists():
        time.sleep(0.01)
    told: list[bool] = []

    ensure_build(tmp_path, "f", make, waiting=lambda: told.append(True))

    child.join()
    assert told == [True]


def _limited(home: Path, queue: Any) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SIZE // 2, SIZE // 2))
    try:
        ensure_build(home, "new", make)
    except CacheError as error:
        queue.put(str(error))


def test_a_full_disk_is_one_sentence_and_harms_nothing(tmp_path: Path) -> None:
    old = ensure_build(tmp_path, "old", make)
    queue = spawn.Queue()
    child = spawn.Process(target=_limited, args=(tmp_path, queue))
    child.start()

    said = queue.get(timeout=10)

    child.join()
    assert "KURUME_SEARCH_CACHE" in said and "空き" in said and "\n" not in said
    assert current_build(tmp_path, "old") == old and is_whole(old.folder)
    assert [path.name for path in (tmp_path / "builds").iterdir()] == [old.folder.name]


def test_a_file_in_place_of_the_cache_folder(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("x")

    for home in (tmp_path / "cache", tmp_path / "cache" / "corpora" / "a"):
        with pytest.raises(CacheError, match="同じ名のファイル"):
            ensure_build(home, "f", make)
    assert (tmp_path / "cache").read_text() == "x"


def test_a_folder_in_place_of_the_lock(tmp_path: Path) -> None:
    (tmp_path / "build.lock").mkdir()

    with pytest.raises(CacheError):
        ensure_build(tmp_path, "f", make)


def test_the_cache_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path / "c"))
    assert cache_root() == tmp_path / "c"
    monkeypatch.delenv("KURUME_SEARCH_CACHE")
    assert cache_root().name == "kurume-search"
