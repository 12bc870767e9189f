"""What AND, OR and NOT are decided over in each unit, and how passages and sections lie in it."""

from __future__ import annotations

from kurume_search.query.ast import Unit
from kurume_search.search.reckoning.algebra import Algebra, Rows
from kurume_search.search.stored.columns import Columns

TABLES = {
    Unit.TURN: "placements", Unit.CASE: "sections", Unit.ITEM: "items", Unit.MEETING: "meetings",
}  # fmt: skip


class Atoms:
    """The atoms of one unit: placements for `turn`, sections for `case`, items, meetings.

    Attributes:
        table: What they are rows of.
        whole: They are passages themselves.
    """

    def __init__(self, columns: Columns, algebra: Algebra, unit: Unit, *, whole: bool) -> None:
        """Look nothing up yet.

        Args:
            columns: Of the index.
            algebra: How to reckon.
            unit: What is asked for.
            whole: All placements of a passage answer or none, so that passages themselves
                are the atoms of `turn`.
        """
        self._columns, self._algebra, self._unit = columns, algebra, unit
        self.whole = whole and unit is Unit.TURN
        self.table = "passages" if self.whole else TABLES[unit]

    def lift(self, passages: Rows) -> Rows:
        """Return the atoms that hold any of `passages`."""
        algebra = self._algebra
        if self.whole:
            return passages
        if self._unit is Unit.MEETING:
            return algebra.gathered("passage.meeting", passages)
        if self._unit is Unit.TURN:
            return algebra.spread("placement.section", passages)
        sections = algebra.listed("placement.section", passages)
        return sections if self._unit is Unit.CASE else self._items(sections)

    def stand_in(self, atoms: Rows) -> Rows:
        """Return the passages that stand in `atoms`."""
        algebra = self._algebra
        match self._unit:
            case Unit.TURN:
                return self.units(atoms)
            case Unit.MEETING:
                return algebra.spread("meeting.passages", atoms)
            case Unit.ITEM:
                atoms = algebra.where("section.item", atoms)
        placements = algebra.listed("section.placements", atoms)
        return algebra.gathered("placement.passage", placements)

    def units(self, atoms: Rows) -> Rows:
        """Return the units that `atoms` are: passages for `turn`, else the atoms themselves."""
        if self._unit is not Unit.TURN or self.whole:
            return atoms
        return self._algebra.gathered("placement.passage", atoms)

    def placed(self, atoms: Rows) -> Rows:
        """Return the placements that `atoms` of `turn` are; other atoms as they are."""
        return self._algebra.spread("placement.section", atoms) if self.whole else atoms

    def atoms_of(self, unit: int) -> range:
        """Return the atoms that the unit in that row is."""
        if self._unit is not Unit.TURN or self.whole:
            return range(unit, unit + 1)
        return range(*self._columns.span_of("placement.section", unit))

    def _items(self, sections: Rows) -> Rows:
        return self._algebra.gathered("section.item", sections)

    def lift_sections(self, sections: Rows) -> Rows:
        """Return the atoms in which any of `sections` lies, or that lie in it."""
        algebra = self._algebra
        match self._unit:
            case Unit.TURN:
                return algebra.listed("section.placements", sections)
            case Unit.CASE:
                return sections
            case Unit.ITEM:
                return self._items(sections)
        return algebra.gathered("section.meeting", sections)

    def lift_meetings(self, meetings: Rows) -> Rows:
        """Return the atoms that lie in `meetings`."""
        algebra = self._algebra
        match self._unit:
            case Unit.TURN:
                return self.lift(algebra.spread("meeting.passages", meetings))
            case Unit.CASE:
                return algebra.spread("meeting.sections", meetings)
            case Unit.ITEM:
                return algebra.spread("meeting.items", meetings)
        return meetings
