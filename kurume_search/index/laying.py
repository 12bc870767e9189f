"""Lays words that were cut out as an index: leaves for answering, and Whoosh's files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.index.leaves import LEAVES, Segment
from kurume_search.store.arrays import joined, write_arrays

Ints: TypeAlias = "npt.NDArray[np.integer]"


class Laid(NamedTuple):
    """Terms and where they stand.

    Attributes:
        terms: Encoded, rising.
        at: Where each term's places begin in `places`, and where the last one's end.
        places: Rising for each term; they count from 0.
        starts: First place of each passage, and one past the last passage's places.
        lengths: Words of each passage.
        before: Places of the segments before: so much is added to places in the leaves.
    """

    terms: list[bytes]
    at: Ints
    places: Ints
    starts: Ints
    lengths: Ints
    before: int


def laid(
    terms: Sequence[str], numbers: Ints, places: Ints, starts: Ints, lengths: Ints, before: int = 0
) -> Laid:
    """Return words as an index lists them.

    Args:
        terms: By number; not all need to stand somewhere.
        numbers: The term of each word.
        places: Where each word stands; below 2**40.
        starts: First place of each passage, and one past the last passage's places.
        lengths: Words of each passage.
        before: Places of the segments before.
    """
    held = np.flatnonzero(np.bincount(numbers, minlength=len(terms)))
    encoded = [terms[number].encode("utf-8", "replace") for number in held.tolist()]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    ranks = np.zeros(len(terms), np.int64)
    ranks[held[order]] = np.arange(len(order))
    # By term, then by place: one number each, sorted by value, is quicker than an argsort.
    keys = ranks[numbers]
    at = np.zeros(len(order) + 1, np.int64)
    np.cumsum(np.bincount(keys, minlength=len(order)), out=at[1:])
    keys <<= 40
    keys |= places
    keys.sort()
    keys &= (1 << 40) - 1
    return Laid([encoded[number] for number in order], at, keys, starts, lengths, before)


def laid_together(folders: Sequence[Path], lengths: Ints) -> Laid:
    """Return the words of segments that follow one another as those of one.

    Args:
        folders: Of their indexes.
        lengths: Words of each passage.
    """
    parts = [Segment(folder) for folder in folders]
    numbers: dict[str, int] = {}
    terms, places = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    before = parts[0].starts[0]
    for part in parts:
        own = [
            numbers.setdefault(part.terms[number].decode(), len(numbers))
            for number in range(len(part))
        ]
        terms.append(np.repeat(np.array(own, np.int64), np.diff(np.asarray(part.at))))
        places.append(np.asarray(part.places).astype(np.int64) - before)
    starts = np.asarray(joined([part.starts for part in parts], ends=True)).astype(np.int64)
    return laid(
        list(numbers), np.concatenate(terms), np.concatenate(places), starts - before, lengths,
        before,
    )  # fmt: skip


def write_leaves(folder: Path, held: Laid) -> None:
    """Write what answering maps; see `Leaves`."""
    end = int(held.starts[-1])
    wide = np.uint32 if held.before + end < 2**32 else np.int64
    # Few corpora have more terms than two bytes can number.
    number = np.uint16 if len(held.terms) < 2**16 else np.uint32
    words = np.zeros(end, number)
    words[held.places] = np.repeat(
        np.arange(1, len(held.terms) + 1, dtype=number), np.diff(held.at)
    )
    ends = np.cumsum([len(term) for term in held.terms], dtype=np.uint32)
    arrays: dict[str, memoryview | bytes] = {
        "terms": b"".join(held.terms),
        "term_ends": ends.data,
        "at": held.at.astype(np.uint32).data,
        "places": (held.places + held.before).astype(wide).data,
        "starts": (held.starts + held.before).astype(wide).data,
        "words": words.data,
    }
    write_arrays(folder / LEAVES, arrays, {})
