"""Tables that a PDF gave back as lines: rolls by row, lists of cases by cell, heads of turns."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role

HEAD = """令和６年度第１回 灯野市情報公開・個人情報保護審査会 議事録
１ 日時
令和６年７月11日（木） 午後１時15分～午後３時25分
２ 場所
灯野市民会館 第２会議室
３ 出席者
"""
ROLL = """役職 氏名 職業等
会長 甲野 弁護士
職務代理 乙川 大学教授
委員 丙田 司法書士
委員 鵤 人権擁護委員
委員 阿比留 公募
事務局 総務課長 戊山、同課係長 己谷
傍聴者 ０人
"""
LIST = """４ 議題
番号
件名
担当課
諮問第７号
国民健康保険に関する事務に係る全項目
評価書の第三者点検について
保険年金課
諮問第８号
保育所の指導監査の結果に関する公文書
部分公開決定に対する審査請求について
保育課
報告第１号
防犯カメラの運用基準の改定について
学校安全課
"""
TALK = """５ 審議の経過
{head}
(1) 国民健康保険に関する事務に係る全項目評価書の第三者点検について
（諮問第７号）
会長 保険年金課から説明してください。
担当課 番号法第28条第１項により評価書を作り直しました。前回か
- 1 -
{head}
ら５年がたち、保存場所が変わるためです。
Ａ委員 「必要に応じて」という言葉が４回出て
きます。誰が必要と判断するのですか。
担当課 課長が判断します。
会長 評価書の内容は適切であると
認めることとします。
(2) 保育所の指導監査の結果に関する公文書部分公開決定に対する審査請求に
ついて（諮問第８号）
事務局 反論書が提出されましたので、写しをお配りしています。
Ｃ委員 何人の子どもがいたのですか。
事務局 弁明書には書かれていません。確認します。
会長 では、次回に口頭意見陳述を行い、その上で引き
続き審議します。
(3) 防犯カメラの運用基準の改定について（報告第１号）
担当課 映像の保存期間を７日から14日に延ばしました。
- 2 -
{head}
Ｂ委員 照会は年に何件ありますか。
担当課 令和５年度は11件です。
会長 それでは、この件は了承とします。
"""
HEADS = ["発言者 発言の要旨", "発言者 発言内容", "発言者 内容", "発言者名 要旨"]


def _text(roll: str = ROLL, listed: str = LIST, head: str = HEADS[0]) -> str:
    return HEAD + roll + listed + TALK.format(head=head)


def _people(minutes: Minutes) -> list[tuple[str, str | None]]:
    return [(person.name, person.role) for person in minutes.meeting.members]


PEOPLE = [
    ("甲野", "会長"), ("乙川", "職務代理"), ("丙田", "委員"), ("鵤", "委員"), ("阿比留", "委員"),
]  # fmt: skip


def test_cells_beside_titles_and_names_are_no_persons() -> None:
    minutes = read(_text())

    assert _people(minutes) == PEOPLE
    assert [person.name for person in minutes.meeting.secretariat] == ["戊山", "己谷"]
    assert minutes.meeting.observers == 0


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("区分 氏名 所属団体・役職名", "{title} {name} 灯野大学法学部"),
        ("役職名 委員氏名 選出区分 備考", "{title} {name} 学識 再任"),
        ("氏名 役職 所属等", "{name} {title} 弁護士会"),
        ("役職 氏名", "{title} {name}"),
    ],
)
def test_columns_stand_in_any_order(heads: str, row: str) -> None:
    rows = [row.format(title=title, name=name) for name, title in PEOPLE]

    assert _people(read(_text("\n".join([heads, *rows, "傍聴者 ０人\n"])))) == PEOPLE


def test_names_in_two_cells_stay_whole() -> None:
    roll = (
        "役職 氏名 職業等\n会長 甲野 守 弁護士\n委員 乙川 ふみ 大学教授\n委員 丙田 弁護士 元判事\n"
    )

    names = [name for name, _ in _people(read(_text(roll)))]

    assert [name.split() for name in names] == [["甲野", "守"], ["乙川", "ふみ"], ["丙田"]]


@pytest.mark.parametrize(
    "roll",
    [
        "会長 甲野、職務代理 乙川、委員 丙田、委員 鵤、委員 阿比留\n",
        "甲野会長 乙川職務代理 丙田委員 鵤委員 阿比留委員\n",
    ],
)
def test_a_roll_without_heads_reads_as_it_did(roll: str) -> None:
    assert _people(read(_text(roll))) == PEOPLE


@pytest.mark.parametrize(
    "heads", ["番号\n件名\n担当課", "諮問番号\n案件名\n所管課", "番 号\n件 名\n担 当 課"]
)
def test_a_list_of_one_cell_a_line_names_its_cases(heads: str) -> None:
    minutes = read(_text(listed=LIST.replace("番号\n件名\n担当課", heads)))

    assert [case.title for case in minutes.cases] == [
        "国民健康保険に関する事務に係る全項目評価書の第三者点検について",
        "保育所の指導監査の結果に関する公文書部分公開決定に対する審査請求について",
        "防犯カメラの運用基準の改定について",
    ]
    units = [[unit.unit for body in case.bodies for unit in body.units] for case in minutes.cases]
    assert units == [["保険年金課"], ["保育課"], ["学校安全課"]]
    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.APPROVED, OutcomeValue.CONTINUED, OutcomeValue.NOTED,
    ]  # fmt: skip


def test_rows_counted_by_plain_numbers_are_rows_over_page_numbers() -> None:
    listed = LIST.replace("番号\n件名", "No.\n件名")
    for count, number in enumerate(("諮問第７号", "諮問第８号", "報告第１号"), 1):
        listed = listed.replace(number, str(count))
    listed = listed.replace("部分公開", "9\n部分公開")

    minutes = read(_text(listed=listed))

    assert [len(case.bodies) for case in minutes.cases] == [1, 1, 1]
    assert not [part for part in minutes.parts if part.kind == "unclaimed"]


def test_a_list_of_two_columns_and_one_over_a_page() -> None:
    two = LIST.replace("担当課\n", "").replace("保険年金課\n", "").replace("保育課\n", "")
    two = two.replace("学校安全課\n", "")
    page = LIST.replace("評価書の第三者", "- 0 -\n評価書の第三者")

    for listed in (two, page):
        assert [len(turn.cases) for turn in read(_text(listed=listed)).turns] == [1] * 13


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_table_of_turns_is_of_the_page(head: str) -> None:
    minutes = read(_text(head=head))

    assert not [turn for turn in minutes.turns if "発言者" in turn.text]
    assert minutes.turns[1].text.endswith("前回から５年がたち、保存場所が変わるためです。")
    assert [turn.role for turn in minutes.turns[:4]] == [
        Role.CHAIR, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY,
    ]  # fmt: skip
    assert [turn.speaker_raw for turn in minutes.turns[2:3]] == ["Ａ委員"]


FORM = """４ 議題
番号
諮問第７号
件名
名簿の提供について
担当課
福祉課
番号
諮問第８号
件名
台帳の公開について
担当課
道路課
５ 審議の経過
(1) 名簿の提供について（諮問第７号）
"""


def test_a_form_whose_labels_have_values_between_them_is_no_table() -> None:
    text = HEAD + ROLL + FORM + "会長 説明してください。\n担当課 渡します。\n会長 承認します。\n"

    assert "名簿の提供について" in [case.title for case in read(text).cases]


def test_every_character_stays_in_one_part() -> None:
    text = _text()
    parts = read(text).parts

    assert "".join(part.span.of(text) for part in parts) == text
    assert not [part for part in parts if part.kind == "unclaimed"]
