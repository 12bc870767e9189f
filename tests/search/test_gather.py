"""Columns of a segment under way take the fewest bytes, however long they are."""

from __future__ import annotations

from array import array

from hypothesis import example, given
from hypothesis import strategies as st

from kurume_search.search.stored.gather import narrowed

BORDERS = [0, -1, 255, 256, 2**15, -(2**15), 2**16, 2**31, -(2**31), 2**32 - 1, 2**32]


@given(st.lists(st.sampled_from(BORDERS) | st.integers(-(2**40), 2**40), min_size=1, max_size=5))
@example([2**32 - 1])
@example([2**32 - 1, -1])
def test_few_numbers_are_narrowed_like_many(few: list[int]) -> None:
    many = few * 1000

    short, long = narrowed(array("q", few)), narrowed(array("q", many))

    assert (short.tolist(), long.tolist()) == (few, many)
    assert short.itemsize == long.itemsize
    assert short.itemsize == 1 or not 0 <= min(few) <= max(few) <= 255


def test_no_numbers_take_a_byte_each() -> None:
    assert narrowed(array("q")).itemsize == 1
