"""What has which values of some fields, crossed: laid out so that an answer is soon counted."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

import numpy as np

from kurume_search.search.columns import KINDS, Columns
from kurume_search.search.facet_codes import Coded, coded
from kurume_search.search.ids import Ids, Ints, Numbers
from kurume_search.search.kept import Kept

_TURN = KINDS.index("turn")
# As many codes are ticked off in a table; more are sorted.
_TABLE = 2**22


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

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.first.nbytes + self.rows.nbytes + self.more.nbytes

    def of(self, rows: Ids) -> Numbers:
        """Return all that `rows` have, in no order, and `nothing` for each that has nothing."""
        first = self.first[rows.ids]
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
        every = _counted_up(rows)
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

    def counts(self, rows: Ids) -> Ints:
        """Return how many things of each number `rows` bring."""
        held = self.numbers[self.found(rows)] if self.distinct is None else self.distinct.of(rows)
        counts: Ints = np.bincount(held, minlength=int(self.numbers[-1]) + 1)
        return counts[:-1]


class Crossed(NamedTuple):
    """Turns and cases by the values of some fields.

    Attributes:
        values: By number what is crossed: codes of the fields, as digits of one number.
        turns: Brought by passages, or by placements.
        cases: Brought by sections; by the same as turns where only turns have values.
    """

    values: Numbers
    turns: Entries
    cases: Entries

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.values.nbytes + self.turns.nbytes + self.cases.nbytes


def crossed(
    columns: Columns, kept: Kept, fields: Sequence[str], table: str, *, by_turns: bool
) -> Crossed:
    """Return turns and cases by the values of `fields`, kept for later.

    Args:
        columns: Of the index.
        kept: Holds it.
        fields: Names.
        table: ``passages`` where all placements of a passage answer or none, ``placements``
            where each answers for itself.
        by_turns: Cases have the values of their turns.
    """

    def make() -> Crossed:
        held = [coded(columns, kept, name) for name in fields]
        return _crossed(columns, held, table, by_turns=by_turns)

    return kept.get(("crossed", *fields, table, by_turns), make)


def _crossed(columns: Columns, fields: Sequence[Coded], table: str, *, by_turns: bool) -> Crossed:
    def column(name: str) -> Numbers:
        return np.asarray(columns.ints(name))

    passage, section = column("placement.passage"), column("placement.section")
    is_case = column("section.case") == 1
    at = np.flatnonzero(column("passage.kind")[passage] == _TURN)
    codes, at = _each(columns, fields, at, section[at], passage[at])
    things = passage[at]
    cases = np.flatnonzero(is_case)
    codes_of_cases, cases = (codes, at) if by_turns else _each(columns, fields, cases, cases)
    values, numbers = _numbered(np.concatenate((codes, codes_of_cases)))
    numbers, of_cases = numbers[: len(at)], numbers[len(at) :]
    count, alike = len(values), _first_alike(things, numbers)
    if table == "passages" and not by_turns:
        # A passage brings all of its placements, and counts once in any case.
        once = np.flatnonzero(alike == _counted_up(alike))
        things, numbers, alike = things[once], numbers[once], _counted_up(once)
    size, rows = (columns.passages, things) if table == "passages" else (columns.placements, at)
    turns = Entries.made(size, rows, things, numbers, alike, count)
    if by_turns:
        alike = _first_alike(section[at], of_cases)
        alike[~is_case[section[at]]] = len(at)
        return Crossed(values, turns, Entries.made(size, rows, section[at], of_cases, alike, count))
    alike = _first_alike(cases, of_cases)
    held = Entries.made(columns.sections, cases, cases, of_cases, alike, count)
    return Crossed(values, turns, held)


def _each(
    columns: Columns,
    fields: Sequence[Coded],
    rows: Ints,
    sections: Numbers,
    passages: Numbers | None = None,
) -> tuple[Numbers, Ints]:
    """Return the codes of all values crossed that `rows` have, and which row each is of.

    Args:
        columns: Of the index.
        fields: With the codes of their values.
        rows: Of any table.
        sections: Of each row.
        passages: Of each row, if turns have some of the fields.
    """
    homes = {"section": sections, "passage": passages}
    homes["meeting"] = np.asarray(columns.ints("section.meeting"))[sections]
    few = prod(len(field.pairs) for field in fields) < 2**31
    codes: Numbers = np.zeros(len(rows), dtype=np.int32 if few else np.int64)
    which: Numbers | None = None  # all, in order
    for field in fields:
        home = homes[field.of]
        assert home is not None  # noqa: S101 - only turns have values of turns
        at = home if which is None else home[which]
        codes *= len(field.pairs)
        if field.starts is None:
            codes += field.codes[at]
            continue
        low = field.starts[at]
        counts = field.starts[at + 1] - low
        ends = np.cumsum(counts)
        within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
        codes = np.repeat(codes, counts) + field.codes[np.repeat(low, counts) + within]
        which = np.repeat(_counted_up(rows) if which is None else which, counts)
    return codes, rows if which is None else rows[which]


def _counted_up(rows: Numbers) -> Numbers:
    """Return 0, 1, 2 … for `rows`: half as wide as numpy's own, which a first answer feels."""
    return np.arange(len(rows), dtype=np.int32)


def _numbered(codes: Numbers) -> tuple[Numbers, Numbers]:
    """Return which codes there are, rising, and the number of each of `codes` among them."""
    if not len(codes) or int(codes.max()) >= _TABLE:
        values, numbers = np.unique(codes, return_inverse=True)
        return values, numbers
    seen = np.bincount(codes) > 0
    return np.flatnonzero(seen), (np.cumsum(seen, dtype=np.int32) - 1)[codes]


def _first_alike(things: Numbers, numbers: Numbers) -> Numbers:
    """Return for each entry the first of the same thing and number."""
    alike = _counted_up(things)
    if not len(things):
        return alike
    # Most things have one entry, and nothing to be compared with.
    several = np.flatnonzero((np.bincount(things) > 1)[things])
    keys = things[several].astype(np.int64) * (int(numbers.max()) + 1) + numbers[several]
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    alike[several] = several[first[inverse]]
    return alike
