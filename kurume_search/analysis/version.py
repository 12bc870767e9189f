"""What cuts the words; says so without importing Sudachi."""

from __future__ import annotations

from functools import cache

from kurume_search.version import installed_with

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
    names = [name for name in installed_with(package) if name.startswith(f"{package}-")]
    return names[-1].removeprefix(f"{package}-") if names else "unknown"
