"""Cells of a table that wrap: which cell of the row above a line goes on with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, joined, piece
from kurume_search.parsing.outcomes.recorded import states_outcome
from kurume_search.parsing.words.titles import is_complete

# A wrapped line begins within so many half-width columns of its cell.
_NEAR = 2
_GAP = re.compile(r"\s{2,}")


def more_of_cells(block: Block, line: Line) -> list[tuple[str, Piece]] | None:
    """Return the words of a line set below a row, each with the column it goes on with.

    None if they are no more of that row: its first column is empty below it, and each
    stretch of words begins where a cell does.

    Args:
        block: The row, whose columns gaps part.
        line: The line below it.
    """
    begins = {
        name: _column(pieces[0])
        for name, pieces in block.cells.items()
        if pieces and pieces[0].text
    }
    first = min(begins.values(), default=0)
    if line.indent <= first + _NEAR:
        return None
    found: list[tuple[str, Piece]] = []
    for words in _stretches(line):
        near = [name for name, at in begins.items() if abs(at - _column(words)) <= _NEAR]
        if len(near) != 1:
            return None
        found.append((near[0], words))
    return found if goes_on(block, dict(found)) else None


def goes_on(block: Block, below: dict[str, Piece]) -> bool:
    """Return whether cells below a row, its number left out, are more of it and no row.

    A title in full, or a second result that is whole, shows a row without a number.
    """
    title, result = below.get("title"), below.get("result")
    above = joined(block.cell("title"))
    if not above or (title is not None and title.text and is_complete(above)):
        return False
    ends = (joined(block.cell("result")), result.text if result else "")
    return not all(map(states_outcome, ends))


def take_more(block: Block, cells: Sequence[tuple[str, Piece]]) -> None:
    """Add words to the cells of a row that they go on with."""
    for name, words in cells:
        if words.text:
            block.cells.setdefault(name, []).append(words)
            block.pieces.append(words)


def _stretches(line: Line) -> Iterator[Piece]:
    """Yield the words of a line that wide gaps part."""
    at = 0
    for gap in _GAP.finditer(line.text):
        yield piece(line, at, gap.start())
        at = gap.end()
    yield piece(line, at)


def _column(words: Piece) -> int:
    """Return the half-width column where words begin on their line."""
    before = words.line.raw(0, words.start) if words.start else ""
    wide = sum(unicodedata.east_asian_width(sign) in "WFA" for sign in before)
    return words.line.indent + len(before) + wide + 7 * before.count("\t")
