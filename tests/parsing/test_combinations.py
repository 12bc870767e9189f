"""Any way to mark speakers with any way to head cases, give values and say how a case ended."""

import pytest
from parsing.reading import read
from parsing.sheets import ANONYMOUS, ENDINGS, HEADERS, HEADINGS, SPEAKERS, TITLES, Said, Sheet

from kurume_search.model.meeting import Minutes

# Headings and speakers whose first marks are the same mark aren't put together.
PLAIN_HEADING = "{i}　諮問第{n}号　{t}"


def said(minutes: Minutes) -> list[Said]:
    return [
        Said(turn.place.line, turn.role.value, turn.kind.value, "".join(turn.text.split()))
        for turn in minutes.turns
    ]


def written(sheet: Sheet) -> list[Said]:
    return [Said(s.line, s.role, s.kind, "".join(s.text.split())) for s in sheet.said]


def titles(minutes: Minutes) -> list[str]:
    return [(case.title or "").strip("「」『』") for case in minutes.cases]


def sheet_of(speakers: str, heading: str, header: str = "{l}：{v}", end: str = "") -> Sheet:
    sheet = Sheet()
    sheet.title()
    sheet.header(header)
    for i, title in enumerate(TITLES, 1):
        sheet.heading(heading, i, title)
        sheet.talk(speakers)
        if end:
            sheet.write(end)
        sheet.lines.append("")
    return sheet


@pytest.mark.parametrize("k", range(len(SPEAKERS)))
def test_speakers_in_any_notation(k: int) -> None:
    for step in (0, 7, 23):
        heading = HEADINGS[(k + step) % 11]  # headings with words, that no label can be
        sheet = sheet_of(SPEAKERS[k], heading, HEADERS[(k + step) % len(HEADERS)])

        minutes = read(sheet.text)

        assert said(minutes) == written(sheet), (SPEAKERS[k], heading)
        assert titles(minutes) == list(TITLES), (SPEAKERS[k], heading)


@pytest.mark.parametrize("marks", ANONYMOUS)
def test_questions_and_answers_of_nobody(marks: tuple[str, str]) -> None:
    sheet = Sheet()
    sheet.title()
    sheet.header("{l}　{v}")
    for i, title in enumerate(TITLES, 1):
        sheet.heading(PLAIN_HEADING, i, title)
        sheet.asked(marks)
        sheet.asked(marks)
        sheet.lines.append("")

    minutes = read(sheet.text)

    assert said(minutes) == written(sheet)
    assert [len(turn.cases) for turn in minutes.turns] == [1] * 8


@pytest.mark.parametrize("heading", HEADINGS)
def test_cases_under_any_heading(heading: str) -> None:
    for speakers in ("（{w}）{t}", "○{w}　{t}", "{w}：{t}", "【{w}】|{t}"):
        sheet = sheet_of(speakers, heading)

        minutes = read(sheet.text)

        assert titles(minutes) == list(TITLES), speakers
        half = len(sheet.said) // 2
        assert [turn.cases for turn in minutes.turns] == [("c1",)] * half + [("c2",)] * half


@pytest.mark.parametrize("header", HEADERS)
def test_values_in_any_header(header: str) -> None:
    meeting = read(sheet_of("（{w}）{t}", PLAIN_HEADING, header).text).meeting

    assert (str(meeting.date), meeting.time_start, meeting.time_end) == (
        "2021-07-20",
        "14:00",
        "15:45",
    )
    assert (meeting.number, meeting.fiscal_year, meeting.observers) == (2, 2021, 2)
    assert (meeting.venue or "").split() == ["市役所3階", "第1会議室"]
    assert [person.name for person in meeting.members] == ["甲本", "乙倉", "丙島", "丁川"]
    assert [person.name for person in meeting.secretariat] == ["辛山", "壬谷"]


@pytest.mark.parametrize(("end", "value"), ENDINGS)
def test_results_in_any_place(end: str, value: str) -> None:
    for speakers in ("（{w}）{t}", "○{w}　{t}", "{w}：{t}", "【{w}】|{t}", "{w}　　{t}"):
        sheet = sheet_of(speakers, PLAIN_HEADING, end=end)

        minutes = read(sheet.text)

        assert [case.outcome.value for case in minutes.cases] == [value] * 2, speakers
        assert said(minutes) == written(sheet), speakers


@pytest.mark.parametrize(
    ("listed", "call"),
    [
        ("{i}　{t}", "{t}を議題とする。説明を求める。"),
        ("（{i}）{t}", "議題{i}について、説明を求める。"),
        ("・{t}", "次の案件について、説明を求める。"),
        ("議題{i}　{t}", "次に、{t}、担当課の説明を求める。"),
        ("諮問第{n}号　{t}", "次に、諮問第{n}号について、説明を求める。"),
        ("案件{i}　{t}（諮問第{n}号）", "続いて、「{t}」に入る。説明を求める。"),
        ("", "次に、諮問第{n}号、{t}を議題とする。"),
        ("", "次に、諮問第{n}号は、{t}である。説明を求める。"),
        ("", "次に、{t}（諮問第{n}号）の審議を行う。"),
    ],
)
def test_cases_that_only_the_chair_calls(listed: str, call: str) -> None:
    sheet = Sheet()
    sheet.title()
    sheet.header("{l}：{v}")
    if listed:
        sheet.lines.append("議題")
        for i, title in enumerate(TITLES, 1):
            sheet.heading(listed, i, title)
        sheet.lines.append("")
    lines = []
    for i, title in enumerate(TITLES, 1):
        lines.append(sheet.heading("（会長）" + call, i, title))
        sheet.talk("（{w}）{t}", ())
        sheet.lines += ["（担当課）資料のとおりである。", "（委員）期間はどれだけか。"]
        sheet.lines += ["（担当課）七日間である。", "（会長）本件は適当と認める。"]

    minutes = read(sheet.text)

    assert titles(minutes) == list(TITLES)
    assert [case.heading.line for case in minutes.cases] == lines
    assert [case.outcome.value for case in minutes.cases] == ["approved"] * 2
    assert [turn.cases for turn in minutes.turns] == [("c1",)] * 5 + [("c2",)] * 5
