"""Where minutes name officials: in rolls and labels, and wherever one of these is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from kurume_search.model.case import Staff
from kurume_search.model.meeting import Minutes, Person
from kurume_search.text.mask import masked
from kurume_search.text.spans import Span

# What stands right behind a name when somebody is called by it.
_CALLED = (
    "会長", "副会長", "委員長", "副委員長", "委員", "部会長", "座長", "氏", "さん", "様", "殿",
)  # fmt: skip
# A name of this many characters is nobody's ordinary word, called or not.
_WHOLE_NAME = 4
_SPACES = " \u3000"


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
        return (*meeting.members, *(meeting.absent or ()), *meeting.secretariat, *staff)

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
        return tuple(_merged([*self.printed, *self._called_in(self._source, start, stop)]))

    def masked(self, text: str) -> str:
        """Return words of the meeting with a mark in the place of each name."""
        return masked(text, self._called_in(text, 0, len(text)))

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
        return {
            name: () if len("".join(name.split())) >= _WHOLE_NAME else (*_CALLED, *sorted(behind))
            for name, behind in titles.items()
            if name
        }

    def _called_in(self, text: str, start: int, stop: int) -> Iterator[Span]:
        """Yield where `text` between two columns calls them by name."""
        for name, titles in self._titles.items():
            at = text.find(name, start, stop)
            while at >= 0:
                end = at + len(name)
                behind = end + (text[end : end + 1] in _SPACES)
                if not titles or text.startswith(titles, behind):
                    yield Span(at, end)
                at = text.find(name, end, stop)


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
