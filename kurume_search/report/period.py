"""The stretch of time that a report is about: a fiscal year, several, or a council's term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kurume_search.errors import UsageError
from kurume_search.text.era import eras, fiscal_year_of, read_day, read_fiscal_year

_DAYS = re.compile(r"^\s*(\S+?)\s*(?:\.\.|～|〜|~)\s*(\S+?)\s*$")


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`: fiscal years, or days if `since` and `until` are there."""

    first: int
    last: int
    since: date | None = None
    until: date | None = None

    @property
    def key(self) -> str:
        """The same for the same period, whatever it was asked as."""
        if self.since and self.until:
            return f"{self.since}..{self.until}"
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years that are wholly or partly in it."""
        return tuple(range(self.first, self.last + 1))

    def holds(self, fiscal_year: int | None, day: date | None) -> bool:
        """Return whether a meeting of that year and day is in it."""
        if self.since and self.until:
            return day is not None and self.since <= day <= self.until
        return fiscal_year is not None and self.first <= fiscal_year <= self.last

    @property
    def days(self) -> tuple[date, date]:
        """Its first and its last day."""
        if self.since and self.until:
            return self.since, self.until
        return date(self.first, 4, 1), date(self.last + 1, 3, 31)

    def overlaps(self, other: Period) -> bool:
        """Return whether a day is in both."""
        return self.days[0] <= other.days[1] and other.days[0] <= self.days[1]

    def label(self, lang: str) -> str:
        """Return it for people: 令和3年度."""
        if self.since and self.until:
            if lang == "en":
                return f"{self.since} to {self.until}"
            return f"{day_label(self.since, lang)}から{day_label(self.until, lang)}まで"
        first, last = year_label(self.first, lang), year_label(self.last, lang)
        if self.first == self.last:
            return first
        return f"{first}から{last}まで" if lang == "ja" else f"{first} to {last}"


def read_period(asked: int | str | Period | tuple[int, int]) -> Period:
    """Return the period that `asked` names.

    >>> read_period("R3").key, read_period("R5..R3").key
    ('2021', '2021..2023')

    Raises:
        UsageError: It names none.
    """
    if isinstance(asked, Period):
        return asked
    if isinstance(asked, tuple):
        return _years(*asked)
    if isinstance(asked, int):
        return _years(asked, asked)
    match = _DAYS.match(asked)
    if match is None:
        year = read_fiscal_year(asked.strip())
        if year is None:
            raise _unread(asked)
        return _years(year, year)
    years = [read_fiscal_year(part) for part in match.groups()]
    if years[0] is not None and years[1] is not None:
        return _years(years[0], years[1])
    days = [_day(part) for part in match.groups()]
    if days[0] is None or days[1] is None:
        raise _unread(asked)
    since, until = sorted((days[0], days[1]))
    return Period(fiscal_year_of(since), fiscal_year_of(until), since, until)


def _years(one: int, other: int) -> Period:
    first, last = sorted((one, other))
    if not 1868 <= first <= last <= 9998:
        raise _unread(f"{one}..{other}" if one != other else str(one))
    return Period(first, last)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return read_day(text)


def _unread(text: str) -> UsageError:
    return UsageError(
        f"期間「{text}」を読めません。R3、2021、R1..R3、2020-07-01..2022-06-30 のように書きます。"
    )


def year_label(year: int, lang: str) -> str:
    """Return a fiscal year for people; a year of two eras has the name of the later.

    >>> year_label(2019, "ja"), year_label(2021, "en")
    ('令和元年度', 'FY2021')
    """
    if lang == "en":
        return f"FY{year}"
    # On 1 May: the era that most of the fiscal year is in (平成31年度 is 令和元年度).
    return f"{_era_year(date(year, 5, 1))}年度"


def day_label(day: date | None, lang: str) -> str:
    """Return a day for people.

    >>> day_label(date(2021, 7, 26), "ja")
    '令和3年7月26日'
    """
    if day is None:
        return "—"
    if lang == "en":
        return day.isoformat()
    return f"{_era_year(day)}年{day.month}月{day.day}日"


def _era_year(day: date) -> str:
    for era in reversed(eras()):
        if era.first <= day:
            number = day.year - era.first.year + 1
            return f"{era.name}{'元' if number == 1 else number}"
    return str(day.year)
