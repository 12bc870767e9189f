"""What has which values of some fields, crossed: laid out so that an answer is soon counted."""

from __future__ import annotations

from collections.abc import Sequence
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

    Attributes:
        first: Of each row; -1 for none.
        rows: Those that have more, each as often as it has.
        more: These.
    """

    first: Numbers
    rows: Numbers
    more: Numbers

    @classmethod
    def laid(cls, size: int, rows: Numbers, values: Numbers) -> Lists:
        """Give `values` to `rows`, which rise, of a table of `size` rows."""
        first, again = np.full(size, -1, dtype=np.int32), np.zeros(len(rows), dtype=np.bool_)
        again[1:] = rows[1:] == rows[:-1]
        first[rows[~again]] = values[~again]
        return cls(first, rows[again], values[again].astype(np.int32))

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.first.nbytes + self.rows.nbytes + self.more.nbytes

    def of(self, rows: Ids) -> Numbers:
        """Return all that `rows` have, in no order, and -1 for each that has nothing."""
        first = self.first[rows.ids]
        if not len(self.rows):
            return first
        return np.concatenate((first, self.more[rows.mask[self.rows]]))


class Entries(NamedTuple):
    """Turns or cases, each as often as it has values crossed.

    Attributes:
        of: Which of them each passage, placement or section brings.
        codes: The number of what is crossed; at the end how many numbers there are.
        things: Passages of turns, sections of cases.
        alike: The first of the same thing and code, -1 of what doesn't count; -1 at the
            end. None where all count and no two are alike.
    """

    of: Lists
    codes: Numbers
    things: Numbers
    alike: Numbers | None

    @classmethod
    def made(cls, of: Lists, numbers: Ints, things: Numbers, alike: Ints, size: int) -> Entries:
        """Return entries with these `numbers`, of which there are `size`."""
        codes = np.append(numbers, size).astype(np.int32)
        compared = np.append(alike, -1).astype(np.int32)
        distinct = bool((alike == np.arange(len(alike))).all())
        return cls(of, codes, things.astype(np.int32), None if distinct else compared)

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        alike = 0 if self.alike is None else self.alike.nbytes
        return self.of.nbytes + self.codes.nbytes + self.things.nbytes + alike

    def found(self, rows: Ids) -> Numbers:
        """Return the entries that `rows` bring, of alike ones one; -1 is none."""
        brought = self.of.of(rows)
        if self.alike is None:
            return brought
        seen = np.zeros(len(self.codes), dtype=np.bool_)
        seen[self.alike[brought]] = True
        return np.flatnonzero(seen[:-1])

    def counts(self, rows: Ids) -> Ints:
        """Return how many things of each number `rows` bring."""
        counts = np.bincount(self.codes[self.found(rows)], minlength=int(self.codes[-1]) + 1)
        return counts[:-1]


class Crossed(NamedTuple):
    """Turns and cases by the values of some fields.

    Attributes:
        values: By number what is crossed: codes of the fields, as digits of one number.
        turns: Brought by passages, or by placements.
        cases: Brought by sections; by the same as turns where only turns have values.
    """

    values: Ints
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
    cases = np.flatnonzero(is_case)
    codes_of_cases, cases = (codes, at) if by_turns else _each(columns, fields, cases, cases)
    values, numbers = _numbered(np.concatenate((codes, codes_of_cases)))
    numbers, of_cases = numbers[: len(at)], numbers[len(at) :]
    size, alike = len(values), _first_alike(passage[at], numbers)
    if table == "passages" and not by_turns:
        # A passage brings all of its placements, and counts once in any case.
        once = np.flatnonzero(alike == np.arange(len(at)))
        at, numbers, alike = at[once], numbers[once], np.arange(len(once))
    of = (
        Lists.laid(columns.passages, passage[at], np.arange(len(at)))
        if table == "passages"
        else Lists.laid(columns.placements, at, np.arange(len(at)))
    )
    turns = Entries.made(of, numbers, passage[at], alike, size)
    if by_turns:
        alike = _first_alike(section[at], of_cases)
        alike[~is_case[section[at]]] = -1
        return Crossed(values, turns, Entries.made(of, of_cases, section[at], alike, size))
    of = Lists.laid(columns.sections, cases, np.arange(len(cases)))
    alike = _first_alike(cases, of_cases)
    return Crossed(values, turns, Entries.made(of, of_cases, cases, alike, size))


def _each(
    columns: Columns,
    fields: Sequence[Coded],
    rows: Ints,
    sections: Numbers,
    passages: Numbers | None = None,
) -> tuple[Ints, Ints]:
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
    which, codes = np.arange(len(rows)), np.zeros(len(rows), dtype=np.int64)
    for field in fields:
        home = homes[field.of]
        assert home is not None  # noqa: S101 - only turns have values of turns
        at = home[which]
        codes = codes * len(field.pairs)
        if field.starts is None:
            codes += field.codes[at]
            continue
        low = field.starts[at]
        counts = field.starts[at + 1] - low
        ends = np.cumsum(counts)
        within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
        codes = np.repeat(codes, counts) + field.codes[np.repeat(low, counts) + within]
        which = np.repeat(which, counts)
    return codes, rows[which]


def _numbered(codes: Ints) -> tuple[Ints, Ints]:
    """Return which codes there are, rising, and the number of each of `codes` among them."""
    if not len(codes) or int(codes.max()) >= _TABLE:
        values, numbers = np.unique(codes, return_inverse=True)
        return values, numbers
    seen = np.bincount(codes) > 0
    return np.flatnonzero(seen), (np.cumsum(seen) - 1)[codes]


def _first_alike(things: Numbers, numbers: Ints) -> Ints:
    """Return for each entry the first of the same thing and number."""
    alike = np.arange(len(things))
    if not len(things):
        return alike
    # Most things have one entry, and nothing to be compared with.
    several = np.flatnonzero(np.bincount(things)[things] > 1)
    keys = things[several].astype(np.int64) * (int(numbers.max()) + 1) + numbers[several]
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    alike[several] = several[first[inverse]]
    return alike
