"""Periods, names of what can be counted, and what a trend says of its rows."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.analytics.rows.table import Column, Table
from kurume_search.analytics.statistics.intervals import garwood, wilson
from kurume_search.analytics.trends.measures import Kind, term_named, terms
from kurume_search.analytics.trends.periods import english_label, japanese_year
from kurume_search.analytics.trends.trend import AFTER, BEFORE, Ids, Trend, TrendRow
from kurume_search.data import table
from kurume_search.errors import UsageError

KINDS: tuple[Kind, ...] = ("measure", "by", "per", "split")


@pytest.mark.parametrize("kind", KINDS)
def test_names_name_what_their_examples_say(kind: Kind) -> None:
    for row in table("measures")[kind]:
        assert row["examples"]
        for name in row["examples"]:
            assert term_named(kind, name).id == row["id"]
        for name in row["not_examples"]:
            try:
                found = term_named(kind, name).id
            except UsageError:
                continue
            assert found != row["id"], name


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_names_two(kind: Kind) -> None:
    names = [name.casefold() for term in terms(kind) for name in {term.id, *term.names}]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("year", "tail", "wanted"),
    [(2021, "年度", "令和3年度"), (2019, "年度", "令和元年度"), (2018, "年度", "平成30年度"),
     (1989, "年", "平成元年"), (1988, "年度", "昭和63年度"), (2000, "年", "平成12年")],
)  # fmt: skip
def test_years_are_called_as_people_call_them(year: int, tail: str, wanted: str) -> None:
    assert japanese_year(year, tail) == wanted


def test_periods_have_english_names() -> None:
    assert english_label("2021H2", "half_year") == "FY2021 H2"
    assert english_label("total/1", "total") == "until March 2023"


def row(period: str, count: int | None, era: str = BEFORE, **more: Any) -> TrendRow:
    return TrendRow(period=period, label=period, count=count, era=era, interval="garwood", **more)


def test_a_line_ends_at_gaps_and_at_the_reform_and_needs_three_periods() -> None:
    counts = [1, 2, 3, None, 4, 5, 6, 7, 8]
    rows = tuple(
        row(str(2016 + at), count, BEFORE if 2016 + at < 2023 else AFTER)
        for at, count in enumerate(counts)
    )
    trend = Trend(measure="questions", by="fiscal_year", rows=rows)

    found = [[r.period for r in stretch] for stretch in trend.segments()]

    # 2020 to 2022 lies before the reform; 2023 and 2024 are only two.
    assert found == [["2016", "2017", "2018"], ["2020", "2021", "2022"]]
    assert Trend(measure="questions", by="meeting", rows=rows).segments() == ()


@given(st.integers(0, 400), st.none() | st.integers(1, 500), st.sampled_from([1.0, 10_000.0]))
def test_intervals_hold_what_they_are_of(count: int, base: int | None, scale: float) -> None:
    value = None if base is None else count / base * scale
    made = row("2021", count, denominator=base, rate=value, scale=scale)

    assert made.low is not None and made.high is not None and made.value is not None
    assert made.low <= made.value <= made.high
    plain = garwood(count, exposure=base or 1.0)
    factor = scale if base is not None else 1.0
    assert made.high == pytest.approx(plain.high * factor) or base is None
    if base is not None and count <= base:
        share = TrendRow(
            period="2021", label="", count=count, denominator=base, rate=count / base,
            interval="wilson",
        )  # fmt: skip
        wanted = wilson(count, base)
        assert wanted is not None and (share.low, share.high) == (wanted.low, wanted.high)


def test_no_value_has_no_interval() -> None:
    assert (row("2021", None).low, row("2021", 0, denominator=0.0).high) == (None, None)


def test_ids_are_looked_up_once_and_only_when_asked_for() -> None:
    calls = []

    def make() -> tuple[str, ...]:
        calls.append(1)
        return ("a", "b", "c")

    ids = Ids(make, 3)

    assert len(ids) == 3 and not calls
    assert (list(ids), ids[0], ids[1:], "b" in ids) == (["a", "b", "c"], "a", ("b", "c"), True)
    assert calls == [1]
    assert list(Ids(make, 0)) == [] and calls == [1]


def test_a_table_has_cells_for_its_columns() -> None:
    made = Table((Column("a", "甲", "件"), Column("b", "乙")), ((1, None),))

    assert list(made.records()) == [{"a": 1, "b": None}]
    assert pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(ValueError, match="cells"):
        Table((Column("a", "甲"),), ((1, 2),))
