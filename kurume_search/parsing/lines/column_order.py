"""Labels first and values later, as text comes out of a PDF: which value is whose.

The values stand in the order of their labels, each on a line or more. A reader tells where
one ends and the next begins by what the lines look like: a date, a place, names, a count.
So the split that fits the labels best is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.lines.shapes import PEOPLE, has_shape, shapes_in

# A header has fewer labels and lines; more are no header.
_LABELS, _LINES = 16, 60
_FITS, _MISFIT, _GOES_ON = 4, -4, -1


def _fit(field: str, shapes: frozenset[str]) -> int:
    """Weigh a line with these shapes as the first of a field's value."""
    if field in shapes:
        return _FITS
    return _MISFIT if has_shape(field) or shapes else 0


def _more(field: str, shapes: frozenset[str]) -> int:
    """Weigh a line with these shapes as one that goes on with a field's value."""
    if field in shapes:
        return _GOES_ON + 2 if field in PEOPLE else 0
    return _GOES_ON + _MISFIT // 2 if shapes else _GOES_ON


def deal(fields: Sequence[str], values: Sequence[Piece]) -> list[list[Piece]] | None:
    """Return the lines of each field, in order, or None if no split fits.

    Args:
        fields: Ids of the labels that stand in a row.
        values: The lines behind the last of them.
    """
    n, m = len(fields), len(values)
    if not 2 <= n <= _LABELS or not n <= m <= _LINES:
        return None
    worst = float("-inf")
    best = [[worst] * (m + 1) for _ in range(n + 1)]
    back = [[0] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0
    shapes = [shapes_in(held.text) for held in values]
    for k in range(1, n + 1):
        field = fields[k - 1]
        more = [0, *accumulate(_more(field, held) for held in shapes)]
        for stop in range(k, m + 1):
            for start in range(k - 1, stop):
                if best[k - 1][start] == worst:
                    continue
                score = best[k - 1][start] + _fit(field, shapes[start])
                score += _MISFIT if start and values[start - 1].text[-1:] == "、" else 0
                score += more[stop] - more[start + 1]
                if score > best[k][stop]:
                    best[k][stop], back[k][stop] = score, start
    if best[n][m] <= 0:
        return None
    cuts, stop = [m], m
    for k in range(n, 0, -1):
        stop = back[k][stop]
        cuts.append(stop)
    cuts.reverse()
    return [list(values[a:b]) for a, b in pairwise(cuts)]
