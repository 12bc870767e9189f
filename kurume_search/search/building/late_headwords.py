"""Headwords that nobody has asked for yet: counted from the texts when somebody does.

Counting what a meeting brings, or what goes with one that is left out, takes longer than
all the rest of leaving it out. Only suggestions and words in kana ask for headwords.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kurume_search.analysis.cutting import Cutter
from kurume_search.search.building.headword_counts import Counts, Readings, count_headwords
from kurume_search.search.building.headwords import HEADWORDS, HeadwordSegment, write_headwords
from kurume_search.search.building.word_columns import HiddenSpan, WordColumns, WordTable
from kurume_search.search.stored.codes import Codes
from kurume_search.search.stored.columns import COLUMNS, Columns
from kurume_search.search.stored.part_files import whole_spans
from kurume_search.store.arrays import ArrayFile
from kurume_search.store.atomic import replace
from kurume_search.store.segments import Part

LATE = 200_000
"""Places of which headwords are counted within a second or two of being asked for."""

_PASSAGES = "passages.json"
_BATCH = 256  # passages that are cut in one go


def note_passages(folder: Path, segment: Path, passages: Sequence[tuple[int, int]]) -> None:
    """Say that the headwords of `folder` are those of some passages, not yet counted.

    Args:
        folder: On the shelf on which the segment lies.
        segment: Has the passages.
        passages: The first and one past the last of those in a row, as the segment numbers
            them.
    """
    said = {"segment": segment.name, "passages": passages}
    (folder / _PASSAGES).write_text(json.dumps(said), "utf-8")


def count_late(folder: Path) -> HeadwordSegment:
    """Return the headwords of `folder`, which hasn't counted them, and keep them there.

    A cache that can't be written costs only that they are counted again.

    Raises:
        OSError, ValueError, KeyError, IndexDamagedError: What they are counted from isn't
            what was written.
    """
    counts = _counts(folder)
    return keep_headwords(folder, [(row, counts[row]) for row in sorted(counts)])


def keep_headwords(folder: Path, rows: Sequence[tuple[bytes, int]]) -> HeadwordSegment:
    """Write headwords to `folder`, instead of those that it may have, and return them.

    Args:
        folder: A cache that can't be written costs only that they are written again.
        rows: As `write_headwords` takes them.
    """
    try:
        with TemporaryDirectory(dir=folder) as name:
            write_headwords(Path(name), rows)
            replace(Path(name, HEADWORDS), folder / HEADWORDS)
            return HeadwordSegment(folder)
    except OSError:
        with TemporaryDirectory(ignore_cleanup_errors=os.name == "nt") as name:
            write_headwords(Path(name), rows)
            return HeadwordSegment(Path(name))


def _counts(folder: Path) -> Counts:
    segment, some = folder, None
    if (folder / _PASSAGES).exists():
        said = json.loads((folder / _PASSAGES).read_bytes())
        segment, some = folder.parent / said["segment"], said["passages"]
    whole = whole_spans(ArrayFile.shared(segment / COLUMNS))
    columns, first = Columns(segment, [Part(segment, whole)]), whole["passages"][0]
    spans = [whole["passages"]] if some is None else some
    rows = [row - first for low, high in spans for row in range(low, high)]
    cutter = Cutter()
    table = WordTable(Codes())
    words = WordColumns(table, 0)
    batches = [rows[at : at + _BATCH] for at in range(0, len(rows), _BATCH)]
    texts = ([columns.text(row) for row in batch] for batch in batches)
    for batch, cut in zip(batches, cutter.cut(texts), strict=True):
        table.extend(cutter.words)
        words.add(cut, _hidden(columns, batch))
    return count_headwords(words.done(), table, Readings(cutter.words))


def _hidden(columns: Columns, passages: Sequence[int]) -> list[HiddenSpan]:
    found: list[HiddenSpan] = []
    for at, passage in enumerate(passages):
        spans = columns.some("passage.hidden", passage)
        found += [(at, low, high) for low, high in zip(spans[::2], spans[1::2], strict=True)]
    return found
