"""One sitting of a council (会議), and the whole of its minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kurume_search.model.case import Case
from kurume_search.model.citation import Citation
from kurume_search.model.correction import Correction
from kurume_search.model.diagnostic import Diagnostic
from kurume_search.model.letter import Letter
from kurume_search.model.place import Part, Place
from kurume_search.model.turn import Exchange, Note, Turn
from kurume_search.text.frozen import frozen
from kurume_search.text.spans import Span


class AgendaKind(StrEnum):
    """What an agenda item is for."""

    DELIBERATION = "deliberation"
    REPORT = "report"
    PROCEDURAL = "procedural"
    CONFIRMATION = "confirmation"
    OTHER = "other"
    CLOSED = "closed"


@frozen(kw_only=True)
class AgendaItem:
    """A numbered heading of the meeting (議題).

    Attributes:
        id: ``a1``, by position; numbers can repeat or be missing.
        number: As printed, width folded; None if there is none.
    """

    id: str
    number: str | None
    kind: AgendaKind
    title: str
    place: Place


@frozen(kw_only=True)
class Person:
    """Somebody the header names; hidden unless asked for.

    Attributes:
        role: 会長, 委員 … for members; the office title for the secretariat; or None.
        name_span: Where the name alone stands, for hiding it.
    """

    name: str
    role: str | None
    name_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The header of the minutes: which meeting, when, where, who.

    Attributes:
        id: ``2021-07-26``; a second one of the day ``2021-07-26.2``; without a
            date ``undated-<first 8 of sha256>``. Permanent with `council` before it.
        council: Id of the register; else the body as printed; else None.
        municipality: As printed or as the register says for the body; or None.
        body: The council as printed, a division with it; None if never named.
        doc_kind: 会議概要, 会議録 … as printed; or None.
        fiscal_year: 2021 for 令和3年度; printed, else from the date (April to March).
        number: 第N回; or None.
        session_type: 定例会, 臨時会, 書面開催 …; or None.
        date: The day; the last one if it runs over several.
        weekday_ok: Printed weekday equals the calendar's; None if not printed.
        time_start: ``HH:MM``.
        members_declared: A printed number of members, never our own count.
        absent: None if nothing is said, empty if said that nobody was missing.
        explainers: Officials whom the header lists for the bodies: 説明員, 担当課, or among
            the members.
        observers: Number of observers, or None.
        correspondents: Of a letter: who writes it and who is written to; no members.
        lines: Field name to 1-based line.
        fields: Where each field's words stand, in reading order of the source.
    """

    id: str
    council: str | None = None
    municipality: str | None = None
    body: str | None = None
    doc_kind: str | None = None
    fiscal_year: int | None = None
    number: int | None = None
    session_type: str | None = None
    date: date | None = None
    weekday_ok: bool | None = None
    time_start: str | None = None
    time_end: str | None = None
    venue: str | None = None
    members: tuple[Person, ...] = ()
    members_declared: int | None = None
    absent: tuple[Person, ...] | None = None
    secretariat: tuple[Person, ...] = ()
    explainers: tuple[Person, ...] = ()
    openness: str | None = None
    observers: int | None = None
    correspondents: tuple[Person, ...] = ()
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    fields: tuple[tuple[str, Place], ...] = ()

    @property
    def permanent_id(self) -> str:
        """``COUNCIL/2021-07-26``; without a council the day alone."""
        return f"{self.council}/{self.id}" if self.council else self.id


NOT_RECOGNISED = "not-recognised"
"""Id of the notation of minutes whose labels of speakers no notation reads."""


@frozen(kw_only=True)
class Notation:
    """How speakers are written in this document, chosen by evidence.

    Attributes:
        id: Of the table of notations, or `NOT_RECOGNISED`.
        score: Evidence for it, 0–1.
    """

    id: str
    score: float


@frozen(kw_only=True)
class Minutes:
    """Everything read from the minutes of one meeting.

    `parts` partition the stretch of the source that belongs to this meeting: ordered,
    disjoint, and together every character of it. `corrections` are those that are in it:
    values that a person set over what was read. `letter` is there only if the document is
    no minutes but a letter (答申, 諮問書); `meeting` then is its head.
    """

    path: str
    sha256: str
    encoding: str
    source_lines: int
    synthetic: bool
    notation: Notation
    meeting: Meeting
    agenda: tuple[AgendaItem, ...] = ()
    cases: tuple[Case, ...] = ()
    citations: tuple[Citation, ...] = ()
    turns: tuple[Turn, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    notes: tuple[Note, ...] = ()
    parts: tuple[Part, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    corrections: tuple[Correction, ...] = ()
    letter: Letter | None = None

    @property
    def recognised(self) -> bool:
        """Whether there is anything of minutes in it, or of a letter.

        A field of a meeting's head, a turn, or a case that has a number or an outcome; a title
        alone has a novel too. What a person corrected is known to be minutes.
        """
        return bool(
            self.letter is not None
            or self.meeting.lines
            or self.turns
            or self.corrections
            or any(case.number or case.outcome.value for case in self.cases)
        )
