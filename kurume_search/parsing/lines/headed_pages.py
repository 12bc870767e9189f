"""Running heads that have the number of their page beside them: 灯野町審査会 議事要旨    2 / 3."""

from __future__ import annotations

import re
from collections.abc import Sequence

# How pages are counted; a bare number counts anything.
_COUNT = (
    r"(?:\(?(?P<n>[0-9]{1,3})\s*/\s*[0-9]{1,3}\)?(?:\s*(?:ページ|頁))?"
    r"|[-―—–‐−ー]\s*(?P<dash>[0-9]{1,3})\s*[-―—–‐−ー]"
    r"|(?P<page>[0-9]{1,3})\s*(?:ページ|頁)|[Pp](?:age)?\.?\s*(?P<p>[0-9]{1,3}))"
)
# Behind a gap; words before it are no sentence, and no label of a value.
_HEADED = re.compile(rf"(?P<head>[^\s。:|][^。:|]{{5,59}}?)\s{{2,}}{_COUNT}")
_ENDS = frozenset("0123456789-―—–‐−ー)ジ頁")
_LONGEST = 110
# So many pages have it.
_LEAST = 2


def headed_pages(texts: Sequence[str]) -> list[int]:
    """Return the positions of folded lines that are a head and the number of their page.

    The words are the same on each, and the numbers go up by one.
    """
    heads: dict[str, list[tuple[int, int]]] = {}
    for at, text in enumerate(texts):
        if text[-1:] not in _ENDS or len(text) > _LONGEST:
            continue  # nearly always
        if match := _HEADED.fullmatch(text):
            count = match["n"] or match["dash"] or match["page"] or match["p"]
            head = "".join(match["head"].split())
            heads.setdefault(head, []).append((at, int(count)))
    return sorted(
        at
        for held in heads.values()
        if len(held) >= _LEAST and _go_up([count for _, count in held])
        for at, _ in held
    )


def _go_up(counts: Sequence[int]) -> bool:
    return list(counts) == list(range(counts[0], counts[0] + len(counts)))
