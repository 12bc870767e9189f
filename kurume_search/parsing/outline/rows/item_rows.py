"""Rows of a table that call an item: its number, title and offices in cells of their own."""

from __future__ import annotations

import re

from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.blocks import BODY, RESULT, TEXT, TITLE, Block
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.outcomes.behind_title import units_below
from kurume_search.parsing.outline.headings import Headings
from kurume_search.parsing.outline.results import tells_end
from kurume_search.parsing.page.bodies import is_body_label, is_unit, read_body_label
from kurume_search.parsing.page.columns import HEAD_MAX
from kurume_search.parsing.page.tables import Row, line_of
from kurume_search.parsing.words.headwords import kind_of, title_from
from kurume_search.parsing.words.titles import is_titular

# Items that a row calls by their words alone.
CALLED_BY_WORD = (AgendaKind.OTHER, AgendaKind.PROCEDURAL, AgendaKind.CONFIRMATION)


class ItemRows(Headings):
    """Reads the rows that call an item, and what stands beside its number."""

    def item_across(self, row: Row, columns: tuple[str | None, ...]) -> bool:
        """Take a row in which nobody speaks or answers as the item that those below are on."""
        filled = [cell for cell in row.cells if cell.text]
        said = [
            cell.text
            for name, cell in zip(columns, row.cells, strict=False)
            if name in ("speech", "answer")
        ]
        if any(said) or "item" in columns or not filled:
            return False
        if "answer" in columns and not self._calls_a_case(filled):
            return False  # what is asked can begin with a number
        return self.heading_row(row, filled[0], filled[1:])

    def _calls_a_case(self, cells: list[Piece]) -> bool:
        """Return whether the first of some cells has the number of a case, the next its title."""
        heading = self.page.heading(line_of(cells[0]))
        if heading is None or not heading.cases:
            return False
        return len(cells) == 1 or (not heading.title and is_titular(cells[1].text))

    def body_row(self, first: Piece, rest: list[Piece]) -> bool:
        """Take 担当課 | 管財課 under a case as its body: a label, and nothing but offices."""
        if not (self.in_case and is_body_label(first.text)):
            return False
        names = [name for cell in rest for name in re.split(r"[、,・]|及び", cell.text)]
        if not all(is_unit("".join(name.split())) for name in names):
            return False
        self.close()
        label = "".join(first.text.split())
        self.add(Block(BODY, first.line, rest, head=first, section=label))
        return True

    def heading_row(self, row: Row, first: Piece, rest: list[Piece]) -> bool:
        """Take a row that calls an item: its number and title, then its body or its title."""
        first = first.cut(title_from(first.text), len(first.text))  # 議題 諮問第3号 …
        line = line_of(first)
        heading = self.page.heading(line)
        if heading is None or "。" in heading.title:
            return False
        titled = is_titular(heading.title) or kind_of(heading.title) in CALLED_BY_WORD
        below = rest[0] if rest else None
        title_beside = below is not None and not heading.title and is_titular(below.text)
        if not (heading.cases or titled or title_beside or (not rest and heading.title)):
            return False
        self.add_heading(line, heading, [piece(line)])
        if title_beside and below is not None:
            ends = bool(heading.cases) and len(below.text) <= HEAD_MAX and tells_end(below.text)
            if ends:  # 諮問第1号 | 承認
                self.add(Block(RESULT, row.line, [below], section="results"))
            else:
                self._title_beside(below)
            rest = rest[1:]
        for cell in rest:
            self._beside_heading(cell)
        return True

    def _title_beside(self, cell: Piece) -> None:
        """Take the title in the cell beside its number, and the offices behind it."""
        own, units = units_below("", cell)
        self.add(Block(TITLE, cell.line, [own]))
        if units is not None:
            self.add(Block(BODY, cell.line, [units], section=""))

    def _beside_heading(self, cell: Piece) -> None:
        """A cell beside a heading names the body, or is text."""
        line = line_of(cell)
        body = read_body_label(line) if self.in_case else None
        if body is None:
            names = re.split(r"[、,・]", cell.text) if self.in_case else []
            unit = bool(names) and all(is_unit("".join(name.split())) for name in names)
            self.add(Block(BODY, line, [cell], section="") if unit else Block(TEXT, line, [cell]))
            return
        head = Piece(line, 0, body.value, line.text[: body.value])
        pieces = [piece(line, body.value, body.stop)]
        self.add(Block(BODY, line, pieces, head=head, section=body.label))
