"""Cuts texts by the thousand into arrays: the words of `morphemes`, without an object a word.

What depends on the dictionary's word and on how it is written only (term, part of speech,
reading) is asked once for each such pair and not at each place. Sudachi lets go of the
interpreter while it cuts, so threads, each with a tokenizer of its own, use every core.
"""

from __future__ import annotations

import os
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import sudachipy

from kurume_search.analysis.morphemes import (
    EMPTY,
    JOINING,
    OFFICES,
    cut_chunk,
    is_common_noun,
    is_hole,
    needs_chunks,
    part_of_speech,
    term_of,
    tokenizer,
)
from kurume_search.analysis.morphemes import chunks as chunks_of

Ints: TypeAlias = "npt.NDArray[np.int64]"

FIELDS = ("pos", "normalized_form", "reading_form")
_BLOCK = 256  # texts in one go: the interpreter is held a millisecond or two for each
_UNKNOWN = 0xF0000000  # word ids from here on only tell the part of speech

HOLE, CONTENT_WORD, JOINS, DIGITS = 1, 2, 4, 8
"""Flags of a word: no word at all; means something itself; part of compounds; has digits."""


class Cut(NamedTuple):
    """Texts cut into words, end to end.

    Attributes:
        counts: How many units each text has, holes too.
        words: Number of each unit's word in `Words`.
        sizes: Code points of each unit; a text's units joined are the text.
    """

    counts: Ints
    words: npt.NDArray[np.int32]
    sizes: Ints


class _Raw(NamedTuple):
    """A block as the threads give it; `chunks` has the units of each call to Sudachi."""

    text: str
    counts: list[int]
    chunks: list[int]
    units: list[sudachipy.Morpheme]
    ids: npt.NDArray[np.uint32]
    sizes: npt.NDArray[np.int64]


class Words:
    """Every word met so far, numbered as they came: a word of the dictionary as written once.

    Attributes:
        surfaces: As written.
        terms: As indexed; empty for holes.
        readings: In katakana.
        pos: First two levels of the part of speech.
        flags: See `HOLE` and the others.
    """

    def __init__(self) -> None:
        self.surfaces: list[str] = []
        self.terms: list[str] = []
        self.readings: list[str] = []
        self.pos: list[str] = []
        self.flags = array("B")
        # Words of the dictionary: one more than the number of each, at the first free place
        # from where its hash points.
        self._places = np.zeros(1 << 12, np.int32)
        self._ids = np.zeros(1 << 10, np.uint32)
        self._hashes = np.zeros(1 << 10, np.uint64)
        self._placed = 0
        # Of what the dictionary hasn't the reading may differ.
        self._others: dict[tuple[int, str, str], int] = {}

    def __len__(self) -> int:
        return len(self.surfaces)

    def numbers(
        self, ids: npt.NDArray[np.uint32], hashes: npt.NDArray[np.uint64]
    ) -> npt.NDArray[np.int32]:
        """Return the number of each word of the dictionary that is known, else -1."""
        self._place()
        at = self._at(ids, hashes)
        found = self._places[at] - 1
        others = np.flatnonzero(self._differ(found, ids, hashes))
        while len(others):
            at[others] = (at[others] + 1) % len(self._places)
            found[others] = self._places[at[others]] - 1
            others = others[self._differ(found[others], ids[others], hashes[others])]
        return found

    def _at(self, ids: npt.NDArray[np.uint32], hashes: npt.NDArray[np.uint64]) -> Ints:
        """Return where to look for words first."""
        mixed = (hashes ^ (ids * _ODD)) * _ODD
        return (mixed >> np.uint64(65 - len(self._places).bit_length())).astype(np.int64)

    def _differ(
        self,
        numbers: npt.NDArray[np.int32],
        ids: npt.NDArray[np.uint32],
        hashes: npt.NDArray[np.uint64],
    ) -> npt.NDArray[np.bool_]:
        """Say of each number whether it is that of another word than the one looked for."""
        same: npt.NDArray[np.bool_] = self._ids[numbers] == ids
        same &= self._hashes[numbers] == hashes
        return (numbers >= 0) & ~same

    def _place(self) -> None:
        """Give the words that came since the last time places; three of four stay free."""
        if 4 * len(self) > len(self._places):
            self._places = np.zeros(4 * len(self._places), np.int32)
            self._placed = 0
        left = np.arange(self._placed, len(self), dtype=np.int32)
        left = left[self._ids[left] < _UNKNOWN]
        at = self._at(self._ids[left], self._hashes[left])
        while len(left):
            free = self._places[at] == 0
            self._places[at[free]] = left[free] + 1  # of several the last one stays
            other = self._places[at] != left + 1
            left, at = left[other], (at[other] + 1) % len(self._places)
        self._placed = len(self)

    def number(self, word: int, surface: str, unit: sudachipy.Morpheme, mark: np.uint64) -> int:
        """Return the number of a word that `numbers` doesn't know; `mark` is its hash."""
        reading, number = unit.reading_form(), len(self)
        if word >= _UNKNOWN:
            number = self._others.setdefault((word, surface, reading), number)
            if number < len(self):
                return number
        part = unit.part_of_speech_id()
        term, pos = term_of(unit), part_of_speech(part)
        first = pos.partition("-")[0]
        hole = not term or is_hole(part)
        self.surfaces.append(surface)
        # Most words are written as they are indexed: then it is one string.
        self.terms.append("" if hole else surface if term == surface else term)
        self.readings.append(reading)
        self.pos.append(pos)
        self.flags.append(
            HOLE * hole
            | CONTENT_WORD * (first not in EMPTY)
            | JOINS * (first in JOINING)
            | DIGITS * any(sign.isdecimal() for sign in surface)
        )
        if number >= len(self._hashes):
            self._hashes = np.concatenate([self._hashes, np.zeros_like(self._hashes)])
            self._ids = np.concatenate([self._ids, np.zeros_like(self._ids)])
        self._hashes[number], self._ids[number] = mark, word
        return number


class Cutter:
    """Cuts texts in threads and numbers their words; one for each index under way."""

    def __init__(self) -> None:
        self.words = Words()
        self._threads = max(1, min(os.cpu_count() or 1, 16))

    def cut(self, texts: Iterable[Sequence[str]]) -> Iterator[Cut]:
        """Yield the words of each batch of texts, in order; a few batches are cut ahead."""
        with ThreadPoolExecutor(self._threads) as pool:
            ahead: deque[list[Future[_Raw]]] = deque()
            for batch in texts:
                blocks = [batch[at : at + _BLOCK] for at in range(0, len(batch), _BLOCK)]
                ahead.append([pool.submit(_cut, block) for block in blocks])
                if len(ahead) > self._threads:
                    yield self._joined(ahead.popleft())
            while ahead:
                yield self._joined(ahead.popleft())

    def _joined(self, blocks: Sequence[Future[_Raw]]) -> Cut:
        cuts = [self._numbered(block.result()) for block in blocks]
        if not cuts:
            return Cut(np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int64))
        return cuts[0] if len(cuts) == 1 else Cut(*map(np.concatenate, zip(*cuts, strict=True)))

    def _numbered(self, raw: _Raw) -> Cut:
        """Number the words of a block; new ones in the order in which they stand there."""
        ids, sizes = raw.ids, raw.sizes
        signs = np.frombuffer(raw.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        others = _part_offices(raw, signs)
        counts = np.array(raw.counts, np.int64)
        starts = np.cumsum(sizes) - sizes
        hashes = _hashes(signs, starts, sizes)
        found = self.words.numbers(ids, hashes)
        missing = np.flatnonzero(found < 0)
        if len(missing):
            keys = hashes[missing] ^ (ids[missing].astype(np.uint64) * _ODD)
            # Of what the dictionary hasn't (四, joined from its words) the reading may differ.
            unknown = np.flatnonzero(ids[missing] >= _UNKNOWN)
            spoken = (raw.units[unit].reading_form() for unit in missing[unknown].tolist())
            keys[unknown] += np.fromiter(map(hash, spoken), np.int64).view(np.uint64)
            _, firsts, which = np.unique(keys, return_index=True, return_inverse=True)
            numbers = np.zeros(len(firsts), np.int64)
            for at in np.argsort(firsts):
                unit = int(missing[firsts[at]])
                start = int(starts[unit])
                surface = raw.text[start : start + int(sizes[unit])]
                held = others.get(unit) or raw.units[unit]
                numbers[at] = self.words.number(int(ids[unit]), surface, held, hashes[unit])
            found[missing] = numbers[which.reshape(-1)]
        return Cut(counts, found, sizes)


def _cut(texts: Sequence[str]) -> _Raw:
    tokenize = tokenizer(*FIELDS)
    units: list[sudachipy.Morpheme] = []
    counts, chunks = [], []
    for text in texts:
        before = len(units)
        if needs_chunks(text):
            for _, chunk in chunks_of(text):
                at = len(units)
                units += cut_chunk(chunk, tokenize)
                chunks.append(len(units) - at)
        else:
            units += cut_chunk(text, tokenize)
            chunks.append(len(units) - before)
        counts.append(len(units) - before)
    ids = np.fromiter(map(sudachipy.Morpheme.word_id, units), np.uint32, len(units))
    sizes = np.fromiter(map(len, units), np.int64, len(units))
    return _Raw("".join(texts), counts, chunks, units, ids, sizes)


def _part_offices(raw: _Raw, signs: npt.NDArray[np.uint32]) -> dict[int, sudachipy.Morpheme]:
    """Part 市 and 民部 into 市民 and 部 as `morphemes` does; return the units it made."""
    sizes = raw.sizes
    ends = np.cumsum(sizes)
    firsts = np.zeros(len(sizes) + 1, bool)
    firsts[np.cumsum([0, *raw.chunks])] = True
    doubtful = np.flatnonzero((sizes == 2) & ~firsts[:-1])
    last, middle, third = (signs[ends[doubtful] - back] for back in (1, 2, 3))
    fits = _office(last) & _kanji(middle) & _kanji(third) & ~_office(middle)
    made: dict[int, sudachipy.Morpheme] = {}
    for unit in map(int, doubtful[fits]):
        stop = int(ends[unit])
        start = stop - 2 - int(sizes[unit - 1])
        if unit - 1 in made or not is_common_noun(raw.text[start : stop - 1]):
            continue
        tokenize = tokenizer(*FIELDS)
        made[unit - 1] = tokenize(raw.text[start : stop - 1])[0]
        made[unit] = tokenize(raw.text[stop - 1 : stop])[0]
        sizes[unit - 1] += 1
        sizes[unit] = 1
    for unit, held in made.items():
        raw.ids[unit] = held.word_id()
    return made


def _office(signs: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = np.isin(signs, _OFFICE_SIGNS)
    return found


def _kanji(signs: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = ((signs >= ord("一")) & (signs <= ord("龠"))) | (
        signs == ord("々")
    )
    return found


_OFFICE_SIGNS = np.array([ord(sign) for sign in OFFICES], np.uint32)
_ODD = np.uint64(0x9E3779B97F4A7C15)
# Weights of the signs of a word by their place in it. Words are compared by a sum of 64 bits:
# two that differ have the same about once in 2**47 pairs.
_WEIGHTS = np.random.default_rng(8).integers(1, 2**63, 256, np.uint64) * np.uint64(2) + np.uint64(1)


def _hashes(signs: npt.NDArray[np.uint32], starts: Ints, sizes: Ints) -> npt.NDArray[np.uint64]:
    """Return a number for each word that its signs alone decide."""
    if not len(starts):
        return np.zeros(0, np.uint64)
    within = np.arange(len(signs)) - np.repeat(starts, sizes)
    long = within // len(_WEIGHTS)
    weights = _WEIGHTS[within % len(_WEIGHTS)] + long.astype(np.uint64) * _ODD
    return np.add.reduceat((signs.astype(np.uint64) + np.uint64(1)) * weights, starts)
