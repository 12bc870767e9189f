"""What the record tells in its own voice between turns that have labels."""

import pytest
from parsing.reading import read

HEAD = (
    "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n\n"
    "議題1　諮問第3号　名簿の提供について\n"
)
LABELS = [
    "{who}：{words}",
    "［{who}］{words}",
    "（{who}）{words}",
    "○{who}　{words}",
    "{who}\n　{words}",
]
SAID = [
    ("委員", "名簿は何件か。"),
    ("市民課", "三十件である。"),
    ("委員", "様式はあるか。"),
    ("市民課", "まだない。"),
]
AFTER = [("委員", "了解した。"), ("会長", "諮問のとおり承認する。")]


def written(label: str, told: str) -> str:
    """Return minutes with a line of the record's own between the turns."""
    lines = [label.format(who=who, words=words) for who, words in SAID]
    lines += [told, *(label.format(who=who, words=words) for who, words in AFTER)]
    return HEAD + "\n".join(lines) + "\n"


@pytest.mark.parametrize("indent", ["", "　", "\n　"])
@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    "told",
    [
        "ほかに意見はなかった。",
        "本件について、ほかに質問はなかった。",
        "ここで委員長が退席した。",
        "ここで、市民課が資料2を配布した。",
        "市民課から、補足の説明があった。",
        "挙手により採決を行い、全員が賛成した。",
    ],
)
def test_nobody_says_what_the_record_tells(told: str, label: str, indent: str) -> None:
    minutes = read(written(label, indent + told))

    assert [turn.text for turn in minutes.turns] == [words for _, words in (*SAID, *AFTER)]
    assert told in [note.raw for note in minutes.notes]
    assert [str(case.outcome.value) for case in minutes.cases] == ["approved"]


@pytest.mark.parametrize("indent", ["", "　"])
@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    ("told", "turns"),
    [
        ("委員から、様式を作るべきとの意見があった。", [("member", "statement")]),
        (
            "委員から、費用はいくらかとの質問があり、市民課から、三万円であるとの回答があった。",
            [("member", "question"), ("implementing_body", "answer")],
        ),
        ("これに対し市民課は、年度内に定めると答えた。", [("implementing_body", "answer")]),
    ],
)
def test_who_is_reported_to_have_spoken_has_a_turn(
    told: str, turns: list[tuple[str, str]], label: str, indent: str
) -> None:
    minutes = read(written(label, indent + told))
    between = minutes.turns[len(SAID) : -len(AFTER)]

    assert [(str(turn.role), str(turn.kind)) for turn in between] == turns
    assert minutes.turns[len(SAID) - 1].text == "まだない。"


@pytest.mark.parametrize(
    "words",
    [
        "前回の審議では、いくつか御指摘を頂いた。\n　委員から、様式を作るべきとの意見があった。",
        "説明会を開いた。\n　住民からの意見はなかったと聞いている。",
        "様子を話す。\n\nここで運転手が退席した\n\nその後のことは知らない。",
        "意見の募集の結果を報告する。\n　担当課から、回答が七件あったとの説明があった。",
        "令和3年3月5日に窓口を訪れた。\n担当課は、文書は存在しないと回答した。\nしかし、後日、見つかった。",
        "経過を述べる。\n警察官が到着した。\n運転手は退席した。\n以上である。",
        "概要を申し上げます。\n会長から、長いとの指摘があった。\n担当課は、三年が必要と答えた。\n以上でございます。",
        "記録を読みます。\n\n担当課は、できない旨を説明した。\n\n請求人は、納得できないと述べた。\n\n以上です。",
    ],
)
def test_who_tells_it_himself_goes_on(words: str) -> None:
    minutes = read(f"{HEAD}委員：何件か。\n市民課：{words}\n委員：了解した。\n")

    assert [str(turn.role) for turn in minutes.turns] == ["member", "implementing_body", "member"]
    assert minutes.turns[1].text == "".join(words.split())


def test_that_nobody_said_more_is_no_result_of_a_consultation() -> None:
    minutes = read(f"{HEAD}委員：何件か。\n市民課：三十件である。\n　ほかに意見はなかった。\n")

    assert [case.outcome.value for case in minutes.cases] == [None]


def test_a_verdict_that_is_read_out_below_is_still_told_of() -> None:
    minutes = read(
        f"{HEAD}会長：答申案を読み上げる。\n処分庁は、存在しないと回答した。\n"
        "当審査会は、処分は妥当と判断した。\n委員：異議なし。\n会長：以上とする。\n"
    )

    assert [str(case.outcome.value) for case in minutes.cases] == ["review_dismissed"]
