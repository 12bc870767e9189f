"""Words in the cells of a table of a PDF: what wrapped in a cell is put together again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kurume_search.store.formats.pdf.grids import Cell, Grid
from kurume_search.store.formats.pdf.layout import Measures, Row, Stretch, line_of, rows_of
from kurume_search.store.formats.tables import (
    LABEL_AND_TEXT,
    LINES_OF_A_TEXT,
    is_form,
    is_heads,
    row_lines,
)

# What a line can't begin with, and what it can't end with.
_CLOSING = frozenset("、。，．,.）)」』】〉》〕］]・：；？！ー")
_OPENING = frozenset("（(「『【〈《〔［[")
_STOPS = frozenset("。．？！?!」』）)")
# The mark of a list begins a line of its own, where a cell has room for one.
_BULLETS = frozenset("・○〇◯◎●■□◆◇※")
_ROOM_FOR_LISTS = 8  # characters
# A label, a number or a mark can begin a turn or an item, however full the line above is.
_BEGINS = re.compile(
    r"[（(【〔［\[<＜○〇◯◎●■□◆◇※・]|第?[0-9０-９一二三四五六七八九十]+[　 .．、）)]|.{1,10}[：:]"
)
# An entry of a list in a cell: its number, and the sign behind it.
_NUMBERED = re.compile(
    r"[（(](?P<in>[0-9０-９]{1,2})[）)]|(?P<n>[0-9０-９]{1,2})[.．、　]|(?P<ring>[①-⑳])"
)
_HEADED = r"[（(【〔［\[<＜〈].{1,10}[）)】〕］\]>＞〉]"
_ENTRY = re.compile(rf"{_NUMBERED.pattern}|{_HEADED}|[・○〇●◆◇■□※]")
# Air between the border of a cell and its words.
_AIR = (1.0, 8.0)
_SLACK = 0.2  # of a character
# A frame of one row whose cells hold so many lines each is a page in columns.
_COLUMN_LINES = 8
# The rest of a row is put on the page before, if it has no more lines.
_MOVED = 40


class Held(NamedTuple):
    """What a cell holds.

    Attributes:
        lines: Its lines with their indents; what surely is the rest of a line, behind it.
        words: All that wrapped put together, a paragraph on each line.
        goes_on: The last line is full and no sentence ends with it.
        height: So many lines it has on paper.
        covered: Nothing, since a cell to the left reaches further.
    """

    lines: tuple[str, ...] = ()
    words: str = ""
    goes_on: bool = False
    height: int = 0
    covered: bool = False


NOTHING = Held()
COVERED = Held(covered=True)


class Table:
    """A table on one page.

    Attributes:
        across: Where its columns begin, and where the last ends.
        top: Its upper edge.
        bottom: Its lower edge.
        rows: What the cells hold, by columns; a row of one cell alone has no other.
        head: The words of its first row, on whichever page that is.
        form: It is filled in beside its labels.
        texts: The rows that are text with a label, or the rest of one: their lines stay lines.
    """

    def __init__(
        self, across: Sequence[float], top: float, bottom: float, rows: list[list[Held]]
    ) -> None:
        self.across, self.top, self.bottom, self.rows = tuple(across), top, bottom, rows
        self.head = words_in(rows[0])
        self.form = is_form(map(words_in, rows))
        self.texts = {at for at, row in enumerate(rows) if self.form and _is_text(row)}

    def lines(self) -> Iterator[str]:
        """Yield the table as `table_lines` does."""
        for at, row in enumerate(self.rows):
            filled = [held for held in row if held.words]
            alone = len(filled) == 1 == len(self.rows)  # the rest of a row, and of which?
            if len(row) > 1 and at not in self.texts and not alone:
                yield from self._row(row)
                continue
            if len(filled) > 1:
                yield " ".join(filled[0].words.split())
            yield from filled[-1].lines

    def _row(self, row: Sequence[Held]) -> Iterator[str]:
        own = len(row)
        while self.form and own > 1 and row[own - 1].covered:
            own -= 1
        words = [_entries(words) for words in words_in(row[:own])]
        listed = self.form and not is_heads(self.head) and any("\n" in held for held in words)
        yield from row_lines(words, form=False, unfolds=listed)


def _entries(words: str) -> str:
    """Return the words of a cell on one line, or on one for each entry of a list."""
    found: list[str] = []
    for line in words.split("\n"):
        if not found or _ENTRY.match(line):
            found.append(line)
        else:
            found[-1] += f" {line}"
    return "\n".join(found) if _ENTRY.match(found[0]) else " ".join(found)


def words_in(row: Sequence[Held]) -> list[str]:
    """Return the words of cells."""
    return [held.words for held in row]


def _is_text(row: Sequence[Held]) -> bool:
    """Return whether a row of a form is a label and a text, or the rest of one."""
    filled = [words for words in words_in(row) if words]
    lines = filled[-1].count("\n") + 1
    return len(row) > 1 and len(filled) <= LABEL_AND_TEXT and lines >= LINES_OF_A_TEXT


def go_on(table: Table, below: Table, *, alone: bool) -> bool:
    """Let a table go on with the one on the next page, whose first row can be the rest of a row.

    Args:
        table: The last of its page.
        below: The first of the next page, with the same columns.
        alone: Nothing else is on that page.

    Returns:
        Whether nothing more of it is on the next page.
    """
    at = int(len(below.rows) > 1 and words_in(below.rows[0]) == table.head)
    below.head = table.head
    below.form = below.form and table.form
    below.texts = below.texts if below.form else set()
    row, last = below.rows[at], table.rows[-1]
    if not _is_rest(row, table):
        return False
    whole = [_whole(*pair) for pair in zip(last, row, strict=True)]
    end = len(table.rows) - 1
    if end in table.texts or (table.form and _is_text(whole)):
        table.texts.add(end)
        below.texts.add(at)
        return False
    if max(held.height for held in row) > _MOVED or (alone and len(below.rows) == 1):
        return False
    table.rows[-1] = whole
    del below.rows[at]
    below.texts = {k - (k > at) for k in below.texts if k != at}
    return len(below.rows) <= at


def _is_rest(row: Sequence[Held], table: Table) -> bool:
    """Return whether a row at the top of a page is the rest of the last one before."""
    last = table.rows[-1]
    filled = [k for k, held in enumerate(row) if held.words]
    if not len(row) == len(last) > 1 or not all(last[k].words for k in filled):
        return False
    # Where each row has a number or a speaker, one without is none.
    if not row[0].words and all(held[0].words for held in table.rows):
        return True
    return all(last[k].goes_on for k in filled)


def _whole(one: Held, two: Held) -> Held:
    if not (one.words and two.words):
        return one if one.words else two
    between = "" if one.goes_on else "\n"
    return Held(
        (*one.lines, *two.lines),
        f"{one.words}{between}{two.words}",
        two.goes_on,
        one.height + two.height,
    )


def read_table(grid: Grid, stretches: Collection[Stretch], page: Measures) -> Table | None:
    """Return the table of a grid with what stands in it, or None if that is no table."""
    words: dict[Cell, list[Stretch]] = {}
    for stretch in stretches:
        cell = cell_of(grid, stretch)
        if cell is None or stretch.right > cell.right + page.em:
            return None
        words.setdefault(cell, []).append(stretch)
    air = _air(words)
    held = {cell: held_in(found, cell, air[cell.column], page) for cell, found in words.items()}
    rows = [_row(grid, row, held) for row in range(len(grid.down) - 1)]
    rows = [row for row in rows if any(cell.words for cell in row)]
    most = max((sum(bool(cell.words) for cell in row) for row in rows), default=0)
    if most < min(len(rows), 2) or _is_columns(rows):
        return None
    return Table(grid.across, grid.down[0], grid.down[-1], rows)


def cell_of(grid: Grid, stretch: Stretch) -> Cell | None:
    """Return the cell in which words stand, or None if they stand in none."""
    return grid.cell_at((stretch.left + stretch.right) / 2, (stretch.bottom + stretch.top) / 2)


def _row(grid: Grid, row: int, held: dict[Cell, Held]) -> list[Held]:
    columns = len(grid.across) - 1
    found: list[Held] = []
    for column in range(columns):
        cell = grid.covering(row, column)
        begins = (cell.row, cell.column) == (row, column)
        covered = NOTHING if column == cell.column else COVERED
        found.append(held.get(cell, NOTHING) if begins else covered)
        if cell.column == 0 and cell.column_stop == columns:
            return found
    return found


def _is_columns(rows: Sequence[Sequence[Held]]) -> bool:
    return len(rows) == 1 and sum(cell.height >= _COLUMN_LINES for cell in rows[0]) > 1


def _air(words: dict[Cell, list[Stretch]]) -> dict[int, float]:
    """Return how far from its left edge the words of each column begin."""
    found: dict[int, float] = {}
    low, high = _AIR
    for cell, stretches in words.items():
        air = min(stretch.left for stretch in stretches) - cell.left
        found[cell.column] = max(min(found.get(cell.column, high), air), low)
    return found


def held_in(stretches: Sequence[Stretch], cell: Cell, air: float, page: Measures) -> Held:
    """Return what stands in a cell, its words so far from its edges."""
    rows = rows_of(stretches, page.size)
    margin = min(stretch.left for stretch in stretches)
    lines = tuple(line_of(row, page.em, margin) for row in rows)
    wide = cell.right - cell.left - 2 * air
    lists = wide >= _ROOM_FOR_LISTS * page.em

    def room(row: Row) -> float:
        return min(cell.right - air - row[-1].right, wide - (row[-1].right - row[0].left)) / page.em

    whole, words = [lines[0]], [lines[0].strip()]
    numbered = _NUMBERED.match(words[0])
    for (above, before), (_, line) in pairwise(zip(rows, lines, strict=True)):
        begun = line.strip()
        full = room(above) < _least(begun) + _SLACK
        wrapped = full and not (lists and begun[0] in _BULLETS) and not _are_listed(before, line)
        wrapped = wrapped and not _is_next(begun, numbered)
        numbered = _NUMBERED.match(begun) or numbered
        words.append(begun if wrapped else f"\n{begun}")
        if wrapped and before[-1] not in _STOPS and not _BEGINS.match(begun):
            whole[-1] += begun
        else:
            whole.append(line)
    goes_on = room(rows[-1]) < 2 and words[-1][-1] not in _STOPS
    return Held(tuple(whole), "".join(words), goes_on, len(rows))


def _is_next(line: str, above: re.Match[str] | None) -> bool:
    """Return whether a line begins the entry that follows the numbered one above."""
    own = _NUMBERED.match(line)
    if own is None or above is None or own.lastgroup != above.lastgroup:
        return False
    return _number(own) == _number(above) + 1


def _number(entry: re.Match[str]) -> float:
    number = entry[entry.lastgroup or 0]
    return unicodedata.numeric(number) if len(number) == 1 else float(number)


def is_closed(line: Row, right: float, below: Row, page: Measures) -> bool:
    """Return whether words of a cell that ends at `right` are at their end above others."""
    if not line or line[-1].words.rstrip()[-1:] in _STOPS:
        return True
    least = _least(below[0].words.strip()) if below else 2.0
    return (right - line[-1].right) / page.em >= least + _SLACK


def _are_listed(one: str, two: str) -> bool:
    """Return whether two lines are of a list whose entries gaps part (甲野委員　乙川委員)."""
    return all(
        "\u3000" in line.strip() and "、" not in line and "。" not in line for line in (one, two)
    )


def _least(words: str) -> float:
    """Return how wide what can't be parted is at the beginning of words, in characters."""
    half = 0
    while half < len(words) and words[half].isascii() and words[half].isalnum():
        half += 1
    if half:
        return half / 2
    stop = 2 if words[0] in _OPENING else 1
    while stop < len(words) and words[stop] in _CLOSING:
        stop += 1
    return float(stop)
