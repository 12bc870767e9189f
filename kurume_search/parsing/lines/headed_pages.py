"""Running heads told by their pages: 灯野町審査会 議事要旨    2 / 3; the heads of a form again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

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


def heads_of_forms(texts: Sequence[str], marks: Collection[int]) -> set[int]:
    """Return where two lines stand that head each page of a form: 発言者, 議題・発言内容・決定事項.

    Neither stands anywhere without the other, so who speaks first on a page is none of them.

    Args:
        texts: The folded lines.
        marks: Positions of page marks.
    """
    if len(marks) < _LEAST:
        return set()  # nearly always
    told = [at for at, text in enumerate(texts) if text and at not in marks]
    below = dict(pairwise(told))
    first_on = {next((at for at in told if at > mark), None) for mark in marks}
    pairs = Counter(
        (texts[at], texts[below[at]]) for at in first_on if at is not None and at in below
    )
    lines = Counter(texts[at] for at in told)
    heads = {
        pair
        for pair, times in pairs.items()
        if times >= _LEAST and not any("。" in words or len(words) > _LONGEST for words in pair)
    }
    found: set[int] = set()
    for pair in heads:
        stand = [at for at, after in below.items() if (texts[at], texts[after]) == pair]
        if lines[pair[0]] == lines[pair[1]] == len(stand):
            found.update(stand, map(below.__getitem__, stand))
    return found
