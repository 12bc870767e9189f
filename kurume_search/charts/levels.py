"""Level bars: a row for each word (or run, or concept), its value, interval and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kurume_search.charts.chart import Lang
from kurume_search.charts.colour import INK, MUTED, PAPER
from kurume_search.charts.measure import LINE_HEIGHT, clipped, text_width
from kurume_search.charts.sheet import Figure, Sheet, Ticks, room_for
from kurume_search.charts.tables import CARRIED
from kurume_search.charts.theme import SMALL, Style, pattern, said, style

_ROW = 23.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A row of bars.

    Attributes:
        label: At the axis.
        value: Length of the bar.
        low: Lower end of its interval; None without one.
        high: Upper end; None without one.
        beside: What it is made of, in the column on the right.
        hover: What a pointer on it shows.
        ids: Behind it.
        few: Too few to speak of a tendency: drawn hollow.
        series: Which of the series it belongs to.
    """

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    beside: str = ""
    hover: str = ""
    ids: Sequence[str] = ()
    few: bool = False
    series: int = 0


def level_figure(
    rows: Sequence[Level],
    *,
    title: str,
    footer: str,
    lang: Lang,
    bounds: tuple[float, float],
    ticks: Ticks,
    axis: str,
    head: str = "",
    series: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Figure:
    """Return the figure of `rows`, the first on top.

    Args:
        rows: At least one.
        title: Of the chart.
        footer: Beneath it.
        lang: Of all words.
        bounds: Ends of the value axis.
        ticks: Of the value axis.
        axis: What the values are.
        head: Over the column on the right.
        series: Names of the series, for the legend; empty with one.
        notes: Lines under the axis.
    """
    names = [clipped(row.label, 220, SMALL) for row in rows]
    sheet = Sheet(title=title, footer=footer, lang=lang, left=room_for(names, most=224),
                  height=_ROW * len(rows), legend=series, above=20 if head else 8)  # fmt: skip
    column = max([text_width(row.beside, SMALL) for row in rows]) + 12
    sheet.axis("x", *bounds, ticks, span=(0, sheet.width - column), grid=True, zero=True)
    sheet.axis("y", len(rows) - 0.5, -0.5, [(float(at), name) for at, name in enumerate(names)])
    for at, row in enumerate(rows):
        if row.beside:
            sheet.put(row.beside, 1, at, xref="paper", across="right")
    if head:
        sheet.put(head, 1, 1, xref="paper", yref="paper", across="right", down="bottom",
                  shift=(0, 3), colour=MUTED)  # fmt: skip
    for number in sorted({row.series for row in rows}):
        held = [(at, row) for at, row in enumerate(rows) if row.series == number]
        name = series[number] if series else axis
        sheet.traces.append(_bars(held, style(number), name, bounds, legend=bool(series)))
    lines = max((text.count("\n") for _, text in ticks), default=0) + 1
    sheet.below = lines * SMALL * LINE_HEIGHT + 8
    for note in (axis, *notes):
        sheet.under(note)
    return sheet.figure()


def _bars(
    held: Sequence[tuple[int, Level]], look: Style, name: str, bounds: tuple[float, float],
    *, legend: bool,
) -> dict[str, Any]:  # fmt: skip
    rows = [row for _, row in held]
    ends: dict[str, Any] = {}
    if any(row.low is not None or row.high is not None for row in rows):
        # An open end reaches to the end of the axis.
        above = [min(bounds[1] if row.high is None else row.high, bounds[1]) for row in rows]
        below = [max(bounds[0] if row.low is None else row.low, bounds[0]) for row in rows]
        ends["error_x"] = {
            "type": "data", "symmetric": False,
            "array": [round(max(a - row.value, 0), 9) for a, row in zip(above, rows, strict=True)],
            "arrayminus": [round(max(row.value - b, 0), 9)
                           for b, row in zip(below, rows, strict=True)],
            "color": INK, "thickness": 1.1, "width": 3,
        }  # fmt: skip
    return {
        "type": "bar", "orientation": "h", "name": said(name), "legendgroup": name,
        "y": [at for at, _ in held], "x": [row.value for row in rows], "width": 0.66,
        "xaxis": "x", "yaxis": "y", **ends,
        "marker": {"color": [PAPER if row.few else look.fill for row in rows],
                   "line": {"color": INK, "width": 1}, "pattern": pattern(look.hatch)},
        "hoverinfo": "text", "hovertext": [said(row.hover) for row in rows],
        "customdata": [list(row.ids[:CARRIED]) for row in rows], "showlegend": legend,
    }  # fmt: skip
