"""HTML of results for notebooks: semantic, small, and everything from minutes escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from kurume_search.search.answering.hits import PassageHit

_LEFT = ' style="text-align:left"'
_RIGHT = ' style="text-align:right"'


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
