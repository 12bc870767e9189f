"""Counts the headwords of a segment: words, and the compounds that their neighbours make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np

from kurume_search.analysis.words import CONTENT_WORD, DIGITS, JOINS, Words, scattered
from kurume_search.index.laying import looked_up
from kurume_search.search.building.headwords import headword_row
from kurume_search.search.building.word_columns import Running, WordTable
from kurume_search.text.kana import reading_key

Counts: TypeAlias = dict[bytes, int]
"""Row of a headword to how often."""

# Longer runs are names of laws and bodies; their parts are what people type.
_LONGEST = 4
# Readings that are compared as they are, so that those of a compound are joined.
_SETTLED = re.compile(r"[\u30a1-\u30faー]+")
_ODD = tuple(scattered(_LONGEST, 4) | np.uint64(1))


class Readings:
    """The readings of words, folded once each."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._keys: list[str | None] = []

    def extend(self) -> None:
        """Take in the words that are new since the last time."""
        for number in range(len(self._keys), len(self._words)):
            key = reading_key(self._words.readings[number])
            settled = _SETTLED.fullmatch(key) and "\t" not in self._words.surfaces[number]
            self._keys.append(key if settled else None)

    def headword(self, run: tuple[int, ...]) -> tuple[str, str]:
        """Return reading and text of words side by side; no reading where there is none."""
        keys = [self._keys[number] for number in run]
        text = "".join([self._words.surfaces[number] for number in run])
        if None not in keys:
            return "".join(keys), text  # type: ignore[arg-type]
        reading = reading_key("".join(self._words.readings[number] for number in run))
        return ("", text) if "\t" in reading or "\t" in text else (reading, text)


def count_headwords(running: Running, table: WordTable, readings: Readings) -> Counts:
    """Return how often each word and compound of a segment is written and read so.

    A headword is a word that means something, or up to four that stand together and can be
    parts of a compound; nothing with digits in it, and nothing that touches a hidden name.
    """
    readings.extend()
    counts: Counts = {}
    for run, times in _runs(running, table):
        reading, text = readings.headword(run)
        if reading:
            row = headword_row(reading, text)
            counts[row] = counts.get(row, 0) + times
    return counts


def _runs(running: Running, table: WordTable) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield each run of words that makes a headword, and how often it stands there."""
    words = running.words
    # Where no word stands nothing is said of it.
    flags = looked_up(np.append(table.flags, 0).astype(np.uint8), words)
    flags[running.hidden] = 0
    flags[(flags & DIGITS) != 0] = 0
    single = np.bincount(words[(flags & CONTENT_WORD) != 0])
    held = np.flatnonzero(single)
    yield from zip(((number,) for number in held.tolist()), single[held].tolist(), strict=True)
    joins = (flags & JOINS) != 0
    runs = joins.copy()
    for length in range(2, _LONGEST + 1):
        # Behind each passage a place is free, so what goes on never leaves it.
        runs[: 1 - length] &= joins[length - 1 :]
        firsts = np.flatnonzero(runs)
        # Joined by a number of 64 bits: two runs get the same about once in 2**64 pairs.
        keys = np.zeros(len(firsts), np.uint64)
        for offset in range(length):
            keys += words[firsts + offset].astype(np.uint64) * _ODD[offset]
        _, at, times = np.unique(keys, return_index=True, return_counts=True)
        columns = [words[firsts[at] + offset].tolist() for offset in range(length)]
        yield from zip(zip(*columns, strict=True), times.tolist(), strict=True)
