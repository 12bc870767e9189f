"""What was found: units with their passages, read from the columns when they are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from kurume_search.query.ast import Unit
from kurume_search.search.answering.rank import Share
from kurume_search.text.spans import Span
from kurume_search.text.values import Value


class Mark(Value, kw_only=True):
    """Words that were found, in the passage and in the source.

    Attributes:
        start: First code point of the passage's text.
        stop: One past the last.
        line: 1-based line of the source where they begin.
        source: The stretches of the source; several if they are wrapped.
    """

    start: int
    stop: int
    line: int
    source: tuple[Span, ...]


class PassageHit(Value, kw_only=True, slots=False):
    """A passage in which something was found.

    Attributes:
        id: Permanent (``COUNCIL/2021-07-26/t014``).
        kind: ``title``, ``turn`` …
        turn_kind: ``question`` …; None if it is no turn.
        line: 1-based first line in the source; for a turn the label's.
        start: First code point of the source.
        stop: One past the last.
        text: Names of officials unreadable, unless they are shown.
        row: Its number in the index.
        mark: Looks for what was found in it.
    """

    id: str
    kind: str
    turn_kind: str | None
    role: str | None
    speaker: str | None
    line: int
    line_end: int
    start: int
    stop: int
    text: str
    row: int
    mark: Callable[[], tuple[Mark, ...]] = tuple

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """What was found, in reading order; the words are cut again only if somebody asks."""
        return self.mark()

    @property
    def _told(self) -> tuple[object, ...]:
        return (*self._values()[:-1], self.marks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PassageHit) and self._told == other._told

    def __hash__(self) -> int:
        return hash(self._told)


class Hit(Value, kw_only=True):
    """A unit that was found.

    Attributes:
        id: Permanent id of the unit; of the meeting where it is its header.
        unit: What it is a unit of.
        score: BM25; 0 where no words were asked for.
        shares: What made up the score.
        meeting: Record of the meeting (see `records`).
        item: Record of the agenda item; its id None for the header.
        sections: Records of the sections it stands in or holds, in reading order.
        passages: Where it was found, in reading order; empty if only fields of cases or
            meetings were asked for.
        unstated: It answers only as a citation that doesn't say its paragraph.
    """

    id: str
    unit: Unit
    score: float
    shares: tuple[Share, ...]
    meeting: dict[str, Any]
    item: dict[str, Any]
    sections: tuple[dict[str, Any], ...]
    passages: tuple[PassageHit, ...]
    unstated: bool = False

    @property
    def cases(self) -> tuple[dict[str, Any], ...]:
        """Records of the cases among its sections."""
        return tuple(s["case"] for s in self.sections if s["case"] is not None)

    @property
    def case(self) -> str | None:
        """Permanent id of its case; None if it has none, or several."""
        cases = self.cases
        return f"{self.meeting['id']}/{cases[0]['id']}" if len(cases) == 1 else None

    @property
    def number(self) -> str | None:
        """Number of its case as printed; of the agenda item outside cases."""
        cases = self.cases
        if len(cases) == 1:
            return _text(cases[0]["number"])
        return None if cases else _text(self.item["number"])

    @property
    def title(self) -> str | None:
        """Title of its case, of its agenda item, of its letter; the council for the header."""
        cases = self.cases
        if len(cases) == 1:
            return _text(cases[0]["title"])
        return _text(self.item["title"] or self.meeting["letter"] or self.meeting["body"])

    @property
    def line(self) -> int | None:
        """Line of the source where it begins, as far as it has a heading."""
        cases = self.cases
        found = cases[0]["line"] if len(cases) == 1 else self.item["line"]
        return None if found is None else int(found)

    @property
    def articles(self) -> tuple[dict[str, Any], ...]:
        """Provisions cited, each once, those of titles first."""
        found = {(a["law_id"], a["text"]): a for s in self.sections for a in s["articles"]}
        return tuple(found.values())

    @property
    def departments(self) -> tuple[dict[str, Any], ...]:
        """Departments of its cases, each once."""
        found = {d["id"] or d["name"]: d for case in self.cases for d in case["departments"]}
        return tuple(found.values())

    @property
    def topics(self) -> tuple[dict[str, Any], ...]:
        """Topics of its cases, each once."""
        return tuple({t["id"]: t for case in self.cases for t in case["topics"]}.values())

    @property
    def outcome(self) -> str | None:
        """Outcome of its case; None if it has no one case, or nothing is recorded."""
        cases = self.cases
        return _text(cases[0]["outcome"]) if len(cases) == 1 else None


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


class Clause(Value, kw_only=True, slots=False):
    """One part of a query, and how much of it there is.

    Attributes:
        text: In the query language.
        negated: It stands under NOT.
        words: How often its morphemes stand in the corpus; None for fields.
        strings: How often its very characters do; None for what is no word.
        count: Counts the units in which it alone is found.
    """

    text: str
    negated: bool
    words: int | None
    strings: int | None
    count: Callable[[], int]

    @cached_property
    def units(self) -> int:
        """In how many units it alone is found; counted only if somebody asks."""
        return self.count()

    @property
    def _told(self) -> tuple[object, ...]:
        return (*self._values()[:-1], self.units)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Clause) and self._told == other._told

    def __hash__(self) -> int:
        return hash(self._told)

    def __repr__(self) -> str:
        text, negated, words, strings, units = self._told
        return f"Clause({text=}, {negated=}, {units=}, {words=}, {strings=})"
