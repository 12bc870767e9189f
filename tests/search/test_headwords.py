"""Words in kana are found by their sound; words found nowhere get likely ones suggested."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from indexed import build
from strategies import minutes_of

from kurume_search.analysis.cutting import Cutter
from kurume_search.analysis.morphemes import spoken_tokens
from kurume_search.query.ast import Expansion, Literal, Or, Words
from kurume_search.search.answering.suggest import suggestions
from kurume_search.search.building import word_columns
from kurume_search.search.building.headword_counts import Readings, count_headwords
from kurume_search.search.building.word_columns import WordColumns, WordTable
from kurume_search.search.searcher import Searcher
from kurume_search.search.stored.codes import Codes
from kurume_search.text.kana import is_kana, reading_key

PIECES = (
    "個人情報", "保護", "の", "審議会", "、", " ", "12", "二十", "四丁目", "ヴェルデ", "LINE",
    "が゛", "お知らせ", "等", "第",
)  # fmt: skip

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


def counted(text: str, hidden: list[tuple[int, int, int]]) -> list[tuple[str, str, int]]:
    """Return the headwords of one passage."""
    cutter = Cutter()
    table = WordTable(Codes())
    words = WordColumns(table, 0)
    for cut in cutter.cut([[text]]):
        table.extend(cutter.words)
        words.add(cut, hidden)
    counts = count_headwords(words.done(), table, Readings(cutter.words))
    rows = [(*row.decode().split("\t")[1::-1], times) for row, times in counts.items()]
    return sorted((word, reading, times) for word, reading, times in rows)


def test_words_stay_where_they_are_when_they_need_more_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(word_columns, "_ROOM", 3)
    cutter, table = Cutter(), WordTable(Codes())
    words = WordColumns(table, 10)
    for text in ("市民の声を聞く", "保存期間", "市民の声"):
        cut = cutter.block([text])
        table.extend(cutter.words)
        words.add(cut, [])

    running = words.done()
    held = words.laid(words.ranked(running), running)

    texts = [cutter.words.surfaces[word] if word >= 0 else "" for word in running.words]
    assert texts == [
        "市民",
        "の",
        "声",
        "を",
        "聞く",
        "",
        "保存",
        "期間",
        "",
        "市民",
        "の",
        "声",
        "",
    ]
    assert [term.decode() for term in held.terms] == sorted({*texts} - {""})
    at = held.terms.index("市民".encode())
    assert held.places[held.at[at] : held.at[at + 1]].tolist() == [10, 19]
    assert held.lengths.tolist() == [5, 2, 3]


def test_a_segment_of_marks_alone_has_no_terms() -> None:
    cutter, table = Cutter(), WordTable(Codes())
    words = WordColumns(table, 0)
    cut = cutter.block(["、。"])
    table.extend(cutter.words)
    words.add(cut, [])

    running = words.done()
    held = words.laid(words.ranked(running), running)

    assert (held.terms, held.places.tolist(), held.words.tolist()) == ([], [], [0])


def test_hidden_names_are_no_headwords() -> None:
    found = counted("清水課長の説明", [(0, 0, 2)])

    assert [word for word, _, _ in found] == ["説明", "課", "課長"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_headwords_are_words_and_runs_of_nouns(text: str) -> None:
    truth: dict[tuple[str, str], int] = {}
    usable = [
        one for one in spoken_tokens(text)
        if not any(map(str.isdecimal, text[one.token.start : one.token.stop]))
    ]  # fmt: skip
    runs = [[one] for one in usable if one.content]
    for start in range(len(usable)):
        for stop in range(start + 2, min(start + 4, len(usable)) + 1):
            run = usable[start:stop]
            together = all(b.token.position == a.token.position + 1 for a, b in pairwise(run))
            if together and all(one.joins for one in run):
                runs.append(run)
    for run in runs:
        key = (
            text[run[0].token.start : run[-1].token.stop],
            reading_key("".join(one.reading for one in run)),
        )
        if key[1]:
            truth[key] = truth.get(key, 0) + 1

    assert counted(text, []) == sorted((*key, times) for key, times in truth.items())


@given(st.text(alphabet="かカｶがガｶﾞー゛ぢヅヴa漢 "))
def test_readings_compare_alike_whatever_kana_they_are_in(text: str) -> None:
    key = reading_key(text)

    assert reading_key(key) == key
    assert is_kana(text) is False or is_kana(key)


def test_literals_are_suggested_for_too(searcher: Searcher) -> None:
    assert Literal("個人上方") == searcher.parse("'個人上方'").node
    assert suggested(searcher, "'個人上方'")[0] == ("個人情報", "reading")
