"""A case that was called, in brackets with how it ended: that calls nothing anew."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = "灯野町個人情報保護審議会 会議録\n日時：令和5年5月18日（木）10時～11時\n\n"
LINES = """諮問第21号 名簿の共有について
○会長 説明をお願いします。
○福祉課長 資料のとおりです。
○会長 諮問のとおりでよろしいですか。
{noted}
諮問第22号 {second}
○会長 説明をお願いします。
○総務課長 資料のとおりです。
"""


def minutes(noted: str, second: str = "画像の提供について") -> Minutes:
    return read(HEAD + LINES.format(noted=noted, second=second))


@pytest.mark.parametrize("sides", ["〔〕", "[]", "【】", "《》"])
@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("原案のとおり確定", "approved"),
        ("不承認", "rejected"),
        ("継続審議とする", "continued"),
    ],
)
def test_the_number_with_an_end_behind_it_tells_the_end(sides: str, words: str, value: str) -> None:
    first, second = minutes(f"{sides[0]}諮問第21号　{words}{sides[1]}").cases

    assert (first.title, first.outcome.value) == ("名簿の共有について", value)
    assert first.outcome.place is not None
    assert first.outcome.place.line == 8
    assert (second.number, second.outcome.value) == ("第22号", None)


@pytest.mark.parametrize("sides", ["〔〕", "【】"])
def test_a_case_that_was_not_called_before_is_called(sides: str) -> None:
    told = f"{sides[0]}諮問第23号　専決処分の承認{sides[1]}\n○会長 次の諮問です。"
    cases = minutes(told).cases

    assert [case.number for case in cases] == ["第21号", "第23号", "第22号"]
    assert cases[1].title == "専決処分の承認"


def test_a_row_of_a_table_that_nobody_speaks_tells_the_end() -> None:
    found = read(
        HEAD + "発言者\t発言の内容\n諮問第21号　名簿の共有について\n"
        "会長\t説明をお願いします。\n福祉課長\t資料のとおりです。\n"
        "会長\t御異議はございませんか。\n\t（異議なし）\n\t〔諮問第21号　諮問どおり可決〕\n"
        "諮問第22号　画像の提供について\n会長\t総務課、お願いします。\n総務課長\t以上です。\n"
    )

    values = [(case.number, case.outcome.value) for case in found.cases]
    assert values == [("第21号", "approved"), ("第22号", None)]


@pytest.mark.parametrize(
    "told",
    [
        "《諮問第21号　了承　諮問第22号　継続審議》",
        "→諮問第21号：諮問どおり可決、諮問第22号：次回に継続",
    ],
)
def test_one_line_of_ends_that_gaps_part_tells_each(told: str) -> None:
    found = read(
        HEAD + "諮問第21号 名簿の共有について\n諮問第22号 画像の提供について\n"
        "○会長 一括して審議します。\n○福祉課長 資料のとおりです。\n"
        f"○会長 意見はございますか。\n（なし）\n{told}\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "continued"]
    first = found.cases[0].outcome.raw
    assert first is not None
    assert "22" not in first


def test_numbers_with_titles_behind_them_are_no_ends() -> None:
    found = read(
        HEAD + "諮問第21号 名簿の共有について\n諮問第22号 画像の提供について\n"
        "○会長 一括して審議します。\n○福祉課長 資料のとおりです。\n"
        "《諮問第21号　名簿の共有　諮問第22号　画像の提供は、いずれも承認》\n"
    )

    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]
