"""Permanent ids behind a number, looked up when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
import numpy.typing as npt

from kurume_search.search.stored.columns import Columns


class Ids(Sequence[str]):
    """Ids of turns or cases in the order of the corpus; equal to a tuple of the same ids."""

    def __init__(self, columns: Columns, unit: str, rows: npt.NDArray[np.int64]) -> None:
        """Hold rows of the columns.

        Args:
            columns: Of the corpus.
            unit: ``turn``: rows of passages; ``case``: of sections.
            rows: In the order of the ids.
        """
        self._columns, self._unit, self._rows = columns, unit, rows

    @cached_property
    def _read(self) -> tuple[str, ...]:
        return tuple(map(self._name, self._rows.tolist()))

    def _name(self, row: int) -> str:
        columns = self._columns
        if self._unit == "turn":
            return columns.passage_id(row)
        meeting = columns.meeting_ids[columns.ints("section.meeting")[row]]
        return f"{meeting}/{columns.record('section.record', row)['id']}"

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        """Return one id, or some."""
        return self._read[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids | tuple):
            return self._read == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._read)

    def __repr__(self) -> str:
        first = ", ".join(self._name(row) for row in self._rows[:2].tolist())
        more = f", … {len(self)}" if len(self) > 2 else ""
        return f"Ids({first}{more})"
