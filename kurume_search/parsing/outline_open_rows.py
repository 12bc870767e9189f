"""Rows whose cells hold several lines, as the table of a word processor comes out as text."""

from __future__ import annotations

from kurume_search.parsing.blocks import TURN
from kurume_search.parsing.headwords import section_of
from kurume_search.parsing.legend import ARROWS
from kurume_search.parsing.lines import Line
from kurume_search.parsing.notes import inline_result
from kurume_search.parsing.outline_bodies import tells_end
from kurume_search.parsing.outline_rows import TableRows
from kurume_search.parsing.pieces import Piece
from kurume_search.parsing.tables import ROW_NUMBER, cells_in


class OpenRows(TableRows):
    """Reads what goes on with the cells of the row above, under a head of what was asked.

    Only tables whose rows are counted: there a line without a number begins no row.
    """

    filled = 0  # so many cells of the last row have begun

    def goes_on_in_row(self, line: Line) -> bool:
        """Take a line as more of the last row of questions and answers; return whether it is."""
        columns = self.columns
        if not columns or columns[0] != "number" or not {"question", "answer"} <= {*columns}:
            return False
        if "|" in line.text:
            return False
        first, *rest = cells_in(line, "\t")
        if ROW_NUMBER.fullmatch(first.text) and rest:
            self.filled = len(rest) + 1
            return False
        last = self.out.blocks[-1]
        more = self.filled + len(rest) <= len(columns)
        if self.gap or last.kind is not TURN or not more or self._begins_more(first, rest):
            return False
        last.pieces.append(first)
        for at, cell in enumerate(rest, self.filled):
            if (name := columns[at]) in ("question", "answer"):
                self.asked_cell(name, [cell])
        self.filled += len(rest)
        return True

    def _begins_more(self, first: Piece, rest: list[Piece]) -> bool:
        """Return whether a line below a row is a result, or the label of one, or a heading."""
        line = first.line
        if section_of(first.text) is not None or inline_result(line) is not None:
            return True
        if line.text[0] in ARROWS and tells_end(line.text):
            return True
        heading = self.page.heading(line)
        return heading is not None and (bool(heading.cases) or not rest)
