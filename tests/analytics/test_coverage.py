"""A gap is said; what nobody can know isn't made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kurume_search.analytics.trends.coverage import Sitting, coverage


def sittings(*pairs: tuple[int, int | None]) -> list[Sitting]:
    return [
        Sitting(id=f"{year}-{place}", council="c", fiscal_year=year, number=number, day=None)
        for place, (year, number) in enumerate(pairs)
    ]


def test_a_number_below_the_greatest_is_missing() -> None:
    (row,) = coverage(sittings((2021, 2)))

    assert (row.numbers, row.missing, row.running) == ((2,), (1,), False)


def test_a_year_without_documents_is_no_data() -> None:
    rows = coverage(sittings((2019, 1), (2021, 1)))

    assert [(row.fiscal_year, row.empty) for row in rows] == [
        (2019, False), (2020, True), (2021, False),
    ]  # fmt: skip


def test_running_numbers_miss_only_what_lies_between() -> None:
    rows = coverage(sittings((2018, 58), (2018, 59), (2019, 61)))

    assert [row.missing for row in rows] == [(), (60,)]


def test_a_number_of_all_meetings_ever_says_nothing_of_its_year() -> None:
    rows = coverage(sittings((2021, 2), (2022, 3), (2022, 112), (2023, 1)))

    assert [(row.numbers, row.missing) for row in rows] == [
        ((2,), (1,)), ((3, 112), (1, 2)), ((1,), ()),
    ]  # fmt: skip


def test_a_number_printed_twice_is_said() -> None:
    (row,) = coverage(sittings((2020, 1), (2020, 1), (2020, 2)))

    assert row.repeated == (1,)


def test_meetings_without_number_are_held_and_miss_nothing() -> None:
    (row,) = coverage(sittings((2020, None), (2020, None)))

    assert (len(row.held), row.missing) == (2, ())


@given(st.lists(st.tuples(st.integers(2004, 2012), st.integers(1, 6)), min_size=1))
def test_every_sitting_stands_in_one_row_and_is_not_missing(pairs: list[tuple[int, int]]) -> None:
    rows = coverage(sittings(*pairs))

    assert sum(len(row.held) for row in rows) == len(pairs)
    assert all(not set(row.numbers) & set(row.missing) for row in rows)
    years = [row.fiscal_year for row in rows]
    assert years == list(range(min(years), max(years) + 1))
