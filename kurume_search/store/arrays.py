"""Arrays on disk that a process maps instead of reading; standard library only.

Importing numpy costs a process as much as loading Sudachi's dictionary does, so what a
single query needs is read through `memoryview`. `numpy.frombuffer` takes the same views
without a copy.
"""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

MAGIC = b"kurume-arrays/1\n"
_ALIGN = 8

# Type codes of `array`; on every machine that Python 3.11 runs on these have the same size.
_SIZES = {"B": 1, "H": 2, "I": 4, "i": 4, "q": 8, "d": 8}

Ints: TypeAlias = "array[int] | memoryview"


class ArrayFile:
    """Named arrays in one mapped file, and a small JSON value beside them.

    Attributes:
        meta: What the writer said of the arrays.
    """

    __slots__ = ("_directory", "_map", "_view", "meta")

    def __init__(self, path: Path) -> None:
        """Map `path`.

        Raises:
            ValueError: It isn't such a file, or it is cut short.
            OSError: It can't be opened.
        """
        with path.open("rb") as opened:
            self._map = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"not an array file: {path.name}")
        size = int.from_bytes(self._map[len(MAGIC) : len(MAGIC) + 8], "little")
        end = len(MAGIC) + 8 + size
        head = json.loads(self._map[len(MAGIC) + 8 : end])
        self.meta: dict[str, Any] = head["meta"]
        self._directory: dict[str, list[Any]] = head["arrays"]
        start = _aligned(end)
        if start + head["size"] > len(self._map):
            raise ValueError(f"cut short: {path.name}")
        self._view = memoryview(self._map)[start:]

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def ints(self, name: str) -> memoryview:
        """Return the array `name`; KeyError if the writer gave none."""
        code, start, stop = self._directory[name]
        return self._view[start:stop].cast(code)

    def raw(self, name: str) -> memoryview:
        """Return the bytes of `name`."""
        _, start, stop = self._directory[name]
        return self._view[start:stop]


def write_arrays(path: Path, arrays: Mapping[str, Ints | bytes], meta: Mapping[str, Any]) -> None:
    """Write `arrays` (``array`` objects or bytes) and `meta` (JSON) to the new file `path`.

    The same input gives the same bytes.
    """
    directory: dict[str, list[Any]] = {}
    at = 0
    for name, values in arrays.items():
        code = "B" if isinstance(values, bytes) else _code(values)
        size = len(values) * _SIZES[code]
        directory[name] = [code, at, at + size]
        at = _aligned(at + size)
    head = json.dumps({"meta": dict(meta), "arrays": directory, "size": at}, ensure_ascii=False)
    encoded = head.encode()
    with path.open("xb") as opened:
        opened.write(MAGIC + len(encoded).to_bytes(8, "little") + encoded)
        for values in arrays.values():
            opened.write(bytes(_aligned(opened.tell()) - opened.tell()))
            opened.write(values)
        opened.write(bytes(_aligned(opened.tell()) - opened.tell()))


def _code(values: array[int] | memoryview) -> str:
    return values.typecode if isinstance(values, array) else values.format


def _aligned(at: int) -> int:
    return -(-at // _ALIGN) * _ALIGN


def offsets(lists: list[list[int]], code: str = "I") -> tuple[array[int], array[int]]:
    """Return lists laid end to end: where each starts (one more than lists), and the values.

    >>> starts, values = offsets([[3], [], [1, 2]])
    >>> list(starts), list(values)
    ([0, 1, 1, 3], [3, 1, 2])
    """
    starts, values = array("I", [0]), array(code)
    for some in lists:
        values.extend(some)
        starts.append(len(values))
    return starts, values
