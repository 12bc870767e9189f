"""Cells that the lines on a page enclose (表の升目)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kurume_search.store.formats.pdf.rules import NEAR, Rule, Rules, groups

# A table has no more columns and rows than this on one page.
_COLUMNS, _ROWS = 40, 160
# An edge of two cells is drawn along so much of it.
_DRAWN = 0.5


class Cell(NamedTuple):
    """A cell: its first row and column, those behind its last, and where it stands."""

    row: int
    column: int
    row_stop: int
    column_stop: int
    left: float
    bottom: float
    right: float
    top: float


class Grid:
    """A table as it is drawn.

    Attributes:
        across: Where its columns begin, and where the last ends; from the left.
        down: Where its rows begin, and where the last ends; from the top.
        cells: From the top, each row from the left.
    """

    def __init__(
        self, across: Sequence[float], down: Sequence[float], cells: Sequence[Cell]
    ) -> None:
        self.across, self.down, self.cells = tuple(across), tuple(down), tuple(cells)
        self._at = {
            (row, column): cell
            for cell in cells
            for row in range(cell.row, cell.row_stop)
            for column in range(cell.column, cell.column_stop)
        }
        self._upward = [-edge for edge in self.down]

    def holds(self, y: float) -> bool:
        """Return whether the height `y` is one of the table's."""
        return self.down[-1] < y < self.down[0]

    def cell_at(self, x: float, y: float) -> Cell | None:
        """Return the cell around a point, or None outside of the table."""
        if not self.holds(y):
            return None
        row, column = bisect_right(self._upward, -y) - 1, bisect_right(self.across, x) - 1
        return self._at.get((row, column))

    def covering(self, row: int, column: int) -> Cell:
        """Return the cell of a row in a column."""
        return self._at[row, column]


def grids_in(rules: Rules) -> list[Grid]:
    """Return the tables that rules enclose, from the top; a mere frame is none."""
    drawn = [grid for part in _parts(rules) if (grid := _grid(part)) is not None]
    found = [grid for whole in drawn for grid in _touching(whole)]
    found.sort(key=lambda grid: (-grid.down[0], grid.across[0]))
    return [grid for grid in found if not any(_within(grid, other) for other in found)]


def _touching(grid: Grid) -> list[Grid]:
    """Return the tables that were set right below each other, which have no column in common."""
    rows = len(grid.down) - 1
    inner: list[set[int]] = [set() for _ in range(rows)]
    whole = set(range(rows + 1))
    for cell in grid.cells:
        whole -= set(range(cell.row + 1, cell.row_stop))
        for row in range(cell.row, cell.row_stop):
            inner[row] |= {cell.column} - {0}
    cuts = [
        row
        for row in range(1, rows)
        if row in whole and inner[row - 1] and inner[row] and not inner[row - 1] & inner[row]
    ]
    if not cuts:
        return [grid]
    return [_rows(grid, *edges) for edges in pairwise([0, *cuts, rows])]


def _rows(grid: Grid, start: int, stop: int) -> Grid:
    """Return some rows of a table, with the columns that they have."""
    held = [cell for cell in grid.cells if start <= cell.row < stop]
    edges = sorted({edge for cell in held for edge in (cell.column, cell.column_stop)})
    place = {edge: at for at, edge in enumerate(edges)}
    cells = [
        cell._replace(
            row=cell.row - start,
            row_stop=cell.row_stop - start,
            column=place[cell.column],
            column_stop=place[cell.column_stop],
        )
        for cell in held
    ]
    return Grid([grid.across[edge] for edge in edges], grid.down[start : stop + 1], cells)


def _within(inner: Grid, outer: Grid) -> bool:
    """Return whether a table stands in a cell of another."""
    return (
        inner is not outer
        and outer.across[0] < inner.across[0]
        and inner.across[-1] < outer.across[-1]
        and outer.down[0] > inner.down[0]
        and inner.down[-1] > outer.down[-1]
    )


def _parts(rules: Rules) -> list[Rules]:
    """Return what hangs together: level and upright lines that meet."""
    level, upright = rules
    part_of = list(range(len(level) + len(upright)))

    def first(at: int) -> int:
        while part_of[at] != at:
            part_of[at] = part_of[part_of[at]]
            at = part_of[at]
        return at

    for k, line in enumerate(level):
        for n, wall in enumerate(upright, len(level)):
            meets = line.low - NEAR <= wall.at <= line.high + NEAR
            if meets and wall.low - NEAR <= line.at <= wall.high + NEAR:
                part_of[first(n)] = first(k)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for k, line in enumerate(level):
        parts.setdefault(first(k), ([], []))[0].append(line)
    for n, wall in enumerate(upright, len(level)):
        parts.setdefault(first(n), ([], []))[1].append(wall)
    return [Rules(tuple(one), tuple(two)) for one, two in parts.values() if one and two]


def _edges(rules: Sequence[Rule], others: Sequence[Rule]) -> list[float]:
    """Return where rules stand; a table without outer lines ends where the others end."""
    grouped = groups(sorted(rules))
    found = [sum(rule.at for rule in group) / len(group) for group in grouped]
    low, high = min(rule.low for rule in others), max(rule.high for rule in others)
    if low < found[0] - 2 * NEAR:
        found.insert(0, low)
    if high > found[-1] + 2 * NEAR:
        found.append(high)
    return found


def _grid(part: Rules) -> Grid | None:
    """Return the table of lines that meet, or None if they enclose no rows of cells."""
    across = _edges(part.upright, part.level)
    down = _edges(part.level, part.upright)[::-1]
    columns, rows = len(across) - 1, len(down) - 1
    if not (2 <= columns <= _COLUMNS and 1 <= rows <= _ROWS):
        return None
    walls = [[r for r in part.upright if abs(r.at - x) <= NEAR] for x in across]
    floors = [[r for r in part.level if abs(r.at - y) <= NEAR] for y in down]
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = column + 1
            while wide < columns and not _covered(walls[wide], down[row + 1], down[row]):
                wide += 1
            deep = row + 1
            while deep < rows and not _covered(floors[deep], across[column], across[wide]):
                deep += 1
            held = {(r, c) for r in range(row, deep) for c in range(column, wide)}
            if held & taken or not _is_whole(walls, across, down, (row, column, deep, wide)):
                return None  # no rectangle
            taken |= held
            cells.append(
                Cell(row, column, deep, wide, across[column], down[deep], across[wide], down[row])
            )
    return Grid(across, down, cells)


def _is_whole(
    walls: Sequence[Sequence[Rule]],
    across: Sequence[float],
    down: Sequence[float],
    cell: tuple[int, int, int, int],
) -> bool:
    """Return whether no line parts a cell, and lines part it from the cells beside it."""
    row, column, deep, wide = cell
    for high, low in pairwise(down[row : deep + 1]):
        inside = any(_covered(walls[at], low, high) for at in range(column + 1, wide))
        outside = [at for at in (column, wide) if 0 < at < len(across) - 1]
        if inside or not all(_covered(walls[at], low, high) for at in outside):
            return False
    return True


def _covered(rules: Sequence[Rule], low: float, high: float) -> bool:
    """Return whether rules are drawn along most of an edge."""
    drawn = sum(max(min(rule.high, high) - max(rule.low, low), 0.0) for rule in rules)
    return drawn > _DRAWN * (high - low)
