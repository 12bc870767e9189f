"""Where a part of the minutes stands in its source."""

from __future__ import annotations

from enum import StrEnum

from kurume_search.text.frozen import frozen
from kurume_search.text.spans import Span


@frozen()
class Place:
    """The words of a part: their lines, and the stretches of source they are made of.

    A part that is wrapped over lines, or interrupted by a page mark, has several
    pieces; joined they are its text, character for character.

    Attributes:
        line: 1-based first line. For a turn: the line of its label.
        line_end: 1-based last line.
        pieces: Ordered, disjoint, never empty.
    """

    line: int
    line_end: int
    pieces: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.pieces:
            raise ValueError("a place has at least one piece")

    @property
    def start(self) -> int:
        """First code point of the words."""
        return self.pieces[0].start

    @property
    def stop(self) -> int:
        """One past the last code point of the words."""
        return self.pieces[-1].stop

    def text(self, source: str) -> str:
        """Return the words, wrapped lines joined."""
        if len(self.pieces) == 1:  # nearly always
            return self.pieces[0].of(source)
        return "".join([piece.of(source) for piece in self.pieces])

    def spans(self, start: int, stop: int) -> tuple[Span, ...]:
        """Return the source spans behind code points `start`..`stop` of the text.

        An empty or outside range gives no span.
        """
        found: list[Span] = []
        at = 0
        for piece in self.pieces:
            low, high = max(start - at, 0), min(stop - at, len(piece))
            if low < high:
                found.append(Span(piece.start + low, piece.start + high))
            at += len(piece)
        return tuple(found)


class PartKind(StrEnum):
    """What a stretch of the source is; parts of all kinds partition it."""

    HEADER = "header"
    AGENDA = "agenda"
    HEADING = "heading"
    TITLE = "title"
    BODY = "body"
    TURN = "turn"
    NOTE = "note"
    FURNITURE = "furniture"
    BLANK = "blank"
    UNCLAIMED = "unclaimed"


@frozen()
class Part:
    """One stretch of the partition of a source.

    Attributes:
        kind: What it is.
        line: 1-based line where it starts.
        span: Its code points, label and marks included.
        owner: Id of what it belongs to (``t014``, ``c1`` …), or None.
    """

    kind: PartKind
    line: int
    span: Span
    owner: str | None = None
