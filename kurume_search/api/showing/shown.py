"""How results show themselves: text for a console, and HTML that needs nothing around it.

The HTML is what JupyterLab, VS Code, nbconvert and code hosts agree on: plain tables with a
caption and scoped headings, in the reader's own colours, without scripts, styles of a page
or ids. Whatever comes from minutes is escaped where it is put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kurume_search.text.width import pad, width


class Shown:
    """What shows itself in a notebook; `_repr_html_` and `__repr__` say how."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        raise NotImplementedError

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Return the result in every form that a notebook keeps of it."""
        del include, exclude
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


def text_table(lines: Sequence[Sequence[str]], *, words: int = 1) -> list[str]:
    """Return rows of cells as lines of text whose columns are as wide as their widest cell.

    Args:
        lines: The headings first; all of one length.
        words: How many columns are words, on the left; those behind are numbers, on the right.
    """
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            pad(cell, wide, right=at >= words)
            for at, (cell, wide) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
