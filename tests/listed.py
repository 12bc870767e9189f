"""Passages as words with positions, laid out for the index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kurume_search.index.laying import Laid, laid

Passage = Sequence[tuple[str, int]]


def laid_out(corpus: Sequence[Passage], before: int = 0) -> Laid:
    """Return `corpus` as an index lists it; positions rise in each passage."""
    terms = sorted({word for words in corpus for word, _ in words})
    number = {term: at for at, term in enumerate(terms)}
    starts, numbers = [before], []
    for words in corpus:
        held = [-1] * (words[-1][1] + 2 if words else 1)
        for word, position in words:
            held[position] = number[word]
        numbers += held
        starts.append(before + len(numbers))
    return laid(
        terms,
        np.array(numbers, np.int32),
        np.array(starts, np.int64),
        np.array([len(words) for words in corpus], np.int64),
    )
