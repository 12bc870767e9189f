"""Which meetings are there and which are not: a gap is "no data", never 0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A meeting as far as coverage asks.

    Attributes:
        council: Id or printed body; empty if the minutes name none.
        number: 第N回, or None.
    """

    id: str
    council: str
    fiscal_year: int | None
    number: int | None
    day: date | None
    closed: bool = False
    read: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCoverage:
    """The meetings of one council in one fiscal year.

    Attributes:
        held: Ids, in the order of their days.
        numbers: Printed numbers, rising.
        missing: Numbers that must have been held: below the greatest one printed, and
            not there. How many came after it nobody can tell from minutes.
        running: Numbers run on over the years, so a gap is counted from the year before.
        repeated: Numbers that several meetings print.
        unread: Ids of meetings in which no notation was recognised.
        sittings: What is known of each meeting, in the order of `held`.
    """

    council: str
    fiscal_year: int
    held: tuple[str, ...]
    numbers: tuple[int, ...]
    missing: tuple[int, ...]
    running: bool
    repeated: tuple[int, ...] = ()
    closed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    sittings: tuple[Sitting, ...] = ()

    @property
    def empty(self) -> bool:
        """No document at all: no data, which is not 0 meetings."""
        return not self.held


def coverage(sittings: Iterable[Sitting]) -> tuple[YearCoverage, ...]:
    """Return a row per council and fiscal year, empty years in between included.

    Councils come by name, years rise. Meetings without a fiscal year are left out: they
    stand in no year that could be covered.
    """
    by_council: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        if sitting.fiscal_year is not None:
            by_council.setdefault(sitting.council, []).append(sitting)
    rows: list[YearCoverage] = []
    for council, held in sorted(by_council.items()):
        rows += _of_council(council, held)
    return tuple(rows)


def _of_council(council: str, held: list[Sitting]) -> Iterable[YearCoverage]:
    by_year: dict[int, list[Sitting]] = {}
    for sitting in held:
        if sitting.fiscal_year is not None:
            by_year.setdefault(sitting.fiscal_year, []).append(sitting)
    running = _runs_on(by_year)
    before: int | None = None  # the greatest number so far, where numbers run on
    for year in range(min(by_year), max(by_year) + 1):
        there = sorted(by_year.get(year, ()), key=lambda s: (s.day or date.min, s.id))
        numbers = sorted(s.number for s in there if s.number is not None)
        first = 1
        if running:
            first = numbers[0] if before is None and numbers else (before or 0) + 1
        # 通算第112回 beside 第3回 counts something else: it says nothing of this year's.
        bounds = numbers if running else [n for n in numbers if n <= _MOST_A_YEAR]
        expected = range(first, bounds[-1] if bounds else first)
        yield YearCoverage(
            council=council,
            fiscal_year=year,
            held=tuple(s.id for s in there),
            numbers=tuple(dict.fromkeys(numbers)),
            missing=tuple(n for n in expected if n not in numbers),
            running=running,
            repeated=tuple(sorted({n for n in numbers if numbers.count(n) > 1})),
            closed=tuple(s.id for s in there if s.closed),
            unread=tuple(s.id for s in there if not s.read),
            sittings=tuple(there),
        )
        before = numbers[-1] if numbers else before


def _runs_on(by_year: dict[int, list[Sitting]]) -> bool:
    """Return whether numbers run on over the years (第58回, 第59回 …).

    They do where every year's smallest number is greater than all of the year before;
    one year alone tells by a smallest number that no year could begin with.
    """
    years = [
        sorted(s.number for s in by_year[year] if s.number is not None) for year in sorted(by_year)
    ]
    filled = [numbers for numbers in years if numbers]
    if len(filled) < 2:
        return bool(filled) and filled[0][0] > _MOST_A_YEAR
    return all(after[0] > before[-1] for before, after in pairwise(filled))


# A council that sits twice a month is the busiest that the minutes at hand show.
_MOST_A_YEAR = 24
