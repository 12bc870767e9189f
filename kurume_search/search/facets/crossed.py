"""What has which values of some fields, crossed: laid out so that an answer is soon counted."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import NamedTuple

import numpy as np

from kurume_search.search.facets.codes import Coded, coded
from kurume_search.search.facets.entries import Entries, Lists, Numbered, counted_up
from kurume_search.search.reckoning.ids import Ints, Numbers
from kurume_search.search.stored.columns import KINDS, Columns
from kurume_search.search.stored.kept import Kept

_TURN = KINDS.index("turn")
# As many codes are ticked off in a table; more are sorted.
_TABLE = 2**22


class Crossed(NamedTuple):
    """Turns and cases by the values of some fields.

    Attributes:
        values: By number what is crossed: codes of the fields, as digits of one number.
        turns: Brought by passages, or by placements.
        cases: Brought by sections; by the same as turns where only turns have values.
    """

    values: Numbers
    turns: Entries | Numbered
    cases: Entries | Numbered

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
        if table == "passages" and all(
            one.starts is None and one.of in ("section", "meeting") for one in held
        ):
            return _of_sections(columns, held)
        return _crossed(columns, held, table, by_turns=by_turns)

    return kept.get(("crossed", *fields, table, by_turns), make)


def _of_sections(columns: Columns, fields: Sequence[Coded]) -> Crossed:
    """Cross fields of which each section has one value: then little is laid out."""

    def column(name: str) -> Numbers:
        return np.asarray(columns.ints(name))

    sections = np.arange(columns.sections)
    codes, _ = _each(columns, fields, sections, sections)
    values, numbers = _numbered(codes)
    count = len(values)
    kind = np.min_scalar_type(count)
    numbers = numbers.astype(kind)
    of = Lists.cut(
        column("placement.section.starts"), numbers[column("placement.section")], nothing=count
    )
    is_turn = column("passage.kind") == _TURN
    np.putmask(of.first, ~is_turn, count)
    # A turn in several sections of one number counts once.
    once = is_turn[of.rows] & (of.more != of.first[of.rows])
    rows, more = np.divmod(
        np.unique(of.rows[once].astype(np.int64) * (count + 1) + of.more[once]), count + 1
    )
    turns = Numbered(Lists(of.first, rows, more.astype(kind)), count)
    cases = np.where(column("section.case") == 1, numbers, count).astype(kind)
    none = np.zeros(0, dtype=np.int64)
    return Crossed(values, turns, Numbered(Lists(cases, none, none.astype(kind)), count))


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
        once = np.flatnonzero(alike == counted_up(alike))
        things, numbers, alike = things[once], numbers[once], counted_up(once)
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
        which = np.repeat(counted_up(rows) if which is None else which, counts)
    return codes, rows if which is None else rows[which]


def _numbered(codes: Numbers) -> tuple[Numbers, Numbers]:
    """Return which codes there are, rising, and the number of each of `codes` among them."""
    if not len(codes) or int(codes.max()) >= _TABLE:
        values, numbers = np.unique(codes, return_inverse=True)
        return values, numbers
    seen = np.bincount(codes) > 0
    return np.flatnonzero(seen), (np.cumsum(seen, dtype=np.int32) - 1)[codes]


def _first_alike(things: Numbers, numbers: Numbers) -> Numbers:
    """Return for each entry the first of the same thing and number."""
    alike = counted_up(things)
    if not len(things):
        return alike
    # Most things have one entry, and nothing to be compared with.
    several = np.flatnonzero((np.bincount(things) > 1)[things])
    keys = things[several].astype(np.int64) * (int(numbers.max()) + 1) + numbers[several]
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    alike[several] = several[first[inverse]]
    return alike
