"""Names set wide in lists of persons: 杉 本   実 is two words, not three."""

from __future__ import annotations

import re

# Signs of a name set wide (杉 本   実), one space between them; letters stand for persons.
# Given names are in kana, too (南 雲 ふ み).
_WIDE = re.compile(
    r"(?<![^\s、(])(?![甲乙丙丁戊己庚辛壬癸] )[一-龥々](?: [一-龥々ぁ-んァ-ヶー])+(?![^\s、(])"
)
JOINT = "\ue000"  # stands for a space within a name while the list is read


def joined_names(text: str) -> str:
    """Return a list of persons with the spaces inside names set wide marked, as long as before."""
    return _WIDE.sub(_joined, text) if " " in text else text


def _joined(match: re.Match[str]) -> str:
    signs = match.group().split(" ")
    family = 3 if signs[1] == "々" else 2
    if len(signs) <= 3:
        return JOINT.join(signs)
    return f"{JOINT.join(signs[:family])} {JOINT.join(signs[family:])}"
