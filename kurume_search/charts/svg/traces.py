"""Draws scatter, bar and heatmap traces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kurume_search.charts.colour import INK, on, ramp
from kurume_search.charts.measure import text_width
from kurume_search.charts.svg.ink import element, lines_of, number, path_of, titled, words
from kurume_search.charts.svg.marks import dash_array, hatching, mark
from kurume_search.charts.svg.scale import Frame, Scale

Trace = Mapping[str, Any]


def each(value: Any, at: int, default: Any = None) -> Any:
    """Return the value for point `at`, where a trace has one for all or a list."""
    if value is None:
        return default
    if isinstance(value, Sequence) and not isinstance(value, str):
        found = value[at] if at < len(value) else None
        return default if found is None else found
    return value


def scales(frame: Frame, trace: Trace) -> tuple[Scale, Scale]:
    """Return the scales of the axes that a trace lies on."""
    return frame.scale(trace.get("xaxis", "x")), frame.scale(trace.get("yaxis", "y"))


def scatter(frame: Frame, trace: Trace) -> Iterator[str]:
    """Yield line, error bars, marks and words of a scatter trace, in this order."""
    x, y = scales(frame, trace)
    mode = trace.get("mode", "markers").split("+")
    pairs = list(zip(trace["x"], trace["y"], strict=True))
    if "lines" in mode:
        yield from _line(trace, [None if None in p else (x(p[0]), y(p[1])) for p in pairs])
    for at, (value, level) in enumerate(pairs):
        if value is None or level is None:
            continue
        drawn = "".join(_errors(trace, at, value, level, x, y))
        if "markers" in mode:
            look = trace.get("marker", {})
            line = look.get("line", {})
            drawn += mark(
                each(look.get("symbol"), at, "circle"),
                x(value),
                y(level),
                each(look.get("size"), at, 6),
                each(look.get("color"), at, INK),
                each(line.get("color"), at, INK),
                each(line.get("width"), at, 0),
            )
        if "text" in mode and (text := each(trace.get("text"), at)):
            drawn += _label(trace, at, text, x(value), y(level))
        yield titled(drawn, each(trace.get("hovertext"), at)) if drawn else ""


def _line(trace: Trace, points: list[tuple[float, float] | None]) -> Iterator[str]:
    look = trace.get("line", {})
    width = look.get("width", 2)
    run: list[tuple[float, float]] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            yield element(
                "path",
                d=path_of(run),
                fill="none",
                stroke=look.get("color", INK),
                stroke_width=width,
                stroke_dasharray=dash_array(look.get("dash"), width),
                stroke_linejoin="round",
                stroke_opacity=_partly(trace.get("opacity")),
            )
        run = []


def _partly(opacity: float | None) -> float | None:
    return None if opacity in (None, 1) else opacity


def _errors(trace: Trace, at: int, value: float, level: float, x: Scale, y: Scale) -> Iterator[str]:
    for name in ("error_x", "error_y"):
        error = trace.get(name)
        above = each(error["array"], at) if error else None
        if error is None or above is None:
            continue
        below = each(error.get("arrayminus"), at, above)
        cap = error.get("width", 4)
        if name == "error_y":
            ends = (y(level - below), y(level + above))
            at_x = x(value)
            d = f"M{number(at_x)} {number(ends[0])}V{number(ends[1])}" + "".join(
                f"M{number(at_x - cap)} {number(end)}h{number(2 * cap)}" for end in ends
            )
        else:
            ends = (x(value - below), x(value + above))
            at_y = y(level)
            d = f"M{number(ends[0])} {number(at_y)}H{number(ends[1])}" + "".join(
                f"M{number(end)} {number(at_y - cap)}v{number(2 * cap)}" for end in ends
            )
        yield element(
            "path",
            d=d,
            fill="none",
            stroke=error.get("color", INK),
            stroke_width=error.get("thickness", 1.2),
        )


_OFF = {"left": ("right", -6.0), "center": ("center", 0.0), "right": ("left", 6.0)}
_DOWN = {"top": ("bottom", -5.0), "middle": ("middle", 0.0), "bottom": ("top", 5.0)}


def _label(trace: Trace, at: int, text: str, x: float, y: float) -> str:
    look = trace.get("textfont", {})
    down, across = each(trace.get("textposition"), at, "middle center").split()
    anchor, shift = _OFF[across]
    side, drop = _DOWN[down]
    return words(
        text,
        x + shift,
        y + drop,
        size=each(look.get("size"), at, 11),
        colour=each(look.get("color"), at, INK),
        across=anchor,
        down=side,
    )


def bars(frame: Frame, traces: Sequence[Trace], *, stacked: bool) -> Iterator[str]:
    """Yield the bars of all bar traces; stacked ones lie on those of the traces before."""
    tops: dict[tuple[str, str, float, bool], float] = {}
    for trace in traces:
        x, y = scales(frame, trace)
        upright = trace.get("orientation", "v") == "v"
        places, sizes = (trace["x"], trace["y"]) if upright else (trace["y"], trace["x"])
        for at, (place, size) in enumerate(zip(places, sizes, strict=True)):
            if place is None or size is None:
                continue
            base = each(trace.get("base"), at, 0.0)
            if stacked and "base" not in trace:
                key = (trace.get("xaxis", "x"), trace.get("yaxis", "y"), place, size >= 0)
                base = tops.get(key, 0.0)
                tops[key] = base + size
            half = each(trace.get("width"), at, 0.8) / 2
            along, across = (y, x) if upright else (x, y)
            a, b = along(base), along(base + size)
            c, d = across(place - half), across(place + half)
            box = (c, a, d, b) if upright else (a, c, b, d)
            yield _bar(trace, at, box, x, y, place=place, end=base + size, upright=upright)


def _bar(
    trace: Trace,
    at: int,
    box: tuple[float, float, float, float],
    x: Scale,
    y: Scale,
    *,
    place: float,
    end: float,
    upright: bool,
) -> str:
    left, right = min(box[0], box[2]), max(box[0], box[2])
    top, bottom = min(box[1], box[3]), max(box[1], box[3])
    look = trace.get("marker", {})
    line, fill = look.get("line", {}), each(look.get("color"), at, INK)
    drawn = ""
    if right - left > 0 and bottom - top > 0:
        drawn = element(
            "rect",
            x=left,
            y=top,
            width=right - left,
            height=bottom - top,
            fill=fill,
            stroke=each(line.get("color"), at, INK),
            stroke_width=each(line.get("width"), at, 0),
        )
        hatch = look.get("pattern", {})
        shape = each(hatch.get("shape"), at, "")
        if shape:
            drawn += hatching(
                shape,
                left,
                top,
                right,
                bottom,
                step=hatch.get("size", 7),
                ink=hatch.get("fgcolor", INK),
            )
    middle = (place, end) if upright else (end, place)
    drawn += "".join(_errors(trace, at, middle[0], middle[1], x, y))
    text = each(trace.get("text"), at)
    if text not in (None, "") and trace.get("textposition", "none") == "inside":
        drawn += _inside(str(text), left, top, right, bottom, fill, hatched=bool(_shape(trace, at)))
    return titled(drawn, each(trace.get("hovertext"), at)) if drawn else ""


def _shape(trace: Trace, at: int) -> str:
    return str(each(trace.get("marker", {}).get("pattern", {}).get("shape"), at, ""))


def _inside(
    text: str, left: float, top: float, right: float, bottom: float, fill: str, *, hatched: bool
) -> str:
    """Return a bar's own words, if there is room for them."""
    size = 10.5
    wide = text_width("\n".join(lines_of(text)), size)
    if wide > right - left or size * 1.25 > bottom - top:
        return ""
    x, y = (left + right) / 2, (top + bottom) / 2
    behind = (
        element(
            "rect",
            x=x - wide / 2 - 2,
            y=y - size * 0.6,
            width=wide + 4,
            height=size * 1.2,
            fill=fill,
        )
        if hatched
        else ""
    )
    return behind + words(text, x, y, size=size, colour=on(fill), across="center")


def heatmap(frame: Frame, trace: Trace) -> Iterator[str]:
    """Yield the cells of a heat map, one unit wide and high; an empty cell is left out."""
    x, y = scales(frame, trace)
    gap_x, gap_y = trace.get("xgap", 0) / 2, trace.get("ygap", 0) / 2
    low, high = trace["zmin"], trace["zmax"]
    for down, row in enumerate(trace["z"]):
        for across, value in enumerate(row):
            if value is None:
                continue
            place, level = trace["x"][across], trace["y"][down]
            left, right = sorted((x(place - 0.5), x(place + 0.5)))
            top, bottom = sorted((y(level - 0.5), y(level + 0.5)))
            fill = ramp((value - low) / (high - low or 1), trace["colorscale"])
            drawn = element(
                "rect",
                x=left + gap_x,
                y=top + gap_y,
                width=right - left - 2 * gap_x,
                height=bottom - top - 2 * gap_y,
                fill=fill,
            )
            text = trace.get("text", ())[down][across] if trace.get("text") else ""
            if text:
                drawn += words(
                    text,
                    (left + right) / 2,
                    (top + bottom) / 2,
                    size=trace.get("textfont", {}).get("size", 11),
                    colour=on(fill),
                    across="center",
                )
            hover = trace.get("hovertext", ())
            yield titled(drawn, hover[down][across] if hover else None)
