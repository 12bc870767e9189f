"""How many members came: printed in the header, told in a note, said when the meeting opens."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import NoteType

HEAD = "第3回灯野市個人情報保護審議会 会議録\n\n日時：令和5年7月26日（水）午後2時～4時\n"
ROLL = "出席委員：甲川会長、乙原委員\n"
TALK = (
    "\n1 諮問第4号 カメラの設置について\n"
    "{member}期間は。\n{office}14日です。\n{chair}承認します。\n"
)
COLON = TALK.format(member="委員：", office="福祉課：", chair="会長：")
CIRCLE = TALK.format(member="○委員　", office="○福祉課　", chair="○会長　")
PAREN = TALK.format(member="（委員）", office="（福祉課）", chair="（会長）")


def minutes(front: str, talk: str = COLON) -> Minutes:
    return read(f"{HEAD}{front}{talk}")


IN_THE_HEADER = [
    "出席委員：8名\n",
    "出席委員　８名（委員１０名中）\n",
    "出席者：委員10名中8名が出席\n",
    "委員の出席状況：10名のうち8名出席\n",
    "定足数：委員10名のうち8名出席により成立\n",
    "会議の成立：委員10名中8名の出席により成立\n",
    "委員総数：10名\n出席委員数：8名\n",
    "出席：8名　欠席：2名\n",
    "出席委員　8名（代理出席2名を含む）\n",
]


@pytest.mark.parametrize("front", IN_THE_HEADER)
def test_a_number_in_the_header_is_of_those_who_came(front: str) -> None:
    assert minutes(front).meeting.members_declared == 8


SAID = [
    (ROLL + "\n事務局：本日は委員10名のうち8名の御出席をいただいております。\n", COLON),
    (ROLL + "\n○事務局　本日は８名の委員に御出席いただいております。\n", CIRCLE),
    (ROLL + "\n会長：開会します。委員10名中8名が出席しており、成立しています。\n", COLON),
    (
        ROLL + "\n（事務局）定刻です。\n（会長）では始めます。\n（事務局）出席委員は八名です。\n",
        PAREN,
    ),
    (ROLL + "\n司会：委員の過半数、10名中8名の出席を得ておりますので成立しております。\n", COLON),
    (ROLL + "\n○議長　本日の出席委員は8名でありまして、定足数に達しております。\n", CIRCLE),
    (ROLL + "\n（事務局から、委員10名中8名の出席があり、成立している旨を報告）\n", COLON),
]


@pytest.mark.parametrize(("front", "talk"), SAID)
def test_the_first_words_tell_it_where_the_header_does_not(front: str, talk: str) -> None:
    found = minutes(front, talk)

    assert found.meeting.members_declared == 8
    assert [person.name for person in found.meeting.members] == ["甲川", "乙原"]


def test_the_header_goes_before_what_is_said() -> None:
    found = minutes("出席委員：9名\n\n事務局：委員10名のうち8名の御出席をいただいております。\n")

    assert found.meeting.members_declared == 9


NOT_SAID = [
    "委員：説明会には住民40名の出席があったのか。\n",
    "事務局：委員2名から欠席の連絡をいただいております。\n",
    "事務局：本日は2名の傍聴の方が出席されています。\n",
    "会長：ただいまの出席委員は四名であります。\n",
    "福祉課：前回の説明会は委員8名の出席で開いた。\n",
]


@pytest.mark.parametrize("said", NOT_SAID)
def test_other_numbers_are_not_of_members_who_came(said: str) -> None:
    assert minutes(f"{ROLL}\n{said}").meeting.members_declared is None


def test_it_is_told_in_the_opening_only() -> None:
    later = "委員：そうか。\n福祉課：そうである。\n" * 6 + "会長：委員10名中8名の出席でした。\n"

    assert read(f"{HEAD}{ROLL}{COLON}{later}").meeting.members_declared is None


def test_a_note_of_the_opening_is_no_line_of_the_roll() -> None:
    found = minutes(ROLL + "\n（事務局から、会議が成立している旨を報告）\n")

    assert [person.name for person in found.meeting.members] == ["甲川", "乙原"]
    assert found.notes[0].type is not NoteType.OUTCOME
    assert found.notes[0].raw.startswith("（事務局から")


@pytest.mark.parametrize(
    ("opening", "came"),
    [
        ("前回は委員7名の出席でした。本日は全員の出席です。", None),
        ("前回は委員7名の出席でした。本日は8名の委員の御出席です。", 8),
        ("前回は委員7名、本日は8名の委員の御出席です。", 8),
        ("前回は委員7名の出席でした。本日は委員8名の御出席です。", 8),
        ("前回は委員7名、本日は委員8名の御出席です。", 8),
        ("小委員会委員5名中4名の出席で、3月に審査を終えました。", None),
        ("第2部会は委員5名中4名の出席で開きました。本日は委員8名の出席です。", 8),
        ("説明のため職員5名が出席しています。委員1名の御出席が遅れます。", None),
        ("委員8名の御出席で、1名は遅れるとのことです。", 8),
        ("本日、委員1名が後ほど出席されます。", None),
    ],
)
@pytest.mark.parametrize("label", ["会長：", "○会長　", "（会長）"])
def test_who_came_to_another_meeting_or_is_late_is_not_counted(
    label: str, opening: str, came: int | None
) -> None:
    talk = {"会長：": COLON, "○会長　": CIRCLE, "（会長）": PAREN}[label]

    assert minutes(f"{ROLL}\n{label}{opening}\n", talk).meeting.members_declared == came


def test_a_part_of_the_council_counts_its_own_members() -> None:
    front = f"{HEAD.replace('審議会', '審議会第2部会')}{ROLL}\n"
    said = "会長：本部会は委員5名中4名の出席で成立しています。\n"

    assert read(f"{front}{said}{COLON}").meeting.members_declared == 4


@pytest.mark.parametrize(
    ("told", "declared"),
    [
        ("出席者：委員長、副委員長、委員3名、事務局2名", 3),
        ("出席者：会長、職務代理者、委員４名", 4),
        ("出席者　副会長、委員長、部会長", None),
        ("委員　10名中9名回答", 9),
        ("委員　全10名から回答", 10),
        ("委員　８名（回答７名）", None),
        ("委員　10人中8人が提出", 8),
        ("出席委員　7名中6名返送", 6),
    ],
)
def test_titles_and_what_was_sent_in_are_nobody(told: str, declared: int | None) -> None:
    minutes = read(f"椿市個人情報保護審査会　会議録\n日時：令和6年6月3日（月）\n{told}\n")

    assert minutes.meeting.members == ()
    assert not [held for held in minutes.diagnostics if held.code == "members-sum"]
    if declared is not None:
        assert minutes.meeting.members_declared == declared


@pytest.mark.parametrize(
    ("speaker", "away"), [("○会長", ["鳴海"]), ("○事務局", ["鳴海"]), ("○委員", None)]
)
def test_who_was_away_is_known_from_those_who_open_the_meeting(
    speaker: str, away: list[str] | None
) -> None:
    found = read(
        "令和４年度第２回灯野市個人情報保護審議会会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
        f"{speaker}　ただいまから開会します。なお、鳴海委員からは、欠席すると伺っています。\n"
        "○委員　始めてください。\n○会長　では、始めます。\n"
    ).meeting

    absent = None if found.absent is None else [person.name for person in found.absent]
    assert absent == away


@pytest.mark.parametrize(
    "roll",
    [
        "甲野会長、乙川委員（丙田委員は所用のため欠席）",
        "甲野会長、乙川委員（委員３名中２名出席、丙田委員欠席）",
        "甲野会長、乙川委員　欠席１名　委員　丙田",
    ],
)
def test_who_was_away_is_told_within_the_list_in_many_words(roll: str) -> None:
    found = read(
        "令和４年度第２回灯野市個人情報保護審議会会議録\n\n日時　令和４年８月５日（金）午後２時\n"
        f"出席者　{roll}\n\n○会長　始めます。\n○委員　はい。\n○会長　終わります。\n"
    ).meeting

    assert [person.name for person in found.members] == ["甲野", "乙川"]
    assert [person.name for person in found.absent or ()] == ["丙田"]
