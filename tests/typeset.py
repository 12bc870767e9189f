"""Pages typeset as a word processor does: cells that wrap, columns, borders; then a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sample_files import Drawn, Word, make_pdf

SIZE = 10.5
PITCH = 16.0
_AIR = 5.0
_CLOSING = "、。）」"
LEFT = "\0"


def _spans(row: Sequence[str | None], edges: Sequence[float]) -> Iterator[tuple[str, float]]:
    """Yield the words of each cell of a row, and how wide lines of them are."""
    for at, text in enumerate(row):
        stop = at + 1
        while stop < len(row) and row[stop] == LEFT:
            stop += 1
        yield ("" if text in (None, LEFT) else text or ""), edges[stop] - edges[at] - 2 * _AIR


def wrapped(text: str, width: float) -> list[str]:
    """Return the lines of `text` in a cell or column of that width; no line begins with 。."""
    most = max(int(width / SIZE), 1)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        rest = paragraph
        while len(rest) > most:
            cut = most
            while rest[cut] in _CLOSING and cut > 1:
                cut -= 1
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return lines if text else []


class Sheet:
    """Pages to be filled from the top."""

    def __init__(self, *, borders: str = "lines", bottom: float = 60.0) -> None:
        """Begin a page.

        Args:
            borders: How a table is drawn: "lines" from edge to edge, "cells" by the four thin
                rectangles of each cell, "open" without the outer lines at the sides, "rows"
                without upright lines, "none".
            bottom: Where pages end.
        """
        self.borders, self.end = borders, bottom
        self.words: list[list[Word]] = []
        self.lines: list[list[Drawn]] = []
        self.filled: list[list[Drawn]] = []
        self.head = ""
        self.turn()

    def turn(self) -> None:
        """Begin a new page."""
        for drawn in (self.words, self.lines, self.filled):
            drawn.append([])
        self.y = 800.0
        if self.words[1:]:
            self.words[-1].append((290.0, 30.0, f"- {len(self.words)} -"))
        if self.head:
            self.words[-1].append((72.0, 815.0, self.head))

    def line(self, text: str, x: float = 72.0) -> None:
        """Set one line."""
        self.words[-1].append((x, self.y - PITCH, text))
        self.y -= PITCH

    def prose(self, *paragraphs: str) -> None:
        """Set paragraphs over the whole width."""
        for text in paragraphs:
            for line in wrapped(text, 450.0):
                self.line(line)

    def columns(self, text: str, *, lines: int, begins: Sequence[float] = (72.0, 312.0)) -> None:
        """Set paragraphs in two columns of so many lines each."""
        top = self.y
        held = wrapped(text, 19 * SIZE)
        for x, part in zip(begins, (held[:lines], held[lines:]), strict=True):
            self.y = top
            for line in part:
                self.line(line, x)
        self.y = top - lines * PITCH

    def table(self, rows: Sequence[Sequence[str | None]], edges: Sequence[float]) -> None:
        """Set a table; None is a cell that goes on from above, LEFT one from the left."""
        begun = False  # the table is on this page already
        for at, row in enumerate(rows):
            rest = [wrapped(*cell) for cell in _spans(row, edges)]
            while any(rest) or not begun:
                room = max(int((self.y - self.end - 4) / PITCH), 0)
                if not room:
                    self._close(edges)
                    self.turn()
                    begun = False
                    continue
                self._row([cell[:room] for cell in rest], row, edges, first=not begun)
                rest, begun = [cell[room:] for cell in rest], True
            if at == len(rows) - 1:
                self._close(edges)

    def _close(self, edges: Sequence[float]) -> None:
        self._level(edges[0], edges[-1], [self.y])

    def _row(
        self,
        cells: Sequence[Sequence[str]],
        row: Sequence[str | None],
        edges: Sequence[float],
        *,
        first: bool,
    ) -> None:
        top = self.y
        bottom = top - max([*map(len, cells), 1]) * PITCH - 4
        for lines, left in zip(cells, edges, strict=False):
            for k, line in enumerate(lines):
                self.words[-1].append((left + _AIR, top - (k + 1) * PITCH + 2, line))
        self.y = bottom
        for text, (left, right) in zip(row, pairwise(edges), strict=True):
            self._level(left, right, [top] * (text is not None or first))
            if text != LEFT:
                self._upright(left, bottom, top, inner=left > edges[0])
        self._upright(edges[-1], bottom, top, inner=False)

    def _level(self, left: float, right: float, heights: Sequence[float]) -> None:
        if self.borders == "cells":
            self.filled[-1] += [(left, y - 0.25, right - left, 0.5) for y in heights]
        elif self.borders != "none":
            self.lines[-1] += [(left, y, right, y) for y in heights]

    def _upright(self, x: float, low: float, high: float, *, inner: bool) -> None:
        if self.borders == "cells":
            self.filled[-1].append((x - 0.25, low, 0.5, high - low))
        elif self.borders == "lines" or (self.borders == "open" and inner):
            self.lines[-1].append((x, low, x, high))

    def pdf(self) -> bytes:
        """Return the pages as a PDF."""
        return make_pdf(self.words, size=SIZE, lines=self.lines, filled=self.filled)
