"""Which documents say themselves that they are invented (合成データ).

A person who copies invented minutes among real ones may forget to say so; the text, or the
manifest of the corpus they come from, still does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kurume_search.errors import CorpusError
from kurume_search.store.manifest import read_manifest

MANIFEST = "manifest.toml"
# A manifest stands at most so many folders above its documents.
_ABOVE = 3
# The mark stands in the first or last so many characters.
_EDGE = 2000
_MARK = re.compile(
    r"(?:この|本)(?:会議録|議事録|会議概要|文書|資料|答申|諮問書|テキスト|ファイル)は、?(?:架空の|すべて)?"
    r"合成(?:データ|された(?:もの|データ))(?:です|であ)"
)


def says_invented(text: str) -> bool:
    """Return whether a document calls itself synthetic at its beginning or its end."""
    return _MARK.search(text[:_EDGE]) is not None or _MARK.search(text[-_EDGE:]) is not None


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
