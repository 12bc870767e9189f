"""Keys as numbers, counted on from the segments before; needs nothing that starts slowly."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

_BETWEEN = b'","'  # two keys; inside of one a quotation mark has a backslash in front


def compact(value: Any) -> bytes:
    """Return JSON as segments have it: without spaces, and `?` for half a surrogate pair."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


class Codes:
    """Keys numbered in the order they are first seen."""

    def __init__(self, before: Sequence[bytes] = ()) -> None:
        """Begin with the keys of the segments before, a JSON list of each as `compact` gives it.

        They are looked up, not decoded: whoever adds a meeting needs few of them.
        """
        self._lists = [b",%b," % keys[1:-1] for keys in before if keys != b"[]"]
        self._counts = [keys.count(_BETWEEN) + 1 for keys in self._lists]
        self._numbers: dict[str, int] = {}
        self._end = sum(self._counts)
        # The keys that no segment before has, in the order of their codes.
        self.new: list[str] = []

    def of(self, keys: Iterable[str]) -> list[int]:
        """Return the codes of `keys`, in the order of the keys."""
        return list(map(self.one, sorted(keys)))

    def one(self, key: str) -> int:
        """Return the code of `key`."""
        code = self._numbers.get(key)
        if code is None:
            code = self._before(key) if self._lists else self._end
            if code == self._end:
                self._end += 1
                self.new.append(key)
            self._numbers[key] = code
        return code

    def _before(self, key: str) -> int:
        """Return the code that a segment before gave `key`, or the next one."""
        wanted = b",%b," % json.dumps(key, ensure_ascii=False).encode("utf-8", "surrogatepass")
        first = 0
        for keys, count in zip(self._lists, self._counts, strict=True):
            at = keys.find(wanted)
            if at >= 0:
                return first + keys.count(_BETWEEN, 0, at + 2)
            first += count
        return self._end
