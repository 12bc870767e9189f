from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.model.provision import Provision
from kurume_search.parsing.marks.case_numbers import case_key
from kurume_search.query.values import (
    WrittenMeeting,
    is_meeting_id,
    number_key,
    number_keys,
    numbers_asked,
    read_article,
    read_meeting,
)
from kurume_search.text.era import Era, eras

TEN = (None, 10, None, 1, 2)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10-1-2", TEN), ("第10条第1項第2号", TEN), ("十条一項二号", TEN),
        ("第１０条第１項第２号", TEN),
        ("１０−１−２", TEN), ("10ー1ー2", TEN), ("十-一-二", TEN), ("10条1項2号", TEN),
        ("第10条 第1項 第2号", TEN),
        ("条例第9条", ("条例", 9, None, None, None)),
        ("旧条例9条", ("旧条例", 9, None, None, None)),
        ("9", (None, 9, None, None, None)), ("第9条", (None, 9, None, None, None)),
        ("9の2", (None, 9, 2, None, None)), ("第九条の二", (None, 9, 2, None, None)),
        ("9の2-1", (None, 9, 2, 1, None)), ("9条の2第1項", (None, 9, 2, 1, None)),
        ("10--2", (None, 10, None, None, 2)), ("第10条第2号", (None, 10, None, None, 2)),
        ("10-", (None, 10, None, None, None)), ("法69-2-2", ("法", 69, None, 2, 2)),
        ("5-1-1の2", (None, 5, None, 1, 1, 2)), ("第五条第一号の二", (None, 5, None, None, 1, 2)),
        ("9の2-1-3の4", (None, 9, 2, 1, 3, 4)), ("第9条第3号の2号", None),
        ("5-1の2", (None, 5, None, None, 1, 2)),
        ("マイナンバー法9-1", ("マイナンバー法", 9, None, 1, None)),
        ("個人情報保護法第六十九条第二項", ("個人情報保護法", 69, None, 2, None)),
        ("第百万条", (None, 1_000_000, None, None, None)),
        ("第百万条あ", None), ("", None), ("あ", None), ("条例", None), ("-", None), ("第条", None),
        ("第十2条", None), ("9" * 30, None), ("第9条第3項第4号について", None), ("第1項", None),
    ],
)  # fmt: skip
def test_articles_are_read_as_people_write_them(text: str, read: tuple[object, ...] | None) -> None:
    found = read_article(text)

    if read is None:
        assert found is None
    else:
        assert found is not None
        law, *places = read
        assert (found.law, found.provision) == (law, Provision(*places))


NUMBER = st.none() | st.integers(1, 99)


@given(st.builds(Provision, st.integers(1, 999), NUMBER, NUMBER, NUMBER, NUMBER))
def test_articles_are_read_as_the_model_writes_them(provision: Provision) -> None:
    if provision.item is None:
        provision = provision.replace(item_branch=None)
    for text in (str(provision), provision.key):
        found = read_article(text)

        assert found is not None
        assert found.provision == provision


@given(st.text(max_size=40))
def test_reading_never_raises(text: str) -> None:
    read_article(text)
    read_meeting(text)
    is_meeting_id(text)
    assert not number_keys(text).isdisjoint(numbers_asked(text))
    assert number_key(number_key(text)) == number_key(number_key(number_key(text)))


@pytest.mark.parametrize(
    ("asked", "printed", "found"),
    [
        ("諮問第3号", "諮問第３号", True), ("諮問第3号", "議案第3号", False),
        ("議案第3号", "議案第三号", True), ("3", "議案第3号", True), ("3", "諮問案件3", True),
        ("第3号", "報告第3号", True), ("諮問第3号", "3", True), ("諮問3", "第3号", True),
        ("諮問第3号", "答申第3号", False), ("諮問案件3", "諮問第3号", True),
        ("諮問第5号", "令和3年度諮問第5号", True), ("令和3年度諮問第5号", "諮問第5号", False),
        ("5", "令和3年度諮問第5号", True), ("令和3年度諮問第5号", "令和3年度諮問第5号", True),
        ("3", "13", False), ("諮問第3号", "諮問第13号", False), ("令和1-5", "R1-5", True),
        ("令和1-6", "諮問第令元－６号", True), ("R1-6", "諮問第令元－６号", True),
        ("昭和63-2", "S63-2", True), ("S1-2", "昭和元年度諮問第2号", False),
        ("S1-2", "諮問第昭元―二号", True), ("令和六-一", "R6-1", True), ("H6-1", "R6-1", False),
    ],
)  # fmt: skip
def test_a_number_with_its_kind_finds_that_kind(asked: str, printed: str, found: bool) -> None:
    assert (not numbers_asked(asked).isdisjoint(number_keys(printed))) is found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("諮問第12号", "12"), ("第１２号", "12"), ("十二", "12"), ("12", "12"), ("諮問案件1", "1"),
        ("令1-5", "令1-5"), ("令和1-5", "令1-5"), ("R1－5", "令1-5"), ("【6-16】", "6-16"),
    ],
)  # fmt: skip
def test_numbers_of_cases_are_compared_by_their_number(text: str, key: str) -> None:
    assert number_key(text) == key


@pytest.mark.parametrize("era", eras(), ids=lambda era: era.name)
def test_every_era_is_written_three_ways_in_one_number(era: Era) -> None:
    written = (f"{era.name}元-6", f"{era.name[0]}1－6", f"{era.initial}1-６")

    assert {number_key(f"諮問第{number}号") for number in written} == {f"{era.name[0]}1-6"}
    assert {case_key(f"第{number}号") for number in written} == {f"{era.name[0]}1-6"}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("R3-2", (2021, 2)), ("令和3年度第2回", (2021, 2)), ("2021-2", (2021, 2)),
        ("令和元年度第一回", (2019, 1)), ("第2回", (None, 2)), ("２回", (None, 2)),
        ("3", None), ("R3", None), ("-2", None), ("あ-2", None), ("2021-07-26", None),
    ],
)  # fmt: skip
def test_meetings_are_read_by_number(text: str, read: tuple[int | None, int] | None) -> None:
    assert read_meeting(text) == (None if read is None else WrittenMeeting(*read))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("2021-07-26", True), ("2021-07-26.2", True), ("kurume/2021-07-26", True),
        ("undated-0123abcd", True), ("2021-07", False), ("R3-2", False), ("undated", False),
    ],
)  # fmt: skip
def test_ids_of_meetings_are_known_by_their_form(text: str, holds: bool) -> None:
    assert is_meeting_id(text) is holds
