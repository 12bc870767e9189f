"""The calendar: what is there, what is missing, what nobody can know."""

from __future__ import annotations

from datetime import date

import plotly.io
from charted import PROVENANCE, words
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.analytics.trends.coverage import Sitting, coverage
from kurume_search.charts.calendar import CLOSED, HELD, MISSING, UNREAD, coverage_calendar, slots


def sitting(year: int, number: int | None, *, closed: bool = False, read: bool = True) -> Sitting:
    day = date(year, 4 + (number or 1) % 8, 1 + (number or 0))
    return Sitting(id=f"架空市/{day}", council="c", fiscal_year=year, number=number, day=day,
                   closed=closed, read=read)  # fmt: skip


def test_a_missing_number_stands_where_it_belongs() -> None:
    (year,) = coverage(
        [sitting(2021, 1), sitting(2021, 4, closed=True), sitting(2021, 3, read=False)]
    )

    assert [(slot.kind, slot.number) for slot in slots(year)] == [
        (HELD, 1), (MISSING, 2), (UNREAD, 3), (CLOSED, 4),
    ]  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(2018, 2025), st.integers(1, 9)), min_size=1, max_size=40, unique=True
    )
)
def test_every_meeting_and_every_gap_is_drawn_once(held: list[tuple[int, int]]) -> None:
    years = coverage([sitting(*pair) for pair in held])
    made = coverage_calendar(years, provenance=PROVENANCE)

    drawn = [(at, one) for trace in made.figure["data"] for at, one in
             zip(trace["customdata"], trace["text"], strict=True)]  # fmt: skip
    assert sorted(ids[0] for ids, _ in drawn if ids) == sorted(
        name for year in years for name in year.held
    )
    assert sum(not ids for ids, _ in drawn) == sum(len(year.missing) for year in years)
    assert words(made.svg).count("資料なし") == sum(year.empty for year in years)
    assert len(made.table.rows) == len(years)
    plotly.io.from_json(made.to_json())


def test_a_year_without_documents_has_no_number() -> None:
    made = coverage_calendar(coverage([sitting(2019, 1), sitting(2021, 1)]), provenance=PROVENANCE)

    assert [line[2] for line in made.table.rows] == [1, None, 1]
    assert "資料なしは2020年度" in made.alt_ja
    assert "no data for 2020" in made.alt_en


def test_the_reform_lies_between_its_years() -> None:
    made = coverage_calendar(coverage([sitting(2022, 1), sitting(2023, 1)]), provenance=PROVENANCE)
    (rule,) = [
        s for s in made.figure["layout"]["shapes"] if s.get("line", {}).get("dash") == "dash"
    ]

    assert 0 < rule["y0"] < 2
    assert sum("一元化" in word for word in words(made.svg)) == 1


def test_nothing_to_cover_says_so() -> None:
    assert "年度の分かる会議がありません。" in coverage_calendar((), provenance=PROVENANCE).alt
