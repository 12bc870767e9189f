"""What was looked up remains at hand within its bound, what was asked for last above all."""

from __future__ import annotations

from kurume_search.search.kept import Kept, size_of


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
