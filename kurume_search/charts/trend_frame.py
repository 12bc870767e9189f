"""What every chart of a trend has around its figure: title, alt text, table, footer, notes."""

from __future__ import annotations

from kurume_search.analytics.rows.table import Column, Table
from kurume_search.analytics.trends.trend import Trend
from kurume_search.charts.alt import trend_alt
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.empty import empty
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure
from kurume_search.charts.tables import CARRIED
from kurume_search.charts.trend_words import SAID, n_text, notes_of, rule_of, title


def close(trend: Trend, figure: Figure, lang: Lang, origin: Provenance) -> Chart:
    """Return the chart of a figure drawn of `trend`."""
    return Chart(
        figure=figure,
        title=origin.title(title(trend, lang), lang),
        alt_ja=origin.title(trend_alt(trend, "ja"), "ja"),
        alt_en=origin.title(trend_alt(trend, "en"), "en"),
        table=trend_table(trend),
        footer=footer_of(trend, lang, origin),
        synthetic=origin.synthetic,
        notes=notes_of(trend, lang),
        lang=lang,
    )


def without_rows(trend: Trend, lang: Lang, origin: Provenance) -> Chart:
    """Return the chart of a trend that nothing met: it says so."""
    return empty(
        SAID[lang]["empty"],
        title=title(trend, lang),
        lang=lang,
        provenance=origin,
        table=trend_table(trend),
        notes=notes_of(trend, lang),
        rule=rule_of(trend, lang),
    )


def footer_of(trend: Trend, lang: Lang, origin: Provenance) -> str:
    """Return corpus hash, n and counting rule in one line."""
    return origin.footer(n_text(trend, lang), rule_of(trend, lang), lang)


def trend_table(trend: Trend) -> Table:
    """Return the rows with the first ids behind each."""
    made = trend.table()
    column = Column("ids", f"ID(はじめの{CARRIED}まで)", None, f"ids (first {CARRIED})")
    rows = tuple(
        (*cells, tuple(row.ids[:CARRIED])) for cells, row in zip(made.rows, trend.rows, strict=True)
    )
    return Table((*made.columns, column), rows)
