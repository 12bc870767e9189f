"""The numbers of a chart as an HTML table and as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from kurume_search.analytics.trends.trend import STATUS_LABELS
from kurume_search.export.cells import storable
from kurume_search.export.comma import csv_text

if TYPE_CHECKING:
    from kurume_search.analytics.rows.table import Table
    from kurume_search.charts.chart import Lang

# Ids behind one point that a chart carries; counts are never cut. What lists them all is
# the result that the chart was drawn from.
CARRIED = 50
_YES = {"ja": ("はい", "いいえ"), "en": ("yes", "no")}
_NOTHING = {"ja": "なし", "en": "none"}
BRIEF = 40  # rows of a brief table
_MORE = {"ja": "ほか {} 行(.table にすべてあります)", "en": "{} more rows in .table"}
_CODES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "status": STATUS_LABELS,
    "era": {
        "before": ("改正前", "before"),
        "after": ("改正後", "after"),
        "across": ("またぐ", "across"),
        "unknown": ("不明", "unknown"),
    },
}
_LISTED = 8  # that a brief table lists, not counts
_IDS = {"ja": "{} 件", "en": "{}"}


def csv_of(table: Table, *, synthetic: bool = False) -> str:
    """Return the table as CSV with English names; no cell is run by a spreadsheet.

    Args:
        table: What is drawn.
        synthetic: Add a column that says of every row that it is invented.
    """
    head, mark = (["synthetic"], ["true"]) if synthetic else ([], [])
    return csv_text([*table.names, *head], ([*row, *mark] for row in table.rows))


def html_of(
    table: Table, caption: str, lang: Lang, links: Mapping[str, str], *, brief: bool = False
) -> str:
    """Return the table with a caption and scoped headings; everything is escaped.

    Args:
        table: What is drawn.
        caption: Its title.
        lang: Of headings.
        links: Id to address.
        brief: The first rows only, with how many ids there are and not which: for
            notebooks, which keep all they show.
    """
    table = _for_people(table, lang)
    heads = "".join(
        f'<th scope="col">{escape(column.heading(lang))}</th>' for column in table.columns
    )
    rows = [_counted(row, lang) for row in table.rows[:BRIEF]] if brief else table.rows
    body = "".join(f"<tr>{''.join(_cells(row, lang, links))}</tr>" for row in rows)
    left = len(table.rows) - len(rows)
    more = f"<p>{escape(_MORE[lang].format(left))}</p>" if left else ""
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table>{more}"
    )


def _for_people(table: Table, lang: Lang) -> Table:
    """Return the table without columns that nothing is known in, codes as words.

    What is left out are fields that don't apply (a denominator of raw counts).
    """
    from kurume_search.analytics.rows.table import Table

    kept = [
        at
        for at in range(len(table.columns))
        if not at or not table.rows or any(row[at] is not None for row in table.rows)
    ]
    place = 0 if lang == "ja" else 1
    codes = [_CODES.get(table.columns[at].name, {}) for at in kept]
    rows = tuple(
        tuple(
            labels[row[at]][place] if isinstance(row[at], str) and row[at] in labels else row[at]
            for at, labels in zip(kept, codes, strict=True)
        )
        for row in table.rows
    )
    return Table(tuple(table.columns[at] for at in kept), rows)


def _counted(row: Sequence[Any], lang: Lang) -> list[Any]:
    """Return a row with how many things a long cell lists, in place of the things."""
    return [
        _IDS[lang].format(len(cell))
        if isinstance(cell, list | tuple) and len(cell) > _LISTED
        else cell
        for cell in row
    ]


def _cells(row: Sequence[Any], lang: Lang, links: Mapping[str, str]) -> list[str]:
    cells = []
    for at, value in enumerate(row):
        inner = _cell(value, lang, links)
        numeric = isinstance(value, int | float) and not isinstance(value, bool)
        if at == 0:
            cells.append(f'<th scope="row">{inner}</th>')
        else:
            cells.append(f'<td class="n">{inner}</td>' if numeric else f"<td>{inner}</td>")
    return cells


def _cell(value: Any, lang: Lang, links: Mapping[str, str]) -> str:
    if value is None:
        return f'<span class="none">{_NOTHING[lang]}</span>'
    if isinstance(value, bool):
        return _YES[lang][0 if value else 1]
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, str):
        return _linked(value, links)
    if isinstance(value, Sequence):
        if not value:
            return f'<span class="none">{_NOTHING[lang]}</span>'
        listed = "<br>".join(_linked(str(one), links) for one in value)
        return (
            f"<details><summary>{_IDS[lang].format(len(value))}</summary>{listed}</details>"
            if len(value) > 1
            else listed
        )
    return escape(str(value))


def _linked(text: str, links: Mapping[str, str]) -> str:
    shown = escape(storable(text))
    address = links.get(text)
    return f'<a href="{escape(address)}">{shown}</a>' if address else shown
