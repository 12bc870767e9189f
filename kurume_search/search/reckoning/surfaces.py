"""Which words are written in some ways, by arrays of numpy."""

from __future__ import annotations

from collections.abc import Set

import numpy as np

from kurume_search.search.reckoning.ids import Ints, Mask
from kurume_search.search.reckoning.rising import any_of
from kurume_search.search.stored.columns import SAME_AS_TERM, SURFACES, Columns


def written_so(columns: Columns, places: Ints, codes: Set[int]) -> Mask:
    """Return at which of `places`, which rise, a word has one of the spellings `codes`."""
    others = np.zeros(len(places), dtype=np.bool_)
    for some, more, bits in columns.others(places):  # type: ignore[arg-type]
        at = places[some] + more
        others[some] = np.frombuffer(bits, dtype=np.uint8)[at >> 3] >> (at & 7) & 1
    found: Mask = ~others if SAME_AS_TERM in codes else np.zeros_like(others)
    if codes - {SAME_AS_TERM}:
        (at,) = others.nonzero()
        rest = places[at]
        for some, first, block in columns.blocks(SURFACES, rest):  # type: ignore[arg-type]
            there = np.frombuffer(block, dtype=np.uint8).take(rest[some] - first)
            found[at[some]] = any_of(there, codes)
    return found
