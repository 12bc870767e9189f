"""Workbooks (XLSX): real numbers and days, no formulas, and a sheet that says what it is."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

from kurume_search.errors import ExportError
from kurume_search.export.cells import cell
from kurume_search.export.description import Description, stamp
from kurume_search.export.sheet import Sheet
from kurume_search.export.spreadsheet import ROWS, fitting, new_book, write_words
from kurume_search.text.width import width

ABOUT = "この表について"
_EXACT = 2**53  # a spreadsheet's numbers are doubles
_WIDEST, _NARROWEST = 60, 8  # columns of text


def xlsx_bytes(sheet: Sheet, description: Description, *, title: str = "データ") -> bytes:
    """Return `sheet` as a workbook of two sheets: `title`, and 「この表について」.

    Text is kept as it is; where a spreadsheet could run it as a formula it is marked as
    text. Of a cell that is too long for a spreadsheet the beginning stands, and
    「この表について」 says so.

    Raises:
        NotInstalledError: xlsxwriter isn't.
        ExportError: There are too many rows.
    """
    if len(sheet.rows) >= ROWS:
        raise ExportError(
            f"XLSX の一枚に入るのは {ROWS - 1:,} 行までです（{len(sheet.rows):,} 行あります）。"
            "CSV か Parquet で書き出してください。"
        )
    written = io.BytesIO()
    book = new_book(written)
    made = stamp().replace(tzinfo=None)
    book.set_properties({"title": title, "created": made, "comments": description.to_json()})
    cut = _data(book, sheet, title)
    _about(book, [*description.lines(), *(("切った欄", where) for where in cut)])
    book.close()
    return written.getvalue()


def _data(book: Any, sheet: Sheet, title: str) -> list[str]:
    page = book.add_worksheet(title)
    head = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
    formats = {
        "head": book.add_format(head),
        "quoted head": book.add_format({**head, "quote_prefix": True}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "datetime": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        "quoted": book.add_format({"quote_prefix": True}),
        "plain": None,
    }
    for at, column in enumerate(sheet.columns):
        write_words(page, 0, at, column.heading, formats["head"], formats["quoted head"])
        widths = [width(cell(row[at])[:_WIDEST]) for row in sheet.rows[:200]]
        wide = max([width(column.heading), *widths], default=0) + 2
        page.set_column(at, at, min(max(wide, _NARROWEST), _WIDEST))
    page.freeze_panes(1, 0)
    if sheet.columns and sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    cut = []
    for number, row in enumerate(sheet.rows, 1):
        for at, value in enumerate(row):
            if _write(page, number, at, value, formats):
                cut.append(
                    f"{number + 1} 行目の「{sheet.columns[at].heading}」は長すぎるため"
                    "途中までです。全文は CSV か Parquet で書き出してください。"
                )
    return cut


def _write(page: Any, row: int, at: int, value: object, formats: dict[str, Any]) -> bool:
    """Write one cell; return whether it had to be cut."""
    match value:
        case None:
            return False
        case bool():
            page.write_boolean(row, at, value)
        case int() | float() if abs(value) <= _EXACT:
            page.write_number(row, at, value)
        case datetime() if value.year >= 1900:
            page.write_datetime(row, at, value.replace(tzinfo=None), formats["datetime"])
        case date() if value.year >= 1900:
            page.write_datetime(row, at, value, formats["date"])
        case _:
            return write_words(page, row, at, cell(value), formats["plain"], formats["quoted"])
    return False


def _about(book: Any, lines: list[tuple[str, str]]) -> None:
    page = book.add_worksheet(ABOUT)
    label = book.add_format({"bold": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 90)
    for row, (name, value) in enumerate(lines):
        page.write_string(row, 0, name, label)
        page.write_string(row, 1, fitting(value)[0], text)
