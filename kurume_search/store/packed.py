"""Strings laid end to end and compressed by blocks, so that one is read without the others.

Texts and records of minutes repeat themselves: compressed they take a quarter and a tenth. What
is read is a block of a page, kept for the next strings of it. The first block is the lead of
the others: they say what stands there already by pointing to it, so small ones take no more
than large ones would.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property

from kurume_search.store.arrays import ArrayFile, Ints, unpressed

# Bytes that are compressed together, to the end of a string. Texts take as much as they would
# without a lead in blocks eight times as large, and reading one takes 0.07 ms instead of 0.4.
_BLOCK = 16_384
_LEAD = 32_768  # bytes of the first block: zlib looks back no further
_LEVEL = 5  # one more presses a thirtieth better, and takes half as long again
# Of what is one block as a whole: it is written again with others before long. A sixth larger
# in a third of the time.
_LEVEL_ALONE = 1
_KEPT = 512  # blocks
_PIECE = 4096  # bytes that aren't parted, where any could be


class Packing:
    """Gathers strings to write: a block is compressed as soon as it is full.

    Attributes:
        starts: Where each string starts, counted on from other segments, and where the
            last one ends.
    """

    def __init__(self, first: int = 0) -> None:
        """Begin behind `first` bytes of other segments."""
        self.starts = array("q", [first])
        self._borders, self._ends = array("q", [first]), array("q", [0])
        self._pressed = bytearray()
        self._block: list[bytes] = []
        self._size = _LEAD
        self._presser = zlib.compressobj(_LEVEL)

    def extend(self, strings: Sequence[bytes]) -> None:
        """Add `strings`."""
        starts, border, end = self.starts, self._borders[-1], self.starts[-1]
        for string in strings:
            end += len(string)
            if end - border > self._size and self._block:
                self._press()
                border = self._borders[-1]
            self._block.append(string)
            starts.append(end)

    def _press(self) -> None:
        block = b"".join(self._block)
        presser = self._presser.copy()  # taking in the lead again costs as much as pressing
        self._pressed += presser.compress(block) + presser.flush()
        if len(self._ends) == 1:
            self._presser = zlib.compressobj(_LEVEL, zdict=block[-_LEAD:])
            self._size = _BLOCK
        self._borders.append(self.starts[-1])
        self._ends.append(len(self._pressed))
        self._block = []

    def arrays(self, name: str) -> Iterator[tuple[str, Ints | bytes]]:
        """Yield what was added under `name`, as arrays to write; nothing is added then."""
        if self._block:
            if len(self._ends) == 1:
                self._presser = zlib.compressobj(_LEVEL_ALONE)
            self._press()
        yield f"{name}.borders", self._borders
        yield f"{name}.ends", self._ends
        yield f"{name}.packed", bytes(self._pressed)


def packed_bytes(name: str, held: bytes, first: int) -> Iterator[tuple[str, Ints | bytes]]:
    """Yield bytes, each of which is read alone, as arrays to write, counted on from `first`."""
    packing = Packing(first)
    packing.extend([held[at : at + _PIECE] for at in range(0, len(held), _PIECE)])
    yield from packing.arrays(name)


def packed_again(name: str, parts: Sequence[PackedStrings]) -> Iterator[tuple[str, Ints | bytes]]:
    """Yield strings of segments that follow one another as one, compressed again."""
    packing = Packing(parts[0].start)
    for part in parts:
        for _, block in part.blocks():
            packing.extend((block,))  # no string crosses a border of theirs
    yield from packing.arrays(name)


class PackedStrings:
    """Strings that `Packing` gathered; read only, safe to share between threads.

    Attributes:
        borders: Where each block starts, and where the last one ends.
    """

    def __init__(self, file: ArrayFile, name: str) -> None:
        """Map the strings under `name`; KeyError if the writer gave none."""
        self.borders: Sequence[int] = file.ints(f"{name}.borders")
        self._ends: Sequence[int] = file.ints(f"{name}.ends")
        self._pressed = file.raw(f"{name}.packed")
        self._blocks: OrderedDict[int, bytes] = OrderedDict()

    @property
    def start(self) -> int:
        """Where the first string starts."""
        return self.borders[0]

    def read(self, low: int, high: int) -> bytes:
        """Return bytes `low` to `high`, which lie in one string."""
        if low == high:
            return b""
        start, block = self.block_of(low)
        return block[low - start : high - start]

    def block_of(self, low: int) -> tuple[int, bytes]:
        """Return where the block begins that has the byte `low`, and its bytes."""
        at = bisect_right(self.borders, low) - 1
        block = self._blocks.get(at)
        if block is None:
            block = self._blocks[at] = self._block(at)
            while len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        return self.borders[at], block

    def blocks(self) -> Iterator[tuple[int, bytes]]:
        """Yield all bytes by blocks, each with where it starts; no string crosses a border."""
        for at in range(len(self.borders) - 1):
            yield self.borders[at], self._block(at)

    @cached_property
    def _first(self) -> bytes:
        return unpressed(self._pressed[: self._ends[1]])

    @cached_property
    def _lead(self) -> bytes:
        return self._first[-_LEAD:]

    def _block(self, at: int) -> bytes:
        """Return a block as it was written."""
        if not at:
            return self._first
        return unpressed(self._pressed[self._ends[at] : self._ends[at + 1]], self._lead)


class StringsPart(PackedStrings):
    """Some of the strings that `Packing` gathered, which follow one another."""

    def __init__(self, file: ArrayFile, name: str, low: int, high: int, start: int) -> None:
        """Map the strings from byte `low` to `high` and count them on from `start`."""
        super().__init__(file, name)
        self._before = bisect_right(self.borders, low) - 1 if low < high else 0
        last = bisect_left(self.borders, high) if low < high else 0
        inner = [low, *self.borders[self._before + 1 : last], *([high] if low < high else [])]
        self._skipped = low - self.borders[self._before]
        self.borders = [border - low + start for border in inner]

    def _block(self, at: int) -> bytes:
        low = 0 if at else self._skipped
        block = super()._block(at + self._before)
        return block[low : low + self.borders[at + 1] - self.borders[at]]
