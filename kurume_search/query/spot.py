"""Where in a query something is wrong: the query with a caret under the spot."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.text.width import width

_BEFORE, _AFTER = 20, 40  # characters of a long query that are shown around the spot


def pointed(query: str, places: Sequence[int]) -> str:
    r"""Return two lines: `query`, or what stands around its first spot, and carets under it.

    Args:
        query: As typed; line ends and other signs without width are shown as spaces.
        places: Code points of `query`, one at least; one past its end is a spot too.

    >>> print(pointed("条例 \"本人の同意", [3]))
    条例 "本人の同意
         ^
    """
    text = "".join(sign if sign.isprintable() and width(sign) else " " for sign in query)
    start = max(min(places) - _BEFORE, 0)
    stop = min(min(places) + _AFTER, len(text))
    if len(text) <= _BEFORE + _AFTER:
        start, stop = 0, len(text)
    before, after = ("…" if start else ""), ("…" if stop < len(text) else "")
    carets = ""
    for place in sorted(set(places)):
        if start <= place <= stop:
            carets += " " * (width(before + text[start:place]) - width(carets)) + "^"
    return f"{before}{text[start:stop]}{after}\n{carets}"
