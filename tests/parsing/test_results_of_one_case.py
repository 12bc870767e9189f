"""How a case ended in a table below its heading, and headings of a number alone."""

import pytest
from parsing.reading import read

TALK = """会長：説明を求める。
市民課：紙の台帳を改める。
委員：期間はどれだけか。
市民課：7日間である。
"""
HEAD = "令和5年度第2回灯野市個人情報保護審議会　会議録\n\n日時：令和5年11月20日（月）\n\n"


def minutes_with(*tables: str) -> str:
    cases = (
        f"諮問第{n}号　{title}\n\n{told}\n\n{TALK}\n"
        for n, title, told in zip(
            (8, 9), ("名簿の提供について", "窓口の録画について"), tables, strict=True
        )
    )
    return HEAD + "".join(cases)


@pytest.mark.parametrize(
    "written",
    [
        "諮問日　　　　審議結果\n令和5年10月2日　{v}",
        "諮問年月日　　　　　審議結果\n令和5年10月2日　　　{v}",
        "所管課　　　審議結果\n市民課　　　{v}",
        "| 諮問日 | 審議結果 |\n| 令和5年10月2日 | {v} |",
        "| 諮問日 | 担当課 | 審議結果 |\n|---|---|---|\n| 令和5年10月2日 | 市民課 | {v} |",
        "答申日\t担当課\t審議結果\n令和5年12月1日\t市民課\t{v}",
        "担当課｜結果\n市民課｜{v}",
    ],
)
def test_the_only_row_of_a_table_tells_how_the_case_above_ended(written: str) -> None:
    minutes = read(minutes_with(written.format(v="承認"), written.format(v="会長一任")))

    assert [case.outcome.value for case in minutes.cases] == ["approved", "deferred"]
    assert [case.outcome.raw for case in minutes.cases] == ["承認", "会長一任"]
    assert [len(turn.cases) for turn in minutes.turns] == [1] * 8


def test_the_office_in_such_a_row_is_that_of_the_case() -> None:
    row = "| 諮問日 | 担当課 | 審議結果 |\n| 令和5年10月2日 | 市民課 | 承認 |"

    case, _ = read(minutes_with(row, row)).cases

    assert [unit.unit for body in case.bodies for unit in body.units] == ["市民課"]


def test_a_table_of_something_else_decides_nothing() -> None:
    row = "| 調査日 | 結果 |\n| 令和5年10月2日 | 良好 |"

    assert [case.outcome.value for case in read(minutes_with(row, row)).cases] == [None, None]


@pytest.mark.parametrize("number", ["令5-{n}", "R5-{n}", "令和5-{n}", "【元-{n}】", "［元－{n}］"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_number_within_the_year_stands_alone_over_the_title(number: str, gap: str) -> None:
    cases = (
        f"{number.format(n=n)}{gap}{title}\n\n{TALK}\n"
        for n, title in ((6, "公園のカメラの映像の利用について"), (4, "面接の記録の開示について"))
    )

    minutes = read(HEAD + "".join(cases))

    assert [case.title for case in minutes.cases] == [
        "公園のカメラの映像の利用について",
        "面接の記録の開示について",
    ]
    assert [len(turn.cases) for turn in minutes.turns] == [1] * 8
