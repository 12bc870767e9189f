"""Rolls whose groups stand in brackets on lines of their own, and names in columns below them."""

import pytest
from parsing.reading import read

HEAD = "灯野市審議会　会議録\n\n1.日時\n平成24年10月11日(木)10:02～11:15\n\n2.場所\n第1会議室\n\n"
TALK = (
    "\n4.議題\n(1) 報告書(案)について\n(2) その他\n\n6.議事\n\n"
    "【環境課長】 開催いたします。\n\n【岩山委員長】 議題に入ります。\n\n"
    "【浦山委員】 割合は何割ですか。\n\n【環境課長】 四割です。\n"
)
NAMES = ["岩山 太一", "井口 二葉", "浦山 三吾", "岡山 誠", "桐田 五月", "小山 六花", "千田 七海"]


@pytest.mark.parametrize(
    ("group", "field"),
    [
        ("(環境省)", "explainers"),
        ("【灯野委員会事務局】", "secretariat"),
        ("(事務局)", "secretariat"),
        ("〔説明員〕", "explainers"),
    ],
)
def test_who_stands_below_a_group_is_of_it(group: str, field: str) -> None:
    meeting = read(
        f"{HEAD}3.出席者\n(委員長)\n岩山 太一\n(委員)\n井口 二葉 浦山 三吾\n岡山  誠 桐田 五月\n"
        f"小山 六花 千田 七海\n{group}\n加山総務課長、大田係長\n{TALK}"
    ).meeting
    others = {"explainers", "secretariat"} - {field}

    assert [person.name for person in meeting.members] == NAMES
    assert [person.role for person in meeting.members] == ["委員長", *["委員"] * 6]
    assert [person.name for person in getattr(meeting, field)] == ["加山", "大田"]
    assert [getattr(meeting, other) for other in others] == [()]


def test_who_is_grouped_by_what_he_stands_for_stays_a_member() -> None:
    meeting = read(
        f"{HEAD}3.出席者\n(学識経験者)\n岩山委員長、井口委員\n(市民代表)\n浦山委員\n{TALK}"
    ).meeting

    assert [person.name for person in meeting.members] == ["岩山", "井口", "浦山"]


@pytest.mark.parametrize("gap", [" ", "  ", "　"])
def test_a_name_in_two_columns_is_no_label_of_its_own(gap: str) -> None:
    meeting = read(
        f"{HEAD}3.出席者\n委員　井口 二葉 浦山 三吾\n岡山{gap}誠 桐田{gap}五月\n"
        f"小山 六花 千田 七海\n{TALK}"
    ).meeting

    assert [person.name for person in meeting.members] == NAMES[1:]


def test_a_label_that_no_list_has_still_ends_a_roll() -> None:
    meeting = read(f"{HEAD}3.出席者\n委員　井口 二葉 浦山 三吾\n庶務　総務課\n{TALK}").meeting

    assert [person.name for person in meeting.members] == ["井口 二葉", "浦山 三吾"]


@pytest.mark.parametrize(
    "office",
    [
        "事務局(林田部長、平山課長)2名",
        "事務局　(林田部長、平山課長)2名",
        "事務局2名(林田部長、平山課長)",
        "事務局(林田部長、平山課長)",
    ],
)
def test_a_count_can_stand_on_either_side_of_the_names(office: str) -> None:
    meeting = read(f"{HEAD}3.出席者\n委員(小田・金山各委員)2名\n{office}\n{TALK}").meeting

    assert [person.name for person in meeting.members] == ["小田", "金山"]
    assert [person.name for person in meeting.secretariat] == ["林田", "平山"]


def test_who_leads_can_stand_in_brackets_behind_his_name() -> None:
    meeting = read(
        f"{HEAD}出席者【会長・副会長等】\n\n"
        f"伊山 春樹、塩田 なつみ【副会長】、人山 葵【会長】\n{TALK}"
    ).meeting

    assert [(person.name, person.role) for person in meeting.members] == [
        ("伊山 春樹", "委員"), ("塩田 なつみ", "副会長"), ("人山 葵", "会長"),
    ]  # fmt: skip


def test_gaps_within_names_part_nothing_where_gaps_are_line_ends() -> None:
    said = (
        "○草田会長  ただいまから開催します。   ○草田会長  事務局から報告してください。"
        "   ○事務局  資料で説明いたします。   ○草田会長  質問はありますか。"
        "   ○井口副会長  何件でしたか。   ○事務局  三件でした。   ○草田会長  終了いたします。"
    )
    minutes = read(
        "令和5年度第4回灯野市情報公開審査会会議要録"
        "  日 時  令和5年11月20日(月) 午前10時から12時まで"
        "  会 場  市役所5階 特別会議室   ● 出席者(敬称略)   会 長  草 田   樹(弁護士)"
        "   副会長  井 口   葵(弁護士)   委 員  稲 山 千 夏(弁護士)   委 員  佐 田 小 春(市 民)"
        f"   事務局  秋 山 冬 馬(総務課長補佐)        ● 議事 {said}\n"
    )

    assert [(person.name, person.role) for person in minutes.meeting.members] == [
        ("草田 樹", "会長"), ("井口 葵", "副会長"), ("稲山 千夏", "委員"), ("佐田 小春", "委員"),
    ]  # fmt: skip
    assert len(minutes.turns) == 7
