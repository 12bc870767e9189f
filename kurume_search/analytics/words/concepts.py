"""Concepts (コンセプト): codes that rules of one's own give to turns or cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.rows.basis import Basis, Remark
from kurume_search.analytics.rows.ids import Ids
from kurume_search.analytics.running.passage_sets import PassageSet, column
from kurume_search.analytics.running.reading import Codes, Reading, is_few
from kurume_search.analytics.running.remarks import EMPTY, remarks_on
from kurume_search.analytics.running.tallies import Membership, members
from kurume_search.analytics.running.turn_groups import turn_groups
from kurume_search.analytics.statistics.intervals import wilson
from kurume_search.analytics.words.coding import Coder
from kurume_search.errors import UsageError
from kurume_search.query.coding_rules import CodingRules
from kurume_search.text.reform import REFORM

Mask: TypeAlias = "npt.NDArray[np.bool_]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptRow:
    """A code, and how many units have it, in all or in one group.

    Attributes:
        concept: Name of the code, without its mark; empty: units that have no code.
        group: Key of the group (``2021``); None: all units.
        group_label: For people.
        units: Units that have the code.
        total: Units of the group.
        share: units / total; None where the group has none.
        low: Lower end of the 95 % interval of the share (Wilson); None likewise.
        high: Upper end.
        ids: Permanent ids of the units, in order.
        few: `total` is below 5: no tendency.
        era: ``before``, ``after`` or ``across`` the reform of 2023-04-01; ``unknown``.
    """

    concept: str
    group: str | None
    group_label: str | None
    units: int
    total: int
    share: float | None
    low: float | None
    high: float | None
    ids: Sequence[str]
    few: bool
    era: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concepts:
    """Codes counted by units, and crossed.

    Attributes:
        unit: ``turn`` or ``case``.
        by: What they are crossed by (``year``), or None.
        total: Units read.
        coded: Units with at least one code.
        rows: Codes in the order of the rules, then units without a code; within a code all
            units first, then the groups in the order of the field.
        rules: The rules as read, in KH Coder's notation.
        basis: How words were cut.
        remarks: What a reader must know.
    """

    unit: str
    by: str | None
    total: int
    coded: int
    rows: tuple[ConceptRow, ...]
    rules: str
    basis: Basis
    remarks: tuple[Remark, ...] = ()


def concepts(
    reading: Reading,
    turns: PassageSet,
    rules: CodingRules,
    *,
    unit: str = "turn",
    by: str | None = None,
    names: bool = False,
) -> Concepts:
    """Return how many units have each code of `rules`.

    Args:
        reading: The corpus.
        turns: Those to read; of a case only these count, its title doesn't.
        rules: As KH Coder has them; words are looked for as a search does.
        unit: ``turn`` or ``case``.
        by: Cross codes by the values of a field: ``year``, ``dept``, ``topic`` …
        names: Names of officials are found.

    Raises:
        UsageError: There are no rules, no such unit or field, or a rule asks for what can't
            be counted.
    """
    if not rules.rules:
        raise UsageError("コーディングルールが空です。「＊名前」の行と条件を書いてください。")
    belongs, rows = members(turns, unit)
    basis = reading.basis((turns,), unit=unit, content=False)
    empty = Concepts(
        unit=unit, by=None, total=belongs.count, coded=0, rows=(), rules=str(rules), basis=basis
    )
    coder = Coder(reading, turns, belongs, names)
    given = {rule.name: coder.code(rule.name, rule.condition) for rule in rules}
    if not belongs.count:
        return replace(empty, remarks=(EMPTY,))
    coded = np.logical_or.reduce(list(given.values()))
    groups: list[tuple[str | None, str | None, Mask]] = [
        (None, None, np.ones(belongs.count, dtype=np.bool_))
    ]
    if by is not None:
        found = turn_groups(turns, by, unrecorded=True)
        empty = replace(empty, by=found.by)
        inside = _units_of(belongs, found.belongs, turns.columns.passages)
        groups += zip(found.keys, found.labels, inside, strict=True)
    units = _Units(turns, unit, rows)
    return replace(
        empty,
        coded=int(coded.sum()),
        rows=tuple(
            units.row(name, has, group)
            for name, has in {**given, "": ~coded}.items()
            for group in groups
        ),
        remarks=tuple(remarks_on((turns,))),
    )


def _units_of(belongs: Membership, groups: Membership, passages: int) -> list[Mask]:
    """Return for each group which units have a turn in it."""
    found = []
    for group in range(groups.count):
        has = np.zeros(passages, dtype=np.bool_)
        has[groups.passages[groups.units == group]] = True
        units = np.zeros(belongs.count, dtype=np.bool_)
        units[belongs.units[has[belongs.passages]]] = True
        found.append(units)
    return found


class _Units:
    """Makes rows of units of one kind."""

    def __init__(self, turns: PassageSet, unit: str, rows: Codes) -> None:
        self._columns, self._unit, self._rows = turns.columns, unit, rows
        table = "passage" if unit == "turn" else "section"
        meetings = column(turns.columns, f"{table}.meeting")[rows]
        self._days = column(turns.columns, "meeting.day")[meetings]

    def row(self, name: str, has: Mask, group: tuple[str | None, str | None, Mask]) -> ConceptRow:
        key, label, inside = group
        both = has & inside
        count, total = int(both.sum()), int(inside.sum())
        interval = wilson(count, total)
        return ConceptRow(
            concept=name,
            group=key,
            group_label=label,
            units=count,
            total=total,
            share=count / total if total else None,
            low=interval.low if interval else None,
            high=interval.high if interval else None,
            ids=Ids(self._columns, self._unit, self._rows[both]),
            few=is_few(total),
            era=self._era(inside),
        )

    def _era(self, inside: Mask) -> str:
        days = self._days[inside]
        sides = set((days[days > 0] >= REFORM.ordinal).tolist())
        if len(sides) == 2:
            return "across"
        return "unknown" if not sides else "after" if True in sides else "before"
