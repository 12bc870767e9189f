"""The postings of the index, laid out flat so that a query maps them instead of decoding.

Whoosh holds the postings and is what is built, verified and opened by other programs. But
importing it costs a process half of what Sudachi's dictionary costs, and decoding a
frequent word's positions costs many times what intersecting them does. So after each build
its postings are read once, whole, and written end to end; `verify` compares the two again.

A place is one number: the passage's first place plus the position in the passage. Between
two passages one place is left free, so a phrase never crosses from one to the next.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kurume_search.errors import IndexDamagedError
from kurume_search.store.arrays import ArrayFile, Ints, write_arrays

LEAVES = "leaves.bin"
KEPT = 512  # terms whose places are remembered; a session asks for far fewer


class Leaves:
    """Terms and the places where they stand; read only, safe to share between threads.

    Attributes:
        starts: First place of each passage, and one past the last passage's places.
        words: What stands at each place: one more than the number of its term, or 0.
    """

    __slots__ = ("_at", "_cache", "_ends", "_places", "_terms", "starts", "words")

    def __init__(self, folder: Path) -> None:
        """Map the leaves in `folder`.

        Raises:
            IndexDamagedError: They are missing, cut short, or something else.
        """
        try:
            held = ArrayFile(folder / LEAVES)
            self._terms = held.raw("terms")
            self._ends = held.ints("term_ends")
            self._at = held.ints("at")
            self._places = held.ints("places")
            self.starts = held.ints("starts")
            self.words = held.ints("words")
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamagedError(
                f"索引 {folder} を読めません({error})。"
                "kurume-search index build で作り直してください。"
            ) from error
        self._cache: OrderedDict[str, memoryview] = OrderedDict()

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self._ends)

    @property
    def passages(self) -> int:
        """Number of passages."""
        return len(self.starts) - 1

    def term(self, number: int) -> str:
        """Return the term of that number; terms are in the order of their UTF-8."""
        return self._encoded(number).decode()

    def _encoded(self, number: int) -> bytes:
        start = self._ends[number - 1] if number else 0
        return bytes(self._terms[start : self._ends[number]])

    def __contains__(self, term: str) -> bool:
        """Say whether any passage has `term`."""
        try:
            wanted = term.encode()
        except UnicodeEncodeError:
            return False  # half a surrogate pair: an argument that was no UTF-8
        number = bisect_left(range(len(self)), wanted, key=self._encoded)
        return number < len(self) and self._encoded(number) == wanted

    def _number(self, term: str) -> int:
        """Return the number of the first term that isn't before `term`."""
        return bisect_left(range(len(self)), term.encode(), key=self._encoded)

    def places(self, term: str) -> memoryview:
        """Return the places of `term`, rising; none if no passage has it."""
        if (found := self._cache.get(term)) is not None:
            return found
        number = self._number(term)
        known = number < len(self) and self.term(number) == term
        low, high = (self._at[number], self._at[number + 1]) if known else (0, 0)
        found = self._places[low:high]
        self._cache[term] = found
        while len(self._cache) > KEPT:
            self._cache.popitem(last=False)
        return found

    def places_of(self, number: int) -> memoryview:
        """Return the places of the term of that number, rising."""
        return self._places[self._at[number] : self._at[number + 1]]

    def terms_with_prefix(self, prefix: str) -> Iterator[str]:
        """Yield the terms that begin with `prefix`, in order."""
        for number in range(self._number(prefix), len(self)):
            term = self.term(number)
            if not term.startswith(prefix):
                return
            yield term

    def passage_of(self, place: int) -> int:
        """Return the number of the passage that holds `place`."""
        return bisect_right(self.starts, place) - 1


def lay_out(folder: Path) -> None:
    """Write the leaves of the finished Whoosh index in `folder`."""
    from kurume_search.index.postings import StockReader

    with StockReader(folder) as reader:
        starts = array("q", [0])
        for length in reader.lengths():
            starts.append(starts[-1] + length + 1)
        terms = (
            (
                term,
                [
                    starts[passage] + position
                    for passage, positions in reader.postings(term)
                    for position in positions
                ],
            )
            for term in reader.terms()
        )
        write_leaves(folder, starts, terms)


def write_leaves(
    folder: Path, starts: array[int], terms: Iterable[tuple[str, Sequence[int]]]
) -> None:
    """Write leaves to `folder`.

    Args:
        folder: Holds the Whoosh index that they belong to.
        starts: First place of each passage, and one past the last passage's places.
        terms: In the order of their UTF-8, each with its rising places.
    """
    code = "I" if starts[-1] < 2**32 else "q"
    words = array("I", bytes(4 * starts[-1]))
    names, ends, at, places = bytearray(), array("q"), array("q", [0]), array(code)
    for term, held in terms:
        names += term.encode()
        ends.append(len(names))
        number = len(ends)
        for place in held:
            words[place] = number
        places.extend(array(code, held))
        at.append(len(places))
    arrays: dict[str, Ints | bytes] = {
        "terms": bytes(names),
        "term_ends": ends,
        "at": at,
        "places": places,
        "starts": starts,
        "words": words,
    }
    write_arrays(folder / LEAVES, arrays, {})


def verify(folder: Path) -> list[str]:
    """Return how the leaves differ from the Whoosh index they were laid out from.

    Returns:
        One sentence a difference; empty if each term has the same places in both.
    """
    from kurume_search.index.postings import StockReader

    leaves = Leaves(folder)
    wrong = []
    with StockReader(folder) as reader:
        terms = list(reader.terms())
        if terms != [leaves.term(number) for number in range(len(leaves))]:
            wrong.append("語の一覧が索引と違います。")
        for term in terms:
            held = [
                leaves.starts[passage] + position
                for passage, positions in reader.postings(term)
                for position in positions
            ]
            if held != list(leaves.places(term)):
                wrong.append(f"「{term}」の出現位置が索引と違います。")
    return wrong
