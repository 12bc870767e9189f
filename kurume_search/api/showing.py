"""How results show themselves: text for a console, and HTML that needs nothing around it.

The HTML is what JupyterLab, VS Code, nbconvert and code hosts agree on: plain tables with a
caption and scoped headings, in the reader's own colours, without scripts, styles of a page
or ids. Whatever comes from minutes is escaped where it is put in.
"""

from __future__ import annotations

from typing import Any


class Shown:
    """What shows itself in a notebook; `_repr_html_` and `__repr__` say how."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        raise NotImplementedError

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Return the result in every form that a notebook keeps of it."""
        del include, exclude
        return {"text/plain": repr(self), "text/html": self._repr_html_()}
