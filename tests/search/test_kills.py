"""Killed while meetings are added and segments merged, the old index answers or the new."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from indexed import rows_in
from killing import killed_at_every_line
from strategies import REGISTERS, minutes_of

from kurume_search.index import build as index_build
from kurume_search.search.building import build, merging, removing
from kurume_search.search.building.build import build_index
from kurume_search.search.searcher import Searcher
from kurume_search.store import cache, segments
from kurume_search.store.cache import current_build, ensure_build
from kurume_search.store.segments import SEGMENTS, parts_of, segments_of

CORPUS = [minutes_of(f"個人情報の保護{n}", "目的外利用") for n in range(5)]
MEETINGS = 4  # the next one makes four neighbours one


def make(
    folder: Path, low: int, high: int, before: Path | None, gone: Sequence[int] = ()
) -> Mapping[str, Any]:
    shelf = folder.parents[1] / SEGMENTS
    build_index(rows_in(CORPUS[low:high]), REGISTERS, folder, before=before, gone=gone, shelf=shelf)
    return {}


def added(home: Path, low: int, high: int) -> None:
    before = current_build(home, str(low))
    ensure_build(
        home, str(high), lambda into: make(into, low, high, before.folder if before else None)
    )


def answers(folder: Path) -> tuple[int, int]:
    searcher = Searcher.open(folder)
    found = searcher.search(searcher.parse("個人情報 unit:turn"))
    return searcher.columns.meetings, found.total


def test_killed_at_any_moment_of_adding_and_merging(tmp_path: Path) -> None:
    start, home = tmp_path / "start", tmp_path / "home"
    for number in range(MEETINGS - 1):
        added(start, number, number + 1)
    old = current_build(start, str(MEETINGS - 1))
    assert old is not None and len(segments_of(old.folder)) == MEETINGS - 1

    def anew() -> None:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(start, home)

    def work() -> None:
        added(home, MEETINGS - 1, MEETINGS)

    outcomes = set()
    modules = (cache, segments, build, merging, index_build)
    for _ in killed_at_every_line(work, modules, before=anew, steps=60):
        before, after = (current_build(home, str(n)) for n in (MEETINGS - 1, MEETINGS))
        outcomes.add(after is not None)
        current = before or after
        assert current is not None
        count = MEETINGS if after else MEETINGS - 1
        assert answers(current.folder) == (count, count)

        work()
        now = current_build(home, str(MEETINGS))
        assert now is not None and answers(now.folder) == (MEETINGS, MEETINGS)
        assert len(segments_of(now.folder)) == 1
        named = {
            path.name
            for folder in (home / "builds").iterdir()
            for path in segments_of(folder)
        }  # fmt: skip
        assert {path.name for path in (home / SEGMENTS).iterdir()} == named

    assert False in outcomes


@pytest.mark.parametrize("gone", [(1,), (0, 2)], ids=["marked", "written anew"])
def test_killed_at_any_moment_of_removing(tmp_path: Path, gone: tuple[int, ...]) -> None:
    start, home = tmp_path / "start", tmp_path / "home"
    ensure_build(start, "old", lambda into: make(into, 0, 5, None))

    def anew() -> None:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(start, home)

    def work() -> None:
        before = current_build(home, "old")
        if before is not None:
            ensure_build(home, "new", lambda into: make(into, 0, 0, before.folder, gone))

    left = 5 - len(gone)
    outcomes = set()
    modules = (cache, segments, build, merging, removing, index_build)
    for _ in killed_at_every_line(work, modules, before=anew, steps=40):
        old, new = current_build(home, "old"), current_build(home, "new")
        outcomes.add(new is not None)
        current = old or new
        assert current is not None
        assert answers(current.folder) == ((left, left) if new else (5, 5))

        work()
        new = current_build(home, "new")
        assert new is not None and answers(new.folder) == (left, left)
        assert any(part.gone for part in parts_of(new.folder)) == (gone == (1,))
        named = {
            path.name
            for folder in (home / "builds").iterdir()
            for part in parts_of(folder)
            for path in (part.folder, *part.gone)
        }
        assert {path.name for path in (home / SEGMENTS).iterdir()} >= named

    assert False in outcomes
