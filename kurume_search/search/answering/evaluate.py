"""Evaluates a query as set algebra over rows of the columns; means what `match` means.

Atoms are numbers: placements for the unit `turn`, sections for `case`, agenda items,
meetings. Where nothing is asked of sections all placements of a passage answer or none, and
passages themselves are atoms of `turn`. A scope is a set of passages, or None for all.

What is known from columns is evaluated first, then words, the rarest first: of the next
one only passages that can still answer are looked at. How often a word stands anywhere is
counted only if somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import and_, or_
from typing import TYPE_CHECKING, TypeAlias

from kurume_search.query.ast import (
    And,
    Everything,
    Exact,
    Field,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Range,
    Unit,
    Words,
)
from kurume_search.query.fields import Level, level_of
from kurume_search.query.levels import asks_of_meetings_only, level_of_node
from kurume_search.query.predicates import OneOf, Predicate
from kurume_search.search.answering.finder import Finder, is_helped
from kurume_search.search.fields.atoms import TABLES, Atoms
from kurume_search.search.fields.masks import Masks
from kurume_search.search.reckoning.algebra import Counts, Rows
from kurume_search.search.stored.columns import Columns
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.query.resolve import Resolved
    from kurume_search.search.fields.within import Within

Scope: TypeAlias = Rows | None


class Matched:
    """A part of a query that found something.

    Attributes:
        node: Words, or fields of passages.
        is_words: Whether it is words.
    """

    def __init__(
        self,
        node: Node,
        passages: Callable[[], Rows],
        atoms: Callable[[], Rows],
        counts: Callable[[], Counts] | None = None,
    ) -> None:
        self.node, self.is_words = node, counts is not None
        self._passages, self._atoms, self._counts = passages, atoms, counts

    @cached_property
    def passages(self) -> Rows:
        """The passages that have it."""
        return self._passages()

    @cached_property
    def atoms(self) -> Rows:
        """The atoms in which it helped to find."""
        return self._atoms()

    @property
    def counts(self) -> Counts:
        """How often each passage has it; empty for fields."""
        return {} if self._counts is None else self._counts()

    def in_atoms(self, atoms: Rows) -> Matched:
        """Return what of it lies in `atoms`."""
        return Matched(self.node, self._passages, lambda: self.atoms & atoms, self._counts)


class Result(Value):
    """The atoms that a part of a query means, and what was found where, perhaps outside of them."""

    atoms: Rows
    matched: tuple[Matched, ...] = ()


class Evaluator:
    """Evaluates one query in one unit."""

    def __init__(
        self,
        columns: Columns,
        finder: Finder,
        masks: Masks,
        resolved: Mapping[Field | Range, Resolved],
        unit: Unit,
        within: Within | None = None,
    ) -> None:
        self.within = within
        self.algebra = finder.algebra
        self._columns = columns
        self._finder = finder
        self._masks = masks
        self._resolved = resolved
        self.unit = unit
        whole = within is None and (
            not resolved or all(level_of(field.name) is not Level.SECTION for field in resolved)
        )
        self.atoms = Atoms(columns, finder.algebra, unit, whole=whole)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of what it is bounded to."""
        return () if self.within is None else self.within.notes

    def result(self, node: Node) -> Result:
        """Return the atoms that the whole query means, of those that it is bounded to."""
        result = self._result(node)
        if self.within is None:
            return result
        rows = self.algebra.rows(self.within.rows(self.unit), TABLES[self.unit])
        return Result(result.atoms & rows, result.matched)

    def _result(self, node: Node) -> Result:
        result = self.eval(node, None)
        if self.unit is Unit.CASE and self.within is None and asks_of_meetings_only(node):
            return Result(result.atoms & self._masks.cases(), result.matched)
        if self.unit is Unit.MEETING and (letters := self._masks.letters()):
            return Result(result.atoms - letters, result.matched)
        return result

    def eval(self, node: Node, scope: Scope, among: Scope = None) -> Result:
        """Return the atoms that `node` means, with words looked for in `scope` only.

        Args:
            node: A part of a query.
            scope: Passages in which words are looked for.
            among: Passages that matter; of what these aren't in anything may be left out.
        """
        match node:
            case Words() | Prefix() | Near() | Exact() | Literal():
                return self._words(node, scope, among)
            case And(parts):
                return self._all_of(parts, scope, among)
            case Not(part):
                return Result(self._universe(scope) - self.eval(part, scope, among).atoms)
            case Everything():
                return Result(self._universe(scope))
        match level_of_node(node):
            case Level.PASSAGE:
                return self._of_passages(node, scope)
            case Level.SECTION:
                return Result(self._within(self._of_sections([node]), scope))
            case Level.MEETING:
                return Result(self._within(self._of_meetings(node), scope))
        if isinstance(node, Or) and not _is_one_concept(node):
            results = [self.eval(part, scope, among) for part in node.parts]
            atoms = reduce(or_, (result.atoms for result in results))
            matched = (one.in_atoms(some.atoms) for some in results for one in some.matched)
            return Result(atoms, tuple(matched))
        return self._words(node, scope, among)

    def _words(self, node: Node, scope: Scope, among: Scope) -> Result:
        finder, algebra = self._finder, self.algebra
        if among is not None and finder.at_hand(node):
            among = None  # what is kept for later searches must be whole

        def passages() -> Rows:
            found = finder.passages(node, among)
            return found if scope is None else found & scope

        def counts() -> Counts:
            every = finder.counts(node)
            return every if scope is None else algebra.within(every, scope)

        if not self.atoms.whole and scope is None and among is None:
            atoms = finder.kept(node, self.atoms.table, lambda: self.atoms.lift(passages()))
            return Result(atoms, (Matched(node, passages, lambda: atoms, counts),))
        standing = passages()  # looked up once
        atoms = self.atoms.lift(standing)
        return Result(atoms, (Matched(node, lambda: standing, lambda: atoms, counts),))

    def _of_passages(self, node: Node, scope: Scope) -> Result:
        says = self._says(node)
        passages = says if scope is None else says & scope
        atoms = self.atoms.lift(passages)
        return Result(atoms, (Matched(node, lambda: passages, lambda: atoms),))

    def _all_of(self, parts: tuple[Node, ...], scope: Scope, among: Scope) -> Result:
        """Narrow the scope first; then every part's atoms lie within it already."""
        of_passages: list[Node] = []
        of_sections: list[Node] = []
        rest: list[Node] = []
        for part in parts:
            level = level_of_node(part)
            if level is Level.PASSAGE:
                of_passages.append(part)
            elif level is Level.SECTION:
                of_sections.append(part)
            else:
                rest.append(part)
        for part in of_passages:
            says = self._says(part)
            scope = says if scope is None else says & scope
        atoms: Rows | None = None
        if of_sections:
            atoms = self._within(self._of_sections(of_sections), scope)
        found: list[tuple[Matched, ...]] = [()] * len(rest)
        known = list(map(self._known, rest))
        order: Sequence[int] = range(len(rest))
        if not all(known):
            order = sorted(order, key=lambda at: self._cost(rest[at]))
        for at in order:
            narrow = among if known[at] else self._narrowed(atoms, among, rest[at])
            result = self.eval(rest[at], scope, narrow)
            found[at] = result.matched
            atoms = result.atoms if atoms is None else atoms & result.atoms
        matched = tuple(chain.from_iterable(found))
        if of_passages and not matched:
            result = self._of_passages(And(tuple(of_passages)), scope)
            atoms = result.atoms if atoms is None else atoms & result.atoms
            matched += result.matched
        assert atoms is not None  # noqa: S101 - there are two parts at least
        return Result(atoms, matched)

    def _cost(self, node: Node) -> int:
        """Return about how much must be looked at for `node`; what is known already is first."""
        match node:
            case Not(part):
                return self._cost(part)
            case And(parts):
                return min(map(self._cost, parts))
            case Or(parts):
                return sum(map(self._cost, parts))
            case Everything() | Field() | Range():
                return 0
        return self._finder.guess(node)

    def _known(self, node: Node) -> bool:
        """Say whether nothing needs to be looked for to answer `node`."""
        match node:
            case Everything() | Field() | Range():
                return True
        return self._finder.at_hand(node)

    def _narrowed(self, atoms: Rows | None, among: Scope, node: Node) -> Scope:
        """Return the passages that can still answer once `atoms` can, if these are few."""
        columns = self._columns
        if atoms is None or len(atoms) > columns.passages // _FEW:
            return among
        # Which they are costs more than `node` itself if that is looked at as a whole then.
        standing = len(atoms) * columns.passages // max(getattr(columns, self.atoms.table), 1)
        if not is_helped(self._cost(node), standing):
            return among
        passages = self.atoms.stand_in(atoms)
        return passages if among is None else passages & among

    def _universe(self, scope: Scope) -> Rows:
        return self.algebra.every(self.atoms.table) if scope is None else self.atoms.lift(scope)

    def _within(self, atoms: Rows, scope: Scope) -> Rows:
        return atoms if scope is None else atoms & self._universe(scope)

    def _of_meetings(self, node: Node) -> Rows:
        """Return the atoms of which fields of meetings hold."""

        def found() -> Rows:
            return self.atoms.lift_meetings(self._rows(node, self._masks.meetings))

        return self._kept(node, found)

    def _of_sections(self, parts: Sequence[Node]) -> Rows:
        """Return the atoms of which fields of sections hold, jointly for one section.

        A placement has one section, so for the unit `turn` they are joined there: a tag
        can stand on a turn alone.
        """
        if self.unit is Unit.TURN:
            return reduce(and_, map(self._placements, parts))
        if len(parts) == 1:
            return self._of_section(parts[0])
        return self.atoms.lift_sections(reduce(and_, map(self._records, parts)))

    def _placements(self, node: Node) -> Rows:
        match node:
            case And(parts):
                return reduce(and_, map(self._placements, parts))
            case Or(parts):
                return reduce(or_, map(self._placements, parts))
            case Field("tag"):
                predicate = self._resolved[node].predicate
                assert isinstance(predicate, OneOf)  # noqa: S101 - narrows for mypy
                return self._masks.placements(predicate.values)
        return self._of_section(node)

    def _of_section(self, node: Node) -> Rows:
        """Return the atoms of which a field of sections holds."""

        def found() -> Rows:
            return self.atoms.lift_sections(self._records(node))

        return self._kept(node, found)

    def _kept(self, node: Node, make: Callable[[], Rows]) -> Rows:
        """Return the atoms that `node` means, kept for later searches if it is one field."""
        match node:
            case Field(name) | Range(name) if name != "tag":
                predicate = self._resolved[node].predicate
                return self._masks.kept((predicate, self.atoms.table), make)
        return make()

    def _records(self, node: Node) -> Rows:
        return self._rows(node, self._masks.sections)

    def _says(self, node: Node) -> Rows:
        return self._rows(node, self._masks.passages)

    def _rows(self, node: Node, rows: Callable[[Predicate], Rows]) -> Rows:
        """Return the rows of which fields joined by AND and OR hold."""
        match node:
            case And(parts):
                return reduce(and_, (self._rows(part, rows) for part in parts))
            case Or(parts):
                return reduce(or_, (self._rows(part, rows) for part in parts))
        assert isinstance(node, Field | Range)  # noqa: S101 - a level has nothing else
        return rows(self._resolved[node].predicate)


def _is_one_concept(node: Or) -> bool:
    """Say whether words stand for each other (synonyms), so that they are one in ranking."""
    return all(
        not isinstance(part, Literal | And | Or | Not | Everything | Field | Range)
        for part in node.parts
    )


# Where more than one passage in so many can still answer, looking at all of them is as quick.
_FEW = 16
