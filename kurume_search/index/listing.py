"""Lists the passages of frequent words, so that counting them needs no search by places.

In two bytes a passage: how many passages after the one before it stands, and how often the
word does. A wider gap takes steps of 255 with no word in them. Looking up the passage of each
place takes thirty times as long, and memory all over the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from kurume_search.index.laying import Ints, Laid

Bytes: TypeAlias = "npt.NDArray[np.uint8]"

_CHUNK = 1 << 17  # places that are worked on at once: what bounds the memory
_MOST = 255
_LEAST = 16  # passages; fewer are looked up as soon


class _Listed(NamedTuple):
    """The passages of words.

    Attributes:
        sizes: Steps of each word; 0 of one whose passages are better looked up.
        gaps: Passages between each step and the one before; 0 for a word's first.
        times: How often the word stands there.
    """

    sizes: Ints
    gaps: Bytes
    times: Bytes


def listed(held: Laid) -> tuple[Ints, Bytes, Bytes]:
    """Return where the steps of each term begin, one past the last, and their gaps and times."""
    starts = held.starts - held.starts[0]
    passage_of = np.repeat(np.arange(len(starts) - 1, dtype=np.uint32), np.diff(starts))
    none = np.zeros(0, np.uint8)
    parts = [_Listed(np.zeros(1, np.uint32), none, none)]
    for low, high in _chunks(held.at):
        at = held.at[low : high + 1] - held.at[low]
        places = held.places[int(held.at[low]) : int(held.at[high])] - held.starts[0]
        parts.append(_of_some(passage_of[places].astype(np.int64), at))
    sizes, gaps, times = map(np.concatenate, zip(*parts, strict=True))
    return np.cumsum(sizes, dtype=np.uint32), gaps, times


def _chunks(at: Ints) -> Iterator[tuple[int, int]]:
    """Yield first and one past the last of some terms, of whose places the borders are `at`."""
    low, terms = 0, len(at) - 1
    while low < terms:
        high = int(np.searchsorted(at, at[low] + _CHUNK, "right")) - 1
        high = min(max(high, low + 1), terms)
        yield low, high
        low = high


def _of_some(passages: Ints, at: Ints) -> _Listed:
    """Return the steps of terms, given the passage of each place and where places begin."""
    new = np.ones(len(passages), np.bool_)
    np.not_equal(passages[1:], passages[:-1], out=new[1:])
    new[at[:-1]] = True
    (begins,) = new.nonzero()
    times = np.diff(begins, append=len(passages))
    firsts = np.searchsorted(begins, at)
    gaps = np.diff(passages[begins], prepend=0)
    gaps[firsts[:-1]] = 0
    wide = np.maximum(gaps - 1, 0) // _MOST  # steps with no word in them
    counts = np.diff(firsts)
    kept = (counts >= _LEAST) & (np.add.reduceat(wide, firsts[:-1]) <= counts)
    kept &= np.maximum.reduceat(times, firsts[:-1]) <= _MOST
    chosen = np.repeat(kept, counts)
    sizes = np.where(kept, np.add.reduceat(wide + 1, firsts[:-1]), 0)
    gaps, times, wide = gaps[chosen], times[chosen], wide[chosen]
    lasts = np.cumsum(wide + 1) - 1
    all_gaps = np.full(int(sizes.sum()), _MOST, np.uint8)
    all_times = np.zeros(len(all_gaps), np.uint8)
    all_gaps[lasts] = gaps - wide * _MOST
    all_times[lasts] = times
    return _Listed(sizes.astype(np.uint32), all_gaps, all_times)
