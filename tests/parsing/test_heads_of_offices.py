"""Who attends for an office of a case: its head by title and name, in any order."""

import pytest
from parsing.reading import read

HEAD = "令和5年度第2回灯野市個人情報保護審議会　会議録\n\n日時：令和5年11月20日（月）\n\n"
TALK = "会長：説明を求める。\n委員：いつか。\n福祉課：明日である。\n"


@pytest.mark.parametrize(
    ("written", "units", "staff"),
    [
        ("福祉課長　甲野", ["福祉課"], [("甲野", "課長")]),
        ("福祉課長（甲野）", ["福祉課"], [("甲野", "課長")]),
        ("福祉課　甲野課長", ["福祉課"], [("甲野", "課長")]),
        ("福祉課　課長　甲野", ["福祉課"], [("甲野", "課長")]),
        (
            "福祉課長　甲野、税務課長補佐　乙川",
            ["福祉課", "税務課"],
            [("甲野", "課長"), ("乙川", "課長補佐")],
        ),
        ("税務課長（丙山課長、丁田）", ["税務課"], [("丙山", "課長"), ("丁田", None)]),
        ("総務部長　甲野", ["総務部"], [("甲野", "部長")]),
        ("図書館長　甲野", ["図書館"], [("甲野", "館長")]),
        ("福祉課長", ["福祉課"], []),
        ("福祉課", ["福祉課"], []),
    ],
)
@pytest.mark.parametrize("label", ["説明者　", "説明者：", "【説明者】"])
def test_the_head_of_an_office_is_who_attends_for_it(
    label: str, written: str, units: list[str], staff: list[tuple[str, str | None]]
) -> None:
    (case,) = read(f"{HEAD}諮問第8号　名簿の提供について\n{label}{written}\n{TALK}").cases

    assert [unit.unit for body in case.bodies for unit in body.units] == units
    assert [(held.name, held.title) for body in case.bodies for held in body.staff] == staff
