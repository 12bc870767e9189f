"""Numbers that stand twice before their line, as a word processor's text has them (1. | 1 開会).

Its own number comes first, with a tab behind it; the clerk's number is the one that counts.
"""

from __future__ import annotations

import re

from kurume_search.text.normalize import FoldedText

_OUTER = r"[ \t\u3000]*"
_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[ア-ン]"
_DOUBLED = re.compile(
    rf"^{_OUTER}(?P<mark>\(?(?P<n>{_N})[.．)、]?[ ]?\t{_OUTER})(?=\(?(?P=n)(?:[.．)、]|[ \u3000]))",
    re.MULTILINE,
)
# The same as printed.
_PRINTED = re.compile(r"\s*[(（]?(?P<n>[^\s()（）.．、]{1,3})[)）.．、]? ?\t\s*(?=[(（]?(?P=n))")
# A number alone can count a row, and its first cell something else; these count an entry.
_SIGNED = re.compile(r"[()（）.．、①-⑳]")
# So many of them show that the numbers came from a word processor.
_LEAST = 2


def doubled_marks(folded: FoldedText) -> dict[int, int]:
    """Return where a line of a text begins → how long the first of its two numbers is.

    Outer spaces before the number aren't counted.
    """
    if "\t" not in folded.text:
        return {}
    found = {
        match.start(): len(match["mark"])
        for match in _DOUBLED.finditer(folded.text)
        if _SIGNED.search(folded.span(*match.span("mark")).of(folded.source))
    }
    return found if len(found) >= _LEAST else {}


def stands_twice(source: str, start: int, stop: int) -> bool:
    """Return whether a stretch of the source is the first of two such numbers, and no more."""
    match = _PRINTED.match(source, start)
    return match is not None and match.end() == stop
