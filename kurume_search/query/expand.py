"""Adds to a query what a reader means besides the words typed, and keeps a record of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kurume_search.query.ast import (
    And,
    Exact,
    Expansion,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Query,
    Words,
)
from kurume_search.text.plain import fold_plain, plain

if TYPE_CHECKING:
    from kurume_search.model.registers import Registers


def synonyms_of(registers: Registers) -> dict[str, tuple[str, ...]]:
    """Return term (folded, caseless) → all terms of its groups, as registered."""
    found: dict[str, tuple[str, ...]] = {}
    for group in registers.synonyms:
        for term in group.terms:
            key = plain(term).casefold()
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *group.terms)))
    return found


def multiword_terms(registers: Registers) -> tuple[str, ...]:
    """Return the terms that have a space inside and are one word all the same."""
    terms = (term for group in registers.synonyms for term in group.terms)
    return tuple(term for term in terms if len(term.split()) > 1)


def _nothing(text: str) -> Sequence[str]:
    del text
    return ()


def exactly(query: Query) -> Query:
    """Return `query` with every word as ``=word``: no variant, no synonym, no reading."""

    def exact(node: Node) -> Node:
        match node:
            case And(parts):
                return And(tuple(map(exact, parts)))
            case Or(parts):
                return Or(tuple(map(exact, parts)))
            case Not(part):
                return Not(exact(part))
            case Near(left, right, distance):
                return Near(exact(left), exact(right), distance)
            case Words(text):
                return Exact(text)
        return node

    return query.replace(node=exact(query.node))


def expand(
    query: Query,
    synonyms: Mapping[str, Sequence[str]],
    has_words: Callable[[str], bool],
    read_as: Callable[[str], Sequence[str]] = _nothing,
    written_as: Callable[[str], Sequence[str]] = _nothing,
) -> Query:
    """Return `query` with synonyms beside words, and literals for words of marks alone.

    ``=term`` stays what it is. What was added stands in `expansions`.

    Args:
        query: As parsed.
        synonyms: As `synonyms_of` gives; none if empty.
        has_words: Says whether a text has any morpheme.
        read_as: Gives what else a text may stand for by its sound; mostly nothing.
        written_as: Gives what else a word is written as (see `okurigana`); mostly nothing.
    """
    expander = _Expander(synonyms, has_words, read_as, written_as)
    node = expander.expanded(query.node)
    if not expander.found:
        return query
    expanded: Query = query.replace(node=node, expansions=(*query.expansions, *expander.found))
    return expanded


def _spelled(text: str) -> str:
    return " ".join(fold_plain(text).casefold().split())


class _Expander:
    """Adds terms to the words of one query, and keeps a record of them."""

    def __init__(
        self,
        synonyms: Mapping[str, Sequence[str]],
        has_words: Callable[[str], bool],
        read_as: Callable[[str], Sequence[str]],
        written_as: Callable[[str], Sequence[str]],
    ) -> None:
        self._synonyms = synonyms
        self._read_as = read_as
        self._written_as = written_as
        self._has_words = has_words
        self.found: list[Expansion] = []

    def _note(self, expansion: Expansion) -> None:
        if expansion not in self.found:
            self.found.append(expansion)

    def expanded(self, node: Node) -> Node:
        match node:
            case And(parts):
                return And(tuple(map(self.expanded, parts)))
            case Or(parts):
                return Or(tuple(map(self.expanded, parts)))
            case Not(part):
                return Not(self.expanded(part))
            case Near(left, right, distance):
                # A sign without morphemes has no place to measure from: it stays, unfound.
                return Near(self._near(left), self._near(right), distance)
            case Words(text):
                return self._words(text, literal=True)
            case Exact(text) | Prefix(text) if not self._has_words(text):
                self._note(Expansion(text, (text,), "literal"))
                return Literal(text)
        return node

    def _near(self, node: Node) -> Node:
        match node:
            case Words(text):
                return self._words(text, literal=False)
            case Or(parts):
                return Or(tuple(map(self._near, parts)))
            case Near():
                return self.expanded(node)
        return node

    def _words(self, text: str, *, literal: bool) -> Node:
        if literal and not self._has_words(text):
            self._note(Expansion(text, (text,), "literal"))
            return Literal(text)
        same = (text, *self._written_as(text))
        if len(same) > 1:
            self._note(Expansion(text, same[1:], "okurigana"))
        # A space counts here: LINE WORKS is two morphemes and LINEWORKS is one.
        known = (term for one in same for term in self._synonyms.get(plain(one).casefold(), ()))
        spelled = set(map(_spelled, same))
        others = [term for term in dict.fromkeys(known) if _spelled(term) not in spelled]
        if others:
            self._note(Expansion(text, tuple(others), "synonym"))
        elif len(same) == 1:
            others = list(self._read_as(text))
            if not others:
                return Words(text)
            self._note(Expansion(text, tuple(others), "reading"))
        return Or((*map(Words, same), *map(Words, others)))
