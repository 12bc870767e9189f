"""Correspondence analysis (対応分析) of words by years, departments or topics."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.rows.basis import Basis, Remark
from kurume_search.analytics.running.passage_sets import PassageSet
from kurume_search.analytics.running.reading import Reading, at_least, is_few
from kurume_search.analytics.running.remarks import EMPTY, remarks_on
from kurume_search.analytics.running.tallies import tally
from kurume_search.analytics.running.turn_groups import TurnGroups, turn_groups

Counts: TypeAlias = "npt.NDArray[np.int64]"
Numbers: TypeAlias = "npt.NDArray[np.float64]"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The algebra of a correspondence analysis; arrays, one row a row or column of the table.

    Attributes:
        inertias: Principal inertias, greatest first.
        rows: Principal coordinates of rows.
        columns: Of columns.
        row_mass: Share of the table.
        column_mass: Likewise.
    """

    inertias: Numbers
    rows: Numbers
    columns: Numbers
    row_mass: Numbers
    column_mass: Numbers


def analyse(table: Counts) -> Map:
    """Return the correspondence analysis of a table without empty rows or columns.

    Singular values of the standardised residuals (P - rc') / √rc'. M. J. Greenacre (1984),
    Theory and Applications of Correspondence Analysis; (2017), Correspondence Analysis in
    Practice, 3rd ed., appendix A. A dimension's direction means nothing: the row that
    contributes most to it stands on the positive side.
    """
    share = table / table.sum()
    r, c = share.sum(axis=1), share.sum(axis=0)
    residuals = (share - np.outer(r, c)) / np.sqrt(np.outer(r, c))
    u, values, v = np.linalg.svd(residuals, full_matrices=False)
    kept = max(min(table.shape) - 1, 0)
    u, values, v = u[:, :kept], values[:kept], v[:kept].T
    # Rounded, so that of two rows that contribute alike the first decides on any machine.
    at = np.argmax(np.round(np.abs(u), 9), axis=0)
    signs = np.where(u[at, np.arange(kept)] < 0, -1.0, 1.0)
    return Map(
        inertias=values**2,
        rows=u * signs * values / np.sqrt(r)[:, None],
        columns=v * signs * values / np.sqrt(c)[:, None],
        row_mass=r,
        column_mass=c,
    )


def correspondence(
    reading: Reading,
    turns: PassageSet,
    *,
    by: str = "year",
    words: int = 100,
    min_count: int = 5,
    dimensions: int = 2,
) -> Correspondence:
    """Return the map of the most frequent content words and the groups of `turns`.

    Args:
        reading: The corpus.
        turns: Those to read.
        by: What groups are: ``year``, ``dept``, ``topic``, ``role`` …
        words: The most frequent ones, this many.
        min_count: Least number of places of a word.
        dimensions: Most dimensions to give coordinates for.

    Raises:
        UsageError: Nothing can be grouped by that, or a threshold is below 1.
    """
    at_least(words=words, min_count=min_count, dimensions=dimensions)
    groups = turn_groups(turns, by)
    basis = reading.basis((turns,)).with_cutoffs(words=words, min_count=min_count)
    empty = Correspondence(
        by=groups.by, inertias=(), shares=(), total_inertia=0.0, chi_square=0.0, words=(),
        groups=(), table=(), basis=basis,
    )  # fmt: skip
    if not len(turns):
        return replace(empty, remarks=(EMPTY,))
    counted = tally(reading, turns, groups.belongs)
    totals = np.bincount(counted.codes, weights=counted.counts, minlength=1)
    codes = np.flatnonzero(totals >= min_count)
    codes = codes[np.argsort(-totals[codes], kind="stable")][:words]
    table = np.zeros((len(codes), len(groups.keys)), dtype=np.int64)
    kept = counted.only(np.sort(codes))
    by_code = np.argsort(codes)  # place among the rising codes → place by frequency
    table[by_code[kept.codes], kept.units] = kept.counts
    filled = np.flatnonzero(table.sum(axis=0))
    table = table[:, filled]
    remarks = (*_several(groups), *remarks_on((turns,), by=groups.by))
    if min(table.shape) < 2:
        return replace(empty, remarks=(_too_small(groups.by, len(filled), len(codes)), *remarks))
    found = analyse(table)
    names = [reading.stream.name(code) for code in codes.tolist()]
    keys = [groups.keys[at] for at in filled.tolist()]
    labels = [groups.labels[at] for at in filled.tolist()]
    total = float(found.inertias.sum())
    return replace(
        empty,
        inertias=tuple(found.inertias.tolist()),
        shares=tuple((found.inertias / total if total else found.inertias * 0).tolist()),
        total_inertia=total,
        chi_square=total * int(table.sum()),
        words=_points("word", names, names, table, found, dimensions),
        groups=_points("group", keys, labels, table.T, found, dimensions),
        table=tuple(map(tuple, table.tolist())),
        remarks=remarks,
    )


def _points(
    kind: str, keys: list[str], labels: list[str], table: Counts, found: Map, dimensions: int
) -> tuple[Point, ...]:
    is_word = kind == "word"
    coordinates = found.rows if is_word else found.columns
    mass = found.row_mass if is_word else found.column_mass
    parts = mass[:, None] * coordinates**2
    distance = (coordinates**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        given = np.where(found.inertias > 0, parts / found.inertias, 0.0)
        quality = np.where(distance[:, None] > 0, coordinates**2 / distance[:, None], 0.0)
    total = parts.sum()
    sums = table.sum(axis=1)
    return tuple(
        Point(
            kind=kind,
            key=key,
            label=label,
            count=int(sums[at]),
            mass=float(mass[at]),
            coordinates=tuple(coordinates[at, :dimensions].tolist()),
            contributions=tuple(given[at, :dimensions].tolist()),
            quality=tuple(quality[at, :dimensions].tolist()),
            inertia=float(parts[at].sum() / total) if total else 0.0,
            few=is_few(int(sums[at])),
        )
        for at, (key, label) in enumerate(zip(keys, labels, strict=True))
    )


def _too_small(by: str, groups: int, words: int) -> Remark:
    return Remark(
        "too-small",
        f"対応分析には二つ以上の {by} と二つ以上の語が要ります({by} {groups}、語 {words})。",
        f"Correspondence analysis needs two {by}s and two words ({groups} and {words}).",
    )


def _several(groups: TurnGroups) -> tuple[Remark, ...]:
    if not groups.several:
        return ()
    return (
        Remark(
            "several-groups",
            f"複数の {groups.by} にわたる発言は、それぞれで数えています({groups.several})。",
            f"Turns of several {groups.by}s count in each ({groups.several}).",
        ),
    )
