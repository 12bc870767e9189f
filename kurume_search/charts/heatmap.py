"""A split trend as a grid of groups by periods: dark is much, hatched grey is no data."""

from __future__ import annotations

from kurume_search.analytics.trends.trend import NO_DATA, Trend, TrendRow
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.colour import MUTED, RAMP
from kurume_search.charts.measure import LINE_HEIGHT, squeezed, text_width
from kurume_search.charts.panel import gaps, head_room, period_ticks, reform, unit_shift
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure, Sheet, room_for, tick_text
from kurume_search.charts.theme import SMALL, said
from kurume_search.charts.trend_frame import close, footer_of, without_rows
from kurume_search.charts.trend_words import (
    carried,
    group_name,
    hover,
    is_share,
    title,
    unit,
    value_text,
)

MOST = 40  # rows; the table has them all
_ROW = 24.0
_SUM = 44.0
_TEXTS = {
    "ja": {
        "sum": "計",
        "key": "濃いほど多い。灰色: 資料なし。",
        "more": "ほか {n} 行は表にあります。",
    },
    "en": {
        "sum": "all",
        "key": "Darker is more. Grey: no data.",
        "more": " {n} more rows are in the table.",
    },
}


def heatmap(trend: Trend, *, lang: Lang = "ja", provenance: Provenance | None = None) -> Chart:
    """Return groups (articles, departments, topics) by periods, each cell with its number.

    Args:
        trend: With a split.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
    """
    origin = provenance or Provenance(synthetic=trend.synthetic)
    if not trend.rows:
        return without_rows(trend, lang, origin)
    return close(trend, _figure(trend, lang, origin), lang, origin)


def _figure(trend: Trend, lang: Lang, origin: Provenance) -> Figure:
    groups = trend.groups[:MOST]
    table = [trend.series(group) for group in groups]
    names = [squeezed(group_name(trend, group, lang), 240, SMALL) for group in groups]
    sheet = Sheet(
        title=origin.title(title(trend, lang), lang),
        footer=footer_of(trend, lang, origin),
        lang=lang,
        left=room_for(names, most=244),
        height=_ROW * len(groups),
        above=head_room(table[0]),
    )
    rows, count = table[0], len(groups)
    room = sheet.width - _SUM
    lines = period_ticks(rows, room, sheet)
    sheet.axis("x", -0.5, len(rows) - 0.5, lines, span=(0, room))
    sheet.axis("y", count - 0.5, -0.5, [(float(at), name) for at, name in enumerate(names)])
    gaps(
        sheet,
        [row if row.status == NO_DATA else _FILLED for row in rows],
        room=room / len(rows),
        words=count * _ROW >= 60,
    )
    top = max((row.value or 0 for series in table for row in series), default=0)
    share = is_share(trend)
    sheet.traces.append(
        {"type": "heatmap", "x": list(range(len(rows))), "y": list(range(count)),
         "z": [[row.value for row in series] for series in table], "zmin": 0, "zmax": top or 1,
         "colorscale": [[stop, colour] for stop, colour in RAMP], "showscale": False,
         "xgap": 1, "ygap": 1, "text": [[_cell(row, share=share, room=room / len(rows))
                                         for row in series] for series in table],
         "texttemplate": "%{text}", "textfont": {"size": SMALL}, "hoverinfo": "text",
         "hovertext": [[said(hover(trend, row, lang)) for row in series] for series in table],
         "customdata": [[carried(row) for row in series] for series in table],
         "xaxis": "x", "yaxis": "y", "name": said(unit(trend, lang)), "showlegend": False}
    )  # fmt: skip
    reform(sheet, rows)
    for at, series in enumerate(table):
        total = sum(row.count or 0 for row in series)
        sheet.put(tick_text(total), 1, at, xref="paper", across="right")
    sheet.put(_TEXTS[lang]["sum"], 1, 1, xref="paper", yref="paper", across="right",
              down="bottom", shift=(0, 2), colour=MUTED)  # fmt: skip
    sheet.unit(unit(trend, lang), shift=unit_shift(rows))
    sheet.below = (max(text.count("\n") for _, text in lines) + 1) * SMALL * LINE_HEIGHT + 10
    key = _TEXTS[lang]["key"]
    if len(trend.groups) > MOST:
        key += _TEXTS[lang]["more"].format(n=len(trend.groups) - MOST)
    sheet.under(key)
    return sheet.figure()


_FILLED = TrendRow(period="", label="", count=0)


def _cell(row: TrendRow, *, share: bool, room: float) -> str:
    """Return the number in a cell; a share without room for per cent is left to hover."""
    if row.value is None:
        return ""
    text = value_text(row.value, share=share)
    return text if text_width(text, SMALL) + 2 <= room else ""
