"""Parentheses in a roll that a line break parts: 委員5名(甲野、 / 乙川), 甲野委員(午 / 後から)."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.parsing.header.name_shapes import title_words
from kurume_search.parsing.lines.pieces import Piece

# What a pair holds is wrapped over no more lines.
_LINES = 8


def with_whole_parens(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines of a roll with every pair of parentheses on one line, as long as before.

    Around persons commas stand in their place: each line is read for itself. A remark that
    goes on in the next line is blanked out.
    """
    found = list(pieces)
    for at, held in enumerate(found):
        begin = _left_open(held.text)
        if begin is None:
            continue
        below = found[at + 1 : at + 1 + _LINES]
        last = next((n for n, more in enumerate(below, at + 1) if ")" in more.text), None)
        if last is None or any("(" in more.text for more in found[at + 1 : last]):
            continue
        stop = found[last].text.index(")")
        if "(" in found[last].text[:stop]:
            continue
        inner = "".join(
            [
                held.text[begin + 1 :],
                *(p.text for p in found[at + 1 : last]),
                found[last].text[:stop],
            ]
        )
        if title_words().search(inner) or "、" in inner:
            found[at] = held.with_text(f"{held.text[:begin]}、{held.text[begin + 1 :]}")
            words = found[last].text
            found[last] = found[last].with_text(f"{words[:stop]}、{words[stop + 1 :]}")
            continue
        for n in range(at, last + 1):
            low = begin if n == at else 0
            high = stop + 1 if n == last else len(found[n].text)
            words = found[n].text
            found[n] = found[n].with_text(f"{words[:low]}{' ' * (high - low)}{words[high:]}")
    return found


def _left_open(text: str) -> int | None:
    """Return where the last parenthesis opens that is closed nowhere in `text`, or None."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth < 0:
            return at
    return None
