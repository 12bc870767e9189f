"""A version of minutes that a corrected one replaced has an address, and is never counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search import Corpus, open_corpus
from kurume_search.errors import NotFoundError

LABELLED = Path(__file__).parents[1] / "quality/labelled"
FIRST = LABELLED / "p01_hanatate_summary_qa.txt"
OTHER = LABELLED / "p05_wakabadai_qa_noname.txt"
DAY = "2020-11-12"
PATHS = [f"minutes/{FIRST.name}", "minutes/訂正版.txt", "minutes/再訂正版.txt"]


@pytest.fixture
def mine(shell: Shell, tmp_path: Path) -> str:
    """Return a corpus with three versions of one meeting, and one of another."""
    folder = str(tmp_path / "mine")
    shell("init", folder)
    text = FIRST.read_text("utf-8")
    for name, word in (("訂正版", "県立図書館"), ("再訂正版", "市立図書館")):
        (tmp_path / f"{name}.txt").write_text(text.replace("図書館", word), "utf-8")
    given = (FIRST, tmp_path / "訂正版.txt", tmp_path / "再訂正版.txt", OTHER)
    for path in given:
        assert shell("add", "--corpus", folder, str(path)).status == 0
    return folder


@pytest.fixture
def corpus(mine: str) -> Corpus:
    return open_corpus(mine)


def test_a_meeting_knows_its_versions(corpus: Corpus) -> None:
    meeting = corpus.meeting(DAY)

    assert [(one.number, one.path, one.counted) for one in meeting.versions] == [
        (1, PATHS[0], False), (2, PATHS[1], False), (3, PATHS[2], True),
    ]  # fmt: skip
    assert (meeting.version, meeting.counted) == (3, True)
    (other,) = (corpus.meeting(name) for name in corpus.meetings if not name.endswith(DAY))
    assert (other.version, len(other.versions), other.counted) == (1, 1, True)


def test_an_older_version_is_read_as_it_stands(corpus: Corpus) -> None:
    said = {
        number: [word for word in ("県立図書館", "市立図書館") if word in view.source]
        for number in (1, 2, 3)
        for view in [corpus.meeting(DAY, version=number)]
    }

    assert said == {1: [], 2: ["県立図書館"], 3: ["市立図書館"]}
    first = corpus.meeting(DAY, version=1)
    assert (first.minutes.path, first.version, first.counted) == (PATHS[0], 1, False)
    assert "数えない旧版" in repr(first) and PATHS[2] in first._repr_html_()
    assert "県立図書館" in (corpus.case(f"{DAY}/c3", version=2).title or "")
    assert corpus.turn(f"{DAY}/t001", version=1).of is first


def test_search_counts_the_meeting_once(corpus: Corpus) -> None:
    assert len(corpus.meetings) == 2
    assert corpus.search("'県立図書館'").total == 0
    assert corpus.search("'市立図書館'").total == 1
    assert sum(row.cases for row in corpus.search().facets("meeting")) == 7


def test_corrections_are_of_the_version_that_counts(mine: str) -> None:
    Path(mine, "corrections.toml").write_text(
        f'[[correction]]\nmeeting = "{DAY}"\nline = 73\nfield = "case.outcome"\n'
        'value = "approved"\nwho = "甲"\nwhy = "答申書による"\n',
        "utf-8",
    )
    corpus = open_corpus(mine)

    assert [
        [made.value for made in corpus.meeting(DAY, version=number).minutes.corrections]
        for number in (1, 2, 3)
    ] == [[], [], ["approved"]]


@pytest.mark.parametrize("version", [0, 4, -1])
def test_a_version_that_isn_t_there_is_said(corpus: Corpus, version: int) -> None:
    with pytest.raises(NotFoundError, match=r"はありません\(1 から 3\)"):
        corpus.meeting(DAY, version=version)


def test_show_takes_a_version_and_lists_the_others(shell: Shell, mine: str) -> None:
    def show(*words: str) -> str:
        ran = shell("show", *words, "--corpus", mine, "--format", "table")
        assert ran.status == 0
        return ran.out

    newest, first = show(DAY), show(DAY, "--version", "1")
    assert f"数えない旧版: {PATHS[0]}  --version 1" in newest
    assert f"数えない旧版: {PATHS[1]}  --version 2" in newest
    assert "集計に使う版" not in newest and "市立図書館" in newest
    assert "版 1(数えない旧版です)" in first
    assert f"集計に使う版: {PATHS[2]}  --version 3" in first
    assert "市立図書館" not in first
    assert show(PATHS[0]) == first
    assert show(PATHS[2]) == newest
    assert "県立図書館" in show(f"{DAY}/c3", "--version", "2")
    assert "版 " not in show(OTHER.name.join(("minutes/", "")))


def test_a_case_is_found_in_a_version_by_its_number(shell: Shell, mine: str) -> None:
    number = open_corpus(mine).case(f"{DAY}/c3").number
    assert number is not None

    shown = shell("show", number, "--version", "2", "--corpus", mine, "--format", "json").json

    assert (shown["version"], shown["versions"][1]["path"]) == (2, PATHS[1])
    assert "県立図書館" in json.dumps(shown, ensure_ascii=False)


def test_show_says_what_can_t_be_shown(shell: Shell, mine: str) -> None:
    assert shell("show", DAY, "--version", "9", "--corpus", mine).status == 1
    assert shell("show", DAY, "--version", "0", "--corpus", mine).status == 2
    assert shell("show", "minutes/nosuch.txt", "--corpus", mine).status == 1


def test_check_lists_the_versions(shell: Shell, mine: str) -> None:
    told = shell("check", "--corpus", mine, "--format", "table").out.replace("\n  ", "")
    form = shell("check", "--corpus", mine, "--format", "json").json

    assert f"旧版を見るには: kurume-search show {DAY} --version 2" in told
    assert [(one["number"], one["path"], one["counted"]) for one in form["versions"]] == [
        (1, PATHS[0], False), (2, PATHS[1], False), (3, PATHS[2], True),
    ]  # fmt: skip
    assert {one["meeting"].rpartition("/")[2] for one in form["versions"]} == {DAY}


def test_two_meetings_of_one_file_keep_their_places(shell: Shell, tmp_path: Path) -> None:
    folder = str(tmp_path / "mine")
    shell("init", folder)
    text = FIRST.read_text("utf-8") + "\n\n" + OTHER.read_text("utf-8")
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "a訂正版.txt").write_text(text.replace("図書館", "県立図書館"), "utf-8")
    shell("add", "--corpus", folder, str(tmp_path / "a.txt"))
    shell("add", "--corpus", folder, str(tmp_path / "a訂正版.txt"))
    corpus = open_corpus(folder)

    for name in corpus.meetings:
        views = [corpus.meeting(name, version=number) for number in (1, 2)]
        assert [view.meeting.body for view in views] == [views[1].meeting.body] * 2
        assert [len(view.cases) for view in views] == [len(views[1].cases)] * 2
    several = shell("show", "minutes/a.txt", "--corpus", folder, "--format", "json").json
    assert len(several.get("several", [several])) == len(corpus.meetings)
