"""How wide text is in a terminal: East Asian wide characters take two columns."""

from __future__ import annotations

import unicodedata


class _Columns(dict[str, int]):
    """The columns of each character, worked out when it is first asked for.

    A text has few different ones: to look them up takes a fifth of working them out again.
    """

    def __missing__(self, character: str) -> int:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc"):
            columns = 0
        else:
            # Ambiguous ones (①, ―, Greek) are wide in the fonts that Japanese is read in.
            columns = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        self[character] = columns
        return columns


_columns = _Columns().__getitem__


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


def clip_left(text: str, columns: int, *, mark: str = "…") -> str:
    """Return the end of `text`, at most `columns` wide, with `mark` where it was cut.

    >>> clip_left("個人情報の保護", 9)
    '…の保護'
    """
    if width(text) <= columns:
        return text
    room, kept = columns - width(mark), 0
    for at in range(len(text) - 1, -1, -1):
        kept += _columns(text[at])
        if kept > room:
            return mark + text[at + 1 :]
    return text


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return `text` filled with spaces to `columns`; on the left if `right`-aligned."""
    fill = " " * max(columns - width(text), 0)
    return fill + text if right else text + fill


# No line begins with these (行頭禁則, JIS X 4051); the character before comes along.
_NOT_FIRST = frozenset(
    "、。，．・：；？！ヽヾゝゞ々ー」』）】〕］｝〉》’”,.:;?!)]}ぁぃぅぇぉっゃゅょァィゥェォッャュョ²³"
)
# No line ends with these (行末禁則); they go along with what they open.
_NOT_LAST = frozenset("「『（【〔［｛〈《‘“([{")


def _in_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")


def wrap(text: str, columns: int) -> list[str]:
    """Return `text` in lines of at most `columns`; Japanese may break almost anywhere.

    A word of ASCII letters breaks only where it is longer than a line.

    >>> wrap("個人情報の保護", 8), wrap("個人、情報", 4), wrap("is recorded", 6)
    (['個人情報', 'の保護'], ['個', '人、', '情報'], ['is ', 'record', 'ed'])
    >>> wrap("頻度(回)", 5)
    ['頻度', '(回)']
    """
    lines, start, used = [], 0, 0
    for at, character in enumerate(text):
        wide = _columns(character)
        if used + wide > columns and at > start:
            stop = _stop(text, start, at)
            lines.append(text[start:stop])
            start, used = stop, width(text[stop:at])
        used += wide
    lines.append(text[start:])
    return lines


def _stop(text: str, start: int, at: int) -> int:
    """Return where a line from `start` ends that has no room for the character at `at`."""
    stop = border = at
    while True:
        while border > start and _in_word(text[border - 1]) and _in_word(text[border]):
            border -= 1
        moved = border if border > start else stop
        while moved > start + 1 and (text[moved] in _NOT_FIRST or text[moved - 1] in _NOT_LAST):
            moved -= 1
        if moved == stop:
            return stop
        stop = border = moved
