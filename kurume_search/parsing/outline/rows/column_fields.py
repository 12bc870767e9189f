"""Header tables whose labels stand in one row and their values in the row below (日時 | 場所)."""

from __future__ import annotations

from kurume_search.data import table
from kurume_search.parsing.header.fields import Field, FieldLabel, read_cell_label
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.outline.rows.header_rows import HeaderRows
from kurume_search.parsing.page.tables import Row, lines_in

# So many of the labels are known, and two thirds of them; others are no longer.
_KNOWN_LEAST, _UNKNOWN_MAX = 2, 12
_OF_ITEMS = frozenset({"agenda", "body", "decisions"})
# A line that draws the table can stand between labels and values.
_NEAR = 2


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
        if self.in_case or self.in_list or len(row.cells) < _KNOWN_LEAST:
            return None
        labels = [_label(cell) for cell in row.cells]
        told = [label for label in labels if label is not None]
        known = [label.field for label in told if label.field != "other"]
        if len(told) < len(labels) or len(set(known)) < _KNOWN_LEAST:
            return None
        if 3 * len(known) < 2 * len(labels) or not _OF_ITEMS.isdisjoint(known):
            return None
        near = (self.rows.get(self.at + by) for by in range(1, _NEAR + 1))
        below = next((held for held in near if held is not None), None)
        if below is None or len(below.cells) != len(row.cells):
            return None
        return None if any(map(_is_known, below.cells)) else told


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
