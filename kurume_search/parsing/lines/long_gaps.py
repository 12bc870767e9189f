"""Gaps within a line, however wide, are read as gaps of a width that clerks set."""

from __future__ import annotations

import re

from kurume_search.text.normalize import FoldedText

# Wider than any page: so many blanks say no more than these, and what looks for the end of a gap
# from each of its blanks takes the square of their number.
_WIDEST = 200
_LONG = re.compile(rf"[^\S\n]{{{_WIDEST + 1},}}")


def with_short_gaps(folded: FoldedText) -> FoldedText:
    """Return the text with at most so many blanks in a row on a line; offsets stay true."""
    found = [(hit.start() + _WIDEST, hit.end()) for hit in _LONG.finditer(folded.text)]
    return folded.without(found) if found else folded
