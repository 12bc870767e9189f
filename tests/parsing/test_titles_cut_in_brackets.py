"""Titles that a line break cuts within the brackets behind them: number, ground, result."""

from __future__ import annotations

import pytest
from parsing.reading import read

_HEAD = """灯野市個人情報保護審議会会議録
日時：令和4年10月12日　午後2時～3時
出席者：会長　大谷、委員　小島、委員　戸張

"""
_TALK = """委員：何人の情報を渡すのか。
総務課：三十人である。
会長：では、承認することとする。

"""
_NEXT = """議題２　図書館の督促の事務を委託することについて（諮問第９号）
委員：題名は知られるのか。
総務課：冊数のみを渡す。
会長：承認する。
"""


@pytest.mark.parametrize(
    ("heading", "title", "number"),
    [
        (
            "議題１　敬老の行事の案内のための住民の情報の利用について（諮問\n第８号）\n",
            "敬老の行事の案内のための住民の情報の利用について",
            "第8号",
        ),
        (
            "議題１　敬老の行事の案内のために住民の情報を利用することに\nついて（諮問第８号）\n",
            "敬老の行事の案内のために住民の情報を利用することについて",
            "第8号",
        ),
        (
            "議題１　敬老の行事の案内のための住民の情報の利用について（諮問第\n８号）（継続）\n",
            "敬老の行事の案内のための住民の情報の利用について",
            "第8号",
        ),
    ],
)
def test_the_number_behind_a_title_is_read_over_a_line_break(
    heading: str, title: str, number: str
) -> None:
    cases = read(_HEAD + heading + _TALK + _NEXT).cases

    assert [case.number for case in cases] == [number, "第9号"]
    assert cases[0].title == title


_TOLD = """説明者が、資料１により説明した。
・小島委員から、何人かとの質問があり、総務課から、三十人であるとの回答があった。
【審議結果】
"""


def test_a_bracket_with_the_ground_is_cut_and_the_result_behind_it_is_no_title() -> None:
    heading = "【5-8】　敬老の行事の案内のための住民の情報の利用について【条例\n第８条】（可決）\n"

    (case,) = read(_HEAD + heading + "説明者：総務部総務課\n" + _TOLD + "可決\n").cases

    assert case.title == "敬老の行事の案内のための住民の情報の利用について【条例第８条】"
    assert case.outcome.value == "approved"


def test_below_results_the_next_heading_with_its_result_opens_a_case() -> None:
    first = "【5-8】　敬老の行事の案内のための住民の情報の利用について\n"
    second = (
        "【5-9】　図書館の督促の事務を民間の会社に委託することについて【条例\n第９条】（可決）\n"
    )

    cases = read(_HEAD + first + _TOLD + "承認しない。\n\n" + second + _TOLD + "可決\n").cases

    assert [case.outcome.value for case in cases] == ["rejected", "approved"]


@pytest.mark.parametrize("sign", ["（健）", "(美)"])
def test_who_asks_can_have_the_sign_of_a_given_name(sign: str) -> None:
    text = (
        _HEAD
        + "議題１　名簿の提供について\n"
        + f"問（戸張{sign}委員）　何人か。\n答（総務課長）　三十人である。\n"
        + f"問（小島委員）　いつ渡すのか。\n意見（戸張{sign}委員）　早い方がよい。\n"
    )

    turns = read(text).turns

    assert [turn.role for turn in turns] == ["member", "implementing_body", "member", "member"]
    assert [turn.kind for turn in turns] == ["question", "answer", "question", "statement"]
