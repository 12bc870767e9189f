"""Which documents say themselves that they correct another (訂正版)."""

from __future__ import annotations

import re
from pathlib import PurePath

# A title stands above the meeting; menus of a page can stand above it.
_TITLE_WITHIN = 1000  # characters
_WORD = r"(?P<again>再[々再]*)?(?:訂正版|修正版|改訂版|差し?替え?版)"
# At the end of a line or of the name: what links to one (訂正版はこちら) is none.
_TITLE = re.compile(rf"{_WORD}[)）\]］】〕〉》]?[ \t\u3000]*$", re.MULTILINE)
_NAME = re.compile(_WORD)


def times_corrected(path: str, text: str) -> int:
    r"""Return how often minutes say they were corrected, in the file's name or in their title.

    >>> times_corrected("r3-2.pdf", "第2回会議録（訂正版）\n日時")
    1
    >>> times_corrected("r3-2再訂正版.pdf", ""), times_corrected("r3-2.pdf", "訂正請求について")
    (2, 0)
    """
    said = (_NAME.search(PurePath(path).name), _TITLE.search(text[:_TITLE_WITHIN]))
    return max((1 + len(match["again"] or "") for match in said if match), default=0)
