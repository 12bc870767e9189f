"""NFKC folding without offsets, for text that is compared and never shown; cheap to import."""

from __future__ import annotations

import unicodedata


def fold_plain(source: str) -> str:
    """Return `source` folded to NFKC."""
    return unicodedata.normalize("NFKC", source)


def plain(name: str) -> str:
    """Return `name` as names are compared: width folded, spaces away."""
    return "".join(unicodedata.normalize("NFKC", name).split())
