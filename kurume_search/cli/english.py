"""English of the sentences that lower rooms say in Japanese; loaded only for ``--lang en``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from kurume_search.data import table

_SLOT = re.compile(r"\{(\d)\}")
_QUOTED = re.compile(r"「\{(\d)\}」")


class Sentence(NamedTuple):
    """A sentence in both languages.

    Attributes:
        said: Slots that stand for words of the minutes or of the reader: no English for these.
    """

    ja: str
    en: str
    said: frozenset[str]


@cache
def sentences(kind: str = "sentence") -> tuple[Sentence, ...]:
    """Return each Japanese sentence (or ``part`` of one) with its English.

    The most particular come first.
    """
    rows = sorted(table("english")[kind], key=lambda row: -len(_SLOT.sub("", row["ja"])))
    return tuple(Sentence(row["ja"], row["en"], frozenset(_said(row))) for row in rows)


def _said(row: Mapping[str, Any]) -> Iterable[str]:
    return (_SLOT if row.get("said") else _QUOTED).findall(row["ja"])


def in_english(message: str) -> str:
    """Return a sentence in English if there is one for it, else as it is.

    >>> in_english("単位「語」はありません。")
    "There is no unit '語'."
    >>> in_english("知らない文です。")
    '知らない文です。'
    """
    return _told(message, "sentence")


def _told(message: str, kind: str) -> str:
    for sentence in sentences(kind):
        # Few fit, so few are made patterns.
        if all(part in message for part in _SLOT.split(sentence.ja)[::2]):
            found = _pattern(sentence.ja).fullmatch(message)
            if found is not None:
                return _filled(sentence, found.groupdict())
    return message


def _filled(sentence: Sentence, named: dict[str, str]) -> str:
    """Return the English with what the slots of the Japanese stood for, in English where known."""

    def value(slot: re.Match[str]) -> str:
        text = named[f"s{slot[1]}"]
        if slot[1] in sentence.said:
            return text
        if (sentence_within := in_english(text)) != text:
            return sentence_within  # with its own lists in it
        parts = text.split("、")
        known = [_named(part) for part in parts]
        return _named(text) if known == parts else ", ".join(known)

    return _SLOT.sub(value, sentence.en).rstrip()


def _named(text: str) -> str:
    """Return what a sentence names, in English where there is English for it."""
    words = _words()
    if text in words:
        return words[text]
    found = in_english(text)
    return _told(text, "part") if found == text else found


@cache
def _words() -> Mapping[str, str]:
    """Return the English of words, and of what is counted and how."""
    measures = chain.from_iterable(
        rows for rows in table("measures").values() if isinstance(rows, list)
    )
    labels = {row["label"]: row["label_en"] for row in measures if "label_en" in row}
    return {**labels, **table("english")["words"]}


def _pattern(template: str) -> re.Pattern[str]:
    """Return a pattern whose groups ``s1``, ``s2`` … are what the slots stand for."""
    parts = _SLOT.split(template)
    fixed, slots = parts[::2], parts[1::2]
    text = re.escape(fixed[0])
    for slot, after in zip(slots, fixed[1:], strict=True):
        text += f"(?P<s{slot}>.*?)" + re.escape(after)
    return re.compile(text, re.DOTALL)
