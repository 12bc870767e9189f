"""Tables of questions and answers in a PDF that no upright lines part (質問　　回答).

The heads of the columns say that it is one, and gaps that go down through all its lines
where the columns are. Rows begin where lines are drawn across, at numbers, or where all
cells above are at their end; where none of these is sure, there is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kurume_search.parsing.lines.line import read_lines
from kurume_search.parsing.page.columns import HEAD_MAX, read_columns
from kurume_search.parsing.page.tables import read_row
from kurume_search.store.formats.pdf.grids import Cell
from kurume_search.store.formats.pdf.layout import Measures, Row, Stretch
from kurume_search.store.formats.pdf.rules import Rule
from kurume_search.store.formats.pdf.tables import NOTHING, Held, Table, held_in, is_closed
from kurume_search.store.formats.tables import table_row
from kurume_search.text.normalize import fold
from kurume_search.text.spans import LineMap

_COLUMNS = range(2, 6)
_GAP = 0.8  # of a character, between columns
_HEADS_APART = (0.8, 2.0, 4.0)
_FAR = 2.2  # of the usual distance from line to line
_ACROSS = 0.8  # of a table's width, which a line drawn between two rows has
_RULED = 3  # lines: below the heads, between two rows, below the last
_NUMBER = re.compile(r"[(（]?(?:No\.?|問)?\s*[0-9０-９]{1,3}[)）.．]?")
_Cells = list[Row]  # of one line, by columns


class Asked(NamedTuple):
    """A table, how many lines it takes, what its columns are and where."""

    table: Table
    lines: int
    columns: tuple[str | None, ...]
    edges: _Edges


class _Edges(NamedTuple):
    """Where columns begin and end, and over how many lines."""

    left: tuple[float, ...]
    right: tuple[float, ...]
    lines: int


def asked_table(
    rows: Sequence[Row], at: int, page: Measures, rules: Sequence[Rule]
) -> Asked | None:
    """Return the table of questions and answers whose heads stand on a line, or None.

    Args:
        rows: The lines of a part of a page.
        at: The position of the line.
        page: The measures of the page.
        rules: The level lines drawn on it.
    """
    heads, columns = _heads(rows[at], page)
    if columns is None:
        return None
    below = list(_near(rows, at, page))
    edges = _edges([(held[0].left, held[-1].right) for held in heads], below, page)
    if edges is None:
        return None
    cuts = _cuts(rules, edges, rows[at], below[: edges.lines])
    held = _read(below, columns, cuts, edges, page)
    if held is None:
        return None
    names = [Held((words,), words, height=1) for words in map(_words, heads)]
    table = Table(edges.left, rows[at][0].top, held.bottom, [names, *held.rows])
    return Asked(table, held.lines + 1, columns, edges)


def rest_of(rows: Sequence[Row], asked: Asked, page: Measures) -> Asked | None:
    """Return the rest of a table whose heads stand on the page before, or None.

    Args:
        rows: The lines of the page from where it would go on.
        asked: The table so far, with which that page ends.
        page: The measures of the page.
    """
    lefts = asked.edges.left
    slack = page.em / 2
    if not all(any(abs(s.left - x) < slack for x in lefts) for s in rows[0]):
        return None
    spans = list(zip(lefts, asked.edges.right, strict=True))
    below = [rows[0], *_near(rows, 0, page)]
    edges = _edges(spans, below, page)
    if edges is None or any(abs(a - b) > slack for a, b in zip(edges.left, lefts, strict=True)):
        return None
    held = _read(below, asked.columns, [], edges, page, rest=True)
    if held is None:
        return None
    table = Table(lefts, rows[0][0].top, held.bottom, held.rows)
    return Asked(table, held.lines, asked.columns, edges)


class _Rows(NamedTuple):
    rows: list[list[Held]]
    lines: int
    bottom: float


def _read(
    below: Sequence[Row],
    columns: Sequence[str | None],
    cuts: Sequence[float],
    edges: _Edges,
    page: Measures,
    *,
    rest: bool = False,
) -> _Rows | None:
    """Return the rows of a table; None if one has no question or no answer."""
    lines = [_cells(row, edges) for row in below[: edges.lines]]
    groups = _between(lines, cuts) if cuts else _groups(lines, columns, edges, page, rest=rest)
    held = [[_held(group, k, edges, page) for k in range(len(columns))] for group in groups]
    asked = columns.index("question"), columns.index("answer")
    # The rest of a row has no number, and can have no question any more.
    begun = not rest or (
        "number" in columns and bool(held and held[0][columns.index("number")].words)
    )
    if not held or not all(row[k].words for row in held[not begun :] for k in asked):
        return None
    bottom = min(s.bottom for line in groups[-1] for cell in line for s in cell)
    return _Rows(held, sum(map(len, groups)), bottom)


def _heads(row: Row, page: Measures) -> tuple[list[Row], tuple[str | None, ...] | None]:
    """Return the heads of columns on a line and what the columns are, or None.

    A head may be set wide itself (質　問　　　　回　答), so wider gaps are tried as well.
    """
    found: list[Row] = []
    for apart in _HEADS_APART:
        found = [[row[0]]]
        for one, two in pairwise(row):
            if two.left - one.right >= apart * page.em:
                found.append([])
            found[-1].append(two)
        columns = _columns([_words(held) for held in found])
        if columns is not None:
            return found, columns
    return found, None


def _words(cell: Sequence[Stretch]) -> str:
    return "".join(stretch.words for stretch in cell).strip()


def _columns(heads: Sequence[str]) -> tuple[str | None, ...] | None:
    """Return what the columns are, if one has questions and another their answers."""
    if len(heads) not in _COLUMNS or not all(0 < len(head) <= HEAD_MAX for head in heads):
        return None
    text = table_row(heads)
    row = read_row(read_lines(fold(text), LineMap(text))[0])
    columns = None if row is None else read_columns(row.words)
    known = columns is not None and None not in columns
    return columns if known and {"question", "answer"} <= {*(columns or ())} else None


def _near(rows: Sequence[Row], at: int, page: Measures) -> Iterator[Row]:
    """Yield the lines below a line, as long as none is far from the one above."""
    for above, below in pairwise(rows[at:]):
        if above[0].bottom - below[0].bottom > _FAR * page.pitch:
            return
        yield below


def _edges(spans: list[tuple[float, float]], below: Sequence[Row], page: Measures) -> _Edges | None:
    """Return the columns that gaps part through as many lines as they do.

    Args:
        spans: From where to where their heads stand.
        below: The lines.
        page: The measures of the page.
    """
    heads = [left for left, _ in spans]
    found: _Edges | None = None
    for lines, row in enumerate(below, 1):
        spans = _merged([*spans, *((s.left, s.right) for s in row)], _GAP * page.em)
        if len({_place(spans, x) for x in heads}) < len(heads):
            break
        if len(spans) == len(heads):
            left, right = zip(*spans, strict=True)
            found = _Edges(left, right, lines)
    return found


def _merged(spans: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left - found[-1][1] < gap:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def _place(spans: Sequence[tuple[float, float]], x: float) -> int:
    return next(k for k, (left, right) in enumerate(spans) if left <= x <= right)


def _cells(row: Row, edges: _Edges) -> _Cells:
    spans = list(zip(edges.left, edges.right, strict=True))
    return [[s for s in row if low <= s.left <= high] for low, high in spans]


def _cuts(rules: Sequence[Rule], edges: _Edges, heads: Row, lines: Sequence[Row]) -> list[float]:
    """Return at which heights lines are drawn around all rows; none if they aren't."""
    wide = _ACROSS * (edges.right[-1] - edges.left[0])
    end = lines[-1][0].bottom - 2 * (lines[-1][0].top - lines[-1][0].bottom)
    found = sorted(
        (r.at for r in rules if end < r.at < heads[0].bottom and _overlap(r, edges) >= wide),
        reverse=True,
    )
    below_heads = bool(found) and found[0] > (lines[0][0].bottom + lines[0][0].top) / 2
    return found if len(found) >= _RULED and below_heads else []


def _overlap(rule: Rule, edges: _Edges) -> float:
    return min(rule.high, edges.right[-1]) - max(rule.low, edges.left[0])


def _groups(
    lines: Sequence[_Cells],
    columns: Sequence[str | None],
    edges: _Edges,
    page: Measures,
    *,
    rest: bool,
) -> list[list[_Cells]]:
    """Return the lines of each row; the first can be the rest of one."""
    found: list[list[_Cells]] = [[]] if rest else []
    number = columns.index("number") if "number" in columns else None
    asked = [columns.index("question"), columns.index("answer")]
    for line in lines:
        counted = number is not None and bool(line[number])
        if counted and number is not None and not _NUMBER.fullmatch(_words(line[number])):
            break  # no row of the table
        begun = bool(found and found[-1])
        closed = begun and all(
            is_closed(_last(found[-1], k), edges.right[k], line[k], page) for k in asked
        )
        if counted or (number is None and (closed or not found) and all(line[k] for k in asked)):
            found.append([])
        elif not found or (number is None and closed):
            break
        found[-1].append(line)
    return [group for group in found if group]


def _last(group: Sequence[_Cells], column: int) -> Row:
    """Return the last words of a column in the lines of a row."""
    return next((line[column] for line in reversed(group) if line[column]), [])


def _between(lines: Sequence[_Cells], cuts: Sequence[float]) -> list[list[_Cells]]:
    """Return the lines between each two heights; a row has no other end."""
    found = []
    for top, bottom in pairwise(cuts):
        inside = [line for line in lines if bottom < _middle(line) < top]
        if inside:
            found.append(inside)
    return found


def _middle(line: _Cells) -> float:
    first = next(stretch for cell in line for stretch in cell)
    return (first.bottom + first.top) / 2


def _held(group: Sequence[_Cells], column: int, edges: _Edges, page: Measures) -> Held:
    found = [stretch for line in group for stretch in line[column]]
    if not found:
        return NOTHING
    left, right = edges.left[column], edges.right[column]
    return held_in(found, Cell(0, column, 0, column, left, 0.0, right, 0.0), 0.0, page)
