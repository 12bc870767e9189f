"""How many words stand in each section, agenda item and meeting of a segment."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np

from kurume_search.index.laying import Ints


def lengths_of(
    words: Ints, placed: Ints, sections: Ints, items: int, meetings: Ints
) -> Iterator[tuple[str, array[int]]]:
    """Yield columns of lengths with their names; all numbers count from 0 in the segment.

    Args:
        words: Of each passage.
        placed: Passage and section of each placement, as two rows.
        sections: Agenda item of each section.
        items: How many agenda items there are.
        meetings: How many passages each meeting has.
    """
    passage, section = placed
    yield "passage.length", _counts(words)
    yield "section.length", _counts(np.bincount(section, words[passage], len(sections)))
    # A passage counts once in each item, however many of its sections it stands in.
    once = np.unique(passage * max(items, 1) + sections[section])
    held, item = np.divmod(once, max(items, 1))
    yield "item.length", _counts(np.bincount(item, words[held], items))
    ends = np.concatenate([[0], np.cumsum(words)])
    stops = np.cumsum(meetings)
    yield "meeting.length", _counts(ends[stops] - ends[stops - meetings])


def _counts(lengths: Ints) -> array[int]:
    return array("I", lengths.astype(np.uint32).tobytes())
