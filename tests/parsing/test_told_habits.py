"""Habits of telling: who says it stands behind what it is on, and what is left to a chair."""

import pytest
from parsing.reading import read

HEAD = (
    "第47回　灯野県個人情報保護審議会　議事の概要\n\n○日時　令和6年8月6日（火）\n"
    "○出席委員　甲野委員（会長）、乙川委員\n\n○議事\n\n"
)
TALK = "・委員から、何件かとの質問があり、税務課から、五件であるとの回答があった。\n"
FIRST = f"■議題１　名簿の点検について\n{TALK}審議の結果、適切であると認められた。\n\n"


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("県立学校における出欠管理システムの利用について", True),
        ("出欠の届出のオンライン化について", True),
        ("委員の出欠について", False),
        ("出欠状況の報告", False),
    ],
)
def test_a_matter_on_attendance_is_a_case_where_it_is_not_the_councils(
    title: str, case: bool
) -> None:
    minutes = read(HEAD + FIRST + f"■議題２　{title}\n{TALK}審議の結果、承認された。\n")

    assert [held.title for held in minutes.cases] == ["名簿の点検について", title][: 1 + case]


@pytest.mark.parametrize(
    ("told", "role", "kind"),
    [
        ("機器の廃棄について、委員から、誰が確かめるのかとの質問があった。", "member", "question"),
        ("消去に関しては、乙川委員から、急ぐべきだとの意見があった。", "member", "statement"),
        ("冒頭、税務課から、資料を改めたいとの申出があった。", "implementing_body", "statement"),
        ("委員から、共通の基盤に置くとのことだが、どこかとの質問があった。", "member", "question"),
        ("乙川委員から、残念である、いつ改めるのかとの発言があった。", "member", "question"),
        ("乙川委員から、対象を広げるべきではないかとの発言があった。", "member", "statement"),
        ("印影は、偽造のおそれがあるから、公開しないとの意見があった。", "unknown", "statement"),
        ("会長から、回答を待って次回も引き続き審議する旨の発言があった。", "chair", "procedural"),
        ("会長から、意見の陳述を踏まえ、次回、答申案の検討を行う旨の発言。", "chair", "procedural"),
        ("会長から、窓口の混雑を心配する旨の発言があった。", "chair", "statement"),
        ("委員から、次回も引き続き審議する旨の発言があった。", "member", "statement"),
    ],
)
def test_who_says_it_may_stand_behind_what_it_is_on(told: str, role: str, kind: str) -> None:
    minutes = read(HEAD + FIRST + f"■議題２　帳簿の利用について\n{TALK}・{told}\n承認された。\n")

    assert [(turn.role.value, turn.kind.value) for turn in minutes.turns[4:]] == [(role, kind)]


@pytest.mark.parametrize(
    "asked",
    [
        "本件の結論は、私にお任せいただけますか。",
        "本件の結論は、私に御一任いただけませんか。",
        "この件の取扱いを会長に一任願えますでしょうか。",
    ],
)
def test_what_a_chair_asks_to_be_left_to_decide_is_deferred(asked: str) -> None:
    minutes = read(
        HEAD + "諮問第１号　名簿の利用について\n（乙川委員）　何件か。\n（税務課）　五件である。\n"
        f"（会長）　手順は事務局と相談します。{asked}\n（異議なし）\n"
    )

    assert [case.outcome.value for case in minutes.cases] == ["deferred"]


def test_papers_that_a_chair_asks_for_leave_nothing_to_decide() -> None:
    minutes = read(
        HEAD + "諮問第１号　名簿の利用について\n（乙川委員）　何件か。\n（税務課）　五件である。\n"
        "（会長）　資料を私に送っていただけますか。\n（異議なし）\n"
    )

    assert [case.outcome.value for case in minutes.cases] == [None]


@pytest.mark.parametrize(
    "heading",
    ["３　質問に対する回答", "３　前回の御指摘への対応について", "３　宿題事項に関する報告"],
)
def test_answers_to_earlier_questions_are_an_item_and_no_case(heading: str) -> None:
    minutes = read(
        HEAD
        + "１　諮問第１号　名簿の利用について\n（乙川委員）　何件か。\n（税務課）　五件である。\n"
        "（会長）　承認とします。\n\n２　諮問第２号　台帳の利用について\n（乙川委員）　いつか。\n"
        f"（税務課）　四月である。\n（会長）　承認とします。\n\n{heading}\n"
        "（税務課）　前回お尋ねの日数は十一日である。\n"
        "（乙川委員）　最も長いものは何日か。\n（税務課）　七十四日である。\n"
    )

    assert [case.number for case in minutes.cases] == ["第1号", "第2号"]
    assert [turn.cases for turn in minutes.turns[-2:]] == [(), ()]


@pytest.mark.parametrize("given", ["　　　　健", "　　　健　一", "　健"])
def test_a_name_set_wide_may_have_a_wide_gap_in_it(given: str) -> None:
    minutes = read(
        "平成24年度第2回灯野市個人情報保護審査会会議録\n\n日　　時　平成24年11月20日（火）\n"
        f"出席委員\n　　会　　長　　折　本　　清　治\n　　委　　員　　田名網{given}\n"
        "　　委　　員　　南　雲　　芳　子\nその他　審査請求人１名\n"
    )

    names = ["折本 清治", f"田名網 {''.join(given.split())}", "南雲 芳子"]
    assert [person.name for person in minutes.meeting.members] == names


@pytest.mark.parametrize(
    "told",
    [
        "何人かとの委員の質問に対し、福祉課から、三人であるとの回答があった。",
        "何人かとの委員からの質問があり、三人とのことであった。",
        "委員から、何人かとの質問があり、三人とのことであった。",
    ],
)
def test_who_asks_stands_before_the_word_and_who_answers_in_none(told: str) -> None:
    found = read(f"{HEAD}諮問第4号　名簿の提供について\n福祉課が資料により説明した。\n{told}\n")

    assert [turn.kind.value for turn in found.turns] == ["question", "answer"]
    assert found.turns[0].role.value == "member"


def test_what_goes_on_with_an_answer_is_one_with_it() -> None:
    found = read(
        f"{HEAD}諮問第4号　名簿の提供について\n福祉課が資料により説明した。\n"
        "・選び方の確認（甲川委員）。申し込んだ世帯に限るとのこと。将来広げるときは諮問するとのこと。\n"
        "・範囲を明記するよう要望（乙川委員）。福祉課長から、明記するとの回答。\n"
    )

    assert [turn.kind.value for turn in found.turns] == [
        "question", "answer", "statement", "answer",
    ]  # fmt: skip
    assert found.turns[1].text.endswith("諮問するとのこと")
