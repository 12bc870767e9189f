"""The answer to a query: which units, how many, in what order, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from kurume_search.query.ast import Expansion, Field, Node, Query, Range, Unit, walk
from kurume_search.query.phrases import Tokenize
from kurume_search.query.predicates import Cites
from kurume_search.search.clauses import clauses
from kurume_search.search.columns import Columns
from kurume_search.search.evaluate import Evaluator
from kurume_search.search.finder import Finder
from kurume_search.search.hits import Clause, Hit, PassageHit
from kurume_search.search.masks import Masks
from kurume_search.search.passages import PassageReader
from kurume_search.search.rank import Ranking
from kurume_search.search.reform import CROSSES, crosses

if TYPE_CHECKING:
    from kurume_search.query.resolve import Resolved


class Found:
    """Units that answer a query; sized, iterable, and lazy in everything else.

    Attributes:
        query: As asked, expansions included.
        unit: What is counted.
        warnings: What a reader should know, in Japanese.
        expansions: What was asked besides what was typed.
        synonyms: Whether registered synonyms were asked for.
        readings: Whether words in kana could be asked for by their sound.
    """

    def __init__(
        self,
        columns: Columns,
        *,
        query: Query,
        resolved: Mapping[Field | Range, Resolved],
        evaluator: Evaluator,
        finder: Finder,
        masks: Masks,
        tokenize: Tokenize,
        names: bool,
        sort: str,
        synonyms: bool = True,
        readings: bool = True,
    ) -> None:
        self.query = query
        self.unit = query.unit
        self.names = names
        self.synonyms = synonyms
        self.readings = readings
        self._columns = columns
        self._resolved = resolved
        self._evaluator = evaluator
        self._finder = finder
        self._masks = masks
        self._reader = PassageReader(columns, tokenize, names=names)
        self._sort = sort
        self._atoms, self._matched = evaluator.result(query.node)
        self.expansions: tuple[Expansion, ...] = (
            *query.expansions,
            *(e for one in resolved.values() for e in one.expansions),
        )

    @property
    def columns(self) -> Columns:
        """Of the index that answered."""
        return self._columns

    @property
    def finder(self) -> Finder:
        """Finds words as this search does: with names, or without."""
        return self._finder

    @property
    def reader(self) -> PassageReader:
        """Reads passages as this search shows them."""
        return self._reader

    @property
    def atoms(self) -> Set[int]:
        """Rows that answer: placements for the unit ``turn``, else rows of the units."""
        return self._atoms

    @property
    def bounded(self) -> bool:
        """Whether only units of a subset could be found."""
        return self._evaluator.within is not None

    def units_of(self, node: Node) -> int:
        """Return how many units `node`, made of parts of this query, would bring alone."""
        atoms = self._evaluator.result(node).atoms
        return len(self._evaluator.passages(atoms) if self.unit is Unit.TURN else atoms)

    def among(self, node: Node, unit: Unit) -> Set[int]:
        """Return the rows of `unit` that `node`, made of parts of this query, means anywhere."""
        predicates = {field: one.predicate for field, one in self._resolved.items()}
        evaluator = Evaluator(self._columns, self._finder, self._masks, predicates, unit)
        return evaluator.result(node).atoms

    def words(self) -> Iterator[tuple[Node, list[int]]]:
        """Yield words that were found, and in which passages of what answers, rising."""
        for one in self._matched:
            if any(one.counts.values()):
                atoms, lift = one.atoms & self._atoms, self._evaluator.lift
                yield one.node, sorted(p for p in one.counts if not atoms.isdisjoint(lift([p])))

    @cached_property
    def _units(self) -> Sequence[int]:
        """Rows of the units: passages for `turn`, else the atoms themselves."""
        if self.unit is not Unit.TURN:
            return list(self._atoms)
        return list(self._evaluator.passages(self._atoms))

    def passage(self, row: int) -> PassageHit:
        """Return the passage in `row` with every word that was found marked in it."""
        nodes = [one.node for one in self._matched if one.counts.get(row)]
        return self._reader.passage(row, nodes)

    @property
    def total(self) -> int:
        """How many units were found."""
        return len(self._units)

    def __len__(self) -> int:
        return self.total

    @cached_property
    def _ranking(self) -> Ranking:
        return Ranking(self._columns, self.unit, self._matched)

    @cached_property
    def scores(self) -> Mapping[int, float]:
        """Score of each unit, by row."""
        return self._ranking.scores(self._units)

    @cached_property
    def rows(self) -> Sequence[int]:
        """Rows of the units in the order asked for; cases before what lies outside them."""
        day, meeting = self._columns.ints("meeting.day"), self._meeting_of
        cases = self._columns.ints("section.case") if self.unit is Unit.CASE else None

        def outside(row: int) -> bool:
            return cases is not None and not cases[row]

        if self._sort == "date":
            return sorted(self._units, key=lambda row: (outside(row), -day[meeting(row)], row))
        scores = self.scores
        return sorted(
            self._units, key=lambda row: (outside(row), -scores[row], -day[meeting(row)], row)
        )

    def _meeting_of(self, row: int) -> int:
        if self.unit is Unit.MEETING:
            return row
        column = {
            Unit.TURN: "passage.meeting", Unit.CASE: "section.meeting",
            Unit.ITEM: "item.meeting",
        }[self.unit]  # fmt: skip
        return self._columns.ints(column)[row]

    def ids(self) -> Iterator[str]:
        """Yield the permanent id of each unit, in order."""
        return map(self.id_of, self.rows)

    def meeting_id(self, row: int) -> str:
        """Return the permanent id of the meeting that the unit in `row` belongs to."""
        return str(self._columns.record("meeting.record", self._meeting_of(row))["id"])

    def id_of(self, row: int) -> str:
        """Return the permanent id of the unit in `row`."""
        columns, meeting = self._columns, self.meeting_id(row)
        match self.unit:
            case Unit.MEETING:
                return meeting
            case Unit.TURN:
                return f"{meeting}/{columns.string('passage.id', row)}"
            case Unit.CASE:
                inner = columns.record("section.record", row)["id"]
            case Unit.ITEM:
                inner = columns.record("item.record", row)["id"]
        return f"{meeting}/{inner}" if inner else meeting

    def __iter__(self) -> Iterator[Hit]:
        return map(self.hit, self.rows)

    def page(self, start: int, stop: int) -> list[Hit]:
        """Return the hits of ranks `start` to `stop`, half-open, from 0."""
        return [self.hit(row) for row in self.rows[start:stop]]

    def hit(self, row: int) -> Hit:
        """Return everything about the unit in `row`."""
        columns = self._columns
        sections = self._sections_of(row)
        item = self._item_of(row, sections)
        return Hit(
            id=self.id_of(row),
            unit=self.unit,
            score=self.scores[row],
            shares=tuple(self._ranking.shares(row)),
            meeting=columns.record("meeting.record", self._meeting_of(row)),
            item=columns.record("item.record", item),
            sections=tuple(columns.record("section.record", section) for section in sections),
            passages=tuple(self._passages(row)),
            unstated=self._unstated(sections),
        )

    def _sections_of(self, row: int) -> list[int]:
        """Return the sections that a unit stands in or holds, as far as they answer."""
        columns = self._columns
        match self.unit:
            case Unit.CASE:
                return [row]
            case Unit.TURN:
                low, high = columns.span_of("placement.section", row)
                section = columns.ints("placement.section")
                return [section[at] for at in range(low, high) if at in self._atoms]
            case Unit.MEETING:
                return list(range(*columns.span_of("meeting.sections", row)))
        item = columns.ints("section.item")
        low, high = columns.span_of("meeting.sections", self._meeting_of(row))
        return [section for section in range(low, high) if item[section] == row]

    def _item_of(self, row: int, sections: list[int]) -> int:
        """Return the agenda item of a unit; the header for a meeting."""
        if self.unit is Unit.ITEM:
            return row
        if self.unit is Unit.MEETING:
            return self._columns.span_of("meeting.items", row)[0]
        return self._columns.ints("section.item")[sections[0]]

    def _passages_of(self, row: int) -> Sequence[int]:
        """Return the passages that stand in a unit, in reading order."""
        columns = self._columns
        if self.unit is Unit.TURN:
            return [row]
        if self.unit is Unit.MEETING:
            return range(*columns.span_of("meeting.passages", row))
        passage = columns.ints("placement.passage")
        return sorted(
            {
                passage[placement]
                for section in self._sections_of(row)
                for placement in columns.some("section.placements", section)
            }
        )

    def _atoms_of(self, row: int) -> set[int]:
        if self.unit is not Unit.TURN:
            return {row}
        return set(range(*self._columns.span_of("placement.section", row))) & self._atoms

    def _passages(self, row: int) -> Iterator[PassageHit]:
        atoms = self._atoms_of(row)
        matched = [one for one in self._matched if not atoms.isdisjoint(one.atoms)]
        words = [one for one in matched if any(one.counts.values())]
        for passage in self._passages_of(row):
            nodes = [one.node for one in words if passage in one.counts]
            if nodes or (not words and any(passage in one.counts for one in matched)):
                yield self._reader.passage(passage, nodes)

    def _unstated(self, sections: list[int]) -> bool:
        """Say whether none of `sections` states the paragraph that was asked for."""
        cited = {at for s in sections for at in self._columns.some("section.citations", s)}
        return any(
            any(loose[at] for at in cited) and not any(stated[at] for at in cited)
            for loose, stated in self._provisions
        )

    @cached_property
    def _provisions(self) -> Sequence[tuple[Sequence[bool], Sequence[bool]]]:
        """Return for each article asked for which citations mean it, and which say all of it."""
        predicates = [one.predicate for one in self._resolved.values()]
        return [
            (self._masks.provisions(asked), self._masks.provisions(asked, stated=True))
            for asked in predicates
            if isinstance(asked, Cites)
        ]

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know about how the query was read and answered."""
        said = [*self.query.warnings, *(w for r in self._resolved.values() for w in r.warnings)]
        if any(isinstance(node, Field | Range) and node.name == "year" for node in self._nodes):
            said.append("year: は年度（4月から翌年3月）です。")
        if any(isinstance(node, Field) and node.name in ("article", "law") for node in self._nodes):
            day = self._columns.ints("meeting.day")
            if crosses(day[self._meeting_of(row)] for row in self._units):
                said.append(CROSSES)
        if self._masks.tags is not None:
            said += self._masks.tags.warnings
        said += self._of_any_law()
        if any(self._unstated(self._sections_of(row)) for row in self._units if self._provisions):
            said.append("項の記載がない引用も含みます。")
        return tuple(dict.fromkeys((*self._evaluator.notes, *said)))

    @cached_property
    def by_law(self) -> Mapping[str, int]:
        """How many units cite what ``article:`` without a law asks for, by title of the law.

        What names no law is under the empty string. Nothing where every law was named.
        """
        columns, found = self._columns, dict[str, int]()
        asked = [
            self._masks.provisions(one.predicate)
            for one in self._resolved.values()
            if isinstance(one.predicate, Cites) and one.predicate.laws is None
        ]
        if not asked:
            return found
        # Loads the registers' classes: only who asks for an article pays for them.
        from kurume_search.query.vocabulary import PRINTED

        law, keys = columns.ints("citation.law"), columns.value("law.keys")
        titles = {row["id"]: row["title"] for row in columns.value("registers")["laws"]}
        for row in self._units:
            cited = {
                at for s in self._sections_of(row) for at in columns.some("section.citations", s)
            }
            names = {keys[law[at]] for at in cited for meant in asked if meant[at]}
            for name in sorted(titles.get(key, key.removeprefix(PRINTED)) for key in names):
                found[name] = found.get(name, 0) + 1
        return found

    def _of_any_law(self) -> Iterator[str]:
        """Yield what to say where an article was asked for without its law."""
        if self.by_law:
            counts = "、".join(
                f"{law or '法令名なし'} {n}件"
                for law, n in sorted(self.by_law.items(), key=lambda pair: (-pair[1], pair[0]))
            )
            mixed = "法令が混ざっています" if len(self.by_law) > 1 else "法令は一つです"
            yield f"法令を指定していない条文です。{mixed}: {counts}"

    @property
    def _nodes(self) -> Iterator[Node]:
        return walk(self.query.node)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every word and field of the query, and how much of it alone there is."""
        return tuple(clauses(self.query.node, self._evaluator, self._finder, self.unit))
