"""Pieces of lines: folded words that know where they stand in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from kurume_search.model.place import Place
from kurume_search.parsing.lines.line import Line
from kurume_search.text.frozen import frozen, maker
from kurume_search.text.normalize import FoldedText
from kurume_search.text.spans import Span, hull, new_span


@frozen()
class Piece:
    """Words of one line: folded columns ``start``..``stop`` of it.

    `text` has their length; a caller may blank out what it has read of them.
    """

    line: Line
    start: int
    stop: int
    text: str

    def span(self, start: int = 0, stop: int | None = None) -> Span:
        """Return the source span behind ``text[start:stop]``."""
        line = self.line
        low = line.at + self.start + start
        high = line.at + (self.stop if stop is None else self.start + stop)
        if line.shift is not None and low < high:  # as `Line.span`, at half its cost
            return new_span(low + line.shift, high + line.shift)
        return line.folded.span(low, high)

    def bounds(self) -> tuple[int, int]:
        """Return where its span starts and stops, for what needs no span."""
        line = self.line
        low, high = line.at + self.start, line.at + self.stop
        if line.shift is not None and low < high:
            return low + line.shift, high + line.shift
        span = line.folded.span(low, high)
        return span.start, span.stop

    def cut(self, start: int, stop: int) -> Piece:
        """Return the piece ``text[start:stop]``."""
        return new_piece(self.line, self.start + start, self.start + stop, self.text[start:stop])

    def with_text(self, text: str) -> Piece:
        """Return the same place with words blanked out; the length must not change."""
        return Piece(self.line, self.start, self.stop, text)


new_piece = maker(Piece)
_new_place = maker(Place)


def piece(line: Line, start: int = 0, stop: int | None = None) -> Piece:
    """Return the piece of `line` from column `start` to `stop`, outer spaces off."""
    printed = line.text[start:stop]
    words = printed.strip()
    if words is not printed:
        start += len(printed) - len(printed.lstrip())
    return new_piece(line, start, start + len(words), words)


def words_alone(text: str) -> Piece:
    """Return folded words that stand nowhere; their places are columns of `text`."""
    nowhere = FoldedText(text, text, (0,), (0,), (True,))
    return Piece(Line(0, text, 0, 0, 0, len(text), nowhere, 0), 0, len(text), text)


def place_of(pieces: Sequence[Piece], *, line: int | None = None) -> Place:
    """Return the place of pieces in order; `line` is given where a label stands before."""
    first = pieces[0].line.number if line is None else line
    last = pieces[-1]
    # Nearly always one.
    spans = (last.span(),) if last is pieces[0] else tuple([held.span() for held in pieces])
    return _new_place(first, last.line.number, spans)


def joined(pieces: Sequence[Piece]) -> str:
    """Return the folded words of pieces, as a reader would read on."""
    return pieces[0].text if len(pieces) == 1 else "".join([held.text for held in pieces])


def as_printed(pieces: Sequence[Piece]) -> str:
    """Return the words of pieces as the source has them, read on over line ends."""
    return "".join([held.span().of(held.line.folded.source) for held in pieces])


class Joined:
    """Folded words of several pieces read on as one text, with the way back."""

    __slots__ = ("_starts", "pieces", "text")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = tuple(pieces)
        self.text = joined(pieces)
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The columns at which the pieces start; most stretches stand within the first."""
        if self._starts is None:
            sizes = [len(held.text) for held in self.pieces[:-1]]
            self._starts = list(accumulate(sizes, initial=0))
        return self._starts

    def _index(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def line_at(self, at: int) -> int:
        """Return the source line of the character ``text[at]``."""
        return self.pieces[self._index(at)].line.number

    def cut(self, start: int, stop: int) -> tuple[Piece, ...]:
        """Return the pieces behind ``text[start:stop]``."""
        if self.pieces and start < stop <= len(self.pieces[0].text):  # nearly always
            return (self.pieces[0].cut(start, stop),)
        found: list[Piece] = []
        index, starts = self._index(start), self.starts
        while index < len(self.pieces) and starts[index] < stop:
            held, begin = self.pieces[index], starts[index]
            low, high = max(start - begin, 0), min(stop - begin, len(held.text))
            if low < high:
                found.append(held.cut(low, high))
            index += 1
        return tuple(found)

    def place(self, start: int, stop: int) -> Place:
        """Return where ``text[start:stop]``, which isn't empty, stands in the source."""
        return place_of(self.cut(start, stop))

    def hull(self, start: int, stop: int) -> Span:
        """Return the shortest source span around ``text[start:stop]``."""
        if start < stop <= len(self.pieces[0].text):  # nearly always
            return self.pieces[0].span(start, stop)
        index = self._index(start)
        begin, held = self.starts[index], self.pieces[index]
        if start < stop <= begin + len(held.text):
            return held.span(start - begin, stop - begin)
        return hull([held.span() for held in self.cut(start, stop)])
