"""Running heads with the number of their page on one line, around and within the talk."""

import pytest
from parsing.reading import read

HEAD = "灯野町個人情報保護審査会　会議録（令和5年度第1回）"
BODY = """{top}件名　灯野町個人情報保護審査会　令和5年度第1回会議録
日時　令和5年8月9日（水）
出席　甲野会長、乙川委員

諮問第1号　町道の見回りの記録を大学に提供することについて
○乙川委員　いつまで使うのか、また、使った後は消すの
{second}か。
○道路課　来年までである。
{third}諮問第2号　公民館の名簿を電子で作成することについて
○乙川委員　何人分か。
"""


@pytest.mark.parametrize(
    "count", ["{} / 3", "{}/3ページ", "({}/3)", "- {} -", "―{}―", "{}ページ", "{}頁", "P.{}"]
)
def test_a_head_beside_the_number_of_its_page_is_in_no_turn(count: str) -> None:
    heads = [f"{HEAD}{' ' * 12}{count.format(n)}\n" for n in (1, 2, 3)]
    minutes = read(BODY.format(top=heads[0], second=heads[1], third=heads[2]))

    assert [turn.text for turn in minutes.turns] == [
        "いつまで使うのか、また、使った後は消すのか。",
        "来年までである。",
        "何人分か。",
    ]
    assert [case.number for case in minutes.cases] == ["第1号", "第2号"]
    assert minutes.meeting.number == 1


def test_the_first_head_stays_where_no_title_is_below_it() -> None:
    text = BODY.format(top=f"{HEAD}　　1 / 2\n", second=f"{HEAD}　　2 / 2\n", third="\n").replace(
        "件名　灯野町個人情報保護審査会　令和5年度第1回会議録\n", ""
    )

    meeting = read(text).meeting
    assert meeting.number == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("出席した委員の数　　3 / 5", "出席した委員の数　　5 / 5"),  # no pages: not in order
        ("見回りの記録の写し　　1 / 2", "公民館の名簿の写し　　2 / 2"),  # no one head
    ],
)
def test_other_counts_behind_words_stay_in_their_turn(first: str, second: str) -> None:
    minutes = read(BODY.format(top="", second="", third="") + f"{first}\n{second}\n")

    assert minutes.turns[-1].text == f"何人分か。{first}{second}"
