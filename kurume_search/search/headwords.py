"""The words and compounds of a corpus with their readings, written beside the index.

They are rows of two fields, each with a tab behind it, so that all of them are told apart
in one go: whoever looks for what is like a word compares it with every one.

A headword is a word as it is written somewhere in the corpus, or a run of adjacent nouns
(個人 + 情報). Nothing that touches a hidden name is one, so no name is ever suggested.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from kurume_search.errors import IndexDamagedError
from kurume_search.store.arrays import ArrayFile, Ints, write_arrays
from kurume_search.store.packed import PackedStrings, Packing
from kurume_search.store.segments import Part, parts_of
from kurume_search.text.kana import reading_key
from kurume_search.text.values import Value

HEADWORDS = "headwords.bin"
_AT_ONCE = 4096  # rows, which needn't all be there at once


class Headword(Value):
    """A word or compound of the corpus.

    Attributes:
        reading: As `reading_key` gives it.
        text: As written in the corpus.
        times: How often it is written and read so.
    """

    reading: str
    text: str
    times: int


class HeadwordSegment:
    """The headwords of one segment, in the order of their readings."""

    def __init__(self, folder: Path) -> None:
        held = ArrayFile(folder / HEADWORDS)
        self._rows = PackedStrings(held, "rows")
        self._starts = held.ints("starts")
        self._times = held.ints("times")

    def _row(self, number: int) -> bytes:
        return self._rows.read(self._starts[number], self._starts[number + 1])

    def rows(self, prefix: bytes = b"") -> Iterator[tuple[bytes, int]]:
        """Yield the rows that begin with `prefix`, each with how often."""
        count = len(self._times)
        for number in range(bisect_left(range(count), prefix, key=self._row), count):
            row = self._row(number)
            if not row.startswith(prefix):
                return
            yield row, self._times[number]

    def times(self, row: bytes) -> int:
        """Return how often `row` stands in the segment; 0 where it isn't one of its rows."""
        return next((times for found, times in self.rows(row) if found == row), 0)

    def fields(self) -> Iterator[list[str]]:
        """Yield readings and texts by turns, some rows at a time."""
        for _, block in self._rows.blocks():
            yield block.decode().split("\t")[:-1]


class Headwords:
    """Headwords in the order of their readings; mapped, read where they are asked for."""

    def __init__(
        self, segments: Sequence[HeadwordSegment], gone: Sequence[HeadwordSegment]
    ) -> None:
        """Take the headwords of segments, and those of what is left out of them."""
        self._segments, self._gone = segments, gone

    @classmethod
    def open(cls, folder: Path) -> Headwords:
        """Map the headwords of the build in `folder`.

        Raises:
            IndexDamagedError: They are missing or cut short.
        """
        try:
            return headwords_of(parts_of(folder))
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamagedError(
                f"索引 {folder} を読めません。kurume-search index build で作り直してください。"
            ) from error

    def __iter__(self) -> Iterator[Headword]:
        return self._with_prefix(b"")

    def rows(self, prefix: bytes = b"") -> Iterator[tuple[bytes, int]]:
        """Yield the rows that begin with `prefix` in order, each with how often."""
        held = [segment.rows(prefix) for segment in self._segments]
        if len(held) == 1 and not self._gone:
            yield from held[0]
            return
        gone = [((row, -times) for row, times in one.rows(prefix)) for one in self._gone]
        for row, some in groupby(merge(*held, *gone), key=itemgetter(0)):
            if (count := sum(times for _, times in some)) > 0:
                yield row, count

    def _with_prefix(self, prefix: bytes) -> Iterator[Headword]:
        for row, times in self.rows(prefix):
            reading, text, _ = row.decode().split("\t")
            yield Headword(reading, text, times)

    def columns(self) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
        """Yield the readings and the texts of headwords, in the order of the readings.

        Some at a time: memory that is used again is at hand, and new memory costs as much as
        looking at what stands in it.
        """
        if len(self._segments) == 1 and not self._gone:
            for fields in self._segments[0].fields():
                yield fields[::2], fields[1::2]
            return
        held, gone = _pairs(self._segments), _pairs(self._gone)
        rows = sorted(held - {row for row in gone if self.times(*row) <= 0})
        yield [reading for reading, _ in rows], [text for _, text in rows]

    def times(self, reading: str, text: str) -> int:
        """Return how often `text` is written and read so."""
        row = headword_row(reading, text)
        held = sum(segment.times(row) for segment in self._segments)
        return held - sum(one.times(row) for one in self._gone)

    def read_as(self, text: str) -> tuple[Headword, ...]:
        """Return what is read as `text` (kana), the most frequent first."""
        found = self._with_prefix(f"{reading_key(text)}\t".encode())
        return tuple(sorted(found, key=lambda word: (-word.times, word.text)))


def _pairs(segments: Iterable[HeadwordSegment]) -> set[tuple[str, str]]:
    """Return reading and text of every headword of `segments`."""
    held = (fields for segment in segments for fields in segment.fields())
    return {pair for some in held for pair in zip(some[::2], some[1::2], strict=True)}


def is_counted(folder: Path) -> bool:
    """Say whether the headwords of a segment, or of what one leaves out, were counted."""
    return (folder / HEADWORDS).exists()


def headwords_of(parts: Iterable[Part]) -> Headwords:
    """Map the headwords of `parts` of segments, all that are left of each.

    Those that weren't counted yet are counted now.

    Raises:
        OSError, ValueError, KeyError: They aren't what was written.
    """
    held = list(parts)
    segments = dict.fromkeys(part.folder for part in held)
    gone = (folder for part in held for folder in part.gone)
    return Headwords(list(map(_segment, segments)), list(map(_segment, gone)))


def _segment(folder: Path) -> HeadwordSegment:
    if is_counted(folder):
        return HeadwordSegment(folder)
    from kurume_search.search.late_headwords import count_late

    return count_late(folder)


def write_headwords(folder: Path, rows: Iterable[tuple[bytes, int]]) -> None:
    """Write headwords to the segment in `folder`.

    Args:
        folder: Of the segment.
        rows: As `headword_row` gives them, rising, each with how often.
    """
    packing, times = Packing(), array("I")
    coming = iter(rows)
    while some := list(islice(coming, _AT_ONCE)):
        packing.extend([row for row, _ in some])
        times.extend([count for _, count in some])
    arrays: dict[str, Ints | bytes] = dict(packing.arrays("rows"))
    few = max(times, default=0) < 2**16
    arrays |= {"starts": array("I", packing.starts), "times": array("H", times) if few else times}
    # Read as a whole by who looks for what is like a word; pressed they take a quarter.
    write_arrays(folder / HEADWORDS, arrays, {}, press=("starts", "times"))


def headword_row(reading: str, text: str) -> bytes:
    """Return (reading, text) as the row to write; neither has a tab inside."""
    return f"{reading}\t{text}\t".encode("utf-8", "replace")
