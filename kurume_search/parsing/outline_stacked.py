"""Tables with one cell on each line, in the pass over the lines."""

from __future__ import annotations

from kurume_search.parsing.blocks import FURNITURE, Block
from kurume_search.parsing.outline_asked import AskedCells
from kurume_search.parsing.pieces import piece
from kurume_search.parsing.stacked import StackedTable, stacked_tables
from kurume_search.parsing.tables import side_of


class StackedRows(AskedCells):
    """Takes the rows of such tables as turns."""

    def find_stacked(self) -> None:
        """Look for the tables of the page; `stacked_to` is behind the last that was taken."""
        self.stacked = stacked_tables(self.page)
        self.stacked_to = 0

    def take_stacked(self, found: StackedTable) -> None:
        """Take a table: its heads, and each question and answer as a turn."""
        self.close()
        self.section, self.in_list, self.stacked_to = None, False, found.stop
        self.previous = self.lines[found.stop - 1]
        self.columns, self.gaps, self.gap, self.turned = None, 0, False, False
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
