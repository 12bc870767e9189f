"""Chapter 3: every case with its number, title, departments, articles and outcome."""

from __future__ import annotations

from datetime import date

from kurume_search.query.terms import outcome_label
from kurume_search.report.cells import (
    Cell,
    Count,
    Many,
    Rich,
)
from kurume_search.report.entries import Desk
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

_BRINGS = ("holder", "user", "responsible")


def section(desk: Desk) -> Section:
    """Return the chapter."""
    texts = desk.texts
    blocks: list[Block] = [Prose(texts.rich("cases.lead", cases=total(desk)))]
    if desk.cases:
        blocks.append(_table(desk))
    return Section(id="cases", title=texts["cases.title"], blocks=tuple(blocks))


def total(desk: Desk) -> Count:
    """Return how many cases there are."""
    title = f"{desk.period.label(desk.lang)} {desk.texts['cases.all']}"
    return desk.once(
        ("cases", desk.period.key),
        lambda: desk.count("cases", title, map(desk.case, desk.cases), mark=False),
    )


def outcome_name(desk: Desk, value: str | None) -> str:
    """Return an outcome for people; None or ``unrecorded`` is 記載なし."""
    if desk.lang == "ja":
        return outcome_label(None if value == "unrecorded" else value)
    return desk.texts[f"outcome.{value or 'unrecorded'}"]


def procedure_name(desk: Desk, value: str) -> str:
    """Return a procedure for people."""
    return value if desk.lang == "ja" else desk.texts.get(f"procedure.{value}", value)


def _table(desk: Desk) -> Grid:
    texts = desk.texts
    heads = tuple(
        Head(name, texts[f"cases.{name}"], numeric=name in ("questions", "sentences"))
        for name in (
            "case", "subject", "procedure", "departments", "articles", "topics", "outcome",
            "wording", "questions", "sentences", "letters", "source",
        )
    )  # fmt: skip
    rows = tuple(Row(_cells(desk, fact), entry=desk.case(fact)) for fact in desk.cases)
    return Grid(
        id="cases", title=texts["cases.table"], heads=heads, rows=rows, cards=True,
        rule=texts["cases.rule"],
    )  # fmt: skip


def _cells(desk: Desk, fact: CaseFact) -> tuple[Cell, ...]:
    case, texts = fact.case, desk.texts
    unsaid = texts["words.unrecorded"]
    name = desk.case_label(fact, short=True)
    turns = desk.ledger.count(
        f"{fact.id}/questions", f"{desk.case_label(fact)} {texts['cases.questions']}",
        map(desk.turn, fact.questions),
    )  # fmt: skip
    sentences = desk.ledger.count(
        f"{fact.id}/sentences", f"{desk.case_label(fact)} {texts['cases.sentences']}",
        [one for turn in fact.questions for one in desk.sentences(turn)],
    )  # fmt: skip
    wording: Cell = unsaid
    if case.outcome.raw:
        said = desk.quote(fact.sitting, case.outcome.raw)
        wording = Rich((f"「{said}」 ", desk.line(fact.sitting, case.outcome.place)))
    return (
        f"{desk.sitting_label(fact.sitting)} {name}" if len(desk.sittings) > 1 else name,
        case.title or unsaid, procedure_name(desk, case.procedure), _departments(desk, fact),
        Many(tuple(label for _, label in fact.articles)) if fact.articles else unsaid,
        "、".join(label for _, label in fact.topics) or texts["words.none"],
        outcome_name(desk, fact.outcome), wording, turns, sentences, _letters(desk, fact),
        desk.line(fact.sitting, case.heading),
    )  # fmt: skip


def _departments(desk: Desk, fact: CaseFact) -> Cell:
    """Return who brings the case, with the role as printed; staff only where names are shown."""
    lines: list[Cell] = []
    for body in fact.case.bodies:
        if body.part.value not in _BRINGS:
            continue
        units = "、".join(unit.name for unit in body.units) or desk.texts["words.none"]
        staff = ""
        if desk.names and body.staff:
            people = "、".join(f"{p.name}{p.title or ''}" for p in body.staff)
            staff = f"（{people}）"
        lines.append(f"{body.role}: {units}{staff}")
    return Many(tuple(lines)) if lines else desk.texts["words.unrecorded"]


def _letters(desk: Desk, fact: CaseFact) -> Cell:
    """Return the answers about a case, each with its day and what it concludes."""
    said: list[Cell] = []
    for letter in desk.facts.library.letters_by_case.get(fact.id, ()):
        if letter.kind != "opinion":
            continue
        day = day_label(date.fromisoformat(letter.date), desk.lang) if letter.date else "—"
        said.append(
            desk.texts.fill(
                "cases.letter", day=day, number=letter.number or "—",
                outcome=outcome_name(desk, letter.outcome),
            )
        )  # fmt: skip
    return Many(tuple(said)) if said else None
