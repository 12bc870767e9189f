"""How results show themselves: text for a console, and HTML that needs nothing around it.

The HTML is what JupyterLab, VS Code, nbconvert and code hosts agree on: plain tables with a
caption and scoped headings, in the reader's own colours, without scripts, styles of a page
or ids. Whatever comes from minutes is escaped where it is put in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

_LEFT = ' style="text-align:left"'
_RIGHT = ' style="text-align:right"'


class Shown:
    """What shows itself in a notebook; `_repr_html_` and `__repr__` say how."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        raise NotImplementedError

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Return the result in every form that a notebook keeps of it."""
        del include, exclude
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


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
    head = "".join(f'<th scope="col"{_LEFT}>{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row"{_LEFT}>{_text(first)}</th>{"".join(map(_cell, rest))}</tr>'
        for first, *rest in rows
    )
    said = "".join(f"<p>{escape(note)}</p>" for note in notes)
    named = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{named}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{said}"


def _cell(value: object) -> str:
    side = _RIGHT if isinstance(value, int | float) and not isinstance(value, bool) else _LEFT
    return f"<td{side}>{_text(value)}</td>"


def _text(value: object) -> str:
    return "" if value is None else escape(str(value))
