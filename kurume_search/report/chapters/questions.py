"""Chapter 5: what members asked, by issue and department, and the words they asked in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kurume_search.report.cells import Cell, Count
from kurume_search.report.chapters import pictures
from kurume_search.report.facts import Pair, TurnFact
from kurume_search.report.ledger import change, share
from kurume_search.report.model import (
    Block,
    Grid,
    Head,
    Prose,
    Quotes,
    Row,
    Section,
)
from kurume_search.report.report_scope import ReportScope

_QUOTED = 3  # of each issue; the list behind its figure has them all


def section(scope: ReportScope) -> Section:
    """Return the chapter."""
    texts = scope.texts
    blocks: list[Block] = [
        Prose(
            texts.rich(
                "questions.lead",
                turns=turns(scope),
                sentences=sentences(scope),
                unanswered=unanswered(scope),
            )
        ),
        *filter(None, [pictures.questions(scope)]),
        _by_issue(scope),
        _by_department(scope),
        *_quotes(scope),
        Quotes(
            id="conditions",
            title=texts["questions.conditions"],
            entries=tuple(one for case in scope.cases for one in scope.conditions(case)),
            empty=texts["questions.no_conditions"],
        ),
    ]
    return Section(id="questions", title=texts["questions.title"], blocks=tuple(blocks))


def turns(scope: ReportScope) -> Count:
    """Return how many question turns there are; one about two cases is one."""
    return scope.once(("turns", scope.period.key), lambda: _counted(scope, "questions", "turns"))


def sentences(scope: ReportScope) -> Count:
    """Return how many question sentences those turns have."""
    return scope.once(
        ("sentences of", scope.period.key), lambda: _counted(scope, "sentences", "sentences")
    )


def _counted(scope: ReportScope, key: str, name: str) -> Count:
    ids = (
        [scope.turn(turn) for turn in scope.questions]
        if name == "turns"
        else [one for turn in scope.questions for one in scope.sentences(turn)]
    )
    return scope.count(key, _titled(scope, f"questions.{name}"), ids, mark=False)


def unanswered(scope: ReportScope) -> Count:
    """Return how many question turns nobody answered."""
    silent = {
        f"{sitting.id}/{exchange.question}"
        for sitting in scope.sittings
        for exchange in sitting.minutes.exchanges
        if not exchange.answers
    }
    ids = [scope.turn(turn) for turn in scope.questions if turn.id in silent]
    return scope.count("unanswered", _titled(scope, "questions.unanswered"), ids, mark=False)


def conditions(scope: ReportScope) -> Count:
    """Return how many conditions and attached opinions were recorded."""
    ids = [one for case in scope.cases for one in scope.conditions(case)]
    return scope.count("conditions", _titled(scope, "questions.conditions"), ids, mark=False)


def _titled(scope: ReportScope, key: str) -> str:
    return f"{scope.period.label(scope.lang)} {scope.texts[key]}"


def _by_issue(scope: ReportScope) -> Grid:
    labels = dict(scope.facts.issue_labels())
    labels["none"] = scope.texts["questions.issue_none"]
    return _grouped(scope, "issue", labels, {t.id: t.issues for t in _all_turns(scope)})


def _by_department(scope: ReportScope) -> Grid:
    labels: dict[str, str] = {}
    groups: dict[str, Sequence[Pair]] = {}
    for turn in _all_turns(scope):
        cases = [case for case in turn.sitting.cases if case.id in turn.cases]
        pairs = dict(pair for case in cases for pair in case.departments)
        labels.update(pairs)
        groups[turn.id] = tuple(pairs.items())
    labels["none"] = scope.texts["questions.department_none"]
    return _grouped(scope, "department", labels, groups)


def _all_turns(scope: ReportScope) -> Iterator[TurnFact]:
    yield from scope.questions
    if scope.other:
        yield from scope.other.questions


def _grouped(
    scope: ReportScope, name: str, labels: dict[str, str], groups: dict[str, Sequence[Pair]]
) -> Grid:
    texts, then = scope.texts, scope.other
    now_by = _by(scope.questions, groups)
    then_by = _by(then.questions, groups) if then else {}
    order = sorted(labels, key=lambda key: (key == "none", -len(now_by.get(key, ()))))
    rows = []
    for key in order:
        own = now_by.get(key, [])
        counted = _turns(scope, name, key, labels[key], own)
        cells: tuple[Cell, ...] = (
            labels[key],
            counted,
            turns(scope),
            share(counted, turns(scope)),
            scope.count(
                f"questions/{name}/{key}/sentences",
                f"{labels[key]} {texts['questions.sentences']}",
                [one for turn in own for one in scope.sentences(turn)],
            ),
        )
        if then is not None:
            cells += _compared(then, name, key, labels[key], then_by.get(key, []), counted)
        rows.append(Row(cells))
    total: tuple[Cell, ...] = (
        texts["questions.distinct"],
        turns(scope),
        None,
        None,
        sentences(scope),
    )
    if then is not None:
        total += (turns(then), change(turns(scope), turns(then)))
    rows.append(Row(total))
    return Grid(
        id=f"questions-{name}",
        title=texts[f"questions.by_{name}"],
        heads=_heads(scope, name),
        rows=tuple(rows),
        rule=texts[f"questions.{name}_rule"],
        notes=(texts["words.few_note"], *scope.corrected("turn.kind", "turn.cases")),
        total=True,
    )


def _by(turns: Iterable[TurnFact], groups: dict[str, Sequence[Pair]]) -> dict[str, list[TurnFact]]:
    found: dict[str, list[TurnFact]] = {}
    for turn in turns:
        for key in dict(groups[turn.id]) or ("none",):
            found.setdefault(key, []).append(turn)
    return found


def _turns(scope: ReportScope, name: str, key: str, label: str, own: list[TurnFact]) -> Count:
    title = f"{_titled(scope, 'questions.turns')} — {label}"
    return scope.count(f"questions/{name}/{key}", title, map(scope.turn, own))


def _compared(
    then: ReportScope, name: str, key: str, label: str, own: list[TurnFact], now: Count
) -> tuple[Cell, ...]:
    before = _turns(then, name, key, label, own)
    return before, change(now, before)


def _heads(scope: ReportScope, name: str) -> tuple[Head, ...]:
    texts = scope.texts
    heads = [Head("group", texts[f"questions.{name}_head"])]
    heads += [
        Head(key, texts[f"questions.{key}_head"], numeric=True)
        for key in ("turns", "all_turns", "share", "sentences")
    ]
    if scope.other:
        heads.append(Head("compared", scope.other.period.label(scope.lang), numeric=True))
        heads.append(Head("change", texts["counts.change"], numeric=True))
    return tuple(heads)


def _quotes(scope: ReportScope) -> Iterator[Quotes]:
    """Yield what was asked under each issue: of different cases where there are several."""
    by_issue: dict[str, list[TurnFact]] = {}
    for turn in scope.questions:
        for key, _ in turn.issues:
            by_issue.setdefault(key, []).append(turn)
    for key, label in scope.facts.issue_labels():
        own = by_issue.get(key)
        if own:
            yield Quotes(
                id=f"concerns-{key}",
                title=scope.texts.fill("questions.concern", label=label),
                entries=tuple(scope.turn(turn) for turn in _spread(own)),
            )


def _spread(own: list[TurnFact]) -> list[TurnFact]:
    first: list[TurnFact] = []
    rest: list[TurnFact] = []
    seen: set[tuple[str, ...]] = set()
    for turn in own:
        (rest if turn.cases in seen else first).append(turn)
        seen.add(turn.cases)
    return (first + rest)[:_QUOTED]
