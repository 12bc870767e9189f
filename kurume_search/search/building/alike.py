"""Which of many words are like one, told by a byte for each of their characters.

To compare a word with all headwords of a corpus these had to be unpressed and decoded, which
took dozens of times what the rest of a question does. So their characters are written once
more, each as its class, those of words of one length side by side: how many characters of each
word are in the one that is looked for is counted of all of them at once, as bytes of numbers
that are added up. What has too few is never looked at.

The 256 most frequent characters have a class each, the others share them. So what is said here
is how like a word is at most; who reads the word knows.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from kurume_search.store.arrays import ArrayFile, Ints

_CLASSES = 256
LONG = 255
"""Characters of a word from which on none is counted: it may be like any other."""

_CHUNK = 1024  # rows, of whose lengths it is known how many came before


class Alike:
    """One field of the rows of a segment: which of them may be like a text."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        """Take the field `name`, which is pressed, so nothing of it is read yet."""
        self._file, self._name = file, name
        self._before: dict[int, Sequence[int]] = {}

    @cached_property
    def _class_of(self) -> Mapping[str, int]:
        alphabet = bytes(self._file.raw(f"{self._name}.alphabet")).decode()
        return {one: number % _CLASSES for number, one in enumerate(alphabet)}

    @cached_property
    def _classes(self) -> memoryview:
        return self._file.raw(f"{self._name}.classes")

    @cached_property
    def _counts(self) -> Sequence[int]:
        return self._file.ints(f"{self._name}.counts")

    @cached_property
    def _lengths(self) -> bytes:
        return bytes(self._file.raw(f"{self._name}.lengths"))

    def like(self, text: str, least: int) -> dict[float, list[tuple[int, int]]]:
        """Return what may be like `text`, by how like it is at most.

        Args:
            text: What is looked for.
            least: Likeness, from 1 to 100, that it takes.

        Returns:
            Length of the word and how many of that length stand before it, for `row`.
        """
        from rapidfuzz import fuzz, process

        found: dict[float, list[tuple[int, int]]] = {}
        if self._counts[LONG]:
            found[100.0] = [(LONG, place) for place in range(self._counts[LONG])]
        places = list(self._sharing(text, least))
        words = [self._word(length, place) for length, place in places]
        classes = "".join(chr(self._class_of.get(one, _CLASSES)) for one in text)
        scored = process.extract(
            classes, words, scorer=fuzz.ratio, score_cutoff=least, limit=None, processor=None
        )
        for _, score, at in scored:
            found.setdefault(score, []).append(places[at])
        return found

    def _word(self, length: int, place: int) -> str:
        low = self._starts[length] + length * place
        return str(self._classes[low : low + length], "latin-1")

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where the classes of the words of each length begin."""
        sizes = (length * count for length, count in enumerate(self._counts))
        return list(accumulate(sizes, initial=0))

    def _sharing(self, text: str, least: int) -> Iterator[tuple[int, int]]:
        """Yield the words that have enough characters of `text` to be so like it."""
        own = bytearray(_CLASSES)
        for one in text:
            if one in self._class_of:
                own[self._class_of[one]] = 1
        for length, count in enumerate(self._counts[:LONG]):
            # Twice what they have in common, in their order, of what both have.
            wanted = -(-least * (len(text) + length) // 200)
            if count and wanted <= min(len(text), length):
                for place in self._having(length, bytes(own), wanted):
                    yield length, place

    def _having(self, length: int, own: bytes, wanted: int) -> Iterator[int]:
        """Yield which words of a `length` have `wanted` characters of the classes `own`."""
        low, high = self._starts[length : length + 2]
        has = bytes(self._classes[low:high]).translate(own)
        # A column of all words is one number of many digits; no sum is beyond a digit.
        total = sum(int.from_bytes(has[at::length], "little") for at in range(length))
        at_least = bytes(wanted) + b"\1" * (256 - wanted)
        enough = total.to_bytes(len(has) // length, "little").translate(at_least)
        place = enough.find(1)
        while place >= 0:
            yield place
            place = enough.find(1, place + 1)

    def row(self, length: int, place: int) -> int:
        """Return the row of the word that `place` words of its `length` stand before."""
        before = self._before.get(length)
        if before is None:
            rows, sign = range(0, len(self._lengths), _CHUNK), bytes([length])
            counts = [self._lengths.count(sign, row, row + _CHUNK) for row in rows]
            before = self._before[length] = list(accumulate(counts, initial=0))
        chunk = bisect_right(before, place) - 1
        row = chunk * _CHUNK - 1
        for _ in range(place - before[chunk] + 1):
            row = self._lengths.index(length, row + 1)
        return row


class Gathering:
    """Gathers one field of rows to write."""

    def __init__(self) -> None:
        self._lengths = bytearray()
        self._words = [bytearray() for _ in range(LONG)]

    def extend(self, texts: Iterable[str]) -> None:
        """Add the field of some rows."""
        held: dict[int, list[str]] = {}
        for text in texts:
            length = min(len(text), LONG)
            self._lengths.append(length)
            if length < LONG:
                held.setdefault(length, []).append(text)
        for length, some in held.items():
            self._words[length] += "".join(some).encode(_WIDE)

    def arrays(self, name: str) -> Iterator[tuple[str, Ints | bytes]]:
        """Yield what was added under `name`, as arrays to write."""
        times: Counter[str] = Counter()
        for words in self._words:
            times.update(words.decode(_WIDE))
        alphabet = sorted(times, key=lambda one: (-times[one], one))
        classes = {ord(one): number % _CLASSES for number, one in enumerate(alphabet)}
        written = bytearray()
        for words in self._words:
            written += words.decode(_WIDE).translate(classes).encode("latin-1")
        yield f"{name}.alphabet", "".join(alphabet).encode()
        yield f"{name}.classes", bytes(written)
        counts = [self._lengths.count(length) for length in range(LONG + 1)]
        yield f"{name}.counts", array("I", counts)
        yield f"{name}.lengths", bytes(self._lengths)


_WIDE = "utf-32-le"
