"""Opinions and what is thought of them, as pairs of blocks or columns (意見等 / 市の考え方)."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role, TurnKind

HEAD = (
    "令和５年度第２回梢野市個人情報保護審議会会議録\n日時　令和５年８月３日（木）　午後２時～\n"
    "場所　市役所会議室\n出席委員　甲斐会長、乙部委員、丙田委員\n\n"
    "議題１　防犯カメラの設置について\n"
)
END = "\n採決の結果、全員異議なく承認された。\n"
SAID = ["保存期間は何日か。", "三十日である。", "期間を短くされたい。", "意見を踏まえ検討する。"]
KINDS = [TurnKind.QUESTION, TurnKind.ANSWER, TurnKind.STATEMENT, TurnKind.ANSWER]
MEMBER, BODY, OFFICE = Role.MEMBER, Role.IMPLEMENTING_BODY, Role.SECRETARIAT
UNKNOWN = Role.UNKNOWN
PAIRS = [
    ("意見等", UNKNOWN, "市の考え方", BODY),
    ("委員意見", MEMBER, "事務局の考え方", OFFICE),
    ("御意見", UNKNOWN, "対応", UNKNOWN),
    ("ご意見・ご質問", UNKNOWN, "実施機関の見解", BODY),
    ("委員からの主な意見", MEMBER, "町の対応方針", BODY),
    ("意見・質問等", UNKNOWN, "意見に対する区の考え方", BODY),
]


def _said(forms: list[str]) -> str:
    return "".join(form.format(words) for form, words in zip(forms, SAID, strict=True))


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    "form",
    [
        "【{}】\n{{}}\n",
        "〈{}１〉{{}}\n",
        "（{}）{{}}\n\n",
        "{}：{{}}\n",
        "■{}\n{{}}\n",
        "{}\n{{}}\n",
        "{}２\n　{{}}\n\n",
    ],
)
def test_blocks_are_a_question_or_an_opinion_and_its_answer(
    pair: tuple[str, Role, str, Role], form: str
) -> None:
    asked, by, answered, who = pair
    minutes = read(HEAD + _said([form.format(asked), form.format(answered)] * 2) + END)

    assert [turn.text for turn in minutes.turns] == SAID
    assert [turn.kind for turn in minutes.turns] == KINDS
    assert [turn.role for turn in minutes.turns] == [by, who] * 2
    assert {turn.cases for turn in minutes.turns} == {("c1",)}
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("part", [" | ", "\t", "\n", "\n\n"])
@pytest.mark.parametrize("counted", [True, False])
def test_columns_are_a_question_or_an_opinion_and_its_answer(
    pair: tuple[str, Role, str, Role], part: str, counted: bool
) -> None:
    rows = [[pair[0], pair[2]], SAID[:2], SAID[2:]]
    if counted:
        rows = [[head, *row] for head, row in zip(["番号", "１", "２"], rows, strict=True)]
    between = "\n\n" if part == "\n\n" else "\n"
    end = "　採決の結果、全員異議なく承認された。\n" if part == "\n\n" else END
    minutes = read(HEAD + between.join(map(part.join, rows)) + between + end)

    assert [turn.text for turn in minutes.turns] == SAID
    assert [turn.kind for turn in minutes.turns] == KINDS
    assert minutes.turns[1].role is pair[3]
    assert {turn.cases for turn in minutes.turns} == {("c1",)}
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


@pytest.mark.parametrize("parts", [("委員からの質問", "委員の意見"), ("主な質疑", "主な意見等")])
def test_headings_that_only_part_the_talk_speak_for_nobody(parts: tuple[str, str]) -> None:
    talk = "（乙部委員）保存期間は何日か。\n（総務課長）三十日である。\n"
    body = "".join(f"【{part}】\n{talk}" for part in parts)
    minutes = read(HEAD + body * 2 + END)

    assert {turn.speaker for turn in minutes.turns} == {"委員", "総務課長"}
    assert len(minutes.turns) == 8


@pytest.mark.parametrize("heading", ["市の考え方について", "対応の方針", "意見等の取りまとめ"])
def test_a_heading_of_such_words_answers_nothing(heading: str) -> None:
    body = (
        f"（１）{heading}\n（乙部委員）保存期間は何日か。\n（総務課長）三十日である。\n"
        "（丙田委員）期間を短くされたい。\n（総務課長）意見を踏まえ検討する。\n"
    )
    minutes = read(HEAD + body + END)

    assert [turn.text for turn in minutes.turns] == SAID
    assert {turn.role for turn in minutes.turns} == {MEMBER, BODY}


def test_how_a_tight_table_ended_stands_apart_and_is_no_answer() -> None:
    heads = ["意見の内容", "町の考え方"]
    apart = read(HEAD + "\n".join([*heads, *SAID]) + "\n\n採決の結果、承認された。\n")
    within = read(HEAD + "\n".join([*heads, *SAID[:3], "全員異議なく承認された。"]) + "\n")

    assert [turn.text for turn in apart.turns] == SAID
    assert within.turns[-1].text == "全員異議なく承認された。"
