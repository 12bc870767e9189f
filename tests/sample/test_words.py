"""Small parts of the invented city."""

from __future__ import annotations

from datetime import date

import pytest

from kurume_search.cli.sample import read_years
from kurume_search.errors import UsageError
from kurume_search.sample import stock
from kurume_search.sample.city import Provision, unit_in
from kurume_search.sample.dice import Dice
from kurume_search.sample.header import clock, era
from kurume_search.sample.page import wrapped
from kurume_search.sample.speech import cite


@pytest.mark.parametrize(
    ("day", "fiscal_year", "written"),
    [
        (date(2019, 4, 10), 2019, "平成31年度"),
        (date(2019, 5, 1), 2019, "令和元年度"),
        (date(2020, 1, 9), 2019, "令和元年度"),
        (date(2021, 3, 1), 2020, "令和2年度"),
        (date(2019, 3, 1), 2018, "平成30年度"),
        (date(2019, 4, 30), None, "平成31年"),
        (date(2023, 4, 1), None, "令和5年"),
    ],
)
def test_era(day: date, fiscal_year: int | None, written: str) -> None:
    assert era(day, fiscal_year) == written


@pytest.mark.parametrize(
    ("minutes", "written"), [(570, "午前9時30分"), (720, "午後0時"), (810, "午後1時30分")]
)
def test_clock(minutes: int, written: str) -> None:
    assert clock(minutes) == written


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("half", "条例第11条第1項第2号"),
        ("full", "条例第１１条第１項第２号"),
        ("bare", "条例11条1項2号"),
        ("kanji", "条例第十一条第一項第二号"),
    ],
)
def test_cite(style: str, written: str) -> None:
    assert cite("条例", Provision(11, 1, 2), style) == written


def test_cite_without_an_item() -> None:
    assert cite("番号法", Provision(28, 1, None), "kanji") == "番号法第二十八条第一項"


def test_units_follow_renames_and_mergers() -> None:
    assert [unit_in("joho", year).name for year in (2004, 2011, 2021)] == [
        "情報システム課", "情報政策課", "デジタル推進課",
    ]  # fmt: skip
    assert unit_in("kokuho", 2013).id == "kokuho"
    assert unit_in("kokuho", 2014).id == unit_in("nenkin", 2020).id == "hokennenkin"


@pytest.mark.parametrize("name", ["katakana", "place", "system", "vendor", "code"])
def test_stock_never_repeats_early(name: str) -> None:
    make = getattr(stock, name)
    made = {make(rank) for rank in range(5_000)}

    assert len(made) > 4_900


def test_stock_is_writable_in_old_code_pages() -> None:
    for make in (stock.place, stock.noun, stock.doc, stock.facility, stock.work, stock.vendor):
        for rank in (*range(2_000), 10**6, 2**28):
            make(rank).encode("cp932")


def test_ranks_fall_and_never_stop() -> None:
    ranks = [Dice("r", k).rank() for k in range(3_000)]

    assert 0.1 < sum(rank == 0 for rank in ranks) / len(ranks) < 0.2
    assert max(ranks) > 10_000


def test_dice_are_the_same_everywhere() -> None:
    dice = Dice(1, "a")

    assert [dice.below(1000) for _ in range(4)] == [691, 220, 148, 268]


def test_wrapped_lines_keep_every_character_and_never_begin_with_a_stop() -> None:
    text = "これは、長い文である。" * 20

    lines = wrapped(text, 11)

    assert "".join(lines) == text
    assert not any(line.startswith(("。", "、")) for line in lines)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2004..2024", range(2004, 2025)),
        ("2024..2004", range(2004, 2025)),
        ("H16..R6", range(2004, 2025)),
        ("2020", range(2020, 2021)),
    ],
)
def test_read_years(text: str, years: range) -> None:
    assert read_years(text) == years


@pytest.mark.parametrize("text", ["", "..", "2004..", "a..b", "2004..2010..2020"])
def test_read_years_refuses(text: str) -> None:
    with pytest.raises(UsageError):
        read_years(text)
