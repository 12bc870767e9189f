"""A trend from what was counted: one row a period and group, with status, interval and ids."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from kurume_search.analytics.rows.groups import order
from kurume_search.analytics.trends.measured import Measured, Threads
from kurume_search.analytics.trends.measures import Asked
from kurume_search.analytics.trends.notes import Facts, remarks
from kurume_search.analytics.trends.trend import (
    COUNTED,
    NO_CASE,
    NO_DATA,
    NOT_RECORDED,
    Ids,
    Trend,
    TrendRow,
    is_few,
)
from kurume_search.model.terms import UNRECORDED

if TYPE_CHECKING:
    from kurume_search.model.corrected import SetRight
    from kurume_search.search.answering.found import Found
    from kurume_search.search.searcher import Searcher

Cells: TypeAlias = list[list[int]]


def trend(
    searcher: Searcher,
    asked: Asked,
    *,
    within: Found | None = None,
    of: Found | None = None,
    threads: Threads = tuple,
    set_right: Sequence[tuple[int, SetRight]] = (),
    synthetic: bool = False,
) -> Trend:
    """Return how a measure goes over time.

    Args:
        searcher: The open index.
        asked: What to count, and by what.
        within: Only what this found counts; None: the whole corpus.
        of: What was found for the words or the query to count.
        threads: Gives the ids of all cases by thread.
        set_right: The values that a person set right, each with the row of its meeting.
        synthetic: Whether any document is invented.

    Raises:
        QueryError: The provision, topic or department to count can't be understood.
    """
    measured = Measured(searcher, asked, within=within, of=of, threads=threads)
    rows = tuple(_Rows(measured).made())
    counted, what = measured.counted, asked.measure
    facts = Facts(
        asked=asked,
        frame=measured.frame,
        selection=measured.selection,
        periods=measured.periods,
        rows=rows,
        counted=counted,
        held=measured.held,
        within=within,
        of=of,
        set_right=set_right,
    )
    return Trend(
        measure=what.id,
        by=asked.by.id,
        per=asked.per.id if asked.per else None,
        split=asked.split.id if asked.split else None,
        of=asked.of,
        within=None if within is None else str(within.query),
        pooled=asked.pool,
        unit=what.unit,
        unit_en=what.unit_en,
        rule=what.rule,
        rule_en=what.rule_en,
        rows=rows,
        distinct=counted.distinct,
        distinct_cases=measured.distinct_cases,
        notes=remarks(facts),
        synthetic=synthetic,
    )


class _Rows:
    """Makes the rows."""

    def __init__(self, measured: Measured) -> None:
        self._m = measured

    def made(self) -> list[TrendRow]:
        """Return the rows: groups in order, periods rising."""
        m = self._m
        if not m.periods.every:
            return []
        if m.groups is None:
            return [self._row(0, at, None, None) for at in range(len(m.periods.every))]
        found, split = m.groups, m.asked.split
        assert split is not None  # noqa: S101 - there are groups
        shown = m.all_cases if m.asked.measure.is_rate else m.counted.counts
        totals = shown.sum(axis=1)
        return [
            self._row(group, at, found.keys[group], found.labels[group])
            for group in order(found, split.id, totals)
            for at in range(len(m.periods.every))
        ]

    def _row(self, group: int, at: int, key: str | None, label: str | None) -> TrendRow:
        m = self._m
        period, over, what = m.periods.every[at], m.over, m.asked.measure
        if not m.held[at]:
            return TrendRow(
                period=period.key,
                label=period.label,
                group=key,
                group_label=label,
                era=period.era,
                status=NO_DATA,
            )
        counts, cases, sizes, bases = self._cells
        count = counts[group][at]
        base = None if bases is None else bases[group][at]
        interval = m.poisson if over is None else over.interval
        scale = 1.0 if over is None else over.scale
        counted, per = m.counted, m.asked.per
        # However many questions there were: a mean over four cases tells no tendency.
        few_cases = per is not None and per.id == "case" and is_few(base)
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
            few=is_few(base if interval == "wilson" else count) or few_cases,
            era=period.era,
            interval=interval,
            scale=scale,
            beside=self._beside_of(group, at) if what.is_rate else (),
        )

    @cached_property
    def _cells(self) -> tuple[Cells, Cells, Cells, Cells | None]:
        """Counts, cases, numbers of ids and denominators, as plain numbers."""
        m = self._m
        counted, over = m.counted, m.over
        cases = m.all_cases if m.asked.measure.is_rate else counted.cases
        return (
            counted.counts.tolist(),
            cases.tolist(),
            counted.sizes.tolist(),
            None if over is None else over.table.tolist(),
        )

    def _beside_of(self, group: int, at: int) -> tuple[tuple[str, int], ...]:
        return tuple((key, int(n[group, at])) for key, n in self._m.beside if n[group, at])

    def _status(self, group: int, at: int) -> str:
        m = self._m
        what = m.asked.measure
        of_cases = what.base in ("cases", "threads") or m.in_cases
        if of_cases and not m.cases_of_periods[at]:
            return NO_CASE
        if what.is_rate:
            beside = self._beside_of(group, at)
            if beside and all(key == UNRECORDED for key, _ in beside):
                return NOT_RECORDED
            if not beside:
                return NO_CASE
        return COUNTED
