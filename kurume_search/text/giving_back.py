"""Memory that was freed given back to the system, which the C library does when it likes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache


@cache
def _trim() -> Callable[[int], int] | None:
    # glibc alone has it; Windows gives no library without a name, and some Python no ctypes.
    with suppress(ImportError, OSError, TypeError, AttributeError):
        import ctypes

        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
        return found
    return None


def give_back() -> None:
    """Give back what was freed between things that are held; some milliseconds."""
    trim = _trim()
    if trim is not None:
        trim(0)
