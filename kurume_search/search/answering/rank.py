"""BM25 with the unit as document (Robertson & Zaragoza 2009), and what made up a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log

from kurume_search.query.ast import Node, Unit, written
from kurume_search.search.answering.evaluate import Matched
from kurume_search.search.reckoning.algebra import Algebra, Counts, Rows, weight
from kurume_search.search.stored.columns import Columns
from kurume_search.text.values import Value


class Share(Value):
    """What one part of a query adds to the score of one unit.

    Attributes:
        text: The part in the query language.
        score: What it adds.
        times: How often it occurs in the unit.
        units: In how many units it occurs.
    """

    text: str
    score: float
    times: int
    units: int


class Ranking:
    """Scores of the units that were found."""

    def __init__(
        self, columns: Columns, algebra: Algebra, unit: Unit, matched: Iterable[Matched]
    ) -> None:
        self._unit, self._algebra, self._column = unit, algebra, _LENGTHS[unit]
        self._lengths, self._average = columns.ints(self._column), columns.mean(self._column)
        self._counts: dict[Node, Counts] = {}
        for one in matched:
            if one.is_words and one.node not in self._counts:
                counts = one.counts
                if len(counts):
                    self._counts[one.node] = self._by_unit(counts)

    def _by_unit(self, counts: Counts) -> Counts:
        """Sum counts of passages by unit; a passage counts once in each unit it stands in."""
        match self._unit:
            case Unit.TURN:
                return counts
            case Unit.CASE:
                return self._algebra.by_section(counts)
            case Unit.ITEM:
                return self._algebra.by_item(counts)
        return self._algebra.by_meeting(counts)

    def scores(self, units: Rows) -> Mapping[int, float] | None:
        """Return the score of each of `units`; None where no word was found: all are 0."""
        if not self._counts:
            return None
        parts = [(counts, self._rarity(len(counts))) for counts in self._counts.values()]
        return self._algebra.scores(units, parts, self._column, self._average)

    def shares(self, unit: int) -> Sequence[Share]:
        """Return what each part of the query adds to the score of `unit`."""
        return tuple(
            Share(
                written(node),
                self._rarity(len(counts))
                * weight(counts[unit], self._lengths[unit], self._average),
                counts[unit],
                len(counts),
            )
            for node, counts in self._counts.items()
            if unit in counts
        )

    def _rarity(self, units: int) -> float:
        total = len(self._lengths)
        return log(1 + (total - units + 0.5) / (units + 0.5))


_LENGTHS = {
    Unit.TURN: "passage.length", Unit.CASE: "section.length",
    Unit.ITEM: "item.length", Unit.MEETING: "meeting.length",
}  # fmt: skip
