"""Tables as lines of text: a row on a line, and forms that are laid out as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kurume_search.parsing.page.columns import columns_like

# A label of a form is no longer; a cell with so many lines is a text and no value.
_LABEL_MAX = 24
LINES_OF_A_TEXT = 4
LABEL_AND_TEXT = 2
# A label, a label of a part, and a value.
_PARTED = 3
# The only row of a table with several cells that hold so many lines is a page in columns.
COLUMN_LINES = 8
# Columns of no form.
_SPOKEN = frozenset({"speaker", "question", "answer"})
# A row of a table that stands in a cell.
_NESTED = re.compile(r"\| .* \|")

# What a cell holds; where one to its left reaches further there is none.
Cell = str | None


def table_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield the lines of a table, mostly one a row; rows without words are left out.

    A row of one cell is a heading, or a page laid out as a table: its lines stay lines. A form
    has a label beside each thing that is filled in; where that is a text of its own (審議内容),
    the label stands on a line and the text below it, by its own lines. Fewer lines, and the
    rows of a table within a cell, stay rows: the label stands in the first.

    Args:
        rows: Cells in order, with their line ends; None for what one to the left covers.
    """
    words = [[cell or "" for cell in row] for row in rows]
    form = is_form(words)
    unfolds = form and not (words and is_heads(words[0]))
    page = not form and sum(sum(map(bool, map(str.strip, cells))) > 1 for cells in words) == 1
    for row, cells in zip(rows, words, strict=True):
        own = _own(row)
        if form or (own == 1 and len(lines_in(cells[0])) >= LINES_OF_A_TEXT):
            del cells[own:]
        if page and any(len(lines_in(cell)) >= COLUMN_LINES for cell in cells):
            yield from (line for cell in cells if cell for line in cell.strip("\n").split("\n"))
        else:
            yield from row_lines(cells, form=form, unfolds=unfolds)


def row_lines(row: Sequence[str], *, form: bool, unfolds: bool) -> Iterator[str]:
    """Yield the lines of a row.

    Args:
        row: Its cells.
        form: Its table is a form.
        unfolds: The lines of what is filled in stay lines.
    """
    filled = [cell for cell in row if cell.strip()]
    if not filled:
        return
    lines = lines_in(filled[-1])
    at = max(k for k, cell in enumerate(row) if cell.strip())
    if len(row) == 1:
        yield from row[0].strip("\n").split("\n")
    elif form and len(filled) == LABEL_AND_TEXT and _is_text(lines):
        yield filled[0].strip()
        yield from filled[-1].strip("\n").split("\n")
    elif at and len(filled) <= _PARTED and (unfolds or _is_nested(lines)) and _is_last(filled):
        before = table_row(row[:at])
        for line in lines:
            yield f"{before} {line[2:]}" if _NESTED.fullmatch(line) else f"{before} {_cell(line)} |"
            before = "|" + "  |" * at
    else:
        yield table_row(row)


def lines_in(cell: str) -> list[str]:
    """Return the lines of a cell that have words, without their indents."""
    return [words for line in cell.split("\n") if (words := line.strip())]


def _is_text(lines: Sequence[str]) -> bool:
    return len(lines) >= LINES_OF_A_TEXT and not all(map(_NESTED.fullmatch, lines))


def _is_nested(lines: Sequence[str]) -> bool:
    return any(map(_NESTED.fullmatch, lines))


def _is_last(filled: Sequence[str]) -> bool:
    """Return whether just the last of the filled cells has several lines."""
    return len(lines_in(filled[-1])) > 1 and all(len(lines_in(cell)) == 1 for cell in filled[:-1])


def _own(row: Sequence[Cell]) -> int:
    """Return how many cells a row has without those that its last one covers."""
    own = len(row)
    while own > 1 and row[own - 1] is None:
        own -= 1
    return own


def is_heads(row: Sequence[str]) -> bool:
    """Return whether the cells of a first row say what columns are (議題 | 結果)."""
    filled = ["".join(cell.split()) for cell in row if cell.strip()]
    return len(filled) > 1 and all(map(columns_like, filled))


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
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "｜")
