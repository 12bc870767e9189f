"""Words in kana are found by their sound; words found nowhere get likely ones suggested."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from indexed import build
from strategies import minutes_of

from kurume_search.analysis.morphemes import spoken_tokens
from kurume_search.query.ast import Expansion, Literal, Or, Words
from kurume_search.search.headword_counts import HeadwordCounts
from kurume_search.search.headwords import Headwords
from kurume_search.search.searcher import Searcher
from kurume_search.search.suggest import suggestions
from kurume_search.text.kana import is_kana, reading_key
from kurume_search.text.spans import Span

TURNS = minutes_of(
    "個人情報の保護について", "個人情報保護条例を改正する", "セキュリティの研修", "しみんの声",
    "市民の声を聞く", "第３号の保存期間",
)  # fmt: skip


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    return build([TURNS], tmp_path / "build")


def turns(searcher: Searcher, text: str, **choices: bool) -> list[str]:
    found = searcher.search(searcher.parse(f"{text} unit:turn"), **choices)
    return sorted(name.rpartition("/")[2] for name in found.ids())


@pytest.mark.parametrize("typed", ["こじんじょうほう", "コジンジョウホウ", "ｺｼﾞﾝｼﾞｮｳﾎｳ"])
def test_kana_find_what_is_read_so_and_say_it(searcher: Searcher, typed: str) -> None:
    query = searcher.expanded(searcher.parse(typed))

    assert turns(searcher, typed) == ["t001", "t002"]
    assert query.node == Or((Words(typed), Words("個人情報")))
    assert query.expansions == (Expansion(typed, ("個人情報",), "reading"),)


def test_kana_that_stand_somewhere_mean_themselves(searcher: Searcher) -> None:
    assert turns(searcher, "しみん") == ["t004"]
    assert turns(searcher, "セキュリティ") == ["t003"]
    assert searcher.expanded(searcher.parse("しみん")).expansions == ()


def test_readings_can_be_switched_off(searcher: Searcher) -> None:
    assert turns(searcher, "こじんじょうほう", readings=False) == []
    assert turns(searcher, "=こじんじょうほう") == []


def suggested(searcher: Searcher, text: str) -> list[tuple[str, str]]:
    query = searcher.parse(text)
    finder = searcher.search(query).finder
    return [(one.term, one.why) for one in suggestions(query, finder, searcher.headwords)]


def test_a_wrong_conversion_is_suggested_first(searcher: Searcher) -> None:
    assert suggested(searcher, "個人上方")[0] == ("個人情報", "reading")
    assert suggested(searcher, "保存機関")[0] == ("保存期間", "reading")


def test_near_misses_are_suggested_and_what_is_unlike_is_not(searcher: Searcher) -> None:
    assert ("セキュリティ", "reading") in suggested(searcher, "セキュリテイー")
    assert suggested(searcher, "宇宙飛行士") == []


def test_only_words_found_nowhere_and_not_negated_get_suggestions(searcher: Searcher) -> None:
    assert suggested(searcher, "市民 セキュリティ -個人上方") == []


def test_numbers_are_no_headwords(searcher: Searcher) -> None:
    assert not any("3" in word.text or "３" in word.text for word in searcher.headwords)


def test_hidden_names_are_no_headwords(tmp_path: Path) -> None:
    counts = HeadwordCounts()
    text = "清水課長の説明"
    counts.add(text, spoken_tokens(text), [Span(0, 2)])
    counts.write(tmp_path)

    assert [word.text for word in Headwords(tmp_path)] == ["課", "課長", "説明"]


@given(st.text(alphabet="かカｶがガｶﾞー゛ぢヅヴa漢 "))
def test_readings_compare_alike_whatever_kana_they_are_in(text: str) -> None:
    key = reading_key(text)

    assert reading_key(key) == key
    assert is_kana(text) is False or is_kana(key)


def test_literals_are_suggested_for_too(searcher: Searcher) -> None:
    assert Literal("個人上方") == searcher.parse("'個人上方'").node
    assert suggested(searcher, "'個人上方'")[0] == ("個人情報", "reading")
