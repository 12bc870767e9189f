"""Which corrections a part of the minutes bears: a value set right is marked wherever it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kurume_search.model.case import Case
from kurume_search.model.correction import Correction
from kurume_search.model.meeting import Minutes
from kurume_search.model.turn import Turn

# What a person can set right that something is counted by, as it is called in both languages.
FIELD_NAMES = {
    "case.outcome": ("結果", "outcome"),
    "case.procedure": ("手続", "procedure"),
    "case.number": ("番号", "number"),
    "case.title": ("件名", "title"),
    "turn.kind": ("発言の種別", "kind of turn"),
    "turn.role": ("発言者の役割", "role of speaker"),
    "turn.speaker": ("発言者", "speaker"),
    "turn.cases": ("発言の案件", "case of turn"),
    "agenda.kind": ("議題の種別", "kind of agenda item"),
    "meeting.body": ("審議会", "council"),
    "meeting.municipality": ("自治体", "municipality"),
    "meeting.fiscal_year": ("年度", "fiscal year"),
    "meeting.number": ("回", "number of meeting"),
    "meeting.date": ("開催日", "day"),
}


def corrected_in_case(case: Case, corrections: Iterable[Correction]) -> list[str]:
    """Return the fields that a person set right in a case, as they are called there."""
    places = (case.heading, case.title_place, case.outcome.place)
    lines = {place.line for place in places if place is not None}
    return [held.field for held in corrections if held.line in lines]


def corrected_in_turn(turn: Turn, corrections: Iterable[Correction]) -> list[str]:
    """Return the fields that a person set right in a turn."""
    return [
        held.field
        for held in corrections
        if held.line == turn.place.line and held.field.startswith("turn.")
    ]


class SetRight(NamedTuple):
    """A value that a person set right, and what has it.

    Attributes:
        kind: ``meeting``, ``case`` or ``turn``.
        id: Of the case or turn within its meeting; empty for the meeting.
        field: ``case.outcome`` …
    """

    kind: str
    id: str
    field: str


def set_right(minutes: Minutes) -> Iterator[SetRight]:
    """Yield the values of a meeting, its cases and its turns that a person set right."""
    for held in minutes.corrections:
        if held.field.startswith("meeting."):
            yield SetRight("meeting", "", held.field)
    for case in minutes.cases:
        for field in corrected_in_case(case, minutes.corrections):
            if field.startswith("case."):
                yield SetRight("case", case.id, field)
    for turn in minutes.turns:
        for field in corrected_in_turn(turn, minutes.corrections):
            yield SetRight("turn", turn.id, field)
