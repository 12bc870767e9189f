"""Rows whose cells hold several lines, as the table of a word processor comes out as text."""

from __future__ import annotations

from collections.abc import Mapping

from kurume_search.parsing.calls.blocks import TURN
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.notations.hits import STOPS
from kurume_search.parsing.outcomes.recorded import is_recorded
from kurume_search.parsing.outline.results import tells_end
from kurume_search.parsing.outline.rows.within_cells import WithinCells
from kurume_search.parsing.page.notes import inline_result, is_note
from kurume_search.parsing.page.tables import ROW_NUMBER, Row, cells_in, is_ruled, line_of, read_row
from kurume_search.parsing.words.headwords import section_of
from kurume_search.parsing.words.speakers import ARROWS, read_speaker

# A line that begins with a tab is set in so far.
_TAB = 8
_SIDES = 2  # borders of a row with one cell


class OpenRows(WithinCells):
    """Reads what goes on with the cells of the row above, under a head of what was asked.

    Only tables whose rows are counted: there a line without a number begins no row. Of a
    table of turns that tabs part, rows can begin with empty cells, and lines without any
    tab can stand between its rows.
    """

    rows: Mapping[int, Row]
    filled = 0  # so many cells of the last row have begun
    spoken: tuple[str | None, ...] | None = None  # of the last table of turns, or of questions

    def row_on(self, at: int, line: Line) -> Row | None:
        """Return the cells of a line that is a row of the table it stands in, or a row alone."""
        columns, alone = self.columns, self.rows.get(at) or self._over_all_columns(line)
        row: Row | None = None
        if columns is not None and (self.page.within or line.indent >= _TAB):
            row = self.begins_cell(line) or _behind_blanks(line, len(columns))
        if row is not None:
            return row
        if columns is None:
            if alone is None and self.spoken is not None and "\t" in line.text:
                pair = read_row(line, pairs=True)
                alone = pair if pair is not None and _is_turn(pair, self.spoken) else None
            if alone is not None and self.spoken is not None and _is_turn(alone, self.spoken):
                self.columns = self.spoken  # a paragraph or a heading stood between
            return alone
        if alone is not None and alone.line is line and not self.gaps and is_ruled(alone):
            row = alone  # no head changes what its signs say
        else:
            row = self.below_head(line, columns)
        if row is None and alone is not None and len(alone.cells) in (1, len(columns)):
            row = alone
        asked = "question" in columns and "answer" in columns
        if ("speaker" in columns or asked) and not self.gaps:
            self.spoken = columns
            if row is None and not asked and line.indent >= _TAB:
                return self._below_blanks(line, columns)
        return row

    def _over_all_columns(self, line: Line) -> Row | None:
        """Return the one cell of a row that calls an item: | 諮問第1号 …について |."""
        if line.text[0] != "|" or line.text[-1] != "|" or line.text.count("|") != _SIDES:
            return None
        cells = cells_in(line, "|")
        heading = self.page.heading(line_of(cells[0])) if cells[0].text else None
        return Row(line, cells) if heading is not None and "。" not in heading.title else None

    def _below_blanks(self, line: Line, columns: tuple[str | None, ...]) -> Row | None:
        """Return the row that a line is whose first cells are empty: tabs stand before it."""
        before = line.folded.source[line.start : line.span(0, 1).start]
        blanks = before.count("\t")
        if not blanks or "speech" not in columns:
            return None
        cells = cells_in(line, "\t") if "\t" in line.text else (piece(line),)
        if len(cells) == 1 and is_note(line.text):
            blanks = columns.index("speech")  # in whose column it stands tells nothing
        filled = columns[blanks : blanks + len(cells)]
        if len(filled) < len(cells) or "speech" not in filled:
            return None
        return Row(line, (*(piece(line, 0, 0),) * blanks, *cells))

    def goes_on_in_row(self, line: Line, front: bool) -> bool:
        """Take a line as more of the last row of questions and answers; return whether it is."""
        columns = self.columns
        within = self.page.within.get(line.number) if self.page.within else None
        if within is not None and self.goes_on_within(line, within, front):
            return True
        if columns is None:
            return False
        if self.below_labelled(line):
            return True
        if columns[0] != "number" or not {"question", "answer"} <= {*columns}:
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
        if not rest and is_recorded(first.text, apart=False):
            return True
        heading = self.page.heading(line)
        return heading is not None and (bool(heading.cases) or not rest)


def _behind_blanks(line: Line, columns: int) -> Row | None:
    """Return the cells of a row whose first are empty, where tabs part just so many columns."""
    if line.indent < _TAB or "\t" not in line.text:
        return None
    before = line.folded.source[line.start : line.span(0, 1).start].count("\t")
    behind = line.folded.source[line.span().stop : line.stop].count("\t")
    cells = cells_in(line, "\t")
    if not before or before + len(cells) + behind != columns:
        return None
    return Row(line, (*(piece(line, 0, 0),) * before, *cells, *(piece(line, 0, 0),) * behind))


def _is_turn(row: Row, columns: tuple[str | None, ...]) -> bool:
    """Return whether a row is one more of a table of turns: counted, of a speaker, or asked."""
    lost = columns[len(row.cells) :]  # a line ends where nothing is behind its last words
    if len(row.cells) > len(columns) or not {*lost} <= {None, "margin"}:
        return False
    cells = list(zip(columns, row.cells, strict=False))
    counted = [cell for name, cell in cells if name in (None, "number")]
    if counted and not all(ROW_NUMBER.fullmatch(cell.text) for cell in counted):
        return False
    if "question" in columns:
        said = [cell.text for name, cell in cells if name in ("question", "answer")]
        return bool(said[0]) and any(words.endswith(STOPS) for words in said)
    if "\t" not in row.line.text:
        return False
    named = (cell for name, cell in cells if name == "speaker")
    return bool(counted) or any(read_speaker(cell.text) for cell in named)
