"""The answer to a query: which units, how many, in what order, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress
from operator import not_
from typing import TYPE_CHECKING

from kurume_search.query.ast import Expansion, Field, Node, Query, Range, Unit, walk
from kurume_search.search.answering.clauses import clauses
from kurume_search.search.answering.evaluate import Evaluator
from kurume_search.search.answering.finder import Finder
from kurume_search.search.answering.hits import Clause, Hit, PassageHit
from kurume_search.search.answering.passages import PassageReader
from kurume_search.search.answering.rank import Ranking
from kurume_search.search.fields.masks import Masks
from kurume_search.search.reckoning.algebra import Algebra, Rows, Ways
from kurume_search.search.stored.columns import Columns

if TYPE_CHECKING:
    from kurume_search.query.resolve import Resolved
    from kurume_search.search.answering.citing import Citing


class Found:
    """Units that answer a query; sized, iterable, and lazy in everything else.

    Attributes:
        query: As asked, expansions included.
        unit: What is counted.
        warnings: What a reader should know, in Japanese.
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
        ways: Ways,
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
        self.ways = ways
        self._columns = columns
        self._resolved = resolved
        self._evaluator = evaluator
        self._finder = finder
        self._masks = masks
        self._sort = sort
        result = evaluator.result(query.node)
        self._atoms, self._matched = result.atoms, result.matched

    @property
    def expansions(self) -> tuple[Expansion, ...]:
        """What was asked besides what was typed."""
        of_fields = (one.expansions for one in self._resolved.values())
        return tuple(chain(self.query.expansions, *of_fields))

    @property
    def columns(self) -> Columns:
        """Of the index that answered."""
        return self._columns

    @property
    def finder(self) -> Finder:
        """Finds words as this search does: with names, or without."""
        return self._finder

    @cached_property
    def reader(self) -> PassageReader:
        """Reads passages as this search shows them."""
        return PassageReader(self._columns, self._finder.tokens, names=self.names)

    @property
    def algebra(self) -> Algebra:
        """How this search reckons."""
        return self._evaluator.algebra

    @cached_property
    def atoms(self) -> Rows:
        """Rows that answer: placements for the unit ``turn``, else rows of the units."""
        return self._evaluator.atoms.placed(self._atoms)

    @property
    def standing(self) -> Rows:
        """The passages that stand in what answers."""
        return self._evaluator.atoms.stand_in(self._atoms)

    @property
    def is_whole(self) -> bool:
        """Whether the units are passages, each of which answers wherever it stands."""
        return self._evaluator.atoms.whole

    @property
    def bounded(self) -> bool:
        """Whether only units of a subset could be found."""
        return self._evaluator.within is not None

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of what it is bounded to."""
        return self._evaluator.notes

    def units_of(self, node: Node) -> int:
        """Return how many units `node`, made of parts of this query, would bring alone."""
        return len(self._evaluator.atoms.units(self._evaluator.result(node).atoms))

    def among(self, node: Node, unit: Unit) -> Rows:
        """Return the rows of `unit` that `node`, made of parts of this query, means anywhere."""
        evaluator = Evaluator(self._columns, self._finder, self._masks, self._resolved, unit)
        return evaluator.atoms.placed(evaluator.result(node).atoms)

    def words(self) -> Iterator[tuple[Node, Rows]]:
        """Yield words that were found, and in which passages of what answers."""
        for one in self._matched:
            if one.is_words and len(one.counts):
                standing = self._evaluator.atoms.stand_in(one.atoms & self._atoms)
                yield one.node, one.passages & standing

    @cached_property
    def units(self) -> Rows:
        """Rows of the units: passages for `turn`, else the atoms themselves."""
        return self._evaluator.atoms.units(self._atoms)

    def passage(self, row: int) -> PassageHit:
        """Return the passage in `row` with every word that was found marked in it."""
        nodes = [one.node for one in self._matched if one.is_words and row in one.passages]
        return self.reader.passage(row, nodes)

    @property
    def total(self) -> int:
        """How many units were found."""
        return len(self.units)

    @property
    def whole(self) -> Found:
        """The answer that this is a part of; itself if it is whole."""
        return self

    @property
    def ranks(self) -> range:
        """The ranks, from 0, that its units have in the whole."""
        return range(self.total)

    def __len__(self) -> int:
        return self.total

    @cached_property
    def _ranking(self) -> Ranking:
        return Ranking(self._columns, self.algebra, self.unit, self._matched)

    def score(self, row: int) -> float:
        """Return the score of the unit in `row`; 0 where no words were asked for."""
        return 0.0 if self.scores is None else self.scores[row]

    @cached_property
    def scores(self) -> Mapping[int, float] | None:
        """Score of each unit, by row; None where no words were asked for."""
        return self._ranking.scores(self.units)

    @cached_property
    def rows(self) -> Sequence[int]:
        """Rows of the units in the order asked for; cases before what lies outside them."""
        scores = None if self._sort == "date" else self.scores
        rows = self.algebra.order(self.units, scores, _MEETINGS[self.unit])
        if self.unit is not Unit.CASE:
            return rows
        rows = list(rows)
        are_cases = list(map(self._columns.ints("section.case").__getitem__, rows))
        return [*compress(rows, are_cases), *compress(rows, map(not_, are_cases))]

    def _meeting_of(self, row: int) -> int:
        column = _MEETINGS[self.unit]
        return row if column is None else int(self._columns.ints(column)[row])

    def ids(self, *, ordered: bool = True) -> Sequence[str]:
        """Return the permanent id of each unit, made when it is looked at.

        Args:
            ordered: In the order asked for; else as they stand in the corpus, which takes
                neither scores nor sorting.
        """
        from kurume_search.search.answering.named import Named

        rows = self.rows if ordered else self.algebra.rising(self.units)
        return Named(rows, self._ids_of)

    def _ids_of(self, rows: Sequence[int]) -> Sequence[str]:
        if self.unit is Unit.TURN:
            return self.algebra.passage_ids(rows)
        return list(map(self.id_of, rows))

    def meeting_id(self, row: int) -> str:
        """Return the permanent id of the meeting that the unit in `row` belongs to."""
        return self._columns.meeting_ids[self._meeting_of(row)]

    def id_of(self, row: int) -> str:
        """Return the permanent id of the unit in `row`."""
        columns, meeting = self._columns, self.meeting_id(row)
        match self.unit:
            case Unit.MEETING:
                return meeting
            case Unit.TURN:
                return columns.passage_id(row)
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
            score=self.score(row),
            shares=tuple(self._ranking.shares(row)),
            meeting=columns.record("meeting.record", self._meeting_of(row)),
            item=columns.record("item.record", item),
            sections=tuple(columns.record("section.record", section) for section in sections),
            passages=tuple(self._passages(row)),
            unstated=bool(self._resolved) and row in self._citing.unstated,
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
                return [section[at] for at in range(low, high) if at in self.atoms]
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

    def _passages(self, row: int) -> Iterator[PassageHit]:
        atoms = [at for at in self._evaluator.atoms.atoms_of(row) if at in self._atoms]
        matched = [one for one in self._matched if any(atom in one.atoms for atom in atoms)]
        words = [one for one in matched if one.is_words]
        for passage in self._passages_of(row):
            nodes = [one.node for one in words if passage in one.passages]
            if nodes or (not words and any(passage in one.passages for one in matched)):
                yield self.reader.passage(passage, nodes)

    @cached_property
    def _citing(self) -> Citing:
        """Which units cite what is asked for."""
        from kurume_search.search.answering.citing import Citing

        asked = [one.predicate for one in self._resolved.values()]
        return Citing(self._columns, self._evaluator, self._masks, asked, self._atoms)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know about how the query was read and answered."""
        said = [*self.query.warnings, *(w for r in self._resolved.values() for w in r.warnings)]
        fields = {node.name for node in self._nodes if isinstance(node, Field | Range)}
        if fields:
            from kurume_search.search.fields.cautions import cautions

            said += cautions(fields, self._meetings, self._columns.ints("meeting.day").__getitem__)
        if self._masks.tags is not None:
            said += self._masks.tags.warnings
        said += self._citing.warnings(self.by_law) if self._resolved else ()
        if self._resolved and self._citing.unstated:
            said.append("項の記載がない引用も含みます。")
        return tuple(dict.fromkeys((*self.notes, *said)))

    def _meetings(self) -> Rows:
        """Return the meeting of each unit."""
        column = _MEETINGS[self.unit]
        return self.units if column is None else self.algebra.gathered(column, self.units)

    @cached_property
    def by_law(self) -> Mapping[str, int]:
        """How many units cite what ``article:`` without a law asks for, by title of the law.

        What names no law is under the empty string. Nothing where every law was named.
        """
        return self._citing.by_law() if self._resolved else {}

    @property
    def _nodes(self) -> Iterator[Node]:
        return walk(self.query.node)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every word and field of the query, and how much of it alone there is."""
        return tuple(clauses(self.query.node, self._evaluator, self._finder))


# The column with the meeting of each unit; meetings are their own.
_MEETINGS = {
    Unit.TURN: "passage.meeting", Unit.CASE: "section.meeting", Unit.ITEM: "item.meeting",
    Unit.MEETING: None,
}  # fmt: skip
