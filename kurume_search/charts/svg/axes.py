"""Draws axes (grid, zero, ticks), shapes and annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kurume_search.charts.colour import GRID, INK, MUTED
from kurume_search.charts.svg.ink import element, number, words
from kurume_search.charts.svg.marks import dash_array
from kurume_search.charts.svg.scale import Frame, Scale

_TICK_GAP = 5.0


def axis_names(layout: Mapping[str, Any]) -> list[str]:
    """Return the axes of a layout as traces call them, x before y, in order."""
    matches = (re.fullmatch(r"([xy])axis(\d*)", key) for key in layout)
    found = [f"{match[1]}{match[2]}" for match in matches if match]
    return sorted(found, key=lambda name: (name[0], int(name[1:] or 1)))


def _across(frame: Frame, name: str) -> Scale:
    """Return the scale of the axis that the axis `name` is anchored to."""
    other = frame.axis(name).get("anchor") or ("y" if name[0] == "x" else "x")
    return frame.scale(other)


def grid(frame: Frame, name: str) -> Iterator[str]:
    """Yield grid lines of an axis, then the line of its zero."""
    axis, scale = frame.axis(name), frame.scale(name)
    start, stop = _across(frame, name).ends
    if axis.get("showgrid"):
        for value in axis["tickvals"]:
            yield _rule(name, scale(value), start, stop, axis.get("gridcolor", GRID), 1)
    low, high = sorted(axis["range"])
    if axis.get("zeroline") and low <= 0 <= high:
        colour, width = axis.get("zerolinecolor", MUTED), axis.get("zerolinewidth", 1.2)
        yield _rule(name, scale(0), start, stop, colour, width)


def _rule(name: str, at: float, start: float, stop: float, colour: str, width: float) -> str:
    d = (
        f"M{number(at)} {number(start)}V{number(stop)}"
        if name[0] == "x"
        else f"M{number(start)} {number(at)}H{number(stop)}"
    )
    return element("path", d=d, stroke=colour, stroke_width=width)


def ticks(frame: Frame, name: str) -> Iterator[str]:
    """Yield the axis line and the words at its ticks."""
    axis, scale = frame.axis(name), frame.scale(name)
    start, stop = _across(frame, name).ends
    above = axis.get("side") in ("top", "right")
    if axis.get("showline"):
        edge = (start if above else stop) if name[0] == "x" else (stop if above else start)
        other = "y" if name[0] == "x" else "x"
        low, high = scale.ends
        yield _rule(other, edge, low, high, axis.get("linecolor", MUTED), 1)
    if axis.get("showticklabels") is False:
        return
    look = axis.get("tickfont", {})
    size, colour = look.get("size", 11), look.get("color", INK)
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        at = scale(value)
        if name[0] == "x":
            y, down = (start - _TICK_GAP, "bottom") if above else (stop + _TICK_GAP, "top")
            yield words(text, at, y, size=size, colour=colour, across="center", down=down)
        else:
            x, across = (stop + _TICK_GAP, "left") if above else (start - _TICK_GAP, "right")
            yield words(text, x, at, size=size, colour=colour, across=across)


def shape(frame: Frame, one: Mapping[str, Any]) -> str:
    """Return a rect, a line or a path."""
    x, y = frame.ref(one.get("xref", "x"), "x"), frame.ref(one.get("yref", "y"), "y")
    line = one.get("line", {})
    width = line.get("width", 2)
    look: dict[str, Any] = {
        "fill": one.get("fillcolor", "none"),
        "stroke": line.get("color", INK) if width else None,
        "stroke_width": width or None,
        "stroke_dasharray": dash_array(line.get("dash"), width) if width else None,
        "opacity": None if one.get("opacity", 1) == 1 else one["opacity"],
    }
    match one["type"]:
        case "rect":
            left, right = sorted((x(one["x0"]), x(one["x1"])))
            top, bottom = sorted((y(one["y0"]), y(one["y1"])))
            return element("rect", x=left, y=top, width=right - left, height=bottom - top, **look)
        case "line":
            d = (
                f"M{number(x(one['x0']))} {number(y(one['y0']))}"
                f"L{number(x(one['x1']))} {number(y(one['y1']))}"
            )
            return element("path", d=d, **{**look, "fill": "none"})
        case "path":
            return element("path", d=_moved(one["path"], x, y), **look)
    raise ValueError(f"no such shape: {one['type']}")


_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")


def _moved(path: str, x: Scale, y: Scale) -> str:
    """Return an SVG path in data coordinates (M, L, C, Z) in pixels."""
    pieces = []
    for letter, numbers in _STEP.findall(path):
        values = [float(n) for n in re.split(r"[ ,]+", numbers.strip()) if n]
        moved = [number(x(v) if at % 2 == 0 else y(v)) for at, v in enumerate(values)]
        pieces.append(letter + " ".join(moved))
    return "".join(pieces)


def annotation(frame: Frame, one: Mapping[str, Any]) -> str:
    """Return words at a place, with a line to it where they stand aside (``showarrow``)."""
    x = frame.ref(one.get("xref", "x"), "x")(one["x"])
    y = frame.ref(one.get("yref", "y"), "y")(one["y"])
    look = one.get("font", {})
    drawn = ""
    if one.get("showarrow", True):
        end_x, end_y = x + one["ax"], y + one["ay"]
        drawn = element(
            "path",
            d=f"M{number(x)} {number(y)}L{number(end_x)} {number(end_y)}",
            stroke=one.get("arrowcolor", MUTED),
            stroke_width=one.get("arrowwidth", 0.8),
        )
        x, y = end_x, end_y
    return drawn + words(
        one["text"],
        x + one.get("xshift", 0),
        y - one.get("yshift", 0),
        size=look.get("size", 12),
        colour=look.get("color", INK),
        across=one.get("xanchor", "center"),
        down=one.get("yanchor", "middle"),
        angle=one.get("textangle", 0),
        weight=look.get("weight"),
    )
