"""Lays out who asks, on what, who answers: three columns of boxes and the bands between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kurume_search.analytics.flow import Asked, Flow

REST, NO_ISSUE, NO_ANSWER, UNKNOWN = "\ue000rest", "\ue000issue", "\ue000answer", "\ue000who"
MOST = 12  # boxes in a column; what is rarer is summed up
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a column: who or what, its pixels from the top, and the exchanges behind it."""

    key: str
    top: float
    bottom: float
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A band between two boxes: its ends in pixels from the top, and its exchanges."""

    column: int
    start: str
    stop: str
    left: tuple[float, float]
    right: tuple[float, float]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Three columns of boxes, and the bands between them; `height` in pixels."""

    columns: tuple[tuple[Box, ...], ...]
    bands: tuple[Band, ...]
    height: float


def lay_out(flow: Flow, *, most: float = 520) -> Layout:
    """Return boxes and bands; a band is as wide as its exchanges are many.

    An exchange with two issues has a band to each, so a box can be taller than its
    exchanges are many; `ids` count each once.

    Args:
        flow: Who asks whom.
        most: Pixels that the tallest column may take, gaps aside.
    """
    rows = [_named(row) for row in flow.rows]
    keep = [_frequent(key for row in rows for key in row[column]) for column in range(3)]
    boxed = [
        tuple(tuple(dict.fromkeys(k if k in keep[c] else REST for k in row[c])) for c in range(3))
        for row in rows
    ]
    links: tuple[dict[tuple[str, str], list[str]], ...] = ({}, {})
    for row, keys in zip(flow.rows, boxed, strict=True):
        for side in range(2):
            for pair in product(keys[side], keys[side + 1]):
                links[side].setdefault(pair, []).append(row.id)
    sizes = [_sizes(links, column) for column in range(3)]
    tallest = max((sum(size.values()) for size in sizes), default=0)
    unit = min(22.0, most / tallest) if tallest else 1.0
    heights = [sum(s.values()) * unit + _GAP * max(len(s) - 1, 0) for s in sizes]
    height = max(heights, default=0)
    orders = [_order(size) for size in sizes]
    columns = []
    for column, order in enumerate(orders):
        top = (height - heights[column]) / 2
        boxes = []
        for key in order:
            bottom = top + sizes[column][key] * unit
            ids = dict.fromkeys(
                row.id for row, keys in zip(flow.rows, boxed, strict=True) if key in keys[column]
            )
            boxes.append(Box(key, top, bottom, tuple(ids)))
            top = bottom + _GAP
        columns.append(tuple(boxes))
    return Layout(tuple(columns), tuple(_bands(links, columns, unit)), height)


def _named(row: Asked) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    answers = tuple(who or UNKNOWN for who in row.answerers)
    return (row.asker or UNKNOWN,), row.issues or (NO_ISSUE,), answers or (NO_ANSWER,)


def _frequent(keys: Iterable[str]) -> set[str]:
    """Return the keys that get a box of their own."""
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    named = [key for key in counts if not key.startswith("\ue000")]
    kept = sorted(named, key=lambda key: (-counts[key], key))
    spare = MOST if len(kept) <= MOST else MOST - 1
    return {*kept[:spare], NO_ISSUE, NO_ANSWER, UNKNOWN}


def _sizes(links: Sequence[Mapping[tuple[str, str], Sequence[str]]], column: int) -> dict[str, int]:
    """Return how many bands' worth each box of a column is tall, on its busier side."""
    sides: list[dict[str, int]] = [{}, {}]
    for side in range(2):
        for pair, ids in links[side].items():
            if column in (side, side + 1):
                key = pair[column - side]
                sides[side][key] = sides[side].get(key, 0) + len(ids)
    return {
        key: max(sides[0].get(key, 0), sides[1].get(key, 0))
        for key in dict.fromkeys((*sides[0], *sides[1]))
    }


def _order(sizes: Mapping[str, int]) -> list[str]:
    """Return boxes by size, the greatest first; what is unsaid comes last."""
    return sorted(sizes, key=lambda key: (key.startswith("\ue000"), -sizes[key], key))


def _bands(
    links: Sequence[Mapping[tuple[str, str], Sequence[str]]],
    columns: Sequence[Sequence[Box]],
    unit: float,
) -> Iterable[Band]:
    for side in range(2):
        left, right = columns[side], columns[side + 1]
        starts = {box.key: box.top for box in left}
        stops = {box.key: box.top for box in right}
        for start in left:
            for stop in right:
                ids = links[side].get((start.key, stop.key))
                if not ids:
                    continue
                wide = len(ids) * unit
                a, b = starts[start.key], stops[stop.key]
                starts[start.key], stops[stop.key] = a + wide, b + wide
                yield Band(side, start.key, stop.key, (a, a + wide), (b, b + wide), tuple(ids))
