"""Colours that colour-blind readers tell apart, and how far two of them stand apart.

Palette: M. Okabe and K. Ito (2002), "Color Universal Design". Colour never stands alone:
each series has a mark, a dash or a hatching of its own, so a copy in grey reads the same.
Contrast as in WCAG 2.2, 1.4.3 and 1.4.11: 4.5 for text, 3 for lines and marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILLION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
OKABE_ITO = (BLACK, ORANGE, SKY, GREEN, YELLOW, BLUE, VERMILLION, PURPLE)

PAPER, INK, MUTED, GRID, BAND = "#ffffff", "#1f2328", "#57606a", "#d8dee4", "#eef1f4"
DARK_PAPER, DARK_INK, DARK_MUTED, DARK_GRID, DARK_BAND = (
    "#15181d",
    "#e6edf3",
    "#a8b3bd",
    "#3a424c",
    "#20252c",
)

GREY, PALE = "#999999", "#c9ced4"

# Bands of a flow, light enough for words over them; on a dark page they turn dark.
FLOW, GONE = "#b9cbd9", "#e8cdbf"
DARK_FLOW, DARK_GONE = "#344553", "#54402f"

# Words on a fill that doesn't turn with the page, so neither do they.
ON_LIGHT, ON_DARK = "#1b1f24", "#fdfdfd"

# Those of the palette that stand 3 apart from white paper and from a dark screen.
LINES = (BLUE, VERMILLION, GREEN, PURPLE)
# Fills have an outline in ink, so that lighter ones can be told from the paper as well.
FILLS = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, YELLOW, GREY)

# One hue from light to dark: its order is the order in grey.
RAMP = ((0.0, "#f2f7fb"), (0.25, "#bcd7ea"), (0.5, "#6faed6"), (0.75, "#2b7bb9"), (1.0, "#08306b"))


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of ``#rrggbb``, each 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 black to 1 white (WCAG 2.2)."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (part / 255 for part in rgb(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def on(fill: str) -> str:
    """Return the colour of words on `fill`, dark or light, whichever reads better."""
    if fill == PAPER:
        return INK  # both turn
    return ON_LIGHT if contrast(ON_LIGHT, fill) >= contrast(ON_DARK, fill) else ON_DARK


def ramp(share: float, stops: Sequence[Sequence[Any]] = RAMP) -> str:
    """Return the colour at `share` (0 to 1) of a ramp of (share, colour) stops."""
    share = min(max(share, 0.0), 1.0)
    for (low, start), (high, stop) in pairwise(stops):
        if share <= high:
            part = (share - low) / (high - low)
            mixed = (round(a + (b - a) * part) for a, b in zip(rgb(start), rgb(stop), strict=True))
            return "#{:02x}{:02x}{:02x}".format(*mixed)
    return str(stops[-1][1])
