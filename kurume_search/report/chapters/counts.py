"""Chapter 4: cases by outcome, procedure, article, department and topic, with denominators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from kurume_search.model.terms import APPROVALS, OUTCOMES, UNRECORDED
from kurume_search.query.terms import PROCEDURES
from kurume_search.report.cells import Cell, Count, Share
from kurume_search.report.chapters import pictures
from kurume_search.report.chapters.cases import outcome_name, procedure_name, total
from kurume_search.report.chapters.years import years_table
from kurume_search.report.facts import CaseFact, Pair
from kurume_search.report.ledger import change, share
from kurume_search.report.model import (
    Block,
    Grid,
    Head,
    Prose,
    Row,
    Section,
)
from kurume_search.report.report_scope import ReportScope
from kurume_search.text.reform import REFORM

_REVIEWS = tuple(value for value in dict.fromkeys(OUTCOMES.values()) if value.startswith("review"))

# What a table of cases rests on that a person can set right.
_RESTS_ON = {
    "outcome": ("case.outcome",),
    "procedure": ("case.procedure",),
    "topic": ("case.title",),
}

PairsOf = Callable[[CaseFact], Sequence[Pair]]


def section(scope: ReportScope) -> Section:
    """Return the chapter."""
    texts = scope.texts
    blocks: list[Block] = []
    if crosses(scope):
        blocks.append(Prose(texts.rich("counts.reform"), role="warning"))
    if len(scope.period.years) > 1 or scope.compared:
        blocks.append(years_table(scope))
    blocks.append(_grouped(scope, "outcome", _outcome(scope), _outcome_rows(scope)))
    blocks.append(pictures.outcomes(scope))
    blocks.append(Prose(texts.rich("counts.rate", rate=approval_rate(scope))))
    blocks.append(_grouped(scope, "procedure", _procedure(scope), _procedures(scope)))
    blocks.append(_grouped(scope, "article", lambda case: case.articles))
    drawn = pictures.articles(scope)
    if drawn is not None:
        blocks.append(drawn)
    blocks.append(_grouped(scope, "department", lambda case: case.departments))
    topics = {topic.id: topic.axis for topic in scope.facts.library.searcher.registers.topics}
    blocks += [
        _grouped(scope, f"topic_{axis}", _topics(topics, axis))
        for axis in ("provision", "field", "means")
    ]
    return Section(id="counts", title=texts["counts.title"], blocks=tuple(blocks))


def crosses(scope: ReportScope) -> bool:
    """Return whether what is counted or compared lies on both sides of the reform."""
    sittings = list(scope.sittings)
    if scope.other:
        sittings += scope.other.sittings
    return REFORM.crossed_by(sitting.day.toordinal() for sitting in sittings if sitting.day)


def approvals(scope: ReportScope) -> Count:
    """Return how many cases were approved, of every kind."""
    ids = [scope.case(case) for case in scope.cases if case.outcome in APPROVALS]
    return scope.count("approved_any", scope.texts["counts.approved_any"], ids, mark=False)


def approval_rate(scope: ReportScope) -> Share:
    """Return approved of every kind, of these and the rejected; nothing else stands in it."""
    decided = [c for c in scope.cases if c.outcome in (*APPROVALS, "rejected")]
    whole = scope.count(
        "decided", scope.texts["counts.decided"], map(scope.case, decided), mark=False
    )
    return share(approvals(scope), whole)


def with_outcome(scope: ReportScope, value: str) -> Count:
    """Return how many cases ended so; ``unrecorded`` is a value."""
    ended = [case for case in scope.cases if case.outcome == value]
    return _count(scope, "outcome", value, outcome_name(scope, value), ended)


def _outcome(scope: ReportScope) -> PairsOf:
    return lambda case: ((case.outcome, outcome_name(scope, case.outcome)),)


def _outcome_rows(scope: ReportScope) -> Iterator[Pair]:
    """Yield all outcomes: one that never occurs is a finding; reviews only where there are any."""
    reviews = any(case.case.procedure == "審査請求" for case in scope.cases)
    for value in (*dict.fromkeys(OUTCOMES.values()), UNRECORDED):
        if reviews or value not in _REVIEWS:
            yield value, outcome_name(scope, value)


def _procedure(scope: ReportScope) -> PairsOf:
    return lambda case: ((case.case.procedure, procedure_name(scope, case.case.procedure)),)


def _procedures(scope: ReportScope) -> Iterator[Pair]:
    return ((name, procedure_name(scope, name)) for name in PROCEDURES)


def _topics(axes: dict[str, str], axis: str) -> PairsOf:
    return lambda case: tuple(pair for pair in case.topics if axes.get(pair[0]) == axis)


def _grouped(
    scope: ReportScope, name: str, pairs: PairsOf, known: Iterable[Pair] | None = None
) -> Grid:
    """Return cases by what `pairs` gives for each, every group with the whole beside it.

    Args:
        scope: What to count.
        name: Of the table.
        pairs: The groups of a case.
        known: All groups in their order; None: those that are there, by their counts.
    """
    texts, then = scope.texts, scope.other
    now_by, then_by = _by(scope.cases, pairs), _by(then.cases if then else (), pairs)
    labels = dict(known) if known is not None else {}
    for case in (*scope.cases, *(then.cases if then else ())):
        for key, label in pairs(case) or (("none", texts[f"counts.{name}_none"]),):
            labels.setdefault(key, label)
    order = list(labels)
    if known is None:
        order.sort(key=lambda key: (key == "none", -len(now_by.get(key, ())), labels[key]))
    sides = crosses(scope) and len(scope.period.years) > 1
    rows = []
    for key in order:
        cells = _cells(scope, name, key, labels[key], now_by.get(key, []), sides=sides)
        if then is not None:
            assert isinstance(cells[1], Count)  # noqa: S101 - narrows for mypy
            cells += _compared(then, name, key, labels[key], then_by.get(key, []), cells[1])
        rows.append(Row(cells))
    whole: tuple[Cell, ...] = (texts["counts.distinct"], total(scope), None, None)
    if sides:
        whole += tuple(_sides(scope, f"{name}/all", texts["counts.distinct"], list(scope.cases)))
    if then is not None:
        whole += (total(then), change(total(scope), total(then)))
    rows.append(Row(whole))
    return Grid(
        id=f"by-{name}",
        title=texts[f"counts.{name}"],
        heads=_heads(scope, name, sides=sides),
        rows=tuple(rows),
        rule=texts[f"counts.{name}_rule"],
        notes=(texts["words.few_note"], *scope.corrected(*_RESTS_ON.get(name.split("_")[0], ()))),
        total=True,
    )


def _by(cases: Iterable[CaseFact], pairs: PairsOf) -> dict[str, list[CaseFact]]:
    found: dict[str, list[CaseFact]] = {}
    for case in cases:
        for key in dict(pairs(case)) or ("none",):
            found.setdefault(key, []).append(case)
    return found


def _cells(
    scope: ReportScope, name: str, key: str, label: str, cases: list[CaseFact], *, sides: bool
) -> tuple[Cell, ...]:
    counted = _count(scope, name, key, label, cases)
    whole = total(scope)
    cells: tuple[Cell, ...] = (label, counted, whole, share(counted, whole))
    return (*cells, *_sides(scope, f"{name}/{key}", label, cases)) if sides else cells


def _sides(scope: ReportScope, key: str, label: str, cases: list[CaseFact]) -> Iterator[Count]:
    for side in ("before", "after"):
        own = [
            case
            for case in cases
            if case.sitting.day and (case.sitting.day >= REFORM.first) == (side == "after")
        ]
        title = f"{label} {scope.texts[f'counts.{side}']}"
        yield scope.count(f"{key}/{side}", title, map(scope.case, own))


def _compared(
    then: ReportScope, name: str, key: str, label: str, cases: list[CaseFact], now: Count
) -> tuple[Cell, ...]:
    before = _count(then, name, key, label, cases)
    return before, change(now, before)


def _count(scope: ReportScope, name: str, key: str, label: str, cases: list[CaseFact]) -> Count:
    title = scope.texts.fill(f"counts.list_{name.split('_')[0]}", label=label)
    title = f"{scope.period.label(scope.lang)} {title}"
    return scope.count(f"{name}/{key}", title, map(scope.case, cases))


def _heads(scope: ReportScope, name: str, *, sides: bool) -> tuple[Head, ...]:
    texts = scope.texts
    heads = [
        Head("group", texts[f"counts.{name}_head"]),
        Head("cases", texts["counts.cases"], numeric=True),
        Head("all_cases", texts["counts.all_cases"], numeric=True),
        Head("share", texts["counts.share"], numeric=True),
    ]
    if sides:
        heads += [Head(side, texts[f"counts.{side}"], numeric=True) for side in ("before", "after")]
    if scope.other:
        heads.append(Head("compared", scope.other.period.label(scope.lang), numeric=True))
        heads.append(Head("change", texts["counts.change"], numeric=True))
    return tuple(heads)
