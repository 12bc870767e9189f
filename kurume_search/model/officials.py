"""Where minutes name officials: in rolls and labels, and wherever one of these is called."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from kurume_search.model.case import Staff
from kurume_search.model.meeting import Minutes, Person
from kurume_search.model.place import Place
from kurume_search.text.called import calls, find_called, is_whole_name
from kurume_search.text.mask import MASK, masked
from kurume_search.text.spans import Span

# Surnames in a full name that is set without a space are of so many characters.
_SURNAMES = (2, 3)
_SPACES = (" ", "\u3000")


class Officials:
    """The officials of one meeting by name; reads nothing until it is asked.

    A surname alone may be a place or a plain word (岡, 中島), so elsewhere than in a roll or
    a label it must be followed by the title that its bearer has in these minutes, or by a
    form of address.
    """

    def __init__(self, minutes: Minutes, source: str) -> None:
        """Take the minutes and the text that they were read from."""
        self._minutes, self._source = minutes, source

    @cached_property
    def people(self) -> tuple[Person | Staff, ...]:
        """Those whom the header and the bodies list."""
        meeting = self._minutes.meeting
        staff = (p for case in self._minutes.cases for body in case.bodies for p in body.staff)
        listed = (meeting.members, meeting.absent or (), meeting.secretariat,
                  meeting.explainers, meeting.correspondents)  # fmt: skip
        return (*chain.from_iterable(listed), *staff)

    @cached_property
    def printed(self) -> tuple[Span, ...]:
        """Where rolls, bodies and labels name them, rising."""
        found = {person.name_span for person in self.people}
        found.update(span for turn in self._minutes.turns for span in turn.names)
        return tuple(sorted(found))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the meeting names them at all: disjoint, rising spans of the source."""
        parts = self._minutes.parts
        start = parts[0].span.start if parts else 0
        stop = parts[-1].span.stop if parts else len(self._source)
        called = find_called(self._source, self._titles, start, stop)
        return tuple(_merged([*self.printed, *called, *self._wrapped()]))

    @cached_property
    def _stops(self) -> list[int]:
        return [span.stop for span in self.spans]

    def within(self, pieces: Iterable[Span]) -> tuple[Span, ...]:
        """Return where the joined words of `pieces` name them: disjoint, rising.

        Args:
            pieces: Of the source, rising.
        """
        spans, stops, at = self.spans, self._stops, 0
        found: list[Span] = []
        for piece in pieces:
            number = bisect_right(stops, piece.start)
            while number < len(spans) and spans[number].start < piece.stop:
                start = at + max(spans[number].start - piece.start, 0)
                stop = at + min(spans[number].stop, piece.stop) - piece.start
                if found and found[-1].stop == start == at:  # a name that is wrapped is one
                    start = found.pop().start
                found.append(Span(start, stop))
                number += 1
            at += piece.stop - piece.start
        return tuple(found)

    def masked(self, text: str) -> str:
        """Return words of the meeting with a mark in the place of each name."""
        return masked(text, find_called(text, self._titles))

    def label(self, label: str, names: Iterable[Span]) -> str:
        """Return a printed label with a mark in the place of the names that stand in it.

        Args:
            label: Without its outer marks.
            names: Where the source has them.
        """
        for name in sorted(names, key=len, reverse=True):
            label = label.replace(name.of(self._source), MASK) if len(name) else label
        return label

    @cached_property
    def _titles(self) -> dict[str, tuple[str, ...]]:
        """What may stand behind each name where its bearer is called; nothing has to: ()."""
        titles: dict[str, set[str]] = {}
        for span in self.printed:
            titles.setdefault(span.of(self._source).strip(), set())
        for person in self.people:
            title = person.title if isinstance(person, Staff) else person.role
            own = {title} if title else set()
            titles.setdefault(person.name.strip(), set()).update(own)
            surname, *given = person.name.split()
            if given:
                titles.setdefault(surname, set()).update(own)
                # Who is named twice is one person, and may be printed otherwise there.
                titles |= {sign.join((surname, *given)): set() for sign in _SPACES}
            else:  # 小川 of 小川太郎
                for stop in range(_SURNAMES[0], min(len(surname), _SURNAMES[1] + 1)):
                    titles.setdefault(surname[:stop], set()).update(own)
        return {
            name: () if is_whole_name(name) else (*calls(), *sorted(behind))
            for name, behind in titles.items()
            if name
        }

    def _wrapped(self) -> Iterator[Span]:
        """Yield where words that go on in another line call them; a name can be broken there."""
        minutes = self._minutes
        bodies = (body.place for case in minutes.cases for body in case.bodies)
        places: Iterable[Place] = chain(
            (turn.place for turn in minutes.turns), (note.place for note in minutes.notes), bodies
        )
        for place in places:
            if len(place.pieces) > 1:
                text = place.text(self._source)
                for called in find_called(text, self._titles):
                    yield from place.spans(called.start, called.stop)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the stretches that `spans` cover, rising; those that overlap are one."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start < last.stop:
            last = Span(last.start, max(last.stop, span.stop))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
