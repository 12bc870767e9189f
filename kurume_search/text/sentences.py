"""Sentences (文): stretches that end at 。 or a question mark outside brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kurume_search.text.spans import Span

_CLOSERS = {"」": "「", "』": "『", "）": "（", ")": "("}
_OPENERS = frozenset(_CLOSERS.values())
# ．is a full stop in texts that write ，and ．, but not between digits (１．５).
_END = re.compile(r"[。？?！]+|．(?![0-9０-９])")
_MARK = re.compile(rf"[「」『』（）()]|{_END.pattern}")
# What there is besides 。, and a sentence where there is nothing else.
_OTHERS = re.compile(r"[「」『』（）()？?!．]")
_PLAIN = re.compile(r"。+|[^\s。][^。]*(?:。+|(?<!\s))")


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of `text` in order, end mark included, outer spaces not.

    A mark inside 「」『』（） ends nothing; a bracket without its partner is no bracket.
    Time is linear in the length of `text`.

    >>> text = "「なぜか。」と聞く。以上か"
    >>> [span.of(text) for span in sentences(text)]
    ['「なぜか。」と聞く。', '以上か']
    """
    return (Span(start, stop) for start, stop in sentence_columns(text))


def sentence_columns(text: str) -> list[tuple[int, int]]:
    """Return where each of the `sentences` of `text` starts and stops."""
    if not _OTHERS.search(text):  # most texts; the other marks cost five times as much
        return [match.span() for match in _PLAIN.finditer(text)]
    found: list[tuple[int, int]] = []
    start = 0
    for stop in (*_ends(text), len(text)):
        piece = text[start:stop]
        words = piece.strip()
        if len(words) == len(piece) > 0:
            found.append((start, stop))
        elif words:
            begin = start + piece.index(words[0])
            found.append((begin, begin + len(words)))
        start = stop
    return found


def _ends(text: str) -> list[int]:
    """Return the columns behind the marks that end a sentence, in order."""
    marks = list(_MARK.finditer(text))
    paired = _paired([match.group() for match in marks])
    depth = 0
    ends: list[int] = []
    for match, is_pair in zip(marks, paired, strict=True):
        mark = match.group()
        if mark in _OPENERS:
            depth += is_pair
        elif mark in _CLOSERS:
            depth -= is_pair
        elif depth == 0:
            ends.append(match.end())
    return ends


def _paired(marks: list[str]) -> list[bool]:
    """Return for each mark whether it is a bracket with a partner."""
    paired = [False] * len(marks)
    open_at: dict[str, list[int]] = {opener: [] for opener in _OPENERS}
    for at, mark in enumerate(marks):
        if mark in _OPENERS:
            open_at[mark].append(at)
        elif mark in _CLOSERS and open_at[_CLOSERS[mark]]:
            paired[at] = paired[open_at[_CLOSERS[mark]].pop()] = True
    return paired
