"""Tables with one cell on each line, in the pass over the lines."""

from __future__ import annotations

from kurume_search.parsing.calls.blocks import ENTRY, FURNITURE, Block
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.outline.rows.asked import AskedCells
from kurume_search.parsing.outline.rows.results import ResultRows
from kurume_search.parsing.outline.rows.stacked import StackedTable, stacked_tables
from kurume_search.parsing.outline.rows.stacked_lists import list_tables
from kurume_search.parsing.outline.rows.stacked_results import ResultTable, result_tables
from kurume_search.parsing.page.tables import side_of


class StackedRows(AskedCells, ResultRows):
    """Takes the rows of such tables as turns, or as cases and how they ended."""

    def find_stacked(self) -> None:
        """Look for the tables of the page; `stacked_to` is behind the last that was taken."""
        self.stacked: dict[int, StackedTable | ResultTable] = {**list_tables(self.page)}
        self.stacked |= result_tables(self.page)
        self.stacked |= stacked_tables(self.page)
        self.stacked_to = 0

    def take_stacked(self, found: StackedTable | ResultTable) -> None:
        """Take a table: its heads, and each of its rows."""
        self.close()
        self.in_list, self.stacked_to = False, found.stop
        self.previous = self.lines[found.stop - 1]
        self.columns, self.gaps, self.gap, self.turned = None, 0, False, False
        if isinstance(found, ResultTable):
            self._take_results(found)
            self._take_between(found)
        else:
            self._take_asked(found)

    def _take_asked(self, found: StackedTable) -> None:
        """Take each question and answer as a turn."""
        self.section = None
        asked, answered = (head.text for head in found.heads[-2:])
        self.remarks = "意見" in asked
        self.sides = {"question": side_of(asked), "answer": side_of(answered)}
        numbers = [row.number for row in found.rows if row.number is not None]
        # What stands behind the answers is left to nobody, as in every other table.
        for held in (*map(piece, (*found.heads, *found.beside)), *numbers):
            self.add(Block(FURNITURE, held.line, [held]))
        for row in found.rows:
            self.asked_cell("question", row.question, row.speaker)
            self.asked_cell("answer", row.answer)

    def _take_results(self, found: ResultTable) -> None:
        """Take each row as a case, or as how the case of its number ended."""
        for head in found.heads:
            self.add(Block(FURNITURE, head, [piece(head)]))
        for row in found.rows:
            cells = [held for cell in row for held in cell]
            named = {
                name: list(cell) for name, cell in zip(found.columns, row, strict=True) if name
            }
            if not self.untitled_row(cells[0].line, cells, named):
                self.add(Block(ENTRY, cells[0].line, cells, cells=named))

    def _take_between(self, found: ResultTable) -> None:
        """Leave what ends and begins the pages between the rows to nobody."""
        begin = next(at for at, held in self.stacked.items() if held is found)
        held = {cell.line.at for row in found.rows for cells in row for cell in cells}
        for line in (self.lines[at] for at in range(begin, found.stop) if at in self.furniture):
            if line.at not in held:
                self.add(Block(FURNITURE, line, [piece(line)]))
