"""Writes the index of words that were laid out: the leaves, and Whoosh's files beside them."""

from __future__ import annotations

from pathlib import Path

from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import TEXT, Schema

from kurume_search.index.blocks import write_blocks
from kurume_search.index.laying import Laid, write_leaves

FIELD = "text"


def write_index(folder: Path, held: Laid, alone: bytes | None = None) -> None:
    """Write the index of `held` to the existing `folder`, which holds none yet.

    Whoosh's numbers of documents count from the first passage of `held`.

    Args:
        folder: Where it goes.
        held: What to write.
        alone: See `Leaves.is_alone`, a byte for each term; without it none is known to be.
    """
    write_leaves(folder, held, alone or bytes(len(held.terms)))
    # Whoosh splits nothing itself: Sudachi did. Of its own classes, so that whoever opens
    # the index, which unpickles this, needs none of ours.
    text = TEXT(analyzer=SpaceSeparatedTokenizer(), stored=False, phrase=True, spelling=False)
    write_blocks(folder, Schema(**{FIELD: text}), FIELD, held)
