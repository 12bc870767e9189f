"""Which documents say themselves that they correct another (訂正版)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath

from kurume_search.data import table

# A title stands above the meeting; menus of a page can stand above it.
_TITLE_WITHIN = 1000  # characters
# Behind the word in a title; what links to one (訂正版はこちら) goes on.
_END = r"[)）\]］】〕〉》]?[ \t\u3000]*$"


@cache
def _in_name() -> re.Pattern[str]:
    held = table("documents")
    again, words = ("|".join(held[name]["words"]) for name in ("corrected_again", "corrected"))
    return re.compile(f"(?P<again>{again})?(?:{words})")


@cache
def _in_title() -> re.Pattern[str]:
    return re.compile(_in_name().pattern + _END, re.MULTILINE)


def times_corrected(path: str, text: str) -> int:
    r"""Return how often minutes say they were corrected, in the file's name or in their title.

    >>> times_corrected("r3-2.pdf", "第2回会議録（訂正版）\n日時")
    1
    >>> times_corrected("r3-2再訂正版.pdf", ""), times_corrected("r3-2.pdf", "訂正請求について")
    (2, 0)
    """
    said = (_in_name().search(PurePath(path).name), _in_title().search(text[:_TITLE_WITHIN]))
    return max((1 + len(match["again"] or "") for match in said if match), default=0)
