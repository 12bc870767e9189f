"""What all charts of text statistics share: table, footer, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kurume_search.analytics.rows.basis import Basis, Remark
from kurume_search.analytics.rows.table import Column, Table
from kurume_search.analytics.words.tables import WordStatistics, word_table
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.empty import empty
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure
from kurume_search.charts.tables import CARRIED

NOTHING = {"ja": "条件に合う語はありません。", "en": "No word meets the conditions."}
FEW = {
    "ja": "中抜き: n が 5 未満(傾向を論じない)",
    "en": "Hollow: n below 5 (no tendency)",
}


def footer_of(basis: Basis, n: str, lang: Lang, origin: Provenance) -> str:
    """Return corpus hash, n, and how words were cut and chosen (the tokenizer is in that)."""
    return replace(origin, tokenizer="").footer(n, basis.line(lang), lang)


def table_of(found: WordStatistics) -> Table:
    """Return the rows as a table, with no more ids to a row than charts carry."""
    made = word_table(found)
    if "ids" not in made.names:
        return made
    at = made.names.index("ids")
    columns = list(made.columns)
    columns[at] = Column("ids", f"ID(はじめの{CARRIED}まで)", None, f"ids (first {CARRIED})")
    rows = tuple((*row[:at], tuple(row[at][:CARRIED]), *row[at + 1 :]) for row in made.rows)
    return Table(tuple(columns), rows)


def remarks_of(remarks: Sequence[Remark], lang: Lang) -> tuple[str, ...]:
    """Return what a reader must know, in the reader's language."""
    return tuple(remark.in_language(lang) for remark in remarks)


def chart_of(
    found: WordStatistics,
    figure: Figure | None,
    *,
    title: str,
    alts: tuple[str, str],
    footer: str,
    lang: Lang,
    origin: Provenance,
) -> Chart:
    """Return the chart of a figure; None: there is nothing to draw, and it says so."""
    notes = remarks_of(found.remarks, lang)
    if figure is None:
        return empty(
            NOTHING[lang],
            title=title,
            lang=lang,
            provenance=replace(origin, tokenizer=""),
            table=table_of(found),
            notes=notes,
            rule=found.basis.line(lang),
        )
    return Chart(
        figure=figure,
        title=origin.title(title, lang),
        alt_ja=origin.title(alts[0], "ja"),
        alt_en=origin.title(alts[1], "en"),
        table=table_of(found),
        footer=footer,
        synthetic=origin.synthetic,
        notes=notes,
        lang=lang,
    )
