"""Running text that reports several with one word, and a side that gives in to what was said."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role, TurnKind

HEAD = """平成１８年度第２回鹿瀬町個人情報保護審査会　議事の概要

日　時　平成１８年９月１４日（木）　午前１０時
場　所　鹿瀬町役場　２階　第２会議室
出席者　南雲会長、樋浦副会長、板垣委員、清野委員、薄委員

議案第１号　除雪の支援を要する世帯の名簿の提供について

"""


@pytest.mark.parametrize(
    ("one", "first", "other", "second", "end"),
    [
        ("樋浦副会長", Role.VICE_CHAIR, "清野委員", Role.MEMBER, "との意見があった。"),
        ("板垣委員", Role.MEMBER, "別の委員", Role.MEMBER, "との指摘があった。"),
        ("清野委員", Role.MEMBER, "会長", Role.CHAIR, "旨の意見が述べられた。"),
    ],
)
@pytest.mark.parametrize("by", ["から", "より", "からは"])
@pytest.mark.parametrize("comma", ["", "、"])
def test_each_of_several_whom_one_word_reports_is_told_apart(
    one: str, first: Role, other: str, second: Role, end: str, by: str, comma: str
) -> None:
    holds = "行政区長に名簿を渡せば足りる", "電話番号まで載せる必要は見当たらない"
    told = f"　{one}{by}、{holds[0]}、{other}{by}、{holds[1]}{comma}{end}\n"
    found = read(HEAD + told)

    assert [(turn.role, turn.kind) for turn in found.turns] == [
        (first, TurnKind.STATEMENT),
        (second, TurnKind.STATEMENT),
    ]
    assert [own in turn.text for own, turn in zip(holds, found.turns, strict=True)] == [True, True]


@pytest.mark.parametrize(
    "words",
    [
        "福祉課から、行政区長に渡す名簿を、委員から、見せてほしいとの意見",
        "事務局に問い合わせたところ、住民から、苦情がある",
        "前回の会議で薄委員から、調べる必要があると言われたが、減っていない",
    ],
)
def test_whoever_is_named_within_what_one_says_does_not_part_it(words: str) -> None:
    found = read(f"{HEAD}　板垣委員から、{words}、との意見があった。\n")

    assert found.turns[0].text.startswith("板垣委員から")
    assert "板垣委員" not in "".join(turn.text for turn in found.turns[1:])
    assert all(turn.role is Role.MEMBER for turn in found.turns)


@pytest.mark.parametrize(
    "lead", ["これを受けて", "これを受け、", "これに対し、", "この指摘を受けて、"]
)
@pytest.mark.parametrize("end", ["との申出があった。", "との考えが示された。", "と述べた。"])
@pytest.mark.parametrize("who", ["健康福祉課", "総務課長", "実施機関"])
def test_what_a_side_says_upon_a_remark_answers_it(lead: str, end: str, who: str) -> None:
    text = (
        f"{HEAD}　薄委員から、世帯の収入まで載せる必要はない、との意見があった。\n"
        f"　{lead}{who}から、収入の欄は削りたい{end}\n"
    )
    found = read(text)

    assert [turn.kind for turn in found.turns] == [TurnKind.STATEMENT, TurnKind.ANSWER]
