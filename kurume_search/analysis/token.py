"""A word as the index knows it; says so without importing Sudachi."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A word as the index knows it.

    Attributes:
        term: Normalised, caseless.
        position: Counts words; whatever run of marks and spaces stands between two
            words takes one position, so neighbours in a phrase differ by one.
        start: First code point of the text.
        stop: One past the last.
    """

    term: str
    position: int
    start: int
    stop: int
