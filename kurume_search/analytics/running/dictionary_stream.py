"""The running words of a corpus as Sudachi cuts them with the compounds as user dictionary.

Every text is cut again, twice: with the user dictionary for the words, and without for the
places of the index at which they stand, so that a result leads back to its turns. What is
read is kept beside the index.
"""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np

from kurume_search.analysis.morphemes import tokens
from kurume_search.analysis.user_dictionary import Unit, units, user_dictionary
from kurume_search.analytics.running.compounds import Compounds
from kurume_search.analytics.running.stream import TermNames, WordStream
from kurume_search.analytics.running.word_rules import COMPOUND
from kurume_search.search.searcher import Searcher


def dictionary_stream(
    searcher: Searcher, compounds: Compounds, folder: Path, *, names: bool = False
) -> WordStream:
    """Return the running words of a corpus, cut with `compounds` as user dictionary.

    Args:
        searcher: The open index.
        compounds: What the user dictionary holds.
        folder: In the cache: where the dictionary is kept.
        names: Names of officials are words too.

    Raises:
        CacheError: The user dictionary can't be built.
    """
    read = _Reader(searcher, compounds, user_dictionary(compounds.names, folder))
    read.all(names=names)
    return read.made()


class _Reader:
    """Cuts the texts of a corpus."""

    def __init__(self, searcher: Searcher, compounds: Compounds, path: Path) -> None:
        self._searcher, self._path, self._table = searcher, path, compounds
        self._terms = TermNames(searcher)
        first = len(self._terms)
        self._compounds = {name: first + at for at, name in enumerate(compounds.names)}
        self._codes: dict[str, int] = {}
        self._more: list[str] = []
        self._pos: dict[str, int] = {}
        self._starts, self._words = array("q", [0]), array("i")
        self._places, self._kinds, self._spans = array("q"), bytearray(), bytearray()

    def all(self, *, names: bool) -> None:
        """Read every passage; those without words too."""
        columns = self._searcher.columns
        for row in range(columns.passages):
            hidden = columns.some("passage.hidden", row) if not names else ()
            spans = list(zip(hidden[::2], hidden[1::2], strict=True))
            text, base = columns.text(row), self._searcher.leaves.starts[row]
            own = tokens(text)
            starts = np.array([token.start for token in own])
            stops = np.array([token.stop for token in own])
            for unit in units(text, self._path):
                if any(unit.start < stop and start < unit.stop for start, stop in spans):
                    continue
                low = int(np.searchsorted(stops, unit.start, side="right"))
                high = int(np.searchsorted(starts, unit.stop)) - 1
                if low < len(own):
                    first, last = own[low].position, own[max(high, low)].position
                    self._add(unit, base + first, last - first + 1)
            self._starts.append(len(self._words))

    def _add(self, unit: Unit, place: int, span: int) -> None:
        kind = COMPOUND if unit.compound else unit.pos
        self._words.append(self._compounds[unit.term] if unit.compound else self._code(unit.term))
        self._kinds.append(self._pos.setdefault(kind, len(self._pos)))
        self._places.append(place)
        self._spans.append(min(span, 255))

    def _code(self, term: str) -> int:
        code = self._codes.get(term)
        if code is None:
            code = self._terms.number(term)
            if code is None:
                # Cut otherwise than without the dictionary, so the index hasn't this word.
                code = len(self._terms) + len(self._compounds) + len(self._more)
                self._more.append(term)
            self._codes[term] = code
        return code

    def made(self) -> WordStream:
        """Return what was read."""
        return WordStream(
            starts=np.array(self._starts, dtype=np.int64),
            words=np.array(self._words, dtype=np.int32),
            pos=np.frombuffer(bytes(self._kinds), dtype=np.uint8),
            places=np.array(self._places, dtype=np.int64),
            spans=np.frombuffer(bytes(self._spans), dtype=np.uint8),
            pos_names=tuple(self._pos),
            terms=self._terms,
            compounds=self._table,
            segmentation="dictionary",
            more=tuple(self._more),
        )
