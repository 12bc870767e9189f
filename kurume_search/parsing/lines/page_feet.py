"""The foot of a page: its number in parentheses, and the notes on words above (脚注)."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from kurume_search.parsing.lines.line import Line
from kurume_search.text.numerals import read_number

_NUMBER = re.compile(r"[(<〔\[]\s*(?P<n>[0-9]{1,3}|[一二三四五六七八九十百]{1,4})\s*[)>〕\]]")
_NUMBER_MAX, _FOOT_MAX = 8, 72
# Such a number stands in the middle of a page, so far from its edge at least.
_INDENT = 8
_LEAST = 2
_OPEN = frozenset("。」』)】:?!")
# The record's own name before the number, on each page: 灯野市情報公開審査会(令和5年6月1日)  - 3 -.
_FOOT = re.compile(
    r"(?P<words>(?=[^。]*(?:会議|議事|審議)(?:録|概要|要旨|要録|記録|会)|[^。]*(?:審査会|委員会|協議会|部会))"
    r"[^。]{3,50}?[^。0-9\s])(?<!資料)(?<!別紙)(?<!様式)(?<!別記)(?<!議案)(?<!案件)(?<!議題)(?<!番号)(?<!第)"
    r"\s*[-―–—~(<〔\[]?\s*(?:[Pp]\.?\s*)?(?P<n>[0-9]{1,3})(?:\s*/\s*[0-9]{1,3})?\s*(?:ページ|頁)?[-―–—~)>〕\]]?"
)
# A note at the foot of a page, by its sign: ※1, *2, 注3.
_SIGN = re.compile(r"(?:※|[*＊]|\(?注)\s?[0-9]{1,2}\)?(?=[\s:、]|[^\s0-9)、。号条項])")
_RULE = re.compile(r"[─━―—_‐–-]{5,}")
# There are no more lines of notes on a page, and none more lines above it.
_LINES, _ABOVE = 8, 80
# A note has fewer lines below its first.
_WRAPPED = 4


def counted_pages(lines: Sequence[Line]) -> frozenset[int]:
    """Return where (1), (2), (3) count pages: each alone and apart, far in, all in order.

    One stands within a sentence, or the last ends the document; items that are counted so
    have their words below.
    """
    found: list[int] = []
    for at, line in enumerate(lines):
        text = line.text
        if 2 < len(text) <= _NUMBER_MAX and text[0] in "(<〔[" and _NUMBER.fullmatch(text):
            found.append(at)
    if len(found) < _LEAST or not all(_is_apart(lines, at) for at in found):
        return frozenset()
    counts = [read_number(lines[at].text.strip("(<〔[]〕>) ")) for at in found]
    if counts != list(range(counts[0] or 0, (counts[0] or 0) + len(counts))):
        return frozenset()
    last = not any(line.text for line in lines[found[-1] + 1 :])
    return frozenset(found) if last or any(_breaks(lines, at) for at in found) else frozenset()


def counted_feet(lines: Sequence[Line]) -> frozenset[int]:
    """Return where the same words stand far in and apart, with a number that counts the pages."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if line.indent < _INDENT or "会" not in line.text[:_FOOT_MAX] or not _is_apart(lines, at):
            continue
        if len(line.text) <= _FOOT_MAX and (match := _FOOT.fullmatch(line.text)):
            found.setdefault("".join(match["words"].split()), []).append((at, int(match["n"])))
    return frozenset(
        at
        for held in found.values()
        if len(held) >= _LEAST and all(b - a == 1 for (_, a), (_, b) in pairwise(held))
        for at, _ in held
    )


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is far in and has an empty one, or none, above and below."""
    around = (lines[held].text for held in (at - 1, at + 1) if 0 <= held < len(lines))
    return lines[at].indent >= _INDENT and not any(around)


def _breaks(lines: Sequence[Line], at: int) -> bool:
    """Return whether a sentence is open above a line."""
    above = next((lines[k].text for k in range(at - 1, -1, -1) if lines[k].text), "。")
    return above[-1] not in _OPEN


def foot_notes(lines: Sequence[Line], marks: Set[int]) -> frozenset[int]:
    """Return where notes at the foot of a page stand, whose signs are in its words above.

    Args:
        lines: Of the document.
        marks: The positions of page marks and rules.
    """
    found: set[int] = set()
    for mark in marks:
        foot = [] if _RULE.fullmatch(lines[mark].text) else _foot(lines, mark, marks)
        if foot and _are_notes(lines, foot):
            found.update(foot)
    return frozenset(found)


def _foot(lines: Sequence[Line], mark: int, marks: Set[int]) -> list[int]:
    """Return the lines above a page mark from a rule on, or from the first of the notes on."""
    foot: list[int] = []
    noted = False  # the uppermost of them begins a note
    for at in range(mark - 1, max(mark - 2 * _LINES, -1), -1):
        text = lines[at].text
        apart = text and noted and not lines[at + 1].text
        if at in marks or len(foot) > _LINES or (apart and not _SIGN.match(text)):
            break
        if text:
            foot.append(at)
            noted = _SIGN.match(text) is not None
    return foot[::-1]


def _are_notes(lines: Sequence[Line], foot: Sequence[int]) -> bool:
    """Return whether lines are notes, wrapped at most, whose signs stand in lines above them."""
    signs = {at: found for at in foot if (found := _SIGN.match(lines[at].text))}
    if foot[0] not in signs or any(b not in signs and b - a > 1 for a, b in pairwise(foot)):
        return False
    if any(
        signs.keys().isdisjoint(foot[at : at + _WRAPPED]) for at in range(len(foot) - _WRAPPED + 1)
    ):
        return False
    above = [line.text for line in lines[max(foot[0] - _ABOVE, 0) : foot[0]]]
    words = [found.group().strip() for found in signs.values()]
    return all(any(text.find(sign, 1) > 0 for text in above) for sign in words)
