"""What a meeting of the invented city is before it is written down: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kurume_search.sample.city import City, Ground, Subject, Unit
from kurume_search.sample.notations import Notation


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision and where it is cited: ``title`` or ``turn``."""

    law: str
    key: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTurn:
    """One turn.

    Attributes:
        speaker: Key of the speaker: ``chair``, ``member-3``, ``body``, ``office``.
        label: What the document prints for them.
        role, kind: Values of the parsed form; kind ``unreadable`` is none of them.
        asks: Question sentences; 0 unless `kind` is question.
        cases: Ids of the cases it serves.
        issue: What a question is about; None for other turns.
        answers: Of a question: how many turns ahead its answers stand.
        by_reference: A question that leans on another case.
    """

    speaker: str
    label: str
    role: str
    kind: str
    text: str
    asks: int = 0
    cases: tuple[str, ...] = ()
    issue: str | None = None
    cites: tuple[Cited, ...] = ()
    answers: tuple[int, ...] = ()
    by_reference: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How a case ended.

    Attributes:
        value: Of the parsed form; None: nobody can read it from the minutes.
        why: None, ``missing``, ``unlisted`` or ``damaged`` (with value None).
        words: What is printed about it; None if nothing is.
    """

    value: str | None
    why: str | None
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCase:
    """One case of a meeting.

    Attributes:
        id: ``c1``, by position.
        number: Running number of its kind over all years.
        sitting: 1, or 2 and more for a case that was continued.
        bodies: Role as printed, part in the parsed form, and the units.
        joint: Ids of the cases it is taken together with, itself among them, or empty.
    """

    id: str
    number: int
    procedure: str
    subject: Subject
    wording: int
    ground: Ground
    title: str
    sitting: int
    bodies: tuple[tuple[str, str, tuple[Unit, ...]], ...]
    result: Result
    joint: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """Its number as headings print it."""
        return f"{self.procedure}第{self.number}号"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the meeting: joint or single cases, or an item that is no case.

    Attributes:
        kind: ``cases``, ``confirmation``, ``report`` or ``closing``.
        title: Of an item that is no case.
    """

    kind: str
    title: str | None
    cases: tuple[PlannedCase, ...] = ()
    turns: tuple[SaidTurn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeeting:
    """A whole meeting, ready to be written down.

    Attributes:
        number: 第N回 of the fiscal year.
        session: 定例会, 臨時会 or None.
        weekday_ok: False: the printed weekday is planted wrong.
        damage: None, ``tail`` (garbage after the minutes) or ``body`` (only the
            header can be read).
    """

    city: City
    fiscal_year: int
    number: int
    day: date
    session: str | None
    weekday_ok: bool
    start: tuple[int, int]
    minutes_long: int
    members: tuple[str, ...]
    absent: tuple[str, ...]
    observers: int
    notation: Notation
    blocks: tuple[Block, ...]
    damage: str | None = None

    @property
    def id(self) -> str:
        """Council and day."""
        return f"{self.city.council}/{self.day.isoformat()}"

    @property
    def cases(self) -> tuple[PlannedCase, ...]:
        """The cases in their order."""
        return tuple(case for block in self.blocks for case in block.cases)

    @property
    def turns(self) -> tuple[SaidTurn, ...]:
        """The turns in their order."""
        return tuple(turn for block in self.blocks for turn in block.turns)
