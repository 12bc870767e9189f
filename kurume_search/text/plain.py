"""NFKC folding without offsets, for text that is compared and never shown; cheap to import."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def fold_plain(source: str) -> str:
    """Return `source` folded to NFKC."""
    return unicodedata.normalize("NFKC", source)


# A register and the minutes of its councils have few names, and ask for them again and again.
@lru_cache(maxsize=1024)
def plain(name: str) -> str:
    """Return `name` as names are compared: width folded, spaces away."""
    return "".join(unicodedata.normalize("NFKC", name).split())
