"""Words of a page of a PDF set in lines again, by where they stand.

What is on one height is one line, gaps become spaces, indents stay. Columns of running text
are read one after the other, above and below each line that goes across them.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

_DEEPEST_INDENT = 20  # characters
# A column of running text: so many lines, so much of them so full.
_COLUMN_LINES = 8
_FULL, _MOSTLY = 0.75, 0.45
# So few lines show no usual distance.
_FEW = 8
# Between them is a gap so wide, which is so near to the middle.
_GUTTER, _ASIDE = 0.6, 0.08
# From line to line it is at most so much further than usual.
_FAR = 1.7


class Stretch(NamedTuple):
    """Words drawn together, and where; in points, from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    words: str


Row = list[Stretch]


class Measures(NamedTuple):
    """What is usual on a page: height and width of a character, where lines begin and end.

    Attributes:
        pitch: From line to line.
    """

    size: float
    em: float
    left: float
    right: float
    pitch: float


def measure(stretches: Sequence[Stretch]) -> Measures:
    """Return the measures of a page that has words."""
    size = statistics.median(s.top - s.bottom for s in stretches) or 1.0
    widths = [
        (s.right - s.left) / len(s.words)
        for s in stretches
        if len(s.words) > 1 and not s.words.isascii()
    ]
    em = max(statistics.median(widths) if widths else size, 1.0)
    left, right = min(s.left for s in stretches), max(s.right for s in stretches)
    return Measures(size, em, left, right, _pitch(rows_of(stretches, size), size))


def lay_out(
    stretches: Sequence[Stretch], page: Measures, gutter: float | None = None
) -> tuple[list[str], float | None]:
    """Return the lines of a part of a page from top to bottom; an empty one where a gap is wide.

    Args:
        stretches: The words of the part.
        page: The measures of the page.
        gutter: Where the second column begins on a page before this one.

    Returns:
        The lines, and where the second column begins here; None where there are no columns.
    """
    rows = rows_of(stretches, page.size)
    parts = None if gutter is None else _in_columns(rows, page, gutter)
    parts = parts or _in_columns(rows, page, None)
    if parts is None:
        return list(_lines(rows, page, page.left)), None
    lines: list[str] = []
    before: float | None = None
    pitch = _pitch(rows, page.size)
    begins = []
    for columns in parts:
        top = max(column[0][0].bottom for column in columns)
        if before is not None and before - top > _FAR * pitch:
            lines.append("")
        for column in columns:
            margin = page.left if len(columns) == 1 else min(row[0].left for row in column)
            lines += _lines(column, page, margin)
        begins += [margin] if len(columns) > 1 else []
        before = min(column[-1][0].bottom for column in columns)
    return lines, begins[-1]


def _lines(rows: Sequence[Row], page: Measures, margin: float) -> Iterator[str]:
    pitch = page.pitch if len(rows) < _FEW else _pitch(rows, page.size)
    before: float | None = None
    for row in rows:
        height = row[0].bottom
        if before is not None and before - height > _FAR * pitch:
            yield ""
        yield line_of(row, page.em, margin)
        before = height


def rows_of(stretches: Sequence[Stretch], size: float) -> list[Row]:
    """Group what stands on one height, from the top; each from left to right."""
    rows: list[Row] = []
    middle = 0.0
    for stretch in sorted(stretches, key=lambda s: (-(s.top + s.bottom), s.left)):
        center = (stretch.top + stretch.bottom) / 2
        if rows and abs(middle - center) < 0.5 * size:
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
            middle = center
    return [sorted(row) for row in rows]


def _pitch(rows: Sequence[Row], size: float) -> float:
    """Return the usual distance from line to line."""
    steps = [above[0].bottom - below[0].bottom for above, below in pairwise(rows)]
    return max(statistics.median(steps), size) if steps else size


def line_of(row: Row, em: float, margin: float) -> str:
    """Return one line; `margin` is where lines without an indent begin."""
    indent = round((row[0].left - margin) / em)
    pieces = ["\u3000" * min(max(indent, 0), _DEEPEST_INDENT)]
    before: Stretch | None = None
    for stretch in row:
        if before is not None:
            gap = (stretch.left - before.right) / em
            if gap >= 0.8:
                pieces.append("\u3000" * min(round(gap) or 1, _DEEPEST_INDENT))
            elif gap > 0.3:
                pieces.append(" ")
        pieces.append(stretch.words)
        before = stretch
    return "".join(pieces).rstrip()


def _in_columns(
    rows: Sequence[Row], page: Measures, gutter: float | None
) -> list[list[list[Row]]] | None:
    """Part lines set in two columns of running text, or return None if they aren't.

    Labels and values, or speakers and speeches, also stand side by side; there one side
    is short and lines belong together, so both sides must be full of text. Where columns
    end, on a page behind others with columns, a few lines side by side are enough.

    Returns:
        From the top: lines across the page (one list of rows), or two columns.
    """
    middle = _middle(rows, page) if gutter is None else gutter - page.em / 2
    sides = [_parted(row, middle, page.em) for row in rows]
    apart = _apart(rows, sides, page)
    parts: list[list[list[Row]]] = []
    both: tuple[list[Row], list[Row]] = [], []
    for whole, places in groupby(range(len(rows)), lambda at: sides[at] is None or at in apart):
        held = list(places)
        if whole:
            parts.append([[rows[at] for at in held]])
            continue
        pairs = [pair for at in held if (pair := sides[at]) is not None]
        columns = [[pair[side] for pair in pairs if pair[side]] for side in (0, 1)]
        for side, column in enumerate(columns):
            both[side].extend(column)
        parts.append([column for column in columns if column])
    full = _FULL * (page.right - page.left) / 2
    if not any(len(columns) > 1 for columns in parts):
        return None
    if gutter is not None:
        begins = [row[0].left for row in both[1]]
        return parts if abs(min(begins) - gutter) < page.em / 2 else None
    return parts if all(_is_running(column, full) for column in both) else None


def _middle(rows: Sequence[Row], page: Measures) -> float:
    """Return what most gaps in lines have in common, near the middle of a page; or its middle."""
    middle, aside = (page.left + page.right) / 2, _ASIDE * (page.right - page.left)
    edges = []
    for row in rows:
        for one, two in pairwise(row):
            low, high = max(one.right, middle - aside), min(two.left, middle + aside)
            if two.left - one.right > _GUTTER * page.em and low < high:
                edges += [(low, 1), (high, -1)]
    edges.sort()
    best = most = open_gaps = 0
    for at, (_, step) in enumerate(edges):
        open_gaps += step
        if open_gaps > most:
            best, most = at, open_gaps
    if most < _COLUMN_LINES / 2:
        return middle
    return (edges[best][0] + edges[best + 1][0]) / 2


def _is_running(rows: Sequence[Row], full: float) -> bool:
    """Return whether lines are those of running text: enough of them, and most of them full."""
    filled = sum(any(s.right - s.left > full for s in row) for row in rows)
    return len(rows) >= _COLUMN_LINES and filled >= _MOSTLY * len(rows)


def _parted(row: Row, middle: float, em: float) -> tuple[Row, Row] | None:
    """Return what stands left and right of the middle, or None if something goes across."""
    left: Row = []
    right: Row = []
    for stretch in row:
        if stretch.right < middle + em:
            left.append(stretch)
        elif stretch.left > middle - em:
            right.append(stretch)
        else:
            return None
    return left, right


def _apart(
    rows: Sequence[Row], sides: Sequence[tuple[Row, Row] | None], page: Measures
) -> frozenset[int]:
    """Return which lines at the top and the foot stand apart: running heads, page numbers.

    Columns are filled from the left, so one on the right alone is in none of them.
    """
    pitch = max(
        _pitch([pair[side] for pair in sides if pair and pair[side]], page.size) for side in (0, 1)
    )
    found = set()
    for at, beside in ((0, 1), (len(rows) - 1, len(rows) - 2)):
        pair = sides[at]
        if pair is None or not 0 <= beside < len(rows):
            continue
        far = abs(rows[at][0].bottom - rows[beside][0].bottom) > _FAR * pitch
        said = any("。" in stretch.words for stretch in rows[at])
        if (far and not said) or (at == 0 and not pair[0]):
            found.add(at)
    return frozenset(found)
