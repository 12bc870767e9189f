"""Chapter 3: every case with its number, title, departments, articles and outcome."""

from __future__ import annotations

from datetime import date

from kurume_search.model.terms import UNRECORDED
from kurume_search.query.terms import outcome_label
from kurume_search.report.cells import (
    Cell,
    Count,
    Many,
    Rich,
)
from kurume_search.report.facts import CaseFact
from kurume_search.report.model import (
    Block,
    Grid,
    Head,
    Prose,
    Row,
    Section,
)
from kurume_search.report.period import day_label
from kurume_search.report.report_scope import ReportScope

_SHOWN = ("case.number", "case.title", "case.procedure", "case.outcome")
_BRINGS = ("holder", "user", "responsible")


def section(scope: ReportScope) -> Section:
    """Return the chapter."""
    texts = scope.texts
    blocks: list[Block] = [Prose(texts.rich("cases.lead", cases=total(scope)))]
    if scope.cases:
        blocks.append(_table(scope))
    return Section(id="cases", title=texts["cases.title"], blocks=tuple(blocks))


def total(scope: ReportScope) -> Count:
    """Return how many cases there are."""
    title = f"{scope.period.label(scope.lang)} {scope.texts['cases.all']}"
    return scope.once(
        ("cases", scope.period.key),
        lambda: scope.count("cases", title, map(scope.case, scope.cases), mark=False),
    )


def outcome_name(scope: ReportScope, value: str | None) -> str:
    """Return an outcome for people; None or ``unrecorded`` is 記載なし."""
    if scope.lang == "ja":
        return outcome_label(None if value == UNRECORDED else value)
    return scope.texts[f"outcome.{value or UNRECORDED}"]


def procedure_name(scope: ReportScope, value: str) -> str:
    """Return a procedure for people."""
    return value if scope.lang == "ja" else scope.texts.get(f"procedure.{value}", value)


def _table(scope: ReportScope) -> Grid:
    texts = scope.texts
    heads = tuple(
        Head(name, texts[f"cases.{name}"], numeric=name in ("questions", "sentences"))
        for name in (
            "case", "subject", "procedure", "departments", "articles", "topics", "outcome",
            "wording", "questions", "sentences", "letters", "source",
        )
    )  # fmt: skip
    rows = tuple(Row(_cells(scope, fact), entry=scope.case(fact)) for fact in scope.cases)
    return Grid(
        id="cases",
        title=texts["cases.table"],
        heads=heads,
        rows=rows,
        cards=True,
        rule=texts["cases.rule"],
        notes=scope.corrected(*_SHOWN, "turn.kind", "turn.cases"),
    )


def _cells(scope: ReportScope, fact: CaseFact) -> tuple[Cell, ...]:
    case, texts = fact.case, scope.texts
    unsaid = texts["words.unrecorded"]
    name = scope.case_label(fact, short=True)
    turns = scope.ledger.count(
        f"{fact.id}/questions",
        f"{scope.case_label(fact)} {texts['cases.questions']}",
        map(scope.turn, fact.questions),
    )
    sentences = scope.ledger.count(
        f"{fact.id}/sentences",
        f"{scope.case_label(fact)} {texts['cases.sentences']}",
        [one for turn in fact.questions for one in scope.sentences(turn)],
    )
    wording: Cell = unsaid
    if case.outcome.raw:
        quoted = scope.quote(fact.sitting, case.outcome.raw)
        wording = Rich((f"「{quoted}」 ", scope.line(fact.sitting, case.outcome.place)))
    return (
        f"{scope.sitting_label(fact.sitting)} {name}" if len(scope.sittings) > 1 else name,
        case.title or unsaid,
        procedure_name(scope, case.procedure),
        _departments(scope, fact),
        Many(tuple(label for _, label in fact.articles)) if fact.articles else unsaid,
        "、".join(label for _, label in fact.topics) or texts["words.none"],
        outcome_name(scope, fact.outcome),
        wording,
        turns,
        sentences,
        _letters(scope, fact),
        scope.line(fact.sitting, case.heading),
    )


def _departments(scope: ReportScope, fact: CaseFact) -> Cell:
    """Return who brings the case, with the role as printed; staff only where names are shown."""
    lines: list[Cell] = []
    for body in fact.case.bodies:
        if body.part.value not in _BRINGS:
            continue
        units = "、".join(unit.name for unit in body.units) or scope.texts["words.none"]
        staff = ""
        if scope.names and body.staff:
            people = "、".join(f"{p.name}{p.title or ''}" for p in body.staff)
            staff = f"（{people}）"
        role = f"{body.role}: " if body.role else ""
        lines.append(f"{role}{units}{staff}")
    return Many(tuple(lines)) if lines else scope.texts["words.unrecorded"]


def _letters(scope: ReportScope, fact: CaseFact) -> Cell:
    """Return the answers about a case, each with its day and what it concludes."""
    cells: list[Cell] = []
    for letter in scope.facts.library.letters_by_case.get(fact.id, ()):
        if letter.kind != "opinion":
            continue
        day = day_label(date.fromisoformat(letter.date), scope.lang) if letter.date else "—"
        cells.append(
            scope.texts.fill(
                "cases.letter",
                day=day,
                number=letter.number or "—",
                outcome=outcome_name(scope, letter.outcome),
            )
        )
    return Many(tuple(cells)) if cells else None
