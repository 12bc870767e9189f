"""Python's search for cycles of objects, put off while minutes are read by the million."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 200_000  # new ones before Python looks for cycles among them


@contextmanager
def few_collections() -> Iterator[None]:
    """Let Python look for cycles rarely: minutes are trees, so it finds none."""
    first, *others = gc.get_threshold()
    gc.set_threshold(max(first, _OBJECTS), *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)
