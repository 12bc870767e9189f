"""Letters (文書) between a council and who asks it: the consultation and the answer.

A letter is parsed into `Minutes` of the notation ``letter``: its head stands in the fields
of `Meeting`, its paragraphs in `notes`, its provisions in `citations`; what only a letter
says stands here. It is no meeting and has no cases of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kurume_search.model.outcome import UNRECORDED, Outcome
from kurume_search.model.place import Place

LETTER = "letter"  # the notation of a document that is a letter


class LetterKind(StrEnum):
    """Who writes to whom."""

    OPINION = "opinion"  # 答申: the council answers
    CONSULTATION = "consultation"  # 諮問: a body asks the council


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterCondition:
    """A condition or attached opinion (付帯意見), word for word.

    Attributes:
        text: Width-folded, wrapped lines joined.
        place: Where its words stand.
    """

    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter says of the matter it is about; None is unsaid.

    Attributes:
        number: Its own number as printed (``答申第3号``, ``3総第120号``).
        case_numbers: Numbers of the consultations it is about, as printed; of a
            consultation its own too.
        asked_on: Of an opinion: the day of the consultation it names.
        date: The day it bears.
        title: The subject, without について and （答申）.
        council: The council as printed.
        asked_by: The body that asks; of an opinion whom it names as such, else whom it
            answers: the office it is sent to, where it says that it was asked.
        addressed_to: The office (市長, 教育委員会) or council it is sent to, no person.
        conclusion: What the council decided; `UNRECORDED` in a consultation.
        conditions: With their places, those that `conclusion` states and those listed.
        places: Name of a field (``number``, ``date``, ``title`` …) to where it stands.
    """

    kind: LetterKind
    number: str | None = None
    case_numbers: tuple[str, ...] = ()
    asked_on: date | None = None
    date: date | None = None
    title: str | None = None
    council: str | None = None
    asked_by: str | None = None
    addressed_to: str | None = None
    conclusion: Outcome = UNRECORDED
    conditions: tuple[LetterCondition, ...] = ()
    places: tuple[tuple[str, Place], ...] = ()


_PREFIXES = tuple(f"{kind.value}-" for kind in LetterKind)


def is_letter_id(name: str) -> bool:
    """Return whether an id, with its council or without, is that of a letter.

    >>> is_letter_id("x-council/opinion-2021-08-10-3"), is_letter_id("2021-08-10")
    (True, False)
    """
    return name.rpartition("/")[2].startswith(_PREFIXES)
