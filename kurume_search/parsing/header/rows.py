"""Rows of a header table: which cells are labels, and whose values the others are.

日時 | 令和5年7月26日 | 場所 | 市役所: a row may hold two fields or more, label and value in turn,
and a row whose label cell is empty goes on with the field above.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.header.fields import FieldLabel, read_cell_label
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.lines.pieces import Piece, new_piece, piece
from kurume_search.text.frozen import frozen

# What a word processor sets before a label and a tab behind it: ■, 1., (2).
_MARK = re.compile(r"[◇◆■□●○◯◎▼▽▪・•･*※☆★]|\(?[0-9]{1,2}[.)、]?")


@frozen()
class HeldCells:
    """The cells of one field in a row.

    Attributes:
        column: Which cell of the row its label stands in, or would stand in.
        head: The label's cell.
        label: What it says; None where it is empty, or no list has its words.
        values: The cells behind it.
    """

    column: int
    head: Piece
    label: FieldLabel | None
    values: tuple[Piece, ...]


def fields_in(cells: Sequence[Piece], above: Collection[int] = ()) -> list[HeldCells]:
    """Return the fields of a row in order; the first begins with its first cell.

    Args:
        cells: Of the row.
        above: Where labels stand in the row above; an empty cell there goes on with its field.
    """
    first = _behind_mark(cells)
    begins = [first]
    labels = {first: read_cell_label(cells[first].text)}
    for at in range(first + 2, len(cells) - 1):
        if at - 1 == begins[-1]:
            continue  # the value of the label before it, whatever it looks like
        text = cells[at].text
        label = _inner_label(cells, at) if text else None
        if label is not None or (not text and at in above):
            begins.append(at)
            labels[at] = label
    stops = [*begins[1:], len(cells)]
    return [
        HeldCells(at, cells[at], labels[at], with_titles(cells[at + 1 : stop]))
        for at, stop in zip(begins, stops, strict=True)
    ]


def _inner_label(cells: Sequence[Piece], at: int) -> FieldLabel | None:
    """Return what a cell further on says if it is nothing but a label of a field."""
    text = cells[at].text
    label = read_cell_label(text)
    if label is None or label.value < len(text) or label.field == "body":
        return None
    # 出席, 公開 and 議題 are values too: there they stand where each second cell is a label.
    in_turn = at % 2 == 0 and len(cells) % 2 == 0
    sure = not label.is_value and label.field != "agenda"
    return label if in_turn or sure else None


def _behind_mark(cells: Sequence[Piece]) -> int:
    """Return where the first label stands: behind a mark that has a cell of its own, or first."""
    marked = len(cells) > 2 and _MARK.fullmatch(cells[0].text) is not None
    return 1 if marked and read_cell_label(cells[1].text) is not None else 0


def with_titles(cells: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return cells that tabs part, as one where a title in one of them is that of the next.

    総務課 | 課長 | 甲野: a person's office, title and name in columns of their own.
    """
    if len(cells) < 2 or "\t" not in cells[0].line.text:
        return tuple(cells)
    if not any("".join(cell.text.split()) in _titles() for cell in cells):
        return tuple(cells)
    line, start, stop = cells[0].line, cells[0].start, cells[-1].stop
    return (new_piece(line, start, stop, line.text[start:stop]),)


@cache
def _titles() -> frozenset[str]:
    return member_titles().union(table("units")["titles"])


def titled(cells: Sequence[Piece]) -> list[Piece]:
    """Return the cells of a list of persons, each title with the name in the cell behind it.

    会長 | 甲野 健 | 委員 | 乙山 恵: a title before several names, and that of those who have no
    other, is left out.
    """
    if len(cells) == 1:
        return list(cells)
    found: list[Piece] = []
    title: Piece | None = None
    for cell in cells:
        words = "".join(cell.text.split())
        if words in member_titles():
            title = None if words == "委員" else cell
            continue
        found.append(_with_title(title, cell) if title and "、" not in cell.text else cell)
        title = None
    return found


def _with_title(title: Piece, name: Piece) -> Piece:
    line = title.line
    if name.line is not line:
        return name
    whole = piece(line, title.start, name.start + len(name.text))
    return whole.with_text(whole.text.replace("|", " ").replace("\t", " "))
