"""The part of `Corpus` that keeps what its reader adds: tags and saved subsets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kurume_search.api.parts.part import CorpusPart

if TYPE_CHECKING:
    from kurume_search.api.found.hits import Hits
    from kurume_search.api.own.subsets import SavedSubset, Subsets
    from kurume_search.api.own.tags import Tags
    from kurume_search.search.fields.within import Within
    from kurume_search.store.subsets import Subset
    from kurume_search.store.tags import Tag


class Annotations(CorpusPart):
    """The user's own tags (観点) and saved subsets (部分集合), kept in the corpus folder."""

    def tag(
        self,
        ids: str | Iterable[str],
        code: str,
        *,
        note: str | None = None,
        who: str | None = None,
    ) -> tuple[Tag, ...]:
        """Put one's own `code` on the cases and turns `ids`; ``tag:`` finds them at once.

        Args:
            ids: Of cases and turns.
            code: One line.
            note: Whatever there is to say.
            who: Who says so; several people can put the same code.

        Raises:
            UsageError: The bundled corpus.
            NotFoundError: An id names no case and no turn; then nothing is tagged.
        """
        from kurume_search.api.own.tags import tag

        return tag(self._corpus, ids, code, note=note, who=who)

    def untag(self, ids: str | Iterable[str], code: str | None = None) -> tuple[Tag, ...]:
        """Take `code`, or every code, off the cases and turns `ids`; return what was taken.

        Raises:
            NotFoundError: None of them has such a tag.
        """
        from kurume_search.api.own.tags import untag

        return untag(self._corpus, ids, code)

    @property
    def tags(self) -> Tags:
        """The user's own tags, each with where it stands now, or that this can't be told."""
        from kurume_search.api.own.tags import tags_of

        return tags_of(self._corpus)

    def save_subset(self, name: str, hits: Hits, *, replace: bool = False) -> Subset:
        """Keep the query of `hits`, what it found and the corpus hash under `name`.

        Raises:
            UsageError: The bundled corpus, or a name that is taken.
            CorpusError: It can't be written.
        """
        from kurume_search.api.own.subsets import save

        return save(self._corpus, name, hits, replace=replace)

    @property
    def subsets(self) -> Subsets:
        """What was saved by `save_subset`."""
        from kurume_search.api.own.subsets import saved

        return saved(self._corpus)

    def subset(self, name: str) -> SavedSubset:
        """Search again what was saved under `name`; it says what has changed since.

        Raises:
            NotFoundError: Nothing was.
        """
        from kurume_search.api.own.subsets import use

        return use(self._corpus, name)

    def within(self, subset: str | None) -> Within | None:
        """Return what the saved subset of that name has now, to bound a search; None for None.

        Raises:
            UsageError: Nothing was saved under that name.
        """
        if subset is None:
            return None
        from kurume_search.api.own.subsets import within

        return within(self._corpus, subset)
