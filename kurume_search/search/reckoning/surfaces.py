"""How words at places are written, as an array of numpy."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kurume_search.search.reckoning.ids import Ints
from kurume_search.search.stored.columns import SURFACES, Columns


def surfaces_at(columns: Columns, places: Ints) -> npt.NDArray[np.uint8]:
    """Return the code of the spelling at each of `places`, which rise (see `columns`)."""
    found = np.empty(len(places), dtype=np.uint8)
    for some, first, block in columns.blocks(SURFACES, places):  # type: ignore[arg-type]
        found[some] = np.frombuffer(block, dtype=np.uint8).take(places[some] - first)
    return found
