"""What a whole-corpus export is made of: meetings under permanent ids, names veiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kurume_search.model.case import Staff
from kurume_search.model.meeting import Meeting, Minutes, Person
from kurume_search.model.place import Place
from kurume_search.model.source import SourceText
from kurume_search.model.turn import Turn
from kurume_search.text.mask import MASK, masked
from kurume_search.text.spans import Span

# What stands right behind a name when somebody is called by it.
_CALLED = ("会長", "副会長", "委員長", "委員", "部会長", "座長", "氏", "さん", "様", "殿")
# A name of this many characters is nobody's ordinary word, called or not.
_WHOLE_NAME = 4


@dataclass(frozen=True, slots=True)
class Document:
    """The minutes of one meeting, with the text they were read from.

    Attributes:
        id: Permanent and unique in the export: ``COUNCIL/2021-07-26``.
    """

    id: str
    minutes: Minutes
    source: SourceText

    def name(self, inner: str) -> str:
        """Return the permanent id of a case, turn, item or note of this meeting."""
        return f"{self.id}/{inner}"


def full_id(meeting: Meeting) -> str:
    """Return the permanent id: ``COUNCIL/2021-07-26``; without a council the day alone."""
    return f"{meeting.council}/{meeting.id}" if meeting.council else meeting.id


def documents(pairs: Iterable[tuple[Minutes, SourceText]]) -> tuple[Document, ...]:
    """Return the meetings in order; the second of one id becomes ``….2``, as of one day."""
    found: list[Document] = []
    taken: set[str] = set()
    for minutes, source in pairs:
        name = first = full_id(minutes.meeting)
        number = 2
        while name in taken:
            name, number = f"{first}.{number}", number + 1
        taken.add(name)
        found.append(Document(name, minutes, source))
    return tuple(found)


class Veil:
    """Shows the words of one meeting, with officials' names masked unless asked for."""

    def __init__(self, document: Document, *, names: bool = False) -> None:
        self._source = document.source.text
        self._names = names
        people = _people(document.minutes)
        self._spans = sorted(
            {person.name_span for person in people}
            | {span for turn in document.minutes.turns for span in turn.names}
        )
        self._called = _pattern(people, [span.of(self._source) for span in self._spans])

    def person(self, person: Person) -> str:
        """Return name and role of somebody in the header."""
        name = person.name if self._names else MASK
        return f"{name}（{person.role}）" if person.role else name

    def words(self, text: str | None) -> str | None:
        """Return `text` with names masked where they are called or stand whole."""
        if text is None or self._names or self._called is None:
            return text
        return self._called.sub(MASK, text)

    def text(self, text: str) -> str:
        """Return `words` of a text that is there."""
        return self.words(text) or ""

    def place(self, place: Place) -> str:
        """Return the words at `place`, wrapped lines joined."""
        return self.pieces(place.pieces)

    def pieces(self, pieces: Iterable[Span]) -> str:
        """Return the words of `pieces` of the source, joined."""
        return self.text("".join(map(self._covered, pieces)))

    def said(self, turn: Turn) -> str:
        """Return the words of `turn`."""
        if any(name.overlaps(piece) for name in self._spans for piece in turn.place.pieces):
            return self.place(turn.place)
        return self.text(turn.text)

    def _covered(self, span: Span) -> str:
        if self._names:
            return span.of(self._source)
        hidden = [
            Span(max(name.start, span.start) - span.start, min(name.stop, span.stop) - span.start)
            for name in self._spans
            if name.overlaps(span)
        ]
        return masked(span.of(self._source), hidden)

    def label(self, turn: Turn) -> str | None:
        """Return the label of `turn` as printed."""
        if turn.speaker_raw is None or self._names or not turn.names:
            return turn.speaker_raw
        if turn.speaker_span and turn.speaker_span.of(self._source) == turn.speaker_raw:
            return self.pieces([turn.speaker_span])
        raw = turn.speaker_raw
        for name in turn.names:
            raw = raw.replace(name.of(self._source), MASK) if len(name) else raw
        return raw


def _people(minutes: Minutes) -> tuple[Person | Staff, ...]:
    meeting = minutes.meeting
    staff = [person for case in minutes.cases for body in case.bodies for person in body.staff]
    return (*meeting.members, *(meeting.absent or ()), *meeting.secretariat, *staff)


def _pattern(people: Iterable[Person | Staff], printed: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the names: whole ones anywhere, short ones where somebody is called.

    A surname alone may be a place or a plain word (岡, 中島), so it must be followed by the
    title that its bearer has in these minutes, or by a form of address.
    """
    titles: dict[str, set[str]] = {}
    for name in printed:
        titles.setdefault(name.strip(), set())
    for person in people:
        title = person.title if isinstance(person, Staff) else person.role
        titles.setdefault(person.name.strip(), set()).update([title] if title else [])
    parts = []
    for name in sorted(filter(None, titles), key=lambda name: (-len(name), name)):
        if len("".join(name.split())) >= _WHOLE_NAME:
            parts.append(re.escape(name))
        else:
            behind = sorted({*_CALLED, *titles[name]}, key=lambda t: (-len(t), t))
            parts.append(f"{re.escape(name)}(?=[ \\u3000]?(?:{'|'.join(map(re.escape, behind))}))")
    return re.compile("|".join(parts)) if parts else None
