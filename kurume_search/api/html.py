"""HTML of results for notebooks: semantic, small, and everything from minutes escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from kurume_search.query.terms import outcome_label
from kurume_search.search.answering.hits import Hit, PassageHit
from kurume_search.text.width import clip, clip_left

if TYPE_CHECKING:
    from kurume_search.api.hits import Hits
    from kurume_search.api.kwic import Kwic

_LEFT = ' style="text-align:left"'
_RIGHT = ' style="text-align:right"'

SHOWN = 20
_PASSAGES = 3


def hits_table(hits: Hits) -> str:
    """Return the first hits as one table with a caption and scoped headings."""
    from kurume_search.api.hits import of_all

    caption = f"{escape(str(hits.query))}: {hits.counted}{of_all(hits)}(単位 {hits.unit})"
    if hits.corpus.synthetic:
        caption += "・合成データ"
    if len(hits) > SHOWN:
        caption += f"、はじめの {SHOWN} 件"
    heads = ("案件", "件名", "条文", "部署", "結果", "一致した箇所")
    rows = "".join(map(_row, islice(hits.found, SHOWN)))
    return read_left(framed(caption, heads, rows) + paragraphs(hits.warnings))


def framed(caption: str, heads: Iterable[str], rows: str, *, style: str = "") -> str:
    """Return the table around rows that are HTML already.

    Args:
        caption: HTML; empty for none.
        heads: Of the columns, as text.
        rows: ``<tr>`` elements.
        style: Attribute of each head, with a space before it.
    """
    head = "".join(f'<th scope="col"{style}>{escape(name)}</th>' for name in heads)
    named = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{named}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def number_rows(lines: Iterable[Sequence[str]], *, words: int = 1) -> str:
    """Return lines of text cells as rows: the first `words` name the row, the rest are numbers."""
    return "".join(
        "<tr>"
        + "".join(
            f'<th scope="row"{_LEFT}>{escape(cell)}</th>'
            if at < words
            else f"<td{_RIGHT}>{escape(cell)}</td>"
            for at, cell in enumerate(line)
        )
        + "</tr>"
        for line in lines
    )


def paragraphs(texts: Iterable[str]) -> str:
    """Return each text as a paragraph."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    notes: Sequence[str] = (),
) -> str:
    """Return a table whose first column names the rows; everything in it is escaped.

    Args:
        caption: What the table holds; empty for none.
        heads: Of the columns.
        rows: Cells in their order; numbers are aligned right.
        notes: Sentences under it.
    """
    body = "".join(
        f'<tr><th scope="row"{_LEFT}>{_text(first)}</th>{"".join(map(_cell, rest))}</tr>'
        for first, *rest in rows
    )
    return framed(escape(caption), heads, body, style=_LEFT) + paragraphs(notes)


def _cell(value: object) -> str:
    side = _RIGHT if isinstance(value, int | float) and not isinstance(value, bool) else _LEFT
    return f"<td{side}>{_text(value)}</td>"


def _text(value: object) -> str:
    return "" if value is None else escape(str(value))


def read_left(table: str) -> str:
    """Return `table` with its cells aligned as prose is read; notebooks align them right.

    Only our own tags are met: whatever came from minutes is escaped by then.
    """
    for tag in ("<td>", '<th scope="row">', '<th scope="col">'):
        table = table.replace(tag, f'{tag[:-1]} style="text-align:left">')
    return table


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


def marked_pieces(passage: PassageHit) -> Iterator[tuple[str, bool]]:
    """Yield the words of a passage in pieces, each with whether it was found.

    Joined they are its text; of marks that overlap the first one counts.
    """
    at = 0
    for mark in passage.marks:
        if mark.start >= at:
            yield passage.text[at : mark.start], False
            yield passage.text[mark.start : mark.stop], True
            at = mark.stop
    yield passage.text[at:], False


def marked_html(passage: PassageHit) -> str:
    """Return the words of a passage, escaped, with what was found in ``<mark>``."""
    return "".join(
        f"<mark>{escape(text)}</mark>" if found else escape(text)
        for text, found in marked_pieces(passage)
    )


def kwic_table(kwic: Kwic, lines: int, side: int) -> str:
    """Return the first `lines` of a concordance, what was found in one column.

    Args:
        kwic: The concordance.
        lines: How many to show.
        side: Columns of text to show on either side; wide characters take two.
    """
    from kurume_search.api.kwic import COLUMNS, facts
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
