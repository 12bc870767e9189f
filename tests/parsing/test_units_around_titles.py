"""Offices before, behind and below the number and the title of a case."""

import pytest
from parsing.reading import read

TITLE = "保育施設の利用調整について"


@pytest.mark.parametrize("unit", ["保育課", "子ども未来部保育課", "給付係"])
@pytest.mark.parametrize(
    "heading",
    [
        "【U】諮問第58号　T",
        "(U)諮問第58号　T",
        "〔U〕諮問第58号　T",
        "諮問第58号（U）T",
        "諮問第58号【U】　T",
        "諮問第58号　T＜U＞",
        "諮問第58号　T／U",
        "諮問第58号　T（U）",
        "| 諮問第58号 | T | U |",
        "■諮問第58号（U）\nT",
        "【諮問第58号】（U）\nT",
        "諮問番号：第58号\n諮問課：U\n諮問件名：T",
        "諮問番号　第58号\n担当課　U\n件名　T",
    ],
)
def test_an_office_beside_a_title_is_the_body_of_the_case(heading: str, unit: str) -> None:
    found = read(
        "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和6年10月22日（火）\n\n"
        f"{heading.replace('U', unit).replace('T', TITLE)}\n会長：説明をお願いします。\n"
        f"委員：何件ですか。\n保育課：3件です。\n（結果）承認\n"
    )

    (case,) = found.cases
    assert case.title == TITLE
    assert [one.name for body in case.bodies for one in body.units] == [unit]
    assert case.outcome.value == "approved"
    assert len(found.turns) == 3


def test_words_in_brackets_that_are_no_office_stay_with_the_title() -> None:
    found = read(
        "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和6年10月22日（火）\n\n"
        f"諮問第58号（仮称）{TITLE}\n会長：説明をお願いします。\n委員：何件ですか。\n"
    )

    assert found.cases[0].title == f"（仮称）{TITLE}"
    assert found.cases[0].bodies == ()
