"""Members whom the record calls by the groups they stand for, and what such councils decide."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role, TurnKind

HEAD = """令和5年度第1回灯野市地域公共交通会議　会議録

日時　令和5年6月8日（木）　午後2時から
場所　灯野市役所　第1会議室

"""
TALK = """議題１　循環線の路線の変更について

{chair}事務局から説明をお願いします。
{office}終点を駅まで延ばします。
{group}便は減りますか。
{office}減りません。
{state}駅前の信号では左折で入ってください。
{office}そのように計画します。
"""


@pytest.mark.parametrize("form", ["{}　　　", "{}：", "【{}】", "（{}）"])
@pytest.mark.parametrize(
    ("group", "state"),
    [
        ("利用者代表", "警察署"),
        ("学識経験者", "運輸支局"),
        ("自治会連合会", "国道事務所"),
        ("鉄道事業者", "土木事務所"),
    ],
)
def test_groups_that_members_stand_for_speak_as_members(form: str, group: str, state: str) -> None:
    names = {"chair": "会長", "office": "事務局", "group": group, "state": state}
    minutes = read(HEAD + TALK.format(**{key: form.format(who) for key, who in names.items()}))

    roles = [turn.role for turn in minutes.turns]
    assert roles == [
        Role.CHAIR, Role.SECRETARIAT, Role.MEMBER, Role.SECRETARIAT, Role.MEMBER, Role.SECRETARIAT,
    ]  # fmt: skip
    assert [turn.kind for turn in minutes.turns][2:4] == [TurnKind.QUESTION, TurnKind.ANSWER]


def test_an_office_of_the_state_alone_is_no_member() -> None:
    names = {"chair": "会長", "office": "事務局", "group": "Ａ委員", "state": "警察署"}
    minutes = read(HEAD + TALK.format(**{key: f"{who}：" for key, who in names.items()}))

    assert [turn.role for turn in minutes.turns][4] is Role.IMPLEMENTING_BODY


@pytest.mark.parametrize(
    ("result", "value"),
    [
        ("協議が調った", OutcomeValue.APPROVED),
        ("協議が整った", OutcomeValue.APPROVED),
        ("協議成立", OutcomeValue.APPROVED),
        ("協議が調った（附帯意見あり）", OutcomeValue.APPROVED_WITH_OPINION),
        ("継続協議", OutcomeValue.CONTINUED),
    ],
)
@pytest.mark.parametrize("arrow", ["→　", "結果：", "⇒"])
def test_what_councils_that_bring_to_terms_decide(
    result: str, value: OutcomeValue, arrow: str
) -> None:
    talk = TALK.format(chair="会長：", office="事務局：", group="Ａ委員：", state="Ｂ委員：")
    minutes = read(f"{HEAD}{talk}\n{arrow}{result}\n")

    assert [case.outcome.value for case in minutes.cases] == [value]


def test_what_follows_once_terms_are_agreed_decides_nothing() -> None:
    talk = TALK.format(chair="会長：", office="事務局：", group="Ａ委員：", state="Ｂ委員：")
    minutes = read(f"{HEAD}{talk}事務局：協議が調った場合は、運輸支局に届け出ます。\n")

    assert [case.outcome.value for case in minutes.cases] == [None]
