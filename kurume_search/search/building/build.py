"""Builds the index of a corpus: words for Whoosh and leaves, columns beside them, in segments."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kurume_search.analysis.cutting import Cutter
from kurume_search.errors import CacheError
from kurume_search.index.build import write_index
from kurume_search.model.registers import Registers
from kurume_search.search.building.headword_counts import Readings, count_headwords
from kurume_search.search.building.headwords import write_headwords
from kurume_search.search.building.late_headwords import LATE
from kurume_search.search.building.meeting_rows import MeetingRows
from kurume_search.search.building.merging import compacted
from kurume_search.search.building.removing import without
from kurume_search.search.building.word_columns import HiddenSpan
from kurume_search.search.building.writer import ColumnsWriter
from kurume_search.search.stored.alone import alone
from kurume_search.search.stored.columns import Columns
from kurume_search.search.words.cuts import write_cuts
from kurume_search.store.cache import unwritable
from kurume_search.store.segments import (
    INDEX,
    SEGMENTS,
    Part,
    drop_segments,
    name_segments,
    new_segment,
    parts_of,
)
from kurume_search.text.collecting import few_collections
from kurume_search.text.giving_back import give_back

# Characters of a segment, which bound the memory of a build, and of what is cut in one go.
_SEGMENT = 12_000_000
_BATCH = 20_000
_TEXTS = 1024  # of a meeting
# Characters behind which so much was freed that giving it back is worth some milliseconds.
_WORTH = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildStats:
    """What an index holds."""

    meetings: int
    cases: int
    turns: int
    passages: int
    words: int
    segments: int


def build_index(
    meetings: Iterable[MeetingRows],
    registers: Registers,
    folder: Path,
    progress: Callable[[int], object] | None = None,
    *,
    before: Path | None = None,
    gone: Sequence[int] = (),
    shelf: Path | None = None,
    limit: int = _SEGMENT,
    writing: Callable[[], object] = lambda: None,
) -> BuildStats:
    """Write the index of `meetings` as segments, and which they are to `folder`.

    Args:
        meetings: Are listed in this order.
        registers: Of the corpus; kept beside, so that a query needn't read them again.
        folder: Is made if it doesn't exist. It is no index before this returns.
        progress: Called after each meeting with the number of meetings so far.
        before: What this function made of the meetings that come first, with the same
            registers: its segments are taken as they are, and `meetings` are those behind
            them. It answers as if everything were built anew.
        gone: Rows of meetings of `before`, rising, that are left out.
        shelf: Where segments lie; in `folder` if it isn't given.
        limit: About how many characters a segment has.
        writing: Called before a segment is written, which takes more memory than all else.

    Raises:
        CacheError: The folder can't be written, or the disk is full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shelf = shelf or folder / SEGMENTS
        held = [] if before is None else without(before, gone, shelf) if gone else parts_of(before)
        with few_collections():
            building = _Building(registers, shelf, progress, writing, adds=bool(held))
            coming = iter(meetings)
            first, made = next(coming, None), list[Part]()
            while first is not None or not (held or made):
                # Each is added to those that are written: what is known of them is looked up
                # there, so that memory doesn't grow with a corpus.
                so_far = [*held, *made]
                batches = _Batches(coming, first, limit)
                before_it = Columns(folder, so_far) if so_far else None
                made.append(Part(building.segment(batches, before_it)))
                batches.give_back()
                first = next(coming, None)
        parts = compacted([*held, *made], shelf)
        name_segments(folder, parts)
        drop_segments(part.folder for part in made if part not in parts)
    except OSError as error:
        raise CacheError(unwritable(folder, error)) from error
    columns = Columns(folder, parts)
    names = ("meetings", "turns", "passages", "words")
    return BuildStats(
        cases=int(np.count_nonzero(columns.ints("section.case"))),
        segments=len({part.folder for part in parts}),
        **{name: columns.totals[name] for name in names},
    )


class _Building:
    """One build under way."""

    def __init__(
        self,
        registers: Registers,
        shelf: Path,
        progress: Callable[[int], object] | None,
        writing: Callable[[], object],
        *,
        adds: bool,
    ) -> None:
        self._registers, self._shelf = registers, shelf
        self._progress, self._writing = progress, writing
        self._adds = adds
        self._synonyms = {term for group in registers.synonyms for term in group.terms}
        self._told = 0

    def segment(self, batches: _Batches, before: Columns | None) -> Path:
        """Write a segment of the meetings of `batches` behind those `before`."""
        writer, cutter = ColumnsWriter(self._registers, before), Cutter()
        hidden: deque[list[HiddenSpan]] = deque()
        for cut in cutter.cut(self._texts(batches, writer, hidden)):
            writer.cut(cutter.words, cut, hidden.popleft())
        self._writing()
        batches.give_back()
        return self._written(writer, Readings(cutter.words), batches.give_back)

    def _texts(
        self, batches: _Batches, writer: ColumnsWriter, hidden: deque[list[HiddenSpan]]
    ) -> Iterator[list[str]]:
        """Yield the texts of meetings by batches, keeping their hidden names in `hidden`."""
        texts: list[str] = []
        names: list[HiddenSpan] = []
        size = 0
        for rows in batches:
            writer.meeting(rows)
            for some, spans in _stretches(rows):
                names += [(len(texts) + passage, low, high) for passage, low, high in spans]
                texts += some
                signs = sum(map(len, some))
                size += signs
                batches.taken += signs
                if size >= _BATCH:
                    hidden.append(names)
                    yield texts
                    texts, names, size = [], [], 0
            self._told += 1
            if self._progress is not None:
                self._progress(self._told)
        if texts:
            hidden.append(names)
            yield texts

    def _written(
        self, writer: ColumnsWriter, readings: Readings, give_back: Callable[[], object]
    ) -> Path:
        """Write the segment that was gathered."""
        folder = new_segment(self._shelf)
        (folder / INDEX).mkdir()
        running = writer.words.done()
        ranked = writer.words.ranked(running)
        if not self._adds or len(running.words) > LATE:
            counts = count_headwords(running, writer.table, readings)
            write_headwords(folder, ((row, counts[row]) for row in sorted(counts)))
            write_cuts(folder, ranked.terms, counts.items(), self._synonyms)
            del counts
            give_back()
        written, held = writer.words.written(running), writer.words.laid(ranked, running)
        del running  # what follows needs memory, here and below
        known = alone(held, written.surfaces, writer.table.spellings)
        give_back()
        write_index(folder / INDEX, held, known)
        none = held.places[:0].copy()
        held = held._replace(places=none, words=none)
        give_back()
        writer.write(folder, written, held)
        return folder


def _stretches(rows: MeetingRows) -> Iterator[tuple[Sequence[str], Sequence[HiddenSpan]]]:
    """Yield the texts of a meeting in stretches that can be cut in one go, with their names.

    Until words have numbers, every one of them is held as Sudachi gave it: of a document of
    some megabytes that took a hundred times its room.
    """
    texts, spans = rows.texts, rows.hidden
    if len(texts) <= _TEXTS:
        yield texts, spans
        return
    for at in range(0, len(texts), _TEXTS):
        stop = at + _TEXTS
        yield texts[at:stop], [(p - at, low, high) for p, low, high in spans if at <= p < stop]


class _Batches:
    """The meetings of one segment: `first`, and what comes until there is enough."""

    def __init__(
        self,
        coming: Iterator[MeetingRows],
        first: MeetingRows | None,
        limit: int,
    ) -> None:
        self._coming, self._first, self._limit = coming, first, limit
        self.taken = 0

    def __iter__(self) -> Iterator[MeetingRows]:
        one = self._first
        while one is not None:
            yield one
            one = next(self._coming, None) if self.taken < self._limit else None

    def give_back(self) -> None:
        """Give memory back that was freed on the way; of few meetings that isn't worth it."""
        if self.taken >= _WORTH:
            give_back()
