"""Titles without any mark that stand alone over the talk on them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from kurume_search.parsing.lines.line import Line

_TITLE = re.compile(r"[^。、「」:|][^。:|]{6,80}(?:について|の件)")
# Who brings it, in brackets at the right margin of its last line.
_AT_MARGIN = re.compile(r"\s{2,}[(\[【〔<〈][^()\[\]【】〔〕<>〈〉]*[)\]】〕>〉]$")
# One alone could be anything.
_LEAST = 2
_LINES = 3  # a title is wrapped over no more


def is_title_apart(words: str) -> bool:
    """Return whether folded words are the whole of such a title."""
    return _TITLE.fullmatch(words) is not None


def before_margin(text: str) -> str:
    """Return a line of a title without what stands in brackets at the right margin.

    >>> before_margin("結合について        (所管:介護保険課)")
    '結合について'
    """
    return _AT_MARGIN.sub("", text)


def titles_apart(lines: Sequence[Line], labels: Container[int]) -> dict[int, int]:
    """Return the first position of each title over a turn → its last, as titles wrap.

    Args:
        lines: Of one meeting.
        labels: The positions of lines that the label of a speaker begins.
    """
    found: dict[int, int] = {}
    for at, line in enumerate(lines):
        if not line.text or (at and lines[at - 1].text):
            continue
        words = ""
        for last in range(at, min(at + _LINES, len(lines) - 1)):
            if not lines[last].text or last in labels:
                break
            words += lines[last].text
            if is_title_apart(words):
                near = range(last + 1, min(last + 3, len(lines)))
                behind = next((place for place in near if lines[place].text), None)
                if behind in labels:
                    found[at] = last
                break
    return found if len(found) >= _LEAST else {}
