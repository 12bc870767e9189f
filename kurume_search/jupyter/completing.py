"""Finds the query that is being typed in a cell of code, and completes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kurume_search.api.completion import Completer

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus

_LINE_MAGIC = re.compile(r"^\s*(?:[\w.]+\s*=\s*)?%kurume\s+(?P<query>.*)\Z", re.DOTALL)
_CELL_MAGIC = re.compile(r"^%%kurume\b")
# corpus.search("…, corpus.kwic('…, and so on: the first argument of a call of a corpus.
_CALL = re.compile(
    r"(?P<name>[^\W\d]\w*)\.(?:search|exchanges|trend|dispersion|collocates)\("
    r"""\s*(?P<quote>["'])(?P<query>(?:(?!(?P=quote)).)*)\Z"""
)
# The value of a filter: corpus.search(department="…
_FILTER = re.compile(
    r"(?P<name>[^\W\d]\w*)\.\w+\((?:[^()]|\([^()]*\))*\b"
    r"(?P<field>article|department|topic|year|role|kind|outcome|procedure|within)\s*=\s*"
    r"""(?P<quote>["'])(?P<query>(?:(?!(?P=quote)).)*)\Z""",
    re.DOTALL,
)
_QUERIES = {"within"}  # arguments that are queries themselves

Finder = Callable[[str | None], "Corpus | None"]


@dataclass(frozen=True, slots=True)
class Found:
    """One completion of a cell.

    Attributes:
        typed: How many code points before the cursor it replaces.
        text: What it puts there.
        note: What it is.
    """

    typed: int
    text: str
    note: str


def complete_cell(text: str, line: int, column: int, corpus: Finder) -> tuple[Found, ...]:
    """Return what could stand at the cursor; nothing where no query is being typed.

    Args:
        text: The cell.
        line: Line of the cursor, from 0.
        column: Code points before the cursor in that line.
        corpus: Returns the corpus that a variable holds, or None; None asks for the default.
    """
    lines = text.split("\n")
    before = lines[line][:column] if line < len(lines) else ""
    if line and _CELL_MAGIC.match(text):
        return _completed(corpus(None), before, before)
    if found := _LINE_MAGIC.match(before):
        return _completed(corpus(None), found["query"], found["query"])
    if found := _CALL.search(before):
        return _completed(corpus(found["name"]), found["query"], found["query"])
    if found := _FILTER.search("\n".join([*lines[:line], before])):
        query = found["query"]
        asked = query if found["field"] in _QUERIES else f"{found['field']}:{query}"
        return _completed(corpus(found["name"]), asked, query)
    return ()


def _completed(corpus: Corpus | None, query: str, typed: str) -> tuple[Found, ...]:
    """Complete `query`, of which the cell holds `typed`, its end."""
    if corpus is None:
        return ()
    return tuple(
        Found(min(len(query) - one.start, len(typed)), one.text, one.note)
        for one in Completer(corpus).complete(query)
    )
