"""Readings in brackets behind the names they belong to: 毛受(めんじょう)委員 (振り仮名)."""

from __future__ import annotations

import re

# Behind a title, an office or a count stands a name or a remark, and no reading.
_READING = re.compile(r"(?<=[一-龥々])(?<![員長者理事課係局部室所名人])\([ぁ-ゖー ]{2,12}\)")


def without_readings(text: str, sign: str = " ") -> str:
    """Return folded words with `sign` in the places of readings, as long as before."""
    if "(" not in text:
        return text
    return _READING.sub(lambda match: sign * len(match.group()), text)
