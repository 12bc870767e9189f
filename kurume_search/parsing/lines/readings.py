"""Readings in brackets behind the names they belong to: 毛受(めんじょう)委員 (振り仮名)."""

from __future__ import annotations

import re

# Behind a title, an office or a count stands a name or a remark, and no reading; nor are
# these any: 欠席(なし), 委員(ほか).
_READING = re.compile(
    r"(?<=[一-龥々])(?<![員長者理事課係局部室所名人席聴])"
    r"\((?!(?:なし|あり|ほか|のみ|など|うち|まで|から)\))[ぁ-ゖー ]{2,12}\)"
)
_WITHIN = re.compile(rf"{_READING.pattern}(?= ?[一-龥])")


def without_readings(text: str, sign: str = " ") -> str:
    """Return folded words with `sign` in the places of readings, as long as before."""
    return _READING.sub(lambda match: sign * len(match.group()), text) if "(" in text else text


def with_gaps(text: str) -> str:
    """Return a label with spaces in the places of readings before a title, as long as before."""
    return _WITHIN.sub(lambda match: " " * len(match.group()), text) if "(" in text else text
