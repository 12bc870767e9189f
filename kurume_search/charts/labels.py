"""Puts words beside points so that they cover neither points nor each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kurume_search.charts.measure import LINE_HEIGHT, text_width

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
        wide, high = text_width(text, size) / 2 + 1, size * LINE_HEIGHT / 2 - 1
        chosen = None
        for ring in rings:
            for across, down in _SIDES:
                corner = 0.75 if across and down else 1.0
                dx = across * (wide + (r + 3) * corner + ring)
                dy = down * (high + (r + 1) * corner + ring)
                box = (x + dx - wide, y + dy - high, x + dx + wide, y + dy + high)
                if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height:
                    continue
                if any(_meet(box, other) for other in taken):
                    continue
                chosen = Placed(dx, dy, ring > 0)
                taken.append(box)
                break
            if chosen:
                break
        found.append(chosen)
    return found


def _meet(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
