"""The report as a workbook: a sheet a table, and every figure a link to its list."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from kurume_search.errors import ExportError
from kurume_search.export.cells import storable
from kurume_search.export.description import stamp
from kurume_search.export.spreadsheet import ROWS, new_book
from kurume_search.report import shown
from kurume_search.report.cells import (
    Cell,
    Line,
    Share,
)
from kurume_search.report.model import (
    Document,
    Entry,
    Grid,
    Prose,
    Quotes,
    Row,
    Terms,
)
from kurume_search.report.render.plain import plain_text
from kurume_search.report.render.workbook import (
    Book,
    formats_of,
    write_cell,
    write_link,
    write_text,
)
from kurume_search.text.width import width

_WIDEST, _WIDE, _NARROW = 52, 40, 18
_LONG = ("subject", "departments", "wording", "title", "path", "sha256")
_LINKS = 65_000  # of a sheet; xlsxwriter drops those beyond 65,530
_HEAD = 3  # rows over a table: title, rule, and the reference date


def xlsx_bytes(document: Document) -> bytes:
    """Return the report as a workbook.

    Raises:
        NotInstalledError: xlsxwriter isn't.
    """
    written = io.BytesIO()
    book = new_book(written, extra="report")
    book.set_properties(
        {
            "title": storable(document.about.title),
            "subject": storable(document.about.subtitle),
            "author": document.about.software,
            "created": stamp().replace(tzinfo=None),
        }
    )
    made = Book(book, document, formats_of(book))
    grids = [grid for _, grid in document.grids()]
    _place(made)
    _cover(made)
    for grid in grids:
        _grid(made, grid)
    _quotes(made)
    _lists(made)
    _entries(made)
    _sources(made)
    book.close()
    return written.getvalue()


def _place(made: Book) -> None:
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


def _cover(made: Book) -> None:
    document, words, about = made.document, made.document.words, made.document.about
    page, _ = made.sheet(words["cover"])
    page.set_column(0, 0, 22, made.formats["text"])
    page.set_column(1, 1, 96, made.formats["text"])
    page.hide_gridlines(2)
    write_text(page, 0, 0, about.title, made, "title")
    write_text(page, 1, 0, about.subtitle, made, "small")
    page.write_string(2, 0, f"{words['as_of']} {about.as_of.isoformat()}", made.formats["small"])
    row = 4
    if about.synthetic:
        page.write_string(3, 0, words["synthetic"], made.formats["warning"])
    for section in document.sections:
        blocks = [b for b in section.blocks if isinstance(b, Prose | Terms)]
        if not blocks:
            continue
        write_text(page, row, 0, section.title, made, "name")
        row += 1
        for block in blocks:
            items: list[tuple[str, Cell]]
            items = [("", block.words)] if isinstance(block, Prose) else [*block.items]
            for term, cell in items:
                write_text(page, row, 0, term, made)
                write_text(page, row, 1, plain_text(cell, words), made)
                row += 1
        row += 1


def _grid(made: Book, grid: Grid) -> None:
    page, _ = made.sheet(grid.title)
    words, about = made.document.words, made.document.about
    write_text(page, 0, 0, grid.title, made, "name")
    under = " ".join(filter(None, [grid.rule, *grid.notes]))
    write_text(page, 1, 0, f"{words['rule']}: {under}", made, "small")
    mark = f"　{words['synthetic']}" if about.synthetic else ""
    page.write_string(
        2, 0, f"{words['as_of']} {about.as_of.isoformat()}{mark}", made.formats["small"]
    )
    wide = [_wide(grid, number, words) for number in range(len(grid.heads))]
    at = 0
    columns: list[tuple[int, bool]] = []
    for number, head in enumerate(grid.heads):
        write_text(page, _HEAD, at, head.label, made, "head")
        shares = any(isinstance(row.cells[number], Share) for row in grid.rows)
        columns.append((at, shares))
        page.set_column(at, at, wide[number])
        at += 1
        if shares:
            for label in ("low", "high"):
                page.write_string(_HEAD, at, words[label], made.formats["head"])
                page.set_column(at, at, 9)
                at += 1
    for line, row in enumerate(grid.rows, _HEAD + 1):
        page.set_row(line, _high(row, wide, words))
        for cell, (place, shares) in zip(row.cells, columns, strict=True):
            write_cell(made, page, line, place, cell)
            if shares and isinstance(cell, Share) and cell.low is not None:
                page.write_number(line, place + 1, cell.low, made.formats["bound"])
                page.write_number(line, place + 2, cell.high, made.formats["bound"])
    page.freeze_panes(_HEAD + 1, 1)
    page.repeat_rows(_HEAD)
    page.hide_gridlines(2)


def _high(row: Row, wide: list[float], words: Mapping[str, str]) -> float:
    """Return the height of a row in points: readers don't all work it out themselves."""
    lines = 1
    for cell, room in zip(row.cells, wide, strict=True):
        parts = plain_text(cell, words).split("\n")
        lines = max(lines, sum(max(1, -(-width(part) // max(int(room) - 1, 1))) for part in parts))
    return min(15.0 * lines + 2, 400.0)


def _wide(grid: Grid, number: int, words: Mapping[str, str]) -> float:
    texts = [plain_text(row.cells[number], words) for row in grid.rows[:200]]
    wide = max([width(text[:_WIDEST].split("\n")[0]) for text in texts], default=0)
    head = max(width(grid.heads[number].label), 6)
    most = _WIDEST if not grid.cards else _WIDE if grid.heads[number].name in _LONG else _NARROW
    return float(min(max(wide + 2, head + 2), most))


def _quotes(made: Book) -> None:
    """Write all quotations on one sheet: under which title, the words, and where they stand."""
    document, words = made.document, made.document.words
    blocks = [b for s in document.sections for b in s.blocks if isinstance(b, Quotes) and b.entries]
    if not blocks:
        return
    page = _plain_sheet(
        made, words["sheet_quotes"], ("list_title", "label", "quote", "source", "id")
    )
    row = _HEAD + 1
    for block in blocks:
        for name in block.entries:
            entry = document.entries[name]
            for at, text in enumerate((block.title, entry.label, entry.quote or "")):
                write_text(page, row, at, text, made)
            write_cell(made, page, row, 3, Line(entry.source, entry.line, entry.line_end))
            write_link(made, page, row, 4, made.entries[name], name)
            row += 1


def _plain_sheet(made: Book, title: str, heads: tuple[str, ...]) -> Any:
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


def _lists(made: Book) -> None:
    document, words = made.document, made.document.words
    made.names.discard(words["lists"].casefold())
    heads = ("list", "row", "list_title", "label", "case", "source", "id")
    page = _plain_sheet(made, words["lists"], heads)
    rows = sum(max(len(listing.entries), 1) for listing in document.listings.values())
    if rows + _HEAD >= ROWS:
        raise ExportError(
            f"XLSX の一枚に入るのは {ROWS:,} 行までです（根拠の一覧は {rows:,} 行あります）。"
            "期間を短くするか、CSV か JSON で書き出してください。"
        )
    row = _HEAD + 1
    for listing in document.listings.values():
        for number, name in enumerate(listing.entries, 1):
            entry = document.entries[name]
            write_text(page, row, 0, listing.id, made)
            page.write_number(row, 1, number, made.formats["text"])
            write_text(page, row, 2, listing.title, made)
            write_text(page, row, 3, shown.short(entry.quote or entry.label), made)
            _where(made, page, row, entry, linked=3 * rows <= _LINKS)
            # A sheet takes so many links; the one to the evidence, which leads on, comes first.
            if rows <= _LINKS:
                write_link(made, page, row, 6, made.entries[name], name)
            else:
                write_text(page, row, 6, name, made)
            row += 1
        if not listing.entries:
            for at, text in enumerate((listing.id, "", listing.title, words["empty_list"])):
                write_text(page, row, at, text, made)
            row += 1


def _where(made: Book, page: Any, row: int, entry: Entry, *, linked: bool) -> None:
    """Write the cases and the place of an entry, as links or as words."""
    cases, place = " / ".join(entry.cases), Line(entry.source, entry.line, entry.line_end)
    if linked:
        if cases:
            write_link(made, page, row, 4, made.entries[entry.cases[0]], cases)
        write_cell(made, page, row, 5, place)
    else:
        write_text(page, row, 4, cases, made)
        write_text(page, row, 5, shown.place(place, made.document.words), made)


def _entries(made: Book) -> None:
    document, words = made.document, made.document.words
    made.names.discard(words["evidence"].casefold())
    heads = ("id", "label", "quote", "case", "meeting", "source")
    page = _plain_sheet(made, words["evidence"], heads)
    for row, entry in enumerate(document.entries.values(), _HEAD + 1):
        _entry(made, page, row, entry)


def _entry(made: Book, page: Any, row: int, entry: Entry) -> None:
    for at, text in enumerate((entry.id, entry.label, entry.quote or "")):
        write_text(page, row, at, text, made)
    if entry.cases:
        write_link(made, page, row, 3, made.entries[entry.cases[0]], " / ".join(entry.cases))
    if entry.meeting:
        write_link(made, page, row, 4, made.entries[entry.meeting], entry.meeting)
    write_cell(made, page, row, 5, Line(entry.source, entry.line, entry.line_end))


def _sources(made: Book) -> None:
    document, words = made.document, made.document.words
    made.names.discard(words["sources"].casefold())
    page = _plain_sheet(made, words["sources"], ("row", "file", "label"))
    page.write_string(_HEAD, 3, "sha256", made.formats["head"])
    page.set_column(3, 3, 66)
    for row, origin in enumerate(document.origins.values(), _HEAD + 1):
        for at, text in enumerate((origin.key, origin.path, origin.title or "", origin.sha256)):
            write_text(page, row, at, text, made)
