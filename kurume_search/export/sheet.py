"""Plain rows made ready for any format: columns in order, each with a type and a heading."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from kurume_search.export.cells import cell, plain_value
from kurume_search.export.schema import Labels, columns, headings, labelled

Row = Mapping[str, object]
_LARGEST = 2**63


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column as it is written.

    Attributes:
        name: In code and JSON.
        heading: What stands above it.
        type: ``string`` ``integer`` ``number`` ``boolean`` ``date`` ``datetime``
            ``array`` (of strings) or ``json`` (anything else that is no text).
    """

    name: str
    heading: str
    type: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of equal length; every value is None or of its column's type."""

    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[object, ...], ...]


def sheet(
    rows: Iterable[Row], *, names: Sequence[str] | None = None, labels: Labels = "en"
) -> Sheet:
    """Return `rows` as a sheet; a value that a row doesn't have is None.

    Args:
        rows: What api/ gives: names to values.
        names: Columns in order; None: all that occur, in order of first appearance.
        labels: ``ja`` heads columns in Japanese and writes closed values so.
    """
    held = list(rows)
    if names is None:
        names = list(dict.fromkeys(name for row in held for name in row))
    heads = headings(names, labels)
    made: list[SheetColumn] = []
    values: list[list[object]] = []
    shown = [labelled(row, heads, labels) for row in held]
    for at, (name, heading) in enumerate(heads.items()):
        kind, column = _typed(name, [row[at] for row in shown])
        made.append(SheetColumn(name=name, heading=heading, type=kind))
        values.append(column)
    return Sheet(tuple(made), tuple(zip(*values, strict=True)) if values else ())


def _typed(name: str, values: list[object]) -> tuple[str, list[object]]:
    """Return the type that all of `values` share, and them in it."""
    values = [_plain(value) for value in values]
    kinds = {_kind(value) for value in values if value is not None}
    known = columns().get(name)
    wanted = known.type if known else "string"
    if not kinds:
        return wanted, values
    if kinds == {"string"} and wanted == "date":
        days = [_day(value) for value in values]
        if all((day is None) == (value is None) for day, value in zip(days, values, strict=True)):
            return "date", list(days)
    if kinds == {"integer", "number"}:
        return "number", [None if value is None else float(str(value)) for value in values]
    if kinds == {"json", "array"}:
        return "json", values
    if len(kinds) == 1:
        return kinds.pop(), values
    return "string", [None if value is None else cell(value) for value in values]


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, float) and not math.isfinite(value):
        return None  # no number; no format can hold it
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _LARGEST:
        return str(value)
    return value


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    if isinstance(value, datetime):
        return "datetime"
    if isinstance(value, date):
        return "date"
    if isinstance(value, str):
        return "string"
    if isinstance(value, list | tuple | set | frozenset):
        inner = plain_value(value)
        if isinstance(inner, list) and all(isinstance(item, str) for item in inner):
            return "array"
    return "json"


def _day(value: object) -> date | None:
    if not isinstance(value, str) or len(value) != len("2021-07-26"):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
