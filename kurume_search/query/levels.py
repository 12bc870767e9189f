"""Which parts of a query select passages, sections or meetings, and which look for words."""

from __future__ import annotations

from kurume_search.query.ast import And, Everything, Field, Node, Not, Or, Range, walk
from kurume_search.query.fields import Level, level_of


def level_of_node(node: Node) -> Level | None:
    """Return the level that all fields of `node` share, joined by AND and OR alone.

    None where there is anything else: words, NOT, or fields of several levels.
    """
    match node:
        case Field(name) | Range(name):
            return level_of(name)
        case And(parts) | Or(parts):
            levels = {level_of_node(part) for part in parts}
            return levels.pop() if len(levels) == 1 else None
    return None


def asks_of_meetings_only(node: Node) -> bool:
    """Return whether nothing is asked of cases or passages: `case` then answers cases only."""
    return all(
        isinstance(part, Everything | And | Or | Not)
        or (isinstance(part, Field | Range) and level_of(part.name) is Level.MEETING)
        for part in walk(node)
    )
