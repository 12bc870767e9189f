"""Writes Whoosh's list of terms in bulk: found by their hashes, and in their order.

Leaned on, of whoosh3 3.54: the layout of ``filetables.OrderedHashWriter`` (records, 256
tables of hashes, where these begin, extras, where each record begins) and of
``W3TermInfo``. ``tests/index`` lets stock Whoosh read what is written.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Mapping, Sequence
from typing import Protocol
from zlib import crc32

import numpy as np
import numpy.typing as npt

from kurume_search.index.laying import Ints

INFO = np.dtype(
    [
        ("inlined", "u1"), ("weight", ">f4"), ("documents", ">u4"),
        ("shortest", "u1"), ("longest", "u1"), ("most", ">f4"),
        ("first", ">u4"), ("last", ">u4"),
    ]
)  # fmt: skip
"""What is said of a term; lengths as Whoosh's codes, and whether its postings stand here."""

_MAGIC, _CRC32 = b"HSH3", 1  # Whoosh's number for the hash that costs least
_SIZES = struct.Struct("!ii")  # of key and value, before them
_SLOT = np.dtype([("hash", ">u4"), ("at", ">i8")])
_TABLE = np.dtype([("at", ">i8"), ("slots", ">i4")])
_TABLES = 256
_FREE = 16  # taken slots for each free one


class Out(Protocol):
    """A file under way."""

    def write(self, data: bytes, /) -> object:
        """Write `data`."""


class TermList:
    """The list of terms of one segment under way."""

    def __init__(self, out: Out) -> None:
        """Begin in the empty file `out`."""
        self._out = out
        head = _MAGIC + bytes([_CRC32]) + bytes(8)
        out.write(head)
        self._end = len(head)
        self._hashes: list[npt.NDArray[np.uint32]] = []
        self._places: list[Ints] = []

    def add(
        self, keys: Sequence[bytes], infos: npt.NDArray[np.void], places: Sequence[bytes]
    ) -> None:
        """Add the next terms, rising.

        Args:
            keys: Number of the field in two bytes, and the term.
            infos: What is said of each, as `INFO`.
            places: Where its postings stand, or these if they stand here.
        """
        said, size = infos.tobytes(), INFO.itemsize
        heads = (said[at : at + size] for at in range(0, len(said), size))
        rows = [
            b"%b%b%b%b" % (_SIZES.pack(len(key), size + len(place)), key, head, place)
            for key, head, place in zip(keys, heads, places, strict=True)
        ]
        self._out.write(b"".join(rows))
        sizes = np.fromiter(map(len, rows), np.int64, len(rows))
        ends = self._end + np.cumsum(sizes)
        self._places.append(ends - sizes)
        self._hashes.append(np.fromiter(map(crc32, keys), np.uint32, len(keys)))
        self._end = int(ends[-1])

    def finish(self, extras: Mapping[str, object]) -> None:
        """Write what finds the terms, and `extras`."""
        places = np.concatenate([np.zeros(0, np.int64), *self._places])
        hashes = np.concatenate([np.zeros(0, np.uint32), *self._hashes])
        slots, firsts = _tables(hashes)
        held = np.zeros(len(slots), _SLOT)
        some = slots > 0
        held["hash"][some] = hashes[slots[some] - 1]
        held["at"][some] = places[slots[some] - 1]
        tables = np.empty(_TABLES, _TABLE)
        tables["at"] = self._end + firsts[:-1] * _SLOT.itemsize
        tables["slots"] = np.diff(firsts)
        code, kind = next(pair for pair in _KINDS if self._end <= np.iinfo(pair[1]).max)
        said = pickle.dumps({**extras, "indextype": code, "indexlen": len(places)}, 2)
        said += places.astype(kind).astype(kind.newbyteorder(">")).tobytes()
        self._out.write(held.tobytes() + tables.tobytes() + said + struct.pack("!i", len(said)))


_KINDS = (("H", np.dtype(np.uint16)), ("i", np.dtype(np.int32)), ("q", np.dtype(np.int64)))


def _tables(hashes: npt.NDArray[np.uint32]) -> tuple[Ints, Ints]:
    """Return the row + 1 in each slot of all tables, 0 where none is, and where tables begin.

    A row stands in the first free slot from where its hash points, round its table.
    """
    table = (hashes & 255).astype(np.int64)
    # Whoosh itself leaves every other slot free; nobody asks it for terms in a hurry here.
    sizes = np.bincount(table, minlength=_TABLES)
    sizes += sizes // _FREE + (sizes > 0)
    firsts = np.concatenate([[0], np.cumsum(sizes)])
    slots = np.zeros(int(firsts[-1]), np.int64)
    first, size = firsts[table], sizes[table]
    at = (hashes >> 8).astype(np.int64) % np.maximum(size, 1)
    left = np.arange(len(hashes))
    while len(left):
        here = first[left] + at[left]
        free = slots[here] == 0
        slots[here[free]] = left[free] + 1  # of several the last one stays
        left = left[slots[here] != left + 1]
        at[left] = (at[left] + 1) % size[left]
    return slots, firsts
