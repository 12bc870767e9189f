"""Written minutes in which only answers have labels, and circled numbers stand before questions."""

import pytest
from parsing.reading import read

HEAD = "令和5年度第1回灯野市個人情報保護審議会（書面開催）　議事要旨\n\n"


def minutes_with(answer: str, mark: str = "{n}") -> str:
    asked = ("更新は年に何回行うのか。", "カメラの向きを変えれば済む。", "掲示はどこにあるのか。")
    told = ("年4回とする。", "向きを変える。", "入口にある。")
    talk = "".join(
        f"{mark.format(n='①②③'[at])}　{words}\n{answer}{reply}\n"
        for at, (words, reply) in enumerate(zip(asked, told, strict=True))
    )
    titles = ("名簿の提供について", "映像の取扱いについて")
    return HEAD + "".join(
        f"諮問第{n}号　{t}\n{talk}審議結果：承認\n\n" for n, t in enumerate(titles, 1)
    )


@pytest.mark.parametrize("answer", ["（回答）", "【回答】", "回答：", "（答）", "→（回答）"])
def test_what_circled_numbers_count_above_answers_is_asked(answer: str) -> None:
    minutes = read(minutes_with(answer))

    kinds = ["question", "answer", "statement", "answer", "question", "answer"]
    assert [turn.kind.value for turn in minutes.turns] == kinds * 2
    assert [turn.text for turn in minutes.turns[:2]] == [
        "更新は年に何回行うのか。",
        "年4回とする。",
    ]
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 6 + [("c2",)] * 6
    assert [case.outcome.value for case in minutes.cases] == ["approved"] * 2


def test_circled_numbers_that_nothing_answers_open_no_turns() -> None:
    text = (
        HEAD
        + "諮問第1号　名簿の提供について\n①　名簿の写し\n②　申請書の写し\n"
        + "委員：何部か。\n市民課：二部である。\n"
    )

    assert len(read(text).turns) == 2


@pytest.mark.parametrize(
    "written", ["書面開催", "書面による開催", "審議会規則第7条第2項に基づく書面開催"]
)
def test_how_written_minutes_were_held_is_no_place(written: str) -> None:
    assert (
        read(f"{HEAD}開催方法：{written}\n\n諮問第1号　名簿の提供について\n").meeting.venue is None
    )
