"""Lays words that were cut out as an index: leaves for answering, and Whoosh's files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.index.leaves import LEAVES, segment_of
from kurume_search.index.listing import listed
from kurume_search.index.places import some_terms
from kurume_search.store.arrays import write_arrays
from kurume_search.store.segments import Part

Ints: TypeAlias = "npt.NDArray[np.integer]"


# Places that are worked on, and sorted, at once: what bounds the memory.
_STRETCH, _SORTED = 1 << 18, 1 << 20
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


class Ranked(NamedTuple):
    """Terms in the order in which an index lists them.

    Attributes:
        terms: Encoded, rising; those that stand somewhere.
        at: As in `Laid`.
        ranks: One more than the place of each term among `terms` by its number, 0 of one that
            stands nowhere; and 0 at the end, for places with no word.
    """

    terms: list[bytes]
    at: Ints
    ranks: Ints


def ranked(terms: Sequence[str], times: Ints) -> Ranked:
    """Return `terms`, by number, of which each stands so many `times`."""
    held = np.flatnonzero(times)
    encoded = [terms[number].encode("utf-8", "replace") for number in held.tolist()]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    at = np.zeros(len(order) + 1, np.int64)
    np.cumsum(times[held[order]], out=at[1:])
    # Few corpora have more terms than two bytes can number.
    ranks: Ints = np.zeros(len(terms) + 1, np.uint16 if len(order) < 2**16 else np.uint32)
    ranks[held[order]] = np.arange(1, len(order) + 1)
    return Ranked([encoded[number] for number in order], at, ranks)


def times_of(numbers: Ints, count: int) -> Ints:
    """Return how often each number below `count` is among `numbers`; -1 isn't counted."""
    times = np.zeros(count + 1, np.int64)
    for some in _stretches(numbers):
        times += np.bincount(some + 1, minlength=len(times))
    return times[1:]


def laid(terms: Sequence[str], numbers: Ints, starts: Ints, lengths: Ints) -> Laid:
    """Return words as an index lists them.

    Args:
        terms: By number; not all need to stand somewhere.
        numbers: The term at each place from the first of `starts` on, or -1.
        starts: First place of each passage, and one past the last passage's places.
        lengths: Words of each passage.
    """
    held = ranked(terms, times_of(numbers, len(terms)))
    return laid_by(held, looked_up(held.ranks, numbers), starts, lengths)


def laid_by(held: Ranked, words: Ints, starts: Ints, lengths: Ints) -> Laid:
    """Return the same of `words` that are told by their ranks."""
    places: Ints = np.empty(int(held.at[-1]), np.uint32 if starts[-1] < 2**32 else np.int64)
    for low, high in some_terms(held.at, _SORTED):
        row = places[int(held.at[low]) : int(held.at[high])]
        row[:] = _by_word(words, low + 1, high) + starts[0]
    return Laid(held.terms, held.at, places, words, starts, lengths)


def _by_word(words: Ints, least: int, most: int) -> Ints:
    """Return where words from `least` to `most` stand, in the order of these numbers."""
    places = np.flatnonzero((words >= least) & (words <= most))
    if least < most:
        # One number each, sorted by value, is quicker than an argsort.
        places |= words[places].astype(np.int64) << 40
        places.sort()
        places &= _PLACE
    return places


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
    for name, column in zip(("listed", "borders", "bits", "steps"), listed(held), strict=True):
        arrays[name] = column.data
    write_arrays(folder / LEAVES, arrays, {})
