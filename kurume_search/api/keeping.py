"""What a corpus keeps of its reader, and what it gives away: tags, subsets, exports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.hits import Hits
    from kurume_search.api.report import Report
    from kurume_search.api.subsets import SavedSubset, Subsets
    from kurume_search.api.tags import Tags
    from kurume_search.search.within import Within
    from kurume_search.store.subsets import Subset
    from kurume_search.store.tags import Tag


class Keeping:
    """The part of `Corpus` that keeps tags and subsets, cites and exports."""

    __slots__ = ()

    @property
    def _corpus(self) -> Corpus:
        from kurume_search.api.corpus import Corpus

        assert isinstance(self, Corpus)  # noqa: S101 - narrows for mypy; nothing else derives
        return self

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
        from kurume_search.api.tags import tag

        return tag(self._corpus, ids, code, note=note, who=who)

    def untag(self, ids: str | Iterable[str], code: str | None = None) -> tuple[Tag, ...]:
        """Take `code`, or every code, off the cases and turns `ids`; return what was taken.

        Raises:
            NotFoundError: None of them has such a tag.
        """
        from kurume_search.api.tags import untag

        return untag(self._corpus, ids, code)

    @property
    def tags(self) -> Tags:
        """One's own tags, each with where it stands now, or that this can't be told."""
        from kurume_search.api.tags import tags_of

        return tags_of(self._corpus)

    def save_subset(self, name: str, hits: Hits, *, replace: bool = False) -> Subset:
        """Keep the query of `hits`, what it found and the corpus hash under `name`.

        Raises:
            UsageError: The bundled corpus, or a name that is taken.
            CorpusError: It can't be written.
        """
        from kurume_search.api.subsets import save

        return save(self._corpus, name, hits, replace=replace)

    @property
    def subsets(self) -> Subsets:
        """What was saved by `save_subset`."""
        from kurume_search.api.subsets import saved

        return saved(self._corpus)

    def subset(self, name: str) -> SavedSubset:
        """Search again what was saved under `name`; it says what has changed since.

        Raises:
            NotFoundError: Nothing was.
        """
        from kurume_search.api.subsets import use

        return use(self._corpus, name)

    def within(self, subset: str | None) -> Within | None:
        """Return what the saved subset of that name has now, to bound a search; None for None.

        Raises:
            UsageError: Nothing was saved under that name.
        """
        if subset is None:
            return None
        from kurume_search.api.subsets import within

        return within(self._corpus, subset)

    def cite(self, name: str | None = None, form: str = "bibtex") -> str:
        """Return a citation of the meeting, case or turn `name`, or of the whole corpus.

        Args:
            name: An id; None cites the corpus as it is now.
            form: ``bibtex``, ``csl-json`` or ``cff``.

        Raises:
            NotFoundError: Nothing has that id.
            UsageError: The form isn't known.
        """
        from kurume_search.api.taking import cite_corpus

        return cite_corpus(self._corpus, name, form)

    def export(
        self,
        path: str | Path,
        form: str = "datapackage",
        *,
        labels: Literal["en", "ja"] = "ja",
        overwrite: bool = False,
    ) -> tuple[Path, ...]:
        """Write the whole corpus to `path` and return the files.

        Args:
            path: A folder; for ``popolo`` a file.
            form: ``datapackage``, ``tei``, ``popolo`` or ``khcoder``.
            labels: Headings of KH Coder's variables.
            overwrite: Replace what is there.

        Raises:
            UsageError: The form isn't known.
            ExportError: It can't be written.
        """
        from kurume_search.api.taking import export_corpus

        return export_corpus(self._corpus, Path(path), form, labels=labels, overwrite=overwrite)

    def report(
        self,
        period: int | str,
        *,
        compare: int | str | None = None,
        council: str | Iterable[str] | None = None,
        lang: Literal["ja", "en"] = "ja",
        published: str | Path | None = None,
        figures: str | Path | None = None,
        templates: str | Path | None = None,
    ) -> Report:
        """Return the transparency report of a fiscal year, of several, or of a term.

        Args:
            period: ``2021``, ``R3``, ``R1..R3``, ``2020-07-01..2022-06-30``.
            compare: The period to compare with.
            council: Ids or names; None: every council of the corpus.
            lang: Of its words; what minutes say stays as it is.
            published: An older ``report.json``: figures that changed since are restated.
            figures: A CSV of what minutes can't give; its sums are checked.
            templates: A folder of one's own templates, texts, frame and fonts.

        Raises:
            NotFoundError: There are no minutes of that period.
            UsageError: Something that was asked for can't be understood or used.
            ReportError: `published` is broken or of another corpus.
        """
        from kurume_search.api.report import report

        return report(
            self._corpus, period, compare=compare, council=council, lang=lang,
            published=published, figures=figures, templates=templates,
        )  # fmt: skip
