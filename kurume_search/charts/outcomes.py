"""Outcomes by period: what was decided stands stacked, 記載なし beside it, never among it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kurume_search.analytics.trends.trend import Trend, TrendRow
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.colour import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    PAPER,
    PURPLE,
    SKY,
    VERMILLION,
    YELLOW,
)
from kurume_search.charts.measure import LINE_HEIGHT
from kurume_search.charts.panel import MOST_WIDE, gaps, head_room, period_ticks, reform, unit_shift
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure, Sheet, nice_ticks, room_for, tick_text
from kurume_search.charts.strip import draw_strip
from kurume_search.charts.theme import SMALL, pattern, said
from kurume_search.charts.trend_frame import close, footer_of
from kurume_search.charts.trend_words import carried, group_name, hover, title, unit
from kurume_search.model.terms import APPROVALS, UNRECORDED, UNRECORDED_NAME

# An outcome has the same look in every chart: colour and hatching. Approvals are blue,
# lighter and hatched where something was attached.
LOOKS: Mapping[str, tuple[str, str]] = {
    "approved": (BLUE, ""),
    "approved_conditional": (SKY, "/"),
    "approved_with_opinion": (SKY, "."),
    "partially_approved": (SKY, "x"),
    "rejected": (VERMILLION, "\\"),
    "continued": (YELLOW, ""),
    "deferred": (YELLOW, "-"),
    "withdrawn": (ORANGE, "|"),
    "noted": (PALE, "+"),
    "review_upheld": (GREEN, ""),
    "review_upheld_partly": (GREEN, "/"),
    "review_dismissed": (PURPLE, "x"),
    "review_rejected": (PURPLE, "+"),
}
_OTHER = (GREY, "-")
_TEXTS = {
    "ja": {"all": "n 案件", "rate": "承認/(承認+不承認)", "none": UNRECORDED_NAME},
    "en": {"all": "n cases", "rate": "approved/decided", "none": "not recorded"},
}
_SHIFT, _WIDE, _NARROW = 0.14, 0.56, 0.22


def outcome_chart(
    trend: Trend, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return cases by outcome, stacked, with 記載なし as a bar of its own beside the stack.

    Args:
        trend: Of cases, split by outcome.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
    """
    origin = provenance or Provenance(synthetic=trend.synthetic)
    return close(trend, _figure(trend, lang, origin), lang, origin)


def _order(trend: Trend) -> list[str]:
    """Return the outcomes that occur, in the order that they stand upon each other."""
    present = [g for g in trend.groups if g is not None and any(r.count for r in trend.series(g))]
    known = [name for name in LOOKS if name in present]
    return (
        known
        + [g for g in present if g not in LOOKS and g != UNRECORDED]
        + ([UNRECORDED] if UNRECORDED in present else [])
    )


def _figure(trend: Trend, lang: Lang, origin: Provenance) -> Figure:
    order = _order(trend)
    names = {group: group_name(trend, group, lang) for group in order}
    rows = trend.series(trend.groups[0])
    recorded = _sums(trend, [group for group in order if group != UNRECORDED])
    unrecorded = _sums(trend, [UNRECORDED])
    ticks = nice_ticks(max([*recorded, *unrecorded, 1]), whole=True)
    said_ = _TEXTS[lang]
    sheet = Sheet(
        title=origin.title(title(trend, lang), lang),
        footer=footer_of(trend, lang, origin),
        lang=lang,
        left=max(room_for([said_["rate"]]), room_for(map(tick_text, ticks))),
        height=320,
        legend=list(names.values()),
        above=head_room(rows),
    )
    each = sheet.width / len(rows)
    gaps(sheet, rows, room=each)
    lines = period_ticks(rows, sheet.width, sheet)
    sheet.axis("x", -0.5, len(rows) - 0.5, lines, showline=True)
    sheet.axis(
        "y", 0, ticks[-1] * 1.02, [(tick, tick_text(tick)) for tick in ticks], grid=True, zero=True
    )
    sheet.stack()
    part = min(1.0, MOST_WIDE / (each * _WIDE))
    sheet.traces += [_trace(trend, group, names[group], lang, part) for group in order]
    reform(sheet, rows)
    sheet.unit(unit(trend, lang), shift=unit_shift(rows))
    sheet.below = (max(text.count("\n") for _, text in lines) + 1) * SMALL * LINE_HEIGHT + 10
    empty = [row.count is None for row in rows]
    totals = [r + u for r, u in zip(recorded, unrecorded, strict=True)]
    draw_strip(sheet, said_["all"], _texts(totals, empty), each)
    draw_strip(sheet, said_["none"], _texts(unrecorded, empty), each)
    approved = _sums(trend, APPROVALS)
    decided = [a + r for a, r in zip(approved, _sums(trend, ["rejected"]), strict=True)]
    rates = [f"{a}/{d}" if d else "–" for a, d in zip(approved, decided, strict=True)]
    draw_strip(sheet, said_["rate"], rates, each)
    return sheet.figure()


def _sums(trend: Trend, groups: list[str] | tuple[str, ...]) -> list[int]:
    series = [trend.series(group) for group in groups]
    return [
        sum(rows[at].count or 0 for rows in series if at < len(rows))
        for at in range(len(trend.periods))
    ]


def _texts(numbers: list[int], empty: list[bool]) -> list[str]:
    return ["–" if gone else str(n) for n, gone in zip(numbers, empty, strict=True)]


def _trace(trend: Trend, group: str, name: str, lang: Lang, part: float) -> dict[str, Any]:
    """Return an outcome's bars, `part` as wide as years side by side would have them."""
    beside = group == UNRECORDED
    colour, hatch = (PAPER, "/") if beside else LOOKS.get(group, _OTHER)
    valued: list[tuple[int, TrendRow]] = [
        (at, row) for at, row in enumerate(trend.series(group)) if row.count
    ]
    shift = _SHIFT + 0.14 if beside else -_SHIFT
    return {
        "type": "bar", "orientation": "v", "name": said(name), "legendgroup": group,
        "x": [round(at + shift * part, 3) for at, _ in valued],
        "y": [row.count for _, row in valued],
        "width": round((_NARROW if beside else _WIDE) * part, 4), "xaxis": "x", "yaxis": "y",
        "marker": {"color": colour, "line": {"color": INK, "width": 1}, "pattern": pattern(hatch)},
        "text": [str(row.count) for _, row in valued], "textposition": "inside",
        "insidetextanchor": "middle", "textangle": 0, "constraintext": "inside",
        "hoverinfo": "text", "hovertext": [said(hover(trend, row, lang)) for _, row in valued],
        "customdata": [carried(row) for _, row in valued], "showlegend": True,
    }  # fmt: skip
