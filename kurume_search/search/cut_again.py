"""Cuts the texts of a segment into words again, for what wasn't made of them when it was written.

What a small segment is asked for seldom, or by nobody, waits until somebody asks: adding a
meeting costs less then, and before long its segment becomes part of a larger one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kurume_search.analysis.cutting import Cutter
from kurume_search.analysis.words import Words
from kurume_search.index.laying import Laid
from kurume_search.search.codes import Codes
from kurume_search.search.columns import COLUMNS, Columns
from kurume_search.search.part_files import whole_spans
from kurume_search.search.word_columns import HiddenSpan, Running, WordColumns, WordTable
from kurume_search.store.arrays import ArrayFile
from kurume_search.store.segments import Part

LATE = 200_000
"""Places whose texts are cut within a second or two; of more nothing is left for later."""

_BATCH = 256  # passages that are cut in one go


class Again(NamedTuple):
    """Words of passages of a segment, counted from 0 on.

    Attributes:
        words: What Sudachi said of them.
        table: What the index calls them.
        running: In reading order.
        held: As the index lists them.
    """

    words: Words
    table: WordTable
    running: Running
    held: Laid


def cut_again(segment: Path, passages: Sequence[tuple[int, int]] | None = None) -> Again:
    """Return the words of a segment.

    Args:
        segment: Its folder.
        passages: The first and one past the last of those in a row, as the segment numbers
            them; all of them if not given.

    Raises:
        OSError, ValueError, KeyError, IndexDamagedError: It isn't what was written.
    """
    whole = whole_spans(ArrayFile.shared(segment / COLUMNS))
    columns, first = Columns(segment, [Part(segment, whole)]), whole["passages"][0]
    spans = [whole["passages"]] if passages is None else passages
    rows = [row - first for low, high in spans for row in range(low, high)]
    cutter = Cutter()
    table = WordTable(Codes())
    words = WordColumns(table, 0)
    batches = [rows[at : at + _BATCH] for at in range(0, len(rows), _BATCH)]
    texts = ([columns.text(row) for row in batch] for batch in batches)
    for batch, cut in zip(batches, cutter.cut(texts), strict=True):
        table.extend(cutter.words)
        words.add(cut, _hidden(columns, batch))
    return Again(cutter.words, table, *words.done())


def _hidden(columns: Columns, passages: Sequence[int]) -> list[HiddenSpan]:
    found: list[HiddenSpan] = []
    for at, passage in enumerate(passages):
        spans = columns.some("passage.hidden", passage)
        found += [(at, low, high) for low, high in zip(spans[::2], spans[1::2], strict=True)]
    return found
