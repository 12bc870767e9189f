"""Results that can be taken away: as files, data frames and citations that say what they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kurume_search.api.showing.shown import Shown

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.hits import Hits
    from kurume_search.export.description import Description

Labels = Literal["en", "ja"]


class Exportable(Shown):
    """A result that has rows: it can be exported, cited and made a data frame.

    Every form has the rows of `to_rows`, in that order.
    """

    __slots__ = ()

    @property
    def source_hits(self) -> Hits:
        """The hits that it was made of."""
        raise NotImplementedError

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of its rows, in order."""
        raise NotImplementedError

    def to_rows(self) -> list[dict[str, Any]]:
        """Return everything as rows."""
        raise NotImplementedError

    def describe(self) -> Description:
        """Return what an export says of it: query, sizes, corpus hash, tokenizer."""
        from kurume_search.api.showing.describing import describe_hits

        return describe_hits(self.source_hits)

    def export(
        self,
        path: str | Path,
        *,
        form: str | None = None,
        labels: Labels = "en",
        bom: bool = False,
        overwrite: bool = False,
    ) -> tuple[Path, ...]:
        """Write every row to `path` and return the files written, the data first.

        Args:
            path: Its suffix says the format: csv, tsv, jsonl, xlsx, parquet, md.
            form: The format, whatever the suffix.
            labels: ``ja``: headings and closed values in Japanese.
            bom: CSV with a byte order mark, for Excel.
            overwrite: Replace what is there.

        Raises:
            UsageError: The format isn't known.
            ExportError: It can't be written; nothing is left half done.
        """
        from kurume_search.export.rows import export_rows, form_of

        target = Path(path)
        form_of(target, form)  # before anything is read
        return export_rows(
            self.to_rows(),
            target,
            self.describe(),
            form=form,
            names=self.row_names,
            labels=labels,
            bom=bom,
            overwrite=overwrite,
        )

    def explain(self, *args: Any, **named: Any) -> Any:
        """Return how the query behind it was read, and what each part of it brings."""
        return self.source_hits.explain(*args, **named)

    def _labelled(self, labels: Labels) -> tuple[list[dict[str, Any]], Sequence[str]]:
        """Return the rows and their columns, named for people if that is asked."""
        if labels == "en":
            return self.to_rows(), self.row_names
        from kurume_search.export.schema import headings, labelled

        names = self.row_names
        heads = list(headings(names, labels).values())
        rows = [
            dict(zip(heads, labelled(row, names, labels), strict=True)) for row in self.to_rows()
        ]
        return rows, heads

    def cite(self, form: str = "bibtex") -> str:
        """Return a citation of these results with query, versions and hash.

        Args:
            form: ``bibtex``, ``csl-json`` or ``cff``.

        Raises:
            UsageError: The form isn't known.
        """
        from kurume_search.api.showing.citing import cite_hits

        return cite_hits(self.source_hits, form)

    def to_pandas(self, *, labels: Labels = "en") -> Any:
        """Return every row in a pandas DataFrame; labels ``ja``: in Japanese.

        Raises:
            NotInstalledError: pandas isn't; the message says how to get it.
        """
        from kurume_search.api.showing.frames import pandas_frame

        return pandas_frame(*self._labelled(labels))

    def to_polars(self, *, labels: Labels = "en") -> Any:
        """Return every row in a polars DataFrame; labels ``ja``: in Japanese.

        Raises:
            NotInstalledError: polars isn't; the message says how to get it.
        """
        from kurume_search.api.showing.frames import polars_frame

        return polars_frame(*self._labelled(labels))


class OfCorpus(Exportable):
    """A table of a whole corpus: that is what its exports and citations are of."""

    __slots__ = ()

    corpus: Corpus

    @property
    def source_hits(self) -> Hits:
        """All cases of the corpus."""
        return self.corpus.search()

    def describe(self) -> Description:
        """Return what an export says of it: it is of the whole corpus."""
        from kurume_search.api.showing.describing import describe

        return describe(self.corpus)

    def cite(self, form: str = "bibtex") -> str:
        """Return a citation of the corpus as it is now: ``bibtex``, ``csl-json`` or ``cff``.

        Raises:
            UsageError: The form isn't known.
        """
        from kurume_search.api.showing.citing import cite_corpus

        return cite_corpus(self.corpus, None, form)
