"""Horizontal bars: a row for each word (or run, or concept), its value, interval and numbers."""

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
        low: Lower end of its interval; None without one, or without an interval.
        high: Upper end; the same.
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
    # Where an interval goes on beyond the axis its line ends in an arrowhead, not in a stop.
    head_size = text_width("▷", SMALL) * (bounds[1] - bounds[0]) / (sheet.width - column)
    drawn = (bounds[0] + head_size, bounds[1] - head_size)
    for at, row in enumerate(rows):
        beyond = _beyond(row, bounds)
        for end, sign, across in zip(bounds, "◁▷", ("left", "right"), strict=True):
            if end in beyond:
                sheet.put(sign, end, at, across=across)
    for number in sorted({row.series for row in rows}):
        own = [(at, row) for at, row in enumerate(rows) if row.series == number]
        name = series[number] if series else axis
        sheet.traces.append(_bars(own, style(number), name, bounds, drawn, legend=bool(series)))
    lines = max((text.count("\n") for _, text in ticks), default=0) + 1
    sheet.below = lines * SMALL * LINE_HEIGHT + 8
    for note in (axis, *notes):
        sheet.under(note)
    return sheet.figure()


def goes_on(rows: Sequence[Level], bounds: tuple[float, float]) -> bool:
    """Return whether an interval of `rows` goes on beyond the axis, where an arrow stands."""
    return any(_beyond(row, bounds) for row in rows)


def _beyond(row: Level, bounds: tuple[float, float]) -> tuple[float, ...]:
    """Return the ends of the axis beyond which the interval of `row` goes on, if it has one."""
    if row.low is None and row.high is None:
        return ()
    low, high = bounds
    below, above = row.low is None or row.low < low, row.high is None or row.high > high
    return (low,) * below + (high,) * above


def _end(
    row: Level, end: float | None, edge: float, head: float, bounds: tuple[float, float]
) -> float:
    """Return where the line to an `end` stops: at the `head` of an arrow if it goes on."""
    if edge in _beyond(row, bounds):
        return head
    return row.value if end is None else end


def _bars(
    held: Sequence[tuple[int, Level]],
    look: Style,
    name: str,
    bounds: tuple[float, float],
    drawn: tuple[float, float],
    *,
    legend: bool,
) -> dict[str, Any]:
    rows = [row for _, row in held]
    ends: dict[str, Any] = {}
    if any(row.low is not None or row.high is not None for row in rows):
        above = [_end(row, row.high, bounds[1], drawn[1], bounds) for row in rows]
        below = [_end(row, row.low, bounds[0], drawn[0], bounds) for row in rows]
        ends["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [round(max(a - row.value, 0), 9) for a, row in zip(above, rows, strict=True)],
            "arrayminus": [
                round(max(row.value - b, 0), 9) for b, row in zip(below, rows, strict=True)
            ],
            "color": INK,
            "thickness": 1.1,
            "width": 3,
        }
    return {
        "type": "bar", "orientation": "h", "name": said(name), "legendgroup": name,
        "y": [at for at, _ in held], "x": [row.value for row in rows], "width": 0.66,
        "xaxis": "x", "yaxis": "y", **ends,
        "marker": {"color": [PAPER if row.few else look.fill for row in rows],
                   "line": {"color": INK, "width": 1}, "pattern": pattern(look.hatch)},
        "hoverinfo": "text", "hovertext": [said(row.hover) for row in rows],
        "customdata": [list(row.ids[:CARRIED]) for row in rows], "showlegend": legend,
    }  # fmt: skip
