"""Which spans of words stand near each other, by arrays; what near means, `algebra` says."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from kurume_search.search.reckoning.ids import Ints, Numbers, Pairs, each_once
from kurume_search.search.reckoning.rising import crossed


def near(left: Pairs, right: Pairs, distance: int, ends: Callable[[Ints], Numbers]) -> Pairs:
    """Return what reaches from one of `left` to one of `right` at most `distance` places off.

    Args:
        left: Either may come first.
        right: The others.
        distance: From the last place of the first to the first place of the other, at least 1.
        ends: Gives where the passage of each place ends; both must stand in one.
    """
    # Fewer are looked for among more.
    one, other = sorted((left, right), key=len)
    if not len(one):
        return one
    at: Ints | slice = slice(None)  # in the order of their ends
    if one.are_words and other.are_words:
        first, low = _with_a_neighbour(one.first, other.first, distance)
        last, by_end = first, other.last
        high = low - (by_end.take(low - 1, mode="clip") == first)
    else:
        first, last = one.first, one.last
        at = np.argsort(other.last, kind="stable")
        by_end = other.last[at]
        low = other.first.searchsorted(last, "right")
        high = by_end.searchsorted(first)

    def together(firsts: Ints, lasts: Ints) -> tuple[Ints, Ints]:
        # Few have the other near, so only of these it is asked where they stand.
        kept = lasts < ends(firsts)
        return firsts[kept], lasts[kept]

    # Behind: the other begins at most `distance` on.
    mine, there = crossed(low, other.first.searchsorted(last + distance, "right"))
    behind = together(first[mine], other.last[there])
    # Before: the other ends at most `distance` back.
    mine, there = crossed(by_end.searchsorted(first - distance), high)
    before = together(other.first[at][there], last[mine])
    return each_once(np.concatenate((behind[0], before[0])), np.concatenate((behind[1], before[1])))


def _with_a_neighbour(wanted: Ints, rising: Ints, distance: int) -> tuple[Ints, Ints]:
    """Return which of `wanted` have one of `rising` near, and where `rising` goes on behind each.

    Near is at most `distance` before or behind, or in the same place: one search tells both
    neighbours, and mostly that there is none.
    """
    at = rising.searchsorted(wanted, "right")
    behind = rising.take(at, mode="clip") - wanted
    before = wanted - rising.take(at - 1, mode="clip")
    # Where there is no neighbour this is below 0, and read without a sign far off.
    found = ((behind - 1).view(np.uint64) < distance) | (before.view(np.uint64) <= distance)
    return wanted[found], at[found]
