"""Names as short as they get: the town as 町, and titles of cases in brackets."""

import pytest
from parsing.reading import read

HEAD = "灯野町環境審議会 第4回会議録\n\n開催日　平成24年10月5日\n時　間　午後2時～午後3時\n\n"


def test_the_town_alone_answers() -> None:
    minutes = read(
        f"{HEAD}(1)　ごみ処理手数料の減免について\n委員　世帯の数は。\n町　　約320世帯である。\n"
        "委員　減収の額は。\n町　　80万円である。\n会長　諮問のとおりとする。\n"
    )

    assert [turn.role for turn in minutes.turns[:4]] == ["member", "implementing_body"] * 2


def test_words_that_begin_with_the_town_are_no_label() -> None:
    minutes = read(
        f"{HEAD}(1)　ごみ処理手数料の減免について\n委員：世帯の数は。\n課長：約320世帯である。\n"
        "町民の負担は変わらない。\n会長：諮問のとおりとする。\n"
    )

    assert minutes.turns[1].text == "約320世帯である。町民の負担は変わらない。"


@pytest.mark.parametrize("rest", ["", "の審議", "の答申案について"])
def test_brackets_behind_the_number_of_a_case_hold_its_title(rest: str) -> None:
    minutes = read(
        f"{HEAD}議題1　苦情申出第5号（広報紙の表現について）{rest}\n"
        "委員：指針はあるか。\n町：ある。\n会長：適当と認める。\n"
    )

    assert [case.title for case in minutes.cases] == ["広報紙の表現について"]
