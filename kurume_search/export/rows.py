"""Rows to a file in any format, with the description that every export carries.

CSV, TSV and JSON lines stay plain, so that every reader takes them: their description is a
second file beside them, ``NAME.csv.json``, a Frictionless Data Resource (v2). In XLSX it is
a sheet, in Parquet the metadata of the schema, in Markdown the list below the table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from kurume_search.errors import ExportError, UsageError
from kurume_search.export.cells import as_json, neutral, one_line
from kurume_search.export.delimited import csv_bytes, jsonl_bytes, markdown_bytes, tsv_bytes
from kurume_search.export.description import KEY, Description
from kurume_search.export.schema import Labels, columns
from kurume_search.export.sheet import Row, Sheet, SheetColumn, sheet
from kurume_search.export.writing import write_file

FORMS = ("csv", "tsv", "jsonl", "xlsx", "parquet", "md")
_SIDECAR = {
    "csv": ("csv", "text/csv"),
    "tsv": ("csv", "text/tab-separated-values"),
    "jsonl": ("jsonl", "application/jsonl"),
}
RESOURCE_V2 = "https://datapackage.org/profiles/2.0/dataresource.json"


def export_rows(
    rows: Iterable[Row],
    path: Path,
    description: Description,
    *,
    form: str | None = None,
    names: Sequence[str] | None = None,
    labels: Labels = "en",
    bom: bool = False,
    title: str = "データ",
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write `rows` to `path` and return the files written, the data first.

    Args:
        rows: Names to values; lists, days, enums and None are understood.
        path: Its suffix says the format, unless `form` does.
        description: What every export carries.
        form: One of `FORMS`.
        names: Columns in order; None: all that occur. Give them for empty results.
        labels: ``ja``: headings and closed values in Japanese.
        bom: CSV with a byte order mark, for Excel.
        title: Of the sheet in XLSX.
        overwrite: Replace what is there.

    Raises:
        UsageError: The format isn't known.
        ExportError: It can't be written; nothing is left half done.
    """
    chosen = form_of(path, form)
    made = sheet(rows, names=names, labels=labels)
    content = sheet_bytes(made, description, chosen, bom=bom, title=title)
    if chosen not in _SIDECAR:
        return (write_file(path, content, overwrite=overwrite),)
    beside = path.with_name(f"{path.name}.json")
    if not overwrite and (path.exists() or path.is_symlink()):
        raise ExportError(
            f"{path} はもうあります。別の名前にするか、"
            "上書きする（overwrite、--overwrite）と指定してください。"
        )
    about = sidecar(made, content, description, chosen, name=path.name, bom=bom)
    write_file(beside, about, overwrite=overwrite)
    return write_file(path, content, overwrite=overwrite), beside


def form_of(path: Path, form: str | None = None) -> str:
    """Return the format asked for: `form`, else what the suffix of `path` says.

    Raises:
        UsageError: It is none of `FORMS`.
    """
    chosen = form or path.suffix.lower().removeprefix(".")
    chosen = {"markdown": "md", "ndjson": "jsonl"}.get(chosen, chosen)
    if chosen not in FORMS:
        raise UsageError(
            f"書き出す形 {chosen or path.name!r} を知りません。{'、'.join(FORMS)} のどれかです。",
            near=FORMS,
        )
    return chosen


def sheet_bytes(
    made: Sheet, description: Description, form: str, *, bom: bool = False, title: str = "データ"
) -> bytes:
    """Return the bytes of one format; the same input gives the same bytes."""
    match form:
        case "csv":
            return csv_bytes(made, bom=bom)
        case "tsv":
            return tsv_bytes(made)
        case "jsonl":
            return jsonl_bytes(made)
        case "md":
            return markdown_bytes(made, description)
        case "xlsx":
            from kurume_search.export.xlsx import xlsx_bytes

            return xlsx_bytes(made, description, title=title)
    from kurume_search.export.parquet import parquet_bytes

    return parquet_bytes(made, description)


def sidecar(
    made: Sheet,
    content: bytes,
    description: Description,
    form: str,
    *,
    name: str,
    bom: bool = False,
) -> bytes:
    """Return the Data Resource that describes `content`, the file `name` beside it."""
    kind, media = _SIDECAR[form]
    resource: dict[str, object] = {
        "$schema": RESOURCE_V2,
        "name": "data",
        "path": name,
        "type": "table",
        "format": kind,
        "mediatype": media,
        "encoding": "utf-8-sig" if bom and form == "csv" else "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": len(made.rows),
    }
    if form == "tsv":
        # No quoting: a quotation mark is a quotation mark. A character that no cell can
        # hold says so to readers that insist on having one.
        resource["dialect"] = {"delimiter": "\t", "quoteChar": "\x01"}
    fields = [_field(column, form) for column in made.columns]
    resource["schema"] = {"fields": fields, "missingValues": [""]}
    resource[KEY] = description.to_dict()
    return (as_json(resource, indent=1) + "\n").encode()


def _field(column: SheetColumn, form: str) -> dict[str, object]:
    known = columns().get(column.name)
    kind = column.type
    if kind in ("array", "json"):
        kind = {"array": "array", "json": "any"}[kind] if form == "jsonl" else "string"
    heading = column.heading if form == "jsonl" else one_line(neutral(column.heading))
    about: dict[str, object] = {"name": heading, "type": kind}
    return {**about, "title": known.ja, "description": known.about} if known else about
