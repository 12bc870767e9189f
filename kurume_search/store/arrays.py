"""Arrays on disk that a process maps instead of reading; standard library only.

Importing numpy costs a process as much as loading Sudachi's dictionary does, so what a
single query needs is read through `memoryview`. `numpy.frombuffer` takes the same views
without a copy.
"""

from __future__ import annotations

import json
import mmap
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from sys import byteorder
from typing import Any, TypeAlias
from weakref import WeakValueDictionary

from kurume_search.errors import IndexDamagedError

MAGIC = b"kurume-arrays/1\n"
_ALIGN = 8
_LEVEL = 6  # of zlib: one less takes a tenth more room and half the time
_LAST = b"\xff"  # no byte of UTF-8 is so large

# Type codes of `array`; on every machine that Python 3.11 runs on these have the same size.
_SIZES = {"B": 1, "h": 2, "H": 2, "I": 4, "i": 4, "q": 8, "d": 8}

_SIGNED = ("h", "i", "q")  # by size

Ints: TypeAlias = "array[int] | memoryview"


class ArrayFile:
    """A memory-mapped file of named arrays, with a small JSON value beside them.

    Attributes:
        meta: What the writer said of the arrays.
    """

    __slots__ = ("__weakref__", "_directory", "_map", "_view", "meta")

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

    @classmethod
    def shared(cls, path: Path) -> ArrayFile:
        """Map `path`, which doesn't change any more, or return it as it is mapped already.

        Adding a meeting looks into each segment four times, and reading what stands in front
        of its arrays takes longer than all else there.

        Raises:
            ValueError, OSError: As for a new one.
        """
        look = path.stat()
        key = str(path), look.st_ino, look.st_size, look.st_mtime_ns
        mapped = _MAPPED.get(key)
        if mapped is None:
            mapped = _MAPPED[key] = cls(path)
        return mapped

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    @property
    def names(self) -> Collection[str]:
        """What the arrays are called."""
        return self._directory.keys()

    def ints(self, name: str) -> memoryview:
        """Return the array `name`; KeyError if the writer gave none."""
        return self.raw(name).cast(self._directory[name][0])

    def raw(self, name: str) -> memoryview:
        """Return the bytes of `name`."""
        _, start, stop, *pressed = self._directory[name]
        view = self._view[start:stop]
        return memoryview(unpressed(view)) if pressed else view


_MAPPED: WeakValueDictionary[tuple[str, int, int, int], ArrayFile] = WeakValueDictionary()


class Strings:
    """Strings in UTF-8 laid end to end in mapped memory, with the end of each."""

    __slots__ = ("_ends", "_held", "_read")

    def __init__(self, held: memoryview, ends: Sequence[int]) -> None:
        """Take the strings in `held`, and one past the last byte of each."""
        self._held, self._ends = held, ends
        self._read: bytes | None = None

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, row: int) -> bytes:
        return bytes(self._held[self._ends[row - 1] if row else 0 : self._ends[row]])

    def first(self, wanted: bytes) -> int:
        """Return the row of the first string that isn't before `wanted`; strings are sorted."""
        return self._between(wanted, 0, len(self))

    def beginning(self, prefix: bytes) -> range:
        """Return the rows of the strings that begin with `prefix`; strings are sorted."""
        low = self.first(prefix)
        return range(low, self._between(prefix + _LAST, low, len(self)))

    def each(self, wanted: Iterable[bytes]) -> Iterator[range]:
        """Yield the rows of the strings that are each of `wanted`; strings are sorted.

        What begins with the one before is looked for from there on, and not at all where
        no string begins with that.
        """
        before, low, nothing, size = None, 0, False, len(self._ends)
        for one in wanted:
            if before is None or not one.startswith(before):
                low, nothing = self._between(one, 0, size), False
            elif not nothing:
                low = self._next(one, low)
            before = one
            nothing = nothing or low == size or not self[low].startswith(one)
            stop = low
            while not nothing and stop < size and self[stop] == one:
                stop += 1
            yield range(low, stop)

    def _next(self, wanted: bytes, low: int) -> int:
        """Return the row of the first string from `low` on that isn't before `wanted`."""
        step, size = 1, len(self._ends)
        while low + step < size and self[low + step] < wanted:
            step *= 2  # it is near
        return self._between(wanted, low, min(low + step, size))

    def _between(self, wanted: bytes, low: int, high: int) -> int:
        """Return the row, from `low` to `high`, of the first string not before `wanted`."""
        held, ends = self._held, self._ends
        # `bisect` would call for each string, which takes half as long again.
        while low < high:
            row = (low + high) // 2
            if held[ends[row - 1] if row else 0 : ends[row]].tobytes() < wanted:
                low = row + 1
            else:
                high = row
        return low

    def having(self, part: bytes, *, first: bool = False, last: bool = False) -> Iterator[int]:
        """Yield the rows of the strings that have `part`, which isn't empty, in them.

        Args:
            part: What is looked for.
            first: They begin with it.
            last: They end with it.
        """
        if self._read is None:
            self._read = bytes(self._held)  # what is mapped can't be searched as quickly
        whole = self._read
        found = whole.find(part)
        while found >= 0:
            row = bisect_right(self._ends, found)
            low, high = self._ends[row - 1] if row else 0, self._ends[row]
            inside = found + len(part) <= high and (found == low or not first)
            if inside and (not last or whole.endswith(part, low, high)):
                yield row
            # From the next string on: what reaches into it could hide what begins in it.
            found = whole.find(part, high)


def unpressed(held: memoryview, lead: bytes = b"") -> bytes:
    """Return the bytes that zlib compressed.

    Args:
        held: The compressed bytes.
        lead: The dictionary that they were compressed with.

    Raises:
        IndexDamagedError: It was something else.
    """
    try:
        reading = zlib.decompressobj(zdict=lead)
        found = reading.decompress(held)
    except zlib.error as error:
        raise IndexDamagedError(_damaged(str(error))) from error
    if not reading.eof:
        raise IndexDamagedError(_damaged("cut short"))
    return found


def _damaged(why: str) -> str:
    return f"索引を読めません({why})。kurume-search index build で作り直してください。"


def write_arrays(
    path: Path,
    arrays: Mapping[str, Ints | bytes],
    meta: Mapping[str, Any],
    *,
    press: Collection[str] = (),
) -> None:
    """Write `arrays` (``array`` objects or bytes) and `meta` (JSON) to the new file `path`.

    The same input gives the same bytes.

    Args:
        path: The file.
        arrays: By name.
        meta: What is said of them.
        press: Names of those that are compressed; they are read as a whole.
    """
    directory: dict[str, list[Any]] = {}
    at = 0
    written: dict[str, Ints | bytes] = {}
    for name, values in arrays.items():
        code = "B" if isinstance(values, bytes) else _code(values)
        written[name] = zlib.compress(values, _LEVEL) if name in press else values
        size = len(written[name]) * (1 if name in press else _SIZES[code])
        directory[name] = [code, at, at + size, *(["zlib"] if name in press else [])]
        at = _aligned(at + size)
    head = json.dumps({"meta": dict(meta), "arrays": directory, "size": at}, ensure_ascii=False)
    encoded = head.encode()
    lead = MAGIC + len(encoded).to_bytes(8, "little") + encoded
    with path.open("xb") as opened:
        opened.write(lead + bytes(_aligned(len(lead)) - len(lead)))
        for values, (_, _, stop, *_) in zip(written.values(), directory.values(), strict=True):
            opened.write(values)
            opened.write(bytes(_aligned(stop) - stop))


def _code(values: array[int] | memoryview) -> str:
    if isinstance(values, array):
        return values.typecode
    # numpy names its numbers of 64 bits after C's long.
    return "q" if values.format == "l" and values.itemsize == _SIZES["q"] else values.format


def _aligned(at: int) -> int:
    return -(-at // _ALIGN) * _ALIGN


def joined(views: Sequence[memoryview], *, ends: bool = False) -> memoryview:
    """Return columns laid end to end: the one itself, else a copy.

    Args:
        views: Of numbers; those of different widths are widened.
        ends: Each begins with the number that the one before ended with; it is kept once.
    """
    if len(views) == 1:
        return views[0]
    rest = [view[1:] if ends and at else view for at, view in enumerate(views)]
    some = [view for view in rest if len(view)]
    if len(some) < 2:
        return some[0] if some else rest[0]
    code = _wide_enough({view.format for view in some})
    # Number by number only what is narrower: mostly the small ones.
    wide = [view if view.format == code else array(code, view) for view in some]
    whole: memoryview = memoryview(b"".join(wide)).cast(code)  # type: ignore[call-overload]
    return whole


def shifted(view: memoryview, by: int) -> memoryview:
    """Return numbers that are all `by` less, the column itself if that is 0.

    None of them may fall below 0. As one number of many digits they are computed in one go,
    so that nothing needs numpy for it.
    """
    if not by or not len(view):
        return view
    steps = int.from_bytes(by.to_bytes(view.itemsize, byteorder) * len(view), byteorder)
    less = int.from_bytes(view, byteorder) - steps
    return memoryview(less.to_bytes(view.nbytes, byteorder)).cast(view.format)  # type: ignore[call-overload,no-any-return]


def _wide_enough(codes: Collection[str]) -> str:
    """Return a code for the numbers of all `codes`: with a sign, twice as wide as one without."""
    signed = [_SIZES[code] for code in codes if code in _SIGNED]
    unsigned = [_SIZES[code] for code in codes if code not in _SIGNED]
    if not signed:
        return max(codes, key=_SIZES.__getitem__)
    least = max([*signed, *(2 * size for size in unsigned)])
    return next(code for code in _SIGNED if _SIZES[code] >= least)
