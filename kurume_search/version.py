"""The versions of the software: its own, in this one place, and of what is installed beside it."""

import os
import sys
from functools import cache

__version__ = "0.1.0"


@cache
def installed_with(package: str) -> tuple[str, ...]:
    """Return the distributions (``whoosh3-3.54.0``) of that name where `package` lies.

    Read off the names of folders: importlib.metadata would cost every query a third of what
    loading Sudachi costs.
    """
    for folder in sys.path:
        names = _names(folder)
        # A folder of programs can hold one that is called like a package.
        if package in names and os.path.isdir(os.path.join(folder, package)):  # noqa: PTH112, PTH118
            return tuple(
                sorted(
                    name.removesuffix(".dist-info")
                    for name in names
                    if name.endswith(".dist-info") and name.lower().startswith(package)
                )
            )
    return ()


@cache
def _names(folder: str) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder or os.curdir))  # noqa: PTH208 - names are enough
    except OSError:
        return frozenset()
