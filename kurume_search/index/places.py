"""The places of terms: so many at a time as bound the memory, and the passage of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from kurume_search.index.laying import Ints

_WINDOW = 256  # places, in which passages are counted by a byte


def some_terms(at: Ints, places: int) -> Iterator[tuple[int, int]]:
    """Yield first and one past the last of terms that have about so many `places` together.

    Args:
        at: As in `Laid`.
        places: Only one that has more by itself is given with more.
    """
    low, terms = 0, len(at) - 1
    while low < terms:
        high = int(np.searchsorted(at, at[low] + places, "right")) - 1
        high = min(max(high, low + 1), terms)
        yield low, high
        low = high


class Passages:
    """Which passage a place is in, in little more than a byte a place."""

    def __init__(self, starts: Ints) -> None:
        """Take `starts` as `Laid` has them; each passage has a place."""
        starts = starts - starts[0]
        windows = -(-int(starts[-1]) // _WINDOW)
        firsts = np.arange(windows) * _WINDOW
        self._firsts = (np.searchsorted(starts, firsts, "right") - 1).astype(np.uint32)
        # How many passages begin since the window does, at most one a place.
        begun = np.zeros(windows * _WINDOW, np.uint8)
        begun[starts[:-1]] = 1
        begun[firsts] = 0
        rows = begun.reshape(-1, _WINDOW)
        self._begun = np.cumsum(rows, axis=1, dtype=np.uint8, out=rows).reshape(-1)

    def of(self, places: Ints) -> npt.NDArray[np.uint32]:
        """Return the passage of each of `places`, both counted from 0."""
        found: npt.NDArray[np.uint32] = self._firsts[places // _WINDOW]
        found += self._begun[places]
        return found
