"""What was looked up remains at hand, up to a bound in bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

BOUND = 64 * 2**20  # bytes
_EACH = 64  # bytes of one element of a set or a dict, roughly
_LEAST = 200  # bytes of anything at all, its key included


def size_of(value: Any) -> int:
    """Return how many bytes `value` holds, roughly."""
    if type(value) in (list, tuple):
        return _LEAST + sum(map(size_of, value))
    held = getattr(value, "nbytes", None)
    if held is None:
        held = _EACH * len(value) if hasattr(value, "__len__") else 0
    return _LEAST + int(held)


class Kept:
    """Values by key; those not asked for longest go first. Safe to share between threads."""

    def __init__(self, bound: int = BOUND) -> None:
        self._bound, self._size = bound, 0
        self._held: OrderedDict[Hashable, tuple[Any, int, Hashable]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value of `key`, made if it isn't there."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                # By the very key that is held: one that is equal would be compared again.
                self._held.move_to_end(found[2])
                value: T = found[0]
                return value
        value = make()
        size = size_of(value)
        if size <= self._bound:
            with self._lock:
                self._drop(key)
                self._held[key] = value, size, key
                self._size += size
                while self._size > self._bound:
                    self._drop(next(iter(self._held)))
        return value

    def _drop(self, key: Hashable) -> None:
        gone = self._held.pop(key, None)
        if gone is not None:
            self._size -= gone[1]

    def __contains__(self, key: Hashable) -> bool:
        return key in self._held
