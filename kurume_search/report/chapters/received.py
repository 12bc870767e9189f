"""Chapter 7: what the council received as reports."""

from __future__ import annotations

from kurume_search.report.cells import Count
from kurume_search.report.chapters.cases import outcome_name
from kurume_search.report.model import (
    Block,
    Grid,
    Head,
    Prose,
    Row,
    Section,
)
from kurume_search.report.report_scope import ReportScope

REPORT = "報告"


def section(scope: ReportScope) -> Section:
    """Return the chapter."""
    texts = scope.texts
    blocks: list[Block] = [
        Prose(texts.rich("received.lead", items=items(scope), cases=reported(scope)))
    ]
    rows = [
        Row(
            (
                scope.sitting_label(sitting),
                item.title,
                texts["received.item"],
                texts["words.none"],
                scope.line(sitting, item.place),
            ),
            entry=entry,
        )
        for sitting in scope.sittings
        for item, entry in scope.items(sitting)
    ]
    rows += [
        Row(
            (
                scope.sitting_label(case.sitting),
                scope.case_ref(case),
                texts["received.case"],
                outcome_name(scope, case.outcome),
                scope.line(case.sitting, case.case.heading),
            )
        )
        for case in scope.cases
        if case.case.procedure == REPORT
    ]
    if rows:
        heads = tuple(
            Head(name, texts[f"received.{name}_head"])
            for name in ("meeting", "title", "kind", "outcome", "source")
        )
        blocks.append(
            Grid(
                id="received",
                title=texts["received.table"],
                heads=heads,
                rows=tuple(rows),
                rule=texts["received.rule"],
                notes=scope.corrected("agenda.kind", "case.procedure", "case.outcome"),
            )
        )
    return Section(id="received", title=texts["received.title"], blocks=tuple(blocks))


def items(scope: ReportScope) -> Count:
    """Return how many agenda items were reports."""
    ids = [entry for sitting in scope.sittings for _, entry in scope.items(sitting)]
    return scope.count("reports", scope.texts["received.list_items"], ids, mark=False)


def reported(scope: ReportScope) -> Count:
    """Return how many cases were reports."""
    ids = [scope.case(case) for case in scope.cases if case.case.procedure == REPORT]
    return scope.count("report_cases", scope.texts["received.list_cases"], ids, mark=False)
