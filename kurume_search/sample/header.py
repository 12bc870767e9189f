"""The top of the minutes: title, day, place, who was there."""

from __future__ import annotations

from datetime import date

from kurume_search.sample.page import BLANK, Piece, line, row
from kurume_search.sample.plan import PlannedMeeting

_HEISEI, _REIWA = date(1989, 1, 8), date(2019, 5, 1)
_WEEKDAYS = "月火水木金土日"
_PLACES = ("市役所本庁舎３階　第２会議室", "中央公民館　研修室", "市庁舎西棟　大会議室")


def era(day: date, fiscal_year: int | None = None) -> str:
    """Return the year of `day` in its era, or the fiscal year as people then called it.

    >>> era(date(2019, 5, 20)), era(date(2019, 4, 10), 2019), era(date(2020, 1, 9), 2019)
    ('令和元年', '平成31年度', '令和元年度')
    """
    year, name = (fiscal_year, "年度") if fiscal_year else (day.year, "年")
    if day >= _REIWA:
        number, label = year - 2018, "令和"
    else:
        number, label = year - 1988, "平成"
    if day >= _REIWA and number < 1:  # a fiscal year that began before the era
        number, label = year - 1988, "平成"
    return f"{label}{'元' if number == 1 else number}{name}"


def written_day(meeting: PlannedMeeting) -> str:
    """Return 令和3年7月26日（月）; the weekday is the next one's where that was planted."""
    day = meeting.day
    weekday = _WEEKDAYS[(day.weekday() + (not meeting.weekday_ok)) % 7]
    return f"{era(day)}{day.month}月{day.day}日（{weekday}）"


def clock(minutes: int) -> str:
    """Return 午後1時30分 for 810."""
    hour, rest = divmod(minutes, 60)
    half = "午前" if hour < 12 else "午後"
    return f"{half}{hour % 12}時" + (f"{rest}分" if rest else "")


def title(meeting: PlannedMeeting) -> str:
    """Return the title line."""
    session = f"（{meeting.session}）" if meeting.session else ""
    year = era(meeting.day, meeting.fiscal_year)
    return f"{year}第{meeting.number}回{meeting.city.body}{session}{meeting.notation.doc_kind}"


def place(meeting: PlannedMeeting) -> str:
    """Return where the council sat."""
    return _PLACES[meeting.number % len(_PLACES)]


def header(meeting: PlannedMeeting) -> list[Piece]:
    """Return the header as the meeting's clerk writes it."""
    start = meeting.start[0] * 60 + meeting.start[1]
    when = f"{written_day(meeting)}　{clock(start)}から{clock(start + meeting.minutes_long)}まで"
    chair, *members = meeting.members
    present = "、".join([f"{chair}会長", *(f"{name}委員" for name in members)])
    fields = [("日時", when), ("場所", place(meeting)), ("出席者", present)]
    if meeting.absent:
        fields.append(("欠席者", "、".join(f"{name}委員" for name in meeting.absent)))
    fields.append(("傍聴者", f"{meeting.observers}人" if meeting.observers else "なし"))
    pieces = [Piece("title", (title(meeting),)), BLANK]
    match meeting.notation.header:
        case "colon":
            for label, value in fields:
                pieces += [line(f"{label}：{value}"), BLANK]
        case "spaced":
            pieces += [line(f"{'　'.join(label):　<5}　　{value}") for label, value in fields]
            pieces.append(BLANK)
        case "lines":
            for label, value in fields:
                pieces += [Piece("head", (label,)), line(value), BLANK]
        case "numbered":
            pieces += [
                line(f"{at} {label}　{value}") for at, (label, value) in enumerate(fields, 1)
            ]
            pieces.append(BLANK)
        case "table":
            pieces += [row(label, value) for label, value in fields]
            pieces.append(BLANK)
    if meeting.notation.agenda:
        pieces += [line("会議次第"), *(line(text) for text in _agenda(meeting)), BLANK]
    return pieces


def _agenda(meeting: PlannedMeeting) -> list[str]:
    items = []
    for at, (name, block_cases) in enumerate(sections(meeting), 1):
        items.append(f"　{at}　{name}")
        # Nobody can say what became of cases that only such a list names, so where the
        # body is lost it names none.
        items += [f"　　・{case}" for case in block_cases if meeting.damage != "body"]
    return items


def sections(meeting: PlannedMeeting) -> list[tuple[str, list[str]]]:
    """Return the numbered items of the meeting, with the cases under each."""
    found: list[tuple[str, list[str]]] = []
    for block in meeting.blocks:
        for case in block.cases:
            name = "諮問事項の審議" if case.procedure == "諮問" else "個別の報告"
            if not found or found[-1][0] != name:
                found.append((name, []))
            found[-1][1].append(f"{case.printed}　{case.title}")
        if block.kind in ("confirmation", "report", "closing") and block.title:
            found.append((block.title, []))
    return found
