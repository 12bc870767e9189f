"""Evaluates a query as set algebra over rows of the columns; means what `match` means.

Atoms are numbers: placements for the unit `turn`, sections for `case`, agenda items,
meetings. A scope is a mask over passages, one byte each, or None for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kurume_search.query.ast import (
    And,
    Everything,
    Field,
    Literal,
    Node,
    Not,
    Or,
    Range,
    Unit,
)
from kurume_search.query.fields import Level
from kurume_search.query.levels import asks_of_meetings_only, level_of_node
from kurume_search.query.predicates import OneOf, Predicate
from kurume_search.search.columns import Columns
from kurume_search.search.finder import Counts, Finder
from kurume_search.search.masks import Masks

if TYPE_CHECKING:
    from kurume_search.search.within import Within

Scope: TypeAlias = bytes | None


class Matched(NamedTuple):
    """A part of a query that found something.

    Attributes:
        node: Words, or fields of passages.
        counts: Passages, and how often each has it; 0 for fields.
        atoms: The atoms in which it helped to find.
    """

    node: Node
    counts: Counts
    atoms: set[int]


class Result(NamedTuple):
    """The atoms that a part of a query means, and what was found where."""

    atoms: set[int]
    matched: tuple[Matched, ...] = ()


class Evaluator:
    """Evaluates one query in one unit."""

    def __init__(
        self,
        columns: Columns,
        finder: Finder,
        masks: Masks,
        predicates: Mapping[Field | Range, Predicate],
        unit: Unit,
        within: Within | None = None,
    ) -> None:
        self.within = within
        self._columns = columns
        self._finder = finder
        self._masks = masks
        self._predicates = predicates
        self._unit = unit

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of what it is bounded to."""
        return () if self.within is None else self.within.notes

    def result(self, node: Node) -> Result:
        """Return the atoms that the whole query means, of those that it is bounded to."""
        atoms, matched = self._result(node)
        if self.within is None:
            return Result(atoms, matched)
        rows = self.within.rows(self._unit)
        kept = (Matched(one.node, one.counts, one.atoms & rows) for one in matched)
        return Result(atoms & rows, tuple(kept))

    def _result(self, node: Node) -> Result:
        result = self.eval(node, None)
        if self._unit is Unit.CASE and self.within is None and asks_of_meetings_only(node):
            cases = self._columns.ints("section.case")
            return Result({atom for atom in result.atoms if cases[atom]}, result.matched)
        if self._unit is Unit.MEETING and (letters := self._masks.letters()):
            return Result(result.atoms - letters, result.matched)
        return result

    def eval(self, node: Node, scope: Scope) -> Result:
        """Return the atoms that `node` means, with words looked for in `scope` only."""
        match node:
            case Everything():
                return Result(self._universe(scope))
            case Not(part):
                return Result(self._universe(scope) - self.eval(part, scope).atoms)
            case And(parts):
                return self._all_of(parts, scope)
        match level_of_node(node):
            case Level.PASSAGE:
                return self._of_passages(node, scope)
            case Level.SECTION:
                return Result(self._within(self._of_sections([node]), scope))
            case Level.MEETING:
                return Result(self._within(self._lift_meetings(self._is_of(node)), scope))
        if isinstance(node, Or) and not _is_one_concept(node):
            results = [self.eval(part, scope) for part in node.parts]
            atoms = set().union(*(result.atoms for result in results))
            return Result(atoms, tuple(one for result in results for one in result.matched))
        return self._words(node, scope)

    def _words(self, node: Node, scope: Scope) -> Result:
        counts = self._finder.counts(node)
        if scope is not None:
            counts = {passage: n for passage, n in counts.items() if scope[passage]}
        atoms = self.lift(counts)
        return Result(atoms, (Matched(node, counts, atoms),))

    def _of_passages(self, node: Node, scope: Scope) -> Result:
        mask = _both(self._says(node), scope)
        passages = list(compress(range(len(mask)), mask))
        atoms = self.lift(passages)
        return Result(atoms, (Matched(node, dict.fromkeys(passages, 0), atoms),))

    def _all_of(self, parts: tuple[Node, ...], scope: Scope) -> Result:
        """Narrow the scope first; then every part's atoms lie within it already."""
        levels = [level_of_node(part) for part in parts]
        pairs = list(zip(parts, levels, strict=True))
        of_passages = [part for part, level in pairs if level is Level.PASSAGE]
        of_sections = [part for part, level in pairs if level is Level.SECTION]
        rest = [p for p, level in pairs if level not in (Level.PASSAGE, Level.SECTION)]
        results: list[Result] = []
        for part in of_passages:
            scope = _both(self._says(part), scope)
        if of_sections:
            results.append(Result(self._within(self._of_sections(of_sections), scope)))
        results += [self.eval(part, scope) for part in rest]
        if of_passages and not any(result.matched for result in results):
            results.append(self._of_passages(And(tuple(of_passages)), scope))
        atoms = reduce(set.intersection, sorted((r.atoms for r in results), key=len))
        matched = tuple(
            Matched(one.node, one.counts, one.atoms & atoms)
            for result in results
            for one in result.matched
        )
        return Result(atoms, matched)

    def _universe(self, scope: Scope) -> set[int]:
        if scope is not None:
            return self.lift(compress(range(len(scope)), scope))
        columns = self._columns
        sizes = {
            Unit.TURN: columns.placements, Unit.CASE: columns.sections,
            Unit.ITEM: columns.items, Unit.MEETING: columns.meetings,
        }  # fmt: skip
        return set(range(sizes[self._unit]))

    def _within(self, atoms: set[int], scope: Scope) -> set[int]:
        return atoms if scope is None else atoms & self._universe(scope)

    def lift(self, passages: Iterable[int]) -> set[int]:
        """Return the atoms that hold any of `passages`."""
        if self._unit is Unit.MEETING:
            meeting = self._columns.ints("passage.meeting")
            return {meeting[passage] for passage in passages}
        starts = self._columns.ints("placement.section.starts")
        if self._unit is Unit.TURN:
            return {p for passage in passages for p in range(starts[passage], starts[passage + 1])}
        section = self._columns.ints("placement.section")
        found = {
            section[p] for passage in passages for p in range(starts[passage], starts[passage + 1])
        }
        return found if self._unit is Unit.CASE else self._items(found)

    def passages(self, atoms: Iterable[int]) -> set[int]:
        """Return the passages of placements."""
        passage = self._columns.ints("placement.passage")
        return {passage[atom] for atom in atoms}

    def _items(self, sections: Iterable[int]) -> set[int]:
        item = self._columns.ints("section.item")
        return {item[section] for section in sections}

    def _lift_sections(self, sections: set[int]) -> set[int]:
        match self._unit:
            case Unit.TURN:
                some = self._columns.some
                return {p for section in sections for p in some("section.placements", section)}
            case Unit.CASE:
                return sections
            case Unit.ITEM:
                return self._items(sections)
        meeting = self._columns.ints("section.meeting")
        return {meeting[section] for section in sections}

    def _lift_meetings(self, meetings: set[int]) -> set[int]:
        if self._unit is Unit.MEETING:
            return meetings
        names = {Unit.TURN: "meeting.passages", Unit.CASE: "meeting.sections"}
        spans = (self._columns.span_of(names.get(self._unit, "meeting.items"), m) for m in meetings)
        if self._unit is Unit.TURN:
            starts = self._columns.ints("placement.section.starts")
            return {p for low, high in spans for p in range(starts[low], starts[high])}
        return {row for low, high in spans for row in range(low, high)}

    def _of_sections(self, parts: list[Node]) -> set[int]:
        """Return the atoms of which fields of sections hold, jointly for one section.

        A placement has one section, so for the unit `turn` they are joined there: a tag
        can stand on a turn alone.
        """
        if self._unit is Unit.TURN:
            return reduce(set.intersection, map(self._placements, parts))
        return self._lift_sections(reduce(set.intersection, map(self._records, parts)))

    def _placements(self, node: Node) -> set[int]:
        match node:
            case And(parts):
                return reduce(set.intersection, map(self._placements, parts))
            case Or(parts):
                return reduce(set.union, map(self._placements, parts))
            case Field("tag"):
                predicate = self._predicates[node]
                assert isinstance(predicate, OneOf)  # noqa: S101 - narrows for mypy
                return self._masks.placements(predicate.values)
        return self._lift_sections(self._records(node))

    def _records(self, node: Node) -> set[int]:
        return self._rows(node, self._masks.sections)

    def _is_of(self, node: Node) -> set[int]:
        return self._rows(node, self._masks.meetings)

    def _rows(self, node: Node, rows: Callable[[Predicate], set[int]]) -> set[int]:
        """Return the rows of which fields joined by AND and OR hold."""
        match node:
            case And(parts):
                return reduce(set.intersection, (self._rows(part, rows) for part in parts))
            case Or(parts):
                return reduce(set.union, (self._rows(part, rows) for part in parts))
            case Field() | Range():
                return rows(self._predicates[node])
        return set()

    def _says(self, node: Node) -> bytes:
        """Return the mask of passages of which fields joined by AND and OR hold."""
        match node:
            case And(parts):
                return reduce(_both, map(self._says, parts))
            case Or(parts):
                return reduce(_either, map(self._says, parts))
            case Field() | Range():
                return self._masks.passages(self._predicates[node])
        return bytes(self._columns.passages)


def _both(mask: bytes, other: Scope) -> bytes:
    """Return where both masks have 1; None has it everywhere."""
    if other is None:
        return mask
    joined = int.from_bytes(mask, "little") & int.from_bytes(other, "little")
    return joined.to_bytes(len(mask), "little")


def _either(mask: bytes, other: bytes) -> bytes:
    joined = int.from_bytes(mask, "little") | int.from_bytes(other, "little")
    return joined.to_bytes(len(mask), "little")


def _is_one_concept(node: Or) -> bool:
    """Say whether words stand for each other (synonyms), so that they are one in ranking."""
    return all(
        not isinstance(part, Literal | And | Or | Not | Everything | Field | Range)
        for part in node.parts
    )
