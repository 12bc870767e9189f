"""Rolls that were tables: a line of heads (役職 氏名 職業等), one space between the cells below.

Of each row the title and the name are read, and whether who is named came; the other cells would
be taken for persons. Where wider gaps part the cells, these and the heads can hold spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.header.fields import Field
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.text.frozen import frozen

_WORD = re.compile(r"\S+")
# A table of persons has no more columns.
_COLUMNS = range(2, 7)
# A given name in a cell of its own is no longer than this, and ends as no profession does.
_GIVEN = re.compile(r"[一-龥々ぁ-んァ-ヶー]{1,3}(?<![士員授長役師職])")


_CELL = re.compile(r"\S+(?: \S+)*")


@frozen()
class _Columns:
    """What the heads say: how many columns there are, and which have titles and names.

    `came` says that the last tells who came, `gapped` that gaps of several spaces part them.
    """

    count: int
    title: int | None
    name: int
    came: bool = False
    gapped: bool = False


@cache
def _beside() -> re.Pattern[str]:
    return re.compile("|".join(table("tables")["roll"]["beside"]))


def without_columns(fields: Sequence[Field]) -> list[Field]:
    """Return the fields, those of a flattened table of members without heads and other cells."""
    found: list[Field] = []
    columns: _Columns | None = None
    for held in fields:
        head = _heads(held.pieces[0].text) if held.id == "members" and held.pieces else None
        if head is not None:
            columns = head
            rows = held.pieces[1:]
            found.append(replace(held, pieces=list(_rows(rows, columns))))
        elif columns is not None and held.id == "members" and held.label in member_titles():
            first = _row(held.pieces[:1], columns, behind=1)
            found.append(replace(held, pieces=[*first, *_rows(held.pieces[1:], columns)]))
        else:
            columns = None
            found.append(held)
    return found


def _heads(text: str) -> _Columns | None:
    """Return the columns that a line heads, if it is nothing but heads of a table of persons."""
    words = ["".join(match[0].split()) for match in _CELL.finditer(text)]
    return _columns(text.split(), gapped=False) or _columns(words, gapped=True)


def _columns(words: Sequence[str], *, gapped: bool) -> _Columns | None:
    if len(words) not in _COLUMNS:
        return None
    roll = table("tables")["roll"]
    came = words[-1] in roll["came"]
    own = words[:-1] if came else words
    names = [at for at, word in enumerate(own) if word in roll["name"]]
    titles = [at for at, word in enumerate(own) if word in roll["title"]]
    others = set(range(len(own))).difference(names, titles)
    if len(names) != 1 or not all(_beside().fullmatch(words[at]) for at in others):
        return None
    return _Columns(len(words), titles[0] if titles else None, names[0], came, gapped)


def _rows(pieces: Sequence[Piece], columns: _Columns) -> Iterator[Piece]:
    for held in pieces:
        yield from [_gapped(held, columns)] if columns.gapped else _row([held], columns)


def _gapped(held: Piece, columns: _Columns) -> Piece:
    """Return the words of a row that wide gaps part; a count may stand in front of its cells.

    Cells can be empty: a title is read where none is.
    """
    cells = [match.span() for match in _CELL.finditer(held.text)]
    counted = len(cells) > 1 and columns.name == 0 and held.text[slice(*cells[0])].isdecimal()
    own = cells[1:] if counted else cells
    if len(own) <= columns.name or "、" in held.text:
        return held
    kept = {columns.name, *((len(own) - 1,) if columns.came else ())}
    if len(own) == columns.count and columns.title is not None:
        kept.add(columns.title)
    text = list(" " * len(held.text))
    for at in kept:
        text[slice(*own[at])] = held.text[slice(*own[at])]
    return held.with_text("".join(text))


def _row(pieces: Sequence[Piece], columns: _Columns, behind: int = 0) -> Iterator[Piece]:
    """Yield the words of a row without the cells that are neither a title nor a name.

    Args:
        pieces: The row, if there is one.
        columns: Of the table.
        behind: So many cells stand before these words: the label of their field.
    """
    for held in pieces:
        words = list(_WORD.finditer(held.text))
        name = columns.name - behind
        if len(words) + behind < columns.name + 1 or "、" in held.text or name < 0:
            yield held
            continue
        kept = {name, *([columns.title - behind] if columns.title is not None else [])}
        kept |= {len(words) - 1} if columns.came else set()
        more = len(words) + behind - columns.count
        if more > 0 and name + 1 < len(words) and _is_given(words, name):
            kept |= {name + 1}
        text = list(" " * len(held.text))
        for at in kept:
            if 0 <= at < len(words):
                text[slice(*words[at].span())] = words[at].group()
        yield held.with_text("".join(text))


def _is_given(words: Sequence[re.Match[str]], name: int) -> bool:
    """Return whether the words behind a surname are the other half of the name."""
    family, given = words[name].group(), words[name + 1].group()
    return len(family) + len(given) <= 5 and _GIVEN.fullmatch(given) is not None
