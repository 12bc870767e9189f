"""Titles of officials that the end of a line cuts in two in the roll of the office."""

import pytest
from parsing.reading import read

HEAD = "令和２年度第１回灯野市個人情報保護審議会会議録\n\n日　時　令和２年５月１日（金）　９時\n"
TALK = "傍聴者　なし\n\n○会長　開会いたします。\n○事務局　資料を配ります。\n○会長　閉会します。\n"


def office(roll: str) -> list[tuple[str, str | None]]:
    found = read(f"{HEAD}出席者　辛島会長、午田委員\n{roll}{TALK}")
    return [(person.name, person.role) for person in found.meeting.secretariat]


@pytest.mark.parametrize(
    ("first", "rest", "title"),
    [
        ("技", "師", "技師"),
        ("主", "任", "主任"),
        ("課長補", "佐", "課長補佐"),
        ("総括主", "査", "総括主査"),
        ("専門", "員", "専門員"),
    ],
)
@pytest.mark.parametrize("more", ["", "、戊岬主事"])
def test_the_halves_are_one_title(first: str, rest: str, title: str, more: str) -> None:
    found = office(f"事務局　建築課　丁島課長、丙山{first}\n　　　　{rest}{more}\n")

    assert found[:2] == [("丁島", "課長"), ("丙山", title)]
    assert found[2:] == ([("戊岬", "主事")] if more else [])


@pytest.mark.parametrize(
    "roll", ["事務局　丁島課長、建築課\n　　　　長 丙山\n", "事務局　建築課\n　　　　室長 丙山\n"]
)
def test_the_name_of_an_office_is_no_person(roll: str) -> None:
    assert "建築" not in [name for name, _ in office(roll)]


def test_a_name_that_ends_as_a_title_begins_stays_whole() -> None:
    found = office("事務局　丁島課長、坂主\n　　　　丙山主任\n")

    assert ("丙山", "主任") in found
    assert ("坂", "主任") not in found
