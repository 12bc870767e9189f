"""What a whole-corpus export is made of: meetings under permanent ids, names masked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kurume_search.model.meeting import Minutes, Person
from kurume_search.model.officials import Officials
from kurume_search.model.place import Place
from kurume_search.model.source import SourceText
from kurume_search.model.turn import Turn
from kurume_search.text.mask import MASK, masked
from kurume_search.text.spans import Span, pieces_of


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


def documents(pairs: Iterable[tuple[Minutes, SourceText]]) -> tuple[Document, ...]:
    """Return the meetings in order; the second of one id becomes ``….2``, as of one day."""
    found: list[Document] = []
    taken: set[str] = set()
    for minutes, source in pairs:
        name = first = minutes.meeting.permanent_id
        number = 2
        while name in taken:
            name, number = f"{first}.{number}", number + 1
        taken.add(name)
        found.append(Document(name, minutes, source))
    return tuple(found)


class NameMask:
    """Shows the words of one meeting, with officials' names masked unless asked for."""

    def __init__(self, document: Document, *, names: bool = False) -> None:
        self._source = document.source.text
        self._names = names
        self._officials = Officials(document.minutes, self._source)

    def person(self, person: Person) -> str:
        """Return name and role of somebody in the header."""
        name = person.name if self._names else MASK
        return f"{name}（{person.role}）" if person.role else name

    def words(self, text: str | None) -> str | None:
        """Return `text` with names masked where they are called or stand whole."""
        return text if text is None or self._names else self._officials.masked(text)

    def text(self, text: str) -> str:
        """Return `words` of a text that is there."""
        return self.words(text) or ""

    def place(self, place: Place) -> str:
        """Return the words at `place`, wrapped lines joined."""
        return self.pieces(place.pieces)

    def pieces(self, pieces: Iterable[Span]) -> str:
        """Return the words of `pieces` of the source, joined."""
        spans = tuple(pieces)
        return masked(pieces_of(self._source, spans), self._hidden(spans))

    def parts(self, pieces: Iterable[Span], cuts: Iterable[Span]) -> Iterator[tuple[Span, str]]:
        """Yield the words of `pieces` with where they stand, cut where `cuts` begin or end.

        Joined they are what `pieces` gives; a mask stands where its name begins.
        """
        spans = tuple(pieces)
        hidden, at = self._hidden(spans), 0
        for part in _cut(spans, cuts):
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
        return self.place(turn.place)

    def _hidden(self, pieces: Iterable[Span]) -> tuple[Span, ...]:
        """Return where the joined words of `pieces` name officials: disjoint, in order."""
        return () if self._names else self._officials.within(pieces)

    def label(self, turn: Turn) -> str | None:
        """Return the label of `turn` as printed."""
        if turn.speaker_raw is None or self._names or not turn.names:
            return turn.speaker_raw
        if turn.speaker_span and turn.speaker_span.of(self._source) == turn.speaker_raw:
            return self.pieces([turn.speaker_span])
        return self._officials.label(turn.speaker_raw, turn.names)


def _cut(pieces: tuple[Span, ...], cuts: Iterable[Span]) -> Iterator[Span]:
    """Yield `pieces`, cut wherever one of `cuts` begins or ends."""
    marks = sorted({at for cut in cuts for at in (cut.start, cut.stop)})
    for piece in pieces:
        inside = [at for at in marks if piece.start < at < piece.stop]
        for start, stop in zip([piece.start, *inside], [*inside, piece.stop], strict=True):
            if start < stop:
                yield Span(start, stop)
