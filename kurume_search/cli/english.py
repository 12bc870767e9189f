"""English of the sentences that lower rooms say in Japanese; loaded only for ``--lang en``."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table

_SLOT = re.compile(r"\{(\d)\}")


@cache
def sentences() -> tuple[tuple[str, str], ...]:
    """Return each Japanese sentence with its English, the most particular first."""
    rows = sorted(table("english")["sentence"], key=lambda row: -len(_SLOT.sub("", row["ja"])))
    return tuple((row["ja"], row["en"]) for row in rows)


def in_english(message: str) -> str:
    """Return a sentence in English if there is one for it, else as it is.

    >>> in_english("単位「語」はありません。")
    "There is no unit '語'."
    >>> in_english("知らない文です。")
    '知らない文です。'
    """
    for japanese, english in sentences():
        # Few fit, so few are made patterns.
        if all(part in message for part in _SLOT.split(japanese)[::2]):
            found = _pattern(japanese).fullmatch(message)
            if found is not None:
                return _filled(english, found.groupdict())
    return message


def _filled(english: str, named: dict[str, str]) -> str:
    """Return `english` with what the slots of the Japanese stood for, in English where known."""
    words = table("english")["words"]

    def value(slot: re.Match[str]) -> str:
        text = named[f"s{slot[1]}"]
        return str(words[text]) if text in words else in_english(text)

    return _SLOT.sub(value, english).rstrip()


def _pattern(template: str) -> re.Pattern[str]:
    """Return a pattern whose groups ``s1``, ``s2`` … are what the slots stand for."""
    parts = _SLOT.split(template)
    fixed, slots = parts[::2], parts[1::2]
    text = re.escape(fixed[0])
    for slot, after in zip(slots, fixed[1:], strict=True):
        text += f"(?P<s{slot}>.*?)" + re.escape(after)
    return re.compile(text, re.DOTALL)
