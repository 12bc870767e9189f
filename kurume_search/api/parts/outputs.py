"""The part of `Corpus` that gives it away whole: citations, exports, reports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kurume_search.api.parts.part import CorpusPart

if TYPE_CHECKING:
    from kurume_search.api.whole.report import Report


class Outputs(CorpusPart):
    """Citations, exports and reports of a corpus."""

    def cite(self, name: str | None = None, form: str = "bibtex") -> str:
        """Return a citation of the meeting, case or turn `name`, or of the whole corpus.

        Args:
            name: An id; None cites the corpus as it is now.
            form: ``bibtex``, ``csl-json`` or ``cff``.

        Raises:
            NotFoundError: Nothing has that id.
            UsageError: The form isn't known.
        """
        from kurume_search.api.showing.citing import cite_corpus

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
        from kurume_search.api.whole.export import export_corpus

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
        from kurume_search.api.whole.report import report

        return report(
            self._corpus,
            period,
            compare=compare,
            council=council,
            lang=lang,
            published=published,
            figures=figures,
            templates=templates,
        )
