"""What holds for every workbook (XLSX): how it is opened, and how words stand in a cell."""

from __future__ import annotations

from typing import Any, BinaryIO

from kurume_search.export.cells import runs, storable
from kurume_search.export.writing import need

ROWS = 1_048_576  # of a sheet, the head included
_CELL = 32_767  # UTF-16 units of a cell
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def new_book(written: BinaryIO, *, extra: str = "export") -> Any:
    """Return an empty workbook that will be written to `written`; text stays text in it.

    Raises:
        NotInstalledError: xlsxwriter isn't; `extra` of the package has it.
    """
    return need("xlsxwriter", "XLSX", extra=extra).Workbook(written, _OPTIONS)


def fitting(text: str) -> tuple[str, bool]:
    """Return what a cell can hold of `text`, and whether that is less than all.

    >>> fitting("第9条"), [len(part) for part in fitting("あ" * 40_000)[:1]]
    (('第9条', False), [32767])
    """
    text = storable(text)
    if len(text) <= _CELL // 2 or len(text.encode("utf-16-le")) // 2 <= _CELL:
        return text, False
    units = text.encode("utf-16-le")[: 2 * (_CELL - 1)]
    return units.decode("utf-16-le", "ignore") + "…", True


def write_words(page: Any, row: int, at: int, text: str, plain: Any, quoted: Any) -> bool:
    """Write words into a cell, headings too; return whether they had to be cut.

    Args:
        page: The sheet.
        row: From 0.
        at: The column, from 0.
        text: The words.
        plain: How they look.
        quoted: The same with `quote_prefix`, for words that a spreadsheet would run as a
            formula once somebody edits the cell.
    """
    words, cut = fitting(text)
    page.write_string(row, at, words, quoted if runs(words) else plain)
    return cut
