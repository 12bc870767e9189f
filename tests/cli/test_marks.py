"""Marks and mistypings that a person meets on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search import open_corpus, open_sample

SAMPLE = ("--corpus", "sample")


@pytest.mark.parametrize("form", ["tsv", "csv", "md", "jsonl"])
@pytest.mark.parametrize(
    "words", [("query", "給食"), ("kwic", "給食"), ("departments",), ("check",)]
)
def test_rows_of_a_synthetic_corpus_are_marked_beside_them(
    shell: Shell, words: tuple[str, ...], form: str
) -> None:
    assert "合成データ" in shell(*words, *SAMPLE, "--format", form).err
    assert "合成データ" not in shell(*words, "--format", form).err


@pytest.mark.parametrize(
    "words",
    [
        ("query", "給食"),
        ("articles",),
        ("departments",),
        ("topics",),
        ("check",),
        ("facets", "role"),
    ],
)
def test_every_table_of_a_synthetic_corpus_is_marked_once(
    shell: Shell, words: tuple[str, ...]
) -> None:
    ran = shell(*words, *SAMPLE, "--format", "table")
    assert (ran.out + ran.err).count("合成データ") == 1


def test_a_number_below_zero_is_named_as_typed(shell: Shell) -> None:
    ran = shell("query", "-n", "-1")
    assert ran.status == 2
    assert "-1" in ran.err and not re.search("[\ue000\ufdd0]", ran.err)


@pytest.mark.parametrize("word", ["\ue000", "給\ue000食", "-\ue000"])
def test_a_gaiji_is_asked_for_as_typed(shell: Shell, word: str) -> None:
    said = shell("query", f'"{word}"', "--explain", "--format", "table").err

    assert word in said


def test_a_word_to_leave_out_is_asked_for_as_typed(shell: Shell) -> None:
    asked = shell("query", "個人情報", "-委託", "--format", "json").json["query"]

    assert "-委託" in str(asked) or "NOT" in str(asked)


def test_a_file_whose_name_begins_with_a_hyphen_is_named_as_typed(
    shell: Shell, tmp_path: Path
) -> None:
    shell("init", str(tmp_path / "corpus"))

    ran = shell("add", "--corpus", str(tmp_path / "corpus"), "-資料.txt")

    assert "-資料.txt がありません" in ran.out and "\ufdd0" not in ran.out + ran.err


@pytest.mark.parametrize("words", [("precedents", "--like"), ("show",), ("cite",)])
def test_an_id_without_a_meeting_is_named_as_typed(shell: Shell, words: tuple[str, ...]) -> None:
    ran = shell(*words, "nope")
    assert ran.status == 1
    assert "nope" in ran.err


def test_markdown_shows_tags_in_minutes_as_text(shell: Shell, tmp_path: Path) -> None:
    note = tmp_path / "r3.txt"
    source = next((Path(__file__).parents[2] / "corpus" / "minutes").glob("*.txt"))
    note.write_text(
        source.read_text("utf-8").replace("この件に関して", "<script>x</script>"), "utf-8"
    )
    mine = str(tmp_path / "mine")
    shell("init", mine)
    shell("add", "--corpus", mine, str(note))
    ran = shell("query", "script", "--corpus", mine, "--format", "md")
    assert ran.status == 0
    assert "&lt;script" in ran.out and "<script" not in ran.out


def test_the_quality_of_synthetic_minutes_is_marked() -> None:
    made, real = open_sample().quality(), open_corpus().quality()
    assert "合成データ" in made._repr_html_() and "合成データ" in repr(made)
    assert "合成データ" not in real._repr_html_() + repr(real)


def test_a_strict_check_says_why_it_fails(shell: Shell) -> None:
    ran = shell("check", "--strict", "--format", "tsv")
    assert ran.status == 4
    assert "欠けている回" in ran.err


def test_meetings_of_two_sets_count_once(shell: Shell) -> None:
    ran = shell("keyness", "--kind", "質問", "--against", "kind:回答", *SAMPLE, "--lang", "en")
    summaries, verbatim = map(int, re.search(r"(\d+) summaries, (\d+) verbatim", ran.err).groups())
    meetings = int(shell("query", "--unit", "meeting", "--count", *SAMPLE).out)
    assert 0 < summaries + verbatim <= meetings
