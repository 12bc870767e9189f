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
