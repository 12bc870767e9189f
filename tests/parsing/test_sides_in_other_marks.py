"""Who asks, answers and remarks, each in marks of another kind: 問 and →, ◆ and ⇒, Q and (意見)."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = "令和４年度第２回灯野市個人情報保護審議会会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
TITLES = ("図書の記録を使うことについて", "カメラの設置について")
ASKED = ("何人か。", "期間はいつまでか。")
TOLD = ("30人である。", "来年の春までである。")
REMARK = "メールではなく電話で伝えるべきである。"


def minutes(
    asks: str,
    answers: str,
    *,
    head: str = "諮問第{n}号　{t}",
    end: str = "結果：承認",
    more: str = "",
) -> Minutes:
    cases = []
    for at, title in enumerate(TITLES, 1):
        said = "".join(
            f"{asks.format(n=n, c='①②'[n - 1])}{asked}\n{answers}{told}\n"
            for n, (asked, told) in enumerate(zip(ASKED, TOLD, strict=True), 1)
        )
        called = f"{head.format(n=at, t=title)}\n福祉課が資料により説明した。\n"
        cases.append(f"{called}【質疑】\n{said}{more}{end}\n")
    return read(HEAD + "\n".join(cases))


@pytest.mark.parametrize("answers", ["→　", "⇒", "　→", "→（事務局）", "→事務局：", "⇒【回答】"])
@pytest.mark.parametrize(
    "asks",
    [
        "Ｑ．", "Ｑ　", "問　", "問）", "【問】", "質問：", "Ｑ{n}　", "（質問）", "質問{n}　",
        "委員：", "（委員）", "・", "○", "◆", "□ ", "▼", "{c}", "({n})　", "{n}．",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["結果：承認", "→承認"])
def test_arrows_answer_what_stands_behind_any_mark(asks: str, answers: str, end: str) -> None:
    found = minutes(asks, answers, end=end)

    assert [turn.kind.value for turn in found.turns] == ["question", "answer"] * 4
    assert [turn.text for turn in found.turns[:4]] == [ASKED[0], TOLD[0], ASKED[1], TOLD[1]]
    assert [case.outcome.value for case in found.cases] == ["approved", "approved"]


@pytest.mark.parametrize(
    "remarks", ["（意見）", "【要望】", "［意見］", "意見：", "・意見：", "意見　"]
)
@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Ｑ．", "Ａ．"),
        ("問　", "答　"),
        ("【問】", "【答】"),
        ("質問：", "回答："),
        ("Ｑ．", "→　"),
    ],
)
def test_remarks_can_have_a_label_of_their_own(asks: str, answers: str, remarks: str) -> None:
    found = minutes(asks, answers, more=f"{remarks}{REMARK}\n")

    kinds = ["question", "answer", "question", "answer", "statement"]
    assert [turn.kind.value for turn in found.turns] == kinds * 2
    assert found.turns[4].text == REMARK


def test_words_that_part_the_talk_ask_nothing() -> None:
    reported = "・委員から、何人かとの質問があり、福祉課から、30人であるとの回答があった。\n"
    case = f"【議題1】{TITLES[0]}\n【質疑】\n{reported * 2}⇒　全員異議なく承認された。\n"
    found = read(HEAD + case + case.replace("1", "2").replace(TITLES[0], TITLES[1]))

    assert [turn.kind.value for turn in found.turns] == ["question", "answer"] * 4


def test_headings_with_the_mark_of_the_questions_stay_headings() -> None:
    found = minutes("◆", "→　", head="◆議題{n}　{t}")

    assert [case.title for case in found.cases] == list(TITLES)
    assert len(found.turns) == 8
