"""Chapter 5: what members asked, by issue and department, and the words they asked in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kurume_search.report.cells import Cell, Count
from kurume_search.report.chapters import pictures
from kurume_search.report.entries import Desk
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

_QUOTED = 3  # of each issue; the list behind its figure has them all


def section(desk: Desk) -> Section:
    """Return the chapter."""
    texts = desk.texts
    blocks: list[Block] = [
        Prose(
            texts.rich(
                "questions.lead", turns=turns(desk), sentences=sentences(desk),
                unanswered=unanswered(desk),
            )
        ),
        *filter(None, [pictures.questions(desk)]),
        _by_issue(desk),
        _by_department(desk),
        *_quotes(desk),
        Quotes(
            id="conditions", title=texts["questions.conditions"],
            entries=tuple(one for case in desk.cases for one in desk.conditions(case)),
            empty=texts["questions.no_conditions"],
        ),
    ]  # fmt: skip
    return Section(id="questions", title=texts["questions.title"], blocks=tuple(blocks))


def turns(desk: Desk) -> Count:
    """Return how many question turns there are; one about two cases is one."""
    return desk.once(("turns", desk.period.key), lambda: _counted(desk, "questions", "turns"))


def sentences(desk: Desk) -> Count:
    """Return how many question sentences those turns have."""
    return desk.once(
        ("sentences of", desk.period.key), lambda: _counted(desk, "sentences", "sentences")
    )


def _counted(desk: Desk, key: str, name: str) -> Count:
    ids = (
        [desk.turn(turn) for turn in desk.questions]
        if name == "turns"
        else [one for turn in desk.questions for one in desk.sentences(turn)]
    )
    return desk.count(key, _titled(desk, f"questions.{name}"), ids, mark=False)


def unanswered(desk: Desk) -> Count:
    """Return how many question turns nobody answered."""
    silent = {
        f"{sitting.id}/{exchange.question}"
        for sitting in desk.sittings
        for exchange in sitting.minutes.exchanges
        if not exchange.answers
    }
    ids = [desk.turn(turn) for turn in desk.questions if turn.id in silent]
    return desk.count("unanswered", _titled(desk, "questions.unanswered"), ids, mark=False)


def conditions(desk: Desk) -> Count:
    """Return how many conditions and attached opinions were recorded."""
    ids = [one for case in desk.cases for one in desk.conditions(case)]
    return desk.count("conditions", _titled(desk, "questions.conditions"), ids, mark=False)


def _titled(desk: Desk, key: str) -> str:
    return f"{desk.period.label(desk.lang)} {desk.texts[key]}"


def _by_issue(desk: Desk) -> Grid:
    labels = dict(desk.facts.issue_labels())
    labels["none"] = desk.texts["questions.issue_none"]
    return _grouped(desk, "issue", labels, {t.id: t.issues for t in _all_turns(desk)})


def _by_department(desk: Desk) -> Grid:
    labels: dict[str, str] = {}
    groups: dict[str, Sequence[Pair]] = {}
    for turn in _all_turns(desk):
        cases = [case for case in turn.sitting.cases if case.id in turn.cases]
        pairs = dict(pair for case in cases for pair in case.departments)
        labels.update(pairs)
        groups[turn.id] = tuple(pairs.items())
    labels["none"] = desk.texts["questions.department_none"]
    return _grouped(desk, "department", labels, groups)


def _all_turns(desk: Desk) -> Iterator[TurnFact]:
    yield from desk.questions
    if desk.other:
        yield from desk.other.questions


def _grouped(
    desk: Desk, name: str, labels: dict[str, str], groups: dict[str, Sequence[Pair]]
) -> Grid:
    texts, then = desk.texts, desk.other
    now_by = _by(desk.questions, groups)
    then_by = _by(then.questions, groups) if then else {}
    order = sorted(labels, key=lambda key: (key == "none", -len(now_by.get(key, ()))))
    rows = []
    for key in order:
        own = now_by.get(key, [])
        counted = _turns(desk, name, key, labels[key], own)
        cells: tuple[Cell, ...] = (
            labels[key], counted, turns(desk), share(counted, turns(desk)),
            desk.count(
                f"questions/{name}/{key}/sentences",
                f"{labels[key]} {texts['questions.sentences']}",
                [one for turn in own for one in desk.sentences(turn)],
            ),
        )  # fmt: skip
        if then is not None:
            cells += _compared(then, name, key, labels[key], then_by.get(key, []), counted)
        rows.append(Row(cells))
    total: tuple[Cell, ...] = (
        texts["questions.distinct"], turns(desk), None, None, sentences(desk)
    )  # fmt: skip
    if then is not None:
        total += (turns(then), change(turns(desk), turns(then)))
    rows.append(Row(total))
    return Grid(
        id=f"questions-{name}", title=texts[f"questions.by_{name}"], heads=_heads(desk, name),
        rows=tuple(rows), rule=texts[f"questions.{name}_rule"],
        notes=(texts["words.few_note"],), total=True,
    )  # fmt: skip


def _by(held: Iterable[TurnFact], groups: dict[str, Sequence[Pair]]) -> dict[str, list[TurnFact]]:
    found: dict[str, list[TurnFact]] = {}
    for turn in held:
        for key in dict(groups[turn.id]) or ("none",):
            found.setdefault(key, []).append(turn)
    return found


def _turns(desk: Desk, name: str, key: str, label: str, own: list[TurnFact]) -> Count:
    title = f"{_titled(desk, 'questions.turns')} — {label}"
    return desk.count(f"questions/{name}/{key}", title, map(desk.turn, own))


def _compared(
    then: Desk, name: str, key: str, label: str, own: list[TurnFact], now: Count
) -> tuple[Cell, ...]:
    before = _turns(then, name, key, label, own)
    return before, change(now, before)


def _heads(desk: Desk, name: str) -> tuple[Head, ...]:
    texts = desk.texts
    heads = [Head("group", texts[f"questions.{name}_head"])]
    heads += [
        Head(key, texts[f"questions.{key}_head"], numeric=True)
        for key in ("turns", "all_turns", "share", "sentences")
    ]
    if desk.other:
        heads.append(Head("compared", desk.other.period.label(desk.lang), numeric=True))
        heads.append(Head("change", texts["counts.change"], numeric=True))
    return tuple(heads)


def _quotes(desk: Desk) -> Iterator[Quotes]:
    """Yield what was asked under each issue: of different cases where there are several."""
    by_issue: dict[str, list[TurnFact]] = {}
    for turn in desk.questions:
        for key, _ in turn.issues:
            by_issue.setdefault(key, []).append(turn)
    for key, label in desk.facts.issue_labels():
        own = by_issue.get(key)
        if own:
            yield Quotes(
                id=f"concerns-{key}", title=desk.texts.fill("questions.concern", label=label),
                entries=tuple(desk.turn(turn) for turn in _spread(own)),
            )  # fmt: skip


def _spread(own: list[TurnFact]) -> list[TurnFact]:
    first: list[TurnFact] = []
    rest: list[TurnFact] = []
    seen: set[tuple[str, ...]] = set()
    for turn in own:
        (rest if turn.cases in seen else first).append(turn)
        seen.add(turn.cases)
    return (first + rest)[:_QUOTED]
