"""What the header counts on behind the body is of the header, and no matter of the meeting."""

from __future__ import annotations

import pytest
from parsing.reading import read

_FRONT = """第3回灯野市個人情報保護審議会会議要旨

{0}開催日時
　　令和4年10月12日（水）午後2時
{1}開催場所
　　市役所第1会議室
{2}議題
　　{a}諮問第5号　名簿の目的外利用について
　　{b}諮問第6号　映像の外部提供について
{3}議事要旨
　{a}諮問第5号について
　　（委　員）だれが使うのか。
　　（福祉課）自主防災組織である。
　　・審議の結果、適当であると認めた。
　{b}諮問第6号について
　　（委　員）保存期間はどれだけか。
　　（危機管理課）7日である。
　　・継続して審議することとされた。
"""
_BEHIND = """{4}会議の公開・非公開
　　公開
{5}傍聴者数
　　なし
{6}配付資料
　　資料１　諮問書（諮問第5号）
　　資料２　映像の取扱基準
"""
_COUNTS = {
    "１　": ("１　", "２　", "３　", "４　", "５　", "６　", "７　", "（１）", "（２）"),
    "(1)": ("(1) ", "(2) ", "(3) ", "(4) ", "(5) ", "(6) ", "(7) ", "ア　", "イ　"),
    "一": ("一　", "二　", "三　", "四　", "五　", "六　", "七　", "（１）", "（２）"),
}


def written(how: str, text: str = _FRONT + _BEHIND) -> str:
    *numbers, a, b = _COUNTS[how]
    return text.format(*numbers, a=a, b=b)


@pytest.mark.parametrize("how", _COUNTS)
def test_fields_behind_the_body_are_no_items(how: str) -> None:
    minutes = read(written(how))

    assert [case.number for case in minutes.cases] == ["第5号", "第6号"]
    assert [case.outcome.value for case in minutes.cases] == ["approved", "continued"]
    assert {"会議の公開・非公開", "傍聴者数", "配付資料"}.isdisjoint(
        item.title for item in minutes.agenda
    )
    assert minutes.meeting.openness == "公開"
    assert [turn.text for turn in minutes.turns][-1] == "7日である。"
    fields = dict(minutes.meeting.fields)
    assert {"openness", "observers", "materials"} <= set(fields)
    assert not [note for note in minutes.notes if note.raw == "なし"]


def test_a_matter_counted_as_the_fields_are_stays_one() -> None:
    text = (
        written("１　") + "８　その他の審議\n　（委　員）次はいつか。\n　（事務局）11月である。\n"
    )
    minutes = read(text)

    assert minutes.turns[-1].text == "11月である。"
    assert len(minutes.turns) == 6


def test_a_number_that_was_left_out_parts_no_field() -> None:
    minutes = read(written("１　").replace("５　会議の公開・非公開\n　　公開\n", ""))

    assert len(minutes.cases) == len(minutes.agenda) == 2
