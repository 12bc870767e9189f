"""How a case ended, in a few words set far to the right below the talk on it (結論を右に寄せて)."""

from __future__ import annotations

from kurume_search.parsing.outcomes.outcome import may_decide, value_of
from kurume_search.parsing.page.page import Page

# Half-width columns before such a line, and its length; what is set in less is of the talk.
_INDENT, _LONGEST = 24, 24
# One such line could be anything; where several stand so, the clerk writes results so.
_LEAST = 2


def results_set_right(page: Page) -> frozenset[int]:
    """Return the positions of lines with nothing but a result, set apart to the right.

    The line above each is set to the left, as the talk is: a wrapped cell stands below its like.
    """
    found: list[int] = []
    above = 0
    for at, line in enumerate(page.lines):
        if not line.text:
            continue
        if line.indent >= _INDENT > above and len(line.text) <= _LONGEST:
            words = line.text.strip("。")
            if "。" not in words and may_decide(words) and value_of(words) is not None:
                found.append(at)
        above = line.indent
    return frozenset(found) if len(found) >= _LEAST else frozenset()
