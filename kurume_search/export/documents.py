"""What a whole-corpus export is made of: meetings under permanent ids, names veiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kurume_search.model.case import Staff
from kurume_search.model.meeting import Meeting, Minutes, Person
from kurume_search.model.place import Place
from kurume_search.model.source import SourceText
from kurume_search.model.turn import Turn
from kurume_search.text.mask import MASK, masked
from kurume_search.text.spans import Span, pieces_of

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
        held = tuple(pieces)
        return masked(pieces_of(self._source, held), self._hidden(held))

    def parts(self, pieces: Iterable[Span], cuts: Iterable[Span]) -> Iterator[tuple[Span, str]]:
        """Yield the words of `pieces` with where they stand, cut where `cuts` begin or end.

        Joined they are what `pieces` gives; a mask stands where its name begins.
        """
        held = tuple(pieces)
        hidden, at = self._hidden(held), 0
        for part in _cut(held, cuts):
            words, own = part.of(self._source), Span(at, at + len(part))
            inside = [
                (Span(max(name.start, at) - at, min(name.stop, own.stop) - at), name)
                for name in hidden
                if name.overlaps(own)
            ]
            shown, last = [], 0
            for covered, name in inside:
                shown += [words[last : covered.start], MASK if name.start >= at else ""]
                last = covered.stop
            yield part, "".join([*shown, words[last:]])
            at = own.stop

    def said(self, turn: Turn) -> str:
        """Return the words of `turn`."""
        if any(name.overlaps(piece) for name in self._spans for piece in turn.place.pieces):
            return self.place(turn.place)
        return self.text(turn.text)

    def _hidden(self, pieces: tuple[Span, ...]) -> list[Span]:
        """Return where the joined words of `pieces` name officials: disjoint, in order."""
        if self._names:
            return []
        found, at = [], 0
        for piece in pieces:
            for name in self._spans:
                if name.overlaps(piece):
                    start, stop = max(name.start, piece.start), min(name.stop, piece.stop)
                    found.append(Span(start - piece.start + at, stop - piece.start + at))
            at += len(piece)
        if self._called is not None:
            words = pieces_of(self._source, pieces)
            found += [Span(*match.span()) for match in self._called.finditer(words)]
        merged: list[Span] = []
        for span in sorted(found):
            if merged and span.start < merged[-1].stop:
                merged[-1] = Span(merged[-1].start, max(merged[-1].stop, span.stop))
            else:
                merged.append(span)
        return merged

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


def _cut(pieces: tuple[Span, ...], cuts: Iterable[Span]) -> Iterator[Span]:
    """Yield `pieces`, cut wherever one of `cuts` begins or ends."""
    marks = sorted({at for cut in cuts for at in (cut.start, cut.stop)})
    for piece in pieces:
        inside = [at for at in marks if piece.start < at < piece.stop]
        for start, stop in zip([piece.start, *inside], [*inside, piece.stop], strict=True):
            if start < stop:
                yield Span(start, stop)


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
