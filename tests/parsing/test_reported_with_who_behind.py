"""Reported speech whose speaker stands between its words and the word that reports them."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role, TurnKind

HEAD = """令和4年度第2回灯野市個人情報保護審議会　議事概要

日時　令和4年8月4日（木）　午前10時から
場所　灯野市役所　第2会議室
出席委員　甲野会長、乙山委員、丙川委員

諮問第8号　受領の証明書の発送の委託について

・税務課が、資料1に沿って説明した。
"""


@pytest.mark.parametrize(
    "told",
    [
        "・乙山委員から、控えは誰が消すのかとの質問があり、委託先が消すと税務課から回答があった。",
        "・乙山委員から、控えを消す者を問う発言があり、税務課から、委託先が消すとの回答があった。",
        "・乙山委員から、控えを誰が消すのかを尋ねる発言があり、委託先が消すと税務課から答弁があった。",
    ],
)
def test_an_answer_is_parted_from_the_question_before_it(told: str) -> None:
    turns = read(f"{HEAD}{told}\n・丙川委員から、控えは不要との意見があった。\n→ 承認\n").turns[-3:]

    assert [turn.role for turn in turns] == [Role.MEMBER, Role.IMPLEMENTING_BODY, Role.MEMBER]
    assert [turn.kind for turn in turns] == [
        TurnKind.QUESTION,
        TurnKind.ANSWER,
        TurnKind.STATEMENT,
    ]
