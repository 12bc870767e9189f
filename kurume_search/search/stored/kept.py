"""What was looked up remains at hand, up to a bound in bytes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import count
from threading import Lock
from typing import Any, TypeVar

from kurume_search.text.values import Value

T = TypeVar("T")

BOUND = 64 * 2**20  # bytes
_EACH = 64  # bytes of one element of a set or a dict, roughly
_CHARACTER = 4  # bytes of one at most
_LEAST = 200  # bytes of anything at all, its key included unless its words are long
# Of the bound: finding what to drop costs more than dropping it, so a tenth goes at once.
_LEFT = 0.9


def size_of(value: Any) -> int:
    """Return how many bytes `value` holds, roughly."""
    if type(value) in (list, tuple):
        return _LEAST + sum(map(size_of, value))
    held = getattr(value, "nbytes", None)
    if held is None:
        held = _EACH * len(value) if hasattr(value, "__len__") else 0
    return _LEAST + int(held)


def typed(key: Any) -> int:
    """Return how many bytes the words in `key` hold at most: somebody typed them, at any length."""
    size, parts = 0, [key]
    # Every first question passes here with fifty parts: a call for each would take twice as long.
    while parts:
        part = parts.pop()
        if isinstance(part, str):
            size += _CHARACTER * len(part)
        elif isinstance(part, tuple):
            parts += part
        elif isinstance(part, Value):
            names: tuple[str, ...] = part.__match_args__
            parts += [getattr(part, name) for name in names]
    return size


class _Held:
    """A value, its size, and when it was asked for last."""

    __slots__ = ("asked", "size", "value")

    def __init__(self, value: Any, size: int) -> None:
        self.value, self.size, self.asked = value, size, 0


class Kept:
    """Values by key; those not asked for longest go first.

    Safe to share between threads under the GIL: values are found without the lock, which only
    keeps what is held and its size in step.
    """

    def __init__(self, bound: int = BOUND) -> None:
        self._bound, self._size = bound, 0
        self._held: dict[Hashable, _Held] = {}
        # What is asked for is only marked: to put it behind the others would hash its key again.
        self._clock = count(1)
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value of `key`, made if it isn't there."""
        found = self._held.get(key)
        if found is None:
            value = make()
            found = _Held(value, size_of(value) + typed(key))
            if found.size <= self._bound:
                self._keep(key, found)
        found.asked = next(self._clock)
        kept: T = found.value
        return kept

    def _keep(self, key: Hashable, made: _Held) -> None:
        with self._lock:
            before = self._held.pop(key, None)  # of another thread
            self._size += made.size - (before.size if before else 0)
            if self._size > self._bound:
                self._drop(self._size - int(self._bound * _LEFT))
            self._held[key] = made

    def _drop(self, size: int) -> None:
        """Drop what wasn't asked for longest, `size` bytes or more."""
        for key in sorted(self._held, key=lambda key: self._held[key].asked):
            if size <= 0:
                return
            gone = self._held.pop(key).size
            self._size -= gone
            size -= gone

    def __contains__(self, key: Hashable) -> bool:
        return key in self._held
