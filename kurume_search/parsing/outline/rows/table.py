"""Tables in the pass over the lines: fields, turns and cases in rows."""

from __future__ import annotations

import re
from dataclasses import replace

from kurume_search.parsing.calls.blocks import (
    BODY,
    ENTRY,
    FURNITURE,
    HEADING,
    NOTE,
    RESULT,
    TEXT,
    TITLE,
    TURN,
    Block,
)
from kurume_search.parsing.labels.parted import whoever
from kurume_search.parsing.labels.row import Label, unwrapped
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.marks.heading_ends import behind_tags
from kurume_search.parsing.outline.rows.asked import AskedCells
from kurume_search.parsing.outline.rows.column_fields import ColumnFields
from kurume_search.parsing.outline.rows.item_rows import CALLED_BY_WORD, ItemRows
from kurume_search.parsing.outline.rows.part_heads import PartHeads
from kurume_search.parsing.outline.rows.results import ResultRows
from kurume_search.parsing.outline.rows.roll_rows import RollRows
from kurume_search.parsing.outline.rows.turn_rows import TurnRows
from kurume_search.parsing.outline.rows.wrapped_cells import goes_on, more_of_cells, take_more
from kurume_search.parsing.page.bodies import is_unit
from kurume_search.parsing.page.columns import HEAD_MAX
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import is_note
from kurume_search.parsing.page.tables import (
    Row,
    line_of,
    lines_in,
    read_row,
    side_of,
    spoken_cells,
)
from kurume_search.parsing.words.headwords import PARTING, kind_of, section_of
from kurume_search.parsing.words.speakers import read_speaker
from kurume_search.parsing.words.titles import is_titular

# The title of an item stands within so many rows of its number.
_NEAR = 6


class TableRows(AskedCells, ResultRows, ColumnFields, TurnRows, ItemRows, RollRows, PartHeads):
    """Reads rows: what they are depends on the head of their table, or on their words."""

    item_above = ""  # the item that the rows of the table are on
    heads: tuple[str, ...] = ()  # the words of the last head of a table

    def below_head(self, line: Line, head: tuple[str | None, ...]) -> Row | None:
        """Return the cells of a line below the head of a table, if it has any."""
        pairs = (
            "answer" in head
            or "result" in head
            or ("speaker" in head and ("|" in line.text or head[-1] == "speaker"))
        )
        short = len(head) == 2 or "\t" in line.text  # what was asked, with no answer behind it
        return read_row(line, pairs=short and pairs, gaps=self.gaps, titled="title" in head)

    def wraps_entry(self, line: Line) -> bool:
        """Take a line in a table without borders as more of the cells in the row above."""
        last = self.out.blocks[-1]
        if last.kind is not ENTRY or self.gap or line.indent <= last.pieces[0].line.indent:
            return False
        if (cells := more_of_cells(last, line)) is not None:
            take_more(last, cells)
            return True
        if "。" in line.text or self.at in self.labels:
            return False
        take_more(last, [("title", piece(line))])
        return True

    def in_row(self) -> bool:
        """Return whether the field or the turn that is open began in a row of a table."""
        held = self.field or self.turn
        return held is not None and held.line.text[0] == "|"

    def row(self, row: Row, front: bool) -> None:
        """Take a row of a table."""
        if front and self.opens_roll(row):
            self.close()
            self.columns, self.heads = (None,) * len(row.cells), row.words
            self.add(Block(FURNITURE, row.line, list(row.cells)))
            return
        row, columns = self.read_head(row)
        if columns:
            self.roll_heads = ()
            if row.words != self.heads or self.columns is None:  # not the same on the next page
                self.close()
                self.item_above = ""
            self.columns, self.heads = columns, row.words
            inked = "|" in row.line.text or "\t" in row.line.text
            self.gaps = 0 if inked else len(columns)
            self.remarks = any("意見" in words for words in row.words)
            self.sides = {
                name: side_of(words)
                for name, words in zip(columns, row.words, strict=True)
                if name in ("question", "answer")
            }
            self.add(Block(FURNITURE, row.line, list(row.cells)))
            return
        lost = len(self.columns or ()) - len(row.cells)
        if lost > 0 and row.line.text[0] == "|" and row.line.text[-1] != "|":
            # Rows without outer lines: the cells in front are empty.
            blank = piece(row.line, 0, 0)
            row = Row(row.line, (*(blank,) * lost, *row.cells))
        if front and self.columns and self.roll_heads and self.roll_row(row):
            return
        if self.columns and len(self.columns) >= len(row.cells) > 1:
            self._row_of(row, self.columns, front)
            return
        self._loose_row(row, front)

    def _row_of(self, row: Row, columns: tuple[str | None, ...], front: bool) -> None:
        cells = {name: cell for name, cell in zip(columns, row.cells, strict=False) if name}
        if "title" in cells and (begin := behind_tags(cells["title"].text)):
            cells["title"] = cells["title"].cut(begin, len(cells["title"].text))
        if "speaker" in columns and section_of(row.cells[0].text) in PARTING - {"talk"}:
            self._spoken_row(row, row.cells[0], list(row.cells[1:]))
        elif "speaker" in columns:
            if self.item_across(row, columns):
                return
            if "item" in cells:
                self._item_beside(cells["item"])
                if not any(cell.text for cell in row.cells if cell is not cells["item"]):
                    return
            for speaker, speech in spoken_cells(columns, row):
                self._spoken_row(row, speaker, speech)
            if "margin" in cells:
                self.margin(cells["margin"])
        elif "answer" in columns and "question" in columns:
            self._asked_row(row, cells, columns)
        elif "label" in columns:
            self._loose_row(row, front)
        else:
            self.close()
            last = self.out.blocks[-1]
            unnumbered = "number" in cells and not cells["number"].text
            if last.kind is ENTRY and unnumbered and not self.gap and goes_on(last, cells):
                take_more(last, list(cells.items()))
                return
            self._part_number(cells)
            held = {name: [cell] for name, cell in cells.items()}
            if self.untitled_row(row.line, row.cells, held):
                return
            self.add(Block(ENTRY, row.line, list(row.cells), cells=held))
            number = cells["number"].text if "number" in cells else ""
            if read_case_numbers(number, 0)[0]:
                self.listed_numbers.add(number)

    def _part_number(self, cells: dict[str, Piece]) -> None:
        """Part the number before a title from it, where no column has the numbers."""
        if "number" in cells or "title" not in cells:
            return
        title = cells["title"]
        heading = self.page.heading(line_of(title))
        if heading is not None and heading.number and heading.title:
            cells["number"] = title.cut(0, len(title.text[: heading.start].rstrip()))
            cells["title"] = title.cut(heading.start, heading.stop)

    def _item_beside(self, cell: Piece) -> None:
        """Take the cell of an item beside a turn: filled in once, or in every row of it."""
        if not cell.text or cell.text == self.item_above:
            return
        self.item_above = cell.text
        line = line_of(cell)
        heading = self.page.heading(line)
        if self._more_of_item(line, heading):
            return
        if heading is None and (is_titular(cell.text) or kind_of(cell.text) in CALLED_BY_WORD):
            words = cell.text
            heading = Heading("row", None, None, CaseNumbers(), (), words, 0, len(words))
        if heading is None or "。" in heading.title:
            self.add(Block(TEXT, line, [cell]))
            return
        # Marked or not, the items of one column are of one level.
        self.add_heading(line, replace(heading, level="row"), [piece(line)])

    def _more_of_item(self, line: Line, heading: Heading | None) -> bool:
        """Take the title or the offices of an item in a cell below its number."""
        near = (b for b in reversed(self.out.blocks[-_NEAR:]) if b.kind is not TURN)
        last = next(near, None)
        if heading is not None or last is None:
            return False
        numbered = last.heading if last.kind is HEADING else None
        if numbered is not None and not numbered.title and is_titular(line.text):
            self.close()
            self.add(Block(TITLE, line, [piece(line)]))
            return True
        names = [name.strip() for name in re.split(r"[、,・]", line.text.strip("()[]【】 "))]
        if last.kind in (HEADING, TITLE) and all(map(is_unit, names)):
            self.close()
            self.add(Block(BODY, line, [piece(line)], section=""))
            return True
        return False

    def _loose_row(self, row: Row, front: bool) -> None:
        """A row without a head: label and value, or speaker and speech."""
        if front and (self.column_row(row) or self.header_row(row)):
            return
        first = row.cells[0]
        rest = [words for cell in row.cells[1:] for words in lines_in(cell)]
        if not first.text and self.turn is not None:
            self.turn.pieces += rest
        else:
            self._spoken_row(row, first, rest)

    def _spoken_row(self, row: Row, first: Piece | None, rest: list[Piece]) -> None:
        words = first.text if first else ""
        rest = [cell for cell in rest if cell.text]
        if not words and self._goes_on_below(rest):
            return
        if not words and len(rest) == 1 and self._row_by_nobody(rest[0]):
            return
        if not words and self.turn is not None:
            self.turn.pieces += rest
            return
        if section_of(words) in ("results", "conditions", "reasons") and rest:
            self.close()
            self.add(Block(RESULT, row.line, rest, head=first, section=section_of(words)))
            return
        if first and rest and self.body_row(first, rest):
            return
        headed = "speaker" in (self.columns or ()) and 0 < len(words) <= HEAD_MAX
        told = unwrapped(words)
        speaker = self.speaker_in_cell(told) if headed else read_speaker(told)
        if first and (speaker is None or not rest) and self.heading_row(row, first, rest):
            return
        if speaker is None and rest and headed and "。" not in words:
            # 建設課長 山田: whoever it is, the head of the column says that he speaks.
            speaker = whoever(words)
        if speaker is None or not rest:
            self.close()
            self.add(Block(TEXT, row.line, [cell for cell in row.cells if cell.text]))
            return
        assert first is not None  # noqa: S101
        self.close()
        label = Label(first.start, first.stop, rest[0].start, speaker)
        self.turn = self.add(Block(TURN, row.line, rest, head=first, label=label, speaker=speaker))
        self.last_turn = self.turn
        self.turns_in_case += 1

    def _goes_on_below(self, rest: list[Piece]) -> bool:
        """Take a row without a label as more of the result or the body in the row above."""
        last = self.out.blocks[-1] if self.out.blocks else None
        if last is None or last.head is None or last.kind not in (RESULT, BODY) or self.gap:
            return False
        above = last.pieces[-1].line if last.pieces else None
        if above is None or above is not self.previous or above.text[0] != "|":
            return False
        last.pieces += rest
        return True

    def _row_by_nobody(self, cell: Piece) -> bool:
        """Take words without a speaker as the note or the call of a case that they are."""
        line = line_of(cell)
        heading = self.page.heading(line)
        called = heading is not None and heading.cases and not self.tells_end(heading)
        listed = heading is not None and heading.number and self.in_list and not self.columns
        if heading is not None and (called or listed) and "。" not in heading.title:
            self.add_heading(line, heading, [piece(line)])
            return True
        if not is_note(line.text):
            return "speaker" in (self.columns or ()) and self.item_by_nobody(cell)
        self.close()
        self.add(Block(NOTE, line, [piece(line)]))
        return True

    def _asked_row(
        self, row: Row, cells: dict[str, Piece], columns: tuple[str | None, ...]
    ) -> None:
        first, *rest = row.cells
        ends = section_of(first.text) in ("results", "conditions", "reasons")
        if ends and any(cell.text for cell in rest):
            self._spoken_row(row, first, rest)
            return
        if self.labelled_row(row) or self.result_alone(row.cells):
            return
        alone = self.over_all_columns(row)
        if alone is not None and self.heading_row(row, alone, []):
            return
        if self.item_across(row, columns):
            return
        called = cells.get("title") or cells.get("number")
        if called is None or not called.text or not self.heading_row(row, called, []):
            self.close()
        asker = cells.get("asker")
        for name in ("question", "answer"):
            if name in cells:
                person = asker if name == "question" and asker and asker.text else None
                self.asked_cell(name, [cells[name]], person)
