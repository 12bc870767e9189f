"""Columns under way: lists, strings and codes, row by row."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from typing import Any

from kurume_search.search.columns import Columns


class Lists:
    """A column of lists under way."""

    def __init__(self, code: str = "I") -> None:
        self.starts = array("I", [0])
        self.values = array(code)

    def resume(self, columns: Columns, name: str) -> None:
        """Begin with the lists that `columns` hold under `name`; there are none yet."""
        del self.starts[:]
        self.starts.frombytes(columns.raw(f"{name}.starts"))
        self.values.frombytes(columns.raw(name))

    def add(self, values: Iterable[int]) -> None:
        """Add the list of the next row."""
        self.values.extend(values)
        self.starts.append(len(self.values))


class Strings:
    """A column of strings under way."""

    def __init__(self) -> None:
        self.starts = array("q", [0])
        self.values = bytearray()

    def resume(self, columns: Columns, name: str) -> None:
        """Begin with the strings that `columns` hold under `name`; there are none yet."""
        del self.starts[:]
        self.starts.frombytes(columns.raw(f"{name}.starts"))
        self.values += columns.raw(name)

    def add(self, text: str) -> None:
        """Add the string of the next row."""
        # Half a surrogate pair has no UTF-8; a mark keeps its place.
        self.values += text.encode("utf-8", "replace")
        self.starts.append(len(self.values))

    def add_json(self, value: Any) -> None:
        """Add a JSON value as the string of the next row."""
        self.add(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


class Codes:
    """Keys numbered in the order they are first seen."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def resume(self, keys: Iterable[str]) -> None:
        """Begin with `keys`, in the order of their codes."""
        self.numbers = {key: code for code, key in enumerate(keys)}

    def of(self, keys: Iterable[str]) -> list[int]:
        """Return the codes of `keys`, in the order of the keys."""
        return [self.numbers.setdefault(key, len(self.numbers)) for key in sorted(keys)]
