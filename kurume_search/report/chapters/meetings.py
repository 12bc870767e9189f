"""Chapter 2: which meetings there were, who sat, and which minutes are missing."""

from __future__ import annotations

from collections.abc import Iterator

from kurume_search.analytics.trends.coverage import YearCoverage
from kurume_search.report.cells import (
    Cell,
    Count,
    Rich,
    Stated,
    Worked,
)
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
from kurume_search.report.report_scope import ReportScope


def section(scope: ReportScope) -> Section:
    """Return the chapter."""
    texts = scope.texts
    blocks: list[Block] = [Prose(rich) for rich in coverage(scope)]
    blocks.append(_table(scope))
    total = observers(scope)
    if total is not None:
        blocks.append(Prose(texts.rich("meetings.observers", total=total)))
    return Section(id="meetings", title=texts["meetings.title"], blocks=tuple(blocks))


def held(scope: ReportScope) -> Count:
    """Return how many meetings are in the report."""
    ids = map(scope.meeting, scope.sittings)
    return scope.count("meetings", scope.texts["meetings.held"], ids, mark=False)


def coverage(scope: ReportScope) -> Iterator[Rich]:
    """Yield what is there and what is missing, a sentence or two for each council and year."""
    rows = scope.facts.coverage(scope.period)
    for council in _sat(scope):
        own = [row for row in rows if row.council == council]
        for row in own:
            yield _covered(scope, row)
        for year in scope.period.years:
            if not any(row.fiscal_year == year for row in own):
                yield scope.texts.rich(
                    "coverage.no_data",
                    council=scope.facts.councils[council],
                    year=year_label(year, scope.lang),
                )
    yield from _outside(scope)


def _sat(scope: ReportScope) -> list[str]:
    """Return the councils that have minutes in the period."""
    councils = {sitting.council for sitting in scope.sittings}
    return [council for council in scope.facts.councils if council in councils]


def _outside(scope: ReportScope) -> Iterator[Rich]:
    """Yield what of the corpus is in no report of this period, or of any."""
    sat = _sat(scope)
    silent = [name for key, name in scope.facts.councils.items() if key not in sat]
    if silent := list(dict.fromkeys([*silent, *scope.facts.silent.values()])):
        names = scope.texts["words.and"].join(silent)
        yield scope.texts.rich("coverage.other_councils", names=names)
    undated = [scope.meeting(sitting) for sitting in scope.facts.undated()]
    if undated:
        title = scope.texts["coverage.list_undated"]
        count = scope.count("coverage/undated", title, undated, mark=False)
        yield scope.texts.rich("coverage.undated", count=count)


def short_coverage(scope: ReportScope) -> Iterator[Rich]:
    """Yield the same of several years in a few sentences; chapter 2 has it year by year."""
    texts, rows = scope.texts, scope.facts.coverage(scope.period)
    label = scope.period.label(scope.lang)
    for council in _sat(scope):
        name = scope.facts.councils[council]
        own = [s for s in scope.sittings if s.council == council]
        title = f"{label} {name}"
        there = scope.count(
            f"coverage/{council}/held",
            f"{title} {texts['meetings.held']}",
            map(scope.meeting, own),
            mark=False,
        )
        missing = [
            _missing(scope, row, number, inside)
            for row in rows
            if row.council == council and (inside := [s for s in own if s.id in set(row.held)])
            for number in row.missing
        ]
        gone = scope.count(
            f"coverage/{council}/missing",
            texts.fill("coverage.list_missing", year=title),
            missing,
            mark=False,
        )
        held = {s.minutes.meeting.fiscal_year for s in own}
        empty = [year_label(y, scope.lang) for y in scope.period.years if y not in held]
        yield texts.rich("coverage.short", council=name, period=label, held=there, missing=gone)
        if empty:
            yield texts.rich("coverage.empty_years", years=texts["words.and"].join(empty))
        yield Rich((texts["coverage.unknown"],))
    yield from _outside(scope)


def _covered(scope: ReportScope, row: YearCoverage) -> Rich:
    texts = scope.texts
    year, council = year_label(row.fiscal_year, scope.lang), scope.facts.councils[row.council]
    inside = [s for s in scope.sittings if s.id in set(row.held)]
    if not inside:
        return texts.rich("coverage.no_data", council=council, year=year)
    key = f"coverage/{row.council}/{row.fiscal_year}"
    there = scope.count(
        f"{key}/held",
        texts.fill("coverage.list_held", year=year),
        map(scope.meeting, inside),
        mark=False,
    )
    numbers = [s.minutes.meeting.number for s in inside]
    named = _numbers(scope, [n for n in numbers if n is not None])
    parts: list[Cell] = [
        texts.rich("coverage.held", council=council, year=year, held=there, numbers=named)
    ]
    if row.missing:
        missing = scope.count(
            f"{key}/missing",
            texts.fill("coverage.list_missing", year=year),
            [_missing(scope, row, number, inside) for number in row.missing],
            mark=False,
        )
        parts.append(
            texts.rich(
                "coverage.missing", missing=missing, numbers=_numbers(scope, list(row.missing))
            )
        )
    parts.append(texts["coverage.unknown" if not row.running else "coverage.running"])
    for name, ids in (("closed", row.closed), ("unread", row.unread)):
        found = [s for s in inside if s.id in ids]
        if found:
            counted = scope.count(
                f"{key}/{name}",
                texts.fill(f"coverage.list_{name}", year=year),
                map(scope.meeting, found),
                mark=False,
            )
            parts.append(texts.rich(f"coverage.{name}", count=counted))
    return Rich(tuple(parts))


def _missing(scope: ReportScope, row: YearCoverage, number: int, inside: list[SittingFact]) -> str:
    """Enter a meeting that must have been held: the source is the minutes that number on."""
    after = [s for s in inside if (s.minutes.meeting.number or 0) > number]
    proof = after[0] if after else inside[0]
    return scope.ledger.enter(
        Entry(
            id=f"{row.council}/{row.fiscal_year}#missing{number}",
            kind="missing",
            label=scope.texts.fill(
                "coverage.missing_one",
                year=year_label(row.fiscal_year, scope.lang),
                n=number,
                proof=scope.sitting_label(proof),
            ),
            source=scope.source(proof),
            line=proof.minutes.meeting.lines.get("title"),
            meeting=scope.meeting(proof),
        )
    )


def _numbers(scope: ReportScope, numbers: list[int]) -> str:
    if not numbers:
        return scope.texts["coverage.unnumbered"]
    return scope.texts["words.and"].join(
        scope.texts.fill("words.number", n=number).strip() for number in sorted(set(numbers))
    )


def _table(scope: ReportScope) -> Grid:
    texts = scope.texts
    heads: tuple[Head, ...] = (
        Head("date", texts["meetings.date"]),
        Head("number", texts["meetings.number"]),
        Head("session", texts["meetings.session"]),
        Head("members", texts["meetings.members"], numeric=True),
        Head("observers", texts["meetings.observers_head"], numeric=True),
        Head("cases", texts["meetings.cases"], numeric=True),
        Head("questions", texts["meetings.questions"], numeric=True),
        Head("openness", texts["meetings.openness"]),
        Head("source", texts["words.source"]),
    )
    several = len(scope.facts.councils) > 1
    if several:
        heads = (Head("council", texts["meetings.council"]), *heads)
    rows = []
    for sitting in scope.sittings:
        cells = _cells(scope, sitting)
        cells = (sitting.council_label, *cells) if several else cells
        rows.append(Row(cells, entry=scope.meeting(sitting)))
    return Grid(
        id="meetings",
        title=texts["meetings.table"],
        heads=heads,
        rows=tuple(rows),
        rule=texts["meetings.rule"],
        notes=scope.corrected("meeting.number", "turn.kind"),
    )


def _cells(scope: ReportScope, sitting: SittingFact) -> tuple[Cell, ...]:
    texts, meeting = scope.texts, sitting.minutes.meeting
    label = scope.sitting_label(sitting)
    members = scope.ledger.count(
        f"{sitting.id}/members", f"{label} {texts['meetings.members']}", scope.members(sitting)
    )
    cases = scope.ledger.count(
        f"{sitting.id}/cases",
        f"{label} {texts['meetings.cases']}",
        map(scope.case, sitting.cases),
    )
    questions = scope.ledger.count(
        f"{sitting.id}/questions",
        f"{label} {texts['meetings.questions']}",
        map(scope.turn, sitting.questions),
    )
    unsaid = texts["words.unrecorded"]
    return (
        meeting.date or unsaid,
        texts.fill("words.number", n=meeting.number).strip() if meeting.number else unsaid,
        meeting.session_type or unsaid,
        members if meeting.members else unsaid,
        _observed(scope, sitting) or unsaid,
        cases,
        questions,
        meeting.openness or unsaid,
        scope.line(sitting, meeting.fields[0][1] if meeting.fields else None),
    )


def _observed(scope: ReportScope, sitting: SittingFact) -> Stated | None:
    """Return the number of observers that the minutes print."""
    meeting, texts = sitting.minutes.meeting, scope.texts
    if meeting.observers is None:
        return None
    words = next((p.text(sitting.source.text) for n, p in meeting.fields if n == "observers"), None)
    label = texts.fill("meetings.observers_label", n=meeting.observers)
    entry = scope.part(
        sitting, "stated", "observers", label, meeting.lines.get("observers"), quote=words
    )
    title = f"{scope.sitting_label(sitting)} {texts['meetings.observers_head']}"
    return scope.ledger.stated(f"{sitting.id}/observers", title, meeting.observers, [entry])


def observers(scope: ReportScope) -> Worked | None:
    """Return the observers of all meetings that print a number; None if none does."""
    parts = [found for s in scope.sittings if (found := _observed(scope, s)) is not None]
    if not parts:
        return None
    return Worked(
        key=f"{scope.period.key}/observers",
        value=sum(part.value for part in parts),
        parts=tuple(parts),
        formula=scope.texts["meetings.observers_sum"],
    )
