"""Covers words that must not be shown: names of officials."""

from __future__ import annotations

from collections.abc import Iterable

from kurume_search.text.spans import Span

MASK = "〔氏名〕"


def masked(text: str, hidden: Iterable[Span]) -> str:
    """Return `text` with a mark in the place of each of `hidden`; overlaps are one.

    >>> masked("清水所長", [Span(0, 2)])
    '〔氏名〕所長'
    """
    pieces: list[str] = []
    at = 0
    for span in sorted(hidden):
        if span.start >= at and len(span):
            pieces += [text[at : span.start], MASK]
        at = max(at, span.stop)
    return "".join([*pieces, text[at:]])
