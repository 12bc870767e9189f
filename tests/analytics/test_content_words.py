"""Every row of the table of words proves its own examples."""

from __future__ import annotations

import pytest

from kurume_search.analysis.morphemes import spoken_tokens
from kurume_search.analytics.rows.basis import Basis
from kurume_search.analytics.running.compounds import compounds_of
from kurume_search.analytics.running.word_rules import general_compounds, version_of, word_rules
from kurume_search.data import table
from kurume_search.model.registers import Department, Law, LawName, Registers, Topic

TABLE = table("content_words")


def content(text: str) -> list[str]:
    rules = word_rules()
    return [
        one.token.term
        for one in spoken_tokens(text)
        if one.pos in rules.pos and one.token.term not in rules.stop
    ]


@pytest.mark.parametrize("row", TABLE["pos"], ids=lambda row: row["label"])
def test_a_part_of_speech_counts_or_not_as_its_row_says(row: dict) -> None:
    for text, words in row["examples"]:
        assert content(text) == words
    for text in row["not_examples"]:
        assert not [one.pos for one in spoken_tokens(text) if one.pos in row["names"]]


@pytest.mark.parametrize("row", TABLE["stop"]["word"], ids=lambda row: row["terms"][0])
def test_stop_words_would_count_otherwise(row: dict) -> None:
    found = [one for one in spoken_tokens(row["example"]) if one.token.term in row["terms"]]

    assert any(one.pos in word_rules().pos for one in found)


def test_no_stop_word_stands_twice() -> None:
    terms = [term for row in TABLE["stop"]["word"] for term in row["terms"]]

    assert len(terms) == len(set(terms))


@pytest.mark.parametrize("term", TABLE["compounds"]["terms"])
def test_compounds_are_several_words(term: str) -> None:
    assert term in compounds_of(Registers()).names
    assert len(spoken_tokens(term)) > 1


def test_compounds_of_registers() -> None:
    registers = Registers(
        departments=(Department(id="a", council="c", name="生涯学習課", aliases=("学習課",)),),
        laws=(
            Law(
                id="l", council=None, title="個人情報の保護に関する法律", kind="act",
                names=(LawName(text="保護法"),),
            ),
        ),
        topics=(
            Topic(
                id="t", axis="field", group="g", label="放課後児童", gloss="",
                any=("学童保育", "本人以外から", "条例第", "学童"),
            ),
        ),
    )  # fmt: skip

    names = set(compounds_of(registers).names) - set(general_compounds())

    assert names == {
        "生涯学習課", "学習課", "個人情報の保護に関する法律", "保護法", "放課後児童", "学童保育",
    }  # fmt: skip


def test_the_version_says_which_table_it_was() -> None:
    one, other = compounds_of(Registers()), compounds_of(Registers(), more=("図書館分館",))

    assert one.version != other.version
    assert one.version == compounds_of(Registers()).version == version_of(one.names)
    assert set(other.names) - set(one.names) == {"図書館分館"}


def test_every_part_of_speech_has_an_english_name() -> None:
    line = Basis(analysis="a", pos=word_rules().labels).line("en")

    assert line.isascii()
