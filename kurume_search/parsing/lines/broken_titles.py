"""Titles that a line break cuts in two (丙田委 / 員) in lists of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.lines.pieces import Piece


@cache
def member_titles() -> frozenset[str]:
    """Return the titles that members have."""
    return frozenset(table("units")["member_titles"])


@cache
def _halves() -> tuple[frozenset[str], frozenset[str]]:
    """Return the signs that end a first half of a title, and those that begin a second one."""
    cuts = [(whole, n) for whole in member_titles() for n in range(1, len(whole))]
    return frozenset(whole[n - 1] for whole, n in cuts), frozenset(whole[n] for whole, n in cuts)


# The last person of a line, who stands apart from those before.
_LAST_WORD = re.compile(r"(?<=[\s、,])[^\s、,()]+$")


def mended(pieces: list[Piece]) -> Iterator[tuple[Piece, str | None]]:
    """Yield lines whose last title the line break cut in two (委 / 員) with that title.

    Neither line keeps its half, or 員 would be read as a person.
    """
    ends, begins = _halves()
    lead = 0
    for at, given in enumerate(pieces):
        piece = given.cut(lead, len(given.text))
        after = pieces[at + 1].text if at + 1 < len(pieces) else ""
        words, begun = piece.text.rstrip(), after.lstrip()
        lead = 0
        title = None
        may_be_cut = words[-1:] in ends and begun[:1] in begins
        for whole in sorted(member_titles(), key=len, reverse=True) if may_be_cut else ():
            cut = next(
                (n for n in range(1, len(whole))
                 if words.endswith(whole[:n]) and _ends_there(begun, whole[n:])),
                0,
            )  # fmt: skip
            if cut and len(words) > cut:
                title, piece = whole, piece.cut(0, len(words) - cut)
                lead = len(after) - len(begun) + len(whole) - cut
                break
        if title is not None and (apart := _LAST_WORD.search(piece.text)):
            yield piece.cut(0, apart.start()), None  # no title of theirs is of the last one
            piece = piece.cut(apart.start(), len(piece.text))
        yield piece, title


def _ends_there(text: str, rest: str) -> bool:
    """Return whether `rest` stands at the beginning of `text` and nothing goes on from it."""
    return text.startswith(rest) and text[len(rest) : len(rest) + 1] in ("", "、", ",", " ", "(")
