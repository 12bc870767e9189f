"""Permanent ids of what was found, made only as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any


class Named(Sequence[str]):
    """The ids of some rows, in their order; to know how many there are none is made."""

    def __init__(self, rows: Sequence[int], made: Callable[[Sequence[int]], Sequence[str]]) -> None:
        """Make nothing yet.

        Args:
            rows: Of units.
            made: Gives the ids of some of them, in their order.
        """
        self._rows, self._made = rows, made

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        """Return one id, or some."""
        if isinstance(at, slice):
            return self._made(self._rows[at])
        return self._made([self._rows[at]])[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made(self._rows))
