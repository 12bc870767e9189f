"""Numbers words as they are met, so that texts are arrays of numbers.

What depends on the dictionary's word and on how it is written only (term, part of speech,
reading) is asked once for each such pair and not at each place.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import sudachipy

from kurume_search.analysis.morphemes import EMPTY, JOINING, is_hole, part_of_speech, term_of

Ints: TypeAlias = "npt.NDArray[np.int64]"

ODD = np.uint64(0x9E3779B97F4A7C15)
HOLE, CONTENT_WORD, JOINS, DIGITS = 1, 2, 4, 8
"""Flags of a word: no word at all; means something itself; part of compounds; has digits."""


def scattered(count: int, seed: int) -> npt.NDArray[np.uint64]:
    """Return numbers that look drawn at random, and are the same in every process.

    As splitmix64 makes them: `numpy.random` takes as long to import as half of numpy.

    >>> scattered(2, 1).tolist() == scattered(3, 1).tolist()[:2]
    True
    """
    mixed = np.arange(1, count + 1, dtype=np.uint64) * ODD + np.uint64(seed)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    found: npt.NDArray[np.uint64] = mixed ^ (mixed >> np.uint64(31))
    return found


class Columns(NamedTuple):
    """Some words as `Words` keeps them, with Sudachi's numbers and what tells them apart."""

    ids: npt.NDArray[np.uint32]
    marks: npt.NDArray[np.uint64]
    surfaces: list[str]
    terms: list[str]
    readings: list[str]
    pos: list[str]
    flags: array[int]


class Words:
    """Every word met so far, numbered as they came: a word of the dictionary as written once.

    Attributes:
        surfaces: As written.
        terms: As indexed; empty for holes.
        readings: In katakana; of words with digits as the first one is read.
        pos: First two levels of the part of speech.
        flags: See `HOLE` and the others.
    """

    def __init__(self) -> None:
        self.surfaces: list[str] = []
        self.terms: list[str] = []
        self.readings: list[str] = []
        self.pos: list[str] = []
        self.flags = array("B")
        self._kinds: dict[int, _Kind] = {}
        # One more than the number of each word, at the first free place from where its mark
        # points.
        self._places = np.zeros(1 << 12, np.int32)
        self._ids = np.zeros(1 << 10, np.uint32)
        self._marks = np.zeros(1 << 10, np.uint64)
        self._placed = 0

    def __len__(self) -> int:
        return len(self.surfaces)

    def numbers(
        self, ids: npt.NDArray[np.uint32], marks: npt.NDArray[np.uint64]
    ) -> npt.NDArray[np.int32]:
        """Return the number of each word that has a place, else -1.

        Other threads may look while one adds words: what they miss is looked for again.
        """
        places = self._places
        at = _first_places(places, ids, marks)
        found = places[at] - 1
        others = np.flatnonzero(self._differ(found, ids, marks))
        while len(others):
            at[others] = (at[others] + 1) % len(places)
            found[others] = places[at[others]] - 1
            others = others[self._differ(found[others], ids[others], marks[others])]
        return found

    def _differ(
        self,
        numbers: npt.NDArray[np.int32],
        ids: npt.NDArray[np.uint32],
        marks: npt.NDArray[np.uint64],
    ) -> npt.NDArray[np.bool_]:
        """Return for each number whether it is that of another word than the one looked for.

        The columns are taken only now: they hold every number that had a place before.
        """
        same: npt.NDArray[np.bool_] = self._ids[numbers] == ids
        same &= self._marks[numbers] == marks
        return (numbers >= 0) & ~same

    def place(self) -> None:
        """Give the words that came since the last time places; three of four stay free."""
        places = self._places
        if 4 * len(self) > len(places):
            places = np.zeros(4 * len(places), np.int32)
            self._placed = 0
        left = np.arange(self._placed, len(self), dtype=np.int32)
        at = _first_places(places, self._ids[left], self._marks[left])
        while len(left):
            free = places[at] == 0
            places[at[free]] = left[free] + 1  # of several the last one stays
            other = places[at] != left + 1
            left, at = left[other], (at[other] + 1) % len(places)
        self._places, self._placed = places, len(self)

    def extend(
        self,
        ids: npt.NDArray[np.uint32],
        marks: npt.NDArray[np.uint64],
        surfaces: Sequence[str],
        units: Sequence[sudachipy.Morpheme],
    ) -> npt.NDArray[np.int32]:
        """Add words that have no number yet, and return their numbers."""
        numbers = self._extended(ids, marks)
        for surface, unit in zip(surfaces, units, strict=True):
            term, kind = term_of(unit), self._kind(unit.part_of_speech_id())
            hole = not term or kind.hole
            self.surfaces.append(surface)
            # Most words are written as they are indexed: then it is one string.
            self.terms.append("" if hole else surface if term == surface else term)
            self.readings.append(unit.reading_form())
            self.pos.append(kind.pos)
            digits = _DIGIT.search(surface) is not None
            self.flags.append(HOLE * hole | kind.flags | DIGITS * digits)
        return numbers

    def _extended(
        self, ids: npt.NDArray[np.uint32], marks: npt.NDArray[np.uint64]
    ) -> npt.NDArray[np.int32]:
        first, last = len(self), len(self) + len(ids)
        while last > len(self._marks):
            self._marks = np.concatenate([self._marks, np.zeros_like(self._marks)])
            self._ids = np.concatenate([self._ids, np.zeros_like(self._ids)])
        self._marks[first:last], self._ids[first:last] = marks, ids
        return np.arange(first, last, dtype=np.int32)

    def since(self, first: int) -> Columns:
        """Return the words from the number `first` on."""
        last = len(self)
        return Columns(
            self._ids[first:last], self._marks[first:last], self.surfaces[first:],
            self.terms[first:], self.readings[first:], self.pos[first:], self.flags[first:],
        )  # fmt: skip

    def take(self, some: Columns) -> npt.NDArray[np.int32]:
        """Return the numbers of words that other `Words` gave; those without one are added."""
        numbers = self.numbers(some.ids, some.marks)
        new = np.flatnonzero(numbers < 0)
        if len(new):
            numbers[new] = self._extended(some.ids[new], some.marks[new])
            for word in new.tolist():
                self.surfaces.append(some.surfaces[word])
                self.terms.append(some.terms[word])
                self.readings.append(some.readings[word])
                self.pos.append(sys.intern(some.pos[word]))
                self.flags.append(some.flags[word])
            self.place()
        return numbers

    def _kind(self, part: int) -> _Kind:
        """Return what is said of all words of a part of speech, by Sudachi's number of it."""
        kind = self._kinds.get(part)
        if kind is None:
            pos = part_of_speech(part)
            first = pos.partition("-")[0]
            flags = CONTENT_WORD * (first not in EMPTY) | JOINS * (first in JOINING)
            kind = self._kinds[part] = _Kind(pos, flags, is_hole(part))
        return kind


class _Kind(NamedTuple):
    """What is said of all words of a part of speech."""

    pos: str
    flags: int
    hole: bool


_DIGIT = re.compile(r"\d")


def _first_places(
    places: npt.NDArray[np.int32], ids: npt.NDArray[np.uint32], marks: npt.NDArray[np.uint64]
) -> Ints:
    """Return where to look for words first."""
    mixed = (marks ^ (ids * ODD)) * ODD
    return (mixed >> np.uint64(65 - len(places).bit_length())).astype(np.int64)
