"""Whoosh's files of what was added a meeting at a time: written when somebody asks for them.

Nothing answers from them, and to write them takes longer than all else that is written of a
meeting. They are made of the texts then, so that they say something about what answers.
"""

from __future__ import annotations

from pathlib import Path

from kurume_search.errors import CacheError
from kurume_search.index.build import has_postings, write_postings
from kurume_search.index.postings import verify
from kurume_search.search.cut_again import cut_again
from kurume_search.store.cache import unwritable
from kurume_search.store.segments import INDEX


def differences(segment: Path) -> list[str]:
    """Return how a segment differs from Whoosh's postings, a sentence each.

    Raises:
        CacheError: They aren't there yet and can't be written.
    """
    folder = segment / INDEX
    if not has_postings(folder):
        held = cut_again(segment).held
        try:
            write_postings(folder, held)
        except OSError as error:
            raise CacheError(unwritable(folder, error)) from error
    return verify(folder)
