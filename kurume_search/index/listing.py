"""Lists the passages of frequent words, so that counting them needs no search by places.

In a byte a passage, see `index.steps`: how many passages after the one before it stands, and how
often the word does. A wider gap takes steps with no word in them before that one, and a word that
stands there more often takes steps of no passages behind it. Looking up the passage of each place
takes thirty times as long, and memory all over the corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.index.places import Passages, some_terms
from kurume_search.index.steps import DENSE, SPARSE

if TYPE_CHECKING:
    from kurume_search.index.laying import Ints, Laid

Bytes: TypeAlias = "npt.NDArray[np.uint8]"

_CHUNK = 1 << 17  # places that are worked on at once: what bounds the memory
_LEAST = 16  # passages; fewer are looked up as soon
# Further steps for so many passages, at most. Rarer words have fewer to look up, and would double
# the list: what stands in a two-hundredth of all passages is listed.
_FURTHER, _PASSAGES = 3, 4


def listed(held: Laid) -> tuple[Ints, Ints, Bytes, Bytes]:
    """Return the terms that are listed, where the steps of each begin, and all steps.

    Returns:
        Numbers of the terms; the borders of their steps, one more; the bits of a step of each
        that say how often; the steps.
    """
    passages = Passages(held.starts)
    sizes: list[Ints] = [np.zeros(0, np.int64)]
    bits: list[Bytes] = [np.zeros(0, np.uint8)]
    steps: list[Bytes] = [np.zeros(0, np.uint8)]
    for low, high in some_terms(held.at, _CHUNK):
        at = held.at[low : high + 1] - held.at[low]
        places = held.places[int(held.at[low]) : int(held.at[high])] - held.starts[0]
        some = _of_some(passages.of(places).astype(np.int64), at)
        sizes.append(some[0])
        bits.append(some[1])
        steps.append(some[2])
    size = np.concatenate(sizes)
    (terms,) = size.nonzero()
    borders = np.cumsum(np.append(0, size[terms]), dtype=np.uint32)
    return terms.astype(np.uint32), borders, np.concatenate(bits), np.concatenate(steps)


def _of_some(passages: Ints, at: Ints) -> tuple[Ints, Bytes, Bytes]:
    """Return how many steps each term has, the bits of those that are listed, and all steps.

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
    counts = np.diff(firsts)
    dense, sparse = (
        np.add.reduceat(_further(gaps, times, np.array(bits)).more, firsts[:-1])
        for bits in (DENSE, SPARSE)
    )
    more, bits = np.minimum(dense, sparse), np.where(sparse < dense, SPARSE, DENSE)
    kept = (counts >= _LEAST) & (more * _PASSAGES <= counts * _FURTHER)
    chosen = np.repeat(kept, counts)
    steps = _steps(gaps[chosen], times[chosen], np.repeat(bits, counts)[chosen])
    return np.where(kept, counts + more, 0), bits[kept].astype(np.uint8), steps


class _Further(NamedTuple):
    """What passages take besides a step each.

    Attributes:
        before: Steps with no word in them.
        behind: Steps of no passages.
        skipped: Passages that the last one before goes on, if that isn't as far as one can.
    """

    before: Ints
    behind: Ints
    skipped: Ints

    @property
    def more(self) -> Ints:
        """All further steps."""
        return self.before + self.behind


def _further(gaps: Ints, times: Ints, bits: Ints) -> _Further:
    near, far = 255 >> bits, _far(bits)
    whole = np.maximum(gaps - 1, 0) // far
    left = gaps - whole * far
    skipped = np.where(left > near, left - 1 & far, 0)
    return _Further(whole + (skipped > 0), (times - 1) // _most(bits), skipped)


def _most(bits: Ints) -> Ints:
    """Return how often a word can stand in a step."""
    return (1 << bits) - 1


def _far(bits: Ints) -> Ints:
    """Return how many passages a step with no word in it goes on at most."""
    return 255 - _most(bits)


def _steps(gaps: Ints, times: Ints, bits: Ints) -> Bytes:
    """Return the steps of passages, each with its bits."""
    further, full = _further(gaps, times, bits), _most(bits)
    before, behind, skipped = further
    ends = np.cumsum(further.more + 1)
    own = ends - 1 - behind
    # Full steps stand before and behind a word's own; the last of either may be less.
    steps = np.repeat(full, further.more + 1).astype(np.uint8)
    (some,) = before.nonzero()
    steps[_each(own[some] - before[some], before[some])] = np.repeat(_far(bits)[some], before[some])
    (wide,) = skipped.nonzero()
    steps[own[wide] - 1] = skipped[wide]
    steps[ends - 1] = times - behind * full
    # What full steps with no word in them leave of the gap.
    left = gaps - skipped - (before - (skipped > 0)) * _far(bits)
    steps[own] = left << bits | np.minimum(times, full)
    return steps


def _each(firsts: Ints, sizes: Ints) -> Ints:
    """Return the numbers from each of `firsts` on, so many."""
    ends = np.cumsum(sizes)
    return np.arange(int(sizes.sum())) + np.repeat(firsts - ends + sizes, sizes)
