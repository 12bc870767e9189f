"""Passages of words are listed, and say the same as the places that they are read off."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st
from listed import laid_out

from kurume_search.index.build import write_index
from kurume_search.index.leaves import Leaves
from kurume_search.index.listing import listed
from kurume_search.index.steps import DENSE, GAPS, SPARSE, TIMES
from kurume_search.search.reckoning.plain import Plain
from kurume_search.search.reckoning.vectors import Vectors
from kurume_search.search.stored.columns import Columns
from kurume_search.store.segments import INDEX, Part

WORDS = ("個人", "情報", "の")


@st.composite
def standing(draw: st.DrawFn) -> list[Counter[str]]:
    """How often words stand in each passage: rarely, often, in runs and behind wide gaps."""
    corpus: list[Counter[str]] = []
    for _ in range(draw(st.integers(0, 4))):
        corpus += [Counter()] * draw(
            st.sampled_from([0, 1, 30, 31, 32, 39, 126, 127, 128, 247, 248, 249, 254, 255, 600])
        )
        held = Counter({word: draw(st.sampled_from([0, 1, 3, 7])) for word in WORDS})
        corpus.append(held + Counter({"の": draw(st.sampled_from([0, 1, 7, 8, 60]))}))
        corpus += [held] * draw(st.integers(0, 60))
    return corpus


def write(folder: Path, corpus: list[Counter[str]], before: int) -> int:
    (folder / INDEX).mkdir(parents=True)
    words = [list(held.elements()) for held in corpus]
    laid = laid_out([[(word, at) for at, word in enumerate(some)] for some in words], before)
    write_index(folder / INDEX, laid)
    return int(laid.starts[-1])


@settings(max_examples=60, deadline=None)
@given(st.lists(standing(), min_size=1, max_size=2))
def test_listed_passages_are_those_of_the_places(segments: list[list[Counter[str]]]) -> None:
    whole = [held for corpus in segments for held in corpus]
    with tempfile.TemporaryDirectory() as name:
        parts, end = [], 0
        for at, corpus in enumerate(segments):
            folder = Path(name, str(at))
            end = write(folder, corpus, end)
            parts.append(Part(folder))
        leaves = Leaves(*parts)
        columns = cast("Columns", SimpleNamespace(passages=leaves.passages))
        for word in (*WORDS, "ない", "\ud800"):
            truth = {row: held[word] for row, held in enumerate(whole) if held[word]}

            assert dict(Plain(columns, leaves).of_term(word)) == truth
            assert dict(Vectors(columns, leaves).of_term(word)) == truth


def test_frequent_words_are_listed_and_rare_ones_are_not() -> None:
    often, rarely = [("の", 0)], [("個人", 0)]
    corpus = [often] * 300 + [rarely] * 14 + [[]] * 10 + [[("の", at) for at in range(15)]]
    corpus += [[]] * 299 + [[("の", 0), ("人", 1)]] + [[]] * 31 + [rarely, often]
    held = laid_out(corpus)

    terms, borders, bits, steps = listed(held)

    assert [held.terms[number].decode() for number in terms] == ["の"]
    assert (borders.tolist(), bits.tolist()) == ([0, len(steps)], [DENSE])
    read = [(GAPS[DENSE][step], TIMES[DENSE][step]) for step in steps]
    assert read[:300] == [(0, 1)] + [(1, 1)] * 299
    assert read[300:] == [
        (25, 7), (0, 7), (0, 1), (248, 0), (48, 0), (4, 1), (32, 0), (1, 1),
    ]  # fmt: skip


def test_words_with_wide_gaps_have_more_of_a_step_for_these() -> None:
    seldom, twice = [("の", 0)], [("の", 0), ("の", 1)]
    gaps = (127, 128, 254, 255, 381, 382)
    corpus = [seldom] * 20 + [one for gap in gaps for one in ([[]] * (gap - 1) + [seldom])]

    _, _, bits, steps = listed(laid_out([*corpus, twice]))

    assert bits.tolist() == [SPARSE]
    assert [(GAPS[SPARSE][step], TIMES[SPARSE][step]) for step in steps[20:]] == [
        (127, 1), (126, 0), (2, 1), (252, 0), (2, 1), (254, 0), (1, 1), (254, 0), (127, 1),
        (254, 0), (126, 0), (2, 1), (1, 1), (0, 1),
    ]  # fmt: skip


def test_a_word_that_is_mostly_behind_wide_gaps_is_looked_up() -> None:
    far, near = [[("の", 0)], *[[]] * 400], [[("の", 0)]]

    assert len(listed(laid_out(far * 16 + near * 27))[0]) == 1
    assert len(listed(laid_out(far * 16 + near * 26))[0]) == 0
