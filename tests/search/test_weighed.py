"""Sums of counts: the same whether all is added up or only some rows are asked for."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kurume_search.search.reckoning.ids import Ids
from kurume_search.search.reckoning.weighed import Added, Lengths, Tally

_SIZE = 200
counts = st.dictionaries(st.integers(0, _SIZE - 1), st.integers(1, 9))


def tally_of(times: dict[int, int]) -> Tally:
    rows = sorted(times)
    held = np.array([times[row] for row in rows], np.int32)
    return Tally(Ids(_SIZE, np.array(rows, np.int64)), held)


@settings(deadline=None)
@given(st.lists(counts, min_size=1, max_size=4), st.sets(st.integers(0, _SIZE - 1)))
def test_some_rows_have_what_they_have_of_all(some: list[dict[int, int]], asked: set[int]) -> None:
    truth = sum((Counter(times) for times in some), Counter[int]())
    rows = np.array(sorted(asked), np.int64)
    added = Added(list(map(tally_of, some)))

    before = added.of(rows).tolist()

    assert before == [truth[row] for row in sorted(asked)]
    assert dict(added) == truth
    assert added.of(rows).tolist() == before


@given(counts, st.sets(st.integers(0, _SIZE - 1)))
def test_rows_weigh_what_they_weigh_among_all(times: dict[int, int], asked: set[int]) -> None:
    tally, rows = tally_of(times), np.array(sorted(asked), np.int64)
    lengths = Lengths("length", np.arange(1, _SIZE + 1), 100.0)
    among = dict(zip(tally.rows, tally.weights(lengths).tolist(), strict=True))

    weights = lengths.weights(tally.of(rows), rows).tolist()

    assert weights == [among.get(row, 0.0) for row in sorted(asked)]
