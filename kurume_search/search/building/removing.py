"""Leaves meetings out of an index by a mark: nothing of the others is read or written again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from kurume_search.index.leaves import Segment
from kurume_search.search.building.late_headwords import note_passages
from kurume_search.search.stored.columns import KINDS
from kurume_search.search.stored.part_files import PartFile, part_files, whole_spans
from kurume_search.store.arrays import ArrayFile
from kurume_search.store.segments import INDEX, Part, Spans, new_segment, parts_of


def without(folder: Path, gone: Sequence[int], shelf: Path) -> list[Part]:
    """Return the parts of the build in `folder` that are left.

    Nothing is counted: on `shelf` is only noted of which passages headwords are taken off.

    Args:
        folder: Of the build.
        gone: Rows of meetings, rising.
        shelf: Where segments lie.
    """
    parts = parts_of(folder)
    files = part_files(parts)
    first_gone = min(gone)
    left: list[Part] = []
    for _, some in groupby(zip(parts, files, strict=True), key=lambda pair: pair[0].folder):
        held = list(some)
        if held[-1][1].ends["meetings"] <= first_gone:
            left += [part for part, _ in held]
            continue
        left += _left(held, gone, shelf)
    return left


def _left(
    held: Sequence[tuple[Part, PartFile]], gone: Sequence[int], shelf: Path
) -> Iterator[Part]:
    """Yield what is left of the parts of one segment; its rows are numbered anew from here."""
    folder, debits = held[0][0].folder, [path for part, _ in held for path in part.gone]
    low, high = held[0][1].firsts["meetings"], held[-1][1].ends["meetings"]
    own = [row for row in gone if low <= row < high]
    if not own:
        yield from (Part(folder, file.spans, part.gone) for part, file in held)
        return
    debits.append(new_segment(shelf))
    passages = [
        _passages(file, row)
        for _, file in held
        for row in own
        if file.firsts["meetings"] <= row < file.ends["meetings"]
    ]
    note_passages(debits[-1], folder, passages)
    starts = Segment(folder / INDEX).starts
    spans = [
        _cut_spans(file.file, starts, first, last)
        for _, file in held
        for first, last in _runs(file, set(own))
    ]
    if not spans:  # its keys are still counted on from
        at = held[0][1].spans["meetings"][0]
        spans = [_cut_spans(held[0][1].file, starts, at, at)]
    for at, rows in enumerate(spans):
        yield Part(folder, rows, () if at else tuple(debits))


def _passages(file: PartFile, meeting: int) -> tuple[int, int]:
    """Return the first passage of a meeting and one past the last, as the segment has them."""
    starts = file.file.ints("meeting.passages.starts")
    row = meeting + file.moved("meetings") - whole_spans(file.file)["meetings"][0]
    return starts[row], starts[row + 1]


def _runs(file: PartFile, gone: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the meetings of a part that stay, first and one past the last of those in a row."""
    low, high = file.spans["meetings"]
    moved = file.moved("meetings")
    stays = [row for row in range(low, high) if row - moved not in gone]
    for _, run in groupby(enumerate(stays), key=lambda pair: pair[1] - pair[0]):
        rows = [row for _, row in run]
        yield rows[0], rows[-1] + 1


def _cut_spans(file: ArrayFile, starts: memoryview, low: int, high: int) -> Spans:
    """Return the rows of some meetings of a segment, by table.

    Args:
        file: Columns of the segment.
        starts: First place of each of its passages, and one past the last.
        low: The first of the meetings, as the segment numbers them.
        high: One past the last.
    """
    base = {name: first for name, (first, _) in whole_spans(file).items()}

    def at(name: str, row: int, table: str) -> int:
        held: int = file.ints(f"{name}.starts")[row - base[table]]
        return held

    def both(name: str, rows: tuple[int, int], table: str) -> tuple[int, int]:
        return at(name, rows[0], table), at(name, rows[1], table)

    meetings = low, high
    passages = both("meeting.passages", meetings, "meetings")
    sections = both("meeting.sections", meetings, "meetings")
    items = both("meeting.items", meetings, "meetings")
    first, last = (row - base["passages"] for row in passages)
    questions = file.ints("exchange.question")
    kinds = bytes(file.raw("passage.kind")[first:last])
    counted = {"turns": kinds.count(KINDS.index("turn"))}
    tables = {"passage": passages, "section": sections, "item": items, "meeting": meetings}
    for table, (begin, end) in tables.items():
        name, own = f"{table}.length", base[f"{table}s"]
        lengths = np.asarray(file.ints(name)[begin - own : end - own])
        counted[name] = int(lengths.sum())
        counted[f"{name}.filled"] = int(np.count_nonzero(lengths))
    counted["words"] = counted["passage.length"]
    return {name: (0, count) for name, count in counted.items()} | {
        "meetings": meetings,
        "passages": passages,
        "sections": sections,
        "items": items,
        "placements": both("placement.section", passages, "passages"),
        "places": (starts[first], starts[last]),
        "citations": both("section.citations", sections, "sections"),
        "exchanges": (bisect_left(questions, passages[0]), bisect_left(questions, passages[1])),
    }
