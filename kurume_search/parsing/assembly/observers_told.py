"""Observers whom no label of the header counts, but who opens the meeting does (傍聴の方が3名)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import TURN, Block
from kurume_search.text.numerals import read_number

# Whoever opens the meeting speaks in the first turns of it.
_FIRST = 3
_OPENING = frozenset({Role.SECRETARIAT, Role.CHAIR})
_N = r"(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*(?:名|人)"
_ASKED = r"(?:方|者|希望者?|申出|申し出|申込み?|申し込み)"
_COUNTED = re.compile(
    rf"傍聴(?:人|者|希望者|申込者|の{_ASKED})(?:として|[がはも])?、?{_N}(?!以[上下]|まで|程度|を超|の定)"
    rf"|{_N.replace('<n>', '<before>')}の(?:方(?:から|が))?、?傍聴(?:者|人|希望|の{_ASKED})"
)
_NOBODY = re.compile(
    rf"傍聴(?:人|者|希望者|の{_ASKED})[はがも]?、?"
    r"(?:いらっしゃいません|おりません|ございません|ありません|いません|な(?:し|い|かった)|お(?:られ|いでになり)ません)"
)


def observers_told(blocks: Sequence[Block]) -> int | None:
    """Return how many observers the first words of the meeting count, or None."""
    turns = (block for block in blocks if block.kind is TURN)
    for _, block in zip(range(_FIRST), turns, strict=False):
        if block.speaker is None or block.speaker.role not in _OPENING:
            continue
        words = block.speech.text
        for sentence in block.speech.sentences if "傍聴" in words else ():
            if sentence.asks:
                continue
            if counted := _COUNTED.search(sentence.text):
                return read_number(counted["n"] or counted["before"])
            if _NOBODY.search(sentence.text):
                return 0
    return None
