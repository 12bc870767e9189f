"""What is done with arrays of rising numbers, and with stretches of numbers, without loops."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from kurume_search.index.leaves import Listed
from kurume_search.index.steps import SPARSE, most
from kurume_search.search.reckoning.ids import Ids, Ints, Mask, Numbers


def any_of(values: Numbers, wanted: Collection[int]) -> Mask:
    """Return which of `values` are one of `wanted`, of which there are few, or rows."""
    if isinstance(wanted, Ids):
        return wanted.mask[values]
    found = np.zeros(len(values), dtype=np.bool_)
    for value in wanted:
        found |= values == value
    return found


def ranges(low: Ints, counts: Ints) -> Ints:
    """Return the numbers from each of `low` on, as many as `counts` says, end to end."""
    ends = np.cumsum(counts)
    if not len(ends) or ends[-1] == len(ends) == np.count_nonzero(counts):
        return low
    return np.repeat(low - ends + counts, counts) + np.arange(ends[-1])


def crossed(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Return each number from `low` to `high`, half-open, and which of these it is from."""
    counts = np.maximum(high - low, 0)
    return np.repeat(np.arange(len(low)), counts), ranges(low, counts)


def found_among(rising: Numbers, wanted: Numbers) -> Mask:
    """Return which of `wanted` are among `rising`."""
    if not len(rising):
        return np.zeros(len(wanted), dtype=np.bool_)
    found: Mask = rising.take(rising.searchsorted(wanted), mode="clip") == wanted
    return found


def runs(rising: Ints) -> tuple[Ints, Numbers]:
    """Return each of some rising numbers once, and how often it was among them."""
    if not len(rising):
        return rising, rising
    # Without numpy's functions around its methods a first question takes a tenth less.
    are_last = np.empty(len(rising), dtype=np.bool_)
    are_last[-1] = True
    np.not_equal(rising[1:], rising[:-1], out=are_last[:-1])
    (lasts,) = are_last.nonzero()
    times = (lasts + 1).astype(np.int32)
    times[1:] -= times[:-1].copy()
    return rising.take(lasts), times


def stepped(listed: Listed, first: int) -> tuple[Ints, Numbers]:
    """Return the passages that a term is listed with, the first of them given, and how often."""
    steps = np.asarray(listed.steps)
    # What `TIMES` and `GAPS` say, reckoned: looking it up takes more than twice as long.
    times = steps & most(listed.bits)
    if listed.bits == SPARSE:
        # One bit says that it stands there, and by how much the gap is shifted.
        rows = (steps >> times).cumsum(dtype=np.int64)
        rows += first
        return runs(rows.compress(times.view(np.bool_)))
    gaps = steps >> listed.bits
    (at,) = times.nonzero()
    if len(at) < len(steps):
        gaps = np.where(times, gaps, steps)
    rows = gaps.cumsum(dtype=np.int64)
    rows += first
    if gaps[1:].all():
        if len(at) < len(steps):
            rows, times = rows.take(at), times.take(at)
        return rows, times.astype(np.int32)
    # Steps with no gap belong to the one before, and those with no word add nothing to it.
    begins = np.logical_and(gaps, times)
    begins[0] = True
    (at,) = begins.nonzero()
    return rows.take(at), np.add.reduceat(times, at, dtype=np.int32)
