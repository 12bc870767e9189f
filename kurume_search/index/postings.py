"""Reads a Whoosh index through stock calls only, the same on every Whoosh that we know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from whoosh.index import open_dir

from kurume_search.errors import IndexDamagedError
from kurume_search.index.build import FIELD
from kurume_search.index.leaves import Segment


class StockReader:
    """The words of an index and where they stand; a context manager.

    Opening an index unpickles it: only ever one that this program made itself, in the
    user's own cache.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._index = open_dir(str(folder))
        except Exception as error:
            # Whoosh raises whatever its bytes happen to trip over: pickle, struct, key errors.
            raise IndexDamagedError(
                f"索引 {folder} を開けません。kurume-search index build で作り直してください。"
            ) from error
        self._reader = self._index.reader()

    def __enter__(self) -> StockReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._reader.close()
        self._index.close()

    def terms(self) -> Iterator[str]:
        """Yield the terms in the order of their UTF-8."""
        for term in self._reader.lexicon(FIELD):
            yield term.decode() if isinstance(term, bytes) else term

    def postings(self, term: str) -> Iterator[tuple[int, list[int]]]:
        """Yield each passage that has `term`, in order, with its rising positions."""
        matcher = self._reader.postings(FIELD, term)
        while matcher.is_active():
            yield matcher.id(), matcher.value_as("positions")
            matcher.next()

    def lengths(self) -> list[int]:
        """Return one past the last position of each passage, in the order of passages.

        Whoosh stores lengths only roughly, so they are read off the positions.
        """
        found = [0] * self._reader.doc_count_all()
        for term in self.terms():
            for passage, positions in self.postings(term):
                found[passage] = max(found[passage], positions[-1] + 1)
        return found


def verify(folder: Path) -> list[str]:
    """Return how the leaves of a segment differ from the Whoosh index beside them.

    Returns:
        One sentence a difference; empty if each term has the same places in both.
    """
    leaves = Segment(folder)
    starts = leaves.starts
    wrong = []
    with StockReader(folder) as reader:
        terms = [term.encode() for term in reader.terms()]
        if terms != [leaves.terms[number] for number in range(len(leaves))]:
            wrong.append("語の一覧が索引と違います。")
        for term in terms:
            held = [
                starts[passage] + position
                for passage, positions in reader.postings(term.decode())
                for position in positions
            ]
            if held != list(leaves.places_at(leaves.number_of(term))):
                wrong.append(f"「{term.decode()}」の出現位置が索引と違います。")
    return wrong
