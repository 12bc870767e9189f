"""Which corrections a part of the minutes bears: a value set right is marked wherever it shows."""

from __future__ import annotations

from collections.abc import Iterable

from kurume_search.model.case import Case
from kurume_search.model.correction import Correction
from kurume_search.model.turn import Turn


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
