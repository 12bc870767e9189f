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
from kurume_search.search.columns import Columns
from kurume_search.search.plain import Plain
from kurume_search.search.vectors import Vectors
from kurume_search.store.segments import INDEX, Part

WORDS = ("個人", "情報", "の")


@st.composite
def standing(draw: st.DrawFn) -> list[Counter[str]]:
    """How often words stand in each passage: rarely, often, in runs and behind wide gaps."""
    corpus: list[Counter[str]] = []
    for _ in range(draw(st.integers(0, 4))):
        corpus += [Counter()] * draw(st.sampled_from([0, 1, 254, 255, 256, 511, 600]))
        held = Counter({word: draw(st.sampled_from([0, 1, 3])) for word in WORDS})
        held["の"] += draw(st.sampled_from([0, 0, 252, 255]))
        corpus += [held] * draw(st.integers(1, 40))
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
    corpus = [[("の", 0)]] * 300 + [[("個人", 0)]] * 15 + [[]] * 260 + [[("の", 0), ("人", 1)]]
    held = laid_out(corpus)

    at, gaps, times = listed(held)

    sizes = dict(zip(map(bytes.decode, held.terms), (at[1:] - at[:-1]).tolist(), strict=True))
    assert sizes == {"の": 302, "個人": 0, "人": 0}  # one step has no word in it
    assert (gaps[-2:].tolist(), times[-2:].tolist()) == ([255, 21], [0, 1])
