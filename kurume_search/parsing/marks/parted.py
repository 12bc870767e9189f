"""Words on label lines of which no speaker is one: 質問者 above a name, 内容: before the speech."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table

# No gap is looked through twice.
_OPEN = r"(?:[■◆●○・◇□※]\s{0,8}+)?(?:[【\[(<〈《≪〔]\s{0,8}+)?"
_CLOSE = r"[ \t]{0,8}+(?:[】\])>〉》≫〕][ \t]{0,8}+)?"
# How every line ends that says what the speaker of the next does.
LAST_SIGN = re.compile(rf"者{_CLOSE}:?$", re.MULTILINE)


@cache
def _above() -> re.Pattern[str]:
    words = "|".join(table("notations")["parted"]["above"])
    return re.compile(rf"{_OPEN}(?P<said>{words})[0-9]{{0,2}}{_CLOSE}:?")


@cache
def _begin() -> re.Pattern[str]:
    words = "|".join(sorted(table("notations")["parted"]["words"], key=len, reverse=True))
    return re.compile(rf"{_OPEN}(?:{words})(?:\s*[】\])>〉》≫〕]\s*:?\s*|\s*[:/=]\s*|\s+(?=\S))")


def says_what(text: str) -> str:
    """Return what a line says that the speaker on the next does (質問者:), or nothing.

    >>> says_what("【質問者】"), says_what("質問者は三名")
    ('質問者', '')
    """
    match = _above().fullmatch(text)
    return match["said"] if match else ""


def words_begin(text: str) -> int:
    """Return the column where speech begins behind a word for it (内容:…), 0 without one.

    >>> words_begin("発言内容:何人か。"), words_begin("内容が分からない。")
    (5, 0)
    """
    match = _begin().match(text)
    return match.end() if match else 0
