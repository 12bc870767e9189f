"""Counts and scores as arrays of numpy; to a reader they are mappings."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations
from operator import or_
from typing import NamedTuple

import numpy as np

from kurume_search.search.reckoning.algebra import Counts, weight
from kurume_search.search.reckoning.ids import Floats, Ids, Ints, Numbers, distinct


class Lengths(NamedTuple):
    """How long the rows of a table are.

    Attributes:
        key: Of the column; weights by the same are reckoned once.
        of: Length of each row.
        average: Mean length.
    """

    key: Hashable
    of: Numbers
    average: float

    def weights(self, times: Numbers, rows: Ints) -> Floats:
        """Return what `times` weigh in BM25 in `rows`, of a word of rarity 1."""
        weights: Floats = weight(times, self.of[rows], self.average)
        return weights


class Tally(Mapping[int, int]):
    """How often each of some rows has something; rows rise, nothing is counted 0 times.

    Attributes:
        rows: The rows.
    """

    __slots__ = ("_times", "_weights", "rows")

    def __init__(self, rows: Ids, times: Numbers) -> None:
        self.rows, self._times = rows, times
        self._weights: tuple[Hashable, Floats] | None = None

    @property
    def times(self) -> Numbers:
        """How often each row has it."""
        return self._times

    @property
    def nbytes(self) -> int:
        """Bytes held once everything was asked for."""
        return self.rows.nbytes + self.times.nbytes + 8 * len(self)

    def weights(self, lengths: Lengths) -> Floats:
        """Return what each count weighs in BM25, of a word of rarity 1."""
        if self._weights is None or self._weights[0] != lengths.key:
            self._weights = lengths.key, lengths.weights(self.times, self.rows.ids)
        return self._weights[1]

    def leading(self, lengths: Lengths, count: int) -> tuple[Ints, Floats]:
        """Return rows, the `count` that weigh most among them, and what each weighs."""
        weights = self.weights(lengths)
        at = leading(weights, count)
        return self.rows.ids[at], weights[at]

    def of(self, rows: Ints) -> Numbers:
        """Return how often each of `rows`, which rise and are few, has it; 0 for none."""
        ids, times = self.rows.ids, self.times
        if not len(ids):
            return np.zeros(len(rows), dtype=times.dtype)
        at = ids.searchsorted(rows)
        there = ids.take(at, mode="clip") == rows
        taken: Numbers = times.take(at, mode="clip") * there
        return taken

    def __getitem__(self, row: int) -> int:
        at = _place(self.rows.ids, row)
        return int(self.times[at])

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class Added(Tally):
    """The sum of several counts of one table; added up only if much of it is looked at."""

    __slots__ = ("_parts", "_summed")

    def __init__(self, parts: Sequence[Tally]) -> None:
        self._parts, self._summed = parts, False
        super().__init__(reduce(or_, [part.rows for part in parts]), np.empty(0, np.int32))

    @property
    def times(self) -> Numbers:
        """How often each row has any of it."""
        if not self._summed:
            times = np.zeros(self.rows.size, dtype=np.int32)
            for part in self._parts:
                times[part.rows.ids] += part.times
            self._times, self._summed = times[self.rows.ids], True
        return self._times

    def of(self, rows: Ints) -> Numbers:
        """Return how often each of `rows`, which rise and are few, has any of it."""
        if self._summed or len(self._parts) * len(rows) > self.rows.size // _ADDED:
            return super().of(rows)
        return reduce(np.add, [part.of(rows) for part in self._parts])

    def leading(self, lengths: Lengths, count: int) -> tuple[Ints, Floats]:
        """Return rows, the `count` that weigh most among them, and what each weighs.

        A row that only one part has weighs what it weighs there, and none that weighs more
        there weighs less here.
        """
        found = [part.leading(lengths, count)[0] for part in self._parts]
        found += [(one.rows & other.rows).ids for one, other in combinations(self._parts, 2)]
        rows = distinct(np.sort(np.concatenate(found)))
        return rows, lengths.weights(self.of(rows), rows)


class Scores(Mapping[int, float]):
    """The score of each of some rows.

    Attributes:
        rows: The rows.
    """

    def __init__(self, rows: Ids, values: Floats) -> None:
        self.rows = rows
        self._values: Floats | None = values

    @property
    def values_of(self) -> Floats:
        """Score of each row."""
        assert self._values is not None  # noqa: S101 - given, or reckoned by who inherits
        return self._values

    def leading(self, count: int) -> tuple[Ints, Floats]:
        """Return rows, the `count` with the best scores among them, and the score of each."""
        at = leading(self.values_of, count)
        return self.rows.ids[at], self.values_of[at]

    def __getitem__(self, row: int) -> float:
        return float(self.values_of[_place(self.rows.ids, row)])

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class OfOne(Scores):
    """Scores by one part of a query alone; reckoned only for rows that are looked at."""

    def __init__(self, tally: Tally, rarity: float, lengths: Lengths) -> None:
        self._tally, self._rarity, self._lengths = tally, rarity, lengths
        self.rows, self._values = tally.rows, None

    @property
    def values_of(self) -> Floats:
        """Score of each row."""
        if self._values is None:
            self._values = self._rarity * self._tally.weights(self._lengths)
        return self._values

    def leading(self, count: int) -> tuple[Ints, Floats]:
        """Return rows, the `count` with the best scores among them, and the score of each."""
        rows, weights = self._tally.leading(self._lengths, count)
        return rows, self._rarity * weights


def leading(values: Numbers | Floats, count: int) -> Ints | slice:
    """Return where the `count` greatest of `values` stand, all that equal them, and some more.

    Args:
        values: None is below 0.
        count: At least 1.
    """
    blocks = _BLOCKS * count
    if blocks > len(values):
        return slice(None)
    # The greatest of each of some blocks are compared, not all.
    size = len(values) // blocks
    greatest = np.maximum.reduce(values[: size * blocks].reshape(size, blocks))
    greatest.partition(-count)
    # What differs by less can be equal once it is multiplied.
    at: tuple[Ints] = (values >= greatest[-count] * (1 - _ROUNDING)).nonzero()
    return at[0]


def tally_of(counts: Counts) -> Tally:
    """Return `counts` as what this way of reckoning made them."""
    assert isinstance(counts, Tally)  # noqa: S101 - one way of reckoning at a time
    return counts


def scores_of(scores: Mapping[int, float]) -> Scores:
    """Return `scores` as what this way of reckoning made them."""
    assert isinstance(scores, Scores)  # noqa: S101 - one way of reckoning at a time
    return scores


def summed(rows: Numbers, times: Numbers, size: int) -> Tally:
    """Return the sum of the times of each of `rows`, which are rows of a table of `size`."""
    sums = np.bincount(rows, weights=times, minlength=size).astype(np.int64)
    found = np.flatnonzero(sums)
    return Tally(Ids(size, found), sums[found])


def _place(rows: Ints, row: int) -> int:
    """Return where `row` stands among `rows`, which rise; KeyError if it doesn't."""
    at = int(np.searchsorted(rows, row))
    if at == len(rows) or rows[at] != row:
        raise KeyError(row)
    return at


_BLOCKS = 16  # for each row that is wanted
_ADDED = 10  # rows of a table are added up in the time in which one row is searched for
_ROUNDING = 2.0**-40
