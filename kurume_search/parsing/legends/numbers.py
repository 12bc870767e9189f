"""Legends that count who speaks: 1:委員長 2:副委員長 3~6:委員 7:事務局 (発言者は番号で示す)."""

from __future__ import annotations

import re

from kurume_search.parsing.legends.pairs import office_told, speaker_told
from kurume_search.parsing.words.speakers import Speaker

# Fewer than so many in a row could count anything.
_LEAST = 3
# What each of them has: its first pair. The sign comes first, so that a search finds it.
COUNTS = re.compile(r"1(?<![0-9.]1)\s*(?:[:=]|は、?|\.{3,})\s*[^\s0-9]")
_PAIR = re.compile(
    r"(?<![0-9.])(?P<low>[0-9]{1,2})(?:\s*[~-]\s*(?P<high>[0-9]{1,2}))?\s*"
    r"(?:[:=]|は、?|\.{3,})\s*(?P<who>[^\s、,。;:=()0-9]{2,14})"
)


def legend_of_numbers(text: str) -> dict[str, Speaker]:
    """Return number → speaker where one folded line counts who speaks, from 1 on without a gap.

    >>> sorted(legend_of_numbers("1:委員長 2~3:委員 4:事務局"))
    ['1', '2', '3', '4']
    """
    found: dict[str, Speaker] = {}
    if COUNTS.search(text) is None:
        return found
    for pair in _PAIR.finditer(text):
        low, high = int(pair["low"]), int(pair["high"] or pair["low"])
        speaker = speaker_told(pair["who"]) or office_told(pair["who"])
        if speaker is None or low != len(found) + 1 or high < low:
            return {}
        said = Speaker(speaker.role, speaker.shown)
        found |= {str(number): said for number in range(low, high + 1)}
    return found if len(found) >= _LEAST else {}
