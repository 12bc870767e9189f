"""Titles of one matter in other words: cut short in a list, in full over the talk (略記)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.words.titles import pairs_of, title_key

# Of the pairs of signs of the shorter title its other print has so many, and no third title
# has more than so many.
_SHARE, _OTHER = 0.75, 0.6
# Of pairs that no title of another matter has by chance there must be so many.
_PAIRS_LEAST = 3
# More are no list of one meeting.
_MOST = 60


@cache
def _any_pairs() -> set[str]:
    return {pair for words in table("headings")["any_title"]["words"] for pair in pairs_of(words)}


def _shares(titles: Sequence[str], others: Sequence[str]) -> list[list[float]]:
    """Return of each title how much it shares with each of the others."""
    own, theirs = (
        [pairs_of(title_key(held)) - _any_pairs() for held in row] for row in (titles, others)
    )
    return [
        [
            len(one & two) / min(len(one), len(two))
            if min(len(one), len(two)) >= _PAIRS_LEAST
            else 0.0
            for two in theirs
        ]
        for one in own
    ]


def _nearest(shares: Sequence[float]) -> int | None:
    ranked = sorted(range(len(shares)), key=lambda at: -shares[at])
    if not ranked or shares[ranked[0]] < _SHARE:
        return None
    return None if ranked[1:] and shares[ranked[1]] > _OTHER else ranked[0]


def nearest_title(title: str, others: Sequence[str]) -> int | None:
    """Return which of several titles can only be another print of one, or None.

    >>> nearest_title("窓口の録画について", ["保育施設の利用調整について", "区役所の窓口の録画"])
    1
    """
    return _nearest(_shares([title], others)[0]) if 0 < len(others) <= _MOST else None


def same_titles(titles: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    """Return the places of titles that can only be other prints of one another."""
    if not (0 < len(titles) <= _MOST and 0 < len(others) <= _MOST):
        return {}
    rows = _shares(titles, others)
    columns = [[row[at] for row in rows] for at in range(len(others))]
    found = {at: _nearest(row) for at, row in enumerate(rows)}
    return {
        at: place
        for at, place in found.items()
        if place is not None and _nearest(columns[place]) == at
    }
