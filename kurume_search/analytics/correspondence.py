"""Correspondence analysis (対応分析) of words by years, departments or topics."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.analytics.basis import Basis, Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A word, or a group of turns, on the map.

    Attributes:
        kind: ``word`` or ``group``.
        key: The word, or the group's value as recorded (``2021``, a department's id).
        label: For people.
        count: How often the word stands in the table, or words of the table in the group.
        mass: Share of the whole table.
        coordinates: Principal coordinates, one a dimension.
        contributions: Share of each dimension's inertia, one a dimension.
        quality: Cosine squared: how much of the point's distance each dimension shows.
        inertia: Share of the total inertia.
        few: `count` is below 5: no tendency.
    """

    kind: str
    key: str
    label: str
    count: int
    mass: float
    coordinates: tuple[float, ...]
    contributions: tuple[float, ...]
    quality: tuple[float, ...]
    inertia: float
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """A symmetric map: distances within words and within groups mean something, not between.

    Attributes:
        by: What groups are: ``year``, ``dept``, ``topic`` …
        inertias: Principal inertias (eigenvalues), greatest first.
        shares: Of the total inertia, one a dimension.
        total_inertia: χ² of the table over its sum.
        chi_square: Of the table.
        words: Row points, most frequent first.
        groups: Column points in the order of the field.
        table: Counts, a row a word of `words`, a column a group of `groups`.
        basis: How words were cut and chosen.
        remarks: What a reader must know.
    """

    by: str
    inertias: tuple[float, ...]
    shares: tuple[float, ...]
    total_inertia: float
    chi_square: float
    words: tuple[Point, ...]
    groups: tuple[Point, ...]
    table: tuple[tuple[int, ...], ...]
    basis: Basis
    remarks: tuple[Remark, ...] = ()

    @property
    def rows(self) -> tuple[Point, ...]:
        """All points, words first."""
        return (*self.words, *self.groups)
