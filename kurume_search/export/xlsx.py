"""Workbooks (XLSX): real numbers and days, no formulas, and a sheet that says what it is."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

from kurume_search.errors import ExportError
from kurume_search.export.cells import cell, runs, storable
from kurume_search.export.description import Description, stamp
from kurume_search.export.sheet import Sheet
from kurume_search.export.writing import need
from kurume_search.text.width import width

ABOUT = "この表について"
_ROWS = 1_048_576  # of a sheet, the head included
_CELL = 32_767  # UTF-16 units of a cell
_EXACT = 2**53  # a spreadsheet's numbers are doubles
_WIDEST, _NARROWEST = 60, 8  # columns of text
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def xlsx_bytes(sheet: Sheet, description: Description, *, title: str = "データ") -> bytes:
    """Return `sheet` as a workbook of two sheets: `title`, and 「この表について」.

    Text is kept as it is; where a spreadsheet could run it as a formula it is marked as
    text. Of a cell that is too long for a spreadsheet the beginning stands, and
    「この表について」 says so.

    Raises:
        NotInstalledError: xlsxwriter isn't.
        ExportError: There are too many rows.
    """
    if len(sheet.rows) >= _ROWS:
        raise ExportError(
            f"XLSX の一枚に入るのは {_ROWS - 1:,} 行までです（{len(sheet.rows):,} 行あります）。"
            "CSV か Parquet で書き出してください。"
        )
    writer = need("xlsxwriter", "XLSX")
    written = io.BytesIO()
    book = writer.Workbook(written, _OPTIONS)
    made = stamp().replace(tzinfo=None)
    book.set_properties({"title": title, "created": made, "comments": description.to_json()})
    cut = _data(book, sheet, title)
    _about(book, [*description.lines(), *(("切った欄", where) for where in cut)])
    book.close()
    return written.getvalue()


def _data(book: Any, sheet: Sheet, title: str) -> list[str]:
    page = book.add_worksheet(title)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "datetime": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        "quoted": book.add_format({"quote_prefix": True}),
        "plain": None,
    }
    for at, column in enumerate(sheet.columns):
        page.write_string(0, at, storable(column.heading), head)
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
            text, cut = _cut(storable(cell(value)))
            page.write_string(row, at, text, formats["quoted" if runs(text) else "plain"])
            return cut
    return False


def _cut(text: str) -> tuple[str, bool]:
    if len(text) <= _CELL // 2 or len(text.encode("utf-16-le")) // 2 <= _CELL:
        return text, False
    units = text.encode("utf-16-le")[: 2 * (_CELL - 1)]
    return units.decode("utf-16-le", "ignore") + "…", True


def _about(book: Any, lines: list[tuple[str, str]]) -> None:
    page = book.add_worksheet(ABOUT)
    label = book.add_format({"bold": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 90)
    for row, (name, value) in enumerate(lines):
        page.write_string(row, 0, name, label)
        page.write_string(row, 1, _cut(storable(value))[0], text)
