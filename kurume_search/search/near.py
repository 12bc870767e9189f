"""Which spans of words stand near each other, by arrays; what near means, `algebra` says."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from kurume_search.search.ids import Ints, Mask, Pairs, each_once
from kurume_search.search.rising import crossed


def near(left: Pairs, right: Pairs, distance: int, passages: Callable[[Ints], Ints]) -> Pairs:
    """Return what reaches from one of `left` to one of `right` at most `distance` places off.

    Args:
        left: Either may come first.
        right: The others.
        distance: From the last place of the first to the first place of the other, at least 1.
        passages: Gives the passage of each place; both must stand in one.
    """
    # Fewer are looked for among more, and of words only those that may have one near.
    one, other = sorted((left, right), key=len)
    if one.are_words and other.are_words:
        words = one.first[_may_be_near(one.first, other.first, distance)]
        one = Pairs(words, words)

    def together(firsts: Ints, lasts: Ints) -> tuple[Ints, Ints]:
        # Few have the other near, so only of these it is asked where they stand.
        kept = passages(firsts) == passages(lasts)
        return firsts[kept], lasts[kept]

    # Behind: the other begins at most `distance` on.
    low = np.searchsorted(other.first, one.last + 1)
    high = np.searchsorted(other.first, one.last + distance + 1)
    mine, there = crossed(low, high)
    behind = together(one.first[mine], other.last[there])
    # Before: the other ends at most `distance` back.
    by_end = np.argsort(other.last, kind="stable")
    last = other.last[by_end]
    low = np.searchsorted(last, one.first - distance)
    high = np.searchsorted(last, one.first)
    mine, there = crossed(low, high)
    before = together(other.first[by_end[there]], one.last[mine])
    return each_once(np.concatenate((behind[0], before[0])), np.concatenate((behind[1], before[1])))


def _may_be_near(wanted: Ints, rising: Ints, distance: int) -> Mask:
    """Return which of `wanted` have one of `rising` at most `distance` before or behind.

    And those that are among `rising` themselves. One search tells both neighbours, where to
    find out exactly takes four.
    """
    if not len(rising):
        return np.zeros(len(wanted), dtype=np.bool_)
    at = np.searchsorted(rising, wanted, "right")
    behind = rising.take(at, mode="clip") - wanted
    before = wanted - rising.take(at - 1, mode="clip")
    found: Mask = ((behind > 0) & (behind <= distance)) | ((before >= 0) & (before <= distance))
    return found
