from __future__ import annotations

from collections.abc import Sequence

from strategies import REGISTERS

from kurume_search.analysis.morphemes import tokens
from kurume_search.query.ast import (
    And,
    Exact,
    Expansion,
    Literal,
    Near,
    Not,
    Or,
    Prefix,
    Query,
    Words,
)
from kurume_search.query.expand import expand, multiword_terms, synonyms_of
from kurume_search.query.explain import explain
from kurume_search.query.parse import parse_query

SYNONYMS = synonyms_of(REGISTERS)


def has_words(text: str) -> bool:
    return bool(tokens(text))


def expanded(text: str) -> Query:
    query = parse_query(text, multiword=multiword_terms(REGISTERS))
    return expand(query, SYNONYMS, has_words)


def terms(text: str) -> Sequence[str]:
    return [token.term for token in tokens(text)]


BOTH = Or((Words("LINEWORKS"), Words("LINE WORKS")))


def test_synonyms_are_asked_for_and_said() -> None:
    query = expanded("LINEWORKS -手当")

    assert query.node == And((BOTH, Not(Or((Words("手当"), Words("給付金"))))))
    assert query.expansions == (
        Expansion("LINEWORKS", ("LINE WORKS",), "synonym"),
        Expansion("手当", ("給付金",), "synonym"),
    )


def test_a_term_of_two_words_is_one() -> None:
    assert expanded("line works").node == Or((Words("line works"), Words("LINEWORKS")))


def test_near_has_synonyms_too() -> None:
    assert expanded("LINEWORKS NEAR/3 個人").node == Near(BOTH, Words("個人"), 3)


def test_an_exact_term_and_a_part_of_a_term_stay_as_they_are() -> None:
    assert expanded("=LINEWORKS").node == Exact("LINEWORKS")
    assert expanded("LINEWORKS*").node == Prefix("LINEWORKS")
    assert expanded("LINEWORKSの").node == Words("LINEWORKSの")
    assert expanded("LINEWORKSの").expansions == ()


def test_marks_without_morphemes_are_looked_for_as_they_stand() -> None:
    query = expanded('個人 "●" ="★"')

    assert query.node == And((Words("個人"), Literal("●"), Literal("★")))
    assert [expansion.why for expansion in query.expansions] == ["literal", "literal"]


def test_synonyms_can_be_left_out() -> None:
    assert expand(parse_query("LINEWORKS"), {}, has_words).node == Words("LINEWORKS")


def test_an_explanation_says_everything_between_typed_and_asked() -> None:
    typed = parse_query("LINEWORKS 'サーバ'")
    found = explain(typed, expand(typed, SYNONYMS, has_words), terms)

    assert found.raw == "LINEWORKS 'サーバ'"
    assert found.parsed == "\"LINEWORKS\" 'サーバ' unit:case"
    assert found.asked == '("LINEWORKS" OR "LINE WORKS") \'サーバ\''
    assert [(reading.text, reading.terms) for reading in found.readings] == [
        ('"LINEWORKS"', ("lineworks",)),
        ('"LINE WORKS"', ("line", "works")),
        ("'サーバ'", ()),
    ]
    assert found.expansions == (Expansion("LINEWORKS", ("LINE WORKS",), "synonym"),)
