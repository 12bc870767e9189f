"""A trend as a chart: bars of counts, lines of rates, each with its interval and n."""

from __future__ import annotations

from typing import Literal, get_args

from kurume_search.analytics.trends.trend import Trend, TrendRow
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.heatmap import heatmap
from kurume_search.charts.measure import LINE_HEIGHT, squeezed
from kurume_search.charts.multiples import small_multiples
from kurume_search.charts.outcomes import outcome_chart
from kurume_search.charts.panel import (
    MOST_WIDE,
    columns,
    gaps,
    head_room,
    period_ticks,
    points,
    reform,
    top_of,
    unit_shift,
    value_ticks,
)
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.ranking import ranking
from kurume_search.charts.sheet import Figure, Sheet, room_for, tick_text
from kurume_search.charts.strip import draw_strip
from kurume_search.charts.theme import BODY, SMALL, style
from kurume_search.charts.trend_frame import close, footer_of, without_rows
from kurume_search.charts.trend_words import (
    SAID,
    base_name,
    group_name,
    is_share,
    title,
    unit,
    value_label,
    value_text,
)
from kurume_search.errors import UsageError

# More groups than these in one pair of axes cover each other: a panel for each instead.
MOST_TOGETHER = 4
Kind = Literal["line", "bar", "panels", "heatmap"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_GRIDS = ("article", "law", "topic")

FEW_PERIODS = 2  # too few to follow: groups are compared instead
_HEIGHT, _LEGEND = 300.0, 190.0


def trend_chart(
    trend: Trend,
    *,
    lang: Lang = "ja",
    provenance: Provenance | None = None,
    kind: Kind | None = None,
) -> Chart:
    """Return a trend as a chart.

    Without a `kind`, outcomes become stacked bars; a split becomes horizontal bars where there
    are one or two periods only, and where there are more than four groups a heat map
    (provisions, laws, topics) or a panel for each group (departments and all else).

    Args:
        trend: What was counted.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
        kind: ``line`` (marks with lines), ``bar``, ``panels``, ``heatmap``; None: what
            fits, bars for counts of one series, else lines.

    Raises:
        UsageError: There is no such kind.
    """
    if kind not in (None, *KINDS):
        raise UsageError(f"図の種類「{kind}」はありません。", near=KINDS)
    origin = provenance or Provenance(synthetic=trend.synthetic)
    if not trend.rows:
        return without_rows(trend, lang, origin)
    if kind == "heatmap":
        return heatmap(trend, lang=lang, provenance=origin)
    if kind is None and trend.measure == "outcomes" and trend.split == "outcome":
        return outcome_chart(trend, lang=lang, provenance=origin)
    if kind is None and trend.split and len(trend.periods) <= FEW_PERIODS:
        return ranking(trend, lang=lang, provenance=origin)
    if kind == "panels" or len(trend.groups) > MOST_TOGETHER:
        if kind is None and trend.split in _GRIDS:
            return heatmap(trend, lang=lang, provenance=origin)
        return small_multiples(trend, lang=lang, provenance=origin)
    return close(trend, _together(trend, lang, origin, kind), lang, origin)


def _together(trend: Trend, lang: Lang, origin: Provenance, kind: str | None) -> Figure:
    groups = trend.groups
    names = _short([group_name(trend, group, lang) for group in groups])
    rows = trend.series(groups[0])
    top, ticks = value_ticks(trend, top_of(trend, trend.rows))
    strips = _strips(trend, lang)
    left = max(room_for(text for _, text in ticks), room_for((n for n, _ in strips), most=150))
    sheet = Sheet(
        title=origin.title(title(trend, lang), lang),
        footer=footer_of(trend, lang, origin),
        lang=lang,
        left=left,
        height=_HEIGHT,
        legend=names if len(names) > 1 else (),
        above=head_room(rows),
    )
    each = sheet.width / len(rows)
    bars = kind == "bar" or (
        kind is None and len(groups) == 1 and not trend.per and not is_share(trend)
    )
    gaps(sheet, rows, room=each)
    lines = period_ticks(rows, sheet.width, sheet)
    sheet.axis("x", -0.5, len(rows) - 0.5, lines, showline=True)
    sheet.axis("y", 0, top, ticks, grid=True, zero=True)
    for at, (group, name) in enumerate(zip(groups, names, strict=True)):
        look, shift = style(at), (at - (len(groups) - 1) / 2)
        if bars:
            wide = min(0.7, MOST_WIDE / each) / len(groups)
            sheet.traces.append(
                columns(trend, group, look, sheet=sheet, shift=shift * wide, width=wide,
                        name=name, legend=len(groups) > 1, room=each)
            )  # fmt: skip
        else:
            sheet.traces += points(
                trend,
                group,
                look,
                sheet=sheet,
                name=name,
                shift=shift * 0.6 / len(groups),
                legend=len(groups) > 1,
            )
    reform(sheet, rows)
    sheet.unit(value_label(trend, lang), shift=unit_shift(rows))
    sheet.below = (max(text.count("\n") for _, text in lines) + 1) * SMALL * LINE_HEIGHT + 10
    for name, texts in strips:
        draw_strip(sheet, name, texts, each)
    if any(row.few and row.value is not None for row in trend.rows):
        sheet.under(SAID[lang]["few"])
    return sheet.figure()


def _short(names: list[str]) -> list[str]:
    """Return names that leave room for the plot, numbered where short ones would be alike."""
    short = [squeezed(name, _LEGEND, BODY) for name in names]
    if len(set(short)) == len(names):
        return short
    return [f"{at} {name}" for at, name in enumerate(short, 1)]


def _strips(trend: Trend, lang: Lang) -> list[tuple[str, list[str]]]:
    """Return the rows of numbers under the axis: what was counted, and out of how many."""
    strips: list[tuple[str, list[str]]] = []
    share = is_share(trend)
    for group in trend.groups:
        rows = trend.series(group)
        name = SAID[lang]["met"] if share else unit(trend, lang)
        name = name if group is None else group_name(trend, group, lang)
        strips.append((f"n {name}", [_plain(row.count) for row in rows]))
        if share or (group is None and trend.per):
            base = f"/ {base_name(trend, lang)}"
            strips.append((base, [_plain(row.denominator) for row in rows]))
            if share and group is None:
                strips.append((SAID[lang]["all_cases"], [_cases(row) for row in rows]))
        elif group is None and trend.measure not in ("cases", "threads", "outcomes"):
            strips.append((SAID[lang]["case_row"], [_cases(row) for row in rows]))
    bases = [[_plain(row.denominator) for row in trend.series(g)] for g in trend.groups]
    if len(bases) > 1 and trend.per and not share and all(base == bases[0] for base in bases):
        strips.append((f"/ {base_name(trend, lang)}", bases[0]))
    return strips


def _plain(number: float | None) -> str:
    if number is None:
        return "–"
    return tick_text(number) if number < 100_000 else value_text(number, share=False)


def _cases(row: TrendRow) -> str:
    return "–" if row.count is None else str(row.cases)
