"""What answers and consultations say of a case, as people and programs look at it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kurume_search.search.letters import JoinedLetter

OPINION = "opinion"


def asked_on(letters: Sequence[JoinedLetter]) -> str | None:
    """Return 諮問日: of the first consultation, else as an answer names it."""
    days = [one.date for one in letters if one.kind != OPINION and one.date]
    days += [one.asked_on for one in letters if one.asked_on]
    return days[0] if days else None


def answer(letters: Sequence[JoinedLetter]) -> JoinedLetter | None:
    """Return the last answer (答申) among `letters`, which come by their days."""
    return next((one for one in reversed(letters) if one.kind == OPINION), None)


def letter_json(letter: JoinedLetter) -> dict[str, Any]:
    """Return one letter in the documented form."""
    return {
        "id": letter.id, "kind": letter.kind, "number": letter.number, "title": letter.title,
        "date": letter.date, "asked_on": letter.asked_on, "outcome": letter.outcome,
        "outcome_raw": letter.outcome_raw, "outcome_line": letter.outcome_line,
        "conditions": [{"text": text, "line": line} for text, line in letter.conditions],
        "path": letter.path, "synthetic": letter.synthetic,
    }  # fmt: skip


def told(letters: Sequence[JoinedLetter]) -> dict[str, Any]:
    """Return what letters say of a case, in short: days, and the outcome of the answer."""
    last = answer(letters)
    return {
        "asked_on": asked_on(letters),
        "answered_on": last.date if last else None,
        "outcome": last.outcome if last else None,
        "ids": [one.id for one in letters],
    }


def only_in_answers(letters: Sequence[JoinedLetter]) -> int:
    """Return of how many cases an answer alone states the outcome."""
    return len(
        {
            case
            for one in letters
            if one.kind == OPINION and one.outcome and one.status == "joined"
            for case in one.unrecorded
        }
    )
