"""The first rows in order are those of all rows sorted, however few of them are looked at."""

from __future__ import annotations

import random
from collections.abc import Mapping

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kurume_search.search.reckoning.ids import Ids
from kurume_search.search.reckoning.paging import Order
from kurume_search.search.reckoning.weighed import Added, Lengths, OfOne, Scores, Tally

SIZE = 400  # rows, so that a page of few is not all of them


def tally(counts: Mapping[int, int]) -> Tally:
    rows = sorted(counts)
    return Tally(Ids(SIZE, np.array(rows)), np.array([counts[row] for row in rows]))


@given(st.integers(0, 2**32), st.integers(1, 3), st.integers(1, 4))
@settings(max_examples=200)
def test_the_first_are_those_of_all_sorted(seed: int, parts: int, count: int) -> None:
    dice = random.Random(seed)
    rows = [dice.sample(range(SIZE), dice.randint(1, SIZE)) for _ in range(parts)]
    # What one part has alone weighs most there, and less than what several have together.
    alone = dice.randint(0, 2)
    some = [
        {row: dice.randint(1, 3) + alone * (sum(row in own for own in rows) == 1) for row in own}
        for own in rows
    ]
    # Few different lengths and days: many rows weigh the same and are as old.
    lengths = np.array([dice.randint(1, dice.randint(1, 3)) for _ in range(SIZE)])
    ages = np.array([-dice.randint(0, 2) for _ in range(SIZE)])
    every = {row: sum(one.get(row, 0) for one in some) for row in set().union(*some)}
    whole, long = tally(every), Lengths("length", lengths, 2.0)
    scores = Scores(whole.rows, 0.3 * whole.weights(long))

    expected = sorted(every, key=lambda row: (-scores[row], ages[row], row))

    assert dict(Added(list(map(tally, some)))) == every
    for held in (
        scores, OfOne(whole, 0.3, long), OfOne(Added(list(map(tally, some))), 0.3, long),
    ):  # fmt: skip
        order = Order(held.rows, held, ages.__getitem__)
        assert order[:count] == expected[:count]
        assert order[0] == expected[0]
        assert list(order) == np.asarray(order).tolist() == order[::-1][::-1] == expected
    newest = sorted(every, key=lambda row: (ages[row], row))
    assert Order(whole.rows, None, ages.__getitem__)[:count] == newest[:count]
