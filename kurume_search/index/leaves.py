"""The postings of the index, laid out flat so that a query maps them instead of decoding.

Whoosh holds the postings and is what is verified and opened by other programs. But
importing it costs a process half of what Sudachi's dictionary costs, and decoding a
frequent word's positions costs many times what intersecting them does. So both are written
from the same arrays; `postings.verify` compares the two.

A place is one number: the passage's first place plus the position in the passage. Between
two passages one place is left free, so a phrase never crosses from one to the next. Places
and passages are counted through all segments, so what several say of a term is laid end to
end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kurume_search.errors import IndexDamagedError
from kurume_search.store.arrays import ArrayFile, Strings, joined
from kurume_search.store.segments import INDEX, Part
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.index.laying import Ints

T = TypeVar("T")

LEAVES = "leaves.bin"
KEPT = 512  # terms whose places are remembered; a session asks for far fewer


class Listed(Value):
    """Where a term stands in one segment.

    Attributes:
        places: Rising.
        steps: From the first place's passage on, see `index.steps`; empty if the passages of
            places must be looked up.
        bits: Of a step, that say how often.
    """

    places: memoryview
    steps: memoryview
    bits: int


class Numbered(Value):
    """What stands at the places of one segment, by number.

    Attributes:
        first: The first place.
        words: What stands at each from there on.
        number: What stands where the term does that was asked for.
    """

    first: int
    words: memoryview
    number: int


class Segment:
    """The leaves of one segment.

    Attributes:
        terms: In the order of their UTF-8.
        at: Where each term's places begin in `places`, and where the last one's end.
        places: Counted through all segments.
        starts: First place of each passage, and one past the last passage's places.
        words: One more than the number, in this segment, of the term at each place, or 0.
        alone: Whether surely nothing else here is written as a term, as a byte for each.
        listed: Numbers of the terms whose passages are listed, rising.
        borders: Where the steps of each of these begin in `steps`, and where the last one's end.
        bits: Of a step, that say how often, for each of these.
        steps: See `index.listing`.
    """

    __slots__ = (
        "_file", "alone", "at", "bits", "borders", "listed", "places", "starts", "steps", "terms",
        "words",
    )  # fmt: skip

    def __init__(self, folder: Path) -> None:
        try:
            held = self._file = ArrayFile.shared(folder / LEAVES)
            self.terms = Strings(held.raw("terms"), held.ints("term_ends"))
            self.at = held.ints("at")
            self.places = held.ints("places")
            self.starts = held.ints("starts")
            self.words = held.ints("words")
            self.alone = held.raw("alone")
            self.listed, self.borders = held.ints("listed"), held.ints("borders")
            self.steps, self.bits = held.raw("steps"), held.raw("bits")
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamagedError(
                f"索引 {folder} を読めません({error})。"
                "kurume-search index build で作り直してください。"
            ) from error

    def __len__(self) -> int:
        return len(self.terms)

    def number_of(self, term: bytes) -> int:
        """Return the number of `term`, -1 if there is none."""
        number = self.terms.first(term)
        return number if number < len(self) and self.terms[number] == term else -1

    def places_at(self, number: int) -> memoryview:
        """Return the places of the term of that number, rising."""
        return self.places[self.at[number] : self.at[number + 1]]

    def listed_at(self, number: int) -> Listed:
        """Return the places of the term of that number, and its passages if these are listed."""
        at = bisect_left(self.listed, number)
        if at == len(self.listed) or self.listed[at] != number:
            return Listed(self.places_at(number), self.steps[:0], 0)
        steps = slice(*self.borders[at : at + 2])
        return Listed(self.places_at(number), self.steps[steps], self.bits[at])

    def stands(self, number: int) -> bool:
        """Say whether the term of that number has a place."""
        return self.at[number] < self.at[number + 1]

    def standing(self) -> Iterator[int]:
        """Yield the numbers of the terms that have a place."""
        return iter(range(len(self)))

    def beginning(self, prefix: bytes) -> memoryview:
        """Return the places of all terms that begin with `prefix`, those of each rising."""
        rows = self.terms.beginning(prefix)
        return self.places[self.at[rows.start] : self.at[rows.stop]]

    def with_prefix(self, prefix: bytes) -> Iterator[bytes]:
        """Yield the terms that begin with `prefix`, in order."""
        return map(self.terms.__getitem__, self.terms.beginning(prefix))

    def hold(self, wanted: Iterable[bytes]) -> Iterator[bool]:
        """Say of each of `wanted` whether it is a term."""
        return map(bool, self.terms.each(wanted))


def segment_of(part: Part, end: int) -> Segment:
    """Map the leaves of `part`, whose places are counted on from `end`.

    Raises:
        IndexDamagedError: They are missing, cut short, or something else.
    """
    folder = part.folder / INDEX
    if part.spans is None:
        return Segment(folder)
    from kurume_search.index.cut_leaves import CutSegment

    return CutSegment(folder, *part.spans["places"], end)


class Leaves:
    """Terms and the places where they stand; read only, safe to share between threads.

    Attributes:
        starts: First place of each passage, and one past the last passage's places.
    """

    def __init__(self, *parts: Part) -> None:
        """Map the leaves of `parts`, in their order.

        Raises:
            IndexDamagedError: They are missing, cut short, or something else.
        """
        self._segments: list[Segment] = []
        for part in parts:
            end = self._segments[-1].starts[-1] if self._segments else 0
            self._segments.append(segment_of(part, end))
        self.starts = joined([segment.starts for segment in self._segments], ends=True)
        firsts = [segment.starts[0] for segment in self._segments]
        if firsts != [0, *(segment.starts[-1] for segment in self._segments[:-1])]:
            raise IndexDamagedError(
                f"索引 {parts[0].folder} の部分が合いません。"
                "kurume-search index build で作り直してください。"
            )
        self._cache: OrderedDict[str, memoryview] = OrderedDict()
        self._known: OrderedDict[str, Sequence[int]] = OrderedDict()

    @cached_property
    def _terms(self) -> Sequence[bytes]:
        """Every term, in the order of its UTF-8; of several segments only who counts asks."""
        held = {
            segment.terms[number] for segment in self._segments for number in segment.standing()
        }
        return sorted(held)

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self._segments[0] if self._is_one else self._terms)

    @property
    def _is_one(self) -> bool:
        return len(self._segments) == 1 and type(self._segments[0]) is Segment

    @property
    def passages(self) -> int:
        """Number of passages."""
        return len(self.starts) - 1

    @cached_property
    def words(self) -> memoryview:
        """What stands at each place: one more than the number of its term, or 0."""
        if self._is_one:
            return self._segments[0].words
        import numpy as np

        numbers = {term: number for number, term in enumerate(self._terms, 1)}
        parts: list[Ints] = []
        for segment in self._segments:
            own = [0, *(numbers.get(segment.terms[number], 0) for number in range(len(segment)))]
            parts.append(np.array(own, np.uint32)[np.asarray(segment.words)])
        return np.concatenate(parts).data

    def term(self, number: int) -> str:
        """Return the term of that number; terms are in the order of their UTF-8."""
        return self._encoded(number).decode()

    def _encoded(self, number: int) -> bytes:
        return self._segments[0].terms[number] if self._is_one else self._terms[number]

    def __contains__(self, term: str) -> bool:
        """Say whether any passage has `term`."""
        return len(self.places(term)) > 0

    def places(self, term: str) -> memoryview:
        """Return the places of `term`, rising; none if no passage has it."""
        found = self._cache.get(term)
        if found is None:
            some = [part.places_at(number) for part, number in self._standing(term)]
            found = joined(some) if some else _NONE
            _keep(self._cache, term, found)
        return found

    def listed(self, term: str) -> list[Listed]:
        """Return where `term` stands, for each segment that has it."""
        return [part.listed_at(number) for part, number in self._standing(term)]

    def numbered(self, term: str) -> list[Numbered]:
        """Return what stands at each place, for each segment that has `term`.

        To see whether a frequent `term` stands at some places takes far less than to look these
        up among all of its own.
        """
        standing = self._standing(term)
        return [Numbered(part.starts[0], part.words, number + 1) for part, number in standing]

    def _standing(self, term: str) -> Iterator[tuple[Segment, int]]:
        """Yield the segments that know `term`, with its number there."""
        known = zip(self._segments, self.numbers(term), strict=True)
        return ((part, number) for part, number in known if number >= 0)

    def numbers(self, term: str) -> Sequence[int]:
        """Return the number of `term` in each segment, -1 where it is unknown."""
        found = self._known.get(term)
        if found is None:
            # Half a surrogate pair, of an argument that was no UTF-8, is nowhere.
            wanted = term.encode("utf-8", "surrogatepass")
            found = [part.number_of(wanted) for part in self._segments]
            _keep(self._known, term, found)
        return found

    def is_alone(self, term: str) -> bool:
        """Say whether surely no other words are written as `term`; whoever wrote them knew."""
        numbers = self.numbers(term)
        return min(numbers) >= 0 and all(
            part.alone[number] for part, number in zip(self._segments, numbers, strict=True)
        )

    def counted(self, low: int, high: int) -> Counter[str]:
        """Count the terms that stand at the places from `low` to `high`, of one passage."""
        held = self._segment_at(low)
        first = held.starts[0]
        numbers = Counter(held.words[low - first : high - first])
        del numbers[0]
        return Counter({held.terms[one - 1].decode(): times for one, times in numbers.items()})

    def _segment_at(self, place: int) -> Segment:
        at = bisect_right(self._segments, place, key=lambda segment: segment.starts[0]) - 1
        return self._segments[at]

    def terms_at(self, low: int, high: int) -> list[str]:
        """Return the term at each of the places from `low` to `high`, of one passage.

        Where no word stands, it is empty.
        """
        held = self._segment_at(low)
        first = held.starts[0]
        numbers = held.words[low - first : high - first]
        return [held.terms[one - 1].decode() if one else "" for one in numbers]

    def hold(self, texts: Iterable[str]) -> Iterator[bool]:
        """Say of each of `texts` whether it is a term; quick where each begins with the last."""
        wanted = [text.encode("utf-8", "surrogatepass") for text in texts]
        return map(any, zip(*(one.hold(wanted) for one in self._segments), strict=True))

    def places_of(self, number: int) -> memoryview:
        """Return the places of the term of that number, rising."""
        return self.places(self.term(number))

    def beginning(self, *prefixes: str) -> memoryview:
        """Return the places of all terms that begin with any of `prefixes`, in no order."""
        wanted = {prefix.encode("utf-8", "surrogatepass") for prefix in prefixes}
        # What begins with another of them is among that one's.
        alone = [one for one in wanted if not any(map(one.startswith, wanted - {one}))]
        return joined([part.beginning(one) for one in alone for part in self._segments])

    def terms_with_prefix(self, prefix: str) -> Iterator[str]:
        """Yield the terms that begin with `prefix`, in order."""
        wanted = prefix.encode("utf-8", "surrogatepass")
        for term, _ in groupby(merge(*(one.with_prefix(wanted) for one in self._segments))):
            yield term.decode()

    def having(self, part: str, *, last: bool = False) -> list[str]:
        """Return the terms that have `part`, which isn't empty, in them; in order, each once.

        Args:
            part: What is looked for.
            last: They end with it.
        """
        wanted = part.encode("utf-8", "surrogatepass")
        found = {
            segment.terms[number]
            for segment in self._segments
            for number in segment.terms.having(wanted, last=last)
            if segment.stands(number)
        }
        return [term.decode() for term in sorted(found)]

    def passage_of(self, place: int) -> int:
        """Return the number of the passage that holds `place`."""
        return bisect_right(self.starts, place) - 1


_NONE = memoryview(b"").cast("I")


def _keep(held: OrderedDict[str, T], term: str, found: T) -> None:
    held[term] = found
    while len(held) > KEPT:
        held.popitem(last=False)
