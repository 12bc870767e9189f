"""What is like a word is found without reading all headwords; held to the slow way."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from likely import check_likeness, likely, suggested_slowly

from kurume_search.api.corpus import open_corpus
from kurume_search.api.sample import open_sample
from kurume_search.query.ast import Query, Words
from kurume_search.search.answering.suggest import suggestions
from kurume_search.search.building import alike as module
from kurume_search.search.building import late_headwords
from kurume_search.search.building.alike import LONG
from kurume_search.search.building.headwords import (
    HEADWORDS,
    Headword,
    Headwords,
    HeadwordSegment,
    headword_row,
    write_headwords,
)
from kurume_search.search.searcher import Searcher
from kurume_search.store.arrays import ArrayFile, write_arrays


@pytest.fixture(scope="module", params=["bundled", "sample"])
def searcher(request: pytest.FixtureRequest) -> Searcher:
    """Indexes of real and of invented minutes."""
    corpus = open_corpus() if request.param == "bundled" else open_sample()
    return corpus.library.searcher


def misspelled(words: Sequence[Headword], dice: random.Random) -> str:
    """Return a word or two of `words` with something wrong, in kana or as it is written."""
    word = dice.choice(words)
    text = dice.choice((word.text, word.text, word.reading))
    at, other = dice.randrange(len(text)), dice.choice(words).text
    match dice.randrange(6):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + dice.choice(other) + text[at + 1 :]
        case 2:
            return text[: at + 1] + dice.choice(other) + text[at + 1 :]
        case 3:
            return text[:at] + text[at:][::-1]
        case 4:
            return f"{text}の{other}"
    return text + other


def test_suggestions_are_those_of_the_slow_way(searcher: Searcher) -> None:
    dice, words, finder = random.Random(1), list(searcher.headwords), searcher.finder(names=False)
    asked = {misspelled(words, dice) for _ in range(400)} | {"宇宙飛行士", "個人上方", "𠮷野家"}
    missing = [one for one in sorted(asked - {""}) if not finder.counts(Words(one))]

    assert len(missing) > 100
    for text in missing:
        found = suggestions(Query(Words(text)), finder, searcher.headwords)
        assert list(found) == suggested_slowly(text, words), text


def test_all_that_is_like_words_is_found_in_order(searcher: Searcher) -> None:
    check_likeness(searcher.headwords)


def headwords(folder: Path, words: Sequence[Headword]) -> Headwords:
    rows = sorted({headword_row(word.reading, word.text): word.times for word in words}.items())
    write_headwords(folder, rows)
    return Headwords([HeadwordSegment(folder)], [])


def test_characters_that_share_a_class_are_told_apart(tmp_path: Path) -> None:
    """More characters than a byte has values: the first and the 257th have one class."""
    signs = [chr(0x4E00 + number) for number in range(600)]
    words = [Headword("ア", f"{one}{two}", 1) for one, two in pairwise(signs)]
    made = headwords(tmp_path, words)

    for one in signs[::37]:
        wanted = f"{one}{signs[-1]}一"
        assert list(made.like(wanted, "looks", 40)) == likely(wanted, "looks", 40, list(made))


def test_words_of_any_length_are_compared(tmp_path: Path) -> None:
    lengths = (1, 2, LONG - 1, LONG, LONG + 1, 400)
    made = headwords(tmp_path, [Headword("ア" * n, "案" * n, n) for n in lengths])

    for length in (*lengths, 300):
        for sign, side in (("ア", "sounds"), ("案", "looks")):
            wanted = sign * length
            assert list(made.like(wanted, side, 60)) == likely(wanted, side, 60, list(made))


@given(st.lists(st.text(alphabet="アイウ\U00020bb7", min_size=1, max_size=5), max_size=40))
def test_a_row_is_found_by_its_place_among_those_of_its_length(texts: list[str]) -> None:
    with TemporaryDirectory() as folder, patch.object(module, "_CHUNK", 7):
        made = HeadwordSegment(_written(Path(folder, "new"), [Headword("ア", t, 1) for t in texts]))
        rows = [row.decode().split("\t")[1] for row, _ in made.rows()]
        alike = made.alike["looks"]

        for row, text in enumerate(rows):
            place = sum(len(one) == len(text) for one in rows[:row])
            assert alike.row(len(text), place) == row
            assert (len(text), place) in alike.like(text, 100)[100.0]


@pytest.mark.parametrize("writable", [True, False])
def test_headwords_written_without_it_get_it_once(
    tmp_path: Path, writable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those of indexes are that were built before."""
    words = [Headword("ショウジョ", "証書", 2), Headword("ショウショ", "詔書", 1)]
    held = ArrayFile(_written(tmp_path / "new", words) / HEADWORDS)
    old = {one: held.ints(one) for one in held.names if one.startswith(("rows", "starts", "times"))}
    (tmp_path / "old").mkdir()
    write_arrays(tmp_path / "old" / HEADWORDS, old, {}, press=("starts", "times"))
    if not writable:
        monkeypatch.setattr(late_headwords, "replace", refuse)
    made = Headwords([HeadwordSegment(tmp_path / "old")], [])

    assert [word for _, word in made.like("ショウショ", "sounds", 75)] == words[::-1]
    check_likeness(made)
    again = (tmp_path / "old" / HEADWORDS).read_bytes()
    assert (again == (tmp_path / "new" / HEADWORDS).read_bytes()) is writable
    assert [one.name for one in (tmp_path / "old").iterdir()] == [HEADWORDS]


def refuse(*_: object) -> None:
    raise PermissionError


def _written(folder: Path, words: Sequence[Headword]) -> Path:
    folder.mkdir()
    headwords(folder, words)
    return folder
