"""The report as one HTML file that opens offline: nothing in it is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kurume_search.charts.page import TURNED
from kurume_search.errors import UsageError
from kurume_search.export.writing import need
from kurume_search.report import shown
from kurume_search.report.cells import (
    Cell,
    Change,
    Count,
    Figure,
    Line,
    Many,
    Ref,
    Rich,
    Share,
    Stated,
    Worked,
)
from kurume_search.report.model import (
    Document,
    Entry,
    Grid,
    Listing,
)
from kurume_search.report.period import day_label

TEMPLATES = Path(__file__).parents[1] / "templates"
_BESIDE = ("all_cases", "all_turns")  # columns that have the whole of a share


def html_bytes(document: Document, templates: Path | None = None) -> bytes:
    """Return the report as HTML.

    Args:
        document: The report.
        templates: A folder whose ``report.html``, ``blocks.html``, ``report.css`` and
            ``report.js`` stand in the place of ours.

    Raises:
        UsageError: A template of the folder can't be used.
        NotInstalledError: jinja2 isn't.
    """
    jinja2 = need("jinja2", "HTML", extra="report")
    folders = [str(path) for path in (templates, TEMPLATES) if path is not None]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["few"] = shown.is_few
    try:
        template = environment.get_template("report.html")
        text = template.render(
            page=Page(document),
            document=document,
            words=document.words,
            as_of=day_label(document.about.as_of, document.about.lang),
            dark_charts=TURNED,
        )
    except jinja2.TemplateError as error:
        raise UsageError(f"テンプレートを使えません（{error}）。") from error
    # Characters that HTML forbids; a surrogate can't be written at all.
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)
    return text.encode()


class Page:
    """What the templates ask of a report."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._homes = document.homes()
        self._anchors = {
            # Short for what only a list leads to: there are thousands of these.
            name: shown.anchor(name) if entry.kind in ("meeting", "case") else f"e{number}"
            for number, (name, entry) in enumerate(document.entries.items(), 1)
        }

    def anchor(self, entry: str) -> str:
        """Return the fragment that leads to an entry."""
        return self._anchors[entry]

    def row(self, entry: Entry) -> str:
        """Return an entry as a row of a list shows it."""
        if entry.quote and entry.kind not in ("case", "item", "unmatched"):
            return f"{entry.label}「{shown.short(entry.quote, 28)}」"
        return shown.short(entry.label)

    value = staticmethod(shown.main_value)
    interval = staticmethod(shown.interval)
    short = staticmethod(shown.short)

    def kind(self, cell: Cell) -> str:
        """Return what a cell is, in a word."""
        match cell:
            case None:
                return "nothing"
            case str():
                return "text"
            case date():
                return "date"
            case Ref():
                return "ref"
            case Line():
                return "line"
            case Many():
                return "many"
            case Rich():
                return "rich"
            case Count():
                return "count"
            case Share():
                return "share"
            case Change():
                return "change"
            case Stated():
                return "stated"
            case Worked():
                return "worked"

    def block(self, block: Any) -> str:
        """Return what a block is, in a word."""
        return type(block).__name__.casefold()

    def lang(self, text: str) -> str | None:
        """Return ``ja`` for Japanese words in an English report, else None."""
        return "ja" if self.document.about.lang == "en" and shown.is_japanese(text) else None

    def href(self, figure: Figure) -> str:
        """Return where a figure leads to."""
        return f"#{shown.listing_of(figure)}"

    def raw(self, figure: Figure) -> str:
        """Return the machine's value of a figure."""
        return "" if figure.value is None else repr(figure.value)

    def place(self, line: Line) -> str:
        """Return a place in a source for people."""
        return shown.place(line, self.document.words)

    def source(self, line: Line) -> str:
        """Return path and sha256 of the file of a place, for a tooltip."""
        origin = self.document.origins[line.source]
        return f"{origin.path} sha256:{origin.sha256}"

    def at(self, entry: Entry) -> Line:
        """Return where an entry stands."""
        return Line(entry.source, entry.line, entry.line_end)

    def home(self, grid: Grid, entry: str | None) -> str | None:
        """Return the id of a row if it is the home of its entry."""
        return self._anchors[entry] if entry and self._homes[entry] == grid.id else None

    def brief(self, grid: Grid) -> bool:
        """Return whether the parts of shares stand in columns of their own."""
        return any(head.name in _BESIDE for head in grid.heads)

    def entries(self, listing: Listing) -> list[Entry]:
        """Return the entries of a list."""
        return [self.document.entries[name] for name in listing.entries]

    def entry(self, name: str) -> Entry:
        """Return an entry."""
        return self.document.entries[name]

    def case_label(self, name: str) -> str:
        """Return a short name for a case in a list."""
        return shown.short(self.document.entries[name].label, 44)

    def evidence(self) -> Iterator[tuple[str, list[Entry]]]:
        """Yield the entries that have no row of their own, by kind."""
        found: dict[str, list[Entry]] = {}
        for entry in self.document.entries.values():
            if entry.id not in self._homes:
                found.setdefault(entry.kind, []).append(entry)
        for kind, entries in found.items():
            yield self.document.words.get(f"kind.{kind}", kind), entries

    def number(self, at: int) -> str:
        """Return a chapter's number for people."""
        return self.document.words["chapter"].replace("{n}", str(at))
