"""Pages of a PDF that lie on their side: wide tables are often printed so."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

from kurume_search.store.formats.pdf.rules import Rule, Rules

_ASKED = 400  # characters of a page; most of them stand as the page does


def quarter_turns(text_page: Any) -> int:
    """Return by how many quarters, against the clock, the words of a page have to be turned."""
    from pypdfium2 import raw

    found: Counter[int] = Counter()
    count = text_page.count_chars()
    for at in range(0, count, max(count // _ASKED, 1)):
        if (
            raw.FPDFText_IsGenerated(text_page, at) == 1
            or raw.FPDFText_GetUnicode(text_page, at) <= 32
        ):
            continue
        found[round(raw.FPDFText_GetCharAngle(text_page, at) / (math.pi / 2)) % 4] += 1
    return found.most_common(1)[0][0] if found else 0


def turn_box(box: Any, turns: int) -> None:
    """Turn a box by so many quarters around the corner of its page."""
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    if turns == 1:
        left, bottom, right, top = -top, left, -bottom, right
    elif turns == 2:
        left, bottom, right, top = -right, -top, -left, -bottom
    elif turns == 3:
        left, bottom, right, top = bottom, -right, top, -left
    box.left, box.bottom, box.right, box.top = left, bottom, right, top


def turn_rules(rules: Rules, turns: int) -> Rules:
    """Return the lines of a page turned as its words are."""
    for _ in range(turns):
        upright = tuple(sorted(Rule(-at, low, high) for at, low, high in rules.level))
        level = tuple(sorted(Rule(at, -high, -low) for at, low, high in rules.upright))
        rules = Rules(level, upright)
    return rules
