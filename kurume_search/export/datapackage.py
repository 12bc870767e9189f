"""The whole corpus as a Frictionless Data Package (v2): tables with types, keys and links."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from kurume_search.export.cells import as_json, plain_value
from kurume_search.export.comma import csv_text
from kurume_search.export.corpus_tables import Row, corpus_tables
from kurume_search.export.delimited import markdown
from kurume_search.export.description import KEY, Description, Origin
from kurume_search.export.documents import documents
from kurume_search.export.schema import Column, Table, tables
from kurume_search.export.writing import write_folder
from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.store.manifest import DocumentRow

PACKAGE_V2 = "https://datapackage.org/profiles/2.0/datapackage.json"
_ABOUT = (
    "審議会の会議録を表にしたもの。空欄は、会議録に書かれていないか、当てはまらないこと。"
    "line は原文の行（1から）、start と stop は原文の文字の位置。"
    "表計算ソフトが式として動かす字で始まる欄には、先頭に ' を一つ付けている。"
    "A委員などの表記は一つの会議の中でだけ意味があり、会議をまたいで同じ人とは限らない。"
    "会議録の利用条件は documents の licence にある。"
)


def export_datapackage(
    pairs: Iterable[tuple[Minutes, SourceText]],
    folder: Path,
    description: Description,
    *,
    manifest: Iterable[DocumentRow] = (),
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write the corpus into `folder`: ``datapackage.json``, ``README.md``, ``data/*.csv``.

    Args:
        pairs: Each meeting with the text it was read from.
        folder: Made new; in one that exists nothing else is touched.
        description: `names` in it says whether officials' names are shown.
        manifest: Rows of the corpus's manifest.
        overwrite: Replace files that are there.

    Raises:
        ExportError: It can't be written.
    """
    files = datapackage_files(pairs, description, manifest=manifest)
    return write_folder(folder, files, overwrite=overwrite)


def datapackage_files(
    pairs: Iterable[tuple[Minutes, SourceText]],
    description: Description,
    *,
    manifest: Iterable[DocumentRow] = (),
) -> dict[str, bytes]:
    """Return file name to bytes, the descriptor last; same input, same bytes."""
    rows = corpus_tables(documents(pairs), manifest, names=description.names)
    files: dict[str, bytes] = {}
    resources = []
    for table in tables().values():
        content = table_csv(table, rows[table.name])
        files[f"data/{table.name}.csv"] = content
        resources.append(_resource(table, content, len(rows[table.name])))
    files["README.md"] = _readme(description, rows)
    synthetic = ["合成データ"] if description.origin is not Origin.REAL else []
    package = {
        "$schema": PACKAGE_V2,
        "name": "kurume-search-corpus",
        "title": description.corpus_title,
        "description": _ABOUT,
        "version": description.corpus_hash,
        "keywords": ["会議録", "審議会", *synthetic],
        "sources": [
            {"title": str(row["title"] or row["document"]), "version": f"sha256:{row['sha256']}"}
            for row in ({"title": None, **row} for row in rows["documents"])
        ],
        "resources": resources,
        KEY: description.to_dict(),
    }
    if not package["sources"]:
        del package["sources"]
    files["datapackage.json"] = (as_json(package, indent=1) + "\n").encode()
    return files


def table_csv(table: Table, rows: Sequence[Row]) -> bytes:
    """Return `rows` as CSV in the columns of `table`; lists are JSON in one cell."""
    cells = ([_cell(row.get(column.name), column) for column in table.columns] for row in rows)
    return csv_text((column.name for column in table.columns), cells).encode()


def _cell(value: object, column: Column) -> object:
    if value is not None and column.type == "array":
        return as_json(plain_value(value))
    return value


def schema(table: Table) -> dict[str, object]:
    """Return the Table Schema of `table`."""
    descriptor: dict[str, object] = {
        "fields": [_field(column, table) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.links:
        descriptor["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": to, "fields": [target]}}
            for column, (to, target) in table.links.items()
        ]
    return descriptor


def _field(column: Column, table: Table) -> dict[str, object]:
    field: dict[str, object] = {"name": column.name, "type": column.type}
    if column.type == "datetime":
        field["format"] = "any"
    field |= {"title": column.ja, "description": column.about}
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
        field["categories"] = [{"value": v, "label": ja} for v, ja in column.values.items()]
    if constraints:
        field["constraints"] = constraints
    return field


def _resource(table: Table, content: bytes, rows: int) -> dict[str, object]:
    return {
        "name": table.name,
        "title": table.title,
        "type": "table",
        "path": f"data/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": rows,
        "schema": schema(table),
    }


def _readme(description: Description, rows: dict[str, list[Row]]) -> bytes:
    lines = [
        f"# {markdown(description.corpus_title)}",
        "",
        _ABOUT,
        "",
        *(f"- {markdown(label)}: {markdown(value)}" for label, value in description.lines()),
    ]
    for table in tables().values():
        lines += ["", f"## {table.name} {table.title}（{len(rows[table.name])} 行）", ""]
        lines += [f"- `{column.name}` {column.ja}: {column.about}" for column in table.columns]
    return "".join(f"{line}\n" for line in lines).encode()
