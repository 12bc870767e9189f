"""How words are written, laid out to be read where a few of them stand (see `columns`)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kurume_search.index.laying import Ints
from kurume_search.search.stored.columns import OTHERS, SAME_AS_TERM, SURFACES
from kurume_search.store import arrays
from kurume_search.store.packed import packed_bytes


def surface_arrays(codes: Ints, first: int) -> Iterator[tuple[str, arrays.Ints | bytes]]:
    """Yield the code at each place, counted on from `first`, as arrays to write."""
    yield from packed_bytes(SURFACES, codes.tobytes(), first)
    yield OTHERS, np.packbits(codes != SAME_AS_TERM, bitorder="little").tobytes()
