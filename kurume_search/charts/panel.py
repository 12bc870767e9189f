"""One trend's points on one pair of axes: gaps, reform, intervals, marks, lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from kurume_search.analytics.trends.trend import NO_CASE, NO_DATA, NOT_RECORDED, Trend, TrendRow
from kurume_search.charts.colour import INK, MUTED, PAPER
from kurume_search.charts.measure import text_width
from kurume_search.charts.periods import reform_at, tick_label
from kurume_search.charts.sheet import Sheet, nice_ticks, tick_text
from kurume_search.charts.theme import EDGE, SMALL, Style, pattern, said
from kurume_search.charts.trend_words import SAID, carried, hover, is_share, value_text
from kurume_search.text.reform import REFORM

MOST_WIDE = 64.0  # pixels of a bar, where there are few periods
TOP_OF_SHARES = 1.04  # so that a mark at 100 % isn't cut


def top_of(trend: Trend, rows: Sequence[TrendRow]) -> float:
    """Return the greatest value or end of an interval; 0 if there is none."""
    if is_share(trend):
        return 1.0
    return max(
        (row.high if row.high is not None else row.value or 0.0 for row in rows), default=0.0
    )


def value_ticks(trend: Trend, top: float) -> tuple[float, list[tuple[float, str]]]:
    """Return the upper end of the value axis and its ticks; zero is always shown."""
    if is_share(trend):
        ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
        return TOP_OF_SHARES, [(tick, f"{round(tick * 100)}%") for tick in ticks]
    whole = all(row.denominator is None for row in trend.rows)
    values = nice_ticks(top or 1, whole=whole)
    return values[-1] * 1.02, [(value, tick_text(value)) for value in values]


def period_ticks(
    rows: Sequence[TrendRow], room: float, sheet: Sheet, *, size: float = SMALL
) -> list[tuple[float, str]]:
    """Return ticks of periods at 0, 1, 2 …, thinned until they don't touch.

    Args:
        rows: Of one group.
        room: Pixels of the axis.
        sheet: For its language.
        size: Of the font.
    """
    labels = [tick_label(row.period, row.label, sheet.lang) for row in rows]
    each = room / max(len(labels), 1)
    widest = max((text_width(label, size) for label in labels), default=0) + 4
    steps = (1, 2, 3, 4, 5, 6, 10, 12, 20, 24, 48, 60, 120)
    step = next((s for s in steps if each * s >= widest), 240)
    # A word in the middle of the last period may reach as far as the paper does.
    last = len(labels) - 1
    while (
        last > 0 and text_width(labels[last], size) / 2 > each * (len(labels) - last - 0.5) + EDGE
    ):
        last -= 1
    return [
        (float(at), label)
        for at, label in enumerate(labels)
        if at <= last and (last - at) % step == 0
    ]


def gaps(
    sheet: Sheet, rows: Sequence[TrendRow], *, xref: str = "x", yref: str = "paper",
    low: float = 0, high: float = 1, room: float, words: bool = True,
) -> None:  # fmt: skip
    """Shade periods without documents and say why others have no value.

    Args:
        sheet: What is drawn on.
        rows: Of one group, or of all: what has no documents has none in any group.
        xref: The axis of periods.
        yref: What `low` and `high` are on.
        low: Lower end of the shade.
        high: Upper end.
        room: Pixels of one period.
        words: Write 資料なし into it.
    """
    runs = groupby(enumerate(rows), key=lambda pair: pair[1].status if _gone(pair[1]) else "")
    for status, run in runs:
        if status not in _WHY:
            continue
        places = [at for at, _ in run]
        first, last = places[0], places[-1]
        if status == NO_DATA:
            sheet.band(first - 0.5, last + 0.5, xref=xref, yref=yref, low=low, high=high)
        if words and room * len(places) >= SMALL:
            text, upright = SAID[sheet.lang][_WHY[status]], sheet.lang == "ja"
            sheet.put(
                "\n".join(text) if upright else text,
                (first + last) / 2,
                (low + high) / 2,
                xref=xref,
                yref=yref,
                colour=MUTED,
                angle=0 if upright else -90,
            )


_WHY = {NO_DATA: "no_data", NO_CASE: "no_case", NOT_RECORDED: "not_recorded"}


def _gone(row: TrendRow) -> bool:
    return row.value is None


def reform(
    sheet: Sheet,
    rows: Sequence[TrendRow],
    *,
    xref: str = "x",
    yref: str = "paper",
    low: float = 0,
    high: float = 1,
    words: bool = True,
) -> None:
    """Draw the line of the reform where it lies among the periods."""
    at = reform_at([row.era for row in rows])
    if at is None or len(rows) < 2:
        return
    reform_rule(sheet, at, len(rows), xref=xref, yref=yref, low=low, high=high, words=words)


def reform_rule(
    sheet: Sheet, at: float, count: int, *, xref: str = "x", yref: str = "paper",
    low: float = 0, high: float = 1, words: bool = True,
) -> None:  # fmt: skip
    """Draw the line of the reform at `at` among `count` periods."""
    sheet.rule((at, low, at, high), xref=xref, yref=yref, width=1.4, dash="dash")
    if words:
        right = at > count / 2
        sheet.put(REFORM.label("line", sheet.lang), at, high, xref=xref, yref=yref, size=SMALL - 1,
                  across="right" if right else "left", down="bottom",
                  shift=(6 if right else -6, 1))  # fmt: skip


def head_room(rows: Sequence[TrendRow]) -> float:
    """Return the pixels over the plot for the unit, and for the reform's words if it is drawn."""
    return 34 if len(rows) > 1 and reform_at([row.era for row in rows]) is not None else 22


def unit_shift(rows: Sequence[TrendRow]) -> float:
    """Return how far over the plot the unit stands."""
    return 18 if head_room(rows) > 30 else 6


def points(
    trend: Trend, group: str | None, look: Style, *, sheet: Sheet, shift: float = 0.0,
    axes: tuple[str, str] = ("x", "y"), name: str, legend: bool = True, size: float = 8,
) -> list[dict[str, Any]]:  # fmt: skip
    """Return the traces of a group: lines where they may be drawn, marks with intervals.

    Args:
        trend: The whole answer.
        group: Key of the group.
        look: Of its marks and lines.
        sheet: For its language.
        shift: Parts of a period to the right, so that groups don't cover each other.
        axes: That it lies on.
        name: In the legend.
        legend: Show it there.
        size: Of marks.
    """
    rows = trend.series(group)
    place = {row.period: round(at + shift, 3) for at, row in enumerate(rows)}
    common = {
        "type": "scatter",
        "xaxis": axes[0],
        "yaxis": axes[1],
        "legendgroup": name,
        "name": said(name),
    }
    line = {"color": look.line, "width": 2, "dash": look.dash}
    sample = {
        "symbol": look.mark,
        "size": size,
        "color": look.line,
        "line": {"color": look.line, "width": 1.6},
    }
    x: list[float | None] = []
    y: list[float | None] = []
    for stretch in trend.segments(group):
        x += [*(place[row.period] for row in stretch), None]
        y += [*(row.value for row in stretch), None]
    traces: list[dict[str, Any]] = []
    if x:
        traces.append(
            {**common, "mode": "lines", "x": x[:-1], "y": y[:-1], "line": line,
             "connectgaps": False, "hoverinfo": "skip", "showlegend": False}
        )  # fmt: skip
    valued = [row for row in rows if row.value is not None]
    fills = [PAPER if row.few else look.line for row in valued]
    traces.append(
        {**common, "mode": "markers", **error_bars(valued, look.line),
         "x": [place[row.period] for row in valued], "y": [row.value for row in valued],
         "marker": {**sample, "color": fills}, "hoverinfo": "text", "cliponaxis": False,
         "hovertext": [said(hover(trend, row, sheet.lang)) for row in valued],
         "customdata": [carried(row) for row in valued], "showlegend": False}
    )  # fmt: skip
    # What the legend shows of it: neither the gaps of the line nor the hollow marks.
    traces.append(
        {**common, "mode": "lines+markers" if x else "markers", "x": [None], "y": [None],
         **({"line": line} if x else {}), "marker": sample, "hoverinfo": "skip",
         "showlegend": legend}
    )  # fmt: skip
    return traces


def error_bars(
    rows: Sequence[TrendRow], colour: str, *, axis: str = "y", narrow: bool = False
) -> Mapping[str, Any]:
    """Return the error bars of rows along an axis, if any has an interval."""
    if all(row.low is None for row in rows):
        return {}

    def gap(row: TrendRow, end: float | None) -> float:
        return 0.0 if end is None or row.value is None else round(abs(end - row.value), 9)

    return {
        f"error_{axis}": {
            "type": "data",
            "symmetric": False,
            "array": [gap(row, row.high) for row in rows],
            "arrayminus": [gap(row, row.low) for row in rows],
            "color": colour,
            "thickness": 0.6 if narrow else 1.1,
            "width": 0 if narrow else 3,
        }
    }


def columns(
    trend: Trend, group: str | None, look: Style, *, sheet: Sheet, shift: float = 0.0,
    width: float = 0.64, axes: tuple[str, str] = ("x", "y"), name: str, legend: bool = True,
    room: float = 40,
) -> dict[str, Any]:  # fmt: skip
    """Return a group as bars with intervals; see `points`.

    Args:
        trend: The whole answer.
        group: Key of the group.
        look: Of its bars.
        sheet: For its language.
        shift: Parts of a period to the right.
        width: Parts of a period that a bar takes.
        axes: That it lies on.
        name: In the legend.
        legend: Show it there.
        room: Pixels of a period; narrow bars have no outline of their own.
    """
    narrow = room < 8
    valued = [(at, row) for at, row in enumerate(trend.series(group)) if row.value is not None]
    rows = [row for _, row in valued]
    return {
        "type": "bar", "orientation": "v", "name": said(name), "legendgroup": name,
        "x": [round(at + shift, 3) for at, _ in valued], "y": [row.value for row in rows],
        "width": width, "xaxis": axes[0], "yaxis": axes[1],
        **error_bars(rows, MUTED if narrow else INK, narrow=narrow),
        "marker": {
            "color": [PAPER if row.few else look.fill for row in rows],
            "line": {"color": look.fill if narrow else INK, "width": 0.5 if narrow else 1},
            "pattern": pattern(look.hatch),
        },
        "hoverinfo": "text",
        "hovertext": [said(hover(trend, row, sheet.lang)) for row in rows],
        "customdata": [carried(row) for row in rows], "showlegend": legend,
    }  # fmt: skip


def shown_value(trend: Trend, row: TrendRow) -> str:
    """Return a row's value as people read it."""
    return value_text(row.value, share=is_share(trend))
