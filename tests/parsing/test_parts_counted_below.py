"""What is counted below the title of a case: its parts, or matters of their own."""

import pytest
from parsing.reading import read

HEAD = (
    "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和6年10月22日（火）午前9時30分\n\n"
)
TITLE, NEXT = "避難行動要支援者名簿の作成に係る目的外利用について", "区役所の窓口の録画について"
TALK = "会長：説明願います。\n保育課：資料のとおりです。\n委員：何件ですか。\n保育課：30件です。\n"
AGREED = "会長：諮問のとおり承認することとしてよろしいですか。\n各委員：異議なし。\n"
MARKS = [
    ("（ア）", "（イ）"),
    ("ア　", "イ　"),
    ("（１）", "（２）"),
    ("①", "②"),
    ("（a）", "（b）"),
]
POINTS = ("対象者について", "保存期間について")
MATTERS = ("要介護認定情報の提供について", "障害者手帳情報の提供について")


def cases(above: str, behind: str, below: str) -> list[tuple[str | None, str | None, int]]:
    text = f"{HEAD}{above}{TITLE}\n{below}\n{behind}{NEXT}\n{TALK}{AGREED}"
    minutes = read(text)
    return [
        (case.title, case.outcome.value, sum(case.id in turn.cases for turn in minutes.turns))
        for case in minutes.cases
    ]


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("titles", [POINTS, ("対象者", "保存期間"), MATTERS])
def test_what_is_counted_below_a_numbered_case_is_of_it(
    titles: tuple[str, str], marks: tuple[str, str]
) -> None:
    first, second = (mark + title for mark, title in zip(marks, titles, strict=True))
    number = "諮問第58号　", "諮問第59号　"
    row = f"{first}\n{second}\n{TALK}{AGREED}"
    talked = f"{first}\n{TALK}{second}\n{TALK}{AGREED}"

    assert cases(*number, row) == [(TITLE, "approved", 6), (NEXT, "approved", 6)]
    assert cases(*number, talked) == [(TITLE, "approved", 10), (NEXT, "approved", 6)]


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("number", [("１　", "２　"), ("議題１　", "議題２　")])
def test_points_that_any_matter_has_are_no_matters(
    number: tuple[str, str], marks: tuple[str, str]
) -> None:
    first, second = (mark + title for mark, title in zip(marks, POINTS, strict=True))
    talked = f"{first}\n{TALK}{second}\n{TALK}{AGREED}"

    assert cases(*number, talked) == [(TITLE, "approved", 10), (NEXT, "approved", 6)]


@pytest.mark.parametrize("marks", MARKS)
def test_what_is_decided_on_its_own_is_a_matter_of_its_own(marks: tuple[str, str]) -> None:
    first, second = (mark + title for mark, title in zip(marks, MATTERS, strict=True))
    decided = f"{first}\n{TALK}{AGREED}{second}\n{TALK}{AGREED}"

    assert cases("１　", "２　", decided) == [
        (MATTERS[0], "approved", 6), (MATTERS[1], "approved", 6), (NEXT, "approved", 6),
    ]  # fmt: skip
