"""Which turns and cases rows of a table bring to which numbers, and how many to each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kurume_search.search.reckoning.ids import Ids, Ints, Numbers
from kurume_search.search.reckoning.rising import ranges


class Lists(NamedTuple):
    """A list of numbers for each row of a table, of which most have one or none.

    Numbers are as narrow as can be: answers are counted as fast as these come from memory.

    Attributes:
        first: Of each row; a number that says so for none.
        rows: Those that have more, each as often as it has.
        more: These.
    """

    first: Numbers
    rows: Numbers
    more: Numbers

    @classmethod
    def laid(cls, size: int, rows: Numbers, values: Numbers, *, nothing: int) -> Lists:
        """Give `values` to `rows`, which rise, of a table of `size` rows.

        Args:
            size: Of the table.
            rows: Each as often as it has values.
            values: Not above `nothing`.
            nothing: Says that a row has none.
        """
        kind, again = np.min_scalar_type(nothing), np.zeros(len(rows), dtype=np.bool_)
        first = np.full(size, nothing, dtype=kind)
        again[1:] = rows[1:] == rows[:-1]
        # Of those that have more the first is written last.
        first[rows[::-1]] = values[::-1]
        return cls(first, rows[again].astype(np.int64), values[again].astype(kind))

    @classmethod
    def cut(cls, starts: Numbers, values: Numbers, *, nothing: int) -> Lists:
        """Take the lists that begin at `starts` in `values`, which aren't above `nothing`."""
        low, counts = starts[:-1], np.diff(starts)
        several = np.flatnonzero(counts > 1)
        extra = counts[several] - 1
        behind = ranges(low[several].astype(np.int64) + 1, extra)
        # Most lists have one, so leaving out what is behind it is all there is to do.
        leading = np.ones(len(values), dtype=np.bool_)
        leading[behind] = False
        kind, first = np.min_scalar_type(nothing), values[leading]
        if len(first) < len(low):
            held = first
            first = np.full(len(low), nothing, dtype=kind)
            first[counts > 0] = held
        return cls(
            first.astype(kind, copy=False), np.repeat(several, extra), values[behind].astype(kind)
        )

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.first.nbytes + self.rows.nbytes + self.more.nbytes

    def of(self, rows: Ids) -> Numbers:
        """Return all that `rows` have, in no order, and `nothing` for each that has nothing."""
        first = self.first.take(rows.ids)
        if not len(self.rows):
            return first
        return np.concatenate((first, self.more.compress(rows.mask.take(self.rows))))


class Entries(NamedTuple):
    """Turns or cases, each as often as it has values crossed.

    Attributes:
        of: Which of them each passage, placement or section brings; one past the last is
            none.
        things: Passages of turns, sections of cases.
        numbers: Of what is crossed; of none how many numbers there are.
        alike: The first of the same thing and number; none of what doesn't count.
        distinct: Numbers that each passage, placement or section brings, if all entries
            count and no two are alike.
    """

    of: Lists
    things: Numbers
    numbers: Numbers
    alike: Ints
    distinct: Lists | None

    @classmethod
    def made(
        cls, size: int, rows: Numbers, things: Numbers, numbers: Numbers, alike: Numbers, count: int
    ) -> Entries:
        """Return entries that `rows`, which rise, bring.

        Args:
            size: Of the table of the rows.
            rows: Of each entry the row that brings it.
            things: Passages of turns, sections of cases.
            numbers: Of what is crossed.
            alike: As in the attributes.
            count: How many numbers there are.
        """
        every = counted_up(rows)
        distinct = bool((alike == every).all())
        return cls(
            Lists.laid(size, rows, every, nothing=len(rows)),
            things.astype(np.int32),
            np.concatenate((numbers, [count]), dtype=np.int32),
            np.concatenate((alike, [len(rows)]), dtype=np.int32),
            Lists.laid(size, rows, numbers, nothing=count) if distinct else None,
        )

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        distinct = 0 if self.distinct is None else self.distinct.nbytes
        held = (self.of, self.things, self.numbers, self.alike)
        return distinct + sum(one.nbytes for one in held)

    def found(self, rows: Ids) -> Ints:
        """Return the entries that `rows` bring, of alike ones one."""
        seen = np.zeros(len(self.numbers), dtype=np.bool_)
        # Numbers of another kind are slow to index by.
        seen[self.alike[self.of.of(rows).astype(np.int64)]] = True
        return np.flatnonzero(seen[:-1])

    def brought(self, rows: Ids) -> tuple[Numbers, Numbers]:
        """Return the number and the thing of each of the entries that `rows` bring."""
        at = self.found(rows)
        return self.numbers[at], self.things[at]

    def counts(self, rows: Ids) -> Ints:
        """Return how many things of each number `rows` bring."""
        held = self.numbers[self.found(rows)] if self.distinct is None else self.distinct.of(rows)
        return _counts(held, int(self.numbers[-1]))


class Numbered(NamedTuple):
    """The same where rows are things themselves: passages of turns, sections of cases.

    Attributes:
        of: Numbers of each row, none twice.
        none: Says that a row doesn't count; one more than the greatest number.
    """

    of: Lists
    none: int

    @property
    def single(self) -> bool:
        """Whether no row has several numbers, so that counts add up to how many there are."""
        return not len(self.of.rows)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.of.nbytes

    def brought(self, rows: Ids) -> tuple[Numbers, Numbers]:
        """Return the number and the thing of each that `rows`, of one number each, bring."""
        numbers = self.of.first[rows.ids]
        counting = numbers < self.none
        return numbers[counting], rows.ids[counting]

    def counts(self, rows: Ids) -> Ints:
        """Return how many things of each number `rows` bring."""
        return _counts(self.of.of(rows), self.none)


def _counts(numbers: Numbers, count: int) -> Ints:
    """Return how often each number below `count`, which stands for none, is in `numbers`."""
    counts: Ints = np.bincount(numbers, minlength=count + 1)
    return counts[:-1]


def counted_up(rows: Numbers) -> Numbers:
    """Return 0, 1, 2 … for `rows`: half as wide as numpy's own, which a first answer feels."""
    return np.arange(len(rows), dtype=np.int32)
