"""A table: the data behind a chart, an export or a page of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Stable, English, snake_case.
        label: For people, in Japanese.
        unit: Of its numbers (件, 年度, %), or None.
        label_en: For people, in English; `name` stands in where it is empty.
    """

    name: str
    label: str
    unit: str | None = None
    label_en: str = ""

    def heading(self, lang: str = "ja") -> str:
        """Return the heading in ``ja`` or ``en``, with its unit.

        >>> Column("count", "件数", "件").heading()
        '件数(件)'
        """
        text = self.label if lang == "ja" else self.label_en or self.name.replace("_", " ")
        return f"{text}({self.unit})" if self.unit and lang == "ja" else text


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; None in a cell is "nothing is known", never 0."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows):
            raise ValueError("a row has other cells than the table has columns")

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield each row as name → cell."""
        names = self.names
        for row in self.rows:
            yield dict(zip(names, row, strict=True))

    def to_rows(self) -> list[dict[str, Any]]:
        """Return each row as name → cell, as JSON has it: several values are a list."""
        return [
            {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in row.items()}
            for row in self.records()
        ]
