"""What an id names: a meeting, a case or a turn, with the source lines it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kurume_search.api.showing.shown import Shown
from kurume_search.api.showing.single import Listed
from kurume_search.model.case import Case
from kurume_search.model.citation import Citation
from kurume_search.model.conditions import conditions
from kurume_search.model.corrected import corrected_in_case, corrected_in_turn
from kurume_search.model.meeting import Meeting, Minutes
from kurume_search.model.officials import Officials
from kurume_search.model.outcome import Outcome
from kurume_search.model.place import Place
from kurume_search.model.turn import Exchange, Note, Turn
from kurume_search.query.terms import outcome_label
from kurume_search.store.decode import page_starts
from kurume_search.text.mask import masked
from kurume_search.text.spans import LineMap, Span

if TYPE_CHECKING:
    from kurume_search.search.building.older import Version


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the source as received: its 1-based number, its words, and its page.

    Attributes:
        page: From 1; None where the source has no pages (text, HTML, DOCX).
    """

    line: int
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingView(Shown):
    """A meeting and everything read from its minutes.

    Attributes:
        names: Whether lines show officials' names. Parsed values always hold them.
        versions: Of its minutes, the oldest first; the last one is what counts.
    """

    id: str
    minutes: Minutes
    source: str
    names: bool = False
    versions: tuple[Version, ...] = ()

    @property
    def version(self) -> int:
        """The number of this version of the minutes, from 1."""
        mine = (one.number for one in self.versions if one.path == self.minutes.path)
        return next(mine, 1)

    @property
    def counted(self) -> bool:
        """Whether search and counts are of this version."""
        return self.version == max(1, len(self.versions))

    @property
    def meeting(self) -> Meeting:
        """The header."""
        return self.minutes.meeting

    @property
    def cases(self) -> Cases:
        """The cases in the order of the minutes."""
        return Cases(CaseView(f"{self.id}/{c.id}", c, self) for c in self.minutes.cases)

    @property
    def turns(self) -> tuple[TurnView, ...]:
        """The turns in the order of the minutes."""
        return tuple(TurnView(f"{self.id}/{t.id}", t, self) for t in self.minutes.turns)

    def quoted(self, words: str) -> str:
        """Return words of the minutes as they may be shown: no official named unless asked for."""
        return words if self.names else Officials(self.minutes, self.source).masked(words)

    def lines(self, first: int, last: int) -> Iterator[SourceLine]:
        """Yield the source lines `first`..`last` (1-based, both included) that exist."""
        return self.some_lines(range(first, last + 1))

    def some_lines(self, numbers: Iterable[int]) -> Iterator[SourceLine]:
        """Yield the source lines of these numbers (1-based) that exist."""
        lines = LineMap(self.source)
        hidden = () if self.names else Officials(self.minutes, self.source).spans
        starts = page_starts(self.source)
        for line in numbers:
            if not 1 <= line <= len(lines):
                continue
            span = lines.span(line)
            inside = [
                Span(max(n.start, span.start) - span.start, min(n.stop, span.stop) - span.start)
                for n in hidden
                if n.overlaps(span)
            ]
            page = bisect_right(starts, span.start) or None
            yield SourceLine(line, masked(span.of(self.source), inside), page)

    def __repr__(self) -> str:
        which = "" if self.counted else f" 版 {self.version}(数えない旧版)"
        cases, turns = len(self.minutes.cases), len(self.minutes.turns)
        return f"<Meeting {self.id}{which}: 案件 {cases}・発言 {turns}>"

    def _repr_html_(self) -> str:
        from kurume_search.api.found.view_html import meeting_html

        return meeting_html(self)


@dataclass(frozen=True, slots=True)
class CaseView(Shown):
    """A case with its turns, exchanges, citations, outcome and source lines."""

    id: str
    case: Case
    of: MeetingView

    @property
    def number(self) -> str | None:
        """The number as printed."""
        return self.case.number

    @property
    def title(self) -> str | None:
        """The subject."""
        return self.case.title

    @property
    def outcome(self) -> Outcome:
        """What was decided; its value is None where nothing is recorded."""
        return self.case.outcome

    @property
    def corrected(self) -> tuple[str, ...]:
        """The fields that a person set right: ``case.outcome``, ``case.title``."""
        return tuple(corrected_in_case(self.case, self.of.minutes.corrections))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions cited in its title, turns and notes."""
        return self.case.citations

    @property
    def turns(self) -> tuple[TurnView, ...]:
        """The turns that serve it, also those that serve another case too."""
        return tuple(turn for turn in self.of.turns if self.case.id in turn.turn.cases)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The stage notes that concern it."""
        return tuple(note for note in self.of.minutes.notes if self.case.id in note.cases)

    @property
    def conditions(self) -> tuple[tuple[int | None, str], ...]:
        """Conditions and attached opinions, each once with the line its words begin on."""
        found = conditions(self.of.minutes, self.case, self.of.source)
        return tuple((line, self.of.quoted(words)) for line, words in found)

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Its questions with their answers."""
        found = self.of.minutes.exchanges
        return tuple(exchange for exchange in found if exchange.case == self.case.id)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its parts stand, in reading order."""
        case = self.case
        own = [case.heading, *([case.title_place] if case.title_place else [])]
        own += [body.place for body in case.bodies]
        own += [turn.turn.place for turn in self.turns] + [note.place for note in self.notes]
        return tuple(sorted(set(own), key=lambda place: place.start))

    @property
    def source_lines(self) -> tuple[SourceLine, ...]:
        """The source lines of all its parts."""
        numbers = sorted({n for p in self.places for n in range(p.line, p.line_end + 1)})
        return tuple(self.of.some_lines(numbers))

    def __repr__(self) -> str:
        return f"<Case {self.id} {self.number or ''} {self.title or ''}>"

    def _repr_html_(self) -> str:
        from kurume_search.api.found.view_html import case_html

        return case_html(self)


class Cases(Listed[CaseView]):
    """Cases, each once, that show themselves as a table."""

    caption = "案件"
    heads = ("ID", "番号", "件名", "結果", "行")

    def cells(self, one: CaseView) -> tuple[object, ...]:
        """Return where a case is and what was decided."""
        value = one.outcome.value
        outcome = outcome_label(None if value is None else value.value)
        return one.id, one.number, one.title, outcome, one.case.heading.line


@dataclass(frozen=True, slots=True)
class ThreadView(Shown):
    """One matter over the meetings that sat on it (継続), first sitting first.

    Which sittings belong together is worked out, never printed: see `search.threads`.
    """

    sittings: tuple[CaseView, ...]

    @property
    def id(self) -> str:
        """The id of its first case."""
        return self.sittings[0].id

    @property
    def outcome(self) -> Outcome:
        """What came of it at the last sitting; its value is None where nothing is recorded."""
        return self.sittings[-1].outcome

    def __len__(self) -> int:
        return len(self.sittings)

    def __repr__(self) -> str:
        return f"<Thread {self.id}: 審議 {len(self)}回>"

    def _repr_html_(self) -> str:
        from kurume_search.api.found.view_html import thread_html

        return thread_html(self)


@dataclass(frozen=True, slots=True)
class TurnView(Shown):
    """A turn with its source lines."""

    id: str
    turn: Turn
    of: MeetingView

    @property
    def corrected(self) -> tuple[str, ...]:
        """The fields that a person set right: ``turn.role``, ``turn.kind``."""
        return tuple(corrected_in_turn(self.turn, self.of.minutes.corrections))

    @property
    def source_lines(self) -> tuple[SourceLine, ...]:
        """The source lines from its label to its last word."""
        place = self.turn.place
        return tuple(self.of.lines(place.line, place.line_end))

    def __repr__(self) -> str:
        return f"<Turn {self.id} {self.turn.role.value} {self.turn.kind.value}>"

    def _repr_html_(self) -> str:
        from kurume_search.api.found.view_html import turn_html

        return turn_html(self)
