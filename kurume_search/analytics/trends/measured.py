"""A measure counted by periods and groups, with its denominators, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from kurume_search.analytics.rows.counted_rows import (
    Weighed,
    about,
    every_passage,
    occurrences,
    turns_of_kind,
)
from kurume_search.analytics.rows.frame import Frame, frame_of
from kurume_search.analytics.rows.groups import Groups, groups
from kurume_search.analytics.rows.selection import Selection, everything, selected
from kurume_search.analytics.trends.counts import Counted, Counter
from kurume_search.analytics.trends.measures import Asked
from kurume_search.analytics.trends.periods import periods
from kurume_search.model.terms import APPROVALS
from kurume_search.query.ast import Unit

if TYPE_CHECKING:
    from kurume_search.analytics.rows.frame import Ints, Mask
    from kurume_search.search.answering.found import Found
    from kurume_search.search.searcher import Searcher

Threads: TypeAlias = Callable[[], Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Over:
    """The denominators of counts, groups by periods, and how they divide."""

    table: Ints
    interval: str = "garwood"
    scale: float = 1.0


class Measured:
    """One measure, counted.

    Attributes:
        asked: What was asked for.
        frame: The arrays.
        selection: What is counted.
        periods: Of the meetings in scope.
        groups: Of the split, or None.
    """

    def __init__(
        self,
        searcher: Searcher,
        asked: Asked,
        *,
        within: Found | None,
        of: Found | None,
        threads: Threads,
    ) -> None:
        self.asked = asked
        self._searcher = searcher
        self._threads = threads
        self._of = of
        self._within = within
        self.frame: Frame = frame_of(searcher.columns)
        frame = self.frame
        self.selection = everything(frame) if within is None else selected(frame, within)
        self.periods = periods(frame, asked.by.id, self.selection.meetings, pool=asked.pool)
        self.groups: Groups | None = None
        if asked.split is not None:
            self.groups = groups(
                frame, asked.split.id, searcher.registers, concordant=asked.concordant
            )

    def counter(self, *, split: bool = True, selection: Selection | None = None) -> Counter:
        """Return what counts within the selection."""
        groups = self.groups if split else None
        return Counter(self.frame, selection or self.selection, self.periods, groups)

    # What counts ---------------------------------------------------------------------------

    @cached_property
    def counted(self) -> Counted:
        """The measure itself."""
        base = self.asked.measure.base
        if base == "turns":
            return self.counter().turns(self._weighed(), in_cases=self.in_cases)
        if base == "query":
            return self._of_query()
        if base == "threads":
            return self.counter().sections(self._first_sittings())
        return self.counter().sections(self._meant)

    @property
    def in_cases(self) -> bool:
        """Whether turns outside cases don't count."""
        return self.asked.per is not None and self.asked.per.id == "case"

    def _weighed(self) -> Weighed:
        if self._of is not None:
            return occurrences(self.frame, self._of)
        return turns_of_kind(self.frame, self.asked.measure.id)

    @cached_property
    def cases(self) -> Mask:
        """Every case of the selection."""
        return self.selection.case_mask(self.frame)

    @cached_property
    def _outcomes(self) -> tuple[Ints, tuple[str, ...]]:
        """Of each section the number of its outcome, and the outcomes."""
        found = groups(self.frame, "outcome", self._searcher.registers)
        assert found.starts is not None  # noqa: S101 - of sections
        return found.codes[found.starts[:-1]], found.keys

    def _with_outcome(self, *values: str) -> Mask:
        codes, keys = self._outcomes
        return self.cases & np.isin(codes, [at for at, key in enumerate(keys) if key in values])

    @cached_property
    def _meant(self) -> Mask:
        """The cases that are counted."""
        asked = self.asked
        if asked.measure.is_rate:
            return self._with_outcome(*APPROVALS)
        if asked.measure.of in ("article", "topic", "department"):
            meant = about(
                self.frame,
                asked.measure.of,
                asked.of,
                self._searcher,
                concordant=asked.concordant,
            )
            return self.cases & meant
        return self.cases

    def _first_sittings(self) -> Mask:
        """Return the first case of each thread that is selected."""
        rows = {self.frame.section_id(int(row)): int(row) for row in np.nonzero(self.cases)[0]}
        found = np.zeros(len(self.cases), dtype=bool)
        for thread in self._threads():
            first = next((rows[name] for name in thread if name in rows), None)
            if first is not None:
                found[first] = True
        return found

    def _of_query(self) -> Counted:
        assert self._of is not None  # noqa: S101 - `asked` demands it
        frame, found = self.frame, self._of
        answering = selected(frame, found)
        if found.unit is Unit.MEETING:
            rows = np.fromiter(found.atoms, dtype=np.int64, count=len(found.atoms))
            mask = np.zeros(len(frame.day), dtype=bool)
            mask[rows] = True
            return self.counter().meetings(mask & self.selection.meetings)
        if found.unit is Unit.TURN:
            both = self.selection.narrowed(answering)
            every = every_passage(frame)
            return self.counter(selection=both).turns(every, in_cases=self.in_cases)
        return self.counter().sections(self.selection.narrowed(answering).case_mask(frame))

    # What it is over -----------------------------------------------------------------------

    @cached_property
    def over(self) -> Over | None:
        """The denominators, or None for raw counts."""
        asked = self.asked
        if asked.measure.is_rate:
            mask = self._with_outcome(*APPROVALS, "rejected")
            return Over(self.counter().sections(mask).counts, "wilson")
        if asked.per is None:
            return None
        shape = self.counted.counts.shape
        match asked.per.id:
            case "meeting":
                counter = self.counter(split=self._splits_meetings)
                table = counter.meetings(self.selection.meetings).counts
            case "month":
                table = self._months()[np.newaxis, :]
            case "case":
                share = asked.measure.base != "turns" and self._is_of_cases
                own = asked.measure.base == "turns" and self._splits_sections
                table = self.counter(split=own or self._splits_meetings).sections(self.cases).counts
                return Over(np.broadcast_to(table, shape), "wilson" if share else "garwood")
            case _:
                own = asked.measure.base == "turns" or self._splits_meetings
                every = turns_of_kind(self.frame, "characters")
                table = self.counter(split=own).turns(every).counts
                return Over(np.broadcast_to(table, shape), self.poisson, 10_000.0)
        return Over(np.broadcast_to(table, shape), self.poisson)

    @property
    def poisson(self) -> str:
        """The interval of counts; characters are no events, and have none."""
        return "" if self.asked.measure.id == "characters" else "garwood"

    @property
    def _is_of_cases(self) -> bool:
        return self._of is None or self._of.unit is Unit.CASE

    @property
    def _splits_sections(self) -> bool:
        return self.groups is not None and self.groups.of == "section"

    @property
    def _splits_meetings(self) -> bool:
        return self.groups is not None and self.groups.of == "meeting"

    @cached_property
    def held(self) -> Ints:
        """How many documents each period has."""
        codes = self.periods.codes
        return np.bincount(codes[codes >= 0], minlength=len(self.periods.every))

    def _months(self) -> Ints:
        """Return of each period the months from the first document to the last."""
        months = self.frame.month[self.selection.meetings & (self.frame.month >= 0)]
        if not len(months):
            return np.zeros(len(self.periods.every), dtype=np.int64)
        low, high = int(months.min()), int(months.max())
        return np.array([period.months(low, high) for period in self.periods.every])

    @property
    def distinct_cases(self) -> int:
        """Distinct cases behind everything counted; of a rate all cases."""
        if self.asked.measure.is_rate:
            return self.counter(split=False).sections(self.cases).distinct
        return self.counted.distinct_cases

    @cached_property
    def all_cases(self) -> Ints:
        """All cases of each cell, whatever their outcome."""
        return self.counter().sections(self.cases).counts

    @cached_property
    def cases_of_periods(self) -> Ints:
        """How many cases each period has, whatever group they are in."""
        found: Ints = self.counter(split=False).sections(self.cases).counts[0]
        return found

    @cached_property
    def beside(self) -> list[tuple[str, Ints]]:
        """Every outcome with its counts."""
        codes, keys = self._outcomes
        counter = self.counter()
        found = [(key, counter.sections(self.cases & (codes == at))) for at, key in enumerate(keys)]
        return [(key, one.counts) for key, one in found if one.distinct]
