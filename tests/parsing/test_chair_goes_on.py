"""Chairs who put conditions without objection, ask leave to speak, and go on to reports."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.parsing.words.questions import asks

_MINUTES = """灯野市個人情報保護審議会会議録
日時　令和4年10月12日
{roll}
○会長　諮問第3号、名簿の提供についてです。総務課、説明をお願いします。
○総務課長　資料のとおりです。
○委員　何人ですか。
○総務課長　三十人です。
○会長　{put}
（異議なし）
○会長　では、そのように答申いたします。{on}
○事務局　一件の登録がありました。
○会長　御質問はありませんか。以上で閉会します。
"""
_ROLL = "出席委員　大谷会長　小島委員\n"


@pytest.mark.parametrize(
    "put",
    [
        "期間を一年に限ること、これを条件として、異議がないということでよろしゅうございますか。",
        "期間を一年に限ることを条件に、御異議ないということでよろしいでしょうか。",
        "期間を一年に限ることを条件とし、異議なしということでよいか。",
    ],
)
def test_a_condition_put_without_objection_binds(put: str) -> None:
    (case,) = read(_MINUTES.format(roll=_ROLL, put=put, on="")).cases

    assert case.outcome.value == "approved_conditional"


@pytest.mark.parametrize(
    "on",
    [
        "それから、報告が１件ございます。事務局からお願いします。",
        "次に、報告事項が二つあります。",
        "続いて、御報告がございますので、事務局から。",
    ],
)
def test_who_says_that_there_are_reports_leaves_the_case(on: str) -> None:
    put = "原案のとおり承認してよろしいですか。"

    minutes = read(_MINUTES.format(roll=_ROLL, put=put, on=on))

    assert [turn.cases for turn in minutes.turns[-3:]] == [("c1",), (), ()]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("ちょっと私からよろしいですか", False),
        ("一つだけよろしいでしょうか", False),
        ("私の方からも1点質問してよろしいですか", False),
        ("この案でよろしいですか", True),
        ("私の住所を渡してもよろしいですか", True),
        ("名簿は一つでよいか", True),
    ],
)
def test_who_asks_leave_to_speak_has_asked_nothing_yet(said: str, counts: bool) -> None:
    assert asks(said) is counts


@pytest.mark.parametrize(
    ("roll", "names"),
    [
        (
            "出席委員　大谷会長　小島委員　十河委員　戸張委\n員　羽鳥委員\n",
            ["大谷", "小島", "十河", "戸張", "羽鳥"],
        ),
        (
            "出席委員　大谷会長、十河委員、戸張委\n員、羽鳥委員\n",
            ["大谷", "十河", "戸張", "羽鳥"],
        ),
    ],
)
def test_who_stands_before_a_title_that_a_line_break_cuts_keeps_his_own(
    roll: str, names: list[str]
) -> None:
    members = read(_MINUTES.format(roll=roll, put="承認してよいか。", on="")).meeting.members

    assert [held.name for held in members] == names
