"""Rolls in lines with a column of who came (会長 甲野 ○, 委員 丙山 ×)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.parsing.lines.pieces import Piece

_MARKED = re.compile(r".*\S\s+(?P<mark>[○〇◯]|出席?|[×✕✖╳]|欠席?)")
_CAME = frozenset("○〇◯出")
_HEADS = re.compile(
    r"(?:(?:役\s?職|氏\s?名|出\s?欠|区\s?分|所\s?属|職\s?名|備\s?考|委員名)\s*){2,6}"
)
_LEAST = 2


def by_column(pieces: Sequence[Piece]) -> list[tuple[bool, Piece]] | None:
    """Return of each line whether who it names came, and the line without the mark; else None.

    Of the heads of the columns nothing is left.
    """
    marks: list[str] = []
    told: list[tuple[bool, Piece]] = []
    for held in pieces:
        match = _MARKED.fullmatch(held.text.rstrip())
        if match is not None:
            marks.append(match["mark"][0])
            told.append((marks[-1] in _CAME, held.cut(0, match.start("mark"))))
        elif not held.text.strip() or _HEADS.fullmatch(held.text.strip()):
            told.append((True, held.cut(0, 0)))
        else:
            return None
    return told if len(marks) >= _LEAST and not _CAME.isdisjoint(marks) else None
