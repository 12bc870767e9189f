"""Cuts texts by the thousand into arrays: the words of `morphemes`, without an object a word.

Sudachi lets go of the interpreter while it cuts, so threads, each with a tokenizer of its
own, use every core. They look up the numbers of words too, and keep what Sudachi said only
of words that have none yet. Of a large corpus one of them has its blocks cut by a process.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
import sudachipy

from kurume_search.analysis.lanes import Given, Lanes
from kurume_search.analysis.morphemes import (
    OFFICES,
    cut_chunk,
    is_common_noun,
    needs_chunks,
    tokenizer,
)
from kurume_search.analysis.morphemes import chunks as chunks_of
from kurume_search.analysis.words import ODD, Ints, Words, scattered

if TYPE_CHECKING:
    from concurrent.futures import Future

FIELDS = ("pos", "normalized_form", "reading_form")
_BLOCK = 256  # texts in one go: the interpreter is held a millisecond or two for each
_AHEAD = 4  # batches; nobody waits for one while others can be cut
_MOST = 4  # of whoever numbers the words has no time to do so for more
_UNKNOWN = 0xF0000000  # word ids from here on only tell the part of speech


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
    """A block as the threads give it.

    Attributes:
        text: Its texts, end to end.
        counts: How many units each text has.
        sizes: Code points of each unit.
        ids: Sudachi's number of each unit's word.
        marks: What tells words of one number apart; see `_marks`.
        found: Numbers in `Words` as far as they were known by then, else -1.
        units: The units without a number, by their place.
    """

    text: str
    counts: Ints
    sizes: Ints
    ids: npt.NDArray[np.uint32]
    marks: npt.NDArray[np.uint64]
    found: npt.NDArray[np.int32]
    units: dict[int, sudachipy.Morpheme]


class Cutter:
    """Cuts texts in threads and numbers their words; one for each index under way."""

    def __init__(self) -> None:
        self.words = Words()
        self._lanes = min(os.cpu_count() or 1, _MOST) - 1
        # Of each lane's process the numbers here of the words that it has, in their order.
        self._given: dict[int, npt.NDArray[np.int32]] = {}

    def block(self, texts: Sequence[str]) -> Cut:
        """Return the words of some texts, cut here and now."""
        return self._numbered(self._cut(texts))

    def cut(self, texts: Iterable[Sequence[str]]) -> Iterator[Cut]:
        """Yield the words of each batch of texts, in order; a few batches are cut ahead."""
        coming = iter(texts)
        few = list(islice(coming, 2))
        if len(few) < 2 and all(len(batch) <= _BLOCK for batch in few):
            # A thread of its own, with its tokenizer, costs as much as a dozen turns.
            yield from map(self.block, few)
            return
        self._given.clear()  # the processes of a cut before are gone
        with closing(Lanes(self._cut, self._lanes)) as lanes:
            ahead: deque[list[Future[_Raw | Given]]] = deque()
            for batch in chain(few, coming):
                blocks = [batch[at : at + _BLOCK] for at in range(0, len(batch), _BLOCK)]
                ahead.append(list(map(lanes.submit, blocks)))
                if len(ahead) > _AHEAD:
                    yield self._joined(block.result() for block in ahead.popleft())
            while ahead:
                yield self._joined(block.result() for block in ahead.popleft())

    def _joined(self, blocks: Iterable[_Raw | Given]) -> Cut:
        cuts = list(map(self._numbered, blocks))
        if not cuts:
            return Cut(np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int64))
        return cuts[0] if len(cuts) == 1 else Cut(*map(np.concatenate, zip(*cuts, strict=True)))

    def _cut(self, texts: Sequence[str]) -> _Raw:
        """Cut a block of texts; what is known of it by now needs no unit any more."""
        tokenize = tokenizer(*FIELDS)
        units: list[sudachipy.Morpheme] = []
        counts, firsts = [], [0]
        for text in texts:
            before = len(units)
            if needs_chunks(text):
                for _, chunk in chunks_of(text):
                    units += cut_chunk(chunk, tokenize)
                    firsts.append(len(units))
            else:
                units += cut_chunk(text, tokenize)
                firsts.append(len(units))
            counts.append(len(units) - before)
        whole = "".join(texts)
        signs = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)
        sizes = np.fromiter(map(len, units), np.int64, len(units))
        for unit, held in _parted_offices(whole, signs, sizes, firsts).items():
            units[unit] = held
        ids = np.fromiter(map(sudachipy.Morpheme.word_id, units), np.uint32, len(units))
        marks = _marks(signs, sizes, ids, units)
        found = self.words.numbers(ids, marks)
        new = {unit: units[unit] for unit in np.flatnonzero(found < 0).tolist()}
        return _Raw(whole, np.array(counts, np.int64), sizes, ids, marks, found, new)

    def _numbered(self, raw: _Raw | Given) -> Cut:
        """Number the words of a block; new ones in the order in which they stand there."""
        if isinstance(raw, Given):
            cut, new = raw.block
            numbers = np.append(self._given.get(raw.lane, _NONE), self.words.take(new))
            self._given[raw.lane] = numbers
            return cut._replace(words=numbers[cut.words])
        found = raw.found
        left = np.fromiter(raw.units, np.int64, len(raw.units))
        found[left] = self.words.numbers(raw.ids[left], raw.marks[left])
        left = left[found[left] < 0]
        if len(left):
            starts = np.cumsum(raw.sizes) - raw.sizes
            keys = raw.marks[left] ^ (raw.ids[left] * ODD)
            _, firsts, which = np.unique(keys, return_index=True, return_inverse=True)
            order = np.argsort(firsts)
            some = left[firsts[order]]
            begins, ends = starts[some].tolist(), (starts + raw.sizes)[some].tolist()
            surfaces = [raw.text[low:high] for low, high in zip(begins, ends, strict=True)]
            units = [raw.units[unit] for unit in some.tolist()]
            numbers = np.zeros(len(firsts), np.int32)
            numbers[order] = self.words.extend(raw.ids[some], raw.marks[some], surfaces, units)
            self.words.place()
            found[left] = numbers[which.reshape(-1)]
        return Cut(raw.counts, found, raw.sizes)


def _parted_offices(
    text: str, signs: npt.NDArray[np.uint32], sizes: Ints, firsts: Sequence[int]
) -> dict[int, sudachipy.Morpheme]:
    """Part 市 and 民部 into 市民 and 部 as `morphemes` does; return the units it made.

    Args:
        text: Of a block.
        signs: Its code points.
        sizes: Of each unit; are changed.
        firsts: First unit of each call to Sudachi.
    """
    ends = np.cumsum(sizes)
    inner = np.ones(len(sizes) + 1, bool)
    inner[firsts] = False
    doubtful = np.flatnonzero((sizes == 2) & inner[:-1])
    last, middle, third = (signs[ends[doubtful] - back] for back in (1, 2, 3))
    fits = _office(last) & _kanji(middle) & _kanji(third) & ~_office(middle)
    made: dict[int, sudachipy.Morpheme] = {}
    for unit in map(int, doubtful[fits]):
        stop = int(ends[unit])
        start = stop - 2 - int(sizes[unit - 1])
        if unit - 1 in made or not is_common_noun(text[start : stop - 1]):
            continue
        tokenize = tokenizer(*FIELDS)
        made[unit - 1] = tokenize(text[start : stop - 1])[0]
        made[unit] = tokenize(text[stop - 1 : stop])[0]
        sizes[unit - 1] += 1
        sizes[unit] = 1
    return made


def _office(signs: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = np.isin(signs, _OFFICE_SIGNS)
    return found


def _kanji(signs: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = ((signs >= ord("一")) & (signs <= ord("龠"))) | (
        signs == ord("々")
    )
    return found


_NONE = np.zeros(0, np.int32)
_OFFICE_SIGNS = np.array([ord(sign) for sign in OFFICES], np.uint32)
# Weights of the signs of a word by their place in it. Words are compared by a sum of 64 bits:
# two that differ have the same about once in 2**47 pairs.
_WEIGHTS = scattered(256, 8) | np.uint64(1)


def _marks(
    signs: npt.NDArray[np.uint32],
    sizes: Ints,
    ids: npt.NDArray[np.uint32],
    units: Sequence[sudachipy.Morpheme],
) -> npt.NDArray[np.uint64]:
    """Return a number for each word that its signs decide, and where need be its reading."""
    if not len(sizes):
        return np.zeros(0, np.uint64)
    starts = np.cumsum(sizes) - sizes
    within = np.arange(len(signs)) - np.repeat(starts, sizes)
    long = within // len(_WEIGHTS)
    weights = _WEIGHTS[within % len(_WEIGHTS)] + long.astype(np.uint64) * ODD
    marks = np.add.reduceat((signs.astype(np.uint64) + np.uint64(1)) * weights, starts)
    # What the dictionary hasn't (四, joined from its words) isn't read the same everywhere.
    # Of numbers in digits nobody asks how they are read.
    spoken = np.flatnonzero((ids >= _UNKNOWN) & ~_digit(signs[starts]))
    readings = (units[unit].reading_form() for unit in spoken.tolist())
    # Every process gets the same number, as it doesn't from `hash`.
    hashes = (crc32(reading.encode("utf-8", "surrogatepass")) for reading in readings)
    marks[spoken] += np.fromiter(hashes, np.uint64, len(spoken)) * ODD
    return marks


def _digit(signs: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = np.zeros(len(signs), bool)
    for first in "0０":
        found |= (signs >= ord(first)) & (signs < ord(first) + 10)
    return found
