"""Puts words beside points so that they cover neither points nor each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kurume_search.charts.measure import LINE_HEIGHT, text_width
from kurume_search.charts.sheet import Sheet
from kurume_search.charts.theme import SMALL

Rect = tuple[float, float, float, float]  # left, top, right, bottom in pixels


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a point's words stand: their middle, in pixels from the point; `far` has a line."""

    across: float
    down: float
    far: bool


# Beside, above, below, the corners; then the same farther away, with a line to the point.
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


def place(
    points: Sequence[tuple[float, float, float]],
    texts: Sequence[str],
    *,
    size: float,
    width: float,
    height: float,
    rings: Sequence[float] = (0, 14, 26),
) -> list[Placed | None]:
    """Return a place for the words of each point; None where there is no room.

    Earlier points choose first, so they should be the weightier ones.

    Args:
        points: x, y and radius, in pixels.
        texts: One for each.
        size: Of the font.
        width: Of the plot; words stay inside.
        height: The same.
        rings: Pixels farther away from the point; beyond 0 there is a line to it.
    """
    taken: list[Rect] = [(x - r, y - r, x + r, y + r) for x, y, r in points]
    found: list[Placed | None] = []
    for (x, y, r), text in zip(points, texts, strict=True):
        half = text_width(text, size) / 2 + 1, size * LINE_HEIGHT / 2 - 1
        chosen = None
        for spot, box in _spots(x, y, r, half, rings):
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
            if inside and not any(_meet(box, other) for other in taken):
                chosen = spot
                taken.append(box)
                break
        found.append(chosen)
    return found


def _spots(
    x: float, y: float, radius: float, half: tuple[float, float], rings: Sequence[float]
) -> Iterator[tuple[Placed, Rect]]:
    """Yield the places for words around a point, best first, each with the room it takes.

    Args:
        x: Of the point, in pixels.
        y: The same.
        radius: Of the point.
        half: Half the width and half the height of the words.
        rings: See `place`.
    """
    wide, high = half
    for ring in rings:
        for across, down in _SIDES:
            corner = 0.75 if across and down else 1.0
            dx = across * (wide + (radius + 3) * corner + ring)
            dy = down * (high + (radius + 1) * corner + ring)
            box = (x + dx - wide, y + dy - high, x + dx + wide, y + dy + high)
            yield Placed(dx, dy, ring > 0), box


def write_label(
    sheet: Sheet, text: str, at: tuple[float, float], place: Placed, *, size: float = SMALL
) -> None:
    """Write a point's words where they were placed, with a line to the point if they are far.

    Args:
        sheet: What is drawn on.
        text: The words.
        at: The point, in values of the axes.
        place: Where they stand.
        size: Of the font.
    """
    if place.far:
        sheet.put(text, *at, size=size, pointer=(place.across, place.down))
    else:
        sheet.put(text, *at, size=size, shift=(place.across, -place.down))


def _meet(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
