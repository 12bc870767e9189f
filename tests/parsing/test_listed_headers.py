"""Header values that stand in lists: bullets below their labels, or numbered as the labels are."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.place import PartKind

TITLE = "令和4年度第2回灯野市個人情報保護審議会　会議要旨\n\n"
TALK = (
    "\n1　開会\n会長：ただいまから審議会を開く。\n\n【諮問第7号】　映像を提供することについて\n"
    "委員：音声も入るのか。\n交通課：入らない。\n"
)
BULLETS = """{0}日　時
　・令和4年7月12日（火）　9：30～11：45
{0}会　場
　・区役所本庁舎　503会議室
{0}出席委員（2名）
　・会　長　古賀野
　・副会長　深津
{0}会議の公開
　・公開（傍聴者　1人）
"""
NUMBERED = """①日時
②会場
③出席委員
④傍聴者
①令和4年7月12日（火）　9：30～11：45
②区役所本庁舎　503会議室
③古賀野会長、深津副会長（2名）
④1名
"""


def is_read(minutes: Minutes) -> None:
    meeting = minutes.meeting
    assert (str(meeting.date), meeting.time_start, meeting.time_end) == (
        "2022-07-12", "09:30", "11:45",
    )  # fmt: skip
    assert meeting.venue == "区役所本庁舎　503会議室"
    assert [person.name for person in meeting.members] == ["古賀野", "深津"]
    assert meeting.members_declared == 2
    assert meeting.observers == 1
    assert PartKind.UNCLAIMED not in {part.kind for part in minutes.parts}


@pytest.mark.parametrize("mark", ["◇", "■", "●", ""])
def test_values_are_bullets_below_their_labels(mark: str) -> None:
    minutes = read(TITLE + BULLETS.format(mark) + TALK)

    is_read(minutes)
    assert minutes.meeting.openness == "公開"


def test_values_are_numbered_as_their_labels() -> None:
    minutes = read(TITLE + NUMBERED + TALK)

    is_read(minutes)
    assert "values-after-labels" in {remark.code for remark in minutes.diagnostics}


def test_items_under_their_label_stay_items() -> None:
    header = BULLETS.format("◇") + "◇議題\n　・諮問第7号　映像を提供することについて\n　・その他\n"
    minutes = read(TITLE + header + TALK)

    is_read(minutes)
    listed = [part.line for part in minutes.parts if part.kind is PartKind.AGENDA]
    assert {12, 13} <= set(listed)


def test_values_behind_all_labels_can_begin_with_a_role() -> None:
    minutes = read(
        "灯野市個人情報保護審議会　会議録\n\n"
        "開催の日時\n開催の場所\n出席した委員\n欠席した委員\n傍聴人\n\n"
        "令和4年7月12日（火）　9：30～11：45\n区役所本庁舎　503会議室\n"
        "会長　古賀野、委員　深津、\n委員　雲雀丘\n委員　和泉田\n1人\n" + TALK
    )  # fmt: skip
    meeting = minutes.meeting

    assert str(meeting.date) == "2022-07-12"
    assert meeting.venue == "区役所本庁舎　503会議室"
    assert [person.name for person in meeting.members] == ["古賀野", "深津", "雲雀丘"]
    assert [person.name for person in meeting.absent or ()] == ["和泉田"]
    assert meeting.observers == 1


ROLL = ["会長　古賀野", "副会長　深津", "委員　雲雀丘、和泉田"]
OFFICE = ["事務局　総務課長　庚川", "　　　　主任　辛山"]
WITHIN = ["※欠席　戊谷", "事務局　総務課　庚川、辛山"]


@pytest.mark.parametrize("end", ["\n", "\n\n"])
@pytest.mark.parametrize("order", ["日場出傍公", "日場公出傍", "日場傍公出"])
@pytest.mark.parametrize("openness", ["公開", "議題１は非公開，議題２は公開", "一部非公開"])
@pytest.mark.parametrize(
    ("roll", "seen"),
    [
        ([*ROLL, *WITHIN], "0名"),
        (["古賀野会長、深津副会長、雲雀丘委員、和泉田委員", *OFFICE], "なし"),
        (["○会長　古賀野", "○副会長　深津", "○委員　雲雀丘", "○委員　和泉田", WITHIN[0]], "なし"),
        (["委員長：古賀野", "副委員長：深津", "委員：雲雀丘、和泉田", *OFFICE], "0人"),
    ],
)
def test_labels_within_the_roll_part_the_values_behind_all_labels(
    roll: list[str], seen: str, openness: str, order: str, end: str
) -> None:
    labels = dict(
        zip("日場出傍公", ["日時", "会場", "出席者", "傍聴者", "公開の状況"], strict=True)
    )
    values = {
        "日": ["令和4年7月12日（火）　9：30～11：45"],
        "場": ["区役所本庁舎　503会議室"],
        "出": roll,
        "傍": [seen],
        "公": [openness],
    }
    lines = [TITLE.strip(), *(labels[key] for key in order)]
    lines += [line for key in order for line in values[key]]
    talk = (
        "\n（会長）出席者は4名であり、会議は成立している。議題1に入る。\n"
        "議題1　映像を提供することについて\n（委員）音声も入るのか。\n（交通課）入らない。\n"
    )
    minutes = read(end.join([*lines, talk]))
    meeting = minutes.meeting

    assert (str(meeting.date), meeting.venue) == ("2022-07-12", "区役所本庁舎　503会議室")
    assert [held.name for held in meeting.members] == ["古賀野", "深津", "雲雀丘", "和泉田"]
    assert (meeting.members_declared, meeting.observers) == (4, 0)
    assert (meeting.openness or "").startswith(openness[:2])
    absent, office = (["戊谷"], []) if WITHIN[0] in roll else ([], ["庚川", "辛山"])
    office = ["庚川", "辛山"] if WITHIN[1] in roll else office
    assert [held.name for held in meeting.absent or ()] == absent
    assert [held.name for held in meeting.secretariat] == office
    assert len(minutes.cases) == 1


@pytest.mark.parametrize("called", ["審議1は前回からの継続である。", "審議1に入る。"])
def test_a_turn_that_calls_an_item_by_its_word_is_on_it(called: str) -> None:
    minutes = read(
        f"{TITLE}日時　令和4年7月12日\n\n（会長）開会する。{called}\n"
        "審議1　映像を提供することについて\n（委員）音声も入るのか。\n（交通課）入らない。\n"
        "審議2　名簿を渡すことについて\n（委員）何人か。\n（交通課）五人である。\n"
    )

    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 3 + [("c2",)] * 2


def test_an_office_of_another_body_is_no_secretariat() -> None:
    minutes = read(
        f"{TITLE}日時　令和4年7月12日\n\n会長：開会する。\n監査委員事務局：氏名は載せない。\n"
        "委員：何件か。\n選挙管理委員会事務局：五件である。\n事務局：次回は9月に開く。\n"
    )

    assert [turn.role.value for turn in minutes.turns] == [
        "chair", "implementing_body", "member", "implementing_body", "secretariat",
    ]  # fmt: skip
