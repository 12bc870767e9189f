"""Results that the last row of a matter has in a column of questions, or of their answers."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role, TurnKind

HEAD = """令和４年度第１回潮見町公文書等管理委員会　会議概要

日　時　令和４年８月３日（水）　午前１０時
場　所　潮見町役場　３階　第１会議室
出席者　甲田委員長、乙部委員、丙川委員

２　審議の内容

"""
LABELS = ["【結果】", "［審議結果］", "（結論）", "審議結果：", "◎決定　"]
ASKED = "中身が分からない簿冊は誰が確かめたのか。"
ANSWERED = "各課の文書管理者が確かめた。"
VALUES = [OutcomeValue.APPROVED, OutcomeValue.CONTINUED]


def _row(*cells: str, sign: str) -> str:
    return "\t".join(cells) + "\n" if sign == "\t" else f"| {' | '.join(cells)} |\n"


def _table(heads: tuple[str, str, str], results: list[tuple[str, str]], sign: str) -> str:
    rows = _row(*heads, sign=sign)
    for number, result in enumerate(results, 1):
        title = f"（{number}）{'旧支所の簿冊の廃棄' if number == 1 else '利用の制限'}について"
        rows += _row(f"{title}（諮問第{number + 6}号）", ASKED, ANSWERED, sign=sign)
        rows += _row("", *result, sign=sign)
    return rows


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("empty", ["", "―"])
@pytest.mark.parametrize(
    "heads",
    [
        ("議題", "委員の質疑・意見", "実施機関の回答"),
        ("案件", "質問・意見", "回答"),
        ("件名", "委員からの意見等", "担当課の説明"),
    ],
)
def test_a_result_in_a_column_of_talk_is_said_by_nobody(
    heads: tuple[str, str, str], empty: str, label: str
) -> None:
    words = "諮問のとおり適当と認める。", "次回も引き続き審議する。"
    results = [(f"{label}{words[0]}", empty), (empty, f"{label}{words[1]}")]
    found = read(HEAD + _table(heads, results, "|"))

    assert [(case.outcome.value, case.outcome.raw) for case in found.cases] == list(
        zip(VALUES, words, strict=True)
    )
    assert [turn.kind for turn in found.turns] == [TurnKind.QUESTION, TurnKind.ANSWER] * 2


def test_tabs_part_the_columns_as_well() -> None:
    results = [("【結果】諮問のとおり適当と認める。", "―"), ("―", "【結果】継続審議とする。")]
    found = read(HEAD + _table(("議題", "質疑・意見", "回答"), results, "\t"))

    assert [case.outcome.value for case in found.cases] == VALUES
    assert len(found.turns) == 4


@pytest.mark.parametrize(
    "answer", ["（意見として承った。）", "（要望のみ）", "(御意見として承りました)", "―"]
)
def test_a_remark_that_the_clerk_notes_as_heard_has_no_answer(answer: str) -> None:
    row = ("電子決裁が進んでいないのは残念である。", answer)
    found = read(HEAD + _table(("議題", "委員の質疑・意見", "回答"), [row], "|"))

    assert [(turn.role, turn.kind) for turn in found.turns[2:]] == [
        (Role.MEMBER, TurnKind.STATEMENT)
    ]


@pytest.mark.parametrize("answer", ["結果：承認の見込みである。", "【結果】はまだ出ていない。"])
def test_what_answers_a_question_is_no_result(answer: str) -> None:
    row = ("国への照会はどうなったか。", answer)
    found = read(HEAD + _table(("議題", "委員の質疑・意見", "回答"), [row], "|"))

    assert len(found.turns) == 4
    assert found.cases[0].outcome.value is None
