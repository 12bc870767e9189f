"""How much there is of each part of a query alone, so that a reader sees which one killed it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kurume_search.query.ast import (
    And,
    Exact,
    Field,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Range,
    Words,
    written,
)
from kurume_search.search.answering.evaluate import Evaluator
from kurume_search.search.answering.finder import Finder
from kurume_search.search.answering.hits import Clause


def clauses(node: Node, evaluator: Evaluator, finder: Finder) -> Iterator[Clause]:
    """Yield every word and field beneath `node`, each asked for alone, in any passage."""
    for part, negated in _leaves(node, negated=False):
        yield Clause(
            text=written(part),
            negated=negated,
            words=None if isinstance(part, Field | Range) else finder.times(part),
            strings=_strings(part, finder),
            count=partial(_units, part, evaluator),
        )


def _units(node: Node, evaluator: Evaluator) -> int:
    return len(evaluator.atoms.units(evaluator.eval(node, None).atoms))


def _leaves(node: Node, *, negated: bool) -> Iterator[tuple[Node, bool]]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part, negated=negated)
        case Not(part):
            yield from _leaves(part, negated=not negated)
        case Words() | Literal() | Exact() | Prefix() | Near() | Field() | Range():
            yield node, negated


def _strings(node: Node, finder: Finder) -> int | None:
    """Count the very characters of a word."""
    match node:
        case Words(text) | Exact(text) | Prefix(text) | Literal(text):
            return finder.times(Literal(text))
    return None
