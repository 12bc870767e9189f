"""Queries as values: equal, hashable, and `str()` of one parses back to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Unit(StrEnum):
    """The span in which AND and NOT are decided, and what totals count."""

    TURN = "turn"  # 発言: any passage, spoken or not
    ITEM = "item"  # 議題
    CASE = "case"  # 案件; an agenda item outside cases is its own unit
    MEETING = "meeting"  # 会議


@dataclass(frozen=True, slots=True)
class _OfText:
    """A node with one text.

    One class is made by `dataclass` and four are derived from it, since every query pays
    for what is made at import.
    """

    text: str


class Words(_OfText):
    """The morphemes of `text`, next to each other in this order (a phrase)."""

    __slots__ = ()


class Literal(_OfText):
    """`text` itself, character for character."""

    __slots__ = ()


class Exact(_OfText):
    """The morphemes of `text`, written exactly so: no variants."""

    __slots__ = ()


class Prefix(_OfText):
    """A morpheme that begins with `text`; of several, the last one begins so."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Near:
    """`left` and `right` in one passage, either first, at most `distance` morphemes on.

    Neighbours are at distance 1; a run of marks or spaces between counts as one.
    """

    left: Node
    right: Node
    distance: int


@dataclass(frozen=True, slots=True)
class _OfParts:
    """A node with two parts or more."""

    parts: tuple[Node, ...]


class And(_OfParts):
    """All of `parts` in one unit."""

    __slots__ = ()


class Or(_OfParts):
    """Any of `parts` in one unit."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Not:
    """Units in which `part` isn't found."""

    part: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """No condition at all."""


@dataclass(frozen=True, slots=True)
class Field:
    """What is recorded under `name` (English, see `fields`) is `value`, as typed."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Range:
    """What is recorded under `name` lies between `low` and `high`, both included."""

    name: str
    low: str | None
    high: str | None


Node: TypeAlias = (
    Words | Literal | Exact | Prefix | Near | And | Or | Not | Everything | Field | Range
)


@dataclass(frozen=True, slots=True)
class Expansion:
    """What was asked besides the words as typed, and why.

    Attributes:
        text: The part of the query, as typed.
        terms: What it stands for.
        why: ``synonym``, ``literal``, ``department`` …
    """

    text: str
    terms: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked.

    Attributes:
        raw: As typed.
        warnings: What a reader should know about how it was read, in Japanese.
        expansions: What stands in `node` that was not typed.
    """

    node: Node
    unit: Unit = Unit.CASE
    raw: str = ""
    warnings: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()

    def __str__(self) -> str:
        """Write it so that it parses back to the same node and unit."""
        node = "" if isinstance(self.node, Everything) else f"{written(self.node)} "
        return f"{node}unit:{self.unit}"


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and everything beneath it, outside in, left to right."""
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


# Words that need no quotes: kana and kanji only, so nothing in them is syntax.
_BARE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff々]+")
_BARE_VALUE = re.compile(rf"{_BARE.pattern}|[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")


def quoted(text: str, mark: str = '"') -> str:
    """Return `text` between marks, a mark inside it doubled."""
    return mark + text.replace(mark, mark * 2) + mark


def _value(text: str) -> str:
    return text if _BARE_VALUE.fullmatch(text) else quoted(text)


def written(node: Node) -> str:
    """Return `node` in the query language."""
    match node:
        case Words(text):
            return text if _BARE.fullmatch(text) else quoted(text)
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
