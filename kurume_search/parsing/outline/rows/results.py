"""Rows of a table of results that name a case by its number, or stand below its heading alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kurume_search.parsing.calls.blocks import BODY, FURNITURE, RESULT, TEXT, Block
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, joined
from kurume_search.parsing.marks.case_numbers import CaseNumbers
from kurume_search.parsing.outcomes.demands import is_demand
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.outcomes.recorded import is_recorded
from kurume_search.parsing.outline.state import State
from kurume_search.parsing.page.columns import is_empty_cell
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import inline_result
from kurume_search.parsing.page.tables import ROW_NUMBER, line_of


class ResultRows(State):
    """Takes what a row without a title says of the case of its number."""

    def untitled_row(
        self, line: Line, cells: Sequence[Piece], named: Mapping[str, Sequence[Piece]]
    ) -> bool:
        """Take a row of number and result (諮問第8号 | 承認 | 11月5日); return whether it is one.

        Below the heading of a case the number can be missing (諮問日 | 審議結果).

        Args:
            line: Of the row.
            cells: All of it.
            named: Its cells by the columns that say something of a case.
        """
        number, result = named.get("number"), named.get("result")
        if "title" in named or not result:
            return False
        if not number:
            return self.in_case and self._row_of_case(line, cells, named)
        if not number[0].text:
            return False
        heading = self._counts(number[0])
        if heading is None:
            return False
        told = [*result, *named.get("vote", ())]
        added = [held for held in named.get("condition", ()) if held.text]
        added = added if is_demand(joined(added)) else []  # 備考 may say anything
        taken = [*number, *told, *added]
        self.close()
        if aside := [held for held in cells if held.text and held not in taken]:
            self.add(Block(TEXT, line, aside, section="frame"))
        if all(not held.text or is_empty_cell(held.text) for held in told):
            self.add(Block(TEXT, line, [*number, *told, *added], section="frame"))
            return True
        head, own = number[0], [held for held in told if held.text]
        self.add(Block(RESULT, own[0].line, own, head=head, heading=heading, section="results"))
        if added:
            self.add(Block(RESULT, added[0].line, added, section="conditions"))
        return True

    def _row_of_case(
        self, line: Line, cells: Sequence[Piece], named: Mapping[str, Sequence[Piece]]
    ) -> bool:
        """Take the only row of a table below the heading of a case as how that ended."""
        told = [held for held in named["result"] if held.text]
        if value_of(joined(told)) is None:
            return False
        units = [held for held in named.get("unit", ()) if held.text]
        added = [held for held in named.get("condition", ()) if is_demand(held.text)]
        self.close()
        if aside := [held for held in cells if held.text and held not in (*told, *units, *added)]:
            self.add(Block(TEXT, line, aside, section="frame"))
        if units:
            self.add(Block(BODY, line, units, section=""))
        self.add(Block(RESULT, line, told, section="results"))
        if added:
            self.add(Block(RESULT, line, added, section="conditions"))
        return True

    def result_alone(self, cells: Sequence[Piece]) -> bool:
        """Take 【結果】承認 where the last row of a matter has nothing but that, in any column.

        So is 審議の結果、諮問のとおり承認された。 which the record tells in its own voice.
        """
        filled = [cell for cell in cells if cell.text and not is_empty_cell(cell.text)]
        if len(filled) != 1:
            return False
        (cell,) = filled
        told = inline_result(line_of(cell))
        if told is None and not is_recorded(cell.text, apart=False):
            return False
        self.close()
        if told is None:
            self.add(Block(RESULT, cell.line, [cell], section="results"))
            return True
        head, words = cell.cut(0, told.value), cell.cut(told.value, len(cell.text))
        if aside := [held for held in cells if held.text and held is not cell]:
            self.add(Block(FURNITURE, cell.line, aside))
        self.add(Block(RESULT, cell.line, [words], head=head, section=told.section))
        return True

    def _counts(self, number: Piece) -> Heading | None:
        """Return what a cell of nothing but a number says, as the heading of its case does."""
        heading = self.page.heading(line_of(number))
        if heading is not None and heading.cases:
            return None if heading.title else heading
        if (match := ROW_NUMBER.fullmatch(number.text)) is None:
            return None
        stop = len(number.text)
        return Heading("row", match["n"], None, CaseNumbers(), (), "", stop, stop)
