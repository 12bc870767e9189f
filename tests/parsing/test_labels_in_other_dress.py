"""Labels that one line sets otherwise than the others: [税務課長 …, 甲野委員　…."""

from itertools import permutations

import pytest
from parsing.reading import read

HEAD = (
    "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n\n"
    "議題1　諮問第3号　名簿の提供について\n"
)
SAID = [
    ("議長", "説明をお願いします。"),
    ("税務課長", "名簿は三十件です。"),
    ("甲野委員", "様式はありますか。"),
    ("税務課長", "まだございません。"),
    ("甲野委員", "いつ作りますか。"),
    ("税務課長", "年度内に作ります。"),
    ("甲野委員", "早めにお願いします。"),
    ("議長", "承認することに決定します。"),
]


def written(form: str, other: str, at: int) -> str:
    """Return minutes with turns set as `form`, but for one set as `other`."""
    lines = [
        (other if n == at else form).format(who=who, words=words)
        for n, (who, words) in enumerate(SAID)
    ]
    return HEAD + "\n".join(lines) + "\n"


@pytest.mark.parametrize("at", range(1, 7))
@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("[{who}] {words}", "[{who} {words}"),
        ("〔{who}〕{words}", "〔{who}]{words}"),
        ("【{who}】{words}", "（{who}）{words}"),
        ("【{who}】{words}", "○{who}　{words}"),
        ("{who}\n{words}", "{who}　{words}"),
        ("{who}\n{words}", "{who}：{words}"),
        ("○{who}　{words}", "{who}：{words}"),
        ("{who}：{words}", "{who}　{words}"),
    ],
)
def test_a_known_label_is_one_however_it_is_set(form: str, other: str, at: int) -> None:
    turns = read(written(form, other, at)).turns

    assert [turn.text for turn in turns] == [words for _, words in SAID]
    assert [str(turn.role) for turn in turns][:4] == [
        "chair", "implementing_body", "member", "implementing_body",
    ]  # fmt: skip


SIGNED = (
    "{who}：{words}", "[{who}] {words}", "○{who}　{words}", "・{who}：{words}",
    "{who}・・・{words}", "{who}……{words}", "{who}―{words}",
    "{who}「{words}」",
)  # fmt: skip


@pytest.mark.parametrize("at", range(1, 7))
@pytest.mark.parametrize(("form", "other"), list(permutations(SIGNED, 2)))
def test_any_sign_behind_a_known_label_is_one_among_others(form: str, other: str, at: int) -> None:
    turns = read(written(form, other, at)).turns

    assert [turn.text.strip("「」") for turn in turns] == [words for _, words in SAID]


@pytest.mark.parametrize(
    "line",
    [
        "（税務課長　退室）",
        "税務課長―退室",
        "税務課長→民生委員→自治会の順に渡ります。",
        "税務課長＝実施機関という理解でよいです。",
        "甲野委員…ではなく丙田委員が言われたことです。",
        "甲野委員―前回欠席されましたが―には説明しました。",
        "甲野委員「様式」とは届出書のことである。",
        "実施機関：税務課長",
        "税務課長は、様式を作ると約束した。",
        "甲野委員からも同じ御意見を頂きました。",
        "税務課長 の説明のとおりです。",
    ],
)
def test_who_is_named_in_a_sentence_or_a_note_begins_no_turn(line: str) -> None:
    text = written("【{who}】{words}", "【{who}】{words}\n" + line, 5)

    assert len(read(text).turns) == len(SAID)


@pytest.mark.parametrize(
    ("printed", "role"), [("委貝", "member"), ("甲野委貫", "member"), ("会艮", "chair")]
)
def test_letters_that_recognition_mistook_are_read_as_meant(printed: str, role: str) -> None:
    minutes = read(
        f"{HEAD}［委員］何件か。\n［税務課］三十件である。\n［{printed}］様式はあるか。\n"
        "［税務課］まだない。\n［会長］承認する。\n"
    )

    assert str(minutes.turns[2].role) == role
    assert minutes.turns[2].speaker_raw == f"［{printed}］"


@pytest.mark.parametrize(
    "lines",
    [
        "「議長：継続とする。」",
        "議長　会務を総理し、会議の議長となる。\n税務課長　説明に当たる。\n甲野委員　質問する。",
    ],
)
def test_what_is_quoted_or_listed_is_of_who_speaks(lines: str) -> None:
    text = written("【{who}】{words}", "【{who}】{words}\n" + lines + "\n以上です。", 5)

    assert len(read(text).turns) == len(SAID)
