"""Paths as tables show them: short, and none like another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def short_paths(paths: Sequence[str]) -> list[str]:
    """Return the end of each path: its name, with as many folders as tell it from the others.

    >>> short_paths(["a/r3/1.txt", "a/r4/1.txt", "a/r4/2.txt", "a/r4/2.txt"])
    ['r3/1.txt', 'r4/1.txt', '2.txt', '2.txt']
    """
    parts = {path: path.replace("\\", "/").split("/") for path in paths}
    shown = dict.fromkeys(parts, 1)
    while True:
        ends = {path: "/".join(parts[path][-shown[path] :]) for path in parts}
        often = Counter(ends.values())
        alike = [p for p, end in ends.items() if often[end] > 1 and shown[p] < len(parts[p])]
        if not alike:
            return [ends[path] for path in paths]
        for path in alike:
            shown[path] += 1
