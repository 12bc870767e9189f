"""Items of cases that a table names; numbers of cases and of items; numbers below titles."""

import pytest
from parsing.reading import read

from kurume_search.model.conditions import conditions

HEAD = (
    "令和４年度第２回灯野市個人情報保護審議会　会議録\n\n日時　令和４年８月５日（金）午後２時\n\n"
)
TITLES = ["名簿を福祉課が利用することについて", "画像を警察に提供することについて"]
TALK = "○会長　質問はありますか。\n○委員　期間はどれだけですか。\n○福祉課長　七日間です。\n"
END = "○会長　承認します。\n\n"
ROWS = [
    "番号　　件名　　　　　　　　結果\n諮問第５号　　{}　　承認\n諮問第６号　　{}　　不承認\n",
    "番号\t件名\t担当課\t結果\n諮問第５号\t{}\t福祉課\t承認\n諮問第６号\t{}\t総務課\t不承認\n",
    "|番号|件名|結果|\n|--|--|--|\n|諮問第５号|{}|承認|\n|諮問第６号|{}|不承認|\n",
]


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("head", ["審議結果一覧\n", "【審議結果】\n", "## 案件及び審議結果\n\n"])
def test_cases_in_a_table_alone_are_items(head: str, rows: str) -> None:
    minutes = read(HEAD + head + rows.format(*TITLES) + "\n○会長　開会します。\n")

    assert [str(case.outcome.value) for case in minutes.cases] == ["approved", "rejected"]
    assert [item.title for item in minutes.agenda] == TITLES
    assert [case.item for case in minutes.cases] == [item.id for item in minutes.agenda]


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize(
    "heading", ["【諮問第{}号】", "諮問第{}号　{}", "＜諮問第{}号＞", "■諮問第{}号　{}"]
)
def test_a_case_of_a_table_has_the_item_that_calls_it(heading: str, rows: str) -> None:
    called = "".join(
        f"{heading.format(number, title)}\n{TALK}\n"
        for number, title in zip("56", TITLES, strict=True)
    )
    minutes = read(f"{HEAD}審議結果一覧\n{rows.format(*TITLES)}\n{called}")

    assert [case.item for case in minutes.cases] == ["a1", "a2"]
    lines = called.split("\n")
    first = (HEAD + rows).count("\n") + 3
    places = [item.place.line - first for item in minutes.agenda]
    assert [lines[place][:2] for place in places] == [heading[:2]] * 2


def test_conditions_stand_in_a_column_beside_the_result() -> None:
    text = (
        f"{HEAD}審議結果一覧\n番号\t件名\t審議結果\t附帯意見\n諮問第５号\t{TITLES[0]}\t承認\tなし\n"
        f"諮問第６号\t{TITLES[1]}\t承認\t年１回報告すること\n"
    )
    minutes = read(text)

    first, second = minutes.cases
    assert [str(case.outcome.value) for case in (first, second)] == [
        "approved",
        "approved_with_opinion",
    ]
    assert conditions(minutes, first, text) == ()
    assert conditions(minutes, second, text) == ((text.count("\n"), "年１回報告すること"),)


def test_what_another_column_remarks_is_no_condition() -> None:
    minutes = read(
        f"{HEAD}審議結果一覧\n番号\t件名\t審議結果\t備考\n諮問第５号\t{TITLES[0]}\t承認\t資料１\n"
        f"諮問第６号\t{TITLES[1]}\t承認\t前回からの継続案件とのこと\n"
    )

    assert [str(case.outcome.value) for case in minutes.cases] == ["approved"] * 2


@pytest.mark.parametrize("word", ["次第{}", "日程第{}", "【次第{}】"])
@pytest.mark.parametrize("own", ["諮問第８号", "令和４年度諮問第８号"])
def test_the_number_of_an_item_is_none_of_a_case_where_cases_have_their_own(
    word: str, own: str
) -> None:
    minutes = read(
        f"{HEAD}{word.format('２')}　{TITLES[0]}（{own}）\n{TALK}{END}"
        f"{word.format('３')}　{TITLES[1]}\n{TALK}{END}"
    )

    first, second = minutes.cases
    assert first.number is not None
    assert first.number.endswith("第8号")
    assert second.number is None
    assert [item.number for item in minutes.agenda] == ["2", "3"]


@pytest.mark.parametrize(
    "heading",
    [
        "{n}　{t}",
        "議題{n}　{t}",
        "（{n}）{t}",
        "【{t}】",
        "■{t}",
        "第{n}　{t}",
        "案件{n}　{t}",
        "次第{n}　{t}",
        "ア　{t}",
    ],
)
@pytest.mark.parametrize(
    "number",
    [
        "（第{}号）",
        "（諮問第{}号）",
        "〔諮問第{}号〕",
        "（諮第{}号）",
        "（令和４年度諮問第{}号）",
        "（諮問４－{}）",
        "【諮問第{}号】",
        "諮問第{}号",
    ],
)
def test_a_number_right_below_a_title_is_of_it(heading: str, number: str) -> None:
    minutes = read(
        HEAD
        + "".join(
            f"{heading.format(n=at, t=title)}\n{number.format(at)}\n{TALK}{END}"
            for at, title in enumerate(TITLES, 1)
        )
    )

    assert [case.title for case in minutes.cases] == TITLES
    assert [(case.number or "").rstrip("号")[-2:] for case in minutes.cases] in (
        ["第1", "第2"],
        ["-1", "-2"],
    )
    assert [str(case.outcome.value) for case in minutes.cases] == ["approved"] * 2


def test_a_number_with_its_own_title_below_is_no_number_of_the_item() -> None:
    minutes = read(
        f"{HEAD}２　諮問案件の審議について\n【諮問第５号】\n{TITLES[0]}\n{TALK}{END}"
        f"【諮問第６号】\n{TITLES[1]}\n{TALK}{END}"
    )

    assert [(case.number, case.title) for case in minutes.cases] == list(
        zip(["第5号", "第6号"], TITLES, strict=True)
    )


@pytest.mark.parametrize("paper", ["（条例第１号）", "（資料第１号）", "（福第123号）"])
def test_other_numbers_below_a_title_are_of_no_case(paper: str) -> None:
    minutes = read(f"{HEAD}１　{TITLES[0]}\n{paper}\n{TALK}{END}２　{TITLES[1]}\n{TALK}{END}")

    assert [case.number for case in minutes.cases] == ["1", "2"]


@pytest.mark.parametrize("tag", ["〔継続〕", "【継続】", "（継続）"])
def test_a_tag_stands_before_the_number_of_a_case(tag: str) -> None:
    minutes = read(f"{HEAD}日程第２　　{tag}　諮問第５号　{TITLES[0]}\n{TALK}{END}")

    assert [(case.number, case.title) for case in minutes.cases] == [("第5号", TITLES[0])]


def test_a_tag_stands_behind_the_number_of_a_case_in_its_brackets() -> None:
    minutes = read(f"{HEAD}議題２　{TITLES[0]}（諮問第５号・継続）\n{TALK}{END}")

    assert [(case.number, case.title) for case in minutes.cases] == [("第5号", TITLES[0])]


@pytest.mark.parametrize(
    "rows",
    [
        "|番号|結果|\n|--|--|\n|諮問第５号|承認|\n|諮問第６号|不承認|\n",
        "諮問番号\t所管課\t審議結果\n諮問第５号\t福祉課\t承認\n諮問第６号\t総務課\t不承認\n",
        "|案件|審議結果|\n|--|--|\n|第５号|承認|\n|第６号|不承認|\n",
    ],
)
def test_rows_of_numbers_and_results_end_the_cases_above(rows: str) -> None:
    talk = "".join(f"諮問第{n}号　{t}\n{TALK}\n" for n, t in zip("５６", TITLES, strict=True))
    minutes = read(f"{HEAD}{talk}審議結果一覧\n{rows}")

    assert [case.title for case in minutes.cases] == TITLES
    assert [str(case.outcome.value) for case in minutes.cases] == ["approved", "rejected"]
    told = [note.cases for note in minutes.notes if note.raw in ("承認", "不承認")]
    assert told == [("c1",), ("c2",)]
