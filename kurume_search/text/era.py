"""Days, months and fiscal years as minutes and people write them (和暦 and 西暦)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kurume_search.data import table
from kurume_search.text.normalize import FoldedText, fold, fold_plain
from kurume_search.text.numerals import NUMBER, read_number
from kurume_search.text.spans import Span

WEEKDAYS = "月火水木金土日"  # in the order of `date.weekday()`

# Spaces inside a date are columns of a table or half a character's width; bounded, so
# that a run of 100,000 spaces costs nothing.
_S = r"[ \t\u3000]{0,3}"
_RANGE = rf"{_S}(?:から|より|~|〜|∼|―|—|–|-|−|及び|、|・){_S}"


@dataclass(frozen=True, slots=True)
class Era:
    """An era (元号) and its first and last day; `last` None is the present one."""

    name: str
    initial: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and the words that say it.

    Attributes:
        day: The Gregorian day; None when the calendar has no such day (2月30日).
        beyond_era: The era had ended by `day`. Minutes of 平成29年 do plan for
            平成32年, so this is a fact about the text and not an error in it.
        span: Where the source says so, the printed weekday with it.
        weekday: The printed weekday as `date.weekday()` counts, None if not printed.
    """

    day: date | None
    beyond_era: bool
    span: Span
    weekday: int | None = None

    @property
    def weekday_ok(self) -> bool | None:
        """Whether the printed weekday is the calendar's; None if there is none."""
        if self.weekday is None or self.day is None:
            return None
        return self.day.weekday() == self.weekday


@cache
def eras() -> tuple[Era, ...]:
    """Return the eras, oldest first."""
    return tuple(
        Era(row["name"], row["initial"], row["first"], row.get("last"))
        for row in table("eras")["era"]
    )


@cache
def _year() -> str:
    """Pattern of a year: 令和3年, 令和元年, R3, 2021 (named groups era, eyear, year)."""
    names = "|".join(era.name for era in eras())
    initials = "".join(era.initial for era in eras())
    return (
        rf"(?:(?P<era>{names}){_S}(?P<eyear>元|{NUMBER})"
        rf"|(?<![A-Za-z])(?P<initial>[{initials}])\.?(?P<iyear>元|[0-9]{{1,2}}(?![0-9]))"
        rf"|(?<![0-9])(?P<year>[0-9]{{4}}(?![0-9])|二[〇0]{{1,2}}[〇一二三四五六七八九]{{1,2}}))"
    )


@cache
def _written() -> re.Pattern[str]:
    framed = rf"[((](?P<weekday>[{WEEKDAYS}])(?:曜日?)?(?:[・,、/][^)]{{0,6}})?[))]"
    weekday = rf"(?:{_S}(?:{framed}|(?P<bareday>[{WEEKDAYS}])曜日?))?"
    # The year of the other calendar beside it: 2019(平成31)年, 令和元年(2019年).
    names = "|".join(era.name for era in eras())
    other = rf"(?:{_S}[((](?:(?:{names}){_S}(?:元|{NUMBER})|[0-9]{{4}}){_S}年?[))])?"
    kanji = rf"{other}{_S}年{other}{_S}(?P<month>{NUMBER}){_S}月{_S}(?P<day>{NUMBER}){_S}日"
    # R4.2.8 and 2022/9/15; the last number must end there, or 1.2.3.4 would be a day.
    marks = r"(?P<mark>[./-])(?P<mmonth>[0-9]{1,2})(?P=mark)(?P<mday>[0-9]{1,2})(?![0-9])"
    later = (
        rf"(?:{_RANGE}(?P<later>(?:同年{_S})?(?:同月{_S}|(?P<lmonth>{NUMBER}){_S}月{_S})?"
        rf"(?P<lday>{NUMBER}){_S}日)"
        rf"{weekday.replace('weekday', 'lweekday').replace('bareday', 'lbareday')})?"
    )
    return re.compile(rf"{_year()}(?:{kanji}|{marks}){weekday}{later}")


def find_dates(folded: FoldedText) -> Iterator[WrittenDate]:
    """Yield every date in `folded` that has its year, in reading order; never raises.

    The second day of a range (令和2年5月11日～22日, …から6月1日まで, …から同月22日まで)
    takes year and month from the first.
    """
    for match in _written().finditer(folded.text):
        year = _year_of(match)
        month = read_number(match["month"] or match["mmonth"])
        day = read_number(match["day"] or match["mday"])
        end = match.start("later") if match["later"] else match.end()
        printed = match["weekday"] or match["bareday"]
        first_stop = _end_of_day(match)
        if printed:
            first_stop = max(match.end("weekday"), match.end("bareday")) + 1
        span = folded.span(match.start(), min(first_stop, end))
        yield _dated(match, year, month, day, span, printed)
        if match["later"]:
            later_month = read_number(match["lmonth"]) if match["lmonth"] else month
            span = folded.span(match.start("later"), match.end())
            later_day = read_number(match["lday"])
            printed = match["lweekday"] or match["lbareday"]
            yield _dated(match, year, later_month, later_day, span, printed)


def _end_of_day(match: re.Match[str]) -> int:
    if match["mday"]:
        return match.end("mday")
    return match.string.index("日", match.end("day")) + 1


def _dated(
    match: re.Match[str],
    year: int | None,
    month: int | None,
    day: int | None,
    span: Span,
    weekday: str | None,
) -> WrittenDate:
    printed = None if weekday is None else WEEKDAYS.index(weekday)
    resolved = _day(year, month, day)
    era = _era_of(match)
    beyond = bool(resolved and era and era.last is not None and resolved > era.last)
    return WrittenDate(resolved, beyond, span, printed)


def _era_of(match: re.Match[str]) -> Era | None:
    sign = match["era"] or match["initial"]
    return next((era for era in eras() if sign in (era.name, era.initial)), None)


def _year_of(match: re.Match[str]) -> int | None:
    """Return the Gregorian year of a match of `_year`."""
    if match["year"]:
        return read_number(match["year"])
    era, written = _era_of(match), match["eyear"] or match["iyear"]
    number = 1 if written == "元" else read_number(written)
    if era is None or number is None or number == 0:
        return None
    return era.first.year + number - 1


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year (年度, April to March) that `day` is in."""
    return day.year if day.month >= 4 else day.year - 1


def read_fiscal_year(text: str) -> int | None:
    """Return the fiscal year that the whole of `text` names, or None.

    平成31年度 and 令和元年度 are the same year: both give 2019.

    >>> read_fiscal_year("R3"), read_fiscal_year("令和元年度"), read_fiscal_year("2021")
    (2021, 2019, 2021)
    """
    match = _whole(rf"{_year()}{_S}(?:年度?)?", text)
    return _year_of(match) if match else None


@cache
def _fiscal_year_words() -> re.Pattern[str]:
    return re.compile(rf"{_year()}{_S}年度")


def find_fiscal_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (year, start, stop) for each …年度 in folded `text`."""
    for match in _fiscal_year_words().finditer(text):
        if (year := _year_of(match)) is not None:
            yield year, match.start(), match.end()


def read_day(text: str) -> date | None:
    """Return the day that the whole of `text` names, or None.

    >>> read_day("R3.7.26"), read_day("令和3年7月")
    (datetime.date(2021, 7, 26), None)
    """
    folded = fold(text.strip())
    dates = list(find_dates(folded))
    if len(dates) == 1 and len(dates[0].span) == len(folded.source):
        return dates[0].day
    return None


def read_period(text: str) -> tuple[date, date] | None:
    """Return first and last day of the day, month, year or 年度 that `text` names.

    >>> read_period("2021-07")
    (datetime.date(2021, 7, 1), datetime.date(2021, 7, 31))
    """
    if day := read_day(text):
        return day, day
    if match := _whole(rf"{_year()}{_S}年度", text):
        year = _year_of(match)
        whole = _day(year, 4, 1), _day(None if year is None else year + 1, 4, 1)
        return (whole[0], whole[1] - timedelta(days=1)) if whole[0] and whole[1] else None
    if match := _whole(
        rf"{_year()}(?:{_S}年{_S}(?P<m>{NUMBER}){_S}月|[./-](?P<n>[0-9]{{1,2}}))", text
    ):
        year, month = _year_of(match), read_number(match["m"] or match["n"])
        first = _day(year, month, 1)
        return (first, first.replace(day=monthrange(first.year, first.month)[1])) if first else None
    if match := _whole(rf"{_year()}{_S}年?", text):
        first = _day(_year_of(match), 1, 1)
        return (first, first.replace(month=12, day=31)) if first else None
    return None


def _whole(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, fold_plain(text.strip()))
