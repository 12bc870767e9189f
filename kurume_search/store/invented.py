"""Which documents say themselves that they are invented (合成データ).

A person who copies invented minutes among real ones may forget to say so; the text, or the
manifest of the corpus they come from, still does.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from kurume_search.data import table
from kurume_search.errors import CorpusError
from kurume_search.store.manifest import read_manifest

MANIFEST = "manifest.toml"
# A manifest stands at most so many folders above its documents.
_ABOVE = 3
# The mark stands in the first or last so many characters.
_EDGE = 2000


@cache
def _mark() -> re.Pattern[str]:
    held = table("documents")["invented"]
    documents, before, words = ("|".join(held[name]) for name in ("documents", "before", "words"))
    return re.compile(f"(?:この|本)(?:{documents})は、?(?:{before})?(?:{words})(?:です|であ)")


def says_invented(text: str) -> bool:
    """Return whether a document calls itself synthetic at its beginning or its end."""
    return any(_mark().search(edge) for edge in (text[:_EDGE], text[-_EDGE:]))


def listed_as_invented(path: Path, sha256: str) -> bool:
    """Return whether the corpus that the file at `path` lies in lists it as synthetic."""
    return any(sha256 in _invented_in(folder) for folder in path.resolve().parents[:_ABOVE])


@lru_cache(maxsize=64)
def _invented_in(folder: Path) -> frozenset[str]:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return frozenset()
    try:
        rows = read_manifest(manifest)
    except CorpusError:
        return frozenset()
    return frozenset(row.sha256 for row in rows if not row.real)
