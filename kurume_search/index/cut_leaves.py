"""Leaves of a segment that leaves some of its passages out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from kurume_search.index.leaves import Listed, Segment
from kurume_search.store.arrays import joined, shifted


class CutSegment(Segment):
    """Passages of a segment that follow one another, counted on from what comes before.

    Terms that stand in none of them keep their numbers and have no places.
    """

    __slots__ = ("_high", "_low", "_moved")

    def __init__(self, folder: Path, low: int, high: int, first: int) -> None:
        """Map those that begin at places `low` to `high` of the segment; `low` becomes `first`."""
        super().__init__(folder)
        self._low, self._high, self._moved = low, high, low - first
        begin = self.starts[0]
        rows = slice(bisect_left(self.starts, low), bisect_left(self.starts, high) + 1)
        self.starts = shifted(self.starts[rows], self._moved)
        self.words = self.words[low - begin : high - begin]

    def places_at(self, number: int) -> memoryview:
        """Return the places of the term of that number, rising."""
        low = bisect_left(self.places, self._low, self.at[number], self.at[number + 1])
        high = bisect_left(self.places, self._high, low, self.at[number + 1])
        return shifted(self.places[low:high], self._moved)

    def listed_at(self, number: int) -> Listed:
        """Return the places of the term of that number; passages are counted from others here."""
        return Listed(self.places_at(number), self.steps[:0], 0)

    def stands(self, number: int) -> bool:
        """Say whether the term of that number has a place."""
        low = bisect_left(self.places, self._low, self.at[number], self.at[number + 1])
        return low < self.at[number + 1] and self.places[low] < self._high

    def standing(self) -> Iterator[int]:
        """Yield the numbers of the terms that have a place."""
        counts = np.bincount(np.asarray(self.words), minlength=1)
        return iter((np.flatnonzero(counts[1:])).tolist())

    def beginning(self, prefix: bytes) -> memoryview:
        """Return the places of all terms that begin with `prefix`, those of each rising."""
        return joined([self.places[:0], *map(self.places_at, self.terms.beginning(prefix))])

    def with_prefix(self, prefix: bytes) -> Iterator[bytes]:
        """Yield the terms that begin with `prefix`, in order."""
        rows = filter(self.stands, self.terms.beginning(prefix))
        return map(self.terms.__getitem__, rows)

    def hold(self, wanted: Iterable[bytes]) -> Iterator[bool]:
        """Say of each of `wanted` whether it is a term that stands somewhere."""
        return (any(map(self.stands, rows)) for rows in self.terms.each(wanted))
