"""Whose the persons of a list are: of the council, of the office, of those who explain."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.data import table
from kurume_search.model.meeting import Meeting

HEAD = "令和４年度第２回 灯野市個人情報保護審議会 会議録\n\n日時　令和４年８月５日（金）午後２時\n"
TALK = (
    "\n諮問第５号　名簿を福祉課が利用することについて\n"
    "○福祉課長　一年間使います。\n○委員　期間はどれだけですか。\n○福祉課長　一年です。\n"
)
MEMBERS = "上平正昭会長、沓掛和子委員"
OFFICE = "小林総務課長、北原係長"


def _meeting(listed: str) -> Meeting:
    return read(f"{HEAD}{listed}\n{TALK}").meeting


@pytest.mark.parametrize("count", ["", "２名", "　２名", "：２名"])
@pytest.mark.parametrize("word", ["事務局", "庶務"])
@pytest.mark.parametrize(
    "listed",
    [
        "出席者　委員４名（{members}）\n　　　　{office}",
        "出席者　{members}\n　　　　{office}",
        "出席者：委員（{members}）、{office}",
        "出席者：{members}、{office}",
        "出席者：{members}\n{office}\n傍聴人（２人）",
        "出席委員（{members}）\n欠席委員　なし\n{office}",
    ],
)
def test_parentheses_behind_the_office_hold_those_of_it(listed: str, word: str, count: str) -> None:
    meeting = _meeting(listed.format(members=MEMBERS, office=f"{word}{count}（{OFFICE}）"))

    assert [person.name for person in meeting.members] == ["上平正昭", "沓掛和子"]
    assert [person.name for person in meeting.secretariat or ()] == ["小林", "北原"]


def test_a_word_for_others_parts_them_from_members_told_before() -> None:
    meeting = _meeting(f"出席者：委員　{MEMBERS}　事務局　{OFFICE}")

    assert [person.name for person in meeting.members] == ["上平正昭", "沓掛和子"]
    assert [person.name for person in meeting.secretariat or ()] == ["小林", "北原"]


@pytest.mark.parametrize("remark", ["会長を除く五十音順", "敬称略", "委員の五十音順"])
def test_a_remark_on_a_list_is_nobody(remark: str) -> None:
    meeting = _meeting(f"出席委員（{remark}）\n　{MEMBERS}")

    assert [person.name for person in meeting.members] == ["上平正昭", "沓掛和子"]


ROLLS = [
    (
        "出席者\n・委員　　上平正昭会長、沓掛和子委員\n・説明員　土屋福祉課長\n"
        "・事務局　小林総務課長、北原係長\n欠席者　両角守委員"
    ),
    (
        "出席者（委員）　上平正昭会長、沓掛和子委員\n出席者（説明員）　土屋福祉課長\n"
        "出席者（事務局）　小林総務課長、北原係長\n欠席者（委員）　両角守委員"
    ),
    (
        "出席者〔委　員〕上平正昭会長、沓掛和子委員\n　　　〔説明員〕土屋福祉課長\n"
        "　　　〔事務局〕小林総務課長、北原係長\n欠席者〔委　員〕両角守委員"
    ),
    (
        "出席者は、次のとおりである。\n　上平正昭会長、沓掛和子委員\n　土屋福祉課長（説明員）\n"
        "　小林総務課長、北原係長（事務局）\n欠席　両角守委員"
    ),
    (
        "出席者：会長：上平正昭、委員：沓掛和子\n欠席者：委員：両角守\n説明員：福祉課長：土屋\n"
        "事務局：総務課長：小林、係長：北原"
    ),
    (
        "会長　上平正昭\n委員　沓掛和子\n委員　両角守（欠席）\n説明員　福祉課長　土屋\n"
        "事務局　総務課長　小林、係長　北原"
    ),
    (
        "出席者\n| 区分 | 氏名 |\n|---|---|\n| 会長 | 上平正昭 |\n| 委員 | 沓掛和子 |\n"
        "| 欠席委員 | 両角守 |\n| 福祉課長 | 土屋 |\n| 事務局 | 総務課長 小林、係長 北原 |"
    ),
    (
        "| 役職 | 氏名 | 所属 |\n|---|---|---|\n| 会長 | 上平正昭 | 弁護士 |\n"
        "| 委員 | 沓掛和子 | 大学 |\n"
        "| 欠席委員 | 両角守 | 公募 |\n| 説明員 | 福祉課長 土屋 | |\n"
        "| 事務局 | 総務課長 小林、係長 北原 | |"
    ),
]


@pytest.mark.parametrize("roll", ROLLS)
def test_rolls_say_whose_each_person_is(roll: str) -> None:
    meeting = _meeting(roll)

    assert [person.name for person in meeting.members] == ["上平正昭", "沓掛和子"]
    assert [person.role for person in meeting.members] == ["会長", "委員"]
    assert [person.name for person in meeting.absent or ()] == ["両角守"]
    assert [person.name for person in meeting.explainers or ()] == ["土屋"]
    assert [person.name for person in meeting.secretariat or ()] == ["小林", "北原"]


@pytest.mark.parametrize(("words", "field"), table("header_labels")["within"]["examples"])
def test_words_within_a_list_say_whose_those_beside_them_are(words: str, field: str) -> None:
    meeting = _meeting(f"出席者　上平正昭会長\n　　　　{words}")

    persons = [person for person in getattr(meeting, field) if person.name != "上平正昭"]
    assert len(persons) == 1
    assert len(meeting.members) == 1 + (field == "members")


@pytest.mark.parametrize(
    ("listed", "office"),
    [
        ("上平会長、沓掛委員、小林総務課長（事務局）", ["小林"]),
        ("上平会長、沓掛委員、小林総務課長、北原係長（事務局）", ["小林", "北原"]),
        ("上平、沓掛、小林（事務局）", ["小林"]),
    ],
)
def test_brackets_behind_officials_leave_members_members(listed: str, office: list[str]) -> None:
    meeting = _meeting(f"出席者　{listed}")

    assert [person.name for person in meeting.members] == ["上平", "沓掛"]
    assert [person.name for person in meeting.secretariat or ()] == office


def test_a_word_below_each_person_heads_nobody() -> None:
    meeting = _meeting("出席者\n会長 上平正昭\n出席\n委員 沓掛和子\n欠席\n委員 甲野一\n出席")

    assert "甲野一" in [person.name for person in meeting.members]
    assert "甲野一" not in [person.name for person in meeting.absent or ()]


# How each group is written, behind its label.
COUNCIL = [
    "上平会長、沓掛委員、甲野委員",
    "上平会長ほか委員２名（沓掛、甲野）",
    "１ 上平会長\n　２ 沓掛委員\n　３ 甲野委員",
    "会　長　上平\n　委　員　沓掛\n　　〃　　甲野",
    "会長：上平／委員：沓掛、甲野",
    "[会長]上平、[委員]沓掛、甲野",
    "３名（上平会長、沓掛委員、甲野委員）",
]
BODIES = [
    "福祉課長 土屋、税務課長 麻生",
    "福祉課：土屋課長、税務課：麻生課長",
    "福祉課 土屋、税務課 麻生",
    "福祉課長：土屋、税務課長：麻生",
    "２名（土屋福祉課長、麻生税務課長）",
]
OFFICES = [
    "総務課長 小林、係長 北原",
    "小林課長、同課北原係長",
    "総務課長小林、同係長北原",
    "小林総務課長、同北原係長",
    "２名（小林課長、北原係長）",
]
FRAMES = [
    "出席者　{}\n欠席者　両角委員\n説明員　{}\n事務局　{}",
    "出席委員：{}\n欠席委員：両角委員\n担当課：{}\n事務局：{}",
    "委員（出席）　{}\n委員（欠席）　両角委員\n執行機関　{}\n出席者（事務局）　{}",
    "【委員（出席）】{}\n【委員（欠席）】両角委員\n【説明員】{}\n【事務局】{}",
    "■出席\n　{}\n■欠席\n　両角委員\n■説明員\n　{}\n■事務局\n　{}",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("council", COUNCIL)
@pytest.mark.parametrize("bodies", BODIES)
@pytest.mark.parametrize("offices", OFFICES)
def test_forms_of_persons_mix(frame: str, council: str, bodies: str, offices: str) -> None:
    meeting = _meeting(frame.format(council, bodies, offices))

    assert [person.name for person in meeting.members] == ["上平", "沓掛", "甲野"]
    assert [person.name for person in meeting.absent or ()] == ["両角"]
    assert [person.name for person in meeting.explainers or ()] == ["土屋", "麻生"]
    assert [person.name for person in meeting.secretariat or ()] == ["小林", "北原"]


@pytest.mark.parametrize(
    "listed", ["福祉課、税務課", "福祉課 保護係、税務課 収納担当", "福祉課：保護係"]
)
def test_units_of_a_list_are_no_persons(listed: str) -> None:
    assert _meeting(f"出席者　{MEMBERS}\n説明員　{listed}").explainers == ()


@pytest.mark.parametrize("indent", ["　", ""])
def test_persons_may_have_the_mark_of_the_labels(indent: str) -> None:
    meeting = _meeting(
        f"・出席者\n{indent}・上平会長\n{indent}・沓掛委員\n・事務局\n{indent}・小林総務課長\n"
        f"{indent}・北原係長\n・説明員\n{indent}・福祉課　土屋課長\n・書記　壬谷主事\n・議題　別紙"
    )

    assert [person.name for person in meeting.members] == ["上平", "沓掛"]
    assert [person.name for person in meeting.explainers or ()] == ["土屋"]
    office = [person.name for person in meeting.secretariat or ()]
    assert office == ["小林", "北原", "壬谷"]


TABLE = "| 役職 | 氏名 |\n|---|---|\n"


@pytest.mark.parametrize("head", ["委員名簿", "【灯野市審議会委員名簿】"])
def test_a_table_of_all_members_below_the_roll_adds_nobody(head: str) -> None:
    names = f"{TABLE}| 会長 | 上平正昭 |\n| 委員 | 甲斐太一 |"
    meeting = _meeting(f"出席者　{MEMBERS}\n\n{head}\n{names}")

    assert [person.name for person in meeting.members] == ["上平正昭", "沓掛和子"]


def test_tables_of_titles_and_names_are_of_the_labels_above_them() -> None:
    parts = {
        "出席委員": "| 会長 | 上平正昭 |\n| 委員 | 沓掛和子 |",
        "欠席委員": "| 委員 | 両角守 |",
        "事務局": "| 総務課長 | 小林 |",
        "説明員": "| 福祉課長 | 土屋 |",
    }
    meeting = _meeting("\n\n".join(f"{head}\n{TABLE}{rows}" for head, rows in parts.items()))

    assert [person.name for person in meeting.members] == ["上平正昭", "沓掛和子"]
    assert [person.name for person in meeting.absent or ()] == ["両角守"]
    assert [person.name for person in meeting.secretariat or ()] == ["小林"]
    assert [person.name for person in meeting.explainers or ()] == ["土屋"]


@pytest.mark.parametrize(
    ("listed", "declared"),
    [
        ("出席者数　委員２人（上平、沓掛）", 2),
        ("出席委員数　３名\n上平会長、沓掛委員", 3),
        ("出席者数　２名（上平会長、沓掛委員）", 2),
    ],
)
def test_a_count_says_who_came_where_it_names_them(listed: str, declared: int) -> None:
    meeting = _meeting(listed)

    assert [person.name for person in meeting.members] == ["上平", "沓掛"]
    assert meeting.members_declared == declared


@pytest.mark.parametrize(
    "listed", ["出席者数　委員８名、事務局３名", "出席委員数　８名（定足数５名）"]
)
def test_a_count_alone_names_nobody(listed: str) -> None:
    meeting = _meeting(listed)

    assert meeting.members == ()
    assert meeting.members_declared == 8
