"""Gathers the words of a segment: where they stand, how they are spelled, what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.analysis.cutting import Cut
from kurume_search.analysis.words import HOLE, Words
from kurume_search.index.laying import Ints, Laid, Ranked, laid_by, looked_up, ranked, times_of
from kurume_search.search.stored.codes import Codes
from kurume_search.search.stored.columns import SAME_AS_TERM, UNNUMBERED
from kurume_search.search.stored.variants import New

HiddenSpan: TypeAlias = tuple[int, int, int]
"""Passage of a batch, first code point and one past the last."""


class Running(NamedTuple):
    """The words of a segment in reading order.

    Attributes:
        words: The number in `Words` of what stands at each place, from 0 in the segment; -1
            where none does.
        hidden: Places of words that touch a name that is hidden, rising.
    """

    words: npt.NDArray[np.int32]
    hidden: Ints


class Written(NamedTuple):
    """What columns say of the words of a segment.

    Attributes:
        surfaces: The code of the spelling at each place (see `columns`).
        pos: The code of the part of speech at each place.
        hidden: Places of words that touch a name that is hidden, rising.
        hidden_terms: Their terms, sorted.
    """

    surfaces: Ints
    pos: Ints
    hidden: Ints
    hidden_terms: list[str]


class WordTable:
    """Of each word in `Words` its term, its spelling and its part of speech as numbers."""

    def __init__(self, pos: Codes, variants: Callable[[str], Sequence[str]] = lambda _: ()) -> None:
        """Begin behind other segments.

        Args:
            pos: Parts of speech that they have.
            variants: Gives the spellings of a term that they have, in the order of numbers.
        """
        self._variants: dict[str, dict[str, int]] = {}
        self._before = variants
        self._pos = pos
        self._numbers: dict[str, int] = {}
        self._new: dict[str, list[str]] = {}
        self._rows: list[tuple[int, int, int, int]] = []
        self._columns = np.zeros((0, 4), np.int32)
        self.terms: list[str] = []
        # Characters of what is no word: of marks and spaces.
        self.marks: set[str] = set()

    def extend(self, words: Words) -> None:
        """Take in the words that are new since the last time, in their order."""
        rows: list[tuple[int, int, int, int]] = []
        for number in range(len(self._columns), len(words)):
            flags = words.flags[number]
            if flags & HOLE:
                rows.append((0, 0, 0, flags))
                self.marks.update(words.surfaces[number])
                continue
            term, surface = words.terms[number], words.surfaces[number]
            at = self._numbers.setdefault(term, len(self.terms))
            if at == len(self.terms):
                self.terms.append(term)
            rows.append(
                (at, self._spelling(term, surface), self._pos.one(words.pos[number]), flags)
            )
        if rows:
            self._columns = np.concatenate([self._columns, np.array(rows, np.int32)])

    def _spelling(self, term: str, surface: str) -> int:
        if surface == term:
            return SAME_AS_TERM
        held = self._variants.get(term)
        if held is None:
            # Looked up term by term: whoever adds a meeting needn't read all of a corpus.
            known = self._before(term)
            held = self._variants[term] = {one: number for number, one in enumerate(known, 1)}
        if surface not in held:
            held[surface] = len(held) + 1
            self._new.setdefault(term, []).append(surface)
        return min(held[surface], UNNUMBERED)

    def spellings(self, term: str) -> Sequence[str]:
        """Return the spellings of `term` other than itself, in the order of their numbers."""
        return list(self._variants.get(term, ()))

    @property
    def new(self) -> New:
        """The spellings that no segment before has."""
        return {
            term: (len(self._variants[term]) - len(some) + 1, some)
            for term, some in self._new.items()
        }

    @property
    def term(self) -> npt.NDArray[np.int32]:
        """Number of each word's term in `terms`."""
        return self._columns[:, 0]

    @property
    def spelling(self) -> npt.NDArray[np.uint8]:
        """Code of each word's spelling (see `columns`)."""
        return self._columns[:, 1].astype(np.uint8)

    @property
    def pos(self) -> npt.NDArray[np.uint8]:
        """Code of each word's part of speech."""
        return self._columns[:, 2].astype(np.uint8)

    @property
    def flags(self) -> npt.NDArray[np.int32]:
        """Flags of each word (see `analysis.words`)."""
        return self._columns[:, 3]


# Places there is room for from the beginning, as many as a segment has characters and more.
# What isn't filled is never taken; an array that grows would be copied, and leave holes.
_ROOM = 1 << 24


class WordColumns:
    """The words of one segment under way."""

    def __init__(self, table: WordTable, before: int) -> None:
        """Begin behind `before` places of the segments before."""
        self._table = table
        self._before = before
        self._room = np.empty(_ROOM, np.int32)
        self._hidden: list[Ints] = []
        self._lengths: list[Ints] = []
        self._starts: list[Ints] = [np.array([before], np.int64)]

    def add(self, cut: Cut, hidden: Sequence[HiddenSpan]) -> None:
        """Take in the next passages.

        Args:
            cut: Their words.
            hidden: Names in them that mustn't be found.
        """
        count = len(cut.counts)
        is_word = (self._table.flags[cut.words] & HOLE) == 0
        held = np.flatnonzero(is_word)
        passage = np.repeat(np.arange(count), cut.counts)[held]
        lengths = np.bincount(passage, minlength=count)
        # Whatever run of marks stands between two words takes one place.
        steps = np.ones(len(held), np.int64)
        steps[1:] += np.diff(held) > 1
        firsts = (np.cumsum(lengths) - lengths)[lengths > 0]
        steps[firsts] = 0
        positions = np.cumsum(steps)
        positions -= np.repeat(positions[firsts], lengths[lengths > 0])
        taken = np.ones(count, np.int64)  # one place stays free behind each passage
        lasts = np.cumsum(lengths)[lengths > 0] - 1
        taken[lengths > 0] += positions[lasts] + 1
        stops = np.cumsum(taken)
        places = (stops - taken)[passage] + positions
        first = int(self._starts[-1][-1]) - self._before
        words = self._more(first, int(taken.sum()))
        words[:] = -1
        words[places] = cut.words[held]
        self._hidden.append(places[_touching(cut, held, hidden)] + first)
        self._lengths.append(lengths)
        self._starts.append(self._starts[-1][-1] + stops)

    def _more(self, first: int, count: int) -> npt.NDArray[np.int32]:
        """Return so many places behind the `first` ones."""
        if first + count > len(self._room):
            room = np.empty(max(2 * len(self._room), first + count), np.int32)
            room[:first] = self._room[:first]
            self._room = room
        return self._room[first : first + count]

    def done(self) -> Running:
        """Return every word; nothing is added then."""
        words = self._room[: int(self._starts[-1][-1]) - self._before]
        self._room = words[:0].copy()  # whoever has the words is the only one
        return Running(words, np.concatenate([np.zeros(0, np.int64), *self._hidden]))

    def ranked(self, running: Running) -> Ranked:
        """Return the terms of words as the index lists them."""
        table = self._table
        times = np.zeros(len(table.terms) + 1, np.int64)  # marks alone have no term
        np.add.at(times, table.term, times_of(running.words, len(table.term)))
        return ranked(table.terms, times[:-1])

    def laid(self, held: Ranked, running: Running) -> Laid:
        """Return words as the index lists them, whose terms are `held`."""
        ranks = held.ranks[np.append(self._table.term, np.int32(-1))]
        lengths = np.concatenate([np.zeros(0, np.int64), *self._lengths])
        words = looked_up(ranks, running.words)
        return laid_by(held, words, np.concatenate(self._starts), lengths)

    def written(self, running: Running) -> Written:
        """Return how words are spelled and what they are."""
        table, words = self._table, running.words
        numbers = np.unique(table.term[words[running.hidden]])
        hidden = running.hidden + self._before
        few = not len(hidden) or hidden[-1] < 2**32
        return Written(
            looked_up(np.append(table.spelling, np.uint8(0)), words),
            looked_up(np.append(table.pos, np.uint8(0)), words),
            hidden.astype(np.uint32 if few else np.int64),
            sorted(table.terms[number] for number in numbers),
        )


def _touching(cut: Cut, held: Ints, hidden: Sequence[HiddenSpan]) -> npt.NDArray[np.bool_]:
    """Say of each word whether a hidden name touches it."""
    found = np.zeros(len(held), bool)
    if not hidden:
        return found
    stops = np.cumsum(cut.sizes)
    starts = stops - cut.sizes
    units = np.cumsum(cut.counts) - cut.counts
    bases = np.append(starts, 0)[np.minimum(units, len(starts))]
    starts, stops = starts[held], stops[held]
    for passage, low, high in hidden:
        base = bases[passage]
        first = np.searchsorted(stops, base + low, "right")
        found[first : np.searchsorted(starts, base + high, "left")] = True
    return found
