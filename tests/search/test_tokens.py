"""What the index knows of words is what Sudachi says, and saves loading it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, build, opened
from strategies import meetings, minutes_of

from kurume_search.analysis.morphemes import is_one_word, tokens
from kurume_search.api.corpus import open_corpus
from kurume_search.api.sample import open_sample
from kurume_search.search.building import word_columns
from kurume_search.search.searcher import Searcher
from kurume_search.search.words import cuts
from kurume_search.search.words import tokens as module
from kurume_search.search.words.cuts import CUTS, write_cuts
from kurume_search.store.segments import segments_of


@pytest.fixture(scope="module", params=["bundled", "sample"])
def searcher(request: pytest.FixtureRequest) -> Iterator[Searcher]:
    corpus = open_corpus() if request.param == "bundled" else open_sample()
    yield corpus.library.searcher


def without_sudachi():
    """Let whoever gives a text to Sudachi fail."""
    return patch.object(module, "tokenize", side_effect=AssertionError("Sudachi was asked"))


def test_the_words_of_passages_are_read_off_the_index(searcher: Searcher) -> None:
    rows = range(searcher.columns.passages)
    with without_sudachi():
        read = [searcher.tokens.of_passage(row) for row in rows]

    assert read == [tokens(searcher.columns.text(row)) for row in rows]


@given(meetings())
def test_they_are_those_of_any_text(corpus: Corpus) -> None:
    with opened(corpus) as searcher:
        for row in range(searcher.columns.passages):
            assert searcher.tokens.of_passage(row) == tokens(searcher.columns.text(row))


# ー is a word where nothing goes before it, and a mark elsewhere; 🗾 and ① are marks.
ODD = st.lists(
    st.sampled_from(["ー", "個人", "、", "①", "１", "サーバ", "サーバー", "🗾", " ", "入替え"]),
    min_size=1, max_size=8,
).map("".join)  # fmt: skip


@given(st.lists(ODD, min_size=1, max_size=4), st.sampled_from([1, 2, 255]))
@settings(max_examples=60)
def test_words_like_marks_and_spellings_without_numbers_are_cut_again(
    turns: list[str], unnumbered: int
) -> None:
    with (
        patch.object(word_columns, "UNNUMBERED", unnumbered),
        patch("kurume_search.search.words.spellings.UNNUMBERED", unnumbered),
        opened([minutes_of(*turns)]) as searcher,
    ):
        for row in range(searcher.columns.passages):
            assert searcher.tokens.of_passage(row) == tokens(searcher.columns.text(row))


def test_terms_and_frequent_compounds_are_known_by_their_cuts(searcher: Searcher) -> None:
    held = searcher.leaves
    terms = [held.term(number) for number in range(len(held))]
    asked = terms + [word.text for word in searcher.headwords]
    with patch.object(module, "tokenize", side_effect=lambda text: None):
        known = {text: found for text in asked if (found := searcher.tokens.of_text(text))}

    assert all(found == tokens(text) for text, found in known.items())
    assert {term for term in terms if is_one_word(term)} <= set(known)
    assert {"個人情報", "目的外利用"} & set(known)


def test_what_is_typed_otherwise_goes_to_sudachi(searcher: Searcher) -> None:
    for text in ("ｻｰﾊﾞｰ", "個人 情報", "、", "", "=", "聞いたこともない言い回し"):
        assert searcher.tokens.of_text(text) == tokens(text)


ODD = (
    '], "cut": {',
    "], cut: {",
    '"], "cut": {"',
    ", ",
    ": ",
    '", "',
    '": "',
    "\\",
    '案"',
    "案,件",
    "案",
)


@given(st.lists(st.lists(st.sampled_from(ODD), min_size=1, max_size=3).map("".join), unique=True))
@settings(deadline=None)
def test_no_text_is_taken_for_what_stands_between_others(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        write_cuts(Path(folder), [text.encode() for text in texts[::2]], [], [*texts[1::2], "個人"])
        said = json.loads(Path(folder, CUTS).read_bytes())
        known = cuts._read(Path(folder, CUTS))

    assert known is not None
    assert known.otherwise == frozenset(said["otherwise"])
    assert {text: known.row(text) for text in (*texts, *ODD) if known.row(text)} == {
        text: said["cut"][text] for text in (*texts, *ODD) if text in said["cut"]
    }
    assert known.cut == said["cut"]


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"{", b"[]", b'{"otherwise": 3, "cut": {}}', b'{"otherwise": [3], "cut": {"',
        '{"otherwise": [], "cut": {"個人情報": '.encode(), b'{"otherwise": [], "cut": {}',
        '{"otherwise": [], "cut": {"個人情報": "個'.encode(),
        '{"otherwise": [], "cut": {"個人情報": "個人"}}'.encode().replace(b"\xba", b"\xff"),
    ],
)  # fmt: skip
def test_a_damaged_list_costs_only_that_sudachi_is_asked(tmp_path: Path, damage: bytes) -> None:
    build([minutes_of("個人情報の保護")], tmp_path / "build")
    for segment in segments_of(tmp_path / "build"):
        assert json.loads((segment / CUTS).read_bytes())["cut"]["個人情報"] == "個人 情報"
        (segment / CUTS).write_bytes(damage)
    searcher = Searcher.open(tmp_path / "build")

    assert searcher.tokens.of_text("個人情報") == tokens("個人情報")
    assert searcher.tokens.of_text("保護") == tokens("保護")
