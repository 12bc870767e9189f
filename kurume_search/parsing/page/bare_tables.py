"""Tables of two columns whose rows have one stroke between the cells, and none around them."""

from __future__ import annotations

import re

from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import Row

_STROKE = re.compile(r"\|")
# It stands apart, or at an end of the line, where the cell before or behind it is empty.
_APART = re.compile(r"(?<!\S)\|(?!\S)")
# So many rows in a row are a table.
_LEAST = 3


def pairs_in(page: Page) -> dict[int, Row]:
    """Return position of a line → its two cells, for the rows of tables without outer lines."""
    found: dict[int, Row] = {}
    run: list[int] = []
    last = -1
    for at in page.having(_STROKE):
        text = page.lines[at].text
        if text.count("|") != 1 or _APART.search(text) is None:
            continue
        if run and any(held.text for held in page.lines[last + 1 : at]):
            run = []
        run.append(at)
        last = at
        if len(run) == _LEAST:
            found |= {held: _parted(page.lines[held]) for held in run}
        elif len(run) > _LEAST:
            found[at] = _parted(page.lines[at])
    return found


def _parted(line: Line) -> Row:
    at = line.text.index("|")
    return Row(line, (piece(line, 0, at), piece(line, at + 1)))
