"""Chapter 7: what the council received as reports."""

from __future__ import annotations

from kurume_search.report.cells import Count
from kurume_search.report.chapters.cases import outcome_name
from kurume_search.report.entries import Desk
from kurume_search.report.model import (
    Block,
    Grid,
    Head,
    Prose,
    Row,
    Section,
)

REPORT = "報告"


def section(desk: Desk) -> Section:
    """Return the chapter."""
    texts = desk.texts
    blocks: list[Block] = [
        Prose(texts.rich("received.lead", items=items(desk), cases=reported(desk)))
    ]
    rows = [
        Row(
            (
                desk.sitting_label(sitting), item.title, texts["received.item"],
                texts["words.none"], desk.line(sitting, item.place),
            ),
            entry=entry,
        )
        for sitting in desk.sittings
        for item, entry in desk.items(sitting)
    ]  # fmt: skip
    rows += [
        Row(
            (
                desk.sitting_label(case.sitting), desk.case_ref(case), texts["received.case"],
                outcome_name(desk, case.outcome), desk.line(case.sitting, case.case.heading),
            )
        )
        for case in desk.cases
        if case.case.procedure == REPORT
    ]  # fmt: skip
    if rows:
        heads = tuple(
            Head(name, texts[f"received.{name}_head"])
            for name in ("meeting", "title", "kind", "outcome", "source")
        )
        blocks.append(
            Grid(
                id="received", title=texts["received.table"], heads=heads, rows=tuple(rows),
                rule=texts["received.rule"],
            )
        )  # fmt: skip
    return Section(id="received", title=texts["received.title"], blocks=tuple(blocks))


def items(desk: Desk) -> Count:
    """Return how many agenda items were reports."""
    ids = [entry for sitting in desk.sittings for _, entry in desk.items(sitting)]
    return desk.count("reports", desk.texts["received.list_items"], ids, mark=False)


def reported(desk: Desk) -> Count:
    """Return how many cases were reports."""
    ids = [desk.case(case) for case in desk.cases if case.case.procedure == REPORT]
    return desk.count("report_cases", desk.texts["received.list_cases"], ids, mark=False)
