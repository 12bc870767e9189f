"""Minutes set in narrow columns: titles and results go on below, and what is said does too."""

from __future__ import annotations

import pytest
from parsing.reading import read

HEAD = "第2回灯野市個人情報保護審議会会議録\n日時　令和5年7月26日\n"
FIRST = "{word}（1）　前回の答申案の確認\n○会長　始めます。\n◆事務局　資料のとおりです。\n"
SAID = "○会長　続いて{word}（2）です。\n◆職員課長　資料をごらんください。\n"


def titles(text: str) -> list[str]:
    return [item.title for item in read(text).agenda]


@pytest.mark.parametrize("word", ["議題", "議案", "案件", "議事"])
@pytest.mark.parametrize(
    "lines",
    [
        "職員の健康診断結果の保健指導事業者\n　　　　への提供について",
        "職員の健康診断結果の保健指導事業者への提供につ\n　　　　いて",
        "職員の健康診断結果の保健指導事業者\n への提供に関する件",
    ],
)
def test_the_next_of_a_counted_word_is_a_heading_right_below_what_was_said(
    word: str, lines: str
) -> None:
    text = f"{HEAD}{FIRST}{word}（2）　{lines}\n{SAID}".replace("{word}", word)

    whole = "".join(line.strip() for line in lines.split("\n"))
    assert titles(text) == ["前回の答申案の確認", whole]
    assert [turn.text for turn in read(text).turns][1] == "資料のとおりです。"


@pytest.mark.parametrize(
    "lines",
    [
        "議題2について事務局から説明をお願いいたし\nます。",  # he goes on
        "議題2の提供については、条例の定めるところ\nによります。",
        "議題4　職員の健康診断結果の保健指導事業者\nへの提供について",  # not the next
        "議題2の資料の中にある健康診断の結果の提供に\nついて",
    ],
)
def test_words_on_an_item_are_said(lines: str) -> None:
    text = f"{HEAD}{FIRST}".replace("{word}", "議題")

    assert titles(f"{text}{lines}\n○会長　はい。\n") == ["前回の答申案の確認"]


TALK = "（諮問第3号）　名簿の外部提供について\n○委員　何件ですか。\n◆職員課長　三件です。\n"


@pytest.mark.parametrize("label", ["《審議結果》", "【結論】", "審議結果：", "〔結果〕"])
@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("公益上の必要があるとは認められ\nない。", "rejected"),
        ("諮問のとおり承認することは認められ\nなかった。", "rejected"),
        ("諮問のとおり承認する。ただし、\n申出の機会を設けること。", "approved_conditional"),
        ("諮問のとおり承認する。", "approved"),
        ("諮問のとおり承認する。\n（次の議題は休憩を挟む。）", "approved"),
        ("承認\n次回の資料は、事務局が送る。", "approved"),
    ],
)  # fmt: skip
def test_a_result_goes_on_where_its_line_breaks_off(label: str, lines: str, value: str) -> None:
    (case,) = read(f"{HEAD}{TALK}{label}{lines}\n").cases

    assert case.outcome.value == value
