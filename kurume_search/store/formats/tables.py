"""Tables as lines of text: a row on a line, and forms that are laid out as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kurume_search.parsing.page.tables import columns_like

# A label of a form is no longer; a cell with so many lines is a text and no value.
_LABEL_MAX = 24
LINES_OF_A_TEXT = 4
LABEL_AND_TEXT = 2
# Columns of no form.
_SPOKEN = frozenset({"speaker", "question", "answer"})


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, mostly one a row; rows without words are left out.

    A row of one cell is a heading, or a page laid out as a table: its lines stay lines. A form
    has a label beside each thing that is filled in; where that is a text of its own (審議内容),
    the label stands on a line and the text below it, by its own lines.

    Args:
        rows: Cells in order, with their line ends.
    """
    form = is_form(rows)
    for row in rows:
        filled = [cell for cell in row if cell.strip()]
        lines = filled[-1].strip("\n").split("\n") if filled else []
        if len(row) == 1:
            yield from lines
        elif form and len(filled) == LABEL_AND_TEXT and len(lines) >= LINES_OF_A_TEXT:
            yield filled[0].strip()
            yield from lines
        elif filled:
            yield table_row(row)


def is_form(rows: Iterable[Sequence[str]]) -> bool:
    """Return whether all rows are a label and what is filled in, each label once.

    A row may have two of both, or a second label for a part (出席者 | 委員 | 甲野).

    In a table of speakers and what they said the same ones come again and again, and its
    first row often says what the columns are.
    """
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    if filled and any(map(_is_head, filled[0])):
        return False
    twice = 2 * LABEL_AND_TEXT
    labels = [held[0] for held in filled if LABEL_AND_TEXT <= len(held) < twice]
    labels += [label for held in filled if len(held) == twice for label in held[::LABEL_AND_TEXT]]
    return (
        all(len(held) <= twice for held in filled)
        and len(set(labels)) == len(labels)
        and all(len(label) <= _LABEL_MAX and "\n" not in label for label in labels)
    )


def _is_head(cell: str) -> bool:
    """Return whether a cell says that its column has speakers, or what they asked."""
    return not _SPOKEN.isdisjoint(columns_like("".join(cell.split())))


def table_row(cells: Sequence[str]) -> str:
    """Return one row of a table on one line; what a cell has on several is joined."""
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "｜") for cell in cells) + " |"
