"""Filters given as options or keyword arguments, as parts of a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kurume_search.errors import UsageError
from kurume_search.query.ast import Everything, Field, Node, Query, Range, all_of, any_of
from kurume_search.query.fields import field_named

# Keyword argument or option to field of the query language.
FILTERS = {
    "article": "article",
    "department": "dept",
    "topic": "topic",
    "year": "year",
    "role": "role",
    "kind": "kind",
    "outcome": "outcome",
    "procedure": "procedure",
}

Values = str | int | Iterable[str | int] | None


def filtered(query: Query, filters: Mapping[str, Values]) -> Query:
    """Return `query` and all of `filters`; the values of one filter are alternatives.

    >>> from kurume_search.query.ast import Words
    >>> str(filtered(Query(Words("委託")), {"year": ["R3", "2015..2018"]}).node.parts[1])
    "Or(parts=(Field(name='year', value='R3'), Range(name='year', low='2015', high='2018')))"
    """
    parts: list[Node] = [] if isinstance(query.node, Everything) else [query.node]
    for name, values in filters.items():
        if name not in FILTERS:
            raise UsageError(f"「{name}」という条件はありません。", near=tuple(FILTERS))
        asked = values_of(values)
        if asked:
            parts.append(any_of(*(_field(FILTERS[name], value) for value in asked)))
    node = all_of(*parts)
    return query if node is query.node else query.replace(node=node)


def values_of(values: Values) -> list[str]:
    """Return the values of one filter, none, one or several, as text."""
    if values is None:
        return []
    if isinstance(values, str | int):
        return [str(values)]
    return [str(value) for value in values]


def _field(name: str, value: str) -> Node:
    info = field_named(name)
    if info is not None and info.ranged and ".." in value:
        low, _, high = value.partition("..")
        return Range(name, low.strip() or None, high.strip() or None)
    return Field(name, value)
