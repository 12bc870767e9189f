"""Queries as values: equal, hashable, and `str()` of one parses back to it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeAlias

from kurume_search.text.values import Value


class Unit(StrEnum):
    """The span in which AND and NOT are decided, and what totals count."""

    TURN = "turn"  # 発言: any passage, spoken or not
    ITEM = "item"  # 議題
    CASE = "case"  # 案件; an agenda item outside cases is its own unit
    MEETING = "meeting"  # 会議


class Words(Value):
    """The morphemes of `text`, next to each other in this order (a phrase)."""

    text: str


class Literal(Value):
    """`text` itself, character for character."""

    text: str


class Exact(Value):
    """The morphemes of `text`, written exactly so: no variants."""

    text: str


class Prefix(Value):
    """A morpheme that begins with `text`; of several, the last one begins so."""

    text: str


class Near(Value):
    """`left` and `right` in one passage, either first, at most `distance` morphemes on.

    Neighbours are at distance 1; a run of marks or spaces between counts as one.
    """

    left: Node
    right: Node
    distance: int


class And(Value):
    """All of `parts` (two or more) in one unit."""

    parts: tuple[Node, ...]


class Or(Value):
    """Any of `parts` (two or more) in one unit."""

    parts: tuple[Node, ...]


class Not(Value):
    """Units in which `part` isn't found."""

    part: Node


class Everything(Value):
    """No condition at all."""


class Field(Value):
    """What is recorded under `name` (English, see `fields`) is `value`, as typed."""

    name: str
    value: str


class Range(Value):
    """What is recorded under `name` lies between `low` and `high`, both included."""

    name: str
    low: str | None
    high: str | None


Node: TypeAlias = (
    Words | Literal | Exact | Prefix | Near | And | Or | Not | Everything | Field | Range
)


class Expansion(Value):
    """What was asked besides the words as typed, and why.

    Attributes:
        text: The part of the query, as typed.
        terms: What it stands for.
        why: ``synonym``, ``literal``, ``department`` …
    """

    text: str
    terms: tuple[str, ...]
    why: str


class Query(Value):
    """What is asked.

    Attributes:
        raw: As typed.
        warnings: What a reader should know about how it was read, in Japanese.
        expansions: What stands in `node` that was not typed.
        odd: Code points of `raw` where a bracket or quote has no partner.
    """

    node: Node
    unit: Unit = Unit.CASE
    raw: str = ""
    warnings: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    odd: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Write it so that it parses back to the same node and unit."""
        node = "" if isinstance(self.node, Everything) else f"{written(self.node)} "
        return f"{node}unit:{self.unit}"


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and everything below it, outside in, left to right."""
    yield node
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from walk(part)
        case Not(part):
            yield from walk(part)
        case Near(left, right):
            yield from walk(left)
            yield from walk(right)


def all_of(*parts: Node) -> Node:
    """Return what holds where all of `parts` hold; nothing at all is Everything."""
    return _joined(And, parts)


def any_of(*parts: Node) -> Node:
    """Return what holds where any of `parts` holds; nothing at all is Everything."""
    return _joined(Or, parts)


def _joined(kind: type[And] | type[Or], parts: tuple[Node, ...]) -> Node:
    if not parts:
        return Everything()
    return parts[0] if len(parts) == 1 else kind(parts)


def quoted(text: str, mark: str = '"') -> str:
    """Return `text` between marks, a mark inside it doubled."""
    return mark + text.replace(mark, mark * 2) + mark


def _is_plain(text: str) -> bool:
    """Return whether `text` is kana and kanji only, so that nothing in it is syntax."""
    return text.isalpha() and all("\u3041" <= sign <= "\u9fff" or sign == "々" for sign in text)


def _value(text: str) -> str:
    numbered = text.isascii() and all(part.isalnum() for part in text.split("-"))
    return text if numbered or _is_plain(text) else quoted(text)


def written(node: Node) -> str:
    """Return `node` in the query language."""
    match node:
        case Words(text):
            return text if _is_plain(text) else quoted(text)
        case Literal(text):
            return quoted(text, "'")
        case Exact(text):
            return f"={quoted(text)}"
        case Prefix(text):
            return f"{quoted(text)}*"
        case Near(left, right, distance):
            return f"{_inner(left)} NEAR/{distance} {_inner(right)}"
        case And(parts):
            return " ".join(_inner(part) for part in parts)
        case Or(parts):
            return " OR ".join(_inner(part) for part in parts)
        case Not(part):
            return f"-{_inner(part)}"
        case Everything():
            return "*"
        case Field(name, value):
            return f"{name}:{_value(value)}"
        case Range(name, low, high):
            ends = ("" if end is None else _value(end) for end in (low, high))
            return f"{name}:{'..'.join(ends)}"


def _inner(node: Node) -> str:
    text = written(node)
    return f"({text})" if isinstance(node, And | Or | Near) else text
