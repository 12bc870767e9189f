"""Where a page ends its lines: what fills one may go on in the next, whatever its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kurume_search.parsing.lines.line import Line
from kurume_search.text.width import width

# No page is narrower than so many half-width columns.
_NARROWEST = 44
# What may stand over or be left free at the end of a line: a sign, or a stop that hangs out.
_SLACK = 3
# So many lines that end alike, and no smaller a part of all long ones, show where the page ends.
_LEAST, _PART = 4, 0.12
# Longer lines than these are few: those of the head, set wider.
_BEYOND = 0.04


def columns_of(line: Line) -> int:
    """Return how many half-width columns a line takes, what it is set in with them."""
    return line.indent + width(line.raw())


def page_width(lines: Sequence[Line]) -> int | None:
    """Return the half-width column that the page ends its lines at; None if they end anywhere."""
    wide = sorted(columns for line in lines if (columns := columns_of(line)) >= _NARROWEST)
    for at in range(len(wide) - 1, -1, -1):
        if len(wide) - 1 - at > _BEYOND * len(wide):
            return None
        alike = at + 1 - bisect_left(wide, wide[at] - _SLACK)
        if alike >= _LEAST and alike >= _PART * len(wide):
            return wide[at]
    return None


def is_full(line: Line, end: int | None) -> bool:
    """Return whether a line reaches the column that its page ends lines at."""
    return end is not None and columns_of(line) >= end - _SLACK
