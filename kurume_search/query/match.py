"""The plain meaning of a query: slow, obvious, and the oracle of the index.

Atoms are what a unit decides over: placements (a passage in a section) for `turn`,
sections for `case`, agenda items, meetings. The result is a set of atoms, combined by
AND, OR and NOT; `turn` then forgets in which section a passage was found.

NOT is always a complement of units, of ``-role:会長`` too: units in which no chair speaks,
not passages by others. So NOT means one thing whatever stands behind it, and "nothing of
the chair's" can be asked at all; passages by others are ``role:委員 OR role:事務局 …``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from kurume_search.model.letter import is_letter_id
from kurume_search.model.meeting import Minutes
from kurume_search.model.passage import Passage
from kurume_search.query.ast import (
    And,
    Everything,
    Field,
    Literal,
    Node,
    Not,
    Or,
    Query,
    Range,
    Unit,
)
from kurume_search.query.fields import Level
from kurume_search.query.levels import asks_of_meetings_only, level_of_node
from kurume_search.query.occurrences import literal_spans, places
from kurume_search.query.phrases import Tokenize
from kurume_search.query.predicates import Between, Cites, OneOf, Predicate, Sitting
from kurume_search.query.resolve import resolve_all
from kurume_search.query.sections import (
    Section,
    councils_of,
    departments_of,
    kinds_of,
    law_key,
    meeting_id,
    numbers_of,
    outcomes_of,
    placed,
    procedures_of,
    speaker_key,
    topics_of,
)
from kurume_search.query.vocabulary import Vocabulary
from kurume_search.text.plain import plain

Atom: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """A passage in one of its sections."""

    minutes: Minutes
    meeting: str
    section: Section
    passage: Passage


def match(
    query: Query,
    documents: Iterable[tuple[Minutes, str]],
    vocabulary: Vocabulary,
    tokenize: Tokenize,
    *,
    names: bool = False,
    tags: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> frozenset[str]:
    """Return the ids of all units that `query` (expanded) means.

    Args:
        query: What is asked.
        documents: Minutes, each with the text it was read from.
        vocabulary: What values of fields may name.
        tokenize: Cuts a text into words.
        names: Show officials' names; hidden ones aren't found.
        tags: Permanent ids of cases and turns to the codes that one put on them.

    Raises:
        QueryError: A value names nothing that is known.
    """
    codes = {name: frozenset(map(plain, held)) for name, held in tags.items()}
    return _Matcher(query, documents, vocabulary, tokenize, codes, names=names).ids()


class _Matcher:
    """Evaluates one query over all placements of the documents, without an index."""

    def __init__(
        self,
        query: Query,
        documents: Iterable[tuple[Minutes, str]],
        vocabulary: Vocabulary,
        tokenize: Tokenize,
        tags: Mapping[str, frozenset[str]],
        *,
        names: bool,
    ) -> None:
        self.query = query
        self.tags = tags
        self.tags_inside: dict[Atom, frozenset[str]] = {}
        self.tokenize = tokenize
        self.names = names
        self.predicates = {
            node: resolved.predicate
            for node, resolved in resolve_all(query.node, vocabulary).items()
        }
        self.sections: list[tuple[Minutes, str, Section]] = []
        self.placements: list[Placement] = []
        for minutes, source in documents:
            where = placed(minutes, source)
            name = meeting_id(minutes.meeting)
            self.sections += [(minutes, name, section) for section in where.sections]
            for passage, homes in zip(where.passages, where.placements, strict=True):
                for home in homes:
                    section = where.sections[home]
                    self.placements.append(Placement(minutes, name, section, passage))
                    known = self.tags_inside.get((name, section.id), frozenset())
                    codes = self.tags.get(f"{name}/{passage.id}", frozenset())
                    self.tags_inside[name, section.id] = known | codes

    def ids(self) -> frozenset[str]:
        found = self.eval(self.query.node, self.placements)
        if self.query.unit is Unit.CASE and asks_of_meetings_only(self.query.node):
            found &= {self.atom(m, s) for _, m, s in self.sections if s.case is not None}
        if self.query.unit is Unit.MEETING:
            found = {atom for atom in found if not is_letter_id(atom[0])}
        if self.query.unit is Unit.TURN:
            found = {(meeting, passage) for meeting, passage, _ in found}
        return frozenset("/".join(part for part in atom if part) for atom in found)

    def atom(self, meeting: str, section: Section) -> Atom:
        match self.query.unit:
            case Unit.CASE:
                return (meeting, section.id)
            case Unit.ITEM:
                return (meeting, section.item or "")
        return (meeting,)

    def lifted(self, placements: Iterable[Placement]) -> set[Atom]:
        """Return the atoms that hold any of `placements`."""
        if self.query.unit is Unit.TURN:
            return {(p.meeting, p.passage.id, p.section.id) for p in placements}
        return {self.atom(p.meeting, p.section) for p in placements}

    def universe(self, scope: list[Placement]) -> set[Atom]:
        if scope is self.placements and self.query.unit is not Unit.TURN:
            return {self.atom(meeting, section) for _, meeting, section in self.sections}
        return self.lifted(scope)

    def of_sections(
        self, holds: Callable[[Minutes, Section, frozenset[str]], bool], scope: list[Placement]
    ) -> set[Atom]:
        """Return the atoms in which one section holds, with what is tagged in it."""
        if self.query.unit is Unit.TURN:
            return self.lifted(p for p in scope if holds(p.minutes, p.section, self.tags_of(p)))
        found = {
            self.atom(m, s)
            for minutes, m, s in self.sections
            if holds(minutes, s, self.of_case(m, s) | self.tags_inside.get((m, s.id), frozenset()))
        }
        return found & self.universe(scope)

    def of_case(self, meeting: str, section: Section) -> frozenset[str]:
        """Return the tags that a case itself has."""
        if section.case is None:
            return frozenset()
        return self.tags.get(f"{meeting}/{section.id}", frozenset())

    def tags_of(self, one: Placement) -> frozenset[str]:
        """Return the tags that a passage has, with those of the case it stands in."""
        own = self.tags.get(f"{one.meeting}/{one.passage.id}", frozenset())
        return own | self.of_case(one.meeting, one.section)

    def eval(self, node: Node, scope: list[Placement]) -> set[Atom]:
        """Return the atoms that `node` means, with words looked for in `scope` only."""
        match node:
            case Everything():
                return self.universe(scope)
            case Not(part):
                return self.universe(scope) - self.eval(part, scope)
            case And(parts):
                return self.all_of(parts, scope)
        match level_of_node(node):
            case Level.PASSAGE:
                return self.lifted(p for p in scope if self.says(node, p.passage))
            case Level.SECTION:
                return self.of_sections(
                    lambda _, section, tags: self.records(node, section, tags), scope
                )
            case Level.MEETING:
                return self.of_sections(lambda minutes, *_: self.is_of(node, minutes), scope)
        if isinstance(node, Or):
            return set().union(*(self.eval(part, scope) for part in node.parts))
        return self.lifted(p for p in scope if self.occurs(node, p.passage))

    def all_of(self, parts: tuple[Node, ...], scope: list[Placement]) -> set[Atom]:
        of_passages = [part for part in parts if level_of_node(part) is Level.PASSAGE]
        of_sections = [part for part in parts if level_of_node(part) is Level.SECTION]
        rest = [part for part in parts if part not in of_passages and part not in of_sections]
        if of_passages:
            scope = [p for p in scope if all(self.says(part, p.passage) for part in of_passages)]
        found = self.universe(scope)
        if of_sections:
            found &= self.of_sections(
                lambda _, section, tags: all(
                    self.records(part, section, tags) for part in of_sections
                ),
                scope,
            )
        for part in rest:
            found &= self.eval(part, scope)
        return found

    def says(self, node: Node, passage: Passage) -> bool:
        """Return whether a passage has what fields of passages ask for."""
        speaker = speaker_key(passage)
        keys = {
            "role": frozenset() if passage.role is None else frozenset({passage.role.value}),
            "kind": kinds_of(passage),
            "speaker": frozenset() if speaker is None else frozenset({speaker}),
        }
        return self.holds(node, lambda predicate: _has(predicate, keys))

    def records(self, node: Node, section: Section, tags: frozenset[str]) -> bool:
        """Return whether a section has what fields of sections ask for."""
        keys = {
            "dept": departments_of(section),
            "topic": topics_of(section),
            "outcome": outcomes_of(section),
            "procedure": procedures_of(section),
            "number": numbers_of(section),
            "tag": tags,
        }

        def asked(predicate: Predicate) -> bool:
            if isinstance(predicate, Cites):
                return any(
                    (predicate.laws is None or law_key(citation) in predicate.laws)
                    and predicate.covers(citation.provision)
                    for citation in section.citations
                )
            return _has(predicate, keys)

        return self.holds(node, asked)

    def is_of(self, node: Node, minutes: Minutes) -> bool:
        """Return whether a meeting has what fields of meetings ask for."""
        meeting = minutes.meeting
        keys = {
            "council": councils_of(meeting),
            "meeting": frozenset({meeting.id, meeting_id(meeting)}),
        }

        def asked(predicate: Predicate) -> bool:
            match predicate:
                case Between("year"):
                    return predicate.holds(meeting.fiscal_year)
                case Between():
                    return predicate.holds(meeting.date.toordinal() if meeting.date else None)
                case Sitting(fiscal_year, number):
                    return meeting.number == number and fiscal_year in (None, meeting.fiscal_year)
            return _has(predicate, keys)

        return self.holds(node, asked)

    def holds(self, node: Node, asked: Callable[[Predicate], bool]) -> bool:
        """Return whether fields joined by AND and OR hold of one record."""
        match node:
            case And(parts):
                return all(self.holds(part, asked) for part in parts)
            case Or(parts):
                return any(self.holds(part, asked) for part in parts)
            case Field() | Range():
                return asked(self.predicates[node])
        return False

    def occurs(self, node: Node, passage: Passage) -> bool:
        """Return whether words are found in a passage."""
        hidden = () if self.names else passage.hidden
        if isinstance(node, Literal):
            spans = literal_spans(node.text, passage.text)
            return any(
                all(stop <= name.start or name.stop <= start for name in hidden)
                for start, stop in spans
            )
        tokens = [
            token
            for token in self.tokenize(passage.text)
            if all(token.stop <= name.start or name.stop <= token.start for name in hidden)
        ]
        return bool(places(node, passage.text, tokens, self.tokenize))


def _has(predicate: Predicate, keys: Mapping[str, Collection[str]]) -> bool:
    return isinstance(predicate, OneOf) and not predicate.values.isdisjoint(
        keys.get(predicate.name, ())
    )
