"""Chapter 4: cases by outcome, procedure, article, department and topic, with denominators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from kurume_search.query.terms import APPROVALS, OUTCOMES, PROCEDURES
from kurume_search.report.cells import Cell, Count, Share
from kurume_search.report.chapters import pictures
from kurume_search.report.chapters.cases import outcome_name, procedure_name, total
from kurume_search.report.chapters.years import years_table
from kurume_search.report.entries import Desk
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

REFORM = date(2023, 4, 1)
_REVIEWS = tuple(value for value in dict.fromkeys(OUTCOMES.values()) if value.startswith("review"))

PairsOf = Callable[[CaseFact], Sequence[Pair]]


def section(desk: Desk) -> Section:
    """Return the chapter."""
    texts = desk.texts
    blocks: list[Block] = []
    if crosses(desk):
        blocks.append(Prose(texts.rich("counts.reform"), role="warning"))
    if len(desk.period.years) > 1 or desk.compared:
        blocks.append(years_table(desk))
    blocks.append(_grouped(desk, "outcome", _outcome(desk), _outcome_rows(desk)))
    blocks.append(pictures.outcomes(desk))
    blocks.append(Prose(texts.rich("counts.rate", rate=approval_rate(desk))))
    blocks.append(_grouped(desk, "procedure", _procedure(desk), _procedures(desk)))
    blocks.append(_grouped(desk, "article", lambda case: case.articles))
    drawn = pictures.articles(desk)
    if drawn is not None:
        blocks.append(drawn)
    blocks.append(_grouped(desk, "department", lambda case: case.departments))
    topics = {topic.id: topic.axis for topic in desk.facts.library.searcher.registers.topics}
    blocks += [
        _grouped(desk, f"topic_{axis}", _topics(topics, axis))
        for axis in ("provision", "field", "means")
    ]
    return Section(id="counts", title=texts["counts.title"], blocks=tuple(blocks))


def crosses(desk: Desk) -> bool:
    """Say whether what is counted or compared lies on both sides of the reform of 2023."""
    sittings = list(desk.sittings)
    if desk.other:
        sittings += desk.other.sittings
    return len({sitting.day >= REFORM for sitting in sittings if sitting.day}) == 2


def approvals(desk: Desk) -> Count:
    """Return how many cases were approved, of every kind."""
    ids = [desk.case(case) for case in desk.cases if case.outcome in APPROVALS]
    return desk.count("approved_any", desk.texts["counts.approved_any"], ids, mark=False)


def approval_rate(desk: Desk) -> Share:
    """Return approved of every kind, of these and the rejected; nothing else stands in it."""
    decided = [c for c in desk.cases if c.outcome in (*APPROVALS, "rejected")]
    whole = desk.count("decided", desk.texts["counts.decided"], map(desk.case, decided), mark=False)
    return share(approvals(desk), whole)


def with_outcome(desk: Desk, value: str) -> Count:
    """Return how many cases ended so; ``unrecorded`` is a value."""
    held = [case for case in desk.cases if case.outcome == value]
    return _count(desk, "outcome", value, outcome_name(desk, value), held)


def _outcome(desk: Desk) -> PairsOf:
    return lambda case: ((case.outcome, outcome_name(desk, case.outcome)),)


def _outcome_rows(desk: Desk) -> Iterator[Pair]:
    """Yield all outcomes: one that never occurs is a finding; reviews only where there are any."""
    reviews = any(case.case.procedure == "審査請求" for case in desk.cases)
    for value in (*dict.fromkeys(OUTCOMES.values()), "unrecorded"):
        if reviews or value not in _REVIEWS:
            yield value, outcome_name(desk, value)


def _procedure(desk: Desk) -> PairsOf:
    return lambda case: ((case.case.procedure, procedure_name(desk, case.case.procedure)),)


def _procedures(desk: Desk) -> Iterator[Pair]:
    return ((name, procedure_name(desk, name)) for name in PROCEDURES)


def _topics(axes: dict[str, str], axis: str) -> PairsOf:
    return lambda case: tuple(pair for pair in case.topics if axes.get(pair[0]) == axis)


def _grouped(desk: Desk, name: str, pairs: PairsOf, known: Iterable[Pair] | None = None) -> Grid:
    """Return cases by what `pairs` gives for each, every group with the whole beside it.

    Args:
        desk: What to count.
        name: Of the table.
        pairs: The groups of a case.
        known: All groups in their order; None: those that are there, by their counts.
    """
    texts, then = desk.texts, desk.other
    now_by, then_by = _by(desk.cases, pairs), _by(then.cases if then else (), pairs)
    labels = dict(known) if known is not None else {}
    for case in (*desk.cases, *(then.cases if then else ())):
        for key, label in pairs(case) or (("none", texts[f"counts.{name}_none"]),):
            labels.setdefault(key, label)
    order = list(labels)
    if known is None:
        order.sort(key=lambda key: (key == "none", -len(now_by.get(key, ())), labels[key]))
    sides = crosses(desk) and len(desk.period.years) > 1
    rows = []
    for key in order:
        cells = _cells(desk, name, key, labels[key], now_by.get(key, []), sides=sides)
        if then is not None:
            assert isinstance(cells[1], Count)  # noqa: S101 - narrows for mypy
            cells += _compared(then, name, key, labels[key], then_by.get(key, []), cells[1])
        rows.append(Row(cells))
    whole: tuple[Cell, ...] = (texts["counts.distinct"], total(desk), None, None)
    if sides:
        whole += tuple(_sides(desk, f"{name}/all", texts["counts.distinct"], list(desk.cases)))
    if then is not None:
        whole += (total(then), change(total(desk), total(then)))
    rows.append(Row(whole))
    return Grid(
        id=f"by-{name}", title=texts[f"counts.{name}"],
        heads=_heads(desk, name, sides=sides), rows=tuple(rows),
        rule=texts[f"counts.{name}_rule"], notes=(texts["words.few_note"],), total=True,
    )  # fmt: skip


def _by(cases: Iterable[CaseFact], pairs: PairsOf) -> dict[str, list[CaseFact]]:
    found: dict[str, list[CaseFact]] = {}
    for case in cases:
        for key in dict(pairs(case)) or ("none",):
            found.setdefault(key, []).append(case)
    return found


def _cells(
    desk: Desk, name: str, key: str, label: str, cases: list[CaseFact], *, sides: bool
) -> tuple[Cell, ...]:
    counted = _count(desk, name, key, label, cases)
    whole = total(desk)
    cells: tuple[Cell, ...] = (label, counted, whole, share(counted, whole))
    return (*cells, *_sides(desk, f"{name}/{key}", label, cases)) if sides else cells


def _sides(desk: Desk, key: str, label: str, cases: list[CaseFact]) -> Iterator[Count]:
    for side in ("before", "after"):
        own = [
            case
            for case in cases
            if case.sitting.day and (case.sitting.day >= REFORM) == (side == "after")
        ]
        title = f"{label} {desk.texts[f'counts.{side}']}"
        yield desk.count(f"{key}/{side}", title, map(desk.case, own))


def _compared(
    then: Desk, name: str, key: str, label: str, cases: list[CaseFact], now: Count
) -> tuple[Cell, ...]:
    before = _count(then, name, key, label, cases)
    return before, change(now, before)


def _count(desk: Desk, name: str, key: str, label: str, cases: list[CaseFact]) -> Count:
    title = desk.texts.fill(f"counts.list_{name.split('_')[0]}", label=label)
    title = f"{desk.period.label(desk.lang)} {title}"
    return desk.count(f"{name}/{key}", title, map(desk.case, cases))


def _heads(desk: Desk, name: str, *, sides: bool) -> tuple[Head, ...]:
    texts = desk.texts
    heads = [
        Head("group", texts[f"counts.{name}_head"]),
        Head("cases", texts["counts.cases"], numeric=True),
        Head("all_cases", texts["counts.all_cases"], numeric=True),
        Head("share", texts["counts.share"], numeric=True),
    ]
    if sides:
        heads += [Head(side, texts[f"counts.{side}"], numeric=True) for side in ("before", "after")]
    if desk.other:
        heads.append(Head("compared", desk.other.period.label(desk.lang), numeric=True))
        heads.append(Head("change", texts["counts.change"], numeric=True))
    return tuple(heads)
