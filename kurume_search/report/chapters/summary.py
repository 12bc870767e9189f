"""Chapter 1: one page, whose first sentence says which meetings are in and which are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kurume_search.model.makeup import Makeup
from kurume_search.model.terms import OUTCOMES, UNRECORDED
from kurume_search.report.cells import Cell, Count, Rich
from kurume_search.report.chapters import cases, counts, meetings, quality, questions, received
from kurume_search.report.ledger import change
from kurume_search.report.model import (
    Block,
    Grid,
    Head,
    Prose,
    Row,
    Section,
)
from kurume_search.report.report_scope import ReportScope

_ALWAYS = ("approved", "rejected", UNRECORDED)
_ISSUES = 3  # named in the summary


def section(scope: ReportScope, *, makeup: Makeup, difference: Any) -> Section:
    """Return the chapter."""
    texts = scope.texts
    blocks: list[Block] = []
    if makeup.mixed:
        said = {"synthetic": str(makeup.synthetic), "real": str(makeup.real)}
        blocks.append(Prose(texts.rich("summary.mixed", **said), role="warning"))
    elif makeup.synthetic:
        blocks.append(Prose(texts.rich("summary.synthetic"), role="warning"))
    lead = meetings.short_coverage if len(scope.period.years) > 1 else meetings.coverage
    parts = [part for rich in lead(scope) for part in rich.parts]
    blocks.append(Prose(Rich(tuple(parts)), role="lead"))
    blocks.append(Prose(_outcomes(scope)))
    if counts.with_outcome(scope, UNRECORDED).value:
        blocks.append(Prose(texts.rich("summary.unrecorded"), role="note"))
    blocks.append(Prose(_asked(scope)))
    blocks += [Prose(rich) for rich in _changes(difference)(scope)]
    blocks.append(_figures(scope))
    return Section(id="summary", title=texts["summary.title"], blocks=tuple(blocks))


def _outcomes(scope: ReportScope) -> Rich:
    texts = scope.texts
    named: list[Cell] = []
    for value in (*dict.fromkeys(OUTCOMES.values()), UNRECORDED):
        found = counts.with_outcome(scope, value)
        if found.value or value in _ALWAYS:
            if named:
                named.append(texts["words.comma"])
            named.append(
                texts.rich(
                    "summary.outcome",
                    label=cases.outcome_name(scope, value),
                    count=_plain(found),
                )
            )
    return texts.rich("summary.cases", cases=cases.total(scope), outcomes=Rich(tuple(named)))


def _plain(count: Count) -> Count:
    """Return `count` without the mark for few: a sentence of counts claims no tendency."""
    return Count(key=count.key, value=count.value, listing=count.listing)


def _asked(scope: ReportScope) -> Rich:
    texts = scope.texts
    said: list[Cell] = [
        texts.rich(
            "summary.questions", turns=questions.turns(scope), sentences=questions.sentences(scope)
        )
    ]
    by_issue: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for turn in scope.questions:
        for key, label in turn.issues:
            by_issue.setdefault(key, []).append(scope.turn(turn))
            labels[key] = label
    most = sorted(by_issue, key=lambda key: (-len(by_issue[key]), labels[key]))[:_ISSUES]
    if most:
        named: list[Cell] = []
        for key in most:
            if named:
                named.append(texts["words.comma"])
            title = f"{scope.period.label(scope.lang)} {texts['questions.turns']} — {labels[key]}"
            counted = scope.count(f"questions/issue/{key}", title, by_issue[key], mark=False)
            named.append(texts.rich("summary.issue", label=labels[key], count=counted))
        said.append(texts.rich("summary.issues", issues=Rich(tuple(named))))
    said.append(
        texts.rich(
            "summary.rest",
            conditions=questions.conditions(scope),
            items=received.items(scope),
        )
    )
    return Rich(tuple(said))


def _changes(difference: Any) -> Any:
    def words(scope: ReportScope) -> Iterator[Rich]:
        texts = scope.texts
        if scope.compared is not None:
            then = scope.of(scope.compared)
            label = then.period.label(scope.lang)
            if not then.sittings:
                yield texts.rich("difference.no_data", then=label)
            else:
                yield texts.rich(
                    "summary.change",
                    then=label,
                    cases=change(cases.total(scope), cases.total(then)),
                    questions=change(questions.turns(scope), questions.turns(then)),
                )
        published = (difference or {}).get("published")
        if published is not None:
            key = "summary.restated" if published["restated"] else "summary.not_restated"
            yield texts.rich(key)

    return words


def _figures(scope: ReportScope) -> Grid:
    texts = scope.texts
    rows: list[tuple[str, Cell]] = [
        (texts["years.meetings"], meetings.held(scope)),
        (texts["years.cases"], cases.total(scope)),
        (texts["counts.approved_any"], counts.approvals(scope)),
        (
            cases.outcome_name(scope, UNRECORDED),
            _plain(counts.with_outcome(scope, UNRECORDED)),
        ),
        (texts["years.rate"], counts.approval_rate(scope)),
        (texts["questions.turns"], questions.turns(scope)),
        (texts["questions.sentences"], questions.sentences(scope)),
        (texts["questions.unanswered"], questions.unanswered(scope)),
        (texts["questions.conditions"], questions.conditions(scope)),
        (texts["received.list_items"], received.items(scope)),
        (texts["quality.corrections"], _corrections(scope)),
    ]
    return Grid(
        id="summary-figures",
        title=texts["summary.figures"],
        heads=(
            Head("figure", texts["difference.figure"]),
            Head("value", texts["summary.value"], numeric=True),
        ),
        rows=tuple(Row(row) for row in rows),
        rule=texts["summary.rule"],
        notes=(
            texts["words.few_note"],
            *scope.corrected("case.outcome", "turn.kind", "agenda.kind"),
        ),
    )


def _corrections(scope: ReportScope) -> Count:
    ids = [entry for entry, _ in quality.corrected(scope)]
    return scope.count("corrections", scope.texts["quality.corrections"], ids, mark=False)
