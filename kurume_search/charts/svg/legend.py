"""Draws the legend: a swatch and a name for each trace that asks for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kurume_search.charts.colour import INK
from kurume_search.charts.measure import LINE_HEIGHT, text_width
from kurume_search.charts.svg.ink import element, lines_of, number, words
from kurume_search.charts.svg.marks import dash_array, hatching, mark
from kurume_search.charts.svg.scale import Frame
from kurume_search.charts.svg.traces import each

SWATCH, GAP, BETWEEN = 30.0, 6.0, 16.0


def entries(data: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the traces that stand in the legend, one of each group."""
    seen: set[str] = set()
    kept = []
    for trace in data:
        if not trace.get("showlegend"):
            continue
        group = trace.get("legendgroup") or trace["name"]
        if group not in seen:
            seen.add(group)
            kept.append(trace)
    return kept


def entry_width(name: str, size: float) -> float:
    """Return the room of an entry in a row, the gap to the next one included."""
    return SWATCH + GAP + text_width("\n".join(lines_of(name)), size) + BETWEEN


def legend(frame: Frame, data: Sequence[Mapping[str, Any]]) -> str:
    """Return the legend, in a row above the plot or in a column beside it."""
    look = frame.layout.get("legend", {})
    if not frame.layout.get("showlegend") or not look:
        return ""
    size = look.get("font", {}).get("size", 12)
    x = frame.scale("x paper")(look["x"])
    y = frame.scale("y paper")(look["y"])
    kept = entries(data)
    drawn = []
    row = size * LINE_HEIGHT + 6
    if look.get("orientation") == "h":
        y -= row / 2
        for trace in kept:
            drawn.append(_entry(trace, x, y, size))
            x += entry_width(trace["name"], size)
        return "".join(drawn)
    if look.get("traceorder") == "reversed":
        kept.reverse()
    for trace in kept:
        lines = len(lines_of(trace["name"]))
        high = size * LINE_HEIGHT * lines + 6
        drawn.append(_entry(trace, x, y + high / 2, size))
        y += high
    return "".join(drawn)


def _entry(trace: Mapping[str, Any], x: float, y: float, size: float) -> str:
    return _swatch(trace, x, y) + words(trace["name"], x + SWATCH + GAP, y, size=size)


def _swatch(trace: Mapping[str, Any], x: float, y: float) -> str:
    look = trace.get("marker", {})
    line = look.get("line", {})
    if trace["type"] == "bar":
        fill = each(look.get("color"), 0, INK)
        drawn = element(
            "rect",
            x=x + 4,
            y=y - 6,
            width=SWATCH - 8,
            height=12,
            fill=fill,
            stroke=each(line.get("color"), 0, INK),
            stroke_width=each(line.get("width"), 0, 0),
        )
        hatch = look.get("pattern", {})
        shape = each(hatch.get("shape"), 0, "")
        step = hatch.get("size", 7)
        ink = hatch.get("fgcolor", INK)
        return drawn + hatching(shape, x + 4, y - 6, x + SWATCH - 4, y + 6, step=step, ink=ink)
    mode = trace.get("mode", "markers").split("+")
    drawn = ""
    if "lines" in mode:
        stroke = trace.get("line", {})
        width = stroke.get("width", 2)
        drawn += element(
            "path",
            d=f"M{number(x)} {number(y)}h{number(SWATCH)}",
            stroke=stroke.get("color", INK),
            stroke_width=width,
            stroke_dasharray=dash_array(stroke.get("dash"), width),
        )
    if "markers" in mode:
        drawn += mark(
            each(look.get("symbol"), 0, "circle"),
            x + SWATCH / 2,
            y,
            min(each(look.get("size"), 0, 8), 12),
            each(look.get("color"), 0, INK),
            each(line.get("color"), 0, INK),
            each(line.get("width"), 0, 0),
        )
    return drawn
