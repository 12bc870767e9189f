"""Cases called by the number under which they were received, and what only tells of one."""

import pytest
from parsing.reading import read

TOP = "令和5年度第1回灯野町個人情報保護審査会　会議録\n日時　令和5年8月9日（水）\n"
TOP += "出席　甲野会長、乙川委員\n\n"


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("受付番号", ("R5-011", "R5-007")),
        ("整理番号", ("第11号", "第7号")),
        ("受理番号", ("令5-11", "令5-7")),
        ("付議番号", ("第11号", "第7号")),
    ],
)
@pytest.mark.parametrize("sign", [" : ", "：", "　"])
def test_the_number_before_a_title_calls_a_case(
    word: str, numbers: tuple[str, str], sign: str
) -> None:
    first, second = numbers
    minutes = read(
        f"{TOP}{word} {first}{sign}町道の見回りの記録を大学の研究のために提供するこ\nとについて\n"
        "○乙川委員　いつまで使うのか。\n○道路課　来年までである。\n【審議結果】\n適当と認める。\n\n"
        f"{word} {second}{sign}公民館の利用者の名簿を電子で作成することについて\n"
        "○乙川委員　何人分か。\n○公民館　百人分である。\n【審議結果】\n継続して審議する。\n"
    )

    told = [(case.number, case.title, case.outcome.value) for case in minutes.cases]
    assert told == [
        (first, "町道の見回りの記録を大学の研究のために提供することについて", "approved"),
        (second, "公民館の利用者の名簿を電子で作成することについて", "continued"),
    ]
    assert [turn.cases for turn in minutes.turns] == [("c1",), ("c1",), ("c2",), ("c2",)]


@pytest.mark.parametrize(
    "line",
    [
        "受付番号　R5-011",
        "整理番号：第11号",
        "受付番号 R5-011 （5月8日受付）",
        "受付番号は、第11号とする。",
    ],
)
def test_a_number_alone_only_tells_of_the_case_above(line: str) -> None:
    minutes = read(
        f"{TOP}諮問第1号　町道の見回りの記録の提供について\n{line}\n"
        "○乙川委員　いつまで使うのか。\n○道路課　来年までである。\n"
    )

    assert [case.number for case in minutes.cases] == ["第1号"]
