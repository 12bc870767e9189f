"""What the parts of `Corpus` have in common: each is a file of methods of the one class."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.search.library import Library


class CorpusPart:
    """Methods of `Corpus` about one subject; nothing else derives from a part.

    Attributes:
        library: The folder and the build that answers for it.
        names: Whether officials' names are shown and searched.
    """

    library: Library
    names: bool

    @property
    def _corpus(self) -> Corpus:
        """The whole, for functions that take a corpus."""
        return cast("Corpus", self)
