"""A split trend with a small panel for each group, all on the same scale."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.analytics.trends.trend import Trend
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.measure import LINE_HEIGHT, clipped, text_width
from kurume_search.charts.panel import (
    columns,
    gaps,
    period_ticks,
    points,
    reform,
    top_of,
    value_ticks,
)
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure, Sheet, room_for, tick_text
from kurume_search.charts.theme import BODY, SMALL, WIDTH, style
from kurume_search.charts.trend_frame import close, footer_of
from kurume_search.charts.trend_words import SAID, group_name, is_share, title, value_label
from kurume_search.text.reform import REFORM

ACROSS, MOST = 3, 15  # panels in a row, panels in all
_HEIGHT, _HEAD, _GAP = 112.0, 24.0, 18.0
_TEXTS = {
    "ja": {
        "key": "灰色の帯: 資料なし。破線: {reform}。",
        "more": "ほか {n} 区分は表にあります。",
        "sum": "{name}(計 {n})",
    },
    "en": {
        "key": "Grey: no data. Dashed: {reform}.",
        "more": " {n} more groups are in the table.",
        "sum": "{name} (total {n})",
    },
}


def small_multiples(
    trend: Trend, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return a panel for each group, the greatest first, all with the same axes.

    Args:
        trend: With a split.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
    """
    origin = provenance or Provenance(synthetic=trend.synthetic)
    return close(trend, _figure(trend, lang, origin), lang, origin)


def _figure(trend: Trend, lang: Lang, origin: Provenance) -> Figure:
    groups = trend.groups[:MOST]
    shown = [row for group in groups for row in trend.series(group)]
    top, ticks = value_ticks(trend, top_of(trend, shown))
    if is_share(trend):
        ticks = [(0, "0%"), (0.5, "50%"), (1, "100%")]
    elif len(ticks) > 4 and len(ticks) % 2:
        ticks = ticks[::2]
    down = -(-len(groups) // ACROSS)
    step = _HEAD + _HEIGHT + 2 * SMALL * LINE_HEIGHT + _GAP
    sheet = Sheet(
        title=origin.title(title(trend, lang), lang),
        footer=footer_of(trend, lang, origin),
        lang=lang,
        left=room_for(text for _, text in ticks),
        height=step * down - _GAP,
        above=24,
        below=4,
    )
    wide = (sheet.width - _GAP * (ACROSS - 1)) / ACROSS
    bars = trend.per is None and not is_share(trend)
    for at, group in enumerate(groups):
        across, row = at % ACROSS, at // ACROSS
        start = across * (wide + _GAP)
        head = row * step
        box = (start, start + wide, head + _HEAD, head + _HEAD + _HEIGHT)
        _panel(sheet, trend, group, at, box, (top, ticks), bars=bars, words=across == 0)
    sheet.unit(value_label(trend, lang))
    key = _TEXTS[lang]["key"].format(reform=REFORM.label("line", lang))
    if any(row.few and row.value is not None for row in shown):
        key += f" {SAID[lang]['few']}。" if lang == "ja" else f" {SAID[lang]['few']}."
    if len(trend.groups) > MOST:
        key += _TEXTS[lang]["more"].format(n=len(trend.groups) - MOST)
    sheet.under(clipped(key, WIDTH - 40, SMALL))
    return sheet.figure()


def _panel(
    sheet: Sheet,
    trend: Trend,
    group: str | None,
    at: int,
    box: tuple[float, float, float, float],
    scale: tuple[float, Sequence[tuple[float, str]]],
    *,
    bars: bool,
    words: bool,
) -> None:
    """Draw one group into `box` (left, right, top, bottom in pixels of the plot)."""
    rows = trend.series(group)
    left, right, upper, lower = box
    number = "" if at == 0 else str(at + 1)
    x, y = f"x{number}", f"y{number}"
    top, ticks = scale
    room = (right - left) / len(rows)
    labels = period_ticks(rows, right - left, sheet, size=SMALL - 1)
    sheet.axis(x, -0.5, len(rows) - 0.5, labels, span=(left, right), anchor=y, showline=True)
    sheet.axis(
        y, 0, top, ticks, span=(upper, lower), anchor=x, grid=True, zero=True, showticklabels=words
    )
    gaps(sheet, rows, xref=x, yref=y, high=top, room=room, words=False)
    name = group_name(trend, group, sheet.lang)
    look = style(0)
    if bars:
        sheet.traces.append(
            columns(
                trend, group, look, sheet=sheet, width=0.7, axes=(x, y), name=name, legend=False
            )
        )
    else:
        sheet.traces += points(
            trend, group, look, sheet=sheet, axes=(x, y), name=name, legend=False, size=6
        )
    reform(sheet, rows, xref=x, yref=y, high=top, words=False)
    total = tick_text(sum(row.count or 0 for row in rows))
    form = _TEXTS[sheet.lang]["sum"]
    rest = text_width(form.format(name="", n=total), BODY)
    head = form.format(name=clipped(name, right - left - rest - 4, BODY), n=total)
    sheet.put(
        head, -0.5, top, xref=x, yref=y, size=BODY, across="left", down="bottom", shift=(0, 2)
    )
