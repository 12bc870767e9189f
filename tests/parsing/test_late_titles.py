"""Titles that stand behind the labels of the header, or in a cell or a field of it."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Meeting
from kurume_search.parsing.words.names import title_of_meeting

HEAD = (
    "日時：令和5年7月26日（水）午後2時～4時\n場所：市役所 第1会議室\n出席委員：甲川会長、乙原委員\n"
)
TALK = (
    "\n1 諮問第4号 カメラの設置について\n委員：期間は。\n福祉課：14日です。\n会長：承認します。\n"
)


def meeting(head: str) -> Meeting:
    return read(f"{head}{TALK}").meeting


LATE = {
    "below a gap": HEAD + "\n令和5年度第2回灯野市環境審議会　会議録\n",
    "right below": HEAD + "令和5年度第2回灯野市環境審議会　会議録\n",
    "on lines of its own": HEAD + "傍聴者：なし\n\n灯野市環境審議会\n（第2回）\n会議録\n",
    "below the office": HEAD + "事務局：丁田課長\n傍聴者：2名\n第2回灯野市環境審議会 議事録\n",
    "set in the middle": (
        "日　時　　令和5年7月26日（水）午後2時\n出席者　　甲川会長、乙原委員\n"
        "　　　　　第2回灯野市環境審議会\n"
    ),
    "the kind above": "会議録\n\n" + HEAD + "\n第2回灯野市環境審議会\n",
    "below day and place alone": (
        "令和5年7月26日（水）\n市役所 第1会議室\n\n第2回灯野市環境審議会会議録\n\n"
        "出席委員：甲川会長、乙原委員\n"
    ),
    "between two blocks": (
        "担当課：環境課\n作成日：令和5年8月3日\n第2回灯野市環境審議会会議録\n" + HEAD
    ),
    "in the last field": HEAD + "会議名：令和5年度第2回灯野市環境審議会\n",
    "in the second field of a row": (
        "| 日時 | 令和5年7月26日 午後2時 | 会議名 | 第2回灯野市環境審議会 |\n"
        "| 出席委員 | 甲川会長、乙原委員 | 件名 | カメラの設置 |\n"
    ),
    "in a row of its own": (
        "| 日　時 | 令和5年7月26日 午後2時 |\n| 出席委員 | 甲川会長、乙原委員 |\n"
        "| 件　名 | 令和5年度 第2回 灯野市環境審議会 |\n"
    ),
    "in fields of name and number": (
        HEAD + "審議会等の名称：灯野市環境審議会\n開催回数：第2回\n"
    ),
    "in the first words of the chair": (
        "会議録\n" + HEAD
        + "\n○会長（甲川）　ただいまから、第2回灯野市環境審議会を開会します。\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("head", LATE.values(), ids=LATE.keys())
def test_the_title_can_stand_behind_labels(head: str) -> None:
    found = meeting(head)

    assert (found.body, found.municipality, found.number) == ("灯野市環境審議会", "灯野市", 2)
    assert str(found.date) == "2023-07-26"
    assert [person.name for person in found.members] == ["甲川", "乙原"]


NO_TITLES = {
    "of a paper": HEAD + "配布資料：次第\n第1回灯野市環境審議会会議録\n",
    "of the next meeting": HEAD + "次回：\n第3回灯野市環境審議会\n",
    "of who is there": HEAD + "関係団体\n灯野市文化財審議会\n",
    "of an item": HEAD + "議題\n第1回灯野市環境審議会会議録の確認\n",
}


@pytest.mark.parametrize("head", NO_TITLES.values(), ids=NO_TITLES.keys())
def test_another_council_or_paper_is_no_title(head: str) -> None:
    found = meeting(head)

    assert (found.body, found.number) == (None, None)


def test_the_first_title_holds() -> None:
    found = meeting(
        "第2回灯野市環境審議会 会議録\n" + HEAD + "\n第5回灯野市環境審議会部会 会議録\n"
    )

    assert (found.body, found.number) == ("灯野市環境審議会", 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("令和5年度 第2回 灯野市環境審議会 会議録(要旨)", "灯野市環境審議会"),
        ("灯野市環境審議会(第2部会)", "灯野市環境審議会(第2部会)"),
        ("(第2回)", ""),
        ("会 議 録", ""),
        ("本審議会", None),
        ("次回審議会", None),
        ("第1回灯野市環境審議会会議録の確認", None),
        ("環境課", None),
    ],
)
def test_what_is_a_title_and_nothing_else(text: str, said: str | None) -> None:
    assert title_of_meeting(text) == said
