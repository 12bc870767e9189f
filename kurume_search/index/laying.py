"""Lays words that were cut out as an index: leaves for answering, and Whoosh's files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.index.leaves import LEAVES, segment_of
from kurume_search.index.listing import listed
from kurume_search.store.arrays import write_arrays
from kurume_search.store.segments import Part

Ints: TypeAlias = "npt.NDArray[np.integer]"


_STRETCH = 1 << 20  # places that are worked on at once: what bounds the memory
_PLACE = (1 << 40) - 1


class Laid(NamedTuple):
    """Terms and where they stand; places count from those of the segments before.

    Attributes:
        terms: Encoded, rising.
        at: Where each term's places begin in `places`, and where the last one's end.
        places: Rising for each term.
        words: One more than the number of the term at each place, or 0.
        starts: First place of each passage, and one past the last passage's places.
        lengths: Words of each passage.
    """

    terms: list[bytes]
    at: Ints
    places: Ints
    words: Ints
    starts: Ints
    lengths: Ints


def laid(terms: Sequence[str], numbers: Ints, starts: Ints, lengths: Ints) -> Laid:
    """Return words as an index lists them.

    Args:
        terms: By number; not all need to stand somewhere.
        numbers: The term at each place from the first of `starts` on, or -1.
        starts: First place of each passage, and one past the last passage's places.
        lengths: Words of each passage.
    """
    times = np.zeros(len(terms) + 1, np.int64)
    for some in _stretches(numbers):
        times += np.bincount(some + 1, minlength=len(times))
    held = np.flatnonzero(times[1:])
    encoded = [terms[number].encode("utf-8", "replace") for number in held.tolist()]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    at = np.zeros(len(order) + 1, np.int64)
    np.cumsum(times[1:][held[order]], out=at[1:])
    # Few corpora have more terms than two bytes can number.
    ranks: Ints = np.zeros(len(terms) + 1, np.uint16 if len(order) < 2**16 else np.uint32)
    ranks[held[order]] = np.arange(1, len(order) + 1)
    words = looked_up(ranks, numbers)
    places: Ints = np.empty(int(at[-1]), np.uint32 if starts[-1] < 2**32 else np.int64)
    for some, row in zip(_stretches(_by_word(words)), _stretches(places), strict=True):
        row[:] = (some & _PLACE) + starts[0]
    return Laid([encoded[number] for number in order], at, places, words, starts, lengths)


def _by_word(words: Ints) -> Ints:
    """Return where words stand, in the order of their numbers: both, as one number each."""
    # One number each, sorted by value, is quicker than an argsort.
    keys = np.flatnonzero(words)
    for some in _stretches(keys):
        np.bitwise_or(some, words[some].astype(np.int64) << 40, out=some)
    keys.sort()
    return keys


def _stretches(numbers: Ints) -> Iterator[Ints]:
    for at in range(0, len(numbers), _STRETCH):
        yield numbers[at : at + _STRETCH]


def looked_up(column: Ints, numbers: Ints) -> Ints:
    """Return ``column[numbers]`` without a copy of the numbers; -1 gives the last value."""
    found = np.empty(len(numbers), column.dtype)
    for some, held in zip(_stretches(numbers), _stretches(found), strict=True):
        held[:] = column[some]
    return found


def laid_together(parts: Sequence[Part], before: int, lengths: Ints) -> Laid:
    """Return the words of parts that follow one another as those of one segment.

    Args:
        parts: Of segments.
        before: Places of the parts before.
        lengths: Words of each passage.
    """
    known: dict[str, int] = {}
    numbers, starts, end = [], [np.array([before], np.int64)], before
    for part in parts:
        held = segment_of(part, end)
        end = held.starts[-1]
        starts.append(np.asarray(held.starts)[1:].astype(np.int64))
        own = [
            known.setdefault(held.terms[number].decode(), len(known)) for number in range(len(held))
        ]
        numbers.append(looked_up(np.array([-1, *own], np.int32), np.asarray(held.words)))
    return laid(list(known), np.concatenate(numbers), np.concatenate(starts), lengths)


def write_leaves(folder: Path, held: Laid, alone: bytes) -> None:
    """Write what answering maps; see `Leaves`."""
    ends = np.cumsum([len(term) for term in held.terms], dtype=np.uint32)
    arrays: dict[str, memoryview | bytes] = {
        "terms": b"".join(held.terms),
        "term_ends": ends.data,
        "at": held.at.astype(np.uint32).data,
        "places": held.places.data,
        "starts": held.starts.astype(held.places.dtype).data,
        "words": held.words.data,
        "alone": alone,
    }
    for name, column in zip(("listed", "borders", "steps"), listed(held), strict=True):
        arrays[name] = column.data
    write_arrays(folder / LEAVES, arrays, {})
