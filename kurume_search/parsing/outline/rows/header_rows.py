"""Rows of header tables in the pass over the lines: label and value, once or more in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.parsing.calls.blocks import FIELD, HEADING, RESULT, TEXT, Block
from kurume_search.parsing.header.fields import Field, FieldLabel, read_cell_label, read_label
from kurume_search.parsing.header.rows import HeldCells, fields_in, titled, with_titles
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.lines.shapes import PEOPLE
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.outline.headings import Headings
from kurume_search.parsing.outline.results import tells_end
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.tables import Row, line_of, lines_in

# In a list of items these labels tell of its last entry; other rows go on with the header.
_OF_CASES = ("explainers", "body", "title")
# A label that no list has is no longer, where one that is known stands in the same row.
_UNKNOWN_MAX = 12
# So is the name of who leads, with what stands in parentheses behind it.
_NAME_MAX = 20
_NO_NAME = re.compile("[。、:]")


class HeaderRows(Headings):
    """Reads the rows that hold fields of the header.

    Attributes:
        side_by_side: Where the labels of the last such row stand, and the fields they opened.
    """

    side_by_side: tuple[tuple[int, Field], ...] = ()

    def header_row(self, row: Row) -> bool:
        """Take a row in front as fields of the header, or as more of those above."""
        above = self._fields_above(row)
        held = fields_in(row.cells, above)
        first = held[0]
        if first.label and not self._is_of_header(first, row):
            return False
        if first.label is None:
            if first.head.text:
                if self._is_set_in(row):
                    self._more_of_field(list(with_titles(row.cells)))
                    return True
                if len(held) > 1:
                    return self._behind_unknown(row, held)
                return self._leader(row) or self._unknown(row)
            if self.field is None:
                return self._listed_below(row)
        self._take_fields(row.line, held, above)
        return True

    def _listed_below(self, row: Row) -> bool:
        """Take a row without a label below the list of items as more of its entries."""
        last = self.out.blocks[-1] if self.out.blocks else None
        if last is None or not last.in_list or self.gap:
            return False
        held = [line_of(words) for cell in row.cells for words in lines_in(cell) if words.text]
        entries = [(line, self.page.heading(line)) for line in held]
        if not entries or not all(entry for _, entry in entries):
            return False
        for line, entry in entries:
            if entry is not None:
                self.add_heading(line, entry, [piece(line)])
        return True

    def _is_set_in(self, row: Row) -> bool:
        """Return whether a row begins with tabs: its first cells are empty, the field goes on."""
        if self.field is None or not self.field.label or self.gap or self.in_case:
            return False
        line, label = row.line, self.field.line
        led = "\t" in line.folded.source[line.start : line.span(0, 1).start]
        return led and "\t" in label.text and line.indent > label.indent

    def _fields_above(self, row: Row) -> dict[int, Field]:
        """Return the fields of the row above by their columns, if it had as many cells."""
        if not self.side_by_side or self.field is not self.side_by_side[-1][1]:
            return {}
        return dict(self.side_by_side) if self.side_by_side[-1][0] < len(row.cells) - 1 else {}

    def _is_of_header(self, first: HeldCells, row: Row) -> bool:
        name = first.label.field if first.label else ""
        if name == "body" or (name == "agenda" and not any(cell.text for cell in row.cells[1:])):
            return False
        if self._below_result() and name not in _OF_CASES:
            self.in_case = False  # the header goes on
        return not self.in_case or (self.in_list and name not in _OF_CASES)

    def _below_result(self) -> bool:
        """Return whether the row above is nothing but how a case ended (諮問第1号 | 承認)."""
        last = self.out.blocks[-1] if self.out.blocks else None
        if last is None or self.previous is None or self.gap or self.turns_in_case:
            return False
        if last.line.start < self.previous.start:
            return False
        return last.kind is RESULT or (last.kind is TEXT and tells_end(last.text))

    def _behind_unknown(self, row: Row, held: Sequence[HeldCells]) -> bool:
        """Take a row whose first label no list has, where others behind it are known."""
        words = "".join(held[0].head.text.split())
        if self.in_case or len(words) > _UNKNOWN_MAX or "。" in words:
            return False
        if held[0].values[-1].text == "" or held[1].label is None or held[1].label.field in PEOPLE:
            return False
        unknown = FieldLabel("other", words, len(held[0].head.text))
        first = HeldCells(0, held[0].head, unknown, held[0].values)
        self._take_fields(row.line, [first, *held[1:]], {})
        return True

    def _leader(self, row: Row) -> bool:
        """Take 会長 | 甲野 太郎 between rows of the header as who leads."""
        if self.field is None or self.in_case or self.in_list or len(row.cells) != 2:
            return False
        head, value = row.cells
        words = "".join(head.text.split())
        if words not in member_titles() or not value.text or len(value.text) > _NAME_MAX:
            return False
        if self.gap or _NO_NAME.search(value.text):
            return False
        label = FieldLabel("members", words, len(head.text))
        self._take_fields(row.line, [HeldCells(0, head, label, (value,))], {})
        return True

    def _unknown(self, row: Row) -> bool:
        """Take a row whose label no list has, between rows of the header (その他 | なし)."""
        if self.field is None or self.gap or self.in_case or self.in_list or len(row.cells) != 2:
            return False
        head, value = row.cells
        words = "".join(head.text.split())
        if len(words) > _UNKNOWN_MAX or "。" in value.text or self.field.line is not self.previous:
            return False
        below = self.rows.get(self.at + 1)
        label = read_cell_label(below.cells[0].text) if below else None
        if label is None or label.field in ("agenda", "body"):
            return False
        if read_case_numbers(words, 0, bare=True)[0] or tells_end(value.text):
            return False  # 諮問第1号 | 承認 is a result, wherever it stands
        unknown = FieldLabel("other", words, len(head.text))
        self._take_fields(row.line, [HeldCells(0, head, unknown, (value,))], {})
        return True

    def _take_fields(self, line: Line, held: Sequence[HeldCells], above: dict[int, Field]) -> None:
        opened: list[tuple[int, Field]] = []
        for cells in held:
            rest = [words for cell in cells.values for words in lines_in(cell)]
            label = cells.label
            if label is None:
                self.field = above.get(cells.column, self.field)
                self._more_of_field(rest)
            elif label.field == "agenda":
                self._listed_in_cell(line, cells.head, label, rest)
                continue
            else:
                self._open_field(line, cells.head, label, rest)
            if self.field is not None:
                opened.append((cells.column, self.field))
        if len(opened) > 1 and self.field is opened[-1][1]:
            self.side_by_side = tuple(opened)
        else:
            self.side_by_side = ()

    def _open_field(self, line: Line, head: Piece, label: FieldLabel, rest: list[Piece]) -> None:
        self.close()
        stop = rest[0].start if rest else len(line.text)
        opened = Field(label.field, label.label, line, stop, label_start=head.start)
        self.out.fields.append(opened)
        self.field = opened
        self.add(Block(FIELD, line, opened.pieces, head=head))
        self._more_of_field(rest)

    def _listed_in_cell(
        self, line: Line, first: Piece, label: FieldLabel, rest: list[Piece]
    ) -> None:
        """Take a cell that lists the items of the meeting, one in each of its lines."""
        self.close()
        named = Heading("words", None, None, CaseNumbers(), (), label.label, 0, len(first.text))
        self.add(Block(HEADING, line, [first], heading=named, section="containers", in_list=True))
        self.in_list, self.in_case, self.section = True, False, None
        for words in rest:
            entry = line_of(words)
            heading = self.page.heading(entry) or Heading(
                "words", None, None, CaseNumbers(), (), words.text, 0, len(words.text)
            )
            self.add_heading(entry, heading, [piece(entry)])
        self.heading, self.in_case = None, False  # the next row is of the header again

    def _more_of_field(self, rest: list[Piece]) -> None:
        """A row without label goes on with the field, or opens the next by its words."""
        assert self.field is not None  # noqa: S101
        for cell in titled(rest) if self.field.id in PEOPLE else rest:
            listed = self.field.id in PEOPLE and self.field.id != "absent"  # 欠席 | 委員 甲川
            inner = read_label(re.sub(r"\(.*", "", cell.text)) if listed else None
            if inner and inner.field in PEOPLE and inner.field != self.field.id:
                self.field = Field(inner.field, inner.label, cell.line, cell.start)
                self.out.fields.append(self.field)
                head = cell.cut(0, inner.value)
                self.add(Block(FIELD, cell.line, self.field.pieces, head=head))
                cell = cell.cut(inner.value, len(cell.text))  # noqa: PLW2901
            if cell.text:
                self.field.pieces.append(cell)
