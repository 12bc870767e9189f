"""Columns of a segment under way: lists and numbers, counted on from the segments before."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import accumulate, islice

import numpy as np


class Lists:
    """A column of lists under way."""

    def __init__(self, before: int = 0, code: str = "I") -> None:
        """Begin behind `before` values of the segments before."""
        self._before = before
        self.starts = array("q", [before])
        self.values = array(code)

    def extend(self, sizes: Iterable[int], values: Iterable[int]) -> None:
        """Add the lists of the next rows, end to end."""
        self.starts.extend(islice(accumulate(sizes, initial=self.end), 1, None))
        self.values.extend(values)

    @property
    def end(self) -> int:
        """How many values there are, those of the segments before too."""
        return self._before + len(self.values)


def narrowed(values: array[int]) -> memoryview:
    """Return numbers in the fewest bytes that hold each of them."""
    if len(values) < _FEW:
        low, high = min(values, default=0), max(values, default=0)
        code = next((code for code, _, least, most in _KINDS if least <= low and high <= most), "q")
        return memoryview(array(code, values))
    held = np.asarray(values)
    low, high = int(held.min()), int(held.max())
    kind = next(
        (kind for _, kind, least, most in _KINDS if least <= low and high <= most), np.int64
    )
    return held.astype(kind).data


# Of so many numbers at most numpy's preparations take longer than looking at each: a meeting
# has a hundred such columns.
_FEW = 500
_KINDS = tuple(
    (np.dtype(kind).char, kind, int(np.iinfo(kind).min), int(np.iinfo(kind).max))
    for kind in (np.uint8, np.int16, np.uint16, np.int32, np.uint32)
)
