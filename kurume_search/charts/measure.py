"""How wide text is in a chart, worked out without a font.

Widths in em of a Japanese gothic: an East Asian wide character is 1, half-width kana 0.5,
Latin as in Noto Sans. Fonts differ by a few per cent; whoever lays out leaves that much.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_NARROW, _WIDE = "iljI.,:;'|!()[]{}ftr/ ", "mwMW@%—"
LINE_HEIGHT = 1.3


@cache
def _em(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc"):
        return 0.0
    match unicodedata.east_asian_width(character):
        case "W" | "F" | "A":
            return 1.0
        case "H":
            return 0.5
    if character in _NARROW:
        return 0.32
    if character in _WIDE:
        return 0.9
    return 0.66 if character.isupper() else 0.57


def text_width(text: str, size: float) -> float:
    r"""Return the width of the widest line of `text` in pixels, at a font of `size` pixels.

    >>> text_width("年度", 12), text_width("長い行\n短", 10)
    (24.0, 30.0)
    """
    return max(sum(map(_em, line)) for line in text.split("\n")) * size


def text_height(text: str, size: float) -> float:
    """Return the height of all lines of `text` in pixels."""
    return (text.count("\n") + 1) * size * LINE_HEIGHT


def clipped(text: str, room: float, size: float) -> str:
    """Return `text`, cut with … where it is wider than `room` pixels.

    >>> clipped("個人情報保護課", 50, 10)
    '個人情報…'
    """
    if text_width(text, size) <= room:
        return text
    left, used = room / size - 1, 0.0
    for at, character in enumerate(text):
        used += _em(character)
        if used > left:
            return text[:at] + "…"
    return text


def squeezed(text: str, room: float, size: float) -> str:
    """Return `text` with … in its middle where it is too wide; the end says which one it is.

    >>> squeezed("個人情報の保護に関する法律第69条", 100, 10)
    '個人情報…律第69条'
    """
    if text_width(text, size) <= room:
        return text
    half = (room - size) / 2
    head = clipped(text, half + size, size).removesuffix("…")
    tail = clipped(text[::-1], half + size, size).removesuffix("…")[::-1]
    return f"{head}…{tail}"


# No line begins with these (行頭禁則), and a word of Latin letters or digits isn't cut.
_NOT_FIRST = frozenset("、。，．・：；？！ー」』）】〕］｝〉》’”,.:;?!)]}ゃゅょっャュョッ")


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Return `text` in lines of at most `room` pixels; Japanese breaks almost anywhere.

    >>> wrapped("個人情報の保護", 40, 10), wrapped("one two", 25, 10)
    (['個人情報', 'の保護'], ['one', 'two'])
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        start, used, last = 0, 0.0, 0
        for at, character in enumerate(paragraph):
            if at > start and _may_break(paragraph[at - 1], character):
                last = at
            used += _em(character) * size
            if used > room and character != " ":
                stop = last if last > start else at
                if stop > start:
                    lines.append(paragraph[start:stop].rstrip())
                    start = stop
                    used = text_width(paragraph[start : at + 1], size)
        lines.append(paragraph[start:].strip())
    return lines


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in "「『（【〔［｛〈《([{":
        return False
    latin = before.isascii() and after.isascii()
    return before == " " or not latin
