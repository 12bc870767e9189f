"""The spellings of words other than their terms, laid out to be looked up and not read whole.

A spelling is numbered among those of its term, through all segments; a segment holds those
that none before it has. Terms and folded spellings are sorted by their UTF-8, so a process
that asks for one word looks at a few rows of each and decodes no others.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from kurume_search.store.arrays import ArrayFile, Ints, Strings
from kurume_search.text.plain import fold_plain

New: TypeAlias = Mapping[str, tuple[int, Sequence[str]]]
"""Term to the number of its first new spelling, and the new ones in the order of numbers."""

PREFIX = "variants."


class Spelling(NamedTuple):
    """One spelling of a word.

    Attributes:
        term: What it is in the index.
        number: Among the spellings of its term, from 1.
        surface: As it is written.
    """

    term: str
    number: int
    surface: str


def folded(surface: str) -> str:
    """Return a spelling as spellings are looked up: width and case folded."""
    return fold_plain(surface).casefold()


def variant_arrays(new: New) -> Iterator[tuple[str, Ints | bytes]]:
    """Yield the spellings of a segment as arrays to write."""
    terms = sorted(new, key=_encoded)
    firsts, numbers = array("I", [0]), array("I")
    surfaces: list[str] = []
    for term in terms:
        number, some = new[term]
        numbers.append(number)
        surfaces += some
        firsts.append(len(surfaces))
    keys = [_encoded(folded(surface)) for surface in surfaces]
    order = sorted(range(len(keys)), key=lambda row: (keys[row], row))
    yield from _strings("terms", map(_encoded, terms))
    yield f"{PREFIX}firsts", firsts
    yield f"{PREFIX}numbers", numbers
    yield from _strings("surfaces", map(_encoded, surfaces))
    yield from _strings("keys", (keys[row] for row in order))
    yield f"{PREFIX}rows", array("I", order)


def _strings(name: str, strings: Iterable[bytes]) -> Iterator[tuple[str, Ints | bytes]]:
    held, ends = bytearray(), array("I")
    for one in strings:
        held += one
        ends.append(len(held))
    yield f"{PREFIX}{name}.ends", ends
    yield f"{PREFIX}{name}", bytes(held)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogatepass")


def _strings_of(file: ArrayFile, name: str) -> Strings:
    return Strings(file.raw(f"{PREFIX}{name}"), file.ints(f"{PREFIX}{name}.ends"))


class _Segment:
    """The spellings that one segment has and none before it."""

    def __init__(self, file: ArrayFile) -> None:
        self._terms = _strings_of(file, "terms")
        self._firsts = file.ints(f"{PREFIX}firsts")
        self._numbers = file.ints(f"{PREFIX}numbers")
        self._surfaces = _strings_of(file, "surfaces")
        self._keys = _strings_of(file, "keys")
        self._rows = file.ints(f"{PREFIX}rows")

    def of(self, term: bytes) -> Iterator[str]:
        at = self._terms.first(term)
        if at < len(self._terms) and self._terms[at] == term:
            yield from map(self._surface, range(self._firsts[at], self._firsts[at + 1]))

    def new(self) -> Iterator[tuple[str, int, list[str]]]:
        """Yield each term with the number of its first spelling here, and these."""
        for at in range(len(self._terms)):
            some = map(self._surface, range(self._firsts[at], self._firsts[at + 1]))
            yield _decoded(self._terms[at]), self._numbers[at], list(some)

    def folded(self, keys: Iterable[bytes]) -> Iterator[list[Spelling]]:
        for found in self._keys.each(keys):
            yield [self._spelling(self._rows[at]) for at in found]

    def having(self, part: bytes, *, first: bool, last: bool) -> Iterator[Spelling]:
        return map(self._spelling, self._surfaces.having(part, first=first, last=last))

    def _spelling(self, row: int) -> Spelling:
        term = bisect_left(range(len(self._terms)), row + 1, key=self._stop)
        number = self._numbers[term] + row - self._firsts[term]
        return Spelling(_decoded(self._terms[term]), number, self._surface(row))

    def _surface(self, row: int) -> str:
        return _decoded(self._surfaces[row])

    def _stop(self, term: int) -> int:
        return self._firsts[term + 1]


class Variants:
    """The spellings of all segments; read only, safe to share between threads."""

    def __init__(self, files: Iterable[ArrayFile]) -> None:
        """Map what `variant_arrays` wrote; KeyError if a file has none."""
        self._segments = [_Segment(file) for file in files]

    def of(self, term: str) -> list[str]:
        """Return the spellings of `term` other than itself, in the order of their numbers."""
        wanted = _encoded(term)
        return [surface for segment in self._segments for surface in segment.of(wanted)]

    def folded(self, keys: Iterable[str]) -> Iterator[list[Spelling]]:
        """Yield the spellings that each of `keys` is when folded.

        Quick where each begins with the one before.
        """
        wanted = list(map(_encoded, keys))
        for some in zip(*(segment.folded(wanted) for segment in self._segments), strict=True):
            yield [one for held in some for one in held]

    def having(self, part: str, *, first: bool = False, last: bool = False) -> list[Spelling]:
        """Return the spellings that have `part`, which isn't empty, in them.

        Args:
            part: What is looked for.
            first: They begin with it.
            last: They end with it.
        """
        wanted = _encoded(part)
        return [
            one
            for segment in self._segments
            for one in segment.having(wanted, first=first, last=last)
        ]

    def new(self) -> dict[str, tuple[int, list[str]]]:
        """Return all spellings as `variant_arrays` takes them."""
        found: dict[str, tuple[int, list[str]]] = {}
        for segment in self._segments:
            for term, number, some in segment.new():
                found.setdefault(term, (number, []))[1].extend(some)
        return found
