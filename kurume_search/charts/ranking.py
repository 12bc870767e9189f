"""A split trend of one or two periods: nothing to follow over time, so groups are compared."""

from __future__ import annotations

from typing import Any

from kurume_search.analytics.trends.trend import Trend, TrendRow
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.colour import INK, PAPER
from kurume_search.charts.measure import LINE_HEIGHT, clipped, text_width
from kurume_search.charts.panel import error_bars, top_of, value_ticks
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure, Sheet, room_for, tick_text
from kurume_search.charts.theme import SMALL, pattern, said, style
from kurume_search.charts.trend_frame import close, footer_of
from kurume_search.charts.trend_words import (
    SAID,
    carried,
    group_name,
    hover,
    is_share,
    title,
    value_label,
    value_text,
)

MOST = 40  # groups; the table has them all
_BAR, _GAP = 17.0, 9.0
_MORE = {"ja": "ほか {n} 区分は表にあります。", "en": "{n} more groups are in the table."}


def ranking(trend: Trend, *, lang: Lang = "ja", provenance: Provenance | None = None) -> Chart:
    """Return a horizontal bar for each group and period, with its interval and its numbers.

    Args:
        trend: With a split and few periods.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
    """
    origin = provenance or Provenance(synthetic=trend.synthetic)
    return close(trend, _figure(trend, lang, origin), lang, origin)


def _figure(trend: Trend, lang: Lang, origin: Provenance) -> Figure:
    groups = trend.groups[:MOST]
    table = [trend.series(group) for group in groups]
    names = [clipped(group_name(trend, group, lang), 260, SMALL) for group in groups]
    periods = [_period(row, lang) for row in table[0]]
    count = len(periods)
    top, ticks = value_ticks(trend, top_of(trend, [row for rows in table for row in rows]))
    texts = [[_text(trend, row) for row in rows] for rows in table]
    sheet = Sheet(
        title=origin.title(title(trend, lang), lang),
        footer=footer_of(trend, lang, origin),
        lang=lang,
        left=room_for(names, most=264),
        height=(count * _BAR + _GAP) * len(groups),
        legend=periods if count > 1 else (),
        above=8,
    )
    # Beside the bars a column for what each is made of.
    column = max(text_width(text, SMALL) for row in texts for text in row) + 16
    room = sheet.width - column
    sheet.axis("x", 0, top, ticks, span=(0, room), grid=True, zero=True)
    sheet.axis("y", len(groups) - 0.5, -0.5, [(float(at), name) for at, name in enumerate(names)])
    share = 1 / (count + _GAP / _BAR)
    for place in range(count):
        shift = (place - (count - 1) / 2) * share
        rows = [(at, series[place]) for at, series in enumerate(table)]
        sheet.traces.append(_bars(trend, rows, place, periods[place], shift, share, lang))
        for at, _ in rows:
            sheet.put(texts[at][place], 1, at + shift, xref="paper", across="right")
    sheet.below = SMALL * LINE_HEIGHT + 10
    sheet.under(value_label(trend, lang))
    if any(row.few and row.value is not None for rows in table for row in rows):
        sheet.under(SAID[lang]["few"])
    if len(trend.groups) > MOST:
        sheet.under(_MORE[lang].format(n=len(trend.groups) - MOST))
    return sheet.figure()


def _period(row: TrendRow, lang: Lang) -> str:
    return row.label if lang == "ja" else row.period


def _text(trend: Trend, row: TrendRow) -> str:
    """Return what a bar is made of: a rate never goes without its two numbers."""
    if row.count is None:
        return "–"
    if row.denominator is None:
        return tick_text(row.count)
    numbers = f"{tick_text(row.count)}/{tick_text(row.denominator)}"
    return f"{value_text(row.value, share=is_share(trend))} ({numbers})"


def _bars(
    trend: Trend,
    rows: list[tuple[int, TrendRow]],
    place: int,
    name: str,
    shift: float,
    share: float,
    lang: Lang,
) -> dict[str, Any]:
    look = style(place)
    valued = [(at, row) for at, row in rows if row.value is not None]
    found = [row for _, row in valued]
    return {
        "type": "bar", "orientation": "h", "name": said(name), "legendgroup": name,
        "y": [round(at + shift, 4) for at, _ in valued], "x": [row.value for row in found],
        "width": round(share * 0.92, 4), "xaxis": "x", "yaxis": "y",
        **error_bars(found, INK, axis="x"),
        "marker": {"color": [PAPER if row.few else look.fill for row in found],
                   "line": {"color": INK, "width": 1}, "pattern": pattern(look.hatch)},
        "hoverinfo": "text", "hovertext": [said(hover(trend, row, lang)) for row in found],
        "customdata": [carried(row) for row in found], "showlegend": len(trend.periods) > 1,
    }  # fmt: skip
