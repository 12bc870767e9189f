"""Conditions of a case stand on the lines on which the minutes print their words."""

from __future__ import annotations

import pytest

from kurume_search.model.conditions import conditions
from kurume_search.model.source import SourceText
from kurume_search.parsing.minutes import parse_minutes

HEAD = """平成29年度第3回東野市個人情報保護審査会会議録
日時　平成29年11月14日（火）午後1時30分

（議題１）諮問第２１号　要支援者名簿の外部提供について
○会長　説明をお願いします。
○防災課長　名簿を提供するものです。
○委員　保管方法はどのようになりますか。
○防災課長　施錠して保管します。
"""


def placed(text: str) -> list[tuple[int | None, str]]:
    source = SourceText(path="a.txt", sha256="0" * 64, encoding="utf-8", text=text)
    (minutes,) = parse_minutes(source)
    return list(conditions(minutes, minutes.cases[0], text))


@pytest.mark.parametrize(
    "ending",
    [
        (
            "○会長　毎年度、１０月に報告することを条件に承認することでよろしいか。\n"
            "（異議なしの声）\n○会長　異議なしと認め、そのように決定します。\n"
        ),
        "○会長　毎年度、１０月に報告することを条件に承認します。\n",
    ],
    ids=["proposed, then agreed", "decided at once"],
)
def test_a_condition_is_on_the_line_of_its_words(ending: str) -> None:
    ((line, words),) = placed(HEAD + ending)

    assert words.startswith("毎年度、")
    assert line == 9


def test_a_condition_wrapped_over_lines_is_on_the_line_where_it_begins() -> None:
    ending = (
        "○会長　質問はほかにないようです。\n　毎年度、１０月に報告す\n"
        "　ることを条件に承認します。\n"
    )

    ((line, words),) = placed(HEAD + ending)

    assert words.startswith("毎年度、")
    assert line == 10
