"""Adds passages to a finished index: a new folder, what was there copied and not made anew."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from pathlib import Path

from whoosh.index import open_dir

from kurume_search.index.build import FIELD, joined
from kurume_search.index.leaves import LEAVES, Leaves, write_leaves

Words = Sequence[tuple[str, int]]


def extend_index(before: Path, folder: Path, passages: Iterable[Words]) -> int:
    """Make in the existing, empty `folder` the index of `before` with `passages` behind.

    The same as indexing everything anew: passages keep their numbers, new ones follow.
    `before` is only read. Whoosh writes the new passages as a segment of their own.

    Args:
        before: Folder of a finished index that this program made.
        folder: Where the new one goes.
        passages: The words of each new passage, with their positions.

    Returns:
        How many passages were added.
    """
    for path in before.iterdir():
        if path.name != LEAVES:
            shutil.copyfile(path, folder / path.name)
    leaves = Leaves(before)
    added = _Added(leaves)
    index = open_dir(str(folder))
    writer = index.writer(limitmb=128)
    for words in added.taking(passages):
        writer.add_document(**{FIELD: joined(words)})
    writer.commit(merge=False)
    index.close()
    added.write(folder)
    return added.count


class _Added:
    """The places of new passages, behind those of an index that is there."""

    def __init__(self, leaves: Leaves) -> None:
        self._leaves = leaves
        self._starts = array("q", leaves.starts)
        self._places: dict[str, array[int]] = {}
        self.count = 0

    def taking(self, passages: Iterable[Words]) -> Iterator[Words]:
        """Yield `passages`, taking note of where each word stands."""
        for words in passages:
            base = self._starts[-1]
            for word, position in words:
                self._places.setdefault(word, array("q")).append(base + position)
            length = words[-1][1] + 1 if words else 0
            self._starts.append(base + length + 1)
            self.count += 1
            yield words

    def write(self, folder: Path) -> None:
        """Write the leaves of everything, terms in the order of their UTF-8."""
        write_leaves(folder, self._starts, self._terms())

    def _terms(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield each term with its places, old ones first."""
        leaves = self._leaves
        old = ((leaves.term(n).encode(), 0, leaves.places_of(n)) for n in range(len(leaves)))
        new = (
            (word.encode(), 1, self._places[word]) for word in sorted(self._places, key=str.encode)
        )
        for term, held in groupby(merge(old, new, key=lambda row: row[:2]), lambda row: row[0]):
            places = array("q")
            for _, _, some in held:
                places.extend(some)
            yield term.decode(), places
