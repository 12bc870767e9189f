"""Straight lines that are drawn on a page of a PDF: the borders of its tables (罫線).

A program draws a border as a line, as an edge of a rectangle or as a rectangle that is as
thin as a line, in one piece or one for each cell; here all come out as the same.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

# A page with more of them is a drawing; it has no tables that could be read.
MAX_OBJECTS = 20_000
MAX_POINTS = 40_000
MAX_RULES = 300  # each way, pieces of one line put together
_OUTLINE = 400  # points; more than this are the outlines of words or of a picture
_DEEPEST = 3  # forms within forms
_THIN = 3.0  # points of the page, as everything below
_STRAIGHT = 0.6
# Pieces of one line lie so near to each other, beside and behind each other.
NEAR = 3.0
_SHORTEST = 6.0

Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


class Rule(NamedTuple):
    """A straight line: how high or how far right it is, and from where to where it goes."""

    at: float
    low: float
    high: float


class Rules(NamedTuple):
    """The level and the upright lines of a page."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()


def read_rules(page: Any) -> Rules:
    """Return the lines of a page; none where it is a drawing."""
    level: list[Rule] = []
    upright: list[Rule] = []
    left = MAX_POINTS
    for path, matrix in _paths(page):
        if path is None:
            return Rules()
        points, stroked = _drawn(path, matrix, min(left, _OUTLINE))
        left -= sum(map(len, points)) + 1
        if left <= 0:
            return Rules()
        for one, two in _edges(points, stroked=stroked):
            x, y = sorted((one[0], two[0])), sorted((one[1], two[1]))
            if y[1] - y[0] <= x[1] - x[0]:
                level.append(Rule((y[0] + y[1]) / 2, *x))
            else:
                upright.append(Rule((x[0] + x[1]) / 2, *y))
    found = Rules(_put_together(level), _put_together(upright))
    return found if max(map(len, found)) <= MAX_RULES else Rules()


def _paths(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Yield the paths of a page, also those in forms, with how they lie; None if too many."""
    from pypdfium2 import raw

    count = raw.FPDFPage_CountObjects(page.raw)
    left = [MAX_OBJECTS]

    def within(held: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
        left[0] -= 1
        kind = raw.FPDFPageObj_GetType(held)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield held, _after(_matrix_of(held), matrix)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _after(_matrix_of(held), matrix)
            for at in range(raw.FPDFFormObj_CountObjects(held)):
                if left[0] <= 0:
                    return
                yield from within(raw.FPDFFormObj_GetObject(held, at), inner, depth + 1)

    for at in range(count):
        if left[0] <= 0:
            yield None, _SAME
            return
        yield from within(raw.FPDFPage_GetObject(page.raw, at), _SAME, 0)


_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _matrix_of(held: Any) -> Matrix:
    from pypdfium2 import raw

    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(held, ctypes.byref(m)):
        return _SAME
    return m.a, m.b, m.c, m.d, m.e, m.f


def _after(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _drawn(path: Any, matrix: Matrix, most: int) -> tuple[list[list[_Point]], bool]:
    """Return the polygons of a path by their points, and whether their edges are drawn."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    count = raw.FPDFPath_CountSegments(path)
    if count > most or not (fill.value or stroke.value):
        return [], False
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    polygons: list[list[_Point]] = []
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return [], False
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        if kind == raw.FPDF_SEGMENT_MOVETO or not polygons:
            polygons.append([])
        polygons[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            polygons[-1].append(polygons[-1][0])
    return polygons, bool(stroke.value)


def _edges(polygons: list[list[_Point]], *, stroked: bool) -> Iterator[tuple[_Point, _Point]]:
    """Yield the straight lines that polygons draw: edges, or all of one that is thin."""
    for points in polygons:
        across, up = zip(*points, strict=True)
        low, high = (min(across), min(up)), (max(across), max(up))
        if min(high[0] - low[0], high[1] - low[1]) <= _THIN:
            yield low, high
        elif stroked:
            for one, two in pairwise(points):
                if min(abs(one[0] - two[0]), abs(one[1] - two[1])) <= _STRAIGHT:
                    yield one, two


def _put_together(pieces: list[Rule]) -> tuple[Rule, ...]:
    """Return lines whose pieces were drawn one by one, or twice side by side, as one each."""
    found: list[Rule] = []
    for group in groups(sorted(pieces)):
        at = sum(rule.at for rule in group) / len(group)
        low, high = group[0].low, group[0].low
        for rule in sorted(group, key=lambda held: held.low):
            if rule.low - high > NEAR:
                found.append(Rule(at, low, high))
                low = rule.low
            high = max(high, rule.high) if rule.low - high <= NEAR else rule.high
        found.append(Rule(at, low, high))
    return tuple(rule for rule in found if rule.high - rule.low >= _SHORTEST)


def groups(rules: list[Rule]) -> list[list[Rule]]:
    """Return rules in order of where they stand in groups that stand at the same place."""
    found: list[list[Rule]] = []
    for rule in rules:
        if found and rule.at - found[-1][0].at <= NEAR:
            found[-1].append(rule)
        else:
            found.append([rule])
    return found


class Walls:
    """The upright lines of a page, to be asked about two characters in a row."""

    def __init__(self, rules: Rules) -> None:
        self._rules = sorted(rules.upright)
        self._at = [rule.at for rule in self._rules]

    def __bool__(self) -> bool:
        return bool(self._at)

    def between(self, left: float, right: float, y: float) -> bool:
        """Return whether a line goes through the height `y` between `left` and `right`."""
        near = self._rules[bisect_left(self._at, left) : bisect_right(self._at, right)]
        return any(rule.low <= y <= rule.high for rule in near)
