"""Which Whoosh is installed, without importing it."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def whoosh_version() -> str:
    """Return name and version of the distribution that gives `whoosh`; empty if none does."""
    for folder in map(Path, sys.path):
        if (folder / "whoosh").is_dir():
            # importlib.metadata would cost every query a third of what Sudachi costs.
            names = sorted(p.name for p in folder.glob("[Ww]hoosh*.dist-info"))
            return " ".join(name.removesuffix(".dist-info") for name in names)
    return ""
