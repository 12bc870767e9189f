"""Lists of cases that lost their borders: one cell a line (縦に並んだ案件の表).

The heads of the columns stand below each other (番号, 件名, 担当課), then the cells of each row:
its number alone, its title, which may wrap, and a line for each of the other columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.outline.rows.stacked_results import (
    Cell,
    ResultTable,
    column_headed,
    opens_row,
)
from kurume_search.parsing.page.bodies import is_unit
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import ROW_NUMBER
from kurume_search.parsing.words.titles import is_complete, is_titular

# A list has no more columns; a title has no more lines.
_COLUMNS = range(2, 6)
_TITLE_LINES = 4
# One row could be anything.
_LEAST = 2


@cache
def _number_head() -> re.Pattern[str]:
    """Match the head of a column of numbers alone on a line."""
    heads = table("tables")["columns"]["number"]
    words = "|".join(r"\s{0,4}".join(map(re.escape, word)) for word in heads)
    return re.compile(rf"(?:{words})$", re.MULTILINE)


def list_tables(page: Page) -> dict[int, ResultTable]:
    """Return position of its first head → table, for every such list on the page."""
    found: dict[int, ResultTable] = {}
    stop = 0
    for at in page.begun_by(_number_head()):
        made = _table(page, at) if at >= stop else None
        if made is not None:
            found[at] = made
            stop = made.stop
    return found


def _words(page: Page, begin: int, count: int = 0) -> Iterator[int]:
    """Yield the positions of lines with words from one on, what surrounds a page left out.

    A number alone is that of a page, unless the row of that `count` or the next one has it.
    """
    for at in range(begin, len(page.lines)):
        text = page.lines[at].text
        if text and (at not in page.furniture or _is_count(text, count)):
            yield at


def _is_count(text: str, count: int) -> bool:
    match = ROW_NUMBER.fullmatch(text)
    return match is not None and int(match["n"]) in (count, count + 1)


def _table(page: Page, first: int) -> ResultTable | None:
    """Return the table whose heads begin at a position, or None."""
    heads: list[int] = []
    columns: list[str | None] = []
    for at in _words(page, first):
        name = column_headed(page.lines[at])
        if name is None or (name and name in columns) or len(heads) == _COLUMNS.stop:
            break
        heads.append(at)
        columns.append(name or None)
    if len(heads) not in _COLUMNS or columns[:2] != ["number", "title"] or "result" in columns:
        return None
    rows: list[tuple[Cell, ...]] = []
    begin = heads[-1] + 1
    while found := _row(page, begin, columns, len(rows) + 1):
        row, begin = found
        rows.append(row)
    if len(rows) < _LEAST:
        return None
    return ResultTable(tuple(page.lines[at] for at in heads), tuple(columns), tuple(rows), begin)


def _row(
    page: Page, begin: int, columns: Sequence[str | None], count: int
) -> tuple[tuple[Cell, ...], int] | None:
    """Return the cells of the row that begins at a position, and where it stops, or None.

    It is the one of that `count`.
    """
    beside = len(columns) - 2
    places: list[int] = []
    for at in _words(page, begin, count):
        opens = opens_row(page.lines[at].text)
        if bool(places) is opens or len(places) > _TITLE_LINES + beside:
            break
        places.append(at)
        titled = _joined(page, places[1:-beside] if beside else places[1:])
        if len(places) > 1 + beside and is_complete(titled):
            break
    cells = [piece(page.lines[at]) for at in places]
    title, others = cells[1 : len(cells) - beside], cells[len(cells) - beside :]
    words = "".join(held.text for held in title)
    if not title or not is_titular(words):
        return None
    named = zip(columns[2:], others, strict=True)
    if any(name == "unit" and not is_unit(held.text) for name, held in named):
        return None
    row: list[tuple[Piece, ...]] = [(cells[0],), tuple(title), *((held,) for held in others)]
    return tuple(row), places[-1] + 1


def _joined(page: Page, places: Sequence[int]) -> str:
    return "".join(page.lines[at].text for at in places)
