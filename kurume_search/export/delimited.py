"""Formats that are text: CSV, TSV, JSON lines, Markdown."""

from __future__ import annotations

import re

from kurume_search.export.cells import as_json, cell, storable, tsv_line
from kurume_search.export.comma import BOM, csv_text
from kurume_search.export.description import Description
from kurume_search.export.sheet import Sheet

_ENDS = re.compile("[\x85\u2028\u2029]")


def csv_bytes(sheet: Sheet, *, bom: bool = False) -> bytes:
    """Return `sheet` as CSV (RFC 4180, UTF-8); with `bom` Excel reads it as UTF-8."""
    text = csv_text((column.heading for column in sheet.columns), sheet.rows)
    return (BOM + text if bom else text).encode()


def tsv_bytes(sheet: Sheet) -> bytes:
    """Return `sheet` as TSV without quoting: tabs and line ends in cells become spaces."""
    rows = ([column.heading for column in sheet.columns], *sheet.rows)
    return "".join(f"{tsv_line(row)}\n" for row in rows).encode()


def jsonl_bytes(sheet: Sheet) -> bytes:
    """Return `sheet` as JSON lines: one object a row, nothing neutralised, null is null."""
    heads = [column.heading for column in sheet.columns]
    lines = (as_json(dict(zip(heads, row, strict=True))) for row in sheet.rows)
    # These end a line for some readers, and JSON may hold them bare.
    safe = (_ENDS.sub(lambda end: f"\\u{ord(end[0]):04x}", line) for line in lines)
    return "".join(f"{line}\n" for line in safe).encode()


def markdown_bytes(sheet: Sheet, description: Description) -> bytes:
    """Return `sheet` as a Markdown table; the description stands below it."""
    heads = [column.heading for column in sheet.columns]
    right = {"integer", "number"}
    rules = ["---:" if column.type in right else "---" for column in sheet.columns]
    lines = [
        "| " + " | ".join(map(markdown, heads)) + " |",
        "| " + " | ".join(rules) + " |",
        *("| " + " | ".join(markdown(cell(value)) for value in row) + " |" for row in sheet.rows),
        "",
        "---",
        "",
        *(f"- {markdown(label)}: {markdown(value)}" for label, value in description.lines()),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def markdown(text: str) -> str:
    r"""Return `text` so that Markdown shows it as it is, in one line.

    >>> markdown("<b>|*a*\n二")
    '&lt;b&gt;\\|\\*a\\*<br>二'
    """
    safe = storable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = re.sub(r"([\\`*\[\]|~$])", r"\\\1", safe)
    safe = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", safe)
    return re.sub(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", "<br>", safe)
