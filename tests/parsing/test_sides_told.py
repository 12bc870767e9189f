"""Labels that name nobody (質問1, 回答1), under a heading that says who asks and who answers."""

import pytest
from parsing.reading import read

from kurume_search.model.meeting import Minutes

HEAD = """令和3年度第1回琴弾野町情報公開審査会（書面開催）の結果

開催方法：書面による開催

(1) 諮問第8号　防災無線の録音の提供について（条例第7条第2項第3号）

担当課：防災課

"""
TAIL = "\n【結果】\n適当と認める。\n"


def minutes(heading: str, ask: str = "質問1　", answer: str = "回答1　", more: str = "") -> Minutes:
    return read(
        f"{HEAD}{heading}\n\n{ask}録音はいつ消えますか。\n\n{answer}三か月で消えます。\n\n{more}"
        + TAIL
    )


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("委員からの質問及び意見並びに担当課の回答", "implementing_body"),
        ("【委員の質問・要望と事務局の回答】", "secretariat"),
        ("３　委員から寄せられた質問とそれに対する防災課の考え方", "implementing_body"),
        ("■各委員の御意見・御質問に対する町の回答", "implementing_body"),
    ],
)
@pytest.mark.parametrize(
    ("ask", "answer"),
    [("質問1　", "回答1　"), ("【質問】", "【回答】"), ("（質問①）", "（回答①）")],
)
def test_a_heading_tells_who_asks_and_who_answers(
    heading: str, role: str, ask: str, answer: str
) -> None:
    found = minutes(heading, ask, answer)
    asked, answered = found.turns

    assert [case.number for case in found.cases] == ["第8号"]
    assert asked.cases == answered.cases == ("c1",)
    assert (asked.role, asked.kind) == ("member", "question")
    assert (answered.role, answered.kind) == (role, "answer")


@pytest.mark.parametrize(
    "heading",
    [
        "質問及び意見と回答",
        "委員からの質問とその回答",
        "委員から質問があり、防災課の回答を得ました。",
    ],
)
def test_nobody_is_invented_where_no_heading_names_both(heading: str) -> None:
    answered = minutes(heading).turns[-1]

    assert answered.role == "unknown"


def test_opinions_are_of_members_too_and_a_named_speaker_stays_himself() -> None:
    more = "意見2　表を付けてください。\n\n会長：以上とします。\n"
    turns = minutes("委員の質問・意見と防災課の回答", more=more).turns

    assert [turn.role for turn in turns[2:]] == ["member", "chair"]


SECOND = """
(2) 諮問第9号　議会の録画の提供について（条例第7条第2項第5号）

{heading}質問1　録画は何年残りますか。

回答1　五年です。
"""


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("", ["unknown", "unknown"]),
        ("委員の質問と議会事務局の回答\n\n", ["member", "implementing_body"]),
    ],
)
def test_a_heading_within_a_case_tells_of_that_case_alone(heading: str, roles: list[str]) -> None:
    text = HEAD + "委員からの質問と防災課の回答\n\n質問1　何か月ですか。\n\n回答1　三か月です。\n"
    turns = read(f"{text}{TAIL}{SECOND.format(heading=heading)}{TAIL}").turns

    assert [turn.role for turn in turns] == ["member", "implementing_body", *roles]
