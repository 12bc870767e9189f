"""Headings whose marks close on a later line, and lists with their titles on lines below."""

import pytest
from parsing.reading import read

HEAD = "令和5年度第2回灯野市個人情報保護審議会　会議録\n\n日時：令和5年11月20日（月）\n\n"
TALK = """会長：説明を求める。
市民課：紙の台帳を改める。
委員：期間はどれだけか。
市民課：7日間である。
"""
TITLES = ("名簿を自治会へ提供することについて", "窓口の録画を保存することについて")
OPENING = "事務局：ただいまから審議会を開会する。\n会長：出席に感謝する。\n"


def over_lines(heading: str) -> str:
    return HEAD + "".join(
        heading.format(n=n, a=title[:9], b=title[9:]) + "\n" + TALK + "\n"
        for n, title in enumerate(TITLES, 8)
    )


@pytest.mark.parametrize(
    "heading",
    [
        "【諮問第{n}号　{a}\n{b}】",
        "【諮問第{n}号　{a}{b}\n】",
        "＜諮問第{n}号　{a}\n　{b}＞",
        "［議題{n}　{a}\n{b}］",
        "〔案件{n}　{a}\n　{b}〕",
        "―諮問第{n}号　{a}\n{b}―",
        "＝諮問第{n}号　{a}{b}\n＝",
        "諮問第{n}号　{a}{b}【\n市民課】",
        "諮問第{n}号　{a}{b}（市\n民課）",
        "諮問第{n}号　{a}{b}【市民課\n】",
    ],
)
def test_marks_that_close_on_a_later_line_are_no_part_of_the_title(heading: str) -> None:
    minutes = read(over_lines(heading))

    assert [case.title for case in minutes.cases] == list(TITLES)
    assert [len(turn.cases) for turn in minutes.turns] == [1] * 8


def test_an_office_whose_brackets_a_line_end_cuts_is_that_of_the_case() -> None:
    case, _ = read(over_lines("諮問第{n}号　{a}{b}【市民\n課】")).cases

    assert [unit.unit for body in case.bodies for unit in body.units] == ["市民課"]


def test_a_bracket_that_closes_nowhere_swallows_no_talk() -> None:
    minutes = read(over_lines("【諮問第{n}号　{a}{b}"))

    assert len(minutes.turns) == 8


@pytest.mark.parametrize(
    "entry",
    [
        "議題{i}\n{t}",
        "（議題{i}）\n{t}",
        "諮問事項（{i}）\n{t}",
        "案件{i}：諮問第{n}号\n{t}",
        "諮問番号　第{n}号\n諮問件名　{t}",
        "諮問第{n}号\n件名：{t}",
    ],
)
@pytest.mark.parametrize("label", ["議題", "次第\n"])
def test_the_last_entry_of_a_list_in_front_is_no_case_of_its_own(entry: str, label: str) -> None:
    entries = [entry.format(i=i, n=i + 7, t=title) for i, title in enumerate(TITLES, 1)]
    listed = "\n".join([label, *entries])
    talk = "".join(f"{held}\n{TALK}\n" for held in entries)

    minutes = read(f"{HEAD}{listed}\n\n{OPENING}\n{talk}")

    assert [case.title for case in minutes.cases] == list(TITLES)
    assert [turn.cases for turn in minutes.turns] == [(), (), *[("c1",)] * 4, *[("c2",)] * 4]


@pytest.mark.parametrize("heading", ["（議題{i}）\n{t}", "〔議題{i}〕\n{t}", "議題{i}\n{t}"])
@pytest.mark.parametrize("entry", ["・{t}", "（{i}）{t}"])
def test_a_count_over_a_title_of_the_list_calls_it(heading: str, entry: str) -> None:
    listed = "\n".join(entry.format(i=i, t=title) for i, title in enumerate(TITLES, 1))
    talk = "".join(f"{heading.format(i=i, t=title)}\n{TALK}\n" for i, title in enumerate(TITLES, 1))

    minutes = read(f"{HEAD}１　審議事項\n{listed}\n\n{talk}")

    assert [case.title for case in minutes.cases] == list(TITLES)
    assert [case.heading.line for case in minutes.cases] == [9, 16]


@pytest.mark.parametrize("written", ["（{w}）{t}", "〔{w}〕{t}", "({w}) {t}", "（{w}）\n{t}"])
def test_an_office_in_brackets_below_a_title_says_nothing(written: str) -> None:
    said = (("会長", "説明を求める。"), ("市民課", "紙の台帳を改める。"), ("委員", "いつか。"))
    talk = "\n".join(written.format(w=who, t=words) for who, words in said)
    opener = written[0]
    office = f"{opener}市民部市民課{'〕' if opener == '〔' else '）'}"

    minutes = read(
        HEAD + "".join(f"議題{i}　{t}\n{office}\n{talk}\n\n" for i, t in enumerate(TITLES))
    )

    assert len(minutes.turns) == 6
    assert [unit.unit for case in minutes.cases for body in case.bodies for unit in body.units] == [
        "市民課",
        "市民課",
    ]


@pytest.mark.parametrize(
    "opened", ["ただいまから審議会を開会する。", "定刻となりましたので始めます。"]
)
def test_a_table_of_speakers_needs_no_head(opened: str) -> None:
    rows = [("事務局", opened), ("会長", "説明を求める。"), ("委員", "期間はどれだけか。")]
    table = "\n".join(f"| {who} | {words} |" for who, words in rows)

    minutes = read(f"{HEAD}出席委員：甲本会長、乙倉委員\n\n{table}\n")

    assert [turn.role.value for turn in minutes.turns] == ["secretariat", "chair", "member"]
    assert [person.name for person in minutes.meeting.members] == ["甲本", "乙倉"]
