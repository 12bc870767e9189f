"""Marks that a legend explains on pages whose lines break anywhere, and labels beside them."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import NoteType, Role, TurnKind

HEAD = """令和３年度第２回灯野市個人情報保護審議会　会議概要
１　日　時　令和３年７月２０日（火）　午前９時３０分から
２　場　所　灯野市役所
３　委　員　甲野会長、乙川委員、丙田委員
"""
# Lines of one length: sentences end in their middle, questions at their very end.
TALK = """４　審議内容
　（{asks}は委員からの質問又は意見、{answers}は実施機関の回答）

①　災害時の名簿の自主防災組織への提供について（諮問第４１号）
　　{stage}
{asks}名簿の対象となる人のうち、同意の返事がない人は何人ですか。
{answers}　６２０人です。このうち宛先不明で戻ったものが５８人あります。
{asks}返事がないことを同意とみなすという案ですが、条例第１０条第２項第１号の「本
　人の同意」にそのような読み方ができるとは思えません。
{answers}　みなし同意ではなく、同項第５号の公益上の必要があるものとして諮問していま
　　す。説明が足りませんでした。
{chair}諮問の理由が資料の記載と食い違っていますので、資料を改めた上で、次回も
　　　う一度審議することとします。

②　返礼品の発送業務に係る電子計算機の結合について（諮問第４２号）
　　{stage}
{asks}返礼品を送る事業者は何社ありますか。事業者も寄附者の情報を見ることができる
　のですか。
{answers}　４３社です。事業者が見られるのは、自社の返礼品を選んだ人の氏名、住所及び
　　電話番号だけです。
{chair}よろしいでしょうか。では、諮問のとおり認めます。

５　そ の 他
　　次回は３月２３日（火）に開催することとした。
"""


def _talk(**other: str) -> str:
    return HEAD + TALK.format(
        **{"asks": "・", "answers": "→", "chair": "会長：", "stage": "【防災課から説明】"} | other
    )


@pytest.mark.parametrize(("asks", "answers"), [("・", "→"), ("○", "⇒"), ("◇", "◆"), ("・", "○")])
@pytest.mark.parametrize("chair", ["会長：", "【会長】", "（会長）"])
def test_marks_and_the_label_of_a_chair_stand_beside_each_other(
    asks: str, answers: str, chair: str
) -> None:
    minutes = read(_talk(asks=asks, answers=answers, chair=chair))

    assert [turn.role for turn in minutes.turns] == [
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
    ]  # fmt: skip
    assert [turn.kind for turn in minutes.turns[:2]] == [TurnKind.QUESTION, TurnKind.ANSWER]
    assert [case.outcome.value for case in minutes.cases] == [
        OutcomeValue.CONTINUED, OutcomeValue.APPROVED,
    ]  # fmt: skip


STAGES = [
    "【防災課から説明】",
    "【防災課長より資料１により説明】",
    "【防災課が概要を説明した。】",
    "【説明：防災課】",
    "〔防災課から補足説明〕",
    "（防災課より説明）",
]


@pytest.mark.parametrize("stage", STAGES)
def test_who_explained_stands_in_brackets_of_a_heading_and_is_no_case(stage: str) -> None:
    minutes = read(_talk(stage=stage))

    assert [case.number for case in minutes.cases] == ["第41号", "第42号"]
    assert [note.raw for note in minutes.notes[:2]].count(stage) >= 1
    assert all(note.type is not NoteType.OUTCOME for note in minutes.notes)


def test_a_title_in_the_same_brackets_stays_one() -> None:
    text = HEAD + (
        "４　審議内容\n【台帳の公開について】\n（委員）いつからか。\n（会長）承認します。\n"
        "【防災課が説明に用いる写真の提供について】\n（委員）誰の写真か。\n（会長）承認します。\n"
    )

    assert [case.title for case in read(text).cases] == [
        "台帳の公開について", "防災課が説明に用いる写真の提供について",
    ]  # fmt: skip


def test_an_item_set_wide_is_what_it_says() -> None:
    agenda = read(_talk()).agenda

    assert [(item.title, item.kind) for item in agenda[-1:]] == [("そ の 他", AgendaKind.OTHER)]


REPORTED = """４　審議内容
(1)　名簿の提供について
・委員から、保護者が自分の家庭の点数を知りたいと求めた場合に開示されるのか、また、誤りが
あれば訂正されるのかとの質問があった。
・委員から、学校の先生が負担に感じて記録を控えるようになることへの懸念と、その対策につい
ての質問があった。
・委員から、点数による見落としもあり得るので、点数の低い家庭についても一定の割合で点検し
てもらいたいとの要望があった。
→審議の結果、諮問のとおり適当である旨の答申とすること、ただし、点数の低い家庭の点検につ
いての意見を付すことで、全員一致。
(2)　映像の保存について
・委員から、検証に用いない大半の映像まで１年間保存することは、必要な範囲を超えるのではな
いかとの意見があった。
→原案のとおり承認。
"""


def test_reported_bullets_that_wrap_stay_reports() -> None:
    minutes = read(HEAD + REPORTED)

    assert [turn.role for turn in minutes.turns] == [Role.MEMBER] * 4
    assert [turn.speaker_raw for turn in minutes.turns] == [None] * 4


def test_answers_that_the_page_broke_from_their_bullets_stay_with_them() -> None:
    text = (
        HEAD
        + """４　審議内容
　　委員から、弁護士等の職務上の請求も通知の対象となるのかとの
質問があり、市民課から、対象となるとの回答があった。さらに、会
長から、二つの法律の請求で扱いを変えるのかとの質問があり、同課
から、同じ扱いとするとの回答があった。
　　（委員の主な意見）
　　・制度を知らない市民が多いので、周知に努めるべきである。
　　・登録の手続は、郵送でもできるようにしてほしい。

(2)　墓地の使用者に係る戸籍情報の目的外の利用について
　　（質疑応答）
　　・相続人が何十人にもなる場合、全員の戸籍を調べるのか。
→　承継する可能性の高い順に調べ、見付かった時点で打ち切る。
　　・墓地の使用料を滞納している人を探すためにも使うのか。
→　使わない。
　　・調査の結果は、どの課がいつまで持つのか。　→　届出まで
持つ。
"""
    )

    turns = read(text).turns[-8:]

    assert [turn.role for turn in turns[:2]] == [Role.MEMBER] * 2
    assert [turn.kind for turn in turns[2:]] == [TurnKind.QUESTION, TurnKind.ANSWER] * 3
