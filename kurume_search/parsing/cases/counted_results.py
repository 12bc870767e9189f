"""Rows of lists of results that stand before their cases, or name them by a count (1 承認)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.calls.numbers import entry_key
from kurume_search.parsing.cases.row_items import cases_at
from kurume_search.parsing.decisions.drafts import Draft, Item, Placed
from kurume_search.parsing.marks.heading_marks import place_of

_OF_CASES = (AgendaKind.DELIBERATION, AgendaKind.REPORT)


def is_counted(block: Block) -> bool:
    """Return whether a result is in a row of a list that has a count alone.

    What stands before it in a column of its own (1 利用 承認) is a part of one case.
    """
    heading = block.heading
    if heading is None or block.section != "results" or not heading.number or heading.cases:
        return False
    return " " not in block.text.partition("(")[0].strip()


def keys_of(row: Block) -> tuple[str, ...]:
    """Return what a row of a list of results names its cases by: numbers, or the item's mark."""
    heading = row.heading
    if heading is None or heading.cases or heading.number is None:
        return heading.cases.keys if heading else ()
    key = entry_key(heading.number)
    return (key,) if key else ()


class RowsKept:
    """The rows whose cases are found when all are called.

    Attributes:
        rows: In order, each with the cases that the talk was on where it stands.
    """

    __slots__ = ("_known", "rows")

    def __init__(self) -> None:
        self.rows: list[Placed] = []
        self._known: list[int] = []

    def __bool__(self) -> bool:
        return bool(self.rows)

    def keep(self, row: Placed, known: int = 0) -> None:
        """Keep a row, before which so many cases were called."""
        self.rows.append(row)
        self._known.append(known)

    def settle(
        self, by_key: Mapping[str, Draft], cases: Sequence[Draft], items: Sequence[Item]
    ) -> None:
        """Give each row its cases: what its number or mark names, else what it counts.

        Among the talk, or where all other cases have ended, counted rows are of the one before.

        Args:
            by_key: The key of a printed number → its case.
            cases: All cases.
            items: All items.
        """
        left: list[Placed] = []
        for row, known in zip(self.rows, self._known, strict=True):
            if not known:
                keys = keys_of(row.block)
                row.cases = tuple(dict.fromkeys(by_key[key] for key in keys if key in by_key))
            among = 0 < known < len(cases)
            others = known and all(case.closed for case in cases if case not in row.cases)
            if is_counted(row.block) and not (among or others or (row.cases and not known)):
                left.append(row)
        for row, found in zip(left, _by_count(left, by_key, cases, items), strict=True):
            row.cases = found or row.cases


def _by_count(
    rows: Sequence[Placed],
    by_key: Mapping[str, Draft],
    cases: Sequence[Draft],
    items: Sequence[Item],
) -> Sequence[tuple[Draft, ...]]:
    """Return the cases of counted rows, by the count of their headings or else by their order.

    Nothing is guessed where the rows are neither as many as the cases nor as the items.
    """
    numbers = [row.block.heading.number or "" for row in rows if row.block.heading]
    by_number = [cases_at(number, by_key, cases) for number in numbers]
    named = [held[0] for held in by_number if len(held) == 1]
    if len(named) == len(rows) == len(set(named)):
        return by_number
    if [place_of(number) for number in numbers] != list(range(1, len(rows) + 1)):
        return by_number
    if len(cases) == len(rows):
        return [(case,) for case in cases]
    talked = [item for item in items if item.kind in _OF_CASES]
    if len(talked) == len(rows):
        return [tuple(case for case in cases if case.item is item) for item in talked]
    return by_number
