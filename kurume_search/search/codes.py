"""Keys as numbers, counted on from the segments before; needs nothing that starts slowly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Codes:
    """Keys numbered in the order they are first seen."""

    def __init__(self, before: Sequence[str] = ()) -> None:
        """Begin with the keys of the segments before."""
        self.numbers = {key: code for code, key in enumerate(before)}
        self._before = len(self.numbers)

    def of(self, keys: Iterable[str]) -> list[int]:
        """Return the codes of `keys`, in the order of the keys."""
        return [self.numbers.setdefault(key, len(self.numbers)) for key in sorted(keys)]

    def one(self, key: str) -> int:
        """Return the code of `key`."""
        return self.numbers.setdefault(key, len(self.numbers))

    @property
    def new(self) -> list[str]:
        """The keys that no segment before has, in the order of their codes."""
        return list(self.numbers)[self._before :]

    def turn(self) -> None:
        """Begin the next segment."""
        self._before = len(self.numbers)
