"""Where a word stands in a set of passages: the same places that `kwic` lists."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kurume_search.analytics.running.passage_sets import PassageSet
from kurume_search.analytics.running.reading import Codes, Reading
from kurume_search.search.answering.found import Found
from kurume_search.search.kwic import Concordance


@dataclass(frozen=True, eq=False)
class Places:
    """The places of what was asked for, in reading order.

    Attributes:
        first: Number of the first running word that each touches.
        last: Number of the last; a compound that holds it counts whole.
        passages: Row of the passage of each.
        elsewhere: How many places stand in no passage of the set.
    """

    first: Codes
    last: Codes
    passages: Codes
    elsewhere: int

    def __len__(self) -> int:
        return len(self.first)


def places_of(reading: Reading, found: Found, among: PassageSet) -> Places:
    """Return where the words of `found` stand in the passages `among`.

    Raises:
        QueryError: No words were asked for.
    """
    leaves = reading.searcher.leaves
    order = Concordance(found, leaves, window=0, sort=()).order if found.total else ()
    spans = np.array([(o.passage, o.before + 1, o.after - 1) for o in order], dtype=np.int64)
    passages, low, high = spans.reshape(-1, 3).T
    inside = among.mask[passages] if len(passages) else np.zeros(0, dtype=np.bool_)
    first, last = reading.stream.at_places(low[inside], high[inside])
    seen = first <= last
    return Places(
        first=first[seen],
        last=last[seen],
        passages=passages[inside][seen],
        elsewhere=int((~inside).sum()),
    )
