"""The words and compounds of a corpus with their readings, written beside the index.

A headword is a word as it is written somewhere in the corpus, or a run of adjacent nouns
(個人 + 情報). Nothing that touches a hidden name is one, so no name is ever suggested.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

from kurume_search.errors import IndexDamagedError
from kurume_search.store.arrays import ArrayFile, write_arrays
from kurume_search.text.kana import reading_key
from kurume_search.text.values import Value

HEADWORDS = "headwords.bin"


class Headword(Value):
    """A word or compound of the corpus.

    Attributes:
        reading: As `reading_key` gives it.
        text: As written in the corpus.
        times: How often it is written and read so.
    """

    reading: str
    text: str
    times: int


class Headwords:
    """Headwords in the order of their readings; mapped, read where they are asked for."""

    def __init__(self, folder: Path) -> None:
        """Map the headwords of the build in `folder`.

        Raises:
            IndexDamagedError: They are missing or cut short.
        """
        try:
            held = ArrayFile(folder / HEADWORDS)
            self._rows = held.raw("rows")
            self._ends = held.ints("ends")
            self._times = held.ints("times")
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamagedError(
                f"索引 {folder} を読めません。kurume-search index build で作り直してください。"
            ) from error

    def __len__(self) -> int:
        return len(self._ends)

    def _row(self, number: int) -> bytes:
        start = self._ends[number - 1] if number else 0
        return bytes(self._rows[start : self._ends[number]])

    def __getitem__(self, number: int) -> Headword:
        """Return the headword of that number, from 0."""
        reading, _, text = self._row(number).decode().partition("\t")
        return Headword(reading, text, self._times[number])

    def __iter__(self) -> Iterator[Headword]:
        return map(self.__getitem__, range(len(self)))

    def read_as(self, text: str) -> tuple[Headword, ...]:
        """Return what is read as `text` (kana), the most frequent first."""
        wanted = f"{reading_key(text)}\t".encode()
        number = bisect_left(range(len(self)), wanted, key=self._row)
        found = []
        while number < len(self) and self._row(number).startswith(wanted):
            found.append(self[number])
            number += 1
        return tuple(sorted(found, key=lambda word: (-word.times, word.text)))


def write_headwords(folder: Path, counts: dict[tuple[str, str], int]) -> None:
    """Write headwords to `folder`.

    Args:
        folder: Of the build.
        counts: (reading, text) to how often; neither has a tab inside.
    """
    rows, ends, times = bytearray(), array("q"), array("I")
    encoded = sorted((f"{reading}\t{text}".encode(), n) for (reading, text), n in counts.items())
    for row, count in encoded:
        rows += row
        ends.append(len(rows))
        times.append(count)
    write_arrays(folder / HEADWORDS, {"rows": bytes(rows), "ends": ends, "times": times}, {})


def counted(words: Sequence[Headword]) -> dict[tuple[str, str], int]:
    """Return (reading, text) to how often."""
    return {(word.reading, word.text): word.times for word in words}
