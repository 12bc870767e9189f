"""Times that software sets beside who speaks: [00:02:48] 話者1, 話者1 00:02:48 (文字起こし)."""

from __future__ import annotations

import re
from dataclasses import replace

from kurume_search.parsing.words.speakers import read_speaker
from kurume_search.text.normalize import FoldedText

# Software counts seconds; what a clerk notes (10:30 市民課) has none.
_TIME = r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,3})?"
_ENCLOSED = rf"[\[(【<〔][ \t]*{_TIME}[ \t]*[\])】>〕]"
_STAMP = rf"(?:{_ENCLOSED}|{_TIME})"
_WORD = r"[^\s:、。\[(【<〔]{1,16}"
_WHO = rf"(?P<who>{_WORD}(?: {_WORD})?)"
# Before who speaks, whose words follow on the line or below; or behind him, at the end of it.
_BEFORE = re.compile(
    rf"^(?P<stamp>[ \t]*{_STAMP}[ \t]*){_WHO}(?=[ \t]*(?::|$)|[ \t])", re.MULTILINE
)
_BEHIND = re.compile(
    rf"^[ \t]*{_WHO}(?P<stamp>(?:[ \t]+{_STAMP}|{_ENCLOSED})[ \t]*)$", re.MULTILINE
)
_SIGN = re.compile(rf"^[ \t]*{_STAMP}[ \t]*\S|{_STAMP}[ \t]*$", re.MULTILINE)
# A document has so many of them.
_LEAST = 4


def without_stamps(folded: FoldedText) -> FoldedText:
    """Return the text with the times beside speakers covered with spaces, if many have one."""
    text = folded.text
    if text.count(":") < _LEAST or _SIGN.search(text) is None:
        return folded
    for pattern in (_BEFORE, _BEHIND):
        stamps = [
            match.span("stamp")
            for match in pattern.finditer(text)
            if read_speaker(match["who"]) is not None
        ]
        if len(stamps) < _LEAST:
            continue
        for low, high in stamps:
            text = f"{text[:low]}{' ' * (high - low)}{text[high:]}"
    return folded if text is folded.text else replace(folded, text=text)
