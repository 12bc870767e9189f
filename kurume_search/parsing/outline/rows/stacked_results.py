"""Tables of results that lost their borders: one cell a line (縦に並んだ結果の表).

The heads of the columns stand below each other (諮問番号, 結果, 答申日), then the cells of each
row. The number of a case shows where a row begins; without numbers in front every row has to
have a cell for each column, or each title its result below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import read_case_numbers
from kurume_search.parsing.outline.results import tells_end
from kurume_search.parsing.page.columns import (
    HEAD_MAX,
    columns_like,
    is_beside_result,
    is_empty_cell,
    is_opinion,
)
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import ROW_NUMBER
from kurume_search.parsing.words.titles import is_titular
from kurume_search.text.frozen import frozen

# A table of results has no more columns; a cell has no more lines.
_COLUMNS = 7
_WRAPPED = 4
# A table of two columns, a title and its result.
_PAIR = 2
_NAMED = ("number", "title", "result", "unit", "ground", "condition", "vote")
_FIRST = ("number", "title")
# What no series is called by can count all rows: 審議1, 審議2.
_WORDED = re.compile(r"(?P<word>[^\W\d]{2,6})\s*[0-9]{1,3}")

Cell = tuple[Piece, ...]


@frozen()
class ResultTable:
    """A table: its heads, what their columns are, the cells of each row, and where it stops."""

    heads: tuple[Line, ...]
    columns: tuple[str | None, ...]
    rows: tuple[tuple[Cell, ...], ...]
    stop: int


@cache
def _result_head() -> re.Pattern[str]:
    words = "|".join(r"\s{0,4}".join(map(re.escape, word)) for word in _words())
    return re.compile(rf"(?:{words})$", re.MULTILINE)


@cache
def _words() -> tuple[str, ...]:
    return tuple(table("tables")["columns"]["result"])


def result_tables(page: Page) -> dict[int, ResultTable]:
    """Return position of its first head → table, for every one on the page."""
    found: dict[int, ResultTable] = {}
    stop = 0
    for at in page.begun_by(_result_head()):
        heads = _heads(page.lines, at, stop) if at >= stop else ()
        made = _Reader(page.lines, heads).table() if heads else None
        if made is not None:
            found[heads[0]] = made
            stop = made.stop
    return found


def column_headed(line: Line) -> str | None:
    """Return what column a line heads: its name, "" if it says nothing of a case; else None."""
    options = _options(line)
    return None if options is None else "".join(options[:1])


def _options(line: Line) -> tuple[str, ...] | None:
    """Return what columns a line can head, none if it says nothing of a case; else None."""
    text = line.text
    if not 0 < len(text) <= HEAD_MAX or "。" in text:
        return None
    squeezed = "".join(text.split())
    names = columns_like(squeezed)
    if options := tuple(name for name in _NAMED if name in names):
        return options
    if is_opinion(names, squeezed):  # 付した意見 beside how a case ended
        return ("condition",)
    return () if is_beside_result(squeezed) else None


def _heads(lines: Sequence[Line], at: int, begin: int) -> tuple[int, ...]:
    """Return the positions of the heads around that of the results at `at`, or nothing."""
    above = _beside(lines, range(at - 1, max(begin, at - 2 * _COLUMNS) - 1, -1))
    below = _beside(lines, range(at + 1, min(at + 2 * _COLUMNS, len(lines))))
    heads = (*reversed(above), at, *below)
    return heads if 1 < len(heads) <= _COLUMNS else ()


def _beside(lines: Sequence[Line], places: range) -> list[int]:
    """Return the positions of heads from one on, as far as one stands next to the other."""
    found: list[int] = []
    gap = 0
    for at in places:
        if not lines[at].text:
            gap += 1
            if gap > 1:
                break
            continue
        names = _options(lines[at])
        if names is None or "result" in names:
            break
        found.append(at)
        gap = 0
    return found


def _columns(options: Sequence[tuple[str, ...]], *, counted: bool) -> tuple[str | None, ...]:
    """Return what each column is: 案件 is the title where another counts, or none is counted.

    Args:
        options: What each can be, as its head says.
        counted: A number alone stands in the first cell below the heads.
    """
    sole = {names[0] for names in options if len(names) == 1}
    taken = sole if counted else sole | {"number"}
    return tuple(
        next((name for name in names if name not in taken), names[-1]) if names[1:] else
        next(iter(names), None)
        for names in options
    )  # fmt: skip


class _Reader:
    """Reads the rows below the heads of one table."""

    def __init__(self, lines: Sequence[Line], heads: Sequence[int]) -> None:
        self.lines, self.heads = lines, heads
        first = next((line.text for line in lines[heads[-1] + 1 :] if line.text), "")
        worded = _WORDED.fullmatch(first)
        self.word = worded["word"] if worded else None
        options = [_options(lines[at]) or () for at in heads]
        self.columns = _columns(options, counted=self._is_number(first))
        self.counted = self.columns[0] == "number"
        # Without empty lines between its heads a table has some between its rows at most.
        self.tight = heads[-1] - heads[0] == len(heads) - 1

    def table(self) -> ResultTable | None:
        """Return the table, or None if no row stands right below its heads."""
        named = [name for name in self.columns if name]
        if len(set(named)) < len(named) or not set(_FIRST) & set(named):
            return None
        rows: list[tuple[Cell, ...]] = []
        begin = self.heads[-1] + 1
        while found := self._row(begin):
            row, begin = found
            rows.append(row)
        if not rows or not (self.counted or self._are_sure(rows)):
            return None
        heads = tuple(self.lines[at] for at in self.heads)
        return ResultTable(heads, self.columns, tuple(rows), begin)

    def _row(self, begin: int) -> tuple[tuple[Cell, ...], int] | None:
        """Return the cells of the row that begins at `begin`, and the position behind it."""
        cells, stop = self._cells(begin)
        if self._fits(cells):
            return tuple(map(tuple, cells)), stop
        row = self._placed(cells) if self.counted and len(cells) >= _PAIR else ()
        return (row, stop) if row else None

    def _are_sure(self, rows: Sequence[tuple[Cell, ...]]) -> bool:
        """Return whether rows that no number opens are rows: labels have values below as well."""
        if len(rows) > 1 and "title" in self.columns:
            at = self.columns.index("result")
            return any(not is_empty_cell(_joined(row[at])) for row in rows)
        pair = self.columns[0] == "title" and len(self.columns) == _PAIR
        return pair and is_titular(_joined(rows[0][0]))

    def _fits(self, cells: Sequence[Sequence[Piece]]) -> bool:
        """Return whether cells are a whole row: as many as there are heads, with a result."""
        if len(cells) != len(self.columns):
            return False
        said = dict(zip(self.columns, map(_joined, cells), strict=True))
        if not (tells_end(said["result"]) or is_empty_cell(said["result"])):
            return False
        if self.counted:
            return True
        if "number" in said and not self._is_number(said["number"]):
            return False
        title = said.get("title", "")
        return "title" not in said or not (
            "。" in title or tells_end(title) or self._is_number(title)
        )

    def _is_number(self, text: str) -> bool:
        """Return whether a cell is the number of a case, and nothing else."""
        if opens_row(text):
            return True
        worded = _WORDED.fullmatch(text) if self.word else None
        return worded is not None and worded["word"] == self.word

    def _placed(self, cells: Sequence[Sequence[Piece]]) -> tuple[Cell, ...]:
        """Return the cells of a row that lost some, or whose cells wrap, by what they say."""
        told = (at for at in range(1, len(cells)) if tells_end(_joined(cells[at])))
        if (at := next(told, None)) is None:
            return ()
        result = self.columns.index("result")
        placed: list[Cell] = [()] * len(self.columns)
        placed[0], placed[result] = tuple(cells[0]), tuple(cells[at])
        if at == result:  # it lost none before
            placed[:at] = map(tuple, cells[:at])
        elif "title" in self.columns:
            titled = (held for cell in cells[1:at] for held in cell)
            placed[self.columns.index("title")] = tuple(titled)
        return tuple(placed)

    def _cells(self, begin: int) -> tuple[list[list[Piece]], int]:
        """Return the cells of a row, each with its lines, and the position behind it.

        Empty lines part them where such lines part the heads; else each line is a cell.
        """
        cells: list[list[Piece]] = []
        parted, stop = True, begin
        for at in range(begin, min(begin + 2 * _COLUMNS * _WRAPPED, len(self.lines))):
            line = self.lines[at]
            if not line.text:
                if cells and self.tight:
                    break
                parted = True
                continue
            opens = self.counted and self._is_number(line.text)
            begins = self.tight or parted
            if cells and (opens or (begins and self._fits(cells))):
                break
            if not cells and self.counted and not opens:
                break
            if begins:
                cells.append([])
            cells[-1].append(piece(line))
            parted, stop = False, at + 1
        return cells, stop


def opens_row(text: str) -> bool:
    """Return whether a row begins: with the number of a case, and nothing else."""
    _, stop = read_case_numbers(text, 0, bare=True)
    return stop == len(text) or ROW_NUMBER.fullmatch(text) is not None


def _joined(cell: Iterable[Piece]) -> str:
    return "".join(held.text for held in cell)
