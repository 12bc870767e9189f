"""Columns (Apache Parquet), with the description in the metadata of the schema."""

from __future__ import annotations

import io
from typing import Any

from kurume_search.export.cells import as_json, plain_value, whole
from kurume_search.export.description import KEY, Description
from kurume_search.export.schema import columns
from kurume_search.export.sheet import Sheet, SheetColumn
from kurume_search.export.writing import need


def parquet_bytes(sheet: Sheet, description: Description) -> bytes:
    """Return `sheet` as a Parquet file; text is exact, lists are lists.

    The schema's metadata holds the description (key ``kurume-search``); that of a field
    its Japanese heading (key ``label_ja``). What is neither text, number, day nor list of
    texts stands as JSON text.

    Raises:
        NotInstalledError: pyarrow isn't.
    """
    pa = need("pyarrow", "Parquet")
    parquet = need("pyarrow.parquet", "Parquet")
    fields, arrays = [], []
    for at, column in enumerate(sheet.columns):
        kind = _type(pa, column.type)
        values = [_value(row[at], column) for row in sheet.rows]
        arrays.append(pa.array(values, type=kind))
        fields.append(pa.field(column.heading, kind, metadata=_metadata(column)))
    schema = pa.schema(fields, metadata={KEY: description.to_json()})
    written = io.BytesIO()
    parquet.write_table(pa.table(arrays, schema=schema), written, compression="zstd")
    return written.getvalue()


def _type(pa: Any, kind: str) -> Any:
    return {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("us", tz="UTC"),
        "array": pa.list_(pa.string()),
    }.get(kind, pa.string())


def _value(value: object, column: SheetColumn) -> object:
    if value is None:
        return None
    if column.type == "array":
        return plain_value(value)
    if column.type == "json":
        return as_json(value)
    return whole(value) if isinstance(value, str) else value


def _metadata(column: SheetColumn) -> dict[str, str]:
    known = columns().get(column.name)
    about = {"name": column.name, "type": column.type}
    return {**about, "label_ja": known.ja, "about_ja": known.about} if known else about
