"""Puts the places of words in order by arrays; the same order as `kwic` reckons one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from kurume_search.index.leaves import Leaves
from kurume_search.query.ast import Literal
from kurume_search.search.answering.found import Found
from kurume_search.search.kwic import HIDDEN, KEY, Occurrence
from kurume_search.search.reckoning.ids import Ints, Mask, Numbers, each_once, ids_of, pairs_of

_MOST = 2**25  # numbers that sorting by what was found may take


def arranged(found: Found, leaves: Leaves, sort: Sequence[str]) -> Sequence[Occurrence] | None:
    """Return every place of the words of `found` in the order `sort`; None if it can't.

    Args:
        found: The answer.
        leaves: Of the same index.
        sort: As `kwic.Concordance` has it.
    """
    nothing = np.empty(0, dtype=np.int64)
    starts, vectors = np.asarray(leaves.starts), found.ways.vectors
    finder, firsts, lasts = found.finder.like(vectors), [nothing], [nothing]
    for node, passages in found.words():
        if isinstance(node, Literal):
            return None  # strings are told by their characters
        spans = pairs_of(finder.spans(node))
        wanted = ids_of(vectors.rows(passages, "passages")).mask
        kept = wanted[np.searchsorted(starts, spans.first, side="right") - 1]
        firsts.append(spans.first[kept])
        lasts.append(spans.last[kept])
    places = each_once(np.concatenate(firsts), np.concatenate(lasts))
    lines = _Lines(found, leaves, places.first, places.last)
    if KEY in sort and lines.widest * len(lines) > _MOST:
        return None
    return lines.sorted_by(sort)


class _Lines(Sequence[Occurrence]):
    def __init__(self, found: Found, leaves: Leaves, first: Ints, last: Ints) -> None:
        self._words, self._first, self._last = np.asarray(leaves.words), first, last
        starts = np.asarray(leaves.starts).astype(np.int64)
        self._passage: Ints = np.searchsorted(starts, first, side="right") - 1
        self._begin, self._end = starts[self._passage], starts[self._passage + 1]
        hidden = () if found.names else found.columns.ints("hidden")
        self._hidden = np.sort(np.asarray(hidden).astype(np.int64))
        self._order: Ints = np.arange(len(first))

    def __len__(self) -> int:
        return len(self._first)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self._at(one) for one in self._order[at].tolist()]
        return self._at(int(self._order[at]))

    def __iter__(self) -> Iterator[Occurrence]:
        return iter(self[:])

    def _at(self, line: int) -> Occurrence:
        first, last = int(self._first[line]), int(self._last[line])
        return Occurrence(int(self._passage[line]), first - 1, last + 1)

    @property
    def widest(self) -> int:
        """Most places that anything takes."""
        return int((self._last - self._first).max(initial=-1)) + 1

    def sorted_by(self, sort: Sequence[str]) -> _Lines:
        """Return these in the order `sort`, ties in reading order."""
        keys: list[Numbers] = []
        for name in sort:
            if name == KEY:
                keys += self._found()
            else:
                keys.append(self._beside(int(name[1]), -1 if name[0] == "L" else 1))
        if keys:
            self._order = np.lexsort(keys[::-1])
        return self

    def _word(self, places: Ints) -> Ints:
        """Return the number of the word at each of `places`, hidden ones behind all others."""
        words = self._words[places].astype(np.int64)
        if len(self._hidden):
            at = np.searchsorted(self._hidden, places)
            at[at == len(self._hidden)] = 0
            words[(self._hidden[at] == places) & (words > 0)] = HIDDEN
        return words

    def _found(self) -> list[Numbers]:
        """Return the words of what was found: the first of each line, the second and so on."""
        words = np.full((self.widest, len(self)), -1, dtype=np.int64)
        filled = np.zeros(len(self), dtype=np.int64)
        for step in range(self.widest):
            there = np.flatnonzero(self._first + step <= self._last)
            held = self._word(self._first[there] + step)
            there, held = there[held > 0], held[held > 0]
            words[filled[there], there] = held
            filled[there] += 1
        return list(words)

    def _beside(self, distance: int, step: int) -> Ints:
        """Return the word at `distance` on one side, 0 beyond the passage's border."""
        found = np.zeros(len(self), dtype=np.int64)
        lines = np.arange(len(self))
        places = self._first - 1 if step < 0 else self._last + 1
        left = np.full(len(self), distance)
        while len(lines):
            inside: Mask = places >= self._begin[lines] if step < 0 else places < self._end[lines]
            lines, places, left = lines[inside], places[inside], left[inside]
            words = self._word(places)
            left = left - (words > 0)
            there = left == 0
            found[lines[there]] = words[there]
            lines, places, left = lines[~there], places[~there] + step, left[~there]
        return found
