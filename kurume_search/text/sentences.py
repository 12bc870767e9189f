"""Sentences (文): stretches that end at 。 or a question mark outside brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kurume_search.text.spans import Span

_CLOSERS = {"」": "「", "』": "『", "）": "（", ")": "("}
_OPENERS = frozenset(_CLOSERS.values())
# ．is a full stop in texts that write ，and ．, but not between digits (１．５).
_MARK = re.compile(r"[「」『』（）()]|[。？?！]+|．(?![0-9０-９])")


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of `text` in order, end mark included, outer spaces not.

    A mark inside 「」『』（） ends nothing; a bracket without its partner is no bracket.
    Time is linear in the length of `text`.

    >>> text = "「なぜか。」と聞く。以上か"
    >>> [span.of(text) for span in sentences(text)]
    ['「なぜか。」と聞く。', '以上か']
    """
    marks = list(_MARK.finditer(text))
    paired = _paired([match.group() for match in marks])
    start, depth = 0, 0
    for match, is_pair in zip(marks, paired, strict=True):
        mark = match.group()
        if mark in _OPENERS:
            depth += is_pair
        elif mark in _CLOSERS:
            depth -= is_pair
        elif depth == 0:
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _paired(marks: list[str]) -> list[bool]:
    """Say of each mark whether it is a bracket with a partner."""
    paired = [False] * len(marks)
    open_at: dict[str, list[int]] = {opener: [] for opener in _OPENERS}
    for at, mark in enumerate(marks):
        if mark in _OPENERS:
            open_at[mark].append(at)
        elif mark in _CLOSERS and open_at[_CLOSERS[mark]]:
            paired[at] = paired[open_at[_CLOSERS[mark]].pop()] = True
    return paired


def _trimmed(text: str, start: int, stop: int) -> Iterator[Span]:
    piece = text[start:stop]
    if words := piece.strip():
        begin = start + piece.index(words)
        yield Span(begin, begin + len(words))
