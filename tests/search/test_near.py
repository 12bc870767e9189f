"""What stands near by arrays is what stands near when every pair is looked at."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.search.reckoning.ids import Ints, Pairs, each_once
from kurume_search.search.reckoning.near import near

_LENGTH = 7  # places of a passage


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Spans in passages of seven places, words alone or compounds among them."""
    longest = draw(st.sampled_from([0, 0, 2]))
    firsts = draw(st.lists(st.integers(0, 4 * _LENGTH - 1), max_size=12))
    pairs = ((first, first + draw(st.integers(0, longest))) for first in firsts)
    return sorted({(a, b) for a, b in pairs if a // _LENGTH == b // _LENGTH})


def pairs_of(some: list[tuple[int, int]]) -> Pairs:
    first = np.array([first for first, _ in some], np.int64)
    if all(a == b for a, b in some):
        return Pairs(first, first)  # words, and said to be so
    return each_once(first, np.array([last for _, last in some], np.int64))


@given(spans(), spans(), st.integers(1, 5))
def test_every_pair_of_neighbours_in_one_passage_is_found_once(
    left: list[tuple[int, int]], right: list[tuple[int, int]], distance: int
) -> None:
    expected = {
        (min(a, c), max(b, d))
        for a, b in left
        for c, d in right
        if a // _LENGTH == c // _LENGTH and (0 < c - b <= distance or 0 < a - d <= distance)
    }

    found = near(pairs_of(left), pairs_of(right), distance, _ends)

    assert list(found) == sorted(expected)


def _ends(places: Ints) -> Ints:
    return (places // _LENGTH + 1) * _LENGTH
