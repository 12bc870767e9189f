"""What a build notes lets the next one go on from it, and says no more than a fresh one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.api.corpus import Corpus, open_corpus
from kurume_search.api.own.manage import add, init, remove, restore
from kurume_search.search.building.ledger import LEDGER, Listed
from kurume_search.search.building.origins import read_origins

names = st.text(st.sampled_from('ab",\\\n[] 会') | st.characters(exclude_categories=["Cs"]))


@given(st.lists(names, max_size=4), st.lists(names, max_size=4), names)
def test_a_list_that_grows_is_the_list(held: list[str], more: list[str], asked: str) -> None:
    listed = Listed(bytes(Listed.of(held)))
    for item in more:
        listed.add(item)

    assert json.loads(bytes(listed)) == listed.items() == [*held, *more]
    assert len(listed) == len(held) + len(more)
    assert [item in listed for item in (asked, *held, *more)] == [
        item in (*held, *more) for item in (asked, *held, *more)
    ]


@given(st.lists(names, max_size=4), st.lists(names, max_size=4), st.sets(st.integers(0, 7)))
def test_a_list_without_some_is_the_list_of_the_others(
    held: list[str], more: list[str], out: set[int]
) -> None:
    listed = Listed(bytes(Listed.of(held)))
    for item in more:
        listed.add(item)

    left = [item for at, item in enumerate([*held, *more]) if at not in out]
    assert bytes(listed.without(out)) == bytes(Listed.of(left))


MINUTES = """\
令和3年度第{number}回青嶺市個人情報保護審査会会議録

日時　令和3年6月{day}日

（会長）議題{day}について、質問はありませんか。{more}

（委員）なし。
"""
Step = Callable[[Path, Path], object]


def file_of(folder: Path, day: int, more: str = "") -> Path:
    path = folder / f"{day}{len(more)}.txt"
    path.write_text(MINUTES.format(number=day, day=day, more=more), "utf-8")
    return path


STEPS: dict[str, Step] = {
    "one more": lambda root, given: add(root, [file_of(given, 4)]),
    "two more, one of the same day": lambda root, given: add(
        root, [file_of(given, 5), file_of(given, 3, "別の会議。" * 3)], synthetic=True
    ),
    "another version": lambda root, given: add(root, [file_of(given, 2, "訂正。")]),
    "an older version back": lambda root, given: (
        STEPS["another version"](root, given),
        remove(root, ["minutes/20.txt"]),
        open_corpus(root),
        restore(root, ["20.txt"]),
    ),
    "changed by hand": lambda root, _: (root / "minutes/20.txt").write_text(
        MINUTES.format(number=2, day=9, more="手で直しました。"), "utf-8"
    ),
    "changed by hand, one more": lambda root, given: (
        STEPS["changed by hand"](root, given),
        STEPS["one more"](root, given),
    ),
    "gone by hand": lambda root, _: (root / "minutes/10.txt").unlink(),
    "out": lambda root, _: remove(root, ["minutes/10.txt"]),
    "called invented": lambda root, _: (root / "manifest.toml").write_text(
        (root / "manifest.toml").read_text("utf-8").replace("real = true", "real = false", 1),
        "utf-8",
    ),
    "another register": lambda root, _: (root / "synonyms.toml").write_text(
        '[[synonym]]\ncouncil = "any"\nterms = ["会議", "集まり"]\n', "utf-8"
    ),
    "a list cut short": lambda root, given: (
        _cut(open_corpus(root).library.build.folder / LEDGER),
        STEPS["one more"](root, given),
    ),
}


def _cut(path: Path) -> None:
    head, *lists = path.read_bytes().split(b"\n\n")
    path.write_bytes(b"\n\n".join([head, *(one.split(b",\n")[0] + b"\n]" for one in lists)]))


@pytest.mark.parametrize("first", STEPS)
def test_going_on_says_what_building_anew_says(
    first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path / "cache"))
    root, given = init(tmp_path / "mine"), tmp_path / "given"
    given.mkdir()
    add(root, [file_of(given, day) for day in (1, 2, 3)])
    open_corpus(root)

    for name in (first, "two more, one of the same day", "out"):
        if name != "out" or (root / "minutes/10.txt").exists():
            STEPS[name](root, given)
        gone_on = said(open_corpus(root))
        shutil.rmtree(tmp_path / "cache")
        assert gone_on == said(open_corpus(root)), name


def said(corpus: Corpus) -> tuple[object, ...]:
    library = corpus.library
    info = {key: one for key, one in library.info.items() if key not in ("reused", "segments")}
    origins = read_origins(library.build.folder)
    texts = [library.searcher.columns.text(row) for row in range(info["passages"])]
    return info, origins, library.meeting_ids(), texts, corpus.search("会議").found.total
