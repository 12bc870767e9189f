"""Signs that stand for the colon throughout a document: 甲野=開会、件名=… (区切り記号)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.words.speakers import read_speaker

# Fewer lines than this could be a list of equations; of the lines with words so many parts.
_LEAST, _SHARE = 8, 3
# So many lines share their label with another one: who speaks does so again.
_AGAIN = 4
# No sign and no stop stands in a label.
_OUT = ":、。,;()「」【】<>|"


@cache
def _parted() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (sign, what a line parted by it begins with) of each sign."""
    return tuple((sign, parted_by(sign)) for sign in table("notations")["colon_signs"]["signs"])


def parted_by(sign: str) -> re.Pattern[str]:
    """Return the pattern for the `label` and the `sign` of a folded line that `sign` parts."""
    mark = re.escape(sign)
    return re.compile(
        rf"^[ \t\u3000]*(?P<label>[^\s{_OUT}{mark}][^\n{_OUT}{mark}]{{0,11}}?) ?"
        rf"(?P<sign>{mark}(?:{mark})*)(?=[ \u3000]?[^\s{mark}])",
        re.MULTILINE,
    )


def with_colons(text: str) -> str:
    r"""Return folded `text`, as long as before, with colons where another sign stands for them.

    >>> said = [f"{name}={words}" for name in ("甲野", "乙川") for words in "可 否 有 無".split()]
    >>> with_colons("\n".join(said)).splitlines()[:2]
    ['甲野:可', '甲野:否']
    """
    for sign, pattern in _parted():
        if text.count(sign) < _LEAST:  # nearly always
            continue
        labels = [match["label"] for match in pattern.finditer(text)]
        if _stand_for_colons(labels) and _SHARE * len(labels) >= _lines_in(text):
            return pattern.sub(_with_colon, text)
    return text


def _stand_for_colons(labels: Sequence[str]) -> bool:
    """Return whether labels repeat, and most name nobody: words for roles tell their own marks."""
    if len(labels) < _LEAST or len(labels) - len(set(labels)) < _AGAIN:
        return False
    roles = sum((speaker := read_speaker(label)) is not None and speaker.sure for label in labels)
    return 2 * roles < len(labels)


def _lines_in(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())


def _with_colon(match: re.Match[str]) -> str:
    before, sign = match.group()[: -len(match["sign"])], match["sign"]
    return f"{before}:{' ' * (len(sign) - 1)}"
