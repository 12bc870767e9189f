"""What became of a provision in another law, and what it came from: おおよその対応."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kurume_search.query.ast import And, Expansion, Field, Node, Not, Or, Query, any_of
from kurume_search.query.predicates import Cites
from kurume_search.query.resolve import resolve
from kurume_search.query.vocabulary import Vocabulary
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.model.concordance import Concordance, LawProvision
    from kurume_search.model.provision import Provision
    from kurume_search.model.registers import Registers

APPROXIMATE = "おおよその対応"


class Correspondence(Value):
    """A row of the concordance that concerns a provision.

    Attributes:
        row: As registered.
        forward: The provision is on the old side; else on the new.
        others: What it corresponds to; empty if nothing does, or nobody knows.
    """

    row: Concordance
    forward: bool
    others: tuple[LawProvision, ...]


def correspondences(asked: Cites, registers: Registers) -> tuple[Correspondence, ...]:
    """Return the rows that concern what is asked for, or stands above or below it.

    Of rows above it only the nearest counts; the row of a whole law only if no other does
    and the law was named.
    """
    found = [c for row in registers.concordance for c in _sides(row, asked)]
    above = [c for c in found if _depth(c) <= _depth_at(asked.provision) and c.forward]
    deepest = max(map(_depth, above), default=0)
    near = [c for c in found if not c.forward or _depth(c) >= deepest]
    if near or asked.laws is None:
        return tuple(near)
    return tuple(
        Correspondence(row, True, row.successors)
        for row in registers.concordance
        if row.old.provision is None and row.old.law in asked.laws
    )


def _sides(row: Concordance, asked: Cites) -> Iterator[Correspondence]:
    if _concerns(row.old, asked):
        yield Correspondence(row, True, row.successors)
    if any(_concerns(successor, asked) for successor in row.successors):
        yield Correspondence(row, False, (row.old,))


def _concerns(stated: LawProvision, asked: Cites) -> bool:
    if stated.provision is None or (asked.laws is not None and stated.law not in asked.laws):
        return False
    return asked.covers(stated.provision) or stated.provision.covers(asked.provision)


def _depth(found: Correspondence) -> int:
    provision = found.row.old.provision
    return 0 if provision is None else _depth_at(provision)


def _depth_at(provision: Provision) -> int:
    return 1 + (provision.paragraph is not None) + (provision.item is not None)


def shown(provision: LawProvision, registers: Registers) -> str:
    """Return a provision as people write it, its law by its title."""
    law = registers.law(provision.law)
    return (law.title if law else provision.law) + str(provision.provision or "")


def concordant(query: Query, vocabulary: Vocabulary) -> Query:
    """Return `query` with corresponding provisions beside each ``article:``.

    What was added stands in `expansions`, and `warnings` say that it is approximate, or
    that nothing corresponds.

    Raises:
        QueryError: An article can't be read.
    """
    finder = _Concordant(vocabulary)
    node = finder.node(query.node)
    return query.replace(
        node=node,
        expansions=(*query.expansions, *finder.expansions),
        warnings=(*query.warnings, *dict.fromkeys(finder.warnings)),
    )


class _Concordant:
    """Puts corresponding provisions beside those of a query, and keeps a record of them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.expansions: list[Expansion] = []
        self.warnings: list[str] = []

    def node(self, node: Node) -> Node:
        match node:
            case And(parts):
                return And(tuple(map(self.node, parts)))
            case Or(parts):
                return Or(tuple(map(self.node, parts)))
            case Not(part):
                return Not(self.node(part))
            case Field("article", value):
                return self._article(node, value)
        return node

    def _article(self, field: Field, value: str) -> Node:
        registers = self._vocabulary.registers
        asked = resolve(field, self._vocabulary).predicate
        if not isinstance(asked, Cites):
            return field
        names: list[str] = []
        for found in correspondences(asked, registers):
            row = found.row
            others = [one for one in found.others if one.provision is not None]
            names += [_value(one, registers) for one in others]
            side = shown(row.old, registers) if found.forward else value
            if others:
                texts = "、".join(shown(one, registers) for one in others)
                doubt = "" if row.verified else "、未確認"
                self.warnings.append(f"{APPROXIMATE}({row.since}{doubt}): {side} → {texts}")
            elif row.fate == "ended":
                self.warnings.append(f"{side} に対応する条文は {row.since} からありません。")
            else:
                self.warnings.append(f"{side} に対応する条文は分かりません。")
        added = tuple(dict.fromkeys(names))
        if not added:
            return field
        self.expansions.append(Expansion(value, added, "concordance"))
        return any_of(field, *(Field("article", name) for name in added))


def _value(provision: LawProvision, registers: Registers) -> str:
    """Return a provision as a query names it."""
    law = registers.law(provision.law)
    name = law.title if law else provision.law
    return name + (provision.provision.key if provision.provision else "")
