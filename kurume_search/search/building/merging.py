"""Makes one segment of small neighbours, so that few remain however often meetings are added.

Nothing is parsed or cut into words anew: columns are laid end to end, which is all there is
to do since segments count on from those before them, and the words' places are merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby
from pathlib import Path

import numpy as np

from kurume_search.index.build import write_index
from kurume_search.index.laying import laid_together
from kurume_search.search.building.headwords import headwords_of, is_counted, write_headwords
from kurume_search.search.building.late_headwords import LATE
from kurume_search.search.stored.alone import alone
from kurume_search.search.stored.codes import compact
from kurume_search.search.stored.columns import (
    COLUMNS,
    FORMAT,
    PRESSED,
    SURFACES,
    Columns,
    is_value,
)
from kurume_search.search.stored.part_files import whole_spans
from kurume_search.search.stored.surfaces import surface_arrays
from kurume_search.search.stored.variants import PREFIX, variant_arrays
from kurume_search.search.words.cuts import write_cuts
from kurume_search.store.arrays import ArrayFile, Ints, write_arrays
from kurume_search.store.packed import packed_again
from kurume_search.store.segments import INDEX, Part, drop_segments, new_segment

# So many neighbours of a size become one; sizes differ where one is so many times another.
# A meeting that is added is written again once each time what it lies in grows fourfold.
_FANOUT = 4
# A segment is written anew when one of so many of its places is left out.
_WORN = 4
# Places of a segment that isn't merged any more: what bounds the memory of merging.
LARGEST = 8_000_000


def compacted(parts: Sequence[Part], shelf: Path, largest: int = LARGEST) -> list[Part]:
    """Return `parts` with small neighbours merged, and worn segments written anew on `shelf`."""
    held = [list(some) for _, some in groupby(parts, key=lambda part: part.folder)]
    known = {part.folder for part in parts}
    sizes = [_places(some) for some in held]
    while run := _worn(held, sizes) or due(sizes, largest):
        first = sum(map(len, held[: run.start]))
        merged = [part for some in held[: run.stop] for part in some]
        own = {some[0].folder for some in held[run]} - known
        held[run] = [[Part(merge_parts(merged, first, shelf))]]
        sizes[run] = [sum(sizes[run])]
        drop_segments(own)
    return [part for some in held for part in some]


def _worn(held: Sequence[Sequence[Part]], sizes: Sequence[int]) -> slice | None:
    """Return the first segment of which so much is left out that it is to be written anew."""
    for at, (parts, size) in enumerate(zip(held, sizes, strict=True)):
        if any(part.gone for part in parts):
            low, high = whole_spans(ArrayFile.shared(parts[0].folder / COLUMNS))["places"]
            if _WORN * (high - low - size) >= high - low:
                return slice(at, at + 1)
    return None


def due(sizes: Sequence[int], largest: int) -> slice | None:
    """Return which of the last segments, by their sizes, are to become one, or None.

    >>> due([900, 10, 9, 8, 10], 5_000), due([900, 10, 9], 5_000)
    (slice(1, 5, None), None)
    """
    stop = len(sizes)
    for start in reversed(range(stop)):
        beside = min(_FANOUT * max(sizes[start:]), largest // _FANOUT)
        if start and sizes[start - 1] < beside:
            continue
        return slice(start, stop) if stop - start >= _FANOUT else None
    return None


def _places(parts: Sequence[Part]) -> int:
    """Return how many places parts of one segment have."""
    held = (part.spans or whole_spans(ArrayFile.shared(part.folder / COLUMNS)) for part in parts)
    return sum(high - low for low, high in (spans["places"] for spans in held))


def merge_parts(parts: Sequence[Part], first: int, shelf: Path) -> Path:
    """Write the parts from `first` on, behind those before it, as one segment on `shelf`."""
    folder = new_segment(shelf)
    (folder / INDEX).mkdir()
    columns, merging = Columns(folder, parts, first), parts[first:]
    whole = Columns(folder, parts)
    lengths = np.asarray(columns.ints("passage.length")).astype(np.int64)
    laid = laid_together(merging, columns.before["places"], lengths)
    codes = np.frombuffer(b"".join(block for _, block in columns.blobs(SURFACES)), np.uint8)
    write_index(folder / INDEX, laid, alone(laid, codes, whole.variants.of))
    held = (path for part in merging for path in (part.folder, *part.gone))
    if len(laid.words) > LATE or all(map(is_counted, held)):
        headwords = headwords_of(merging)
        write_headwords(folder, headwords.rows())
        synonyms = set(chain.from_iterable(whole.value("synonyms").values()))
        write_cuts(folder, laid.terms, headwords.rows(), synonyms)
    arrays: dict[str, Ints | bytes] = {}
    for name in sorted(columns.names):
        if name.startswith((PREFIX, SURFACES)):
            continue
        if name.endswith(".packed"):
            column = name.removesuffix(".packed")
            arrays.update(packed_again(column, columns.packed(column)))
        elif is_value(name):
            arrays[name] = compact(columns.value(name))
        elif not name.endswith((".borders", ".ends")):
            arrays[name] = columns.ints(name)
    arrays.update(surface_arrays(codes, columns.before["places"]))
    arrays.update(variant_arrays(columns.variants.new()))
    meta = {"format": FORMAT, **columns.totals, "before": columns.before}
    write_arrays(folder / COLUMNS, arrays, meta, press=PRESSED)
    return folder
