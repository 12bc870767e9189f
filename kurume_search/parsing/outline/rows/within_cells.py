"""Lines that begin within a cell of the row above, as marks around the cell told (複数行のセル)."""

from __future__ import annotations

from kurume_search.parsing.calls.blocks import ENTRY
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.outline.rows.table import TableRows
from kurume_search.parsing.outline.rows.wrapped_cells import take_more
from kurume_search.parsing.page.tables import Row, cells_in, line_of

_ASKED = ("question", "answer")


class WithinCells(TableRows):
    """Takes more of a cell, and the cells behind it, which stand on the line where it ends."""

    def begins_cell(self, line: Line) -> Row | None:
        """Return the cells of the row that a line begins, up to the one that goes on below it."""
        column = self.page.within.get(line.number + 1)
        if column is None or self.columns is None or column >= len(self.columns):
            return None
        cells = cells_in(line, "\t")
        before, behind = column + 1 - len(cells), len(self.columns) - column - 1
        if before < 0:
            return None
        blank = piece(line, 0, 0)
        return Row(line, (*(blank,) * before, *cells, *(blank,) * behind))

    def goes_on_within(self, line: Line, column: int, front: bool) -> bool:
        """Take a line whose first words are more of the cell in `column`; return whether it is."""
        first, *rest = cells_in(line, "\t")
        names = (self.columns or ())[column:]
        if names and self.out.blocks[-1].kind is ENTRY:
            held = zip(names, (first, *rest), strict=False)
            take_more(self.out.blocks[-1], [(name, cell) for name, cell in held if name])
            return True
        if self._goes_on_saying(names, first, rest):
            return True
        if self.columns:
            if names[:1] == ("item",) and self._goes_on_calling(first):
                first = piece(line, 0, 0)
            self.row(Row(line, (*(piece(line, 0, 0),) * column, first, *rest)), front)
            return True
        if self.field is None or not front:
            return False
        self.field.pieces.append(first)
        if len(rest) > 1:
            self.row(Row(line, tuple(rest)), front)  # a label, and what stands beside it
        return True

    def _goes_on_calling(self, cell: Piece) -> bool:
        """Take more of the cell of an item as more of its title."""
        line = line_of(cell)
        if self.heading is None or not self.is_title(line):
            return False
        self.take_title(line, piece(line))
        return True

    def _goes_on_saying(
        self, names: tuple[str | None, ...], first: Piece, rest: list[Piece]
    ) -> bool:
        """Take a line as more of the turn above it, and of what stands in the row behind that."""
        asked = bool(names) and names[0] in _ASKED
        turn = self.last_turn if asked else self.turn
        if turn is None or not turn.pieces or (names and names[0] not in ("speech", *_ASKED)):
            return False
        turn.pieces.append(first)
        for name, cell in zip(names[1:], rest, strict=False):
            if name in _ASKED:
                self.asked_cell(name, [cell])
            elif name == "margin":
                self.margin(cell)
            elif cell.text:
                turn.pieces.append(cell)
        return True
