"""Header tables whose labels stand in one row and their values in the row below (日時 | 場所)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.data import table
from kurume_search.parsing.header.fields import Field, FieldLabel, read_cell_label
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.outline.rows.header_rows import HeaderRows
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import Row, lines_in

# So many of the labels are known, and two thirds of them; others are no longer.
_KNOWN_LEAST, _UNKNOWN_MAX = 2, 12
_OF_ITEMS = frozenset({"agenda", "body", "decisions"})
# A line that draws the table can stand between labels and values.
_NEAR = 2
# What parts columns without a sign of its own, in the first so many lines.
_GAPS, _FRONT = re.compile(r" *\t *| {2,}"), 40


class ColumnFields(HeaderRows):
    """Reads such tables.

    Attributes:
        headed: The fields that the labels in the row above opened, one a column.
    """

    headed: tuple[Field, ...] = ()

    def column_row(self, row: Row) -> bool:
        """Take a row of labels as fields of the header, or the row below as their values."""
        columns, self.headed = self.headed, ()
        fresh = not any(field.pieces for field in columns)
        # More of a list of persons stands below an empty cell.
        if len(columns) == len(row.cells) and (fresh or not row.cells[0].text):
            for field, cell in zip(columns, row.cells, strict=True):
                self.field = field
                self._more_of_field(lines_in(cell))
            self.headed = columns
            return True
        if (labels := self._labels_alone(row)) is None:
            return False
        opened = []
        for cell, label in zip(row.cells, labels, strict=True):
            self._open_field(row.line, cell, label, [])
            assert self.field is not None  # noqa: S101
            opened.append(self.field)
        self.headed = tuple(opened)
        return True

    def _labels_alone(self, row: Row) -> list[FieldLabel] | None:
        """Return the labels of a row with nothing else in it, over a row of values; else None."""
        if self.in_case or self.in_list:
            return None
        near = (self.rows.get(self.at + by) for by in range(1, _NEAR + 1))
        below = next((held for held in near if held is not None), None)
        return _labels_over(row.cells, below.cells) if below is not None else None


def gapped_fields(page: Page) -> dict[int, Row]:
    """Return position of a line → its cells, for labels and values that only gaps part.

    All of the labels are known there: 出席委員  欠席委員 over 甲野会長  乙川委員.
    """
    found: dict[int, Row] = {}
    front = page.lines[:_FRONT]
    for at in range(len(front) - 1):
        if not _GAPS.search(front[at].text):
            continue
        heads, below = _cells(front[at]), _cells(front[at + 1])
        labels = _labels_over(heads, below)
        if labels is not None and all(label.field != "other" for label in labels):
            found[at], found[at + 1] = Row(front[at], heads), Row(front[at + 1], below)
    return found


def _cells(line: Line) -> tuple[Piece, ...]:
    edges = [0, *(edge for gap in _GAPS.finditer(line.text) for edge in gap.span())]
    ends = [*edges[1::2], len(line.text)]
    return tuple(piece(line, *cut) for cut in zip(edges[::2], ends, strict=True))


def _labels_over(heads: Sequence[Piece], below: Sequence[Piece]) -> list[FieldLabel] | None:
    """Return the labels that the cells of a row are, over a row of values; else None."""
    if not _KNOWN_LEAST <= len(heads) == len(below):
        return None
    labels = [_label(cell) for cell in heads]
    told = [label for label in labels if label is not None]
    known = [label.field for label in told if label.field != "other"]
    if len(told) < len(labels) or len(set(known)) < _KNOWN_LEAST:
        return None
    if 3 * len(known) < 2 * len(labels) or not _OF_ITEMS.isdisjoint(known):
        return None
    return None if any(map(_is_known, below)) else told


def _is_known(cell: Piece) -> bool:
    """Return whether a cell is a label that is no value as well (公開, 欠席)."""
    label = _label(cell)
    return label is not None and label.field != "other" and not label.is_value


def _label(cell: Piece) -> FieldLabel | None:
    """Return what a cell says as the label of a column."""
    words = "".join(cell.text.split())
    if not words or len(words) > _UNKNOWN_MAX or "。" in words:
        return None
    if field := table("header_labels")["columns"]["words"].get(words):
        return FieldLabel(field, words, len(cell.text))
    label = read_cell_label(cell.text)
    if label is None:
        return FieldLabel("other", words, len(cell.text))
    return label if label.value >= len(cell.text) else None
