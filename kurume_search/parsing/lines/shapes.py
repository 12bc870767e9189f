"""What values of header fields look like, whatever stands before them (値の形)."""

from __future__ import annotations

from functools import cache

from kurume_search.data import table
from kurume_search.text.patterns import Sieve

PEOPLE = ("members", "absent", "secretariat", "explainers")
"""The fields whose values are lists of persons (出席者など)."""


@cache
def _shapes() -> dict[str, Sieve]:
    return {row["field"]: Sieve(*row["words"]) for row in table("values")["value"]}


def has_shape(field: str) -> bool:
    """Return whether it is known what values of a field look like."""
    return field in _shapes()


def looks_like(field: str, words: str) -> bool | None:
    """Return whether folded `words` look like a value of a field; None where no shape is known."""
    shape = _shapes().get(field)
    return None if shape is None else shape.has(words)


def shapes_in(words: str) -> frozenset[str]:
    """Return the fields that folded `words` look like a value of."""
    return frozenset([field for field, shape in _shapes().items() if shape.has(words)])
