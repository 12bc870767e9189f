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


def kind_in_talk(words: str, form: str = "{}　{}") -> TurnKind:
    talk = [
        ("会長", words),
        ("税務課", "資料のとおりである。"),
        ("委員", "何件か。"),
        ("税務課", "3件である。"),
    ]
    said = "\n".join(form.format(*turn) for turn in talk)
    return read(f"{HEAD}議題１　名簿の提供について\n{said}\n").turns[0].kind


@pytest.mark.parametrize("form", ["{}\t{}", "○{}　{}", "{}：{}"])
@pytest.mark.parametrize(
    "words",
    [
        "税務課から概要の説明を。",
        "次に、処分庁の弁明書の朗読を。",
        "担当課、補足説明を。",
        "ほかに御意見を。",
        "請求人には御退室いただく。",
        "担当課に入室してもらう。",
        "担当課は退席を。",
        "経過は税務課から報告してもらう。",
    ],
)
def test_who_is_to_speak_or_leave_is_told_in_few_words(form: str, words: str) -> None:
    assert kind_in_talk(words, form) is TurnKind.PROCEDURAL


@pytest.mark.parametrize("words", ["もっと丁寧な説明を。", "市民への説明を。", "退席者が多い。"])
def test_what_the_chair_wishes_is_a_statement(words: str) -> None:
    assert kind_in_talk(words) is TurnKind.STATEMENT
