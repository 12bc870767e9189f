"""Numbers alone on their lines that count the titles below them, and no pages: ① / …について."""

from __future__ import annotations

import re
from collections.abc import Sequence

TITLE = re.compile(r"[^。、「」:|][^。:|]{3,160}(?:について|の件)(?:\([^()]{2,90}\))?")
# A title is wrapped over no more lines.
TITLE_LINES = 3
_LEAST = 2


def counts_of_titles(texts: Sequence[str]) -> frozenset[int]:
    """Return where bare numbers stand alone that count titles: all of them, from 1 in order.

    Pages are counted so too, with anything below their numbers.

    Args:
        texts: Folded lines.
    """
    found = [at for at, text in enumerate(texts) if text.isdecimal() and len(text) < 3]
    if len(found) < _LEAST or [int(texts[at]) for at in found] != list(range(1, len(found) + 1)):
        return frozenset()  # nearly always
    return frozenset(found) if all(_is_over_title(texts, at) for at in found) else frozenset()


def _is_over_title(texts: Sequence[str], at: int) -> bool:
    below = texts[at + 1 : at + 1 + TITLE_LINES]
    wrapped = (below[:count] for count in range(1, TITLE_LINES + 1))
    return any(all(words) and TITLE.fullmatch("".join(words)) for words in wrapped)
