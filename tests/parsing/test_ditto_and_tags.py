"""The mark for the label above, tags of a hearing behind a title, a header told in a sentence."""

from __future__ import annotations

import pytest
from parsing.reading import read

_FRONT = """第3回灯野市個人情報保護審議会会議録
日時　令和4年10月12日（水）午後2時
場所　市役所

諮問第5号　名簿の利用について{tag}
"""
_WAYS = {
    "tabs": ("委員\t", "担当課\t", "〃\t"),
    "columns": ("委員　　", "担当課　", "〃　　　"),
    "paren": ("（委員）", "（担当課）", "（〃）"),
    "circle": ("○委員　", "○担当課　", "○〃　"),
    "colon": ("委員：", "担当課：", "〃：　"),
}


@pytest.mark.parametrize("how", _WAYS)
def test_a_mark_repeats_who_speaks(how: str) -> None:
    member, office, ditto = _WAYS[how]
    text = (
        f"{_FRONT.format(tag='')}{member}何人を対象とするのか。\n{office}三百人です。\n"
        f"{ditto}更新のときも同じです。\n{member}短くしてほしい。\n{ditto}名前も要らない。\n"
        f"{office}検討します。\n"
    )
    turns = read(text).turns

    assert [str(turn.role) for turn in turns] == [
        "member", "implementing_body", "implementing_body", "member", "member",
        "implementing_body",
    ]  # fmt: skip
    assert turns[2].text == "更新のときも同じです。"


def test_the_mark_in_the_midst_of_words_is_no_label() -> None:
    text = f"{_FRONT.format(tag='')}委員：表の〃は何か。\n担当課：上に同じの意味です。\n"

    assert len(read(text).turns) == 2


@pytest.mark.parametrize(
    "tag",
    ["【実施機関からの意見聴取】", "（審査請求人の口頭意見陳述）", "[処分庁の説明聴取]"],
)
def test_a_hearing_behind_a_title_is_no_part_of_it(tag: str) -> None:
    text = f"{_FRONT.format(tag=tag)}委員：何人か。\n担当課：三百人です。\n"

    assert [case.title for case in read(text).cases] == ["名簿の利用について"]


@pytest.mark.parametrize(
    ("told", "came", "absent", "office"),
    [
        (
            "会長の甲野、委員の乙部、丙田及び丁川の四名が出席した。委員の戊山は欠席した。係長の己沢が庶務として列席した。",
            [("甲野", "会長"), ("乙部", "委員"), ("丙田", "委員"), ("丁川", "委員")],
            ["戊山"],
            ["己沢"],
        ),
        (
            "委員長の甲野と委員の乙部、丙田が出席した。係長の己沢と主事の庚本は事務局として陪席した。",
            [("甲野", "委員長"), ("乙部", "委員"), ("丙田", "委員")],
            [],
            ["己沢", "庚本"],
        ),
    ],
)
def test_a_sentence_names_each_behind_his_office(
    told: str, came: list[tuple[str, str]], absent: list[str], office: list[str]
) -> None:
    text = (
        "灯野町個人情報保護審議会　審議の要領\n\n　平成27年度第2回の審議会は、平成27年"
        f"5月28日（木曜日）午後1時30分、町役場二階の応接室において、{told}傍聴した者はなかった。\n\n"
        "諮問第5号　名簿の利用について\n委員：何人か。\n住民課：三百人です。\n"
    )
    meeting = read(text).meeting

    assert (meeting.number, meeting.observers) == (2, 0)
    assert [(person.name, person.role) for person in meeting.members] == came
    assert [person.name for person in meeting.absent or ()] == absent
    assert [person.name for person in meeting.secretariat] == office
