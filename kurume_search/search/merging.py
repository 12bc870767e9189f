"""Makes one segment of small neighbours, so that few remain however often meetings are added.

Nothing is parsed or cut into words anew: columns are laid end to end, which is all there is
to do since segments count on from those before them, and the words' places are merged.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kurume_search.index.build import write_index
from kurume_search.index.laying import laid_together
from kurume_search.search.columns import COLUMNS, FORMAT, PRESSED, Columns, is_value
from kurume_search.search.headwords import HeadwordSegment, merged, write_headwords
from kurume_search.search.variants import PREFIX, variant_arrays
from kurume_search.store.arrays import ArrayFile, Ints, write_arrays
from kurume_search.store.packed import packed_again
from kurume_search.store.segments import INDEX, drop_segments, new_segment

# So many neighbours of a size become one; sizes differ where one is so many times another.
# A meeting that is added is written again once each time what it lies in grows fourfold.
_FANOUT = 4
# Places of a segment that isn't merged any more: what bounds the memory of merging.
LARGEST = 8_000_000


def compacted(segments: Sequence[Path], shelf: Path, largest: int = LARGEST) -> list[Path]:
    """Return `segments` with small neighbours merged; new ones are made on `shelf`."""
    held = list(segments)
    sizes = [_places(folder) for folder in held]
    while run := due(sizes, largest):
        own = [part for part in held[run] if part not in segments]
        held[run] = [merge_segments(held[run], shelf)]
        sizes[run] = [sum(sizes[run])]
        drop_segments(own)
    return held


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


def _places(folder: Path) -> int:
    meta = ArrayFile(folder / COLUMNS).meta
    return int(meta["places"]) - int(meta["before"]["places"])


def merge_segments(segments: Sequence[Path], shelf: Path) -> Path:
    """Write `segments`, which follow one another, as one on `shelf` and return it."""
    folder = new_segment(shelf)
    (folder / INDEX).mkdir()
    columns = Columns(folder, segments)
    lengths = np.asarray(columns.ints("passage.length")).astype(np.int64)
    write_index(folder / INDEX, laid_together([part / INDEX for part in segments], lengths))
    write_headwords(folder, merged([HeadwordSegment(part).rows() for part in segments]))
    arrays: dict[str, Ints | bytes] = {}
    for name in sorted(columns.names):
        if name.endswith(".packed"):
            column = name.removesuffix(".packed")
            arrays.update(packed_again(column, columns.packed(column)))
        elif name.startswith(PREFIX):
            continue
        elif is_value(name):
            value = columns.value(name)
            arrays[name] = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        elif not name.endswith((".borders", ".ends")):
            arrays[name] = columns.ints(name)
    arrays.update(variant_arrays(columns.variants.new()))
    meta = {"format": FORMAT, **columns.totals, "before": columns.before}
    write_arrays(folder / COLUMNS, arrays, meta, press=PRESSED)
    return folder
