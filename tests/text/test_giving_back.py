"""What was freed is the system's again, though what is held stands between."""

from __future__ import annotations

import ctypes
import resource
from pathlib import Path

import pytest

from kurume_search.text import giving_back
from kurume_search.text.giving_back import give_back

_SIZE, _COUNT = 60_000, 1_000  # below what the C library asks the system for apart


def resident() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


@pytest.mark.skipif(giving_back._trim() is None, reason="glibc alone can")
def test_it_gives_back_what_lies_between_what_is_held() -> None:
    held = [bytes([1]) * _SIZE for _ in range(_COUNT)]
    del held[::2]
    before = resident()
    give_back()

    assert before - resident() > _SIZE * _COUNT // 4
    assert len(held) == _COUNT // 2


def test_it_does_nothing_where_the_library_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def without(name: None) -> object:
        asked.append(name)
        raise TypeError(name)  # as on Windows

    giving_back._trim.cache_clear()
    monkeypatch.setattr(ctypes, "CDLL", without)
    try:
        give_back()
        give_back()

        assert asked == [None]  # once, and not again
        assert giving_back._trim() is None
    finally:
        giving_back._trim.cache_clear()
