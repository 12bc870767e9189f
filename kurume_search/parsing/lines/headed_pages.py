"""Running heads told by their pages: 灯野町審査会 議事要旨    2 / 3; the heads of a form again."""

from __future__ import annotations

import re
from bisect import bisect_right
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
# … and two lines of a form so many: 会議の結果 / 承認 can stand twice.
_STANDS = 3


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
    below_mark = frozenset(marks)
    told = [at for at, text in enumerate(texts) if text and at not in below_mark]
    below = dict(pairwise(told))
    places = {bisect_right(told, mark) for mark in below_mark}
    first_on = (told[place] for place in places if place < len(told))
    pairs = Counter((texts[at], texts[below[at]]) for at in first_on if at in below)
    heads = {
        pair
        for pair, times in pairs.items()
        if times >= _LEAST and not any("。" in words or len(words) > _LONGEST for words in pair)
    }
    if not heads:
        return set()
    lines = Counter(texts[at] for at in told)
    stand: dict[tuple[str, str], list[int]] = {pair: [] for pair in heads}
    for at, after in below.items():
        if (pair := (texts[at], texts[after])) in stand:
            stand[pair].append(at)
    found: set[int] = set()
    for pair, places_of in stand.items():
        if _STANDS <= len(places_of) == lines[pair[0]] == lines[pair[1]]:
            found.update(places_of, map(below.__getitem__, places_of))
    return found
