"""A whole Plotly figure as one SVG element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kurume_search.charts.colour import PAPER
from kurume_search.charts.svg.axes import annotation, axis_names, grid, shape, ticks
from kurume_search.charts.svg.ink import element, number, safe, words
from kurume_search.charts.svg.legend import legend
from kurume_search.charts.svg.scale import Frame
from kurume_search.charts.svg.traces import bars, heatmap, scatter


def picture(figure: Mapping[str, Any], *, title: str, description: str, lang: str) -> str:
    """Return the figure as one SVG element with title and description.

    Args:
        figure: Plotly JSON of ours: everything explicit.
        title: Its accessible name.
        description: What the data say.
        lang: Of its words; Han characters are drawn as that language writes them.

    Raises:
        ValueError: The figure has something that can't be drawn.
    """
    frame = Frame.of(figure["layout"])
    body = "".join(_body(frame, figure))
    width, height = number(frame.width), number(frame.height)
    family = safe(frame.layout["font"]["family"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="kurume-chart" width="{width}"'
        f' height="{height}" viewBox="0 0 {width} {height}" role="img" lang="{lang}"'
        f' xml:lang="{lang}" aria-label="{safe(title)}" font-family="{family}"'
        f' style="max-width:100%;height:auto">'
        f"<title>{safe(title)}</title><desc>{safe(description)}</desc>{body}</svg>"
    )


def _body(frame: Frame, figure: Mapping[str, Any]) -> Iterator[str]:
    layout, data = figure["layout"], figure["data"]
    names = axis_names(layout)
    shapes = layout.get("shapes", ())
    yield element(
        "rect",
        x=0.0,
        y=0.0,
        width=frame.width,
        height=frame.height,
        fill=layout.get("paper_bgcolor", PAPER),
    )
    yield from (shape(frame, one) for one in shapes if one.get("layer") == "below")
    for name in names:
        yield from grid(frame, name)
    yield from (
        piece for trace in data if trace["type"] == "heatmap" for piece in heatmap(frame, trace)
    )
    upright = [trace for trace in data if trace["type"] == "bar"]
    yield from bars(frame, upright, stacked=layout.get("barmode") == "stack")
    yield from (shape(frame, one) for one in shapes if one.get("layer", "above") == "above")
    for trace in data:
        match trace["type"]:
            case "scatter":
                yield from scatter(frame, trace)
            case "bar" | "heatmap":
                pass
            case other:
                raise ValueError(f"no such trace: {other}")
    for name in names:
        yield from ticks(frame, name)
    yield from (annotation(frame, one) for one in layout.get("annotations", ()))
    yield legend(frame, data)
    if title := layout.get("title"):
        look = title["font"]
        x = frame.width * title.get("x", 0)
        y = frame.height * (1 - title["y"])
        yield words(
            title["text"], x, y, size=look["size"], colour=look["color"], down="top", weight="bold"
        )
