"""How wide text is in a terminal: East Asian wide characters take two columns."""

from __future__ import annotations

import unicodedata


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc"):
        return 0
    # Ambiguous ones (①, ―, Greek) are wide in the fonts that Japanese is read in.
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def width(text: str) -> int:
    """Return the number of terminal columns of `text`.

    >>> width("条例 9-3"), width("ｶﾅ")
    (8, 2)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def clip(text: str, columns: int, *, mark: str = "…") -> str:
    """Return `text` cut to at most `columns`, with `mark` where it was cut.

    >>> clip("個人情報の保護", 9)
    '個人情…'
    """
    if width(text) <= columns:
        return text
    room, kept = columns - width(mark), 0
    for at, character in enumerate(text):
        kept += _columns(character)
        if kept > room:
            return text[:at] + mark
    return text


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return `text` filled with spaces to `columns`; on the left if `right`-aligned."""
    fill = " " * max(columns - width(text), 0)
    return fill + text if right else text + fill


def wrap(text: str, columns: int) -> list[str]:
    """Return `text` in lines of at most `columns`; Japanese may break anywhere.

    >>> wrap("個人情報の保護", 8)
    ['個人情報', 'の保護']
    """
    lines, start, used = [], 0, 0
    for at, character in enumerate(text):
        wide = _columns(character)
        if used + wide > columns and at > start:
            lines.append(text[start:at])
            start, used = at, 0
        used += wide
    lines.append(text[start:])
    return lines
