"""Strings laid end to end and pressed by blocks, so that one is read without the others.

Texts and records of minutes repeat themselves: pressed they take a quarter and a tenth. What
is read is a block of a few pages, kept for the next strings of it.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence

from kurume_search.store.arrays import ArrayFile, Ints, unpressed

_BLOCK = 32_768  # bytes that are pressed together, to the end of a string
_LEVEL = 6
_KEPT = 64  # blocks


def packed(
    name: str, values: bytes | bytearray | memoryview, starts: Sequence[int]
) -> Iterator[tuple[str, array[int] | bytes]]:
    """Yield strings under `name` as arrays to write.

    Args:
        name: Of the column.
        values: The strings, end to end.
        starts: Where each string starts, counted on from other segments, and where the
            last one ends.
    """
    first, view = starts[0], memoryview(values)
    borders, ends, pressed = array("q", [first]), array("q", [0]), bytearray()
    at = 0
    while at < len(starts) - 1:
        stop = bisect_right(starts, starts[at] + _BLOCK) - 1
        stop = min(max(stop, at + 1), len(starts) - 1)
        pressed += zlib.compress(view[starts[at] - first : starts[stop] - first], _LEVEL)
        borders.append(starts[stop])
        ends.append(len(pressed))
        at = stop
    yield f"{name}.borders", borders
    yield f"{name}.ends", ends
    yield f"{name}.packed", bytes(pressed)


def packed_again(name: str, parts: Sequence[PackedStrings]) -> Iterator[tuple[str, Ints | bytes]]:
    """Yield strings of segments that follow one another as one; nothing is pressed anew."""
    borders, ends = array("q", parts[0].borders[:1]), array("q", [0])
    for part in parts:
        borders.extend(part.borders[1:])
        before = ends[-1]
        ends.extend(before + end for end in part.ends[1:])
    yield f"{name}.borders", borders
    yield f"{name}.ends", ends
    yield f"{name}.packed", b"".join(part.pressed for part in parts)


class PackedStrings:
    """Strings that `packed` wrote; read only, safe to share between threads.

    Attributes:
        borders: Where each block starts, and where the last one ends.
        ends: The same of what it is pressed to.
        pressed: The blocks.
    """

    def __init__(self, file: ArrayFile, name: str) -> None:
        """Map the strings under `name`; KeyError if the writer gave none."""
        self.borders = file.ints(f"{name}.borders")
        self.ends = file.ints(f"{name}.ends")
        self.pressed = file.raw(f"{name}.packed")
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

    def _block(self, at: int) -> bytes:
        return unpressed(self.pressed[self.ends[at] : self.ends[at + 1]])
