"""Names of a roll with a gap between family and given name, and what ends the roll."""

import pytest
from parsing.reading import ROLL_ABOVE as HEAD
from parsing.reading import ROLL_BELOW as TALK
from parsing.reading import read


@pytest.mark.parametrize(
    "roll",
    [
        "出席委員　会長:三田　はるのぶ、副会長:原田　なつ\n",
        "出席委員\n会長　三田　はるのぶ\n副会長　原田　なつ\n",
    ],
)
def test_a_given_name_in_kana_belongs_to_the_family_name_before_it(roll: str) -> None:
    members = read(HEAD + roll + TALK).meeting.members

    assert ["".join(person.name.split()) for person in members] == ["三田はるのぶ", "原田なつ"]
    assert [person.role for person in members] == ["会長", "副会長"]


@pytest.mark.parametrize("sign", ["〇", "・", "■"])
def test_another_label_with_the_same_sign_ends_a_roll(sign: str) -> None:
    meeting = read(
        f"{HEAD}{sign}出席委員\n甲野委員、乙川委員\n{sign}本日取り上げた案件の一覧\n"
        f"名簿の提供\n{TALK}"
    ).meeting

    assert [person.name for person in meeting.members] == ["甲野", "乙川"]


def test_who_is_absent_stands_behind_a_gap() -> None:
    meeting = read(f"{HEAD}出席委員　甲野委員、乙川委員\n欠席委員\n\n丙山委員\n{TALK}").meeting

    assert [person.name for person in meeting.members] == ["甲野", "乙川"]
    assert [person.name for person in meeting.absent or ()] == ["丙山"]


def test_columns_closed_by_a_border_are_read_without_it() -> None:
    meeting = read(
        f"{HEAD}出席委員　甲野委員、乙川委員|\n欠席委員　丙山委員|\n会場　市役所|\n"
        f"傍聴者　2名|\n会議の公開　公開|\n{TALK}"
    ).meeting

    assert [person.name for person in meeting.members] == ["甲野", "乙川"]
    assert [person.name for person in meeting.absent or ()] == ["丙山"]
    assert meeting.venue == "市役所"


def test_labels_glued_to_their_values_can_be_counted() -> None:
    meeting = read(
        "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n"
        "1 日時令和6年10月22日（火）午前9時30分\n2 場所市役所\n3 出席委員甲野委員、乙川委員\n"
        f"4 欠席委員丙山委員\n{TALK}"
    ).meeting

    assert meeting.venue == "市役所"
    assert [person.name for person in meeting.members] == ["甲野", "乙川"]


def test_the_first_label_of_the_talk_can_stand_alone_below_its_heading() -> None:
    minutes = read(
        f"{HEAD}出席委員　甲野委員、乙川委員\n\n議事\n会長\n　説明をお願いします。\n"
        "保育課長\n　名簿を渡します。\n乙川委員\n　何人ですか。\n保育課長\n　三人です。\n"
    )

    assert [turn.text for turn in minutes.turns] == [
        "説明をお願いします。", "名簿を渡します。", "何人ですか。", "三人です。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("office", "names"),
    [
        ("総務部総務　押尾課長、犬飼主任", ["押尾", "犬飼"]),
        ("総務部総務（押尾、犬飼）", ["押尾", "犬飼"]),
        ("総務部総務（押尾課長、犬飼主任）", ["押尾", "犬飼"]),
        ("曽我部由美課長、犬飼主任", ["曽我部由美", "犬飼"]),
    ],
)
def test_an_office_named_without_its_last_sign_is_nobody(office: str, names: list[str]) -> None:
    meeting = read(f"{HEAD}出席者　甲野会長、乙川委員\n事務局　{office}\n{TALK}").meeting

    assert [person.name for person in meeting.secretariat] == names
