"""BM25 with the unit as document (Robertson & Zaragoza 2009), and what made up a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from kurume_search.query.ast import Node, Unit, written
from kurume_search.search.columns import Columns
from kurume_search.search.evaluate import Matched

# The usual values; titles and turns of minutes are of like length, so nothing was tuned.
K1, B = 1.2, 0.75


class Share(NamedTuple):
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

    def __init__(self, columns: Columns, unit: Unit, matched: Iterable[Matched]) -> None:
        self._unit = unit
        self._columns = columns
        self._lengths = columns.ints(_LENGTHS[unit])
        filled = sum(1 for length in self._lengths if length)
        self._average = sum(self._lengths) / filled if filled else 1.0
        self._counts: dict[Node, dict[int, int]] = {}
        for one in matched:
            if any(one.counts.values()) and one.node not in self._counts:
                self._counts[one.node] = self._by_unit(one.counts)

    def _by_unit(self, counts: Mapping[int, int]) -> dict[int, int]:
        """Sum counts of passages by unit; a passage counts once in each unit it stands in."""
        if self._unit is Unit.TURN:
            return dict(counts)
        columns, found = self._columns, dict[int, int]()
        if self._unit is Unit.MEETING:
            meeting = columns.ints("passage.meeting")
            for passage, count in counts.items():
                found[meeting[passage]] = found.get(meeting[passage], 0) + count
            return found
        starts, section = (
            columns.ints("placement.section.starts"), columns.ints("placement.section")
        )  # fmt: skip
        item = columns.ints("section.item")
        for passage, count in counts.items():
            units: Iterable[int] = section[starts[passage] : starts[passage + 1]]
            if self._unit is Unit.ITEM:
                units = {item[at] for at in units}
            for unit in units:
                found[unit] = found.get(unit, 0) + count
        return found

    def scores(self, units: Iterable[int]) -> dict[int, float]:
        """Return the score of each of `units`; 0 where no word was asked for."""
        scores = dict.fromkeys(units, 0.0)
        for counts in self._counts.values():
            weight = self._rarity(len(counts))
            for unit, count in counts.items():
                if unit in scores:
                    scores[unit] += weight * self._weight(unit, count)
        return scores

    def shares(self, unit: int) -> Sequence[Share]:
        """Return what each part of the query adds to the score of `unit`."""
        return tuple(
            Share(
                written(node),
                self._rarity(len(counts)) * self._weight(unit, counts[unit]),
                counts[unit],
                len(counts),
            )
            for node, counts in self._counts.items()
            if unit in counts
        )

    def _rarity(self, units: int) -> float:
        total = len(self._lengths)
        return log(1 + (total - units + 0.5) / (units + 0.5))

    def _weight(self, unit: int, count: int) -> float:
        length = self._lengths[unit] / self._average
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length))


_LENGTHS = {
    Unit.TURN: "passage.length", Unit.CASE: "section.length",
    Unit.ITEM: "item.length", Unit.MEETING: "meeting.length",
}  # fmt: skip
