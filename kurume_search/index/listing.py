"""Lists the passages of frequent words, so that counting them needs no search by places.

In a byte a passage, see `leaves.GAPS` and `leaves.TIMES`: how many passages after the one before
it stands, and how often the word does. A wider gap takes steps with no word in them before that
one, and a word that stands there more often takes steps of no passages behind it. Looking up the
passage of each place takes thirty times as long, and memory all over the corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.index.places import Passages, some_terms

if TYPE_CHECKING:
    from kurume_search.index.laying import Ints, Laid

Bytes: TypeAlias = "npt.NDArray[np.uint8]"

_CHUNK = 1 << 17  # places that are worked on at once: what bounds the memory
_NEAR, _FAR = 31, 248  # passages that a step with a word goes on at most, and one without
_MOST = 7  # how often a word stands in a step
_LEAST = 16  # passages; fewer are looked up as soon
# Passages for each further step. Rarer words have fewer to look up, and would double the list.
_WORTH = 5


def listed(held: Laid) -> tuple[Ints, Ints, Bytes]:
    """Return the terms that are listed, where the steps of each begin, and all steps.

    Returns:
        Numbers of the terms; the borders of their steps, one more; the steps.
    """
    passages = Passages(held.starts)
    sizes: list[Ints] = [np.zeros(0, np.int64)]
    steps: list[Bytes] = [np.zeros(0, np.uint8)]
    for low, high in some_terms(held.at, _CHUNK):
        at = held.at[low : high + 1] - held.at[low]
        places = held.places[int(held.at[low]) : int(held.at[high])] - held.starts[0]
        some = _of_some(passages.of(places).astype(np.int64), at)
        sizes.append(some[0])
        steps.append(some[1])
    size = np.concatenate(sizes)
    (terms,) = size.nonzero()
    borders = np.cumsum(np.append(0, size[terms]), dtype=np.uint32)
    return terms.astype(np.uint32), borders, np.concatenate(steps)


def _of_some(passages: Ints, at: Ints) -> tuple[Ints, Bytes]:
    """Return how many steps each term has, and all these.

    Args:
        passages: Of each place.
        at: Where the places of each term begin, and where the last one's end.
    """
    new = np.ones(len(passages), np.bool_)
    np.not_equal(passages[1:], passages[:-1], out=new[1:])
    new[at[:-1]] = True
    (begins,) = new.nonzero()
    times = np.diff(begins, append=len(passages))
    firsts = np.searchsorted(begins, at)
    gaps = np.diff(passages[begins], prepend=0)
    gaps[firsts[:-1]] = 0
    whole = np.maximum(gaps - 1, 0) // _FAR
    gaps -= whole * _FAR
    eights = np.where(gaps > _NEAR, gaps - 1 & _FAR, 0)  # of the last step with no word in it
    before = whole + (eights > 0)
    behind = (times - 1) // _MOST
    counts = np.diff(firsts)
    more = np.add.reduceat(before + behind, firsts[:-1])
    kept = (counts >= _LEAST) & (more * _WORTH <= counts)
    chosen = np.repeat(kept, counts)
    gaps, eights, times = gaps[chosen], eights[chosen], times[chosen]
    before, behind = before[chosen], behind[chosen]
    ends = np.cumsum(before + 1 + behind)
    own = ends - 1 - behind
    # Full steps stand before and behind a word's own; the last of either may be less.
    steps = np.full(int(ends[-1]) if len(ends) else 0, _MOST, np.uint8)
    (far,) = before.nonzero()
    steps[_each(own[far] - before[far], before[far])] = _FAR
    (wide,) = eights.nonzero()
    steps[own[wide] - 1] = eights[wide]
    steps[ends - 1] = times - behind * _MOST
    steps[own] = gaps - eights << 3 | np.minimum(times, _MOST)
    return np.where(kept, counts + more, 0), steps


def _each(firsts: Ints, sizes: Ints) -> Ints:
    """Return the numbers from each of `firsts` on, so many."""
    ends = np.cumsum(sizes)
    return np.arange(int(sizes.sum())) + np.repeat(firsts - ends + sizes, sizes)
