"""Rolls that follow day and place without a label, and names that a line break cuts."""

import pytest
from parsing.reading import read

TITLE = "灯野市情報公開審査会（第31回）審査記録\n\n"
TALK = (
    "\n\n議題1　諮問第3号　名簿の提供について\n"
    "委員：何人か。\n事務局：三人である。\n会長：承認する。\n"
)
PLACES = [
    "令和5年9月4日（月）\n灯野市役所　第一会議室",
    "日時：令和5年9月4日（月）\n場所：灯野市役所　第一会議室",
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "roll",
    [
        "甲野（会長）、乙川（副会長）、丙田、丁島",
        "会長　甲野、委員　乙川、丙田、丁島",
        "甲野会長、乙川副会長、丙田委員、丁島委員",
        "甲野　一郎（会長）\n乙川　二郎（副会長）\n丙田　三郎\n丁島　四郎",
    ],
)
def test_a_roll_is_none_of_the_place(roll: str, place: str, gap: str) -> None:
    meeting = read(f"{TITLE}{place}{gap}{roll}\n傍聴人なし{TALK}").meeting

    assert [person.name[:2] for person in meeting.members] == ["甲野", "乙川", "丙田", "丁島"]
    assert meeting.members[0].role == "会長"
    assert meeting.venue == "灯野市役所　第一会議室"
    assert meeting.observers == 0


def test_a_column_of_full_names_goes_on_behind_who_leads() -> None:
    meeting = read(
        f"{TITLE}{PLACES[1]}\n出席者\n甲野　一郎（会長）\n乙川　二郎（副会長）\n丙田　三郎\n{TALK}"
    ).meeting

    assert [(person.name, person.role) for person in meeting.members] == [
        ("甲野 一郎", "会長"),
        ("乙川 二郎", "副会長"),
        ("丙田 三郎", "委員"),
    ]


@pytest.mark.parametrize(
    ("roll", "names"),
    [
        ("甲野、乙川、丙田、丁島、戊\n　　　　　浦", ["甲野", "乙川", "丙田", "丁島", "戊浦"]),
        ("甲野、乙川、丙田、戊\n　　　　　浦、己谷", ["甲野", "乙川", "丙田", "戊浦", "己谷"]),
        ("甲野、乙川、関\n　　　　　丙田、南", ["甲野", "乙川", "関", "丙田", "南"]),
        ("甲野、乙川、丙田、関、\n　　　　　南", ["甲野", "乙川", "丙田", "関", "南"]),
    ],
)
def test_two_single_signs_around_a_line_break_are_one_name(roll: str, names: list[str]) -> None:
    meeting = read(f"{TITLE}{PLACES[1]}\n出席委員　{roll}\n{TALK}").meeting

    assert [(person.name, person.role) for person in meeting.members] == [
        (name, "委員") for name in names
    ]


def test_one_sign_can_be_the_whole_of_either_name() -> None:
    meeting = read(
        f"{TITLE}{PLACES[1]}\n出席委員　甲野、乙川、丙田、林\n　　　　　森、己谷\n{TALK}"
    ).meeting

    assert [person.name for person in meeting.members] == [
        "甲野",
        "乙川",
        "丙田",
        "林",
        "森",
        "己谷",
    ]
