"""HTML of what was found and of concordances, for notebooks."""

from __future__ import annotations

from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from kurume_search.api.showing.html import framed, marked_html, paragraphs, read_left
from kurume_search.query.terms import outcome_label
from kurume_search.search.answering.hits import Hit, PassageHit
from kurume_search.text.width import clip, clip_left

if TYPE_CHECKING:
    from kurume_search.api.found.hits import Hits
    from kurume_search.api.found.kwic import Kwic

SHOWN = 20
_PASSAGES = 3


def hits_table(hits: Hits) -> str:
    """Return the first hits as one table with a caption and scoped headings."""
    from kurume_search.api.found.hits import of_all

    caption = f"{escape(str(hits.query))}: {hits.counted}{of_all(hits)}(単位 {hits.unit})"
    caption += hits.corpus.mark("・")
    if len(hits) > SHOWN:
        caption += f"、はじめの {SHOWN} 件"
    heads = ("案件", "件名", "条文", "部署", "結果", "一致した箇所")
    rows = "".join(map(_row, islice(hits.found, SHOWN)))
    return read_left(framed(caption, heads, rows) + paragraphs(hits.warnings))


def _row(hit: Hit) -> str:
    passages = "".join(map(_passage, hit.passages[:_PASSAGES]))
    more = len(hit.passages) - _PASSAGES
    tail = f"<div>ほか {more} 箇所</div>" if more > 0 else ""
    cells = (
        hit.title or "",
        "、".join(article["text"] for article in hit.articles),
        "、".join(department["name"] for department in hit.departments),
        outcome_label(hit.outcome) if hit.case else "",
    )
    plain = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(hit.id)}</th>{plain}<td>{passages}{tail}</td></tr>'


def _passage(passage: PassageHit) -> str:
    return f"<div>{passage.line}行 {marked_html(passage)}</div>"


def kwic_table(kwic: Kwic, lines: int, side: int) -> str:
    """Return the first `lines` of a concordance, what was found in one column.

    Args:
        kwic: The concordance.
        lines: How many to show.
        side: Columns of text to show on either side; wide characters take two.
    """
    from kurume_search.api.found.kwic import COLUMNS, facts
    from kurume_search.export.cells import one_line

    caption = f"{escape(kwic.caption)}、単位 {kwic.hits.unit}"
    if len(kwic) > lines:
        caption += f"、はじめの {lines} か所"
    heads = [*(COLUMNS[name] for name in kwic.columns), "左", "語", "右"]
    rows = []
    for row in kwic.rows(0, lines):
        beside = "".join(f"<td>{escape(cell)}</td>" for cell in facts(kwic, row))
        left = escape(clip_left(one_line(row["left"]), side))
        right = escape(clip(one_line(row["right"]), side))
        match = f"<mark>{escape(row['match'])}</mark>"
        rows.append(
            f'<tr>{beside}<td style="text-align:right;white-space:nowrap">{left}</td>'
            f'<th scope="row" style="text-align:center;white-space:nowrap">{match}</th>'
            f'<td style="text-align:left;white-space:nowrap">{right}</td></tr>'
        )
    return framed(caption, heads, "".join(rows)) + paragraphs(kwic.warnings)
