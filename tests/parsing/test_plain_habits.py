"""Plain habits of clerks: ruled headings, counted turns, arrows, words that close."""

import pytest
from parsing.reading import read

HEAD = (
    "令和4年度第1回灯野町個人情報保護審議会　会議録\n\n日時　令和4年8月24日（水）\n"
    "出席　委員5名\n説明員　福祉課長、税務課長\n事務局　総務課長、法制係長\n\n"
)
RULE = "――――――――――――\n"


def test_headings_between_rules_are_no_running_heads() -> None:
    matters = ["名簿の利用について", "画像の提供について", "記録の収集について"]
    minutes = read(
        HEAD
        + "".join(
            f"{RULE}議題{n}　諮問第{30 + n}号　「{title}」\n{RULE}"
            "A委員＞　何件か。\n福祉課＞　五件である。\n\n"
            for n, title in enumerate(matters, 1)
        )
    )

    assert [case.number for case in minutes.cases] == ["第31号", "第32号", "第33号"]
    assert [turn.cases for turn in minutes.turns] == [
        (case.id,) for case in minutes.cases for _ in range(2)
    ]


def test_a_running_head_between_rules_of_pages_still_is_one() -> None:
    page = "○会長　始める。\n○委員　何件か。\n○福祉課　五件である。\n"
    head = "灯野町審議会資料\n"
    minutes = read(HEAD + "".join(f"{page}\n- {n} -\n{head}" for n in (1, 2, 3)) + page)

    assert len(minutes.turns) == 12
    assert all("資料" not in turn.text for turn in minutes.turns)


@pytest.mark.parametrize("counted", ["{n}　{who}　{words}", "({n})　{who}　{words}"])
def test_running_numbers_are_no_part_of_labels(counted: str) -> None:
    said = [
        ("会長", "ただいまから開会する。"),
        ("総務課長", "資料の差替えがある。"),
        ("福祉課長", "名簿を作るものである。"),
        ("委員", "何人か。"),
        ("福祉課長", "五人である。"),
        ("法制係長", "条例の規定による。"),
    ]
    lines = [counted.format(n=n, who=who, words=words) for n, (who, words) in enumerate(said, 1)]
    minutes = read(HEAD + "\n".join(lines) + "\n")

    assert [turn.speaker for turn in minutes.turns] == [who for who, _ in said]
    assert [turn.role.value for turn in minutes.turns] == [
        "chair", "secretariat", "implementing_body", "member", "implementing_body", "secretariat",
    ]  # fmt: skip


NARRATED = (
    HEAD
    + "■会長あいさつ\n（略）\n\n■審議の内容\n\n▼諮問第7号　名簿の利用について\n\n"
    + "◇委員からの主な質疑・意見{legend}\n"
    + "・対象となる人数について質疑あり。\n　→七月末で148人の見込み。\n"
    + "・検索した語句まで含まれるかの確認。\n　→同意を要せず、含む旨の説明。\n"
    + "・急ぐことへの不安の声あり。\n\n◇結果\n　諮問のとおり利用して差し支えなし。\n\n"
    + "■報告\n\n▼届出の状況\n　事務局より、五件を報告。\n"
)


@pytest.mark.parametrize(
    ("legend", "role"), [("（「→」は担当課の説明）", "implementing_body"), ("", "unknown")]
)
def test_arrows_below_reported_questions_reply_to_them(legend: str, role: str) -> None:
    minutes = read(NARRATED.format(legend=legend))

    shown = [(turn.role.value, turn.kind.value) for turn in minutes.turns]
    assert shown[:2] == [("member", "question"), (role, "answer")]
    assert shown[2] == ("member", "question")
    assert shown[-1] == ("member", "statement")
    assert [case.outcome.value for case in minutes.cases] == ["approved"]
    assert all(turn.text != "報告" for turn in minutes.turns)


def test_what_a_wish_decides_is_closed_by_words_that_refer_back() -> None:
    minutes = read(
        HEAD + "諮問第7号　名簿の利用について\n\n"
        "委員　消去するのか。\n福祉課　消去する。\n"
        "会長　データを消去することを条件として、諮問のとおり認めることとしたいと存じます。\n"
        "（各委員うなずく）\n会長　そのように決定させていただきます。\n"
    )

    (case,) = minutes.cases
    assert case.outcome.value == "approved_conditional"
    assert case.outcome.raw == "そのように決定させていただきます。"
    assert case.outcome.conditions == ("データを消去する",)


def test_no_objection_to_what_was_decided_decides_nothing_more() -> None:
    minutes = read(
        HEAD
        + "議題1　諮問第34号　「名簿の利用について」\n議題2　諮問第35号　「画像の提供について」\n\n"
        "委員　35号の根拠は何か。\n福祉課　条例である。\n"
        "会長　諮問第34号は原案のとおり承認する。諮問第35号については、拒むことのできる手続を"
        "設けることを条件として承認する。以上に異議はないものと認める。\n"
    )

    first, second = minutes.cases
    assert (first.outcome.value, second.outcome.value) == ("approved", "approved_conditional")
    assert minutes.turns[0].cases == minutes.turns[1].cases == (second.id,)
