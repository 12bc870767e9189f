"""Chapter 2: which meetings there were, who sat, and which minutes are missing."""

from __future__ import annotations

from collections.abc import Iterator

from kurume_search.analytics.coverage import YearCoverage
from kurume_search.report.cells import (
    Cell,
    Count,
    Rich,
    Stated,
    Worked,
)
from kurume_search.report.entries import Desk
from kurume_search.report.facts import SittingFact
from kurume_search.report.model import (
    Block,
    Entry,
    Grid,
    Head,
    Prose,
    Row,
    Section,
)
from kurume_search.report.period import year_label


def section(desk: Desk) -> Section:
    """Return the chapter."""
    texts = desk.texts
    blocks: list[Block] = [Prose(rich) for rich in coverage(desk)]
    blocks.append(_table(desk))
    total = observers(desk)
    if total is not None:
        blocks.append(Prose(texts.rich("meetings.observers", total=total)))
    return Section(id="meetings", title=texts["meetings.title"], blocks=tuple(blocks))


def held(desk: Desk) -> Count:
    """Return how many meetings are in the report."""
    ids = map(desk.meeting, desk.sittings)
    return desk.count("meetings", desk.texts["meetings.held"], ids, mark=False)


def coverage(desk: Desk) -> Iterator[Rich]:
    """Yield what is there and what is missing, a sentence or two for each council and year."""
    rows = desk.facts.coverage(desk.period)
    for council in _sat(desk):
        own = [row for row in rows if row.council == council]
        for row in own:
            yield _covered(desk, row)
        for year in desk.period.years:
            if not any(row.fiscal_year == year for row in own):
                yield desk.texts.rich(
                    "coverage.no_data",
                    council=desk.facts.councils[council],
                    year=year_label(year, desk.lang),
                )
    yield from _outside(desk)


def _sat(desk: Desk) -> list[str]:
    """Return the councils that have minutes in the period."""
    held = {sitting.council for sitting in desk.sittings}
    return [council for council in desk.facts.councils if council in held]


def _outside(desk: Desk) -> Iterator[Rich]:
    """Yield what of the corpus is in no report of this period, or of any."""
    sat = _sat(desk)
    silent = [name for key, name in desk.facts.councils.items() if key not in sat]
    if silent := list(dict.fromkeys([*silent, *desk.facts.silent.values()])):
        names = desk.texts["words.and"].join(silent)
        yield desk.texts.rich("coverage.other_councils", names=names)
    undated = [desk.meeting(sitting) for sitting in desk.facts.undated()]
    if undated:
        title = desk.texts["coverage.list_undated"]
        count = desk.count("coverage/undated", title, undated, mark=False)
        yield desk.texts.rich("coverage.undated", count=count)


def short_coverage(desk: Desk) -> Iterator[Rich]:
    """Yield the same of several years in a few sentences; chapter 2 has it year by year."""
    texts, rows = desk.texts, desk.facts.coverage(desk.period)
    label = desk.period.label(desk.lang)
    for council in _sat(desk):
        name = desk.facts.councils[council]
        own = [s for s in desk.sittings if s.council == council]
        title = f"{label} {name}"
        there = desk.count(
            f"coverage/{council}/held", f"{title} {texts['meetings.held']}",
            map(desk.meeting, own), mark=False,
        )  # fmt: skip
        missing = [
            _missing(desk, row, number, inside)
            for row in rows
            if row.council == council and (inside := [s for s in own if s.id in set(row.held)])
            for number in row.missing
        ]
        gone = desk.count(
            f"coverage/{council}/missing", texts.fill("coverage.list_missing", year=title),
            missing, mark=False,
        )  # fmt: skip
        held = {s.minutes.meeting.fiscal_year for s in own}
        empty = [year_label(y, desk.lang) for y in desk.period.years if y not in held]
        yield texts.rich("coverage.short", council=name, period=label, held=there, missing=gone)
        if empty:
            yield texts.rich("coverage.empty_years", years=texts["words.and"].join(empty))
        yield Rich((texts["coverage.unknown"],))
    yield from _outside(desk)


def _covered(desk: Desk, row: YearCoverage) -> Rich:
    texts = desk.texts
    year, council = year_label(row.fiscal_year, desk.lang), desk.facts.councils[row.council]
    inside = [s for s in desk.sittings if s.id in set(row.held)]
    if not inside:
        return texts.rich("coverage.no_data", council=council, year=year)
    key = f"coverage/{row.council}/{row.fiscal_year}"
    there = desk.count(
        f"{key}/held", texts.fill("coverage.list_held", year=year),
        map(desk.meeting, inside), mark=False,
    )  # fmt: skip
    numbers = [s.minutes.meeting.number for s in inside]
    named = _numbers(desk, [n for n in numbers if n is not None])
    parts: list[Cell] = [
        texts.rich("coverage.held", council=council, year=year, held=there, numbers=named)
    ]
    if row.missing:
        missing = desk.count(
            f"{key}/missing", texts.fill("coverage.list_missing", year=year),
            [_missing(desk, row, number, inside) for number in row.missing], mark=False,
        )  # fmt: skip
        parts.append(
            texts.rich(
                "coverage.missing", missing=missing, numbers=_numbers(desk, list(row.missing))
            )
        )
    parts.append(texts["coverage.unknown" if not row.running else "coverage.running"])
    for name, ids in (("closed", row.closed), ("unread", row.unread)):
        found = [s for s in inside if s.id in ids]
        if found:
            counted = desk.count(
                f"{key}/{name}", texts.fill(f"coverage.list_{name}", year=year),
                map(desk.meeting, found), mark=False,
            )  # fmt: skip
            parts.append(texts.rich(f"coverage.{name}", count=counted))
    return Rich(tuple(parts))


def _missing(desk: Desk, row: YearCoverage, number: int, inside: list[SittingFact]) -> str:
    """Enter a meeting that must have been held: the source is the minutes that number on."""
    after = [s for s in inside if (s.minutes.meeting.number or 0) > number]
    proof = after[0] if after else inside[0]
    return desk.ledger.enter(
        Entry(
            id=f"{row.council}/{row.fiscal_year}#missing{number}", kind="missing",
            label=desk.texts.fill(
                "coverage.missing_one", year=year_label(row.fiscal_year, desk.lang), n=number,
                proof=desk.sitting_label(proof),
            ),
            source=desk.source(proof), line=proof.minutes.meeting.lines.get("title"),
            meeting=desk.meeting(proof),
        )
    )  # fmt: skip


def _numbers(desk: Desk, numbers: list[int]) -> str:
    if not numbers:
        return desk.texts["coverage.unnumbered"]
    return desk.texts["words.and"].join(
        desk.texts.fill("words.number", n=number).strip() for number in sorted(set(numbers))
    )


def _table(desk: Desk) -> Grid:
    texts = desk.texts
    heads: tuple[Head, ...] = (
        Head("date", texts["meetings.date"]), Head("number", texts["meetings.number"]),
        Head("session", texts["meetings.session"]),
        Head("members", texts["meetings.members"], numeric=True),
        Head("observers", texts["meetings.observers_head"], numeric=True),
        Head("cases", texts["meetings.cases"], numeric=True),
        Head("questions", texts["meetings.questions"], numeric=True),
        Head("openness", texts["meetings.openness"]), Head("source", texts["words.source"]),
    )  # fmt: skip
    several = len(desk.facts.councils) > 1
    if several:
        heads = (Head("council", texts["meetings.council"]), *heads)
    rows = []
    for sitting in desk.sittings:
        cells = _cells(desk, sitting)
        cells = (sitting.council_label, *cells) if several else cells
        rows.append(Row(cells, entry=desk.meeting(sitting)))
    return Grid(
        id="meetings", title=texts["meetings.table"], heads=heads, rows=tuple(rows),
        rule=texts["meetings.rule"],
    )  # fmt: skip


def _cells(desk: Desk, sitting: SittingFact) -> tuple[Cell, ...]:
    texts, meeting = desk.texts, sitting.minutes.meeting
    label = desk.sitting_label(sitting)
    members = desk.ledger.count(
        f"{sitting.id}/members", f"{label} {texts['meetings.members']}", desk.members(sitting)
    )
    cases = desk.ledger.count(
        f"{sitting.id}/cases", f"{label} {texts['meetings.cases']}", map(desk.case, sitting.cases)
    )
    questions = desk.ledger.count(
        f"{sitting.id}/questions", f"{label} {texts['meetings.questions']}",
        map(desk.turn, sitting.questions),
    )  # fmt: skip
    unsaid = texts["words.unrecorded"]
    return (
        meeting.date or unsaid,
        texts.fill("words.number", n=meeting.number).strip() if meeting.number else unsaid,
        meeting.session_type or unsaid, members if meeting.members else unsaid,
        _observed(desk, sitting) or unsaid, cases, questions, meeting.openness or unsaid,
        desk.line(sitting, meeting.fields[0][1] if meeting.fields else None),
    )  # fmt: skip


def _observed(desk: Desk, sitting: SittingFact) -> Stated | None:
    """Return the number of observers that the minutes print."""
    meeting, texts = sitting.minutes.meeting, desk.texts
    if meeting.observers is None:
        return None
    words = next((p.text(sitting.source.text) for n, p in meeting.fields if n == "observers"), None)
    label = texts.fill("meetings.observers_label", n=meeting.observers)
    entry = desk.part(
        sitting, "stated", "observers", label, meeting.lines.get("observers"), quote=words
    )
    title = f"{desk.sitting_label(sitting)} {texts['meetings.observers_head']}"
    return desk.ledger.stated(f"{sitting.id}/observers", title, meeting.observers, [entry])


def observers(desk: Desk) -> Worked | None:
    """Return the observers of all meetings that print a number; None if none does."""
    parts = [found for s in desk.sittings if (found := _observed(desk, s)) is not None]
    if not parts:
        return None
    return Worked(
        key=f"{desk.period.key}/observers", value=sum(part.value for part in parts),
        parts=tuple(parts), formula=desk.texts["meetings.observers_sum"],
    )  # fmt: skip
