"""Columns and tables of exports: their names, types, Japanese headings, keys and links."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from kurume_search.data import table
from kurume_search.errors import check_choice
from kurume_search.model.corrected import FIELD_NAMES
from kurume_search.model.terms import KINDS, OUTCOMES, ROLES, UNRECORDED, UNRECORDED_NAME

Labels = Literal["en", "ja"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        type: ``string`` ``integer`` ``number`` ``boolean`` ``date`` ``datetime`` ``array``.
        ja: Its Japanese heading.
        about: What it holds, in Japanese.
        required: It is never empty.
        values: Value to Japanese name where the set is closed, else empty.
    """

    name: str
    type: str
    ja: str
    about: str
    required: bool
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the corpus.

    Attributes:
        name: Also the name of its file.
        title: In Japanese.
        key: Columns that together name a row.
        links: Column to the table and column that it refers to.
    """

    name: str
    title: str
    key: tuple[str, ...]
    links: Mapping[str, tuple[str, str]]
    columns: tuple[Column, ...]


@cache
def tables() -> Mapping[str, Table]:
    """Return the tables of a corpus by name, those that others link to first."""
    data = _data()
    return MappingProxyType(
        {
            name: Table(
                name=name,
                title=row["title"],
                key=tuple(row["key"]),
                links={c: _link(to) for c, to in row.get("links", {}).items()},
                columns=tuple(_column(c, data["enums"]) for c in row["columns"]),
            )
            for name, row in data["table"].items()
        }
    )


@cache
def columns() -> Mapping[str, Column]:
    """Return every column that exports know, by name; the first table that has it wins."""
    data = _data()
    found = {c.name: c for table in reversed(list(tables().values())) for c in table.columns}
    results = [_column(c, data["enums"]) for c in data["results"]["columns"]]
    return MappingProxyType({**{c.name: c for c in results}, **found})


def headings(names: Iterable[str], labels: Labels = "en") -> dict[str, str]:
    """Return column name to heading, in order; an unknown column is headed by its name.

    Two columns that would be headed alike get their names beside.

    >>> headings(["case", "outcome", "x"], "ja")
    {'case': '案件ID', 'outcome': '結果', 'x': 'x'}

    Raises:
        UsageError: No such labels.
    """
    check_choice("labels", labels, ("en", "ja"))
    held = list(dict.fromkeys(names))
    if labels == "en":
        return {name: name for name in held}
    known = columns()
    shown = {name: known[name].ja if name in known else name for name in held}
    often = list(shown.values())
    return {n: f"{ja}（{n}）" if often.count(ja) > 1 else ja for n, ja in shown.items()}


def _first(terms: Mapping[str, str]) -> dict[str, str]:
    """Return each value with the first of its terms."""
    return {value: term for term, value in reversed(list(terms.items()))}


# Values that the query language has terms for: what is read there can be asked for.
_OUTCOMES = {**_first(OUTCOMES), UNRECORDED: UNRECORDED_NAME}
_TERMS = {
    "outcome": _OUTCOMES,
    "outcomes": _OUTCOMES,
    "kind": _first(KINDS),
    "role": _first(ROLES),
    "corrected": {name: ja for name, (ja, _) in FIELD_NAMES.items()},
}


@cache
def _counted() -> Mapping[str, Mapping[str, str]]:
    """Return what the columns of a trend say of how it was counted, each with its name."""
    return {
        column: {row["id"]: row["label"] for row in rows}
        for column, rows in table("measures").items()
    }


def value_label(column: str, value: str) -> str:
    """Return the Japanese name of a value of a closed set; other values as they are.

    >>> value_label("outcomes", "unrecorded"), value_label("title", "approved")
    ('記載なし', 'approved')
    """
    if column == "beside":  # an outcome and its number
        key, space, count = value.rpartition(" ")
        return f"{_OUTCOMES.get(key, key)}{space}{count}"
    known = columns().get(column)
    values = _TERMS.get(column) or _counted().get(column) or (known.values if known else {})
    return values.get(value, value)


def labelled(row: Mapping[str, object], names: Iterable[str], labels: Labels) -> list[object]:
    """Return the values of `row` in the order of `names`; with labels ``ja`` for people to read.

    A value that has its name in a column beside it (`outcome`, `outcome_label`) stays a value.
    """
    if labels == "en":
        return [row.get(name) for name in names]
    return [
        row.get(name) if f"{name}_label" in row else _labelled(name, row.get(name))
        for name in names
    ]


def _labelled(name: str, value: object) -> object:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return value_label(name, value)
    if isinstance(value, list | tuple):
        return [_labelled(name, one) for one in value]
    return value


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("kurume_search.export").joinpath("tables.toml").read_text("utf-8"))


def _column(row: list[str], enums: Mapping[str, Mapping[str, str]]) -> Column:
    name, kind, ja, about = row[:4]
    return Column(
        name=name,
        type=kind.rstrip("!"),
        ja=ja,
        about=about,
        required=kind.endswith("!"),
        values=enums[row[4]] if len(row) > 4 else {},
    )


def _link(to: str) -> tuple[str, str]:
    table, _, column = to.partition(".")
    return table, column
