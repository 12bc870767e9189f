"""Rows in order, of which no more is sorted than a page takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from kurume_search.search.ids import Floats, Ints, Numbers


class Order(Sequence[int]):
    """Rows in order; of a page no more is sorted than it takes."""

    def __init__(self, rows: Ints, cost: Floats | None, age: Callable[[Ints], Numbers]) -> None:
        """Sort nothing yet.

        Args:
            rows: Rising.
            cost: Of each; the least comes first. None: they are all alike.
            age: Gives the age of some of the rows; at the same cost the least comes first.
        """
        self._rows, self._cost, self._age = rows, cost, age
        self._best: list[int] = []

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[int]:
        at, page = 0, _PAGE
        while at < len(self):
            yield from self._first(min(page, len(self)))[at:page]
            at, page = page, page * _PAGE

    def __getitem__(self, at: int | slice) -> int | list[int]:  # type: ignore[override]
        places = range(len(self))[at]
        if isinstance(places, int):
            return self._first(places + 1)[places]
        best = self._first(max(places[0], places[-1]) + 1) if places else []
        return [best[place] for place in places]

    def _first(self, count: int) -> list[int]:
        """Return at least the first `count` rows in order."""
        if len(self._best) < count:
            kept = self._candidates(count)
            age = self._age(self._rows[kept])
            keys = (age,) if self._cost is None else (age, self._cost[kept])
            order = kept[np.lexsort(keys)]
            # What isn't a whole answer is right only as far as it was asked for.
            self._best = self._rows[order if len(kept) == len(self) else order[:count]].tolist()
        return self._best

    def _candidates(self, count: int) -> Ints:
        """Return where those stand that can be among the first `count`."""
        if count * _BLOCK > len(self):
            return np.arange(len(self))
        first = self._age(self._rows) if self._cost is None else self._cost
        kept = np.flatnonzero(first <= _bound(first, count))
        if self._cost is None or len(kept) <= _BLOCK * count:
            return kept
        # Many cost the same: of those only the newest can be among the first.
        bound = np.partition(first[kept], count - 1)[count - 1]
        less, same = kept[first[kept] < bound], kept[first[kept] == bound]
        more, age = count - len(less), self._age(self._rows[same])
        return np.sort(np.concatenate((less, same[age <= np.partition(age, more - 1)[more - 1]])))


def _bound(values: Numbers | Floats, count: int) -> Any:
    """Return a bound at or below which at least `count` of `values` are, and not many more.

    The least of each of some blocks are looked at, not all.
    """
    blocks = _BLOCK * count
    size = len(values) // blocks
    least = values[: size * blocks].reshape(size, blocks).min(axis=0)
    return np.partition(least, count - 1)[count - 1]


_PAGE = 64  # rows that are put in order at least
_BLOCK = 16  # blocks for each row that is wanted
