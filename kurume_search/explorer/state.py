"""What an explorer shows at a moment, as one small value that code can be written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

# Filters of a search that are also facets, in the order of the page: filter → field counted.
FACETS = {
    "department": "dept",
    "topic": "topic",
    "article": "article",
    "outcome": "outcome",
    "procedure": "procedure",
}
UNITS = ("case", "turn", "item", "meeting")
LONGEST_QUERY = 2_000
MOST_VALUES = 200


class View(StrEnum):
    """How results are laid out."""

    LIST = "list"
    KWIC = "kwic"
    CHART = "chart"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is asked and how it is shown.

    Attributes:
        query: In the query language.
        unit: Where AND and NOT are decided.
        chosen: Facet (a key of `FACETS`) to the values chosen, which are alternatives.
        years: First and last fiscal year, or None for all.
        view: How results are laid out.
        page: From 1.
        open: Id of the case that is open, or None.
    """

    query: str = ""
    unit: str = UNITS[0]
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, int] | None = None
    view: View = View.LIST
    page: int = 1
    open: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as the page keeps it."""
        return {
            "query": self.query,
            "unit": self.unit,
            "chosen": {name: list(values) for name, values in self.chosen.items() if values},
            "years": None if self.years is None else list(self.years),
            "view": self.view.value,
            "page": self.page,
            "open": self.open,
        }


def read_state(sent: object) -> State:
    """Return the state that a page sends; what can't be understood is left at its default.

    A page may be of another version, or somebody else's: nothing in it is trusted.
    """
    given: Mapping[str, Any] = sent if isinstance(sent, Mapping) else {}
    unit, view = given.get("unit"), given.get("view")
    query, opened, page = given.get("query"), given.get("open"), given.get("page")
    return State(
        query=query[:LONGEST_QUERY] if isinstance(query, str) else "",
        unit=unit if unit in UNITS else UNITS[0],
        chosen=_chosen(given.get("chosen")),
        years=_years(given.get("years")),
        view=View(view) if view in tuple(View) else View.LIST,
        page=page if isinstance(page, int) and 0 < page < 1_000_000 else 1,
        open=opened if isinstance(opened, str) and opened else None,
    )


def _chosen(sent: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(sent, Mapping):
        return {}
    found = {}
    for name in FACETS:
        values = sent.get(name)
        if isinstance(values, list | tuple):
            kept = [value for value in values if isinstance(value, str) and value]
            if kept:
                found[name] = tuple(dict.fromkeys(kept))[:MOST_VALUES]
    return found


def _years(sent: object) -> tuple[int, int] | None:
    if not isinstance(sent, list | tuple) or len(sent) != 2:
        return None
    if not all(isinstance(year, int) and not isinstance(year, bool) for year in sent):
        return None
    return min(sent), max(sent)
