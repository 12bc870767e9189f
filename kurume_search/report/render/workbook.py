"""A workbook under way: its formats, its sheets, and how one cell is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kurume_search.export.spreadsheet import fitting, write_words
from kurume_search.report import shown
from kurume_search.report.cells import Cell, Change, Count, Figure, Line, Ref, Share, Stated, Worked
from kurume_search.report.model import Document
from kurume_search.report.render.plain import plain_text

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NAME = 31  # characters of a sheet's name


@dataclass
class Book:
    """A workbook under way: where each list, entry and source will stand."""

    book: Any
    document: Document
    formats: Mapping[str, Any]
    lists: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def sheet(self, title: str) -> tuple[Any, str]:
        """Add a sheet; its name is the title as far as a name may be."""
        base = _FORBIDDEN.sub("・", title).strip()[:_NAME] or "-"
        name, number = base, 2
        while name.casefold() in self.names:
            name = f"{base[: _NAME - len(str(number))]}{number}"
            number += 1
        self.names.add(name.casefold())
        page = self.book.add_worksheet(name)
        page.set_paper(9)  # A4
        page.set_landscape()
        page.fit_to_pages(1, 0)
        mark = self.document.words["synthetic"] if self.document.about.synthetic else ""
        page.set_header(f"&L{self.document.about.title.replace('&', '&&')[:200]}&R{mark}")
        page.set_footer("&C&P / &N")
        return page, name


def formats_of(book: Any) -> dict[str, Any]:
    """Return the formats of a workbook by name, and of each one that marks text as text."""
    base = {"valign": "top", "font_name": "Noto Sans CJK JP", "font_size": 10}
    cell = {**base, "bottom": 1, "bottom_color": "#CCD3DA"}
    link = {**cell, "font_color": "#0B4F8A", "underline": 1}
    blue, soft = "#17446B", "#4B555F"
    made = {
        "title": {**base, "bold": True, "font_size": 15, "font_color": blue},
        "name": {**base, "bold": True, "font_size": 12, "font_color": blue},
        "small": {**base, "font_size": 9, "font_color": soft},
        "head": {**base, "bold": True, "bottom": 2, "text_wrap": True, "bg_color": "#EEF2F6"},
        "text": {**cell, "text_wrap": True},
        "warning": {**base, "bold": True, "font_color": "#8A1C1C"},
        "date": {**cell, "num_format": "yyyy-mm-dd", "align": "left"},
        "link": {**link, "text_wrap": True},
        "count": {**link, "num_format": "#,##0"},
        "share": {**link, "num_format": "0.0%"},
        "change": {**link, "num_format": "+#,##0;△#,##0;±0"},
        "bound": {**cell, "num_format": "0.0%"},
    }
    quoted = {f"quoted {name}": {**said, "quote_prefix": True} for name, said in made.items()}
    return {name: book.add_format(said) for name, said in {**made, **quoted}.items()}


def write_cell(made: Book, page: Any, row: int, at: int, cell: Cell) -> None:
    """Write a cell: numbers and days as such, a figure with a link to its list."""
    match cell:
        case None:
            page.write_blank(row, at, None, made.formats["text"])
        case date():
            page.write_datetime(row, at, cell, made.formats["date"])
        case Count() | Share() | Change() | Stated() | Worked():
            _write_figure(made, page, row, at, cell)
        case Ref():
            write_link(made, page, row, at, made.entries[cell.entry], cell.text)
        case Line():
            text = shown.place(cell, made.document.words)
            write_link(made, page, row, at, made.sources[cell.source], text)
        case _:
            write_text(page, row, at, plain_text(cell, made.document.words), made)


def _write_figure(made: Book, page: Any, row: int, at: int, figure: Figure) -> None:
    percent = isinstance(figure, Share) or (isinstance(figure, Worked) and figure.percent)
    name = "share" if percent else "change" if isinstance(figure, Change) else "count"
    if figure.value is None:
        write_text(page, row, at, shown.NOTHING, made)
        return
    page.write_url(row, at, made.lists[shown.listing_of(figure)], made.formats[name])
    page.write_number(row, at, figure.value, made.formats[name])


def write_link(made: Book, page: Any, row: int, at: int, target: str, text: str) -> None:
    """Write words that lead to `target`."""
    page.write_url(row, at, target, made.formats["link"], fitting(text)[0])
    write_text(page, row, at, text, made, "link")


def write_text(page: Any, row: int, at: int, text: str, made: Book, look: str = "text") -> None:
    """Write words, marked as text where a spreadsheet could run them."""
    write_words(page, row, at, text, made.formats[look], made.formats[f"quoted {look}"])
