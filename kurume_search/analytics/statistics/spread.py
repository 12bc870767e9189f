"""How evenly a word stands in the documents of a corpus (散布度), each measure with its source.

Documents may differ in length; all measures take that into account.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Counts = Sequence[int] | npt.NDArray[np.int64]


def gries_dp(counts: Counts, sizes: Counts) -> float | None:
    """Return DP: 0 where the word is spread as the documents' sizes are, towards 1 in one.

    Half the sum of the differences between each document's share of the word and of all
    words. S. Th. Gries (2008), International Journal of Corpus Linguistics 13, 403–437.

    Returns:
        None with fewer than two documents, or if the word stands nowhere.

    >>> round(gries_dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)  # Gries' own example
    0.18
    """
    held, expected = _shares(counts), _shares(sizes)
    if held is None or expected is None or len(held) < 2:
        return None
    return float(np.abs(held - expected).sum() / 2)


def gries_dp_norm(counts: Counts, sizes: Counts) -> float | None:
    """Return DP over the most that it can be with documents of these sizes: 0 to 1.

    J. Lijffijt and S. Th. Gries (2012), International Journal of Corpus Linguistics 17,
    147–149.
    """
    dp, expected = gries_dp(counts, sizes), _shares(sizes)
    if dp is None or expected is None:
        return None
    most = 1 - float(expected[expected > 0].min())
    return min(dp / most, 1.0) if most > 0 else None


def juilland_d(counts: Counts, sizes: Counts) -> float | None:
    """Return D: 1 even, 0 all in one of documents of one size.

    1 - V / √(n - 1), V the variation of the word's rates in the n documents. A. Juilland and
    E. Chang-Rodríguez (1964), Frequency Dictionary of Spanish Words; with rates for counts,
    so that documents may differ in length, as Gries (2008) has it. Documents without words
    are left out.
    """
    held = np.asarray(counts, dtype=np.float64)
    size = np.asarray(sizes, dtype=np.float64)
    held, size = held[size > 0], size[size > 0]
    if len(held) < 2 or held.sum() == 0:
        return None
    rates = held / size
    return float(1 - rates.std() / rates.mean() / np.sqrt(len(rates) - 1))


def _shares(values: Counts) -> npt.NDArray[np.float64] | None:
    found = np.asarray(values, dtype=np.float64)
    whole = found.sum()
    return found / whole if whole > 0 else None
