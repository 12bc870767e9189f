from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.text.era import (
    eras,
    find_dates,
    fiscal_year_of,
    read_day,
    read_fiscal_year,
    read_period,
)
from kurume_search.text.normalize import fold


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和3年7月26日（月） 午前10時～", date(2021, 7, 26)),
        ("令和元年10月31日(木曜日)", date(2019, 10, 31)),
        ("平成３１年２月５日（火）", date(2019, 2, 5)),
        ("令和 ５ 年 2 月 1 日", date(2023, 2, 1)),
        ("平成二十九年十月十七日", date(2017, 10, 17)),
        ("R4.2.8(火) 14:00〜15:10", date(2022, 2, 8)),
        ("2022/9/15 9:30-11:00", date(2022, 9, 15)),
        ("2013年5月24日（金）", date(2013, 5, 24)),
        ("2022-09-15", date(2022, 9, 15)),
        ("２０１８（平成３０）年１１月２２日　木曜", date(2018, 11, 22)),
        ("平成30(2018)年11月22日(木)", date(2018, 11, 22)),
        ("令和元年（2019年）5月7日", date(2019, 5, 7)),
        ("2019年（令和元年） 5月7日", date(2019, 5, 7)),
    ],
)
def test_dates_are_read_as_they_are_written(text: str, day: date) -> None:
    first = next(find_dates(fold(text)))

    assert first.day == day
    assert first.weekday_ok in (True, None)
    assert not first.beyond_era


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("令和2年5月11日（月）～5月22日（金）", [date(2020, 5, 11), date(2020, 5, 22)]),
        ("令和2年5月11日から22日まで", [date(2020, 5, 11), date(2020, 5, 22)]),
        ("令和2年5月11日から同月22日まで", [date(2020, 5, 11), date(2020, 5, 22)]),
        ("令和2年5月11日から同年6月1日まで", [date(2020, 5, 11), date(2020, 6, 1)]),
        ("令和2年3月30日から令和2年4月3日まで", [date(2020, 3, 30), date(2020, 4, 3)]),
    ],
)
def test_the_end_of_a_range_takes_its_year_from_the_start(text: str, days: list[date]) -> None:
    found = list(find_dates(fold(text)))

    assert [written.day for written in found] == days
    assert "".join(w.span.of(text) for w in found) in text.replace("～", "").replace("から", "")


def test_a_wrong_weekday_is_seen() -> None:
    assert next(find_dates(fold("令和3年7月26日（火）"))).weekday_ok is False


def test_a_day_past_its_era_is_a_fact_and_no_error() -> None:
    planned = next(find_dates(fold("平成32年4月1日")))

    assert (planned.day, planned.beyond_era) == (date(2020, 4, 1), True)


def test_a_day_the_calendar_lacks_is_none() -> None:
    assert next(find_dates(fold("令和3年2月30日"))).day is None


@pytest.mark.parametrize(
    "text", ["7月26日", "第3号", "令和3年度第2回", "1.2.3.4", "R4.2", "ABR4.2.8", "12021/1/1"]
)
def test_no_date_is_found_where_none_is_written(text: str) -> None:
    assert not list(find_dates(fold(text)))


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_dates_round_trip(day: date) -> None:
    era = max((era for era in eras() if era.first <= day), key=lambda era: era.first)
    year = day.year - era.first.year + 1
    written = f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    short = f"{era.initial}{year}.{day.month}.{day.day}"

    assert read_day(written) == day
    assert read_day(short) == day
    assert read_day(day.isoformat()) == day


@given(st.text(alphabet="令和平成元年月日0123456789/.-（月）〜から \u3000十二"))
def test_never_raises_on_prose(text: str) -> None:
    folded = fold(text)
    for written in find_dates(folded):
        assert written.span.of(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("R3", 2021), ("令和3年度", 2021), ("令和3", 2021), ("2021", 2021), ("2021年度", 2021),
        ("H31", 2019), ("平成31年度", 2019), ("令和元年度", 2019), ("R元", 2019), ("Ｒ３", 2021),
        ("S63", 1988), ("令和三年度", 2021), ("3", None), ("R3..R5", None), ("", None),
    ],
)  # fmt: skip
def test_fiscal_years_are_read(text: str, year: int | None) -> None:
    assert read_fiscal_year(text) == year


def test_a_fiscal_year_runs_from_april_to_march() -> None:
    assert fiscal_year_of(date(2019, 3, 31)) == 2018
    assert fiscal_year_of(date(2019, 4, 1)) == 2019


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-07", date(2021, 7, 1), date(2021, 7, 31)),
        ("2021-07-26", date(2021, 7, 26), date(2021, 7, 26)),
        ("R3.7.26", date(2021, 7, 26), date(2021, 7, 26)),
        ("令和3年7月", date(2021, 7, 1), date(2021, 7, 31)),
        ("R3.7", date(2021, 7, 1), date(2021, 7, 31)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("令和3年度", date(2021, 4, 1), date(2022, 3, 31)),
        ("2020年2月", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_periods_are_read(text: str, first: date, last: date) -> None:
    assert read_period(text) == (first, last)


@pytest.mark.parametrize("text", ["", "七月", "2021-13", "9999-99-99", "令和3年2月30日", "x"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert read_period(text) is None
