"""Columns of a build that leaves rows of its segments out.

Every table of a segment lists meetings one after another, so what is left when meetings go
are parts: rows that follow one another in each table. A number of a row is then less than
the segment says by how many rows before it are gone, the same for all rows of a part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Any

from kurume_search.search.stored.columns import COLUMNS, ROWS_IN, SURFACES, TOTALS
from kurume_search.store.arrays import ArrayFile, shifted
from kurume_search.store.packed import PackedStrings, StringsPart
from kurume_search.store.segments import Part, Spans

_TABLE_OF = {
    "placement.section": "passages", "pos": "places", "count": "sections",
}  # fmt: skip


def _table(name: str) -> str:
    table = name.partition(".")[0]
    return _TABLE_OF.get(name) or _TABLE_OF.get(table) or f"{table}s"


class PartFile:
    """The columns of one part, its rows counted on from those of the parts before.

    Attributes:
        spans: Rows of each table, as the segment numbers them.
        firsts: Rows of the parts before, by table.
    """

    def __init__(self, part: Part, file: ArrayFile, before: PartFile | None) -> None:
        self.file = file
        self._before = before
        self.spans: Spans = part.spans or whole_spans(file)
        # The number that a segment gives its first row.
        self._base = {name: first for name, (first, _) in whole_spans(file).items()}
        self.firsts = dict.fromkeys(self.spans, 0) if before is None else before.ends

    @property
    def meta(self) -> dict[str, Any]:
        """What the writer said of the segment."""
        return self.file.meta

    @property
    def ends(self) -> dict[str, int]:
        """Rows up to the end of this part, by table."""
        return {name: self.firsts[name] + high - low for name, (low, high) in self.spans.items()}

    def __contains__(self, name: str) -> bool:
        return name in self.file

    @property
    def names(self) -> Collection[str]:
        """What arrays are called."""
        return self.file.names

    def end(self, name: str) -> int:
        """Return how many values, or bytes, a column of lists or strings has up to here."""
        before = 0 if self._before is None else self._before.end(name)
        starts = self._rows(f"{name}.starts", _table(name), more=1)
        return before + starts[-1] - starts[0]

    def ints(self, name: str) -> memoryview:
        """Return the rows of a column."""
        file, owner = self.file, name.removesuffix(".starts")
        if owner != name:
            view = self._rows(name, _table(owner), more=1)
            first = 0 if self._before is None else self._before.end(owner)
            return shifted(view, view[0] - first)
        if f"{name}.starts" in file:
            starts = file.ints(f"{name}.starts")
            own = self._rows(f"{name}.starts", _table(name), more=1)
            view = file.ints(name)[own[0] - starts[0] : own[-1] - starts[0]]
        elif name == "hidden":
            view = file.ints(name)
            view = view[bisect_left(view, self.spans["places"][0]) :]
            view = view[: bisect_left(view, self.spans["places"][1])]
        else:
            view = self._rows(name, _table(name))
        table = ROWS_IN.get(name)
        return view if table is None else shifted(view, self.moved(table))

    def raw(self, name: str) -> memoryview:
        """Return a JSON value of the segment."""
        return self.file.raw(name)

    def moved(self, table: str) -> int:
        """Return by how much less rows of `table` are numbered than in the segment."""
        return self.spans[table][0] - self.firsts[table]

    def strings(self, name: str) -> PackedStrings:
        """Return a column of strings, or of bytes that are packed as such."""
        if name == SURFACES:
            return StringsPart(self.file, name, *self.spans["places"], self.firsts["places"])
        starts = self._rows(f"{name}.starts", _table(name), more=1)
        first = 0 if self._before is None else self._before.end(name)
        return StringsPart(self.file, name, starts[0], starts[-1], first)

    def rows(self, table: str, more: int = 0) -> slice:
        """Return which rows of the segment this part has, and so many `more`."""
        (low, high), base = self.spans[table], self._base[table]
        return slice(low - base, high - base + more)

    def _rows(self, name: str, table: str, more: int = 0) -> memoryview:
        return self.file.ints(name)[self.rows(table, more)]


def whole_spans(file: ArrayFile) -> Spans:
    """Return all rows of a segment, by table."""
    meta, before = file.meta, file.meta["before"]
    spans = {name: (int(before[name]), int(meta[name])) for name in TOTALS}
    cited = file.ints("section.citations.starts")
    return spans | {
        "citations": (cited[0], cited[-1]),
        "exchanges": (0, len(file.ints("exchange.question"))),
    }


def part_files(parts: Sequence[Part]) -> list[PartFile]:
    """Open the columns of parts, which are all that a build has.

    Raises:
        OSError, ValueError, KeyError: They aren't what was written.
    """
    files = {part.folder: ArrayFile.shared(part.folder / COLUMNS) for part in parts}
    found: list[PartFile] = []
    for part in parts:
        found.append(PartFile(part, files[part.folder], found[-1] if found else None))
    return found
