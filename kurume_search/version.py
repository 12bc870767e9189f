"""The versions of the software: its own, in this one place, and of what is installed beside it."""

import os
import sys
from functools import cache

__version__ = "0.1.0"

_METADATA = ".dist-info"


@cache
def installed_with(package: str, distribution: str = "") -> tuple[str, ...]:
    """Return the distributions (``whoosh3-3.54.0``) installed where the import package lies.

    Read off the names of folders: importlib.metadata would cost every query a third of what
    loading Sudachi costs.

    Args:
        package: As it is imported.
        distribution: How the names of its distributions begin, if not with `package`.
    """
    begin = distribution or package
    for folder in sys.path:
        names, distributions = _listed(folder)
        # A folder of programs can hold one that is called like a package.
        if package in names and os.path.isdir(os.path.join(folder, package)):  # noqa: PTH112, PTH118
            return tuple(name for name in distributions if name.lower().startswith(begin))
    return ()


@cache
def _listed(folder: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the names in `folder`, and those of distributions whose files lie there."""
    try:
        names = os.listdir(folder or os.curdir)  # noqa: PTH208 - names are enough
    except OSError:
        return frozenset(), ()
    found = [name.removesuffix(_METADATA) for name in names if name.endswith(_METADATA)]
    return frozenset(names), tuple(sorted(found))
