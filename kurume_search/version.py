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
        # Looking for one name is quicker than listing all: few folders have the package.
        if os.path.isdir(os.path.join(folder, package)):  # noqa: PTH112, PTH118
            return tuple(name for name in _listed(folder) if name.lower().startswith(begin))
    return ()


@cache
def _listed(folder: str) -> tuple[str, ...]:
    """Return the names of the distributions whose files lie in `folder`."""
    try:
        names = os.listdir(folder or os.curdir)  # noqa: PTH208 - names are enough
    except OSError:
        return ()
    found = [name.removesuffix(_METADATA) for name in names if name.endswith(_METADATA)]
    return tuple(sorted(found))
