"""A chart: figure, static picture, alt text, and the numbers behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kurume_search.errors import UsageError

if TYPE_CHECKING:
    from kurume_search.analytics.rows.table import Table

Lang = Literal["ja", "en"]
SUFFIXES = (".html", ".svg", ".json", ".csv")


@dataclass(frozen=True, eq=False, kw_only=True)
class Chart:
    """One chart in all its forms; the same input gives the same bytes.

    Attributes:
        figure: Plotly JSON (``data``, ``layout``), everything in it explicit: ranges,
            ticks, margins. The static picture is drawn from it.
        title: What is shown, in the reader's language.
        alt_ja: What the data say, for who can't see them.
        alt_en: The same in English.
        table: Every number that is drawn, and the ids behind it.
        footer: Corpus hash, n, counting rule, and 合成データ where it is.
        synthetic: Made of invented minutes.
        notes: Warnings, as sentences in the reader's language.
        lang: The reader's language.
    """

    figure: Mapping[str, Any]
    title: str
    alt_ja: str
    alt_en: str
    table: Table
    footer: str
    synthetic: bool
    notes: tuple[str, ...] = ()
    lang: Lang = "ja"

    @property
    def alt(self) -> str:
        """What the data say, in the reader's language."""
        return self.alt_ja if self.lang == "ja" else self.alt_en

    @cached_property
    def svg(self) -> str:
        """The picture as SVG: no browser, no font files, no script."""
        from kurume_search.charts.svg.picture import picture

        return picture(self.figure, title=self.title, description=self.alt, lang=self.lang)

    @cached_property
    def plain_svg(self) -> str:
        """The picture without what a pointer would be told over each mark."""
        from kurume_search.charts.svg.picture import picture

        traces = [
            {name: value for name, value in trace.items() if name != "hovertext"}
            for trace in self.figure["data"]
        ]
        figure = {**self.figure, "data": traces}
        return picture(figure, title=self.title, description=self.alt, lang=self.lang)

    def html(self, *, interactive: bool = False, links: Mapping[str, str] | None = None) -> str:
        """Return a page of its own: picture, alt text, table; nothing is fetched.

        Args:
            interactive: Put Plotly (4.8 MB) in the page; where scripts run, it takes the
                picture's place, and a click lists the cases behind a point.
            links: Id to address, for ids that lead somewhere.
        """
        from kurume_search.charts.page import page

        return page(self, interactive=interactive, links=links or {})

    def html_fragment(self, *, links: Mapping[str, str] | None = None) -> str:
        """Return the ``<figure>`` alone, for a page that has others."""
        from kurume_search.charts.page import fragment

        return fragment(self, links=links or {})

    def html_details(self, *, links: Mapping[str, str] | None = None, brief: bool = False) -> str:
        """Return alt text, notes and table as HTML, without the picture.

        Args:
            links: Id to address.
            brief: The first rows only, with how many ids there are and not which.
        """
        from kurume_search.charts.page import details

        return details(self, links=links or {}, brief=brief)

    def to_json(self) -> str:
        """Return the Plotly JSON as text, keys in their order."""
        return json.dumps(self.figure, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    def csv(self) -> str:
        """Return the table as CSV with English column names; invented data say so in a column."""
        from kurume_search.charts.tables import csv_of

        return csv_of(self.table, synthetic=self.synthetic)

    def write(self, path: str | Path, *, overwrite: bool = True, interactive: bool = False) -> Path:
        """Write it to `path`; the suffix says as what: .html, .svg, .json, .csv.

        Raises:
            UsageError: No such form.
            ExportError: It can't be written; nothing is left half done.
        """
        target = Path(path)
        suffix = target.suffix.lower()
        if suffix not in SUFFIXES:
            raise UsageError(
                f"図を「{target.suffix or target.name}」の形では書き出せません。", near=SUFFIXES
            )
        from kurume_search.export.writing import write_file

        match suffix:
            case ".svg":
                text = self.svg
            case ".json":
                text = self.to_json() + "\n"
            case ".csv":
                text = self.csv()
            case _:
                text = self.html(interactive=interactive)
        return write_file(target, text.encode("utf-8", "replace"), overwrite=overwrite)

    def __repr__(self) -> str:
        """Return title and size, in one line."""
        mark = " 合成データ" if self.synthetic else ""
        return f"<Chart {self.title} {len(self.table.rows)}行{mark}>"

    def _ipython_display_(self) -> None:
        """Show the picture, and below it the words and the table.

        Two outputs, since a page that shows saved notebooks (GitHub, nbviewer) takes one
        form of each and prefers HTML, from which it strips pictures.
        """
        from IPython.display import display

        bundle = self._repr_mimebundle_(exclude=("text/html",))
        display(bundle, raw=True)
        display({"text/html": self.html_details(brief=True), "text/plain": self.alt}, raw=True)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        from kurume_search.charts.notebook import light
        from kurume_search.charts.page import fragment

        # A notebook keeps all of this, so it holds what is looked at and not every id.
        bundle = {
            "application/vnd.plotly.v1+json": light(self.figure, self.footer),
            "image/svg+xml": self.plain_svg,
            "text/html": fragment(self, links={}, brief=True),
            "text/plain": f"{self!r}\n{self.alt}",
        }
        wanted = set(include or bundle) - set(exclude or ())
        return {kind: value for kind, value in bundle.items() if kind in wanted}
