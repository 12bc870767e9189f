"""Search and account for the minutes of Japanese councils.

    >>> import kurume_search as ks
    >>> corpus = ks.open_corpus()
    >>> [case.number for case in corpus.search("目的外利用").cases]
    ['1']

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kurume_search.errors import KurumeSearchError, QueryError
from kurume_search.version import __version__

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus, open_corpus
    from kurume_search.api.found.hits import Hits
    from kurume_search.api.parse import parse_file
    from kurume_search.api.sample import open_sample


__all__ = [
    "Corpus",
    "Hits",
    "KurumeSearchError",
    "QueryError",
    "__version__",
    "open_corpus",
    "open_sample",
    "parse_file",
]

_HOMES = {
    "Corpus": "kurume_search.api.corpus",
    "Hits": "kurume_search.api.found.hits",
    "open_corpus": "kurume_search.api.corpus",
    "open_sample": "kurume_search.api.sample",
    "parse_file": "kurume_search.api.parse",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kurume_search' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


def load_ipython_extension(shell: Any) -> None:
    """Load the magics, completion and folded errors: ``%load_ext kurume_search``."""
    from kurume_search.jupyter.extension import load

    load(shell)


def unload_ipython_extension(shell: Any) -> None:
    """Take out what `load_ipython_extension` put in."""
    from kurume_search.jupyter.extension import unload

    unload(shell)
