"""A chart of nothing: it says why there is nothing, instead of showing empty axes."""

from __future__ import annotations

from kurume_search.analytics.rows.table import Table
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.measure import wrapped
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Sheet
from kurume_search.charts.theme import BODY, EDGE


def empty(
    reason: str,
    *,
    title: str,
    lang: Lang,
    provenance: Provenance,
    table: Table,
    notes: tuple[str, ...] = (),
    n: str = "n = 0",
    rule: str = "",
) -> Chart:
    """Return a chart that says `reason` where the data would be."""
    footer = provenance.footer(n, rule, lang)
    shown = provenance.title(title, lang)
    sheet = Sheet(title=shown, footer=footer, lang=lang, left=EDGE, height=120)
    sheet.axis("x", 0, 1, (), visible=False)
    sheet.axis("y", 0, 1, (), visible=False)
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [],
            "y": [],
            "showlegend": False,
            "hoverinfo": "skip",
        }
    )
    lines = [line for text in (reason, *notes) for line in wrapped(text, sheet.width - 40, BODY)]
    sheet.put("\n".join(lines), 0.5, 0.5, size=BODY, xref="paper", yref="paper")
    stop = "。" if lang == "ja" else ": "
    alt = f"{shown}{stop}{reason}"
    return Chart(
        figure=sheet.figure(), title=shown, alt_ja=alt, alt_en=alt, table=table, footer=footer,
        synthetic=provenance.synthetic, notes=notes, lang=lang,
    )  # fmt: skip
