"""What a person set right over the parse (訂正); the source is never touched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One value that a person read differently from the parser.

    Attributes:
        meeting: Id of the meeting, with or without its council before it.
        line: 1-based line of the source that the corrected part stands on; None for
            the meeting itself.
        field: ``case.outcome``, ``turn.role``, ``meeting.venue`` …
        value: What is right; None: the text doesn't say.
        who: Who says so.
        why: On what grounds.
        was: What the parser had read, as it is written here; None before it is applied,
            or if there was nothing.
    """

    meeting: str
    line: int | None
    field: str
    value: str | None
    who: str
    why: str
    was: str | None = None
