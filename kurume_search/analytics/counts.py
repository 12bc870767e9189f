"""Counts by period and group, over arrays: how many, over what, and which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kurume_search.analytics.frame import Frame
from kurume_search.analytics.groups import Groups
from kurume_search.analytics.periods import Periods
from kurume_search.analytics.selection import Selection

if TYPE_CHECKING:
    from kurume_search.analytics.frame import Ints, Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted; arrays are groups by periods.

    Attributes:
        counts: How many.
        cases: Distinct cases behind them.
        distinct: How many all together; groups can add up to more.
        distinct_cases: Distinct cases all together.
        behind: Gives the ids behind one group and period.
        sizes: How many ids these are.
    """

    counts: Ints
    cases: Ints
    distinct: int
    distinct_cases: int
    behind: Callable[[int, int], tuple[str, ...]]
    sizes: Ints


class Counter:
    """Counts within a selection, by periods and groups.

    Args:
        frame: The arrays.
        selection: What is counted.
        periods: Of its meetings.
        groups: What to split by, or None.
    """

    def __init__(
        self, frame: Frame, selection: Selection, periods: Periods, groups: Groups | None
    ) -> None:
        self._frame = frame
        self._selection = selection
        self._groups = groups
        self._codes = periods.codes
        self._wide = len(periods.every)
        self._high = 1 if groups is None else len(groups)

    @property
    def _size(self) -> int:
        return self._wide * self._high

    def _table(self, cells: Ints, weights: Ints | None = None) -> Ints:
        """Return how often, or with what weight, each cell (group by period) comes."""
        found = np.bincount(cells, weights=weights, minlength=self._size)
        return np.rint(found).astype(np.int64).reshape(self._high, self._wide)

    # Turns ---------------------------------------------------------------------------------

    def turns(self, weights: Ints, *, in_cases: bool = False) -> Counted:
        """Return the sums of `weights`, one a passage, where they are above 0.

        A passage counts once in each group that it, or a case it serves, belongs to.

        Args:
            weights: 0 for what doesn't count.
            in_cases: Only what stands in a case.
        """
        frame = self._frame
        mask = self._selection.placement_mask(frame, in_cases=in_cases)
        counted = weights > 0
        if mask is not None:
            standing = np.zeros(len(weights), dtype=bool)
            standing[frame.placement_passage[mask]] = True
            counted &= standing
        counted &= (self._codes >= 0)[frame.passage_meeting]
        placed = counted[frame.placement_passage]
        placements = np.nonzero(placed if mask is None else placed & mask)[0]
        if self._groups is not None and self._groups.of == "section":
            return self._turns_by_section(weights, counted, placements)
        passages = np.nonzero(counted)[0]
        cells = self._codes[frame.passage_meeting[passages]]
        of_passages = self._group_of_passages()
        if of_passages is not None:
            cells = cells + of_passages[passages] * self._wide
        return Counted(
            counts=self._table(cells, weights[passages]),
            cases=self._cases_of(placements, of_passages),
            distinct=int(weights[passages].sum()),
            distinct_cases=self._distinct_cases(placements),
            behind=self._behind(cells, passages, frame.passage_id),
            sizes=self._table(cells),
        )

    def _group_of_passages(self) -> Ints | None:
        if self._groups is None:
            return None
        if self._groups.of == "turn":
            return self._groups.codes
        return self._groups.codes[self._frame.passage_meeting]

    def _turns_by_section(self, weights: Ints, counted: Mask, placements: Ints) -> Counted:
        frame = self._frame
        assert self._groups is not None  # noqa: S101 - the caller asked
        sections = frame.placement_section[placements]
        places, groups = self._groups.pairs(sections)
        passages = frame.placement_passage[placements][places]
        # A turn that serves several cases counts once in a group.
        both = np.unique(groups * len(weights) + passages)
        groups, passages = both // len(weights), both % len(weights)
        cells = self._codes[frame.passage_meeting[passages]] + groups * self._wide
        touched = np.zeros(len(frame.section_meeting), dtype=bool)
        touched[sections] = True
        return Counted(
            counts=self._table(cells, weights[passages]),
            cases=self._table(self._cells_of_sections(np.nonzero(touched & frame.is_case)[0])[0]),
            distinct=int(weights[counted].sum()),
            distinct_cases=int((touched & frame.is_case).sum()),
            behind=self._behind(cells, passages, frame.passage_id),
            sizes=self._table(cells),
        )

    def _cases_of(self, placements: Ints, of_passages: Ints | None) -> Ints:
        """Return the distinct cases in which passages of a cell stand."""
        frame = self._frame
        sections = frame.placement_section[placements]
        if of_passages is None:
            touched = np.zeros(len(frame.section_meeting), dtype=bool)
            touched[sections] = True
            rows = np.nonzero(touched & frame.is_case)[0]
            return self._table(self._codes[frame.section_meeting[rows]])
        groups = of_passages[frame.placement_passage[placements]]
        flags = np.zeros(len(frame.section_meeting) * self._high, dtype=bool)
        flags[sections * self._high + groups] = True
        rows, groups = np.divmod(np.nonzero(flags)[0], self._high)
        inside = frame.is_case[rows]
        rows, groups = rows[inside], groups[inside]
        return self._table(self._codes[frame.section_meeting[rows]] + groups * self._wide)

    def _distinct_cases(self, placements: Ints) -> int:
        touched = np.zeros(len(self._frame.section_meeting), dtype=bool)
        touched[self._frame.placement_section[placements]] = True
        return int((touched & self._frame.is_case).sum())

    # Cases ---------------------------------------------------------------------------------

    def sections(self, mask: Mask) -> Counted:
        """Return how many of the sections of `mask`, cases mostly, there are."""
        frame = self._frame
        rows = np.nonzero(mask & (self._codes >= 0)[frame.section_meeting])[0]
        cells, rows_of = self._cells_of_sections(rows)
        counts = self._table(cells)
        return Counted(
            counts=counts,
            cases=self._table(cells[frame.is_case[rows_of]]),
            distinct=len(rows),
            distinct_cases=int(frame.is_case[rows].sum()),
            behind=self._behind(cells, rows_of, frame.section_id),
            sizes=counts,
        )

    def _cells_of_sections(self, rows: Ints) -> tuple[Ints, Ints]:
        """Return the cells of sections, and which section each is of."""
        periods = self._codes[self._frame.section_meeting[rows]]
        if self._groups is None:
            return periods, rows
        if self._groups.of == "meeting":
            groups = self._groups.codes[self._frame.section_meeting[rows]]
            return periods + groups * self._wide, rows
        places, groups = self._groups.pairs(rows)
        return periods[places] + groups * self._wide, rows[places]

    # Meetings ------------------------------------------------------------------------------

    def meetings(self, mask: Mask) -> Counted:
        """Return how many of the meetings of `mask` there are; groups are those of meetings."""
        frame = self._frame
        rows = np.nonzero(mask & (self._codes >= 0))[0]
        cells = self._codes[rows]
        if self._groups is not None and self._groups.of == "meeting":
            cells = cells + self._groups.codes[rows] * self._wide
        held = mask[frame.section_meeting] & frame.is_case
        cases = np.nonzero(held & (self._codes >= 0)[frame.section_meeting])[0]
        counts = self._table(cells)
        return Counted(
            counts=counts,
            cases=self._table(self._codes[frame.section_meeting[cases]]),
            distinct=len(rows),
            distinct_cases=len(cases),
            behind=self._behind(cells, rows, lambda row: frame.meeting_ids[row]),
            sizes=counts,
        )

    def _behind(
        self, cells: Ints, rows: Ints, name: Callable[[int], str]
    ) -> Callable[[int, int], tuple[str, ...]]:
        wide = self._wide

        def behind(group: int, period: int) -> tuple[str, ...]:
            return tuple(name(int(row)) for row in rows[cells == group * wide + period])

        return behind
