"""The one theme: fonts, sizes, series styles and the layout that every chart starts from.

Everything is explicit (ranges, ticks, margins, sizes), so Plotly and the static picture
need to work nothing out and show the same. The paper is white in either mode: Plotly JSON
and SVG are shown on pages whose colours we don't know. Our own page (`page`) turns the
static picture dark where the reader's screen is.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from kurume_search.charts.colour import FILLS, GRID, INK, LINES, MUTED, PAPER
from kurume_search.export.cells import storable

# Named, never fetched: those that Linux, macOS, Windows and older systems bring.
FONTS = (
    "Noto Sans JP", "Noto Sans CJK JP", "BIZ UDPGothic", "Hiragino Sans",
    "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo", "IPAexGothic", "MS PGothic",
)  # fmt: skip
FONT_FAMILY = ", ".join(f"'{name}'" for name in FONTS) + ", sans-serif"

WIDTH = 860
TITLE, BODY, SMALL = 17, 12, 11
EDGE = 14  # between the paper's edge and whatever is nearest to it

MARKS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x", "star")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
HATCHES = ("", "/", ".", "x", "-", "\\", "|", "+")


@dataclass(frozen=True, slots=True)
class Style:
    """How a series looks; each differs from the others in grey too."""

    line: str
    fill: str
    mark: str
    dash: str
    hatch: str


def style(place: int) -> Style:
    """Return the style of the series in `place` (from 0); they repeat after twenty-four."""
    return Style(
        line=LINES[place % len(LINES)],
        fill=FILLS[place % len(FILLS)],
        mark=MARKS[place % len(MARKS)],
        dash=DASHES[place % len(DASHES)],
        hatch=HATCHES[place % len(HATCHES)],
    )


def said(text: str) -> str:
    """Return text from minutes as Plotly takes it: its pseudo-HTML escaped, lines broken.

    What no file can hold (halves of surrogate pairs, control characters) is marked.
    """
    return escape(storable(text), quote=False).replace("\n", "<br>")


def font(size: float, colour: str = INK) -> dict[str, Any]:
    """Return a Plotly font."""
    return {"family": FONT_FAMILY, "size": size, "color": colour}


def bare_axis(**more: Any) -> dict[str, Any]:
    """Return an axis on which everything automatic is off."""
    return {
        "automargin": False,
        "fixedrange": False,
        "gridcolor": GRID,
        "linecolor": MUTED,
        "showgrid": False,
        "showline": False,
        "tickfont": font(SMALL, INK),
        "tickangle": 0,
        "tickmode": "array",
        "tickvals": [],
        "ticktext": [],
        "ticks": "",
        "zeroline": False,
        **more,
    }


def bare_layout(**more: Any) -> dict[str, Any]:
    """Return a layout without axes."""
    return {
        "autosize": False,
        "font": font(BODY),
        "hoverlabel": {"font": font(BODY), "bgcolor": PAPER, "align": "left"},
        "hovermode": "closest",
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "separators": ".,",
        **more,
    }


def pattern(hatch: str) -> dict[str, Any]:
    """Return the hatching of a bar, drawn in ink over its colour."""
    return {
        "shape": hatch,
        "fillmode": "overlay",
        "fgcolor": INK,
        "fgopacity": 0.55,
        "size": 7,
        "solidity": 0.15,
    }
