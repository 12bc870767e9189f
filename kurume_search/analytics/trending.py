"""Counts a measure by periods: which rows of the columns it means, and what it is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from kurume_search.analytics.counts import Counted, Counter
from kurume_search.analytics.frame import Frame, frame_of
from kurume_search.analytics.groups import Groups, groups, order
from kurume_search.analytics.meant import (
    Weighed,
    about,
    every_passage,
    occurrences,
    turns_of_kind,
)
from kurume_search.analytics.measures import Asked
from kurume_search.analytics.periods import periods
from kurume_search.analytics.selection import Selection, everything, selected
from kurume_search.analytics.trend import (
    COUNTED,
    NO_CASE,
    NO_DATA,
    NOT_RECORDED,
    Ids,
    Trend,
    TrendRow,
    is_few,
)
from kurume_search.analytics.trend_notes import Facts, remarks
from kurume_search.query.ast import Unit
from kurume_search.query.terms import APPROVALS
from kurume_search.query.vocabulary import UNRECORDED

if TYPE_CHECKING:
    from kurume_search.analytics.frame import Ints, Mask
    from kurume_search.search.found import Found
    from kurume_search.search.searcher import Searcher

Threads: TypeAlias = Callable[[], Sequence[Sequence[str]]]
Cells: TypeAlias = list[list[int]]


def trend(
    searcher: Searcher,
    asked: Asked,
    *,
    within: Found | None = None,
    of: Found | None = None,
    threads: Threads = tuple,
    synthetic: bool = False,
) -> Trend:
    """Return how a measure goes over time.

    Args:
        searcher: The open index.
        asked: What to count, and by what.
        within: Only what this found counts; None: the whole corpus.
        of: What was found for the words or the query to count.
        threads: Gives the ids of all cases by thread.
        synthetic: Whether any document is invented.

    Raises:
        QueryError: The provision, topic or department to count can't be understood.
    """
    return _Trending(searcher, asked, within=within, of=of, threads=threads).made(synthetic)


@dataclass(frozen=True, slots=True)
class _Over:
    """What counts are divided by, groups by periods, and how."""

    table: Ints
    interval: str = "garwood"
    scale: float = 1.0


class _Trending:
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
            return self.counter().turns(self._weighed(), in_cases=self._in_cases)
        if base == "query":
            return self._of_query()
        if base == "threads":
            return self.counter().sections(self._first_sittings())
        return self.counter().sections(self._meant)

    @property
    def _in_cases(self) -> bool:
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
                self.frame, asked.measure.of, asked.of, self._searcher,
                concordant=asked.concordant,
            )  # fmt: skip
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
            return self.counter(selection=both).turns(every, in_cases=self._in_cases)
        return self.counter().sections(self.selection.narrowed(answering).case_mask(frame))

    # What it is over -----------------------------------------------------------------------

    @cached_property
    def over(self) -> _Over | None:
        """The denominators, or None for raw counts."""
        asked = self.asked
        if asked.measure.is_rate:
            mask = self._with_outcome(*APPROVALS, "rejected")
            return _Over(self.counter().sections(mask).counts, "wilson")
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
                return _Over(np.broadcast_to(table, shape), "wilson" if share else "garwood")
            case _:
                own = asked.measure.base == "turns" or self._splits_meetings
                every = turns_of_kind(self.frame, "characters")
                table = self.counter(split=own).turns(every).counts
                return _Over(np.broadcast_to(table, shape), self._poisson, 10_000.0)
        return _Over(np.broadcast_to(table, shape), self._poisson)

    @property
    def _poisson(self) -> str:
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

    # Rows ----------------------------------------------------------------------------------

    def made(self, synthetic: bool) -> Trend:
        """Return the trend."""
        asked, counted = self.asked, self.counted
        rows = tuple(self._rows())
        split = asked.split.id if asked.split else None
        facts = Facts(
            asked=asked, frame=self.frame, selection=self.selection, periods=self.periods,
            rows=rows, counted=counted, held=self.held, within=self._within, groups=self.groups,
            registers=self._searcher.registers,
        )  # fmt: skip
        what = asked.measure
        return Trend(
            measure=what.id, by=asked.by.id, per=asked.per.id if asked.per else None, split=split,
            of=asked.of, within=None if self._within is None else str(self._within.query),
            pooled=asked.pool, unit=what.unit, unit_en=what.unit_en, rule=what.rule,
            rule_en=what.rule_en, rows=rows, distinct=counted.distinct,
            distinct_cases=self._distinct_cases, notes=remarks(facts), synthetic=synthetic,
        )  # fmt: skip

    @property
    def _distinct_cases(self) -> int:
        if self.asked.measure.is_rate:
            return self.counter(split=False).sections(self.cases).distinct
        return self.counted.distinct_cases

    def _rows(self) -> list[TrendRow]:
        if not self.periods.every:
            return []
        if self.groups is None:
            return [self._row(0, at, None, None) for at in range(len(self.periods.every))]
        found, split = self.groups, self.asked.split
        assert split is not None  # noqa: S101 - there are groups
        totals = self.all_cases.sum(axis=1) if self.asked.measure.is_rate else (
            self.counted.counts.sum(axis=1)
        )  # fmt: skip
        return [
            self._row(group, at, found.keys[group], found.labels[group])
            for group in order(found, split.id, totals)
            for at in range(len(self.periods.every))
        ]

    @cached_property
    def all_cases(self) -> Ints:
        """All cases of each cell, whatever their outcome."""
        return self.counter().sections(self.cases).counts

    @cached_property
    def _cases_of_periods(self) -> Ints:
        found: Ints = self.counter(split=False).sections(self.cases).counts[0]
        return found

    @cached_property
    def _beside(self) -> list[tuple[str, Ints]]:
        """Every outcome with its counts."""
        codes, keys = self._outcomes
        counter = self.counter()
        found = [(key, counter.sections(self.cases & (codes == at))) for at, key in enumerate(keys)]
        return [(key, one.counts) for key, one in found if one.distinct]

    def _row(self, group: int, at: int, key: str | None, label: str | None) -> TrendRow:
        period, over, what = self.periods.every[at], self.over, self.asked.measure
        if not self.held[at]:
            return TrendRow(
                period=period.key, label=period.label, group=key, group_label=label,
                era=period.era, status=NO_DATA,
            )  # fmt: skip
        counts, cases, sizes, bases = self._cells
        count = counts[group][at]
        base = None if bases is None else bases[group][at]
        interval = self._poisson if over is None else over.interval
        scale = 1.0 if over is None else over.scale
        counted = self.counted
        return TrendRow(
            period=period.key,
            label=period.label,
            group=key,
            group_label=label,
            count=count,
            denominator=None if base is None else float(base),
            rate=count / base * scale if base else None,
            cases=cases[group][at],
            ids=Ids(lambda: counted.behind(group, at), sizes[group][at]),
            status=self._status(group, at),
            few=is_few(base if interval == "wilson" else count),
            era=period.era,
            interval=interval,
            scale=scale,
            beside=self._beside_of(group, at) if what.is_rate else (),
        )

    @cached_property
    def _cells(self) -> tuple[Cells, Cells, Cells, Cells | None]:
        """Counts, cases, numbers of ids and denominators, as plain numbers."""
        counted, over = self.counted, self.over
        cases = self.all_cases if self.asked.measure.is_rate else counted.cases
        return (
            counted.counts.tolist(), cases.tolist(), counted.sizes.tolist(),
            None if over is None else over.table.tolist(),
        )  # fmt: skip

    def _beside_of(self, group: int, at: int) -> tuple[tuple[str, int], ...]:
        return tuple((key, int(n[group, at])) for key, n in self._beside if n[group, at])

    def _status(self, group: int, at: int) -> str:
        what = self.asked.measure
        of_cases = what.base in ("cases", "threads") or self._in_cases
        if of_cases and not self._cases_of_periods[at]:
            return NO_CASE
        if what.is_rate:
            told = self._beside_of(group, at)
            if told and all(key == UNRECORDED for key, _ in told):
                return NOT_RECORDED
            if not told:
                return NO_CASE
        return COUNTED
