"""What nothing else is written as is known when a segment is written, and never wrongly."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from listed import laid_out

from kurume_search.search.stored import alone as module
from kurume_search.search.stored.alone import alone
from kurume_search.search.stored.columns import UNNUMBERED

SPELLINGS = {"人": ["ヒト", "ひと"], "個": ["コ"], "情報": ["じょう報"]}
TERMS = ("個", "人", "個人", "情報", "情", "報", "ヒト", "個人情報", "コ人", "じょう報")


@st.composite
def passage(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """Words with their positions and the codes of their spellings; marks between some."""
    found, at = [], 0
    for term in draw(st.lists(st.sampled_from(TERMS), max_size=6)):
        found.append((term, at, draw(st.integers(0, len(SPELLINGS.get(term, ()))))))
        at += draw(st.integers(1, 2))
    return found


@given(st.lists(passage(), max_size=5), st.sampled_from([1, 2, 5, 1 << 20]))
def test_alone_is_what_no_neighbours_and_no_other_word_are_written_as(
    corpus: list[list[tuple[str, int, int]]], stretch: int
) -> None:
    held = laid_out([[(term, at) for term, at, _ in words] for words in corpus])
    codes = np.zeros(len(held.words), np.uint8)
    written: set[tuple[str, ...]] = set()
    for start, words in zip(held.starts.tolist(), corpus, strict=False):
        for _, at, code in words:
            codes[start + at] = code
        texts = [(at, term, ["", *SPELLINGS.get(term, ())][c] or term) for term, at, c in words]
        for low in range(len(texts)):
            for high in range(low + 1, len(texts) + 1):
                some = texts[low:high]
                if all(one[0] + 1 == other[0] for one, other in pairwise(some)):
                    written.add(("".join(one[2] for one in some), *(one[1] for one in some)))

    with patch.object(module, "_STRETCH", stretch):
        found = alone(held, codes, lambda term: SPELLINGS.get(term, ()))

    others = {text for text, *terms in written if terms != [text]}
    assert [
        term.decode() for term, is_alone in zip(held.terms, found, strict=True) if is_alone
    ] == [term.decode() for term in held.terms if term.decode() not in others]


def test_a_spelling_without_a_number_leaves_all_open() -> None:
    held = laid_out([[("個人", 0)]])
    codes = np.array([UNNUMBERED, 0], np.uint8)

    assert alone(held, codes, lambda _: ()) == b"\0"
