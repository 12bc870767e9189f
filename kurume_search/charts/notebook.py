"""A figure as a notebook keeps it: light, and as wide as the cell that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kurume_search.charts.measure import LINE_HEIGHT, wrapped
from kurume_search.charts.theme import EDGE, SMALL, said

_SHOWN_IDS = 5  # behind one point
# A cell beside JupyterLab's file browser on a small screen; the footer is broken for it.
_NARROW = 600.0
_MANY = 15  # ticks that would touch there


def light(figure: Mapping[str, Any], footer: str) -> dict[str, Any]:
    """Return Plotly JSON of five significant digits, few ids and no width of its own.

    Args:
        figure: Of a chart.
        footer: What stands below it, in one line.
    """
    made = _rounded(figure)
    assert isinstance(made, dict)  # noqa: S101 - a mapping gives a dict
    layout = made["layout"]
    layout.pop("width", None)
    layout["autosize"] = True
    for word in layout["annotations"]:
        if word.get("name") == "footer":
            lines = wrapped(footer, _NARROW, SMALL)
            more = (len(lines) - word["text"].count("<br>") - 1) * SMALL * LINE_HEIGHT
            word["text"] = said("\n".join(lines))
            layout["height"] = round(layout["height"] + more)
            layout["margin"]["b"] = round(layout["margin"]["b"] + more, 2)
            layout["title"]["y"] = round(1 - EDGE / layout["height"], 5)
    if len(layout["xaxis"]["tickvals"]) > _MANY:
        layout["xaxis"]["tickfont"]["size"] = SMALL - 1
        for word in layout["annotations"]:
            if word["yref"] == "paper" and word["xref"] == "x":  # numbers under the axis
                word["font"]["size"] = min(word["font"]["size"], SMALL - 2)
    return made


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    if isinstance(value, Mapping):
        return {
            key: _few(one) if key == "customdata" else _rounded(one) for key, one in value.items()
        }
    return value


def _few(ids: Any) -> Any:
    if isinstance(ids, list) and ids and all(isinstance(one, str) for one in ids):
        return ids[:_SHOWN_IDS]
    return [_few(one) for one in ids] if isinstance(ids, list) else ids
