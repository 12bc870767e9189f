"""Whether the council demands something on the lines below a heading (要望), or a member wishes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.marks.list_marks import unmarked
from kurume_search.parsing.outcomes.demands import is_demand
from kurume_search.parsing.words.speakers import read_speaker

# A demand wraps to no more lines.
_WRAPPED = 4
# Who speaks, before a colon, a gap or a bracket that closes (委員:…, 甲野委員 …, (委員)…).
_BY = re.compile(r"[○〇◯◎●(【]?(?P<by>[^\s:、。()【】]{1,12})[\s:)】]")


def demands_on(lines: Sequence[Line], begin: int) -> bool:
    """Return whether the first words from `begin` on are a demand that nobody is said to make.

    年1回報告すること。 is one; 委員から、…との要望があった。 and ・字が小さい。 are by members.
    """
    words = _first_words(lines, begin)
    by = _BY.match(words)
    speaker = read_speaker(by["by"]) if by else None
    if (speaker is not None and speaker.sure) or _reported().search(words):
        return False
    return is_demand(words) or _demanding().search(words) is not None


def _first_words(lines: Sequence[Line], begin: int) -> str:
    """Return the first sentence from `begin` on, or the entry of a list, without its mark."""
    held: list[Line] = []
    for line in lines[begin : begin + 2 * _WRAPPED]:
        if line.text:
            held.append(line)
        if (not line.text and held) or "。" in line.text or len(held) == _WRAPPED:
            break
        if held and is_demand(held[-1].text):
            break  # without a stop behind it
    if not held:
        return ""
    words, _ = unmarked([piece(line) for line in held])
    first, stop, _ = words.lstrip("・•▪○〇◯●◎ ").partition("。")
    return f"{first}{stop}".strip("「」 ")


@cache
def _reported() -> re.Pattern[str]:
    return re.compile("|".join(table("headings")["wishes"]["reported"]))


@cache
def _demanding() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(table('headings')['wishes']['demanding'])})。?$")
