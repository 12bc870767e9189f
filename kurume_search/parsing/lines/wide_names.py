"""Names set wide in lists of persons: 杉 本   実 is two words, not three."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.parsing.lines.broken_titles import member_titles

# Signs of a name set wide (杉 本   実), one space between them; letters stand for persons.
# Given names are in kana, too (南 雲 ふ み).
_WIDE = re.compile(
    r"(?<![^\s、(])(?![甲乙丙丁戊己庚辛壬癸] )[一-龥々](?: [一-龥々ぁ-んァ-ヶー])+(?![^\s、(])"
)
# A title that begins so is longer than what stands behind (森 副会長).
_LONGER = "副部協小分専臨特職議座"
JOINT = "\ue000"  # stands for a space within a name while the list is read


@cache
def _titled() -> re.Pattern[str]:
    """Match a surname of two signs set wide, its title right behind it: 杉 本委員."""
    titles = "|".join(sorted(member_titles(), key=len, reverse=True))
    before = r"(?:(?<=^)|(?<=[、(])|(?<=、 ))"
    wide = rf"[一-龥] [一-龥々](?<![{_LONGER}])"
    return re.compile(rf"{before}{wide}(?=(?:{titles})(?:$|[、(]))")


def joined_names(text: str) -> str:
    """Return a list of persons with the spaces inside names set wide marked, as long as before."""
    if " " not in text:
        return text
    return _titled().sub(_joined, _WIDE.sub(_joined, text))


def _joined(match: re.Match[str]) -> str:
    signs = match.group().split(" ")
    family = 3 if signs[1] == "々" else 2
    if len(signs) <= 3:
        return JOINT.join(signs)
    return f"{JOINT.join(signs[:family])} {JOINT.join(signs[family:])}"
