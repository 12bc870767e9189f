"""Rows in order, of which no more is sorted than a page takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kurume_search.search.reckoning.ids import Floats, Ids, Ints, Numbers
from kurume_search.search.reckoning.weighed import Scores, leading


class Order(Sequence[int]):
    """Rows in order; of a page no more is sorted than it takes."""

    def __init__(self, rows: Ids, scores: Scores | None, age: Callable[[Ints], Numbers]) -> None:
        """Sort nothing yet.

        Args:
            rows: What is put in order.
            scores: Of each; the best comes first. None: they are all alike.
            age: Gives the age of some of the rows; at the same score the least comes first.
        """
        self._rows, self._scores, self._age = rows, scores, age
        self._best: Ints = np.empty(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[int]:
        at, page = 0, _PAGE
        while at < len(self):
            yield from self._first(min(page, len(self)))[at:page].tolist()
            at, page = page, page * _PAGE

    def __getitem__(self, at: int | slice) -> int | list[int]:  # type: ignore[override]
        places = range(len(self))[at]
        if isinstance(places, int):
            return int(self._first(places + 1)[places])
        best = self._first(max(places[0], places[-1]) + 1) if places else self._best[:0]
        stop = None if places.stop < 0 else places.stop  # backwards, behind the first
        found: list[int] = best[places.start : stop : places.step].tolist()
        return found

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> Ints:
        return np.array(self._first(len(self)), dtype=dtype, copy=copy)

    def _first(self, count: int) -> Ints:
        """Return at least the first `count` rows in order."""
        if len(self._best) < count:
            rows, scores = self._candidates(count)
            age = self._age(rows)
            order = rows[np.lexsort((age,) if scores is None else (age, -scores))]
            # What isn't a whole answer is right only as far as it was asked for.
            self._best = order if len(rows) == len(self) else order[:count]
        return self._best

    def _candidates(self, count: int) -> tuple[Ints, Floats | None]:
        """Return rows, rising, that can be among the first `count`, and their scores."""
        if self._scores is None:
            rows = self._rows.ids
            return rows[leading(-self._age(rows), count)], None
        rows, scores = self._scores.leading(count)
        if len(rows) <= _MANY * count:
            return rows, scores
        # Many have the same score: of those only the newest can be among the first.
        bound = np.partition(scores, -count)[-count]
        more, same = np.flatnonzero(scores > bound), np.flatnonzero(scores == bound)
        wanted, age = count - len(more), self._age(rows[same])
        same = same[age <= np.partition(age, wanted - 1)[wanted - 1]]
        kept = np.sort(np.concatenate((more, same)))
        return rows[kept], scores[kept]


_PAGE = 64  # rows that are put in order at least
_MANY = 16  # times what is wanted
