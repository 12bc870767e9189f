"""Chapter 6: what changed since the compared year, and since what was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kurume_search.model.terms import UNRECORDED
from kurume_search.report.cells import Cell, Count
from kurume_search.report.chapters import counts, meetings, questions, received
from kurume_search.report.chapters.cases import outcome_name, total
from kurume_search.report.facts import CaseFact, Pair
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
from kurume_search.search.building.threads import threads


@dataclass(frozen=True, slots=True)
class Difference:
    """The chapter, and the same as data."""

    blocks: tuple[Block, ...]
    data: Mapping[str, Any]


def section(
    scope: ReportScope, published: Difference | None
) -> tuple[Section, Mapping[str, Any] | None]:
    """Return the chapter and its data; None where nothing was compared."""
    texts = scope.texts
    blocks: list[Block] = []
    data: dict[str, Any] = {}
    if scope.compared is None:
        blocks.append(Prose(texts.rich("difference.none")))
    else:
        between = _between(scope, scope.of(scope.compared))
        blocks += between.blocks
        data.update(between.data)
    if published is None:
        blocks.append(Prose(texts.rich("difference.unpublished"), role="note"))
    else:
        blocks += published.blocks
        data["published"] = published.data
    made = Section(id="difference", title=texts["difference.title"], blocks=tuple(blocks))
    return made, data or None


def _between(now: ReportScope, then: ReportScope) -> Difference:
    """Return what differs between two periods; only that, where the earlier has no minutes."""
    texts = now.texts
    labels = {"now": now.period.label(now.lang), "then": then.period.label(now.lang)}
    if not then.sittings:
        words = texts.rich("difference.no_data", then=labels["then"])
        return Difference(
            (Prose(words, role="warning"),),
            {
                "compared": then.period.key,
                "status": "no-data",
                "figures": [],
                "added": [],
                "removed": [],
                "continued": [],
            },
        )
    blocks: list[Block] = [Prose(texts.rich("difference.lead", **labels))]
    if counts.crosses(now):
        blocks.append(Prose(texts.rich("counts.reform"), role="warning"))
    if absent := _absent(now, then):
        words = texts.rich("difference.absent", then=labels["then"], names=absent)
        blocks.append(Prose(words, role="warning"))
    pairs = [(title, a, b) for (title, a), (_, b) in zip(_key(now), _key(then), strict=True)]
    heads = (
        Head("figure", texts["difference.figure"]),
        Head("now", labels["now"], numeric=True),
        Head("then", labels["then"], numeric=True),
        Head("change", texts["counts.change"], numeric=True),
    )
    rows = tuple(Row((title, a, b, change(a, b))) for title, a, b in pairs)
    blocks.append(
        Grid(
            id="difference-figures",
            title=texts.fill("difference.figures", **labels),
            heads=heads,
            rows=rows,
            rule=texts["difference.rule"],
        )
    )
    appeared, data = _appeared(now, then)
    blocks.append(appeared)
    carried = list(_carried(now, then))
    if carried:
        blocks.append(_carried_table(now, carried))
    return Difference(
        tuple(blocks),
        {
            "compared": then.period.key,
            "status": "compared",
            "figures": [
                {"key": a.key, "now": a.value, "then": b.value, "change": a.value - b.value}
                for _, a, b in pairs
            ],
            **data,
            "continued": [
                {
                    "case": later.id,
                    "earlier": earlier.id,
                    "was": _value(earlier),
                    "now": _value(later),
                }
                for earlier, later in carried
            ],
        },
    )


def _absent(now: ReportScope, then: ReportScope) -> str:
    """Return the names of councils that met now and have no minutes of then."""
    met = {sitting.council for sitting in then.sittings}
    names = {s.council: s.council_label for s in now.sittings if s.council not in met}
    return now.texts["words.and"].join(names[key] for key in sorted(names))


def _value(case: CaseFact) -> str | None:
    return None if case.outcome == UNRECORDED else case.outcome


def _key(scope: ReportScope) -> Iterator[tuple[str, Count]]:
    """Yield the figures that a reader compares first."""
    texts = scope.texts
    yield texts["years.meetings"], meetings.held(scope)
    yield texts["years.cases"], total(scope)
    yield texts["counts.approved_any"], counts.approvals(scope)
    for value in ("rejected", "continued", UNRECORDED):
        yield outcome_name(scope, value), counts.with_outcome(scope, value)
    yield texts["questions.turns"], questions.turns(scope)
    yield texts["questions.sentences"], questions.sentences(scope)
    yield texts["questions.unanswered"], questions.unanswered(scope)
    yield texts["questions.conditions"], questions.conditions(scope)
    yield texts["received.list_items"], received.items(scope)


def _groups(scope: ReportScope, name: str) -> dict[Pair, list[str]]:
    found: dict[Pair, list[str]] = {}
    for case in scope.cases:
        for pair in getattr(case, name):
            found.setdefault(pair, []).append(scope.case(case))
    return found


def _only_in(
    own: dict[Pair, list[str]], other: dict[Pair, list[str]]
) -> list[tuple[Pair, list[str]]]:
    """Return the groups whose key `other` doesn't have, those of most cases first."""
    keys = {key for key, _ in other}
    found = [(pair, ids) for pair, ids in own.items() if pair[0] not in keys]
    return sorted(found, key=lambda one: (-len(one[1]), one[0][1]))


def _appeared(now: ReportScope, then: ReportScope) -> tuple[Grid, dict[str, Any]]:
    texts = now.texts
    rows = []
    data: dict[str, list[dict[str, Any]]] = {"added": [], "removed": []}
    for name, kind in (("articles", "article"), ("departments", "department"), ("topics", "topic")):
        after, before = _groups(now, name), _groups(then, name)
        for what, own, other, scope in (
            ("added", after, before, now),
            ("removed", before, after, then),
        ):
            for (key, label), ids in _only_in(own, other):
                title = f"{scope.period.label(scope.lang)} {label}"
                counted = scope.count(f"{kind}s/{what}/{key}", title, ids)
                cells: tuple[Cell, ...] = (
                    texts[f"difference.{what}"],
                    texts[f"difference.{kind}"],
                    label,
                    counted,
                )
                rows.append(Row(cells))
                data[what].append({"kind": kind, "key": key, "label": label, "cases": ids})
    heads = (
        Head("what", texts["difference.what"]),
        Head("kind", texts["difference.kind"]),
        Head("name", texts["difference.name"]),
        Head("cases", texts["counts.cases"], numeric=True),
    )
    table = Grid(
        id="difference-groups",
        title=texts["difference.groups"],
        heads=heads,
        rows=tuple(rows),
        rule=texts["difference.groups_rule"],
    )
    return table, data


def _carried(now: ReportScope, then: ReportScope) -> Iterator[tuple[CaseFact, CaseFact]]:
    """Yield cases left open in the compared period with the sitting that took them up again."""
    searcher = now.facts.library.searcher
    later = {case.id: case for case in now.cases}
    earlier = {case.id: case for case in then.cases}
    for thread in threads(searcher.columns, searcher.registers):
        old = [earlier[name] for name in thread if name in earlier]
        new = [later[name] for name in thread if name in later]
        if old and new:
            yield old[-1], new[-1]


def _carried_table(scope: ReportScope, carried: list[tuple[CaseFact, CaseFact]]) -> Grid:
    texts = scope.texts
    rows = tuple(
        Row(
            (
                scope.case_ref(earlier),
                outcome_name(scope, earlier.outcome),
                scope.case_ref(later),
                outcome_name(scope, later.outcome),
            )
        )
        for earlier, later in carried
    )
    heads = tuple(
        Head(name, texts[f"difference.carried_{name}"])
        for name in ("earlier", "was", "later", "now")
    )
    return Grid(
        id="difference-carried",
        title=texts["difference.carried"],
        heads=heads,
        rows=rows,
        rule=texts["difference.carried_rule"],
        cards=True,
    )
