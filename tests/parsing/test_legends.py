"""Legends: a document that says itself whose words its marks open."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import NoteType, Role

HEAD = "令和４年度第３回梢野市個人情報保護審議会会議要旨\n\n日時　令和４年１１月７日（月）\n\n"
CASE = "１　諮問第９号　台帳を共有することについて\n"


def test_letters_are_whose_the_legend_says() -> None:
    minutes = read(
        HEAD
        + CASE
        + "質疑応答（Ｑは委員、Ａは所管課）\nＱ１　期間はどれだけか。\nＡ１　一年である。\n"
        "Ｑ２　誰が見るのか。\nＡ２　職員である。\n"
    )

    assert [turn.role for turn in minutes.turns] == [Role.MEMBER, Role.IMPLEMENTING_BODY] * 2


def test_a_legend_holds_until_the_next_one() -> None:
    talk = "問　期間はどれだけか。\n答　一年である。\n問　誰が見るのか。\n答　職員である。\n"
    minutes = read(
        HEAD + CASE + "※問＝委員　答＝担当課\n" + talk
        + "２　諮問第10号　画像を共有することについて\n※問＝委員　答＝事務局\n" + talk
    )  # fmt: skip

    roles = [turn.role for turn in minutes.turns]
    assert roles[1::2] == [Role.IMPLEMENTING_BODY] * 2 + [Role.SECRETARIAT] * 2


def test_short_labels_are_labels_because_the_legend_makes_them_so() -> None:
    minutes = read(
        HEAD + "凡例　会：会長、委：委員、課：担当課\n\n" + CASE
        + "委）期間はどれだけか。\n課）一年である。\n委）誰が見るのか。\n"
        "課）職員である。\n会）承認する。\n"
    )  # fmt: skip

    roles = [turn.role for turn in minutes.turns]
    assert roles == [Role.MEMBER, Role.IMPLEMENTING_BODY] * 2 + [Role.CHAIR]


def test_a_list_of_results_behind_the_talk_names_its_cases() -> None:
    minutes = read(
        HEAD + "案件（１）　台帳を共有することについて\n根　拠　条例第８条第２項\n"
        "委員：期間はどれだけか。\n担当課：一年である。\n\n"
        "案件（２）　画像を共有することについて\n委員：誰が見るのか。\n担当課：職員である。\n\n"
        "審議の結果\n案件（１）　次の点を条件に、差し支えないものとする。\n"
        "　　ア　写しを作らないこと\n　　イ　一年で廃棄すること\n案件（２）　不適当と認める\n"
    )

    first, second = minutes.cases
    assert first.outcome.value is OutcomeValue.APPROVED_CONDITIONAL
    assert second.outcome.value is OutcomeValue.REJECTED
    assert [note.type for note in minutes.notes] == [NoteType.OUTCOME] * 2
    assert [str(cited.provision.article) for cited in first.citations] == ["8"]


def test_the_same_title_may_be_printed_as_ditto() -> None:
    minutes = read(
        "梢野市個人情報保護審議会会議録\n\n出席者　会長　甲斐、委員　乙川、同　丙田、同　丁野\n\n"
        "○会長　開会します。\n"
    )

    found = [(person.name, person.role) for person in minutes.meeting.members]
    assert found == [("甲斐", "会長"), ("乙川", "委員"), ("丙田", "委員"), ("丁野", "委員")]


def test_marks_that_only_a_legend_explains_are_a_notation() -> None:
    minutes = read(
        HEAD + "※会長の発言を△、委員の発言を▲、説明員の発言を▽で表しています。\n\n" + CASE
        + "▲　期間はどれだけか。また、\n　誰が見るのか。\n▽　一年である。\n▲　短くすべきである。\n"
        "△　諮問第９号は、原案のとおり承認する。\n"
    )  # fmt: skip

    roles = [turn.role for turn in minutes.turns]
    assert roles == [Role.MEMBER, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.CHAIR]
    assert minutes.turns[0].text == "期間はどれだけか。また、誰が見るのか。"
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_signs_say_who_speaks_to_whom() -> None:
    minutes = read(
        HEAD + "凡例　「委→担」は委員から担当課への発言を、「長」は会長の発言を表す。\n\n"
        + CASE + "委→担　期間はどれだけか。\n担→委　一年である。\n委→担　誰が見るのか。\n"
        "担→委　職員である。\n"
        "長　　　承認する。\n"
    )  # fmt: skip

    roles = [turn.role for turn in minutes.turns]
    assert roles == [Role.MEMBER, Role.IMPLEMENTING_BODY] * 2 + [Role.CHAIR]


def test_what_stands_in_brackets_tells_who_an_organisation_speaks_for() -> None:
    minutes = read(
        HEAD + "１　諮問事項\n　（凡例）　会＝会長　委＝委員　組＝組合（説明員）\n\n"
        "　ア　搬入車両の自動認証装置の設置に伴う本人以外からの個人情報の収\n　　　集について\n"
        "組：番号を読み取る装置を設ける。許可を受けた車両かどうかを自動で判\n　　定する。\n"
        "委：期間はどれだけか。\n組：一年間である。\n\n　　　　　　　　－　一　－\n"
        "　イ　し尿の収集手数料の口座振替に係る外部の電子計算機との結合につい\n　　　て\n"
        "組：伝送に変える。\n委：途中で切れないか。\n会：承認とする。\n"
    )  # fmt: skip

    assert [turn.role for turn in minutes.turns[:3]] == [
        Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY,
    ]  # fmt: skip
    assert [case.title for case in minutes.cases] == [
        "搬入車両の自動認証装置の設置に伴う本人以外からの個人情報の収集について",
        "し尿の収集手数料の口座振替に係る外部の電子計算機との結合について",
    ]
    assert minutes.turns[2].text == "一年間である。"


TALK = (
    "△　期間はどれだけか。\n▽　一年である。\n△（職務代理者）　写しは渡すのか。\n"
    "▽　渡さない。\n▲　諮問第９号は、原案のとおり承認する。\n"
)


@pytest.mark.parametrize(
    "legend",
    [
        "１　審議事項（▲会長、△委員、▽所管課）\n\n",
        "※　▲会長　△委員　▽所管課\n\n１　審議事項\n\n",
        "１　審議事項\n（凡例：▲会長の発言　△委員の発言　▽所管課の発言）\n\n",
        "１　審議事項　（会長▲、委員△、所管課▽）\n\n",
        "【▲会長　△委員　▽所管課】\n\n１　審議事項\n\n",
        "▲会長　△委員　▽所管課\n\n１　審議事項\n\n",
        "※会長＝▲、委員＝△、所管課＝▽\n\n１　審議事項\n\n",
        "１　審議事項\n（△委員の質問・意見　▽所管課の回答　▲会長）\n\n",
        "〔凡例〕\n　▲　会長\n　△　委員\n　▽　所管課\n\n１　審議事項\n\n",
    ],
)
def test_marks_can_stand_right_before_whom_they_mean(legend: str) -> None:
    minutes = read(HEAD + legend + "（１）台帳を共有することについて（諮問第９号）\n" + TALK)

    roles = [turn.role for turn in minutes.turns]
    assert roles == [
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.VICE_CHAIR, Role.IMPLEMENTING_BODY, Role.CHAIR,
    ]  # fmt: skip
    assert minutes.turns[2].text == "写しは渡すのか。"
    assert "審議事項" in [item.title for item in minutes.agenda]
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


def test_marks_of_a_roll_are_no_notation() -> None:
    minutes = read(
        "梢野市個人情報保護審議会会議録\n\n出席者　◎甲斐、○乙川、丙田（◎会長　○副会長）\n\n"
        + CASE + "○委員　期間はどれだけか。\n○担当課　一年である。\n◎会長　承認する。\n"
    )  # fmt: skip

    assert minutes.notation.id == "circle"
    assert [turn.role for turn in minutes.turns] == [
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
    ]  # fmt: skip


def test_a_legend_may_explain_what_is_said_and_name_nobody() -> None:
    minutes = read(
        HEAD
        + "１　台帳を共有することについて（諮問第９号）\n主な質疑　（■：質問・意見、□：回答）\n"
        "■　期間はどれだけか。\n□　一年である。\n■　短くすべきである。\n□　改める。\n"
    )

    assert [turn.kind.value for turn in minutes.turns] == [
        "question", "answer", "statement", "answer",
    ]  # fmt: skip
    assert {turn.role for turn in minutes.turns} == {Role.UNKNOWN}


def test_members_alone_beside_marks_are_no_legend() -> None:
    minutes = read(
        HEAD + "◎会長　○委員\n\n" + CASE + "（委員）期間はどれだけか。\n（担当課）一年である。\n"
    )

    assert minutes.notation.id == "paren"
    assert len(minutes.turns) == 2


@pytest.mark.parametrize("other", ["〇", "◯"])
def test_a_mark_that_looks_alike_is_the_one_explained(other: str) -> None:
    minutes = read(
        HEAD + CASE + "審議の記録（◎は会長、○は委員、●は所管課の発言）\n\n"
        f"○　期間はどれだけか。\n●　一年である。\n{other}　短くできるか。\n●　検討する。\n"
        "◎　承認する。\n"
    )  # fmt: skip

    assert [turn.role for turn in minutes.turns] == [
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
    ]  # fmt: skip


def test_marks_that_look_alike_can_be_explained_apart() -> None:
    minutes = read(
        HEAD + CASE + "審議の記録（○は委員、◯は会長、●は所管課の発言）\n\n"
        "○　期間はどれだけか。\n●　一年である。\n◯　承認する。\n"
    )  # fmt: skip

    assert [turn.role for turn in minutes.turns] == [
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR,
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["〇議題2　諮問第10号　名簿を共有することについて", "〇その他"])
def test_a_mark_that_only_looks_alike_opens_headings_too(line: str) -> None:
    minutes = read(
        HEAD + CASE + "（◎は会長、○は委員、●は所管課の発言）\n\n"
        f"○　期間はどれだけか。\n●　一年である。\n◎　承認する。\n\n{line}\n◎　次に移る。\n"
    )  # fmt: skip

    assert [turn.role for turn in minutes.turns] == [
        Role.MEMBER, Role.IMPLEMENTING_BODY, Role.CHAIR, Role.CHAIR,
    ]  # fmt: skip
