"""Readings that stand over words (ルビ), in every kind of file alike.

A reading is written in brackets behind its word, 毛受（めんじょう）, where the word first stands
with it; that tells how a name is read and leaves the other places as a search finds them. Words
beside each other are one, however many of their signs have a reading: 小鳥遊（たかなし）. Dots over
words (圏点) are none.
"""

from __future__ import annotations


class Readings:
    """The readings of one text, while it is read."""

    def __init__(self) -> None:
        self._base: list[str] = []
        self._reading: list[str] = []
        self._told: set[tuple[str, str]] = set()

    @property
    def waiting(self) -> bool:
        """Whether a word has a reading that isn't written yet."""
        return bool(self._reading)

    def word(self, text: str) -> None:
        """Take words over which a reading stands."""
        self._base.append(text)

    def reading(self, text: str) -> None:
        """Take what stands over them."""
        self._reading.append(text)

    def take(self) -> str:
        """Return what is to be written behind the words taken, and let go of them."""
        word, reading = ("".join("".join(held).split()) for held in (self._base, self._reading))
        self._base.clear()
        self._reading.clear()
        if (word, reading) in self._told or not any(map(str.isalpha, reading)):
            return ""
        self._told.add((word, reading))
        return f"（{reading}）"
