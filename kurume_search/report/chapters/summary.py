"""Chapter 1: one page, whose first sentence says which meetings are in and which are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kurume_search.query.terms import OUTCOMES
from kurume_search.report.cells import Cell, Count, Rich
from kurume_search.report.chapters import cases, counts, meetings, quality, questions, received
from kurume_search.report.entries import Desk
from kurume_search.report.ledger import change
from kurume_search.report.model import (
    Block,
    Grid,
    Head,
    Prose,
    Row,
    Section,
)

_ALWAYS = ("approved", "rejected", "unrecorded")
_ISSUES = 3  # named in the summary


def section(desk: Desk, *, synthetic: bool, difference: Any) -> Section:
    """Return the chapter."""
    texts = desk.texts
    blocks: list[Block] = []
    if synthetic:
        blocks.append(Prose(texts.rich("summary.synthetic"), role="warning"))
    lead = meetings.short_coverage if len(desk.period.years) > 1 else meetings.coverage
    parts = [part for rich in lead(desk) for part in rich.parts]
    blocks.append(Prose(Rich(tuple(parts)), role="lead"))
    blocks.append(Prose(_outcomes(desk)))
    if counts.with_outcome(desk, "unrecorded").value:
        blocks.append(Prose(texts.rich("summary.unrecorded"), role="note"))
    blocks.append(Prose(_asked(desk)))
    blocks += [Prose(rich) for rich in _changes(difference)(desk)]
    blocks.append(_figures(desk))
    return Section(id="summary", title=texts["summary.title"], blocks=tuple(blocks))


def _outcomes(desk: Desk) -> Rich:
    texts = desk.texts
    named: list[Cell] = []
    for value in (*dict.fromkeys(OUTCOMES.values()), "unrecorded"):
        found = counts.with_outcome(desk, value)
        if found.value or value in _ALWAYS:
            if named:
                named.append(texts["words.comma"])
            named.append(
                texts.rich(
                    "summary.outcome", label=cases.outcome_name(desk, value), count=_plain(found)
                )
            )
    return texts.rich("summary.cases", cases=cases.total(desk), outcomes=Rich(tuple(named)))


def _plain(count: Count) -> Count:
    """Return `count` without the mark for few: a sentence of counts claims no tendency."""
    return Count(key=count.key, value=count.value, listing=count.listing)


def _asked(desk: Desk) -> Rich:
    texts = desk.texts
    said: list[Cell] = [
        texts.rich("summary.questions", turns=questions.turns(desk),
                   sentences=questions.sentences(desk))
    ]  # fmt: skip
    by_issue: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for turn in desk.questions:
        for key, label in turn.issues:
            by_issue.setdefault(key, []).append(desk.turn(turn))
            labels[key] = label
    most = sorted(by_issue, key=lambda key: (-len(by_issue[key]), labels[key]))[:_ISSUES]
    if most:
        named: list[Cell] = []
        for key in most:
            if named:
                named.append(texts["words.comma"])
            title = f"{desk.period.label(desk.lang)} {texts['questions.turns']} — {labels[key]}"
            counted = desk.count(f"questions/issue/{key}", title, by_issue[key], mark=False)
            named.append(texts.rich("summary.issue", label=labels[key], count=counted))
        said.append(texts.rich("summary.issues", issues=Rich(tuple(named))))
    said.append(
        texts.rich(
            "summary.rest", conditions=questions.conditions(desk), items=received.items(desk)
        )
    )
    return Rich(tuple(said))


def _changes(difference: Any) -> Any:
    def words(desk: Desk) -> Iterator[Rich]:
        texts = desk.texts
        if desk.compared is not None:
            then = desk.of(desk.compared)
            label = then.period.label(desk.lang)
            if not then.sittings:
                yield texts.rich("difference.no_data", then=label)
            else:
                yield texts.rich(
                    "summary.change", then=label,
                    cases=change(cases.total(desk), cases.total(then)),
                    questions=change(questions.turns(desk), questions.turns(then)),
                )  # fmt: skip
        published = (difference or {}).get("published")
        if published is not None:
            key = "summary.restated" if published["restated"] else "summary.not_restated"
            yield texts.rich(key)

    return words


def _figures(desk: Desk) -> Grid:
    texts = desk.texts
    rows: list[tuple[str, Cell]] = [
        (texts["years.meetings"], meetings.held(desk)),
        (texts["years.cases"], cases.total(desk)),
        (texts["counts.approved_any"], counts.approvals(desk)),
        (cases.outcome_name(desk, "unrecorded"), _plain(counts.with_outcome(desk, "unrecorded"))),
        (texts["years.rate"], counts.approval_rate(desk)),
        (texts["questions.turns"], questions.turns(desk)),
        (texts["questions.sentences"], questions.sentences(desk)),
        (texts["questions.unanswered"], questions.unanswered(desk)),
        (texts["questions.conditions"], questions.conditions(desk)),
        (texts["received.list_items"], received.items(desk)),
        (texts["quality.corrections"], _corrections(desk)),
    ]
    return Grid(
        id="summary-figures", title=texts["summary.figures"],
        heads=(
            Head("figure", texts["difference.figure"]),
            Head("value", texts["summary.value"], numeric=True),
        ),
        rows=tuple(Row(row) for row in rows), rule=texts["summary.rule"],
        notes=(texts["words.few_note"],),
    )  # fmt: skip


def _corrections(desk: Desk) -> Count:
    ids = [entry for entry, _ in quality.corrected(desk)]
    return desk.count("corrections", desk.texts["quality.corrections"], ids, mark=False)
