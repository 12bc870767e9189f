"""`kwic` on the real minutes: aligned, sorted, and true to the source."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import Shell
from several_councils import EAST, NORTH, WEST, several_councils

import kurume_search as ks
from kurume_search.text.width import width

REAL = Path(__file__).parents[2] / "corpus/minutes/000_dc56ebb6b2a678a4.txt"


@pytest.fixture(scope="module")
def corpus(bundled: Path) -> ks.Corpus:
    return ks.open_corpus(bundled)


def test_lines_stand_below_each_other(corpus: ks.Corpus) -> None:
    text = repr(corpus.search("サーバ", unit="turn").kwic(sort=("L1",)))
    starts = {width(line[: line.index(" サーバ ")]) for line in text.splitlines()[1:]}

    assert len(starts) == 1
    assert len(text.splitlines()) == 12


def test_lines_are_sorted_from_the_nearest_word(corpus: ks.Corpus) -> None:
    lines = corpus.search("サーバ", unit="turn").kwic(sort="L1,R1")
    nearest = [line.left[-2:] for line in lines]
    runs = [word for at, word in enumerate(nearest) if word not in nearest[:at][-1:]]

    assert len(runs) == len(set(runs)) < len(nearest)
    assert [line.line for line in corpus.search("サーバ", unit="turn").kwic(sort=())] == sorted(
        line.line for line in lines
    )


def test_marks_are_of_the_source(shell: Shell) -> None:
    source = REAL.read_text("utf-8")
    ran = shell("kwic", "サーバー OR LINEWORKS", "--format", "json", "--all")

    assert ran.status == 0
    assert ran.json["schema"] == "kurume-search/kwic/1"
    assert ran.json["total"] == len(ran.json["lines"]) > 11
    for line in ran.json["lines"]:
        assert "".join(source[a:b] for a, b in line["marks"]) == line["match"]
        assert line["match"] in ("サーバ", "LINE WORKS", "LINEWORKS")
        assert source.count("\n", 0, line["start"]) + 1 == line["line"]


def test_words_and_display_are_two_windows(corpus: ks.Corpus) -> None:
    hits = corpus.search("サーバ", unit="turn")
    narrow = hits.kwic(window=1, sort="R1", display=80)
    wide = hits.kwic(window=20, sort="R1", display=10)

    assert [(line.line, line.start) for line in narrow] == [(ln.line, ln.start) for ln in wide]
    assert all(width(line.left) <= 12 for line in narrow)
    assert max(width(row) for row in repr(wide).splitlines()[1:]) < 70
    assert any(width(line.left) > 20 for line in wide)


def test_html_is_escaped_and_has_headings(corpus: ks.Corpus) -> None:
    hits = corpus.search("'サーバ' OR '<b>'", unit="turn")
    made = hits.kwic(columns=("cases", "outcomes", "role"))._repr_html_()

    assert "<b>" not in made
    assert "<caption>" in made
    assert 'scope="col"' in made
    assert made.count("<mark>サーバ</mark>") == 11
    assert "記載なし" in made


def test_names_are_hidden(shell: Shell) -> None:
    hidden = shell("kwic", "所長", "--format", "json")
    shown = shell("kwic", "所長", "--format", "json", "--names", "show")

    assert "清水" not in hidden.out
    assert "〔氏名〕" in hidden.out
    assert "清水" in shown.out
    assert hidden.json["total"] == shown.json["total"]


def test_pages_together_are_the_whole(shell: Shell) -> None:
    whole = shell("kwic", "サーバ", "--all", "--format", "tsv").out.splitlines()
    first = shell("kwic", "サーバ", "-n", "6", "--format", "tsv").out.splitlines()
    second = shell("kwic", "サーバ", "-n", "6", "--page", "2", "--format", "tsv").out.splitlines()

    assert first + second[1:] == whole
    assert shell("kwic", "サーバ", "--count").out == "11\n"


def test_filters_are_those_of_query(shell: Shell) -> None:
    found = shell("kwic", "サーバ", "--kind", "質問", "--department", "情報政策課", "--count")

    assert found.out == "3\n"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([], 2), (["サーバ", "--sort", "X1"], 2), (["サーバ", "--columns", "nanika"], 2),
        (["無い語だけ"], 1), (["--", "-サーバ"], 2), (["'"], 1), (["サーバ", "--display", "2"], 2),
    ],
)  # fmt: skip
def test_what_can_not_be_answered(shell: Shell, words: list[str], status: int) -> None:
    ran = shell("kwic", *words)

    assert ran.status == status
    assert "Traceback" not in ran.err


def test_a_page_beyond_the_last_is_said(shell: Shell) -> None:
    ran = shell("kwic", "オンライン結合", "--page", "99")

    assert ran.status == 2
    assert "1 ページまで" in ran.err
    assert ran.out == ""


def test_lines_of_several_councils_tell_which(
    tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    corpus = several_councils(tmp_path)
    asked = ("kwic", "保存期間", "--corpus", str(corpus.library.folder.path))

    rows = shell(*asked, "--format", "json").json["lines"]
    shown = shell(*asked, "--columns", "council,line", "--format", "table").out

    assert {row["council"] for row in rows} == {EAST, WEST, NORTH}
    assert shown.count(WEST) == 1 and shown.count(EAST) == 2
