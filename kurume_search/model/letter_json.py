"""A letter as JSON values, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kurume_search.model.letter import Letter, LetterCondition, LetterKind
from kurume_search.model.outcome import Outcome
from kurume_search.model.place import Place

Json = Mapping[str, Any]

_WORDS = ("number", "title", "council", "asked_by", "addressed_to")


def letter_json(
    letter: Letter,
    place: Callable[[Place], dict[str, Any]],
    outcome: Callable[[Outcome], dict[str, Any]],
) -> dict[str, Any]:
    """Return `letter` as JSON; `place` and `outcome` write their like."""
    return {
        "kind": letter.kind.value,
        "number": letter.number,
        "case_numbers": list(letter.case_numbers),
        "date": _day(letter.date),
        "asked_on": _day(letter.asked_on),
        "title": letter.title,
        "council": letter.council,
        "asked_by": letter.asked_by,
        "addressed_to": letter.addressed_to,
        "conclusion": outcome(letter.conclusion),
        "conditions": [{"text": held.text, **place(held.place)} for held in letter.conditions],
        "places": [{"name": name, **place(held)} for name, held in letter.places],
    }


def letter_from_json(
    row: Json, place: Callable[[Json], Place], outcome: Callable[[Json], Outcome]
) -> Letter:
    """Return the letter that `letter_json` wrote."""
    return Letter(
        kind=LetterKind(row["kind"]),
        case_numbers=tuple(row["case_numbers"]),
        date=_read_day(row["date"]),
        asked_on=_read_day(row["asked_on"]),
        conclusion=outcome(row["conclusion"]),
        conditions=tuple(
            LetterCondition(text=held["text"], place=place(held)) for held in row["conditions"]
        ),
        places=tuple((held["name"], place(held)) for held in row["places"]),
        **{name: row[name] for name in _WORDS},
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
