"""Pages whose lines break anywhere: titles, ends and what was said go on in the next line."""

import pytest
from parsing.reading import read

HEAD = "令和元年度第1回灯野市個人情報保護審議会　会議録\n\n日時　令和元年8月5日（月）午後2時\n\n"

WIDE = (
    HEAD + "諮問事項　2-4\n防犯灯の管理に係る{first}\n{second}\n"
    "担当課：総務部総務課\n○会長　始めます。\n"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("台帳の共有について（条例第 9 条", "第 3 項第 1 号）"),
        ("台帳の共有について（条例第", "9 条第 3 項）"),
        ("電子計算機の結合について（条例第 11 条第 1 項、第", "2 項）"),
    ],
)
def test_a_provision_that_goes_on_below_a_title_is_of_it(first: str, second: str) -> None:
    (case,) = read(WIDE.format(first=first, second=second)).cases

    assert case.number == "2-4"
    assert case.title == f"防犯灯の管理に係る{first}{second}"


def test_a_count_below_a_title_that_lost_its_bracket_is_an_item() -> None:
    minutes = read(
        HEAD + "1 諮問第4号　台帳の共有について（条例第9条\n○会長　始めます。\n\n2）その他\n"
        "○事務局　次回は5月です。\n"
    )

    assert [item.title for item in minutes.agenda][-1] == "その他"


def test_an_end_told_apart_below_a_turn_may_be_wrapped() -> None:
    minutes = read(
        HEAD + "諮問第4号　台帳の共有について\n○会長　始めます。\n○総務課長　誤りは直します。\n\n"
        "諮問第4号については、台帳を毎年見直すよう\n意見を付けて、適当とすることに決した。\n\n"
        "諮問第5号　画像の提供について\n○会長　始めます。\n"
    )

    assert [turn.text for turn in minutes.turns][1] == "誤りは直します。"
    assert minutes.cases[0].outcome.value == "approved_with_opinion"
    assert minutes.cases[0].outcome.place.line == 9
