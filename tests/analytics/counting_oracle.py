"""The slow, obvious way to count: over parsed minutes, one turn and one case at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import kurume_search as ks
from kurume_search.model.case import BodyPart, Case
from kurume_search.model.citation import Citation
from kurume_search.model.meeting import Meeting, Minutes
from kurume_search.model.turn import TurnKind
from kurume_search.query.sections import placed
from kurume_search.search.stored.records import subject
from kurume_search.text.plain import plain

BRINGS = (BodyPart.HOLDER, BodyPart.USER, BodyPart.RESPONSIBLE)


@dataclass(frozen=True)
class TurnEvent:
    """One turn."""

    id: str
    meeting: str
    year: int | None
    day: date | None
    kind: str
    role: str
    sentences: int
    characters: int
    cases: tuple[str, ...]


@dataclass(frozen=True)
class CaseEvent:
    """One case as one meeting had it."""

    id: str
    meeting: str
    year: int | None
    day: date | None
    outcome: str
    procedure: str
    departments: tuple[str, ...]
    topics: tuple[str, ...]
    articles: tuple[str, ...]


def events(corpus: ks.Corpus) -> tuple[list[TurnEvent], list[CaseEvent]]:
    """Return all turns and cases of a corpus."""
    pairs = zip(corpus.library.meeting_ids(), corpus.library.all_minutes(), strict=True)
    return events_of((name, minutes, source.text) for name, (minutes, source) in pairs)


def events_of(
    documents: Iterable[tuple[str, Minutes, str]],
) -> tuple[list[TurnEvent], list[CaseEvent]]:
    """Return all turns and cases of minutes: each with its permanent id and its text."""
    turns: list[TurnEvent] = []
    cases: list[CaseEvent] = []
    for name, minutes, source in documents:
        if minutes.letter is None:
            turns += _turns(name, minutes)
            cases += _cases(name, minutes, source)
    return turns, cases


def _turns(name: str, minutes: Minutes) -> Iterator[TurnEvent]:
    meeting = minutes.meeting
    known = {case.id for case in minutes.cases}
    for turn in minutes.turns:
        asks = turn.kind is TurnKind.QUESTION
        yield TurnEvent(
            f"{name}/{turn.id}", name, meeting.fiscal_year, meeting.date, turn.kind.value,
            turn.role.value, turn.question_sentences if asks else 0, len(turn.text),
            tuple(f"{name}/{case}" for case in dict.fromkeys(turn.cases) if case in known),
        )  # fmt: skip


def _cases(name: str, minutes: Minutes, source: str) -> Iterator[CaseEvent]:
    meeting: Meeting = minutes.meeting
    sections = {section.id: section for section in placed(minutes, source).sections}
    for case in minutes.cases:
        value = case.outcome.value
        cited = subject(sections[case.id])
        yield CaseEvent(
            f"{name}/{case.id}", name, meeting.fiscal_year, meeting.date,
            "unrecorded" if value is None else value.value, case.procedure, _departments(case),
            tuple(dict.fromkeys(topic.id for topic in case.topics)),
            tuple(dict.fromkeys(
                f"{_law(one)}:{one.provision.key}" for one in cited if one.provision.article
            )),
        )  # fmt: skip


def _departments(case: Case) -> tuple[str, ...]:
    units = [unit for body in case.bodies if body.part in BRINGS for unit in body.units]
    return tuple(dict.fromkeys(unit.id or f"~{plain(unit.name)}" for unit in units))


def _law(cited: Citation) -> str:
    return cited.law_id or (f"~{plain(cited.law)}" if cited.law else "")
