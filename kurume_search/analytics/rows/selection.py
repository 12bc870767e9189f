"""What a query leaves to count: meetings in scope, sections and placements that answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kurume_search.analytics.rows.frame import Frame
from kurume_search.query.ast import And, Everything, Node, Unit
from kurume_search.query.levels import asks_of_meetings_only

if TYPE_CHECKING:
    from collections.abc import Set

    from kurume_search.analytics.rows.frame import Mask
    from kurume_search.search.answering.found import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Masks over rows; None: all of the meetings in scope.

    Attributes:
        meetings: In scope: what the query asks of meetings (year, council …) leaves,
            whether anything in them answers or not. Denominators of meetings are these.
        sections: That answer.
        placements: That answer.
    """

    meetings: Mask
    sections: Mask | None = None
    placements: Mask | None = None

    def case_mask(self, frame: Frame) -> Mask:
        """Return which sections are cases that count."""
        found = frame.is_case & self.meetings[frame.section_meeting]
        return found if self.sections is None else found & self.sections

    def placement_mask(self, frame: Frame, *, in_cases: bool = False) -> Mask | None:
        """Return which placements count, or None for all.

        Args:
            frame: The arrays.
            in_cases: Leave out what stands outside cases.
        """
        found = self.placements
        if not self.meetings[frame.is_meeting].all():
            mine = self.meetings[frame.section_meeting][frame.placement_section]
            found = mine if found is None else found & mine
        if in_cases:
            inside = frame.is_case[frame.placement_section]
            found = inside if found is None else found & inside
        return found

    def narrowed(self, other: Selection) -> Selection:
        """Return what both leave."""
        return replace(
            self,
            meetings=self.meetings & other.meetings,
            sections=_both(self.sections, other.sections),
            placements=_both(self.placements, other.placements),
        )


def _both(one: Mask | None, other: Mask | None) -> Mask | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def everything(frame: Frame) -> Selection:
    """Return the selection of a whole corpus."""
    return Selection(meetings=frame.is_meeting)


def selected(frame: Frame, found: Found) -> Selection:
    """Return what `found` leaves to count.

    In the unit ``turn`` only what was found itself counts, in a wider unit all that stands
    in the units found.
    """
    meetings = frame.is_meeting & _scope(frame, found)
    if isinstance(found.query.node, Everything) and not found.bounded:
        return Selection(meetings=meetings)
    if found.unit is Unit.TURN:
        placements = _mask(found.atoms, len(frame.placement_section))
        sections = np.zeros(len(frame.section_meeting), dtype=bool)
        sections[frame.placement_section[placements]] = True
        return Selection(meetings=meetings, sections=sections, placements=placements)
    if asks_of_meetings_only(found.query.node) and not found.bounded:
        return Selection(meetings=meetings)
    sections = _sections(frame, found)
    return Selection(
        meetings=meetings, sections=sections, placements=sections[frame.placement_section]
    )


def _sections(frame: Frame, found: Found) -> Mask:
    match found.unit:
        case Unit.MEETING:
            return _mask(found.atoms, len(frame.day))[frame.section_meeting]
        case Unit.ITEM:
            items = frame.ints("section.item")
            return _mask(found.atoms, frame.columns.items)[items]
    return _mask(found.atoms, len(frame.section_meeting))


def _scope(frame: Frame, found: Found) -> Mask:
    """Return the meetings that what the query asks of meetings alone leaves."""
    node = found.query.node
    parts: tuple[Node, ...] = node.parts if isinstance(node, And) else (node,)
    asks = tuple(part for part in parts if asks_of_meetings_only(part))
    if not asks:
        return np.ones(len(frame.day), dtype=bool)
    return _mask(found.among(And(asks), Unit.MEETING), len(frame.day))


def _mask(rows: Set[int], size: int) -> Mask:
    made = np.zeros(size, dtype=bool)
    made[np.fromiter(rows, dtype=np.int64, count=len(rows))] = True
    return made
