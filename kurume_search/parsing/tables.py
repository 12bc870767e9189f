"""Tables that survive as text: pipes and tabs (表)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.lines import Line
from kurume_search.parsing.pieces import Piece, piece
from kurume_search.text.frozen import frozen

_RULE = re.compile(r"[|\s:+\-―─━=]+")
_CELLS_MAX = 24


@frozen()
class Row:
    """The cells of one line; empty cells are kept, so that columns stay columns."""

    line: Line
    cells: tuple[Piece, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the cells."""
        return tuple(cell.text for cell in self.cells)


def is_rule(line: Line) -> bool:
    """Say whether a line only draws a table (|---|---|)."""
    return "|" in line.text and bool(_RULE.fullmatch(line.text))


def read_row(line: Line) -> Row | None:
    """Return the cells of a line of a table, or None.

    A line with pipes at both ends is a row; so is one with two tabs or more. One tab
    alone is a gap.
    """
    text = line.text
    if "|" not in text and "\t" not in text:
        return None
    if text[:1] == "|" and text.count("|") >= 2:
        return _row(line, "|")
    if text.count("\t") >= 2 or (text.count("|") >= 2 and "||" not in text):
        return _row(line, "\t" if "\t" in text else "|")
    if text.count("\t") == 1 and (row := _row(line, "\t")) and read_columns(row):
        return row  # only the head of a table shows that one tab parts columns
    return None


def line_of(cell: Piece) -> Line:
    """Return a cell as a line of its own, so that it reads as any other line does."""
    line = cell.line
    return replace(line, text=cell.text, indent=0, at=line.at + cell.start, stretch=cell.span())


def _row(line: Line, sign: str) -> Row | None:
    text = line.text
    start = 1 if text[0] == sign == "|" else 0
    stop = len(text) - 1 if text[-1] == sign == "|" else len(text)
    cells: list[Piece] = []
    at = start
    while at <= stop:
        end = text.find(sign, at, stop)
        end = stop if end < 0 else end
        cells.append(piece(line, at, end))
        at = end + 1
        if len(cells) > _CELLS_MAX:
            return None
    return Row(line, tuple(cells)) if len(cells) >= 2 else None


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in table("tables")["columns"].items():
        for word in words:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


def read_columns(row: Row) -> tuple[str | None, ...] | None:
    """Return what each column of a head row is (speaker, title, result …), or None."""
    names = [_columns().get("".join(words.split()).strip("()"), ()) for words in row.words]
    known = sum(bool(name) for name in names)
    if known < 2 or known * 2 < len([words for words in row.words if words]):
        return None
    if any("speaker" in name for name in names):
        return tuple(
            "speaker" if "speaker" in n else "speech" if set(n) - {"number"} else None
            for n in names
        )
    has = {name for options in names for name in options}
    order: tuple[str, ...]
    if "answer" in has and "question" in has:
        order = ("question", "answer", "title", "number", "unit", "result")
    elif "label" in has and len(row.cells) == 2:
        order = ("label", "value")
    else:
        order = ("title", "number", "ground", "unit", "result", "condition", "vote", "question")
    return tuple(next((kind for kind in order if kind in options), None) for options in names)
