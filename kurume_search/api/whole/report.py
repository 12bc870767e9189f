"""The transparency report of a corpus, as people and programs take it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kurume_search.errors import LANGUAGES, UsageError, check_choice
from kurume_search.report.cells import Cell
from kurume_search.report.model import Document, Grid, Prose
from kurume_search.report.write import DEFAULT, check_place, checked_formats, render, write

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus


@dataclass(frozen=True, eq=False)
class Report:
    """A report; every figure of it leads to a list, every row of that to a line.

    Attributes:
        document: Its chapters and what stands behind them.
        templates: The folder of templates it is laid out with, or None.
    """

    document: Document
    templates: Path | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        return self.document.about.title

    @property
    def difference(self) -> Mapping[str, Any] | None:
        """What changed, as data; None if nothing was compared."""
        return self.document.difference

    def figure(self, key: str) -> float | None:
        """Return the value of one figure (``2021/cases``, ``2021/outcome/approved``).

        Raises:
            KeyError: There is no such figure.
        """
        for figure in self.document.figures():
            if figure.key == key:
                return figure.value
        raise KeyError(key)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values, schema ``kurume-search/report/1``."""
        from kurume_search.report.render.json import to_json

        return to_json(self.document)

    def html(self) -> str:
        """Return it as one HTML page that opens offline."""
        return self._rendered("html")["report.html"].decode()

    def _rendered(self, *formats: str) -> dict[str, bytes]:
        return render(self.document, formats, self.templates)

    def write(
        self,
        folder: str | Path,
        formats: Iterable[str] = DEFAULT,
        *,
        overwrite: bool = False,
    ) -> tuple[Path, ...]:
        """Write it to `folder`, all of it or nothing, and return the files.

        Args:
            folder: New or empty.
            formats: Of ``html``, ``pdf``, ``xlsx``, ``csv``, ``json``, ``md``.
            overwrite: Replace an older report that is there.

        Raises:
            UsageError: No such format, or a template can't be used.
            ExportError: It can't be written, or a part of the software or a font is missing.
        """
        place = Path(folder)
        asked = checked_formats(formats)
        check_place(place, overwrite=overwrite)
        return write(self._rendered(*asked), place, overwrite=overwrite)

    def __repr__(self) -> str:
        """Return title, period and size, in one line."""
        about = self.document.about
        mark = f" {self.document.words['synthetic']}" if about.synthetic else ""
        return (
            f"<Report {about.title} {about.subtitle} 数 {sum(1 for _ in self.document.figures())}"
            f" 一覧 {len(self.document.listings)} hash {about.fingerprints['corpus'][:12]}{mark}>"
        )

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        bundle = {"text/plain": repr(self), "text/html": _summary(self.document)}
        wanted = set(include or bundle) - set(exclude or ())
        return {kind: value for kind, value in bundle.items() if kind in wanted}


def _summary(document: Document) -> str:
    """Return the first chapter as a piece of HTML; its figures are plain numbers."""
    about = document.about
    mark = f"【{escape(document.words['synthetic'])}】" if about.synthetic else ""
    parts = [f"<h3>{mark}{escape(about.title)}</h3><p>{escape(about.subtitle)}</p>"]
    for block in document.sections[0].blocks:
        if isinstance(block, Prose):
            parts.append(f"<p>{escape(_words(block.words))}</p>")
        elif isinstance(block, Grid):
            rows = "".join(
                f'<tr><th scope="row" style="text-align:left">{escape(_words(row.cells[0]))}</th>'
                f'<td style="text-align:right">{escape(_words(row.cells[1]))}</td></tr>'
                for row in block.rows
            )
            parts.append(f"<table><caption>{escape(block.title)}</caption>{rows}</table>")
    return f'<div lang="{about.lang}">{"".join(parts)}</div>'


def _words(cell: Cell) -> str:
    from kurume_search.report.render.plain import plain_text

    return plain_text(cell, {"few": "※", "line": "{n}", "lines": "{n}–{m}", "whole_file": ""})


def report(
    corpus: Corpus,
    period: int | str,
    *,
    compare: int | str | None = None,
    council: str | Iterable[str] | None = None,
    lang: Literal["ja", "en"] = "ja",
    published: str | Path | None = None,
    figures: str | Path | None = None,
    templates: str | Path | None = None,
) -> Report:
    """Return the report that was asked for; see `Corpus.report`."""
    from kurume_search.analysis.morphemes import borders
    from kurume_search.report.build import ReportRequest, build
    from kurume_search.report.period import read_period
    from kurume_search.report.published import read_published

    check_choice("lang", lang, LANGUAGES)
    councils = (council,) if isinstance(council, str) else tuple(council or ())
    folder = None if templates is None else Path(templates)
    asked, compared = read_period(period), None if compare is None else read_period(compare)
    if compared is not None and asked.overlaps(compared):
        raise UsageError(
            f"比べる期間（{compared.label('ja')}）が、報告書の期間（{asked.label('ja')}）と"
            "重なっています。"
        )
    request = ReportRequest(
        period=asked,
        compared=compared,
        councils=councils,
        lang=lang,
        names=corpus.names,
        templates=folder,
        figures=None if figures is None else Path(figures),
        published=None if published is None else read_published(Path(published)),
    )
    return Report(build(corpus.library, request, borders=borders), folder)
