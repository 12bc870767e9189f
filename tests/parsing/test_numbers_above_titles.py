"""Numbers of items alone on their lines, the title on the next (as lists flatten)."""

import pytest
from parsing.reading import read

HEAD = (
    "令和3年度第2回灯野市審議会　会議録\n日時　令和3年7月5日\n出席者　甲野会長、乙川委員\n\n議題\n"
)
TALK = "委員：何件か。\n税務課：三件である。\n会長：承認する。\n"


@pytest.mark.parametrize(
    "marks", [("(1)", "(2)"), ("（１）", "（２）"), ("1.", "2."), ("ア", "イ")]
)
def test_they_count_the_title_below(marks: tuple[str, str]) -> None:
    one, two = marks
    minutes = read(
        f"{HEAD}{one}\n名簿の提供について\n{TALK}"
        f"{two}\n台帳を外部の事業者に提供し、\nその管理を委託することについて\n{TALK}"
    )

    assert [(case.title, str(case.outcome.value)) for case in minutes.cases] == [
        ("名簿の提供について", "approved"),
        ("台帳を外部の事業者に提供し、その管理を委託することについて", "approved"),
    ]
    assert [(item.place.line, item.title) for item in minutes.agenda] == [
        (6, "名簿の提供について"),
        (11, "台帳を外部の事業者に提供し、その管理を委託することについて"),
    ]
    assert [turn.text for turn in minutes.turns] == ["何件か。", "三件である。", "承認する。"] * 2


def test_one_number_alone_counts_nothing() -> None:
    minutes = read(f"{HEAD}諮問第3号　名簿の提供について\n{TALK}3\n台帳の提供について\n{TALK}")

    assert [case.number for case in minutes.cases] == ["第3号"]
