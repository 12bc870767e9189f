"""A chair's few words at the end of a matter: his view, or how he leaves it."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import TurnKind

HEAD = "令和元年度第3回灯野町個人情報保護審査会　会議録\n\n日時　令和元年11月5日（火）午後2時\n\n"


def kind(words: str) -> TurnKind:
    found = read(
        f"{HEAD}議題１　名簿の提供について\n○委員　残念な取扱いである。\n○会長　{words}\n\n"
        "議題２　画像の提供について\n○会長　次の議題に入る。\n○委員　何日か。\n○課長　七日です。\n"
    )
    return found.turns[1].kind


@pytest.mark.parametrize(
    "words", ["同感である。", "私も同じ意見です。", "全く同感です。", "私もそう思います。"]
)
def test_a_view_is_a_statement(words: str) -> None:
    assert kind(words) is TurnKind.STATEMENT


@pytest.mark.parametrize(
    "words",
    [
        "承った。",
        "以上とする。",
        "賛成多数である。",
        "時間になりましたので、１番はここまでといたします。",
        "本件は一旦ここまでにします。",
    ],
)
def test_leaving_a_matter_leads(words: str) -> None:
    assert kind(words) is TurnKind.PROCEDURAL
