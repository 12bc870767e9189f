"""Items and cases by rows: of a table before anything, or alone (審議結果一覧), of results."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.blocks import ENTRY, HEADING, Block
from kurume_search.parsing.decisions.drafts import Draft, Item
from kurume_search.parsing.lines.pieces import Joined, Piece, joined
from kurume_search.parsing.marks.case_numbers import ITEM, case_key, keys_of_row
from kurume_search.parsing.words.headwords import is_general_report, kind_of


def without_item(cases: Iterable[Draft], called: Collection[Draft]) -> list[Draft]:
    """Return the cases that stand in a table only so far, under no item."""
    return [
        case for case in cases
        if case.entry is not None and case.item is None and case not in called
    ]  # fmt: skip


def items_of_rows(
    blocks: Sequence[Block], cases: Iterable[Draft], called: Collection[Draft]
) -> list[Item]:
    """Return an item for each case that stands in a table of results and nowhere else."""
    lone = without_item(cases, called)
    rows: set[int] = set()
    under = False
    for block in blocks if lone else ():
        if block.kind is HEADING:
            under = block.heading is not None and "結果" in block.heading.title
        elif block.kind is ENTRY and under:
            rows.add(id(block))
    return [
        item_of([case], case.number, case.title, list(case.heading))
        for case in lone if id(case.entry) in rows
    ]  # fmt: skip


def item_of(
    cases: Sequence[Draft], number: str | None, title: list[Piece], pieces: list[Piece]
) -> Item:
    """Return the item of such cases, and let them know it.

    Args:
        cases: Those that one heading calls, or one row names.
        number: As printed.
        title: The words of its title; none where only a number is printed.
        pieces: All its words.
    """
    kind = AgendaKind.REPORT if all(case.report for case in cases) else AgendaKind.DELIBERATION
    item = Item(number, kind, title or pieces, pieces)
    for case in cases:
        case.item = item
    return item


# A row of a table of cases that is of a report without a number.
_REPORTED = re.compile(r"報告(?:事項|案件)?[\s:、]+")
# What a meeting does besides, on a row among its cases: 前回の会議録の確認, その他.
_BESIDES = (AgendaKind.CONFIRMATION, AgendaKind.PROCEDURAL, AgendaKind.OTHER)


def item_of_none(row: Block, number: str | None, keys: Collection[str]) -> Item | None:
    """Return the agenda item of a row that is of no case: a general report, その他.

    Args:
        row: Of a table of cases.
        number: As printed in it.
        keys: What the case is known by that it would be of.
    """
    title, pieces = row.cell("title") or [], list(row.pieces)
    words = joined(title)
    if (told := _REPORTED.match(words)) and is_general_report(words[told.end() :]):
        own = list(Joined(title).cut(told.end(), len(words)))
        return Item(None, AgendaKind.REPORT, own, pieces)
    if number and number.startswith("報告") and is_general_report(words):
        return Item(number, AgendaKind.REPORT, title, pieces)
    kind = kind_of(words)
    counted = all(key.startswith(ITEM) for key in keys)  # 議題3 counts it; 諮問第3号 makes a case
    return Item(None, kind, title, pieces) if kind in _BESIDES and counted else None


def cases_of_result(row: Block, by_key: Mapping[str, Draft]) -> tuple[Draft, ...]:
    """Give the result in a row without a title to the case that its number names; return it."""
    number = row.cell("number")
    keys = keys_of_row(joined(number), "") if number and row.cell("result") else ()
    case = next((by_key[key] for key in keys if key in by_key), None)
    if case is None:
        return ()
    case.take_result(row)
    return (case,)


def cases_at(number: str, by_key: Mapping[str, Draft], cases: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the cases of the item so counted, where one is (議題2, or 2 alone).

    Args:
        number: As printed.
        by_key: The key of a printed number → its case.
        cases: All cases.
    """
    key = case_key(number.strip("()"))
    if (case := by_key.get(f"{ITEM}{key}")) is not None:
        return (case,)
    items = {id(case.item): case.item for case in cases if case.item}
    found = [held for held in items.values() if case_key((held.number or "").strip("()")) == key]
    return tuple(case for case in cases if found == [case.item])
