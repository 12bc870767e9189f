"""The words and compounds of a corpus with their readings, written beside the index.

They are rows of two fields, each with a tab behind it. Beside them stands what tells which of
them may be like a word (see `alike`), so that few are read by who looks for these.

A headword is a word as it is written somewhere in the corpus, or a run of adjacent nouns
(個人 + 情報). Nothing that touches a hidden name is one, so no name is ever suggested.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush, merge
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Literal, TypeAlias

from kurume_search.errors import IndexDamagedError
from kurume_search.search.building.alike import Alike, Gathering
from kurume_search.store.arrays import ArrayFile, Ints, write_arrays
from kurume_search.store.packed import PackedStrings, Packing
from kurume_search.store.segments import Part, parts_of
from kurume_search.text.kana import reading_key
from kurume_search.text.values import Value

HEADWORDS = "headwords.bin"
Side: TypeAlias = Literal["sounds", "looks"]
"""Readings, or texts."""
SIDES: tuple[Side, Side] = ("sounds", "looks")

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
        self._folder = folder
        held = self._held = ArrayFile(folder / HEADWORDS)
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

    def at(self, number: int) -> tuple[bytes, int]:
        """Return the row of that number, and how often it stands in the segment."""
        return self._row(number), self._times[number]

    @cached_property
    def alike(self) -> dict[Side, Alike]:
        """What tells which rows may sound, or look, like a word."""
        if not {f"{side}.classes" for side in SIDES} <= set(self._held.names):
            from kurume_search.search.building.late_headwords import keep_headwords

            # Written before there was such a thing; from now on it is there.
            return keep_headwords(self._folder, list(self.rows())).alike
        return {side: Alike(self._held, side) for side in SIDES}


# A segment, and some of its words as `Alike` gives them.
_Words: TypeAlias = tuple[HeadwordSegment, Iterable[tuple[int, int]]]


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

    def like(self, wanted: str, side: Side, least: int) -> Iterator[tuple[float, Headword]]:
        """Yield headwords that are like `wanted`, the likest first, else in their order.

        Args:
            wanted: A reading as `reading_key` gives it, or a text.
            side: Which of the two it is.
            least: Likeness from 1 to 100 (rapidfuzz.fuzz.ratio) that it takes.
        """
        # Loading this takes longer than most queries; only who found nothing pays for it.
        from rapidfuzz import fuzz

        waiting: list[tuple[float, bytes, int]] = []
        for bound, rows in self._alike(wanted, side, least):
            # What is read from here on is no liker than `bound`.
            while waiting and -waiting[0][0] > bound:
                yield _likeness(*heappop(waiting))
            for row, times in rows:
                field = row.decode().split("\t")[side == "looks"]
                score = fuzz.ratio(wanted, field, score_cutoff=least)
                if score:
                    heappush(waiting, (-score, row, times))
        while waiting:
            yield _likeness(*heappop(waiting))

    def _alike(
        self, wanted: str, side: Side, least: int
    ) -> Iterator[tuple[float, Iterator[tuple[bytes, int]]]]:
        """Yield rows by how like they are at most, those that may be likest first."""
        levels: dict[float, list[_Words]] = {}
        for segment in self._segments:
            for bound, words in segment.alike[side].like(wanted, least).items():
                levels.setdefault(bound, []).append((segment, words))
        seen: set[bytes] = set()
        for bound in sorted(levels, reverse=True):
            yield bound, self._counted(levels[bound], side, seen)

    def _counted(
        self, words: Iterable[_Words], side: Side, seen: set[bytes]
    ) -> Iterator[tuple[bytes, int]]:
        """Yield the rows of `words` that still stand and weren't `seen`, each with how often."""
        numbered = (
            (segment, segment.alike[side].row(*word)) for segment, some in words for word in some
        )
        for segment, number in numbered:
            row, times = segment.at(number)
            if row in seen:
                continue
            seen.add(row)
            times += sum(one.times(row) for one in self._segments if one is not segment)
            times -= sum(one.times(row) for one in self._gone)
            if times > 0:
                yield row, times

    def times(self, reading: str, text: str) -> int:
        """Return how often `text` is written and read so."""
        row = headword_row(reading, text)
        held = sum(segment.times(row) for segment in self._segments)
        return held - sum(one.times(row) for one in self._gone)

    def read_as(self, text: str) -> tuple[Headword, ...]:
        """Return what is read as `text` (kana), the most frequent first."""
        found = self._with_prefix(f"{reading_key(text)}\t".encode())
        return tuple(sorted(found, key=lambda word: (-word.times, word.text)))


def _likeness(less: float, row: bytes, times: int) -> tuple[float, Headword]:
    reading, text, _ = row.decode().split("\t")
    return -less, Headword(reading, text, times)


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
    from kurume_search.search.building.late_headwords import count_late

    return count_late(folder)


def write_headwords(folder: Path, rows: Iterable[tuple[bytes, int]]) -> None:
    """Write headwords to the segment in `folder`.

    Args:
        folder: Of the segment.
        rows: As `headword_row` gives them, rising, each with how often.
    """
    packing, times = Packing(), array("I")
    sounds, looks = Gathering(), Gathering()
    coming = iter(rows)
    while some := list(islice(coming, _AT_ONCE)):
        packing.extend([row for row, _ in some])
        times.extend([count for _, count in some])
        fields = b"".join([row for row, _ in some]).decode().split("\t")[:-1]
        sounds.extend(fields[::2])
        looks.extend(fields[1::2])
    arrays: dict[str, Ints | bytes] = dict(packing.arrays("rows"))
    arrays |= {**dict(sounds.arrays("sounds")), **dict(looks.arrays("looks"))}
    few = max(times, default=0) < 2**16
    arrays |= {"starts": array("I", packing.starts), "times": array("H", times) if few else times}
    # Read as a whole by who looks for what is like a word; pressed they take half.
    press = [name for name in arrays if not name.startswith("rows.")]
    write_arrays(folder / HEADWORDS, arrays, {}, press=press)


def headword_row(reading: str, text: str) -> bytes:
    """Return (reading, text) as the row to write; neither has a tab inside."""
    return f"{reading}\t{text}\t".encode("utf-8", "replace")
