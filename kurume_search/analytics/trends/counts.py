"""Counts by period and group, over arrays: how many, over what, and which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kurume_search.analytics.rows.frame import Frame
from kurume_search.analytics.rows.groups import Groups
from kurume_search.analytics.rows.selection import Selection
from kurume_search.analytics.trends.periods import Periods

if TYPE_CHECKING:
    from kurume_search.analytics.rows.counted_rows import Weighed
    from kurume_search.analytics.rows.frame import Ints, Mask


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
        whole = found if weights is None else np.rint(found).astype(np.int64)
        return whole.reshape(self._high, self._wide)

    # Turns ---------------------------------------------------------------------------------

    def turns(self, weighed: Weighed, *, in_cases: bool = False) -> Counted:
        """Return the sums of what turns weigh.

        A passage counts once in each group that it, or a case it serves, belongs to.

        Args:
            weighed: What counts, and for how much.
            in_cases: Only what stands in a case.
        """
        frame = self._frame
        mask = self._selection.placement_mask(frame, in_cases=in_cases)
        passages, placements = weighed.passages, weighed.placements
        if mask is not None:
            placements = placements[mask[placements]]
            standing = np.zeros(len(frame.passage_meeting), dtype=bool)
            standing[frame.placement_passage[placements]] = True
            passages = passages[standing[passages]]
        if (self._codes < 0).any():
            dated = (self._codes >= 0)[frame.passage_meeting]
            passages = passages[dated[passages]]
            placements = placements[dated[frame.placement_passage[placements]]]
        weights = weighed.weights
        if self._groups is not None and self._groups.of == "section":
            return self._turns_by_section(weights, passages, placements)
        cells = self._codes[frame.passage_meeting[passages]]
        of_passages = self._group_of_passages()
        if of_passages is not None:
            cells = cells + of_passages[passages] * self._wide
        sizes = self._table(cells)
        cases, distinct_cases = self._cases_of(placements, of_passages)
        return Counted(
            counts=sizes if weighed.ones else self._table(cells, weights[passages]),
            cases=cases,
            distinct=len(passages) if weighed.ones else int(weights[passages].sum()),
            distinct_cases=distinct_cases,
            behind=self._behind(cells, passages, frame.passage_id),
            sizes=sizes,
        )

    def _group_of_passages(self) -> Ints | None:
        if self._groups is None:
            return None
        if self._groups.of == "turn":
            return self._groups.codes
        return self._groups.codes[self._frame.passage_meeting]

    def _turns_by_section(self, weights: Ints, standing: Ints, placements: Ints) -> Counted:
        frame = self._frame
        assert self._groups is not None  # noqa: S101 - the caller asked
        sections = frame.placement_section[placements]
        places, groups = self._groups.pairs(sections)
        passages = frame.placement_passage[placements][places]
        # A turn that serves several cases counts once in a group; the others can't repeat.
        several = self._several[passages]
        both = np.unique(passages[several] * self._high + groups[several])
        passages = np.concatenate([passages[~several], both // self._high])
        groups = np.concatenate([groups[~several], both % self._high])
        cells = self._codes[frame.passage_meeting[passages]] + groups * self._wide
        touched = np.zeros(len(frame.section_meeting), dtype=bool)
        touched[sections] = True
        return Counted(
            counts=self._table(cells, weights[passages]),
            cases=self._table(self._cells_of_sections(np.nonzero(touched & frame.is_case)[0])[0]),
            distinct=int(weights[standing].sum()),
            distinct_cases=int((touched & frame.is_case).sum()),
            behind=self._behind(cells, passages, frame.passage_id),
            sizes=self._table(cells),
        )

    @property
    def _several(self) -> Mask:
        """Which passages stand in several sections."""
        found = self._frame.made.get("several")
        if found is None:
            starts = self._frame.ints("placement.section.starts")
            found = self._frame.made["several"] = np.diff(starts) > 1
        assert isinstance(found, np.ndarray)  # noqa: S101 - what this key holds
        return found

    def _cases_of(self, placements: Ints, of_passages: Ints | None) -> tuple[Ints, int]:
        """Return the distinct cases in which passages of a cell stand, and those of all."""
        frame = self._frame
        sections = frame.placement_section[placements]
        touched = np.zeros(len(frame.section_meeting), dtype=bool)
        touched[sections] = True
        rows = np.nonzero(touched & frame.is_case)[0]
        if of_passages is None:
            return self._table(self._codes[frame.section_meeting[rows]]), len(rows)
        groups = of_passages[frame.placement_passage[placements]]
        flags = np.zeros(len(touched) * self._high, dtype=bool)
        flags[sections * self._high + groups] = True
        cells, groups = np.divmod(np.nonzero(flags)[0], self._high)
        inside = frame.is_case[cells]
        cells, groups = cells[inside], groups[inside]
        found = self._table(self._codes[frame.section_meeting[cells]] + groups * self._wide)
        return found, len(rows)

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
            return tuple(name(int(row)) for row in np.sort(rows[cells == group * wide + period]))

        return behind
