"""A subset that a search is bounded to, in whatever unit it was found and is asked in."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property

from kurume_search.query.ast import Unit
from kurume_search.search.stored.columns import Columns


class Within:
    """Units found before, and what lies in them.

    Cases of a subset give all their turns; turns of a subset give the cases they serve.
    """

    def __init__(
        self, columns: Columns, unit: Unit, atoms: Set[int], *, notes: tuple[str, ...] = ()
    ) -> None:
        """Keep them.

        Args:
            columns: Of the index.
            unit: What was found.
            atoms: Rows of it; placements for the unit ``turn`` (see `evaluate`).
            notes: What a reader of bounded results must know.
        """
        self._columns, self._unit, self._atoms, self.notes = columns, unit, atoms, notes

    def rows(self, unit: Unit) -> Set[int]:
        """Return the rows of `unit` that the subset has."""
        if unit is self._unit:
            return self._atoms
        if unit is Unit.TURN:
            some = self._columns.some
            return {at for section in self.sections for at in some("section.placements", section)}
        if unit is Unit.CASE:
            return self.sections
        of = self._columns.ints(f"section.{unit}")
        return {of[section] for section in self.sections}

    @cached_property
    def sections(self) -> Set[int]:
        """Return the sections that the subset has, or that its turns stand in."""
        columns, atoms = self._columns, self._atoms
        if self._unit is Unit.CASE:
            return atoms
        if self._unit is Unit.TURN:
            section = columns.ints("placement.section")
            return {section[at] for at in atoms}
        of = columns.ints(f"section.{self._unit}")
        return {section for section in range(columns.sections) if of[section] in atoms}
