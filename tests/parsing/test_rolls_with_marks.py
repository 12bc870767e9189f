"""Rolls with a column of who came, offices around names, and labels that name nobody there."""

import pytest
from parsing.reading import ROLL_ABOVE as HEAD
from parsing.reading import ROLL_BELOW as TALK
from parsing.reading import read


@pytest.mark.parametrize(
    "roll",
    [
        "出席者\n|役職|氏名|出欠|\n|会長|甲野太郎|○|\n|委員|丙山一郎|×|\n|委員|丁田次郎|○|\n",
        "出欠状況\n会長　甲野太郎　○\n委員　丙山一郎　×\n委員　丁田次郎　○\n",
        "出席委員\n役職\t氏名\t出欠\n会長\t甲野太郎\t出\n委員\t丙山一郎\t欠\n委員\t丁田次郎\t出\n",
        "委員名簿\n役職　氏名　出欠\n会長　甲野太郎　出\n委員　丙山一郎　欠\n委員　丁田次郎　出\n",
    ],
    ids=["table", "lines", "tabs", "set wide"],
)
def test_a_column_tells_who_came(roll: str) -> None:
    meeting = read(HEAD + roll + TALK).meeting

    assert [person.name for person in meeting.members] == ["甲野太郎", "丁田次郎"]
    assert [person.role for person in meeting.members] == ["会長", "委員"]
    assert [person.name for person in meeting.absent or ()] == ["丙山一郎"]


@pytest.mark.parametrize(
    ("office", "names"),
    [
        ("総務課　法規係（川端係長、森主任）", ["川端", "森"]),
        ("総務課法規係（係長　川端、主任　森）", ["川端", "森"]),
        ("総務部総務課（田原課長）、同課法規係（川端係長）", ["田原", "川端"]),
        ("総務課　法規係（内線210）", []),
    ],
)
def test_persons_stand_in_parentheses_behind_their_office(office: str, names: list[str]) -> None:
    meeting = read(f"{HEAD}出席者　甲野会長、乙川委員\n事務局　{office}\n{TALK}").meeting

    assert [person.name for person in meeting.secretariat] == names


LABELS = [
    "会議室　302会議室",
    "担当：総務課　法規係",
    "担当課：総務部総務課",
    "作成者　総務課　川端",
    "作成：主任　森",
    "作成日　令和6年11月1日",
    "担当者：総務課　森",
    "問合せ先：総務課　電話0942-00-0000",
    "庶務：総務部総務課",
]


@pytest.mark.parametrize("label", LABELS)
def test_who_wrote_the_minutes_is_no_member_and_no_speaker(label: str) -> None:
    roll = "出席者　甲野会長、乙川委員\n事務局　総務課長　丙山\n"
    for text in (f"{HEAD}{roll}{label}\n{TALK}", f"{HEAD}{label}\n{roll}{TALK}"):
        minutes = read(text)

        assert [person.name for person in minutes.meeting.members] == ["甲野", "乙川"]
        assert [person.name for person in minutes.meeting.secretariat] == ["丙山"]
        assert len(minutes.turns) == 4
    turns = read(f"{HEAD}{roll}{TALK}\n{label}\n").turns

    assert [turn.text for turn in turns][3:] == ["承認します。"]
