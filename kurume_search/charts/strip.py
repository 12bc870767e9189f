"""Rows of numbers under an axis, one a period: the n behind each point."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.charts.measure import LINE_HEIGHT, clipped, text_width
from kurume_search.charts.sheet import Sheet
from kurume_search.charts.theme import SMALL

_ROW = SMALL * LINE_HEIGHT + 1


def draw_strip(sheet: Sheet, name: str, texts: Sequence[str], each: float) -> None:
    """Write a row of numbers under the axis; none where they can't fit.

    Args:
        sheet: What is drawn on; `below` grows.
        name: Of the row, left of it.
        texts: One for each period at 0, 1, 2 …
        each: Pixels of a period.
    """
    if max(text_width(text, SMALL - 1) for text in texts) + 2 > each:
        return
    down = -(sheet.below + _ROW / 2)
    sheet.put(clipped(name, sheet.left - 20, SMALL - 1), 0, 0, xref="paper", yref="paper",
              across="right", shift=(-6, down), size=SMALL - 1)  # fmt: skip
    for at, text in enumerate(texts):
        sheet.put(text, at, 0, yref="paper", shift=(0, down), size=SMALL - 1)
    sheet.below += _ROW
