"""What was looked up remains at hand within its bound, what was asked for last above all."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pytest

from kurume_search.query.ast import And, Words
from kurume_search.search.stored.kept import Kept, size_of


def _unasked() -> bytes:
    raise AssertionError("it is kept")


def test_what_was_not_asked_for_longest_goes_first() -> None:
    size = size_of(bytes(100))
    kept = Kept(10 * size)
    for number in range(30):
        assert kept.get(number, lambda: bytes(100)) == bytes(100)
        kept.get(0, _unasked)

    held = [number for number in range(30) if number in kept]

    assert held[0] == 0
    assert held[1:] == list(range(held[1], 30))
    assert 8 <= len(held) <= 10


def test_what_is_larger_than_the_bound_is_given_and_not_kept() -> None:
    kept = Kept(1_000)
    kept.get("small", lambda: b"")

    assert kept.get("large", lambda: bytes(1_000)) == bytes(1_000)
    assert "large" not in kept
    assert "small" in kept


def test_a_value_kept_again_counts_once() -> None:
    kept = Kept(4 * size_of(bytes(100)))

    def again() -> bytes:
        # As another thread does that was asked for the same in the meantime.
        return kept.get("one", lambda: bytes(100))

    kept.get("one", again)
    for name in ("two", "three"):
        kept.get(name, lambda: bytes(100))

    assert all(name in kept for name in ("one", "two", "three"))


def as_node(word: str) -> tuple[str, And]:
    return "asked", And((Words("条例"), Words(word)))


@pytest.mark.parametrize("key", [str, lambda word: ("term", (word, True)), as_node])
def test_long_words_count_though_nothing_is_found_by_them(key: Callable[[str], Hashable]) -> None:
    kept, words = Kept(100_000), [str(number) * 2_000 for number in range(10, 40)]
    for word in words:
        kept.get(key(word), lambda: b"")

    held = [word for word in words if key(word) in kept]

    assert held == words[-len(held) :]
    assert 4 <= len(held) <= 6
