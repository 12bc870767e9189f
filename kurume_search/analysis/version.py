"""What cuts the words; says so without importing Sudachi."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

MODE = "A"
DICTIONARY = "core"


@cache
def analysis_version() -> str:
    """Return SudachiPy, dictionary and mode, with their versions.

    Two indexes made by the same hold the same words for the same texts.
    """
    tokenizer, dictionary = _version("sudachipy"), _version(f"sudachidict_{DICTIONARY}")
    return f"sudachipy {tokenizer}, {DICTIONARY} {dictionary}, mode {MODE}"


def _version(package: str) -> str:
    """Return the version of an installed package by the name of its metadata folder.

    importlib.metadata would cost every query a third of what loading Sudachi costs.
    """
    found = find_spec(package)
    site = Path(found.origin).parent.parent if found and found.origin else Path()
    names = sorted(path.name for path in site.glob(f"{package}-*.dist-info"))
    return names[-1].removesuffix(".dist-info").removeprefix(f"{package}-") if names else "unknown"
