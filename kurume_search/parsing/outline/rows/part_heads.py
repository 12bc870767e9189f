"""Heads of parts within one table that has the whole record: 審議の結果 | 件名 / 結果."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kurume_search.data import table
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.outline.state import State
from kurume_search.parsing.page.columns import columns_like, read_columns, squeezed_head
from kurume_search.parsing.page.tables import Row
from kurume_search.parsing.words.headwords import section_of
from kurume_search.parsing.words.speakers import REPLY, read_speaker
from kurume_search.text.frozen import frozen

Columns = tuple[str | None, ...]

# What parts two columns that share a cell, in the head and in the rows below it.
_SHARED = re.compile(r"\s*[/→⇒]\s*")
# 発言(発言者→相手方): what is said, and in brackets who stands before it.
_SAID_BY = re.compile(r"(?P<said>[^()]{2,8})\((?P<who>[^()]{2,6})(?:[→⇒][^()]{2,8})?\)")
_TURNS: Columns = ("speaker", "speech")
_PAIR = 2


@frozen()
class SharedCell:
    """The column that holds two, and the sign that parts them."""

    column: int
    sign: str


class PartHeads(State):
    """Reads what the rows below a label in the first cell hold, by the head beside it.

    Attributes:
        rows: Position of a line → its cells, where it is a row of a table.
        shared: Which cell of the rows holds two columns, by the last head.
    """

    rows: Mapping[int, Row]
    shared: SharedCell | None = None

    def read_head(self, row: Row) -> tuple[Row, Columns | None]:
        """Return a row, a cell that two columns share parted, and its columns if it is a head."""
        if shared := shared_in(row.words):
            head = _parted(row, shared)
            first, *rest = head.words
            of_part = section_of(squeezed_head(first)) is not None and shared.column == 1
            columns = read_columns(["番号", *rest] if of_part else head.words)
            if columns is not None:
                self.shared = shared
                return head, columns
        columns = read_columns(row.words) or columns_of_talk(row.words)
        if columns is not None:
            self.shared = None
        elif self._begins_turns(row):
            self.close()
            self.columns, self.shared = _TURNS, None
        elif self.shared is not None and self.columns is not None:
            row = _parted(row, self.shared)
        return row, columns

    def _begins_turns(self, row: Row) -> bool:
        """Return whether a row of two cells, or the one below it, is said by one to another.

        委員→建築課 | 何棟か。 is a turn below any head: no list has such a cell.
        """
        if self.columns is None or "title" not in self.columns or len(row.cells) != _PAIR:
            return False
        if is_directed(row.words[0]):
            return True
        below = self.rows.get(self.at + 1)
        return below is not None and len(below.cells) == _PAIR and is_directed(below.words[0])


def shared_in(heads: Sequence[str]) -> SharedCell | None:
    """Return the cell of a head that two columns share (件名 / 結果), a title the first."""
    for at, head in enumerate(heads):
        sign = _SHARED.search(head)
        if sign is None:
            continue
        first, second = (squeezed_head(words) for words in _SHARED.split(head, 1))
        if "title" in columns_like(first) and "result" in columns_like(second):
            return SharedCell(at, sign.group().strip())
    return None


def columns_of_talk(heads: Sequence[str]) -> Columns | None:
    """Return the columns of turns below a label of the talk (審議の内容 | 発言(発言者→相手方))."""
    if len(heads) != _PAIR or not heads[1].endswith(")"):
        return None  # nearly always
    match = _SAID_BY.fullmatch("".join(heads[1].split()))
    if match is None or section_of(squeezed_head(heads[0])) not in ("containers", "talk"):
        return None
    who = match["who"]
    speaks = "speaker" in columns_like(who) or who in table("tables")["turns"]["speaker"]
    return _TURNS if speaks and "speech" in columns_like(match["said"]) else None


def is_directed(words: str) -> bool:
    """Return whether a cell says who speaks to whom: 委員→建築課."""
    parts = REPLY.split(words)
    if len(parts) != _PAIR:
        return False
    told = [read_speaker(part.strip()) for part in parts]
    return all(told) and any(speaker is not None and speaker.sure for speaker in told)


def _parted(row: Row, shared: SharedCell) -> Row:
    """Return a row with the cell parted that two columns share; the second may be empty."""
    if len(row.cells) <= shared.column:
        return row
    cell = row.cells[shared.column]
    first, sign, second = cell.text.rpartition(f" {shared.sign} ")
    if not sign:
        first, sign, second = cell.text.rpartition(shared.sign)
    if not sign:
        first, second = second, ""
    low, line = cell.start, cell.line
    two = (
        piece(line, low, low + len(first)),
        piece(line, low + len(first) + len(sign), cell.start + len(cell.text)),
    )
    return Row(line, (*row.cells[: shared.column], *two, *row.cells[shared.column + 1 :]))
