"""Random choices that are the same on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

# A draw from a rank law is a doubling level and a place within it. Each level is 0.83
# times as likely as the one before, which makes rank r about as likely as r ** -1.23:
# new names keep turning up as in real minutes (see `stock`).
_FALL = 0.85
_LEVELS = 28


class Dice:
    """A stream of chance named by words, such as a seed, a council and a meeting.

    Only `Random.random` is used: it alone is promised to stay the same in later Pythons.

    >>> Dice(1, "a").below(100) == Dice(1, "a").below(100)
    True
    """

    __slots__ = ("_roll",)

    def __init__(self, *names: object) -> None:
        key = "/".join(map(str, names)).encode()
        self._roll = Random(int.from_bytes(hashlib.sha256(key).digest()[:8])).random  # noqa: S311

    def below(self, stop: int) -> int:
        """Return a number from 0 to before `stop`."""
        return int(self._roll() * stop)

    def between(self, low: int, high: int) -> int:
        """Return a number from `low` to `high`, both included."""
        return low + int(self._roll() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """Say yes in `share` of the cases."""
        return self._roll() < share

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of `choices`."""
        return choices[int(self._roll() * len(choices))]

    def weighted(self, weights: Sequence[float]) -> int:
        """Return an index, as likely as its weight."""
        rest = self._roll() * sum(weights)
        for index, weight in enumerate(weights):
            rest -= weight
            if rest < 0:
                return index
        return max(i for i, weight in enumerate(weights) if weight > 0)

    def some(self, choices: Sequence[T], number: int) -> list[T]:
        """Return `number` different `choices`, in the order they were drawn."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(number, len(left)))]

    def rank(self) -> int:
        """Return a rank from 0, low ones often and ever higher ones rarely."""
        level = 0
        while level < _LEVELS and self._roll() < _FALL:
            level += 1
        return (1 << level) - 1 + int(self._roll() * (1 << level))
