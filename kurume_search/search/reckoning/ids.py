"""Rows and spans as arrays of numpy; to a reader they are sets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from itertools import chain
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from kurume_search.search.reckoning.algebra import Rows, Span

Ints: TypeAlias = "npt.NDArray[np.int64]"
Mask: TypeAlias = "npt.NDArray[np.bool_]"
Numbers: TypeAlias = "npt.NDArray[np.integer]"
Floats: TypeAlias = "npt.NDArray[np.float64]"
Kind = TypeVar("Kind", bound=np.integer)

# Sets of more than this share of a table are combined as masks.
_DENSE = 4
# One row is searched for in the time in which so many are numbered.
_SEARCHED = 4


class Ids(Set[int]):
    """Rows of a table as rising numbers, as a mask, or as both; whichever was asked for."""

    __slots__ = ("_count", "_ids", "_mask", "size")

    def __init__(self, size: int, ids: Ints | None = None, mask: Mask | None = None) -> None:
        self.size, self._ids, self._mask = size, ids, mask
        self._count = -1 if ids is None else len(ids)

    @property
    def ids(self) -> Ints:
        """The rows, rising."""
        if self._ids is None:
            (self._ids,) = self.mask.nonzero()
        return self._ids

    @property
    def mask(self) -> Mask:
        """For each row of the table whether it is one of them."""
        if self._mask is None:
            self._mask = np.zeros(self.size, dtype=np.bool_)
            self._mask[self.ids] = True
        return self._mask

    @property
    def nbytes(self) -> int:
        """Bytes held once both forms were asked for, as they will be."""
        return self.size + 8 * len(self)

    @property
    def _few(self) -> bool:
        return self._ids is not None and len(self._ids) * _DENSE < self.size

    def __len__(self) -> int:
        if self._count < 0:
            self._count = int(np.count_nonzero(self.mask))
        return self._count

    def __bool__(self) -> bool:
        return bool(self.mask.any()) if self._ids is None else len(self._ids) > 0

    def __iter__(self) -> Iterator[int]:
        return iter(self.ids.tolist())

    def __contains__(self, row: object) -> bool:
        if not isinstance(row, int) or not 0 <= row < self.size:
            return False
        if self._mask is not None:
            return bool(self._mask[row])
        at = int(np.searchsorted(self.ids, row))
        return at < len(self.ids) and int(self.ids[at]) == row

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids):
            if self is other or self._mask is None or other._mask is None:
                return self is other or np.array_equal(self.ids, other.ids)
            return np.array_equal(self._mask, other._mask)
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

    def __and__(self, other: Set[int]) -> Ids:
        few, many = self, ids_of(other)
        if few._ids is None or (many._ids is not None and len(many._ids) < len(few._ids)):
            few, many = many, few
        ids = few._ids
        if ids is not None and len(ids) * _DENSE < self.size:
            return Ids(self.size, ids.compress(many.mask.take(ids)))
        return Ids(self.size, mask=few.mask & many.mask)

    def __or__(self, other: Set[Any]) -> Ids:
        other = ids_of(other)
        return Ids(self.size, mask=self.mask | other.mask)

    def __sub__(self, other: Set[Any]) -> Ids:
        other = ids_of(other)
        if self._few:
            return Ids(self.size, self.ids.compress(~other.mask.take(self.ids)))
        return Ids(self.size, mask=self.mask & ~other.mask)

    def at(self, rows: Ints) -> Numbers:
        """Return where `rows`, which are all among these and rise, stand among them."""
        if len(rows) * _SEARCHED < len(self):
            return np.searchsorted(self.ids, rows)
        places = np.empty(self.size, dtype=np.int32)
        places[self.ids] = np.arange(len(self))
        found: Numbers = places[rows]
        return found

    def common(self, other: Ids) -> int:
        """Return how many rows are in both."""
        few, many = (self, other) if self._few else (other, self)
        both = many.mask.take(few.ids) if few._few else many.mask & few.mask
        return int(np.count_nonzero(both))

    def isdisjoint(self, other: Iterable[object]) -> bool:
        """Say whether no row is in both."""
        return not self & other if isinstance(other, Ids) else not any(o in self for o in other)


class Pairs(Collection[Span]):
    """Spans by their ends; in order, each once."""

    __slots__ = ("first", "last")

    def __init__(self, first: Ints, last: Ints) -> None:
        self.first, self.last = first, last

    @property
    def are_words(self) -> bool:
        """Whether each is surely one word, which begins and ends in one place."""
        return self.first is self.last

    def __len__(self) -> int:
        return len(self.first)

    def __iter__(self) -> Iterator[Span]:
        return zip(self.first.tolist(), self.last.tolist(), strict=True)

    def __contains__(self, span: object) -> bool:
        return span in set(self)


def ids_of(rows: Rows) -> Ids:
    """Return `rows` as what this way of reckoning made them."""
    assert isinstance(rows, Ids)  # noqa: S101 - one way of reckoning at a time
    return rows


def pairs_of(spans: Iterable[Span]) -> Pairs:
    """Return `spans` in order, each once."""
    if isinstance(spans, Pairs):
        return spans
    flat = np.fromiter(chain.from_iterable(spans), dtype=np.int64).reshape(-1, 2)
    return each_once(flat[:, 0], flat[:, 1])


def each_once(first: Ints, last: Ints) -> Pairs:
    """Return the spans with these ends in order, each once."""
    order = np.lexsort((last, first))
    first, last = first[order], last[order]
    if len(first) > 1:
        kept = np.concatenate(([True], (first[1:] != first[:-1]) | (last[1:] != last[:-1])))
        first, last = first[kept], last[kept]
    return Pairs(first, last)


def distinct(rising: npt.NDArray[Kind]) -> npt.NDArray[Kind]:
    """Return each of some rising numbers once; of others one of each run."""
    if len(rising) < 2:
        return rising
    found: npt.NDArray[Kind] = rising.compress(np.concatenate(([True], rising[1:] != rising[:-1])))
    return found
