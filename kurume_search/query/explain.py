"""Says how a query was read: raw → parsed → morphemes → what was added."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kurume_search.query.ast import (
    Everything,
    Exact,
    Expansion,
    Literal,
    Prefix,
    Query,
    Unit,
    Words,
    walk,
    written,
)
from kurume_search.text.values import Value


class Reading(Value):
    """One part of a query that is looked for in texts, and the terms it is looked for by.

    Attributes:
        text: The part in the query language.
        terms: Normalised morphemes; empty for a literal.
    """

    text: str
    terms: tuple[str, ...]


class Explanation(Value, kw_only=True):
    """Everything between what was typed and what was asked of the index."""

    raw: str
    parsed: str
    asked: str
    unit: Unit
    readings: tuple[Reading, ...]
    expansions: tuple[Expansion, ...]
    warnings: tuple[str, ...]


def explain(typed: Query, asked: Query, terms: Callable[[str], Sequence[str]]) -> Explanation:
    """Return how `typed` became `asked` (expanded); `terms` cuts a text into terms."""
    readings: dict[str, Reading] = {}
    for node in walk(asked.node):
        match node:
            case Words(text) | Exact(text) | Prefix(text):
                readings[written(node)] = Reading(written(node), tuple(terms(text)))
            case Literal():
                readings[written(node)] = Reading(written(node), ())
    return Explanation(
        raw=typed.raw,
        parsed=str(typed),
        asked="*" if isinstance(asked.node, Everything) else written(asked.node),
        unit=asked.unit,
        readings=tuple(readings.values()),
        expansions=asked.expansions,
        warnings=asked.warnings,
    )
