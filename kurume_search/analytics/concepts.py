"""Concepts (コンセプト): codes that rules of one's own give to turns or cases."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.analytics.basis import Basis, Remark


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
    ids: tuple[str, ...]
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
