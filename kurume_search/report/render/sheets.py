"""The report as a workbook: a sheet a table, and every figure a link to its list."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kurume_search.export.cells import runs, storable
from kurume_search.export.description import stamp
from kurume_search.export.writing import need
from kurume_search.report import shown
from kurume_search.report.model import (
    Cell,
    Change,
    Count,
    Document,
    Entry,
    Figure,
    Grid,
    Line,
    Many,
    Prose,
    Quotes,
    Ref,
    Rich,
    Share,
    Stated,
    Terms,
    Worked,
)
from kurume_search.text.width import width

_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False,
    "strings_to_urls": False,
}  # fmt: skip
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_CELL = 32_767  # UTF-16 units of a cell
_NAME = 31  # characters of a sheet's name
_WIDEST = 60
_HEAD = 3  # rows over a table: title, rule, and the reference date


@dataclass
class _Book:
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
        page.set_header(f"&L{_plain(self.document.about.title)}&R{mark}")
        page.set_footer("&C&P / &N")
        return page, name


def xlsx_bytes(document: Document) -> bytes:
    """Return the report as a workbook.

    Raises:
        ExportError: xlsxwriter isn't installed.
    """
    writer = need("xlsxwriter", "XLSX")
    written = io.BytesIO()
    book = writer.Workbook(written, _OPTIONS)
    book.set_properties(
        {
            "title": storable(document.about.title),
            "subject": storable(document.about.subtitle),
            "author": document.about.software,
            "created": stamp().replace(tzinfo=None),
        }
    )
    made = _Book(book, document, _formats(book))
    grids = [grid for _, grid in document.grids()]
    _place(made, grids)
    _cover(made)
    for grid in grids:
        _grid(made, grid)
    _quotes(made)
    _lists(made)
    _entries(made)
    _sources(made)
    book.close()
    return written.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    base = {"valign": "top", "font_name": "Noto Sans CJK JP", "font_size": 10}
    link = {**base, "font_color": "#0B4F8A", "underline": 1}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 15, "font_color": "#17446B"}),
        "name": book.add_format({**base, "bold": True, "font_size": 12, "font_color": "#17446B"}),
        "small": book.add_format({**base, "font_size": 9, "font_color": "#4B555F"}),
        "head": book.add_format(
            {**base, "bold": True, "bottom": 2, "text_wrap": True, "bg_color": "#EEF2F6"}
        ),
        "text": book.add_format({**base, "text_wrap": True, "bottom": 4, "bottom_color": "#CCD3DA"}),
        "quoted": book.add_format(
            {**base, "text_wrap": True, "quote_prefix": True, "bottom": 4,
             "bottom_color": "#CCD3DA"}
        ),
        "warning": book.add_format({**base, "bold": True, "font_color": "#8A1C1C"}),
        "date": book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left", "bottom": 4}),
        "link": book.add_format({**link, "text_wrap": True, "bottom": 4}),
        "count": book.add_format({**link, "num_format": "#,##0", "bottom": 4}),
        "share": book.add_format({**link, "num_format": "0.0%", "bottom": 4}),
        "change": book.add_format({**link, "num_format": "+#,##0;△#,##0;±0", "bottom": 4}),
        "bound": book.add_format({**base, "num_format": "0.0%", "bottom": 4}),
    }  # fmt: skip


def _place(made: _Book, grids: list[Grid]) -> None:
    """Settle where lists, entries and sources stand before anything links to them."""
    document, words = made.document, made.document.words
    row = _HEAD + 1
    for listing in document.listings.values():
        made.lists[listing.id] = f"internal:'{words['lists']}'!A{row + 1}"
        row += max(len(listing.entries), 1)
    for row, name in enumerate(document.entries, _HEAD + 1):
        made.entries[name] = f"internal:'{words['evidence']}'!A{row + 1}"
    for row, key in enumerate(document.origins, _HEAD + 1):
        made.sources[key] = f"internal:'{words['sources']}'!A{row + 1}"
    # Their names are taken, so that no table has one of them.
    made.names |= {words[name].casefold() for name in ("lists", "evidence", "sources")}


def _cover(made: _Book) -> None:
    document, words, about = made.document, made.document.words, made.document.about
    page, _ = made.sheet(words["cover"])
    page.set_column(0, 0, 22, made.formats["text"])
    page.set_column(1, 1, 96, made.formats["text"])
    page.hide_gridlines(2)
    page.write_string(0, 0, storable(about.title), made.formats["title"])
    page.write_string(1, 0, storable(about.subtitle), made.formats["small"])
    page.write_string(
        2, 0, f"{words['as_of']} {about.as_of.isoformat()}", made.formats["small"]
    )
    row = 4
    if about.synthetic:
        page.write_string(3, 0, words["synthetic"], made.formats["warning"])
    for section in document.sections:
        blocks = [b for b in section.blocks if isinstance(b, Prose | Terms)]
        if not blocks:
            continue
        page.write_string(row, 0, storable(section.title), made.formats["name"])
        row += 1
        for block in blocks:
            items: list[tuple[str, Cell]]
            items = [("", block.words)] if isinstance(block, Prose) else [*block.items]
            for term, cell in items:
                _text(page, row, 0, term, made)
                _text(page, row, 1, plain_text(cell, words), made)
                row += 1
        row += 1


def _grid(made: _Book, grid: Grid) -> None:
    page, _ = made.sheet(grid.title)
    words, about = made.document.words, made.document.about
    page.write_string(0, 0, storable(grid.title), made.formats["name"])
    under = " ".join(filter(None, [grid.rule, *grid.notes]))
    page.write_string(1, 0, storable(f"{words['rule']}: {under}"), made.formats["small"])
    mark = f"　{words['synthetic']}" if about.synthetic else ""
    page.write_string(
        2, 0, f"{words['as_of']} {about.as_of.isoformat()}{mark}", made.formats["small"]
    )
    at = 0
    columns: list[tuple[int, bool]] = []
    for number, head in enumerate(grid.heads):
        page.write_string(_HEAD, at, storable(head.label), made.formats["head"])
        shares = any(isinstance(row.cells[number], Share) for row in grid.rows)
        columns.append((at, shares))
        page.set_column(at, at, _wide(grid, number, words))
        at += 1
        if shares:
            for label in ("95% ▼", "95% ▲"):
                page.write_string(_HEAD, at, label, made.formats["head"])
                page.set_column(at, at, 9)
                at += 1
    for line, row in enumerate(grid.rows, _HEAD + 1):
        for cell, (place, shares) in zip(row.cells, columns, strict=True):
            _cell(made, page, line, place, cell)
            if shares and isinstance(cell, Share) and cell.low is not None:
                page.write_number(line, place + 1, cell.low, made.formats["bound"])
                page.write_number(line, place + 2, cell.high, made.formats["bound"])
    page.freeze_panes(_HEAD + 1, 1)
    page.repeat_rows(_HEAD)
    page.hide_gridlines(2)


def _wide(grid: Grid, number: int, words: Mapping[str, str]) -> float:
    texts = [plain_text(row.cells[number], words) for row in grid.rows[:200]]
    wide = max([width(text[:_WIDEST].split("\n")[0]) for text in texts], default=0)
    head = max(width(grid.heads[number].label), 6)
    return float(min(max(wide + 2, head + 2), _WIDEST))


def _cell(made: _Book, page: Any, row: int, at: int, cell: Cell) -> None:
    match cell:
        case None:
            page.write_blank(row, at, None, made.formats["text"])
        case date():
            page.write_datetime(row, at, cell, made.formats["date"])
        case Count() | Share() | Change() | Stated() | Worked():
            _figure(made, page, row, at, cell)
        case Ref():
            _link(made, page, row, at, made.entries[cell.entry], cell.text)
        case Line():
            text = shown.place(cell, made.document.words)
            _link(made, page, row, at, made.sources[cell.source], text)
        case _:
            _text(page, row, at, plain_text(cell, made.document.words), made)


def _figure(made: _Book, page: Any, row: int, at: int, figure: Figure) -> None:
    percent = isinstance(figure, Share) or (isinstance(figure, Worked) and figure.percent)
    name = "share" if percent else "change" if isinstance(figure, Change) else "count"
    if figure.value is None:
        _text(page, row, at, shown.NOTHING, made)
        return
    page.write_url(row, at, made.lists[shown.listing_of(figure)], made.formats[name])
    page.write_number(row, at, figure.value, made.formats[name])


def _link(made: _Book, page: Any, row: int, at: int, target: str, text: str) -> None:
    page.write_url(row, at, target, made.formats["link"], _cut(storable(text)))
    page.write_string(row, at, _cut(storable(text)), made.formats["link"])


def _text(page: Any, row: int, at: int, text: str, made: _Book) -> None:
    said = _cut(storable(text))
    page.write_string(row, at, said, made.formats["quoted" if runs(said) else "text"])


def _cut(text: str) -> str:
    if len(text.encode("utf-16-le", "replace")) // 2 <= _CELL:
        return text
    units = text.encode("utf-16-le", "replace")[: 2 * (_CELL - 1)]
    return units.decode("utf-16-le", "ignore") + "…"


def _plain(text: str) -> str:
    return text.replace("&", "&&")[:200]


def plain_text(cell: Cell, words: Mapping[str, str]) -> str:
    """Return a cell as text alone."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case date():
            return cell.isoformat()
        case Ref():
            return cell.text
        case Line():
            return shown.place(cell, words)
        case Many():
            return "\n".join(plain_text(one, words) for one in cell.cells)
        case Rich():
            return "".join(plain_text(one, words) for one in cell.parts)
        case Share():
            bounds = shown.interval(cell)
            of = f"{cell.part.value}/{cell.whole.value}"
            said = f"{shown.main_value(cell)}（{of}{'、' + bounds if bounds else ''}）"
            return said + (words["few"] if cell.few else "")
        case _:
            return shown.main_value(cell) + (words["few"] if shown.is_few(cell) else "")


def _quotes(made: _Book) -> None:
    """Write all quotations on one sheet: under which title, the words, and where they stand."""
    document, words = made.document, made.document.words
    blocks = [b for s in document.sections for b in s.blocks if isinstance(b, Quotes) and b.entries]
    if not blocks:
        return
    page = _plain_sheet(made, words["quote"], ("list_title", "label", "quote", "source", "id"))
    row = _HEAD + 1
    for block in blocks:
        for name in block.entries:
            entry = document.entries[name]
            for at, text in enumerate((block.title, entry.label, entry.quote or "")):
                _text(page, row, at, text, made)
            _cell(made, page, row, 3, Line(entry.source, entry.line, entry.line_end))
            _link(made, page, row, 4, made.entries[name], name)
            row += 1


def _plain_sheet(made: _Book, title: str, heads: tuple[str, ...]) -> Any:
    page, _ = made.sheet(title)
    words = made.document.words
    page.write_string(0, 0, title, made.formats["name"])
    if made.document.about.synthetic:
        page.write_string(1, 0, words["synthetic"], made.formats["warning"])
    for at, head in enumerate(heads):
        page.write_string(_HEAD, at, words[head], made.formats["head"])
        page.set_column(at, at, {"label": 40, "quote": 70, "list_title": 40}.get(head, 16))
    page.freeze_panes(_HEAD + 1, 1)
    page.repeat_rows(_HEAD)
    return page


def _lists(made: _Book) -> None:
    document, words = made.document, made.document.words
    made.names.discard(words["lists"].casefold())
    heads = ("list", "row", "list_title", "label", "case", "source", "id")
    page = _plain_sheet(made, words["lists"], heads)
    row = _HEAD + 1
    for listing in document.listings.values():
        for number, name in enumerate(listing.entries, 1):
            entry = document.entries[name]
            _text(page, row, 0, listing.id, made)
            page.write_number(row, 1, number, made.formats["text"])
            _text(page, row, 2, listing.title, made)
            _text(page, row, 3, shown.short(entry.quote or entry.label), made)
            if entry.cases:
                _link(made, page, row, 4, made.entries[entry.cases[0]], " / ".join(entry.cases))
            _cell(made, page, row, 5, Line(entry.source, entry.line, entry.line_end))
            _link(made, page, row, 6, made.entries[name], name)
            row += 1
        if not listing.entries:
            for at, text in enumerate((listing.id, "", listing.title, words["empty_list"])):
                _text(page, row, at, text, made)
            row += 1


def _entries(made: _Book) -> None:
    document, words = made.document, made.document.words
    made.names.discard(words["evidence"].casefold())
    heads = ("id", "label", "quote", "case", "meeting", "source")
    page = _plain_sheet(made, words["evidence"], heads)
    for row, entry in enumerate(document.entries.values(), _HEAD + 1):
        _entry(made, page, row, entry)


def _entry(made: _Book, page: Any, row: int, entry: Entry) -> None:
    for at, text in enumerate((entry.id, entry.label, entry.quote or "")):
        _text(page, row, at, text, made)
    if entry.cases:
        _link(made, page, row, 3, made.entries[entry.cases[0]], " / ".join(entry.cases))
    if entry.meeting:
        _link(made, page, row, 4, made.entries[entry.meeting], entry.meeting)
    _cell(made, page, row, 5, Line(entry.source, entry.line, entry.line_end))


def _sources(made: _Book) -> None:
    document, words = made.document, made.document.words
    made.names.discard(words["sources"].casefold())
    page = _plain_sheet(made, words["sources"], ("row", "file", "label"))
    page.write_string(_HEAD, 3, "sha256", made.formats["head"])
    page.set_column(3, 3, 66)
    for row, origin in enumerate(document.origins.values(), _HEAD + 1):
        for at, text in enumerate((origin.key, origin.path, origin.title or "", origin.sha256)):
            _text(page, row, at, text, made)
