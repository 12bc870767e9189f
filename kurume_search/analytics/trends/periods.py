"""Periods of time: which there are, what they are called, and where the reform divides them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from kurume_search.analytics.rows.frame import Frame
from kurume_search.analytics.trends.trend import ACROSS, AFTER, BEFORE, UNKNOWN
from kurume_search.text.era import eras
from kurume_search.text.reform import REFORM

if TYPE_CHECKING:
    from kurume_search.analytics.rows.frame import Ints, Mask

# Keys of the parts of a period that the reform divides.
YEAR_BEFORE, YEAR_AFTER = (f"{REFORM.first.year}/{part}" for part in (1, 2))
TOTAL_BEFORE, TOTAL_AFTER = "total/1", "total/2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period.

    Attributes:
        key: Sortable.
        label: In Japanese.
        first: Its first day; None for meetings and the whole.
        last: Its last day.
        era: Side of the reform.
    """

    key: str
    label: str
    era: str
    first: date | None = None
    last: date | None = None

    def months(self, first: int, last: int) -> int:
        """Return how many of its months lie from month `first` to `last`, both included.

        Months are counted from January of year 0, as `Frame.month` counts them.
        """
        low = first if self.first is None else max(first, _month(self.first))
        high = last if self.last is None else min(last, _month(self.last))
        return max(high - low + 1, 0)


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of some meetings.

    Attributes:
        codes: Of each meeting the number of its period, -1 for none.
        every: The periods, rising; those without a meeting too.
    """

    codes: Ints
    every: tuple[Period, ...]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def japanese_year(year: int, tail: str = "年") -> str:
    """Return a year as people write it; the era is that of its last day.

    >>> japanese_year(2021, "年度"), japanese_year(2019)
    ('令和3年度', '令和元年')
    """
    day = date(year, 12, 31)
    era = next((e for e in reversed(eras()) if e.first <= day), None)
    if era is None:
        return f"{year}{tail}"
    number = year - era.first.year + 1
    return f"{era.name}{'元' if number == 1 else number}{tail}"


def periods(frame: Frame, by: str, scope: Mask, *, pool: bool) -> Periods:
    """Return the periods of the meetings of `scope`, empty ones between them too.

    Args:
        frame: The arrays.
        by: ``fiscal_year`` …
        scope: Mask over meetings.
        pool: Don't divide what the reform divides.
    """
    whole = scope is frame.is_meeting
    found = frame.made.get(("periods", by, pool)) if whole else None
    if not isinstance(found, Periods):
        found = _made(frame, by, scope, pool=pool)
        if whole:
            frame.made["periods", by, pool] = found
    return found


def _made(frame: Frame, by: str, scope: Mask, *, pool: bool) -> Periods:
    if by == "meeting":
        return _meetings(frame, scope)
    numbers = _numbers(frame, by, pool=pool)
    held = numbers[scope & (numbers >= 0)]
    if not len(held):
        return Periods(np.full(len(numbers), -1), ())
    first, last = int(held.min()), int(held.max())
    codes = np.where(scope & (numbers >= 0), numbers - first, -1)
    every = tuple(_period(by, number, pool=pool) for number in range(first, last + 1))
    if by == "total" and pool and len(set(frame.after_reform[codes >= 0].tolist())) == 1:
        era = AFTER if frame.after_reform[codes >= 0][0] else BEFORE
        every = (Period(key="total", label="全期間", era=era),)
    return Periods(codes, every)


def _numbers(frame: Frame, by: str, *, pool: bool) -> Ints:
    """Return of each meeting the number of its period, -1 if it can't be told."""
    after = frame.after_reform.astype(np.int64)
    known = frame.month >= 0
    match by:
        case "fiscal_year":
            return np.where(frame.year > 0, frame.year, -1)
        case "half_year":
            half = (frame.month % 12 + 9) % 12 // 6  # April to September is 0
            return np.where(known & (frame.year > 0), frame.year * 2 + half, -1)
        case "month":
            return frame.month
        case "calendar_year":
            years = frame.month // 12
            if not pool:  # the reform's year has two numbers
                reformed = REFORM.first.year
                years = years + np.where(years == reformed, after, years > reformed)
            return np.where(known, years, -1)
    dated = known | (frame.year > 0)
    return np.where(dated, 0 if pool else after, -1)


def _period(by: str, number: int, *, pool: bool) -> Period:
    match by:
        case "fiscal_year":
            first = date(number, 4, 1)
            return _spanning(str(number), japanese_year(number, "年度"), first, _year_on(first))
        case "half_year":
            year, second = divmod(number, 2)
            first = date(year, 10, 1) if second else date(year, 4, 1)
            last = date(year + 1, 3, 31) if second else date(year, 9, 30)
            label = f"{japanese_year(year, '年度')}{'下' if second else '上'}期"
            return _spanning(f"{year}H{second + 1}", label, first, last)
        case "month":
            year, month = divmod(number, 12)
            first = date(year, month + 1, 1)
            key = f"{year}-{month + 1:02}"
            return _spanning(key, f"{japanese_year(year)}{month + 1}月", first, _month_on(first))
        case "calendar_year":
            return _calendar_year(number, pool=pool)
    if pool:
        return Period(key="total", label="全期間", era=ACROSS)
    return (
        Period(key=TOTAL_AFTER, label=REFORM.ja["after"], era=AFTER)
        if number
        else Period(key=TOTAL_BEFORE, label=REFORM.ja["before"], era=BEFORE)
    )


def _calendar_year(number: int, *, pool: bool) -> Period:
    reformed = REFORM.first.year
    year = number if pool or number <= reformed else number - 1
    first, last = date(year, 1, 1), date(year, 12, 31)
    if pool or year != reformed:
        return _spanning(str(year), japanese_year(year), first, last)
    if number == reformed:
        last = REFORM.first - timedelta(days=1)
        return _spanning(YEAR_BEFORE, REFORM.ja["year_before"], first, last)
    return _spanning(YEAR_AFTER, REFORM.ja["year_after"], REFORM.first, last)


def _year_on(first: date) -> date:
    return first.replace(year=first.year + 1) - timedelta(days=1)


def _month_on(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _spanning(key: str, label: str, first: date, last: date) -> Period:
    era = AFTER if first >= REFORM.first else BEFORE if last < REFORM.first else ACROSS
    return Period(key=key, label=label, era=era, first=first, last=last)


def english_label(key: str, by: str) -> str:
    """Return the name of the period `key` in English.

    >>> english_label("2021", "fiscal_year"), english_label("2023/2", "calendar_year")
    ('FY2021', 'Apr–Dec 2023')
    """
    if by == "fiscal_year":
        return f"FY{key}"
    if by == "half_year":
        return f"FY{key[:-2]} {key[-2:]}"
    return _ENGLISH.get(key, key)


_ENGLISH = {
    YEAR_BEFORE: REFORM.en["year_before"],
    YEAR_AFTER: REFORM.en["year_after"],
    "total": "whole period",
    TOTAL_BEFORE: REFORM.en["before"],
    TOTAL_AFTER: REFORM.en["after"],
}


def _meetings(frame: Frame, scope: Mask) -> Periods:
    rows = np.nonzero(scope)[0]
    order = rows[np.lexsort((rows, frame.day[rows]))]
    codes = np.full(len(scope), -1)
    codes[order] = np.arange(len(order))
    return Periods(codes, tuple(_sittings(frame, order)))


def _sittings(frame: Frame, rows: Ints) -> Iterator[Period]:
    for row in rows.tolist():
        ordinal, name = int(frame.day[row]), frame.meeting_ids[row]
        if not ordinal and not frame.year[row]:
            yield Period(key=name, label=f"日付不明 {name}", era=UNKNOWN)
            continue
        era = AFTER if frame.after_reform[row] else BEFORE
        label = name
        if ordinal:
            day = date.fromordinal(ordinal)
            label = f"{japanese_year(day.year)}{day.month}月{day.day}日"
        yield Period(key=name, label=label, era=era)
