"""Pieces that a document is made of, before it becomes text, HTML or DOCX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SYNTHETIC_MARK = "※この会議録は合成データです。実在の市、人物及び事業とは関係がありません。"

_NO_LINE_START = "、。，．）」』】〉・ー！？"
_PAGE_LINES = 34


class Piece(NamedTuple):
    """One stretch: a ``title``, ``head``, ``line``, table ``row`` or ``blank``."""

    kind: str
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words, without cells."""
        return " ".join(self.cells)


BLANK = Piece("blank", ("",))


def line(text: str) -> Piece:
    """Return a paragraph."""
    return Piece("line", (text,))


def head(text: str) -> Piece:
    """Return a heading."""
    return Piece("head", (text,))


def row(*cells: str) -> Piece:
    """Return a row of a table."""
    return Piece("row", cells)


def wrapped(text: str, width: int, hang: str = "") -> list[str]:
    """Return `text` broken at `width` characters; later lines begin with `hang`.

    No line begins with a mark that Japanese typesetting never puts first.
    """
    lines: list[str] = []
    rest = text
    while len(rest) > width:
        cut = width
        while cut < len(rest) and rest[cut] in _NO_LINE_START:
            cut += 1
        lines.append(rest[:cut])
        rest = hang + rest[cut:] if rest[cut:] else ""
    if rest:
        lines.append(rest)
    return lines


def paged(lines: Sequence[str]) -> list[str]:
    """Return `lines` with the marks that page ends leave in text taken from paper."""
    marked: list[str] = []
    for at, text in enumerate(lines, 1):
        marked.append(text)
        if at % _PAGE_LINES == 0 and at < len(lines):
            marked += ["", f"－　{at // _PAGE_LINES}　－".center(20, "　").rstrip(), ""]
    return marked
