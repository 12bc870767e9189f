"""Strings laid end to end and pressed by blocks, so that one is read without the others.

Texts and records of minutes repeat themselves: pressed they take a quarter and a tenth. What
is read is a block of a few pages, kept for the next strings of it.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kurume_search.store.arrays import ArrayFile, Ints, unpressed

# Bytes that are pressed together, to the end of a string: texts take a sixth less than in
# quarters of it, and reading one of them 0.3 ms more.
_BLOCK = 131_072
_LEVEL = 6
_KEPT = 64  # blocks


class Packing:
    """Strings under way: a block is pressed as soon as it is full.

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

    def extend(self, strings: Sequence[bytes]) -> None:
        """Add `strings`."""
        starts, border, end = self.starts, self._borders[-1], self.starts[-1]
        for string in strings:
            end += len(string)
            if end - border > _BLOCK and self._block:
                self._press()
                border = self._borders[-1]
            self._block.append(string)
            starts.append(end)

    def _press(self) -> None:
        self._pressed += zlib.compress(b"".join(self._block), _LEVEL)
        self._borders.append(self.starts[-1])
        self._ends.append(len(self._pressed))
        self._block = []

    def arrays(self, name: str) -> Iterator[tuple[str, Ints | bytes]]:
        """Yield what was added under `name`, as arrays to write; nothing is added then."""
        if self._block:
            self._press()
        yield f"{name}.borders", self._borders
        yield f"{name}.ends", self._ends
        yield f"{name}.packed", bytes(self._pressed)


def packed_again(name: str, parts: Sequence[PackedStrings]) -> Iterator[tuple[str, Ints | bytes]]:
    """Yield strings of segments that follow one another as one; whole blocks stay as they are."""
    borders, ends, pressed = array("q", parts[0].borders[:1]), array("q", [0]), bytearray()
    for part in parts:
        borders.extend(part.borders[1:])
        for block in part.pressed_blocks():
            pressed += block
            ends.append(len(pressed))
    yield f"{name}.borders", borders
    yield f"{name}.ends", ends
    yield f"{name}.packed", bytes(pressed)


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
        at = bisect_right(self.borders, low) - 1
        block = self._blocks.get(at)
        if block is None:
            block = self._blocks[at] = self._block(at)
            while len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        return block[low - self.borders[at] : high - self.borders[at]]

    def blocks(self) -> Iterator[tuple[int, bytes]]:
        """Yield all bytes by blocks, each with where it starts; no string crosses a border."""
        for at in range(len(self.borders) - 1):
            yield self.borders[at], self._block(at)

    def pressed_blocks(self) -> Iterator[bytes | memoryview]:
        """Yield what each block is pressed to."""
        for low, high in pairwise(self._ends):
            yield self._pressed[low:high]

    def _block(self, at: int) -> bytes:
        return unpressed(self._pressed[self._ends[at] : self._ends[at + 1]])


class StringsPart(PackedStrings):
    """Some of the strings that `packed` wrote, which follow one another."""

    def __init__(self, file: ArrayFile, name: str, low: int, high: int, start: int) -> None:
        """Map the strings from byte `low` to `high` and count them on from `start`."""
        super().__init__(file, name)
        first = bisect_right(self.borders, low) - 1 if low < high else 0
        last = bisect_left(self.borders, high) if low < high else 0
        inner = [low, *self.borders[first + 1 : last], *([high] if low < high else [])]
        self._skipped = low - self.borders[first]
        self._ends = self._ends[first : last + 1]
        self.borders = [border - low + start for border in inner]

    def pressed_blocks(self) -> Iterator[bytes | memoryview]:
        """Yield what each block is pressed to; of the outer two only strings of this part."""
        outer = {0, len(self.borders) - 2}
        for at, block in enumerate(super().pressed_blocks()):
            yield zlib.compress(self._block(at), _LEVEL) if at in outer else block

    def _block(self, at: int) -> bytes:
        low = 0 if at else self._skipped
        return super()._block(at)[low : low + self.borders[at + 1] - self.borders[at]]
