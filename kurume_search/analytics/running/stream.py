"""The running words of a corpus as arrays, compounds joined; nothing is cut again.

The index knows which term stands at each place, and the columns which part of speech it has
there. A compound takes the places of its parts, the longest compound first; it is looked for
as a search looks for it, so what is counted here is what `kwic` finds, but for compounds
inside longer ones. Names of officials that are hidden are holes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.running.compounds import Compounds
from kurume_search.analytics.running.word_rules import COMPOUND, WordRules
from kurume_search.query.ast import Words
from kurume_search.search.answering.finder import Finder
from kurume_search.search.searcher import Searcher
from kurume_search.text.plain import fold_plain

Ints: TypeAlias = "npt.NDArray[np.int64]"
Mask: TypeAlias = "npt.NDArray[np.bool_]"


@dataclass(frozen=True, eq=False, kw_only=True)
class WordStream:
    """Every running word in reading order; read only.

    Attributes:
        starts: Number of the first word of each passage, and one past the last.
        words: Code of each word: the number of a term of the index, or one past the last
            term for the first compound, and so on.
        pos: Code of its part of speech; see `pos_names`.
        places: Place of its first part in the index.
        spans: How many places it takes.
        pos_names: Parts of speech by code, the compound's last.
        terms: The terms of the index by number.
        compounds: The table that was joined.
        segmentation: ``index``, or ``dictionary`` if Sudachi cut the texts again.
        more: Words that the index hasn't; their codes come after the compounds.
    """

    starts: npt.NDArray[np.int64]
    words: npt.NDArray[np.int32]
    pos: npt.NDArray[np.uint8]
    places: Ints
    spans: npt.NDArray[np.uint8]
    pos_names: tuple[str, ...]
    terms: TermNames
    compounds: Compounds
    segmentation: str
    more: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    @property
    def vocabulary(self) -> int:
        """How many codes there are."""
        return len(self.terms) + len(self.compounds) + len(self.more)

    def name(self, code: int) -> str:
        """Return the word of a code."""
        past = code - len(self.terms)
        if past < 0:
            return self.terms[code]
        names = self.compounds.names
        return names[past] if past < len(names) else self.more[past - len(names)]

    @cached_property
    def lengths(self) -> Ints:
        """Words of each passage."""
        return np.diff(self.starts)

    def of_passages(self, values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        """Return for each word what `values` have for its passage."""
        return np.repeat(values, self.lengths)

    @cached_property
    def passages(self) -> npt.NDArray[np.int32]:
        """Row of the passage of each word."""
        return np.repeat(np.arange(len(self.lengths), dtype=np.int32), self.lengths)

    @cached_property
    def adjacent(self) -> Mask:
        """Whether the next word stands right behind, in the passage, without a mark between."""
        ends = self.places + self.spans
        found = np.zeros(len(self), dtype=np.bool_)
        # Between two passages a place stays free, so no word is adjacent across them.
        found[:-1] = ends[:-1] == self.places[1:]
        return found

    def content(self, rules: WordRules) -> Mask:
        """Return which words count as content words."""
        counts = np.array([name in rules.pos or name == COMPOUND for name in self.pos_names])
        return np.asarray(counts[self.pos]) & ~self.stopped(rules.stop)[self.words]

    def stopped(self, stop: Iterable[str]) -> Mask:
        """Return for each code whether it is one of `stop`."""
        found = np.zeros(self.vocabulary, dtype=np.bool_)
        for word in stop:
            number = self.terms.number(word.casefold())
            if number is not None:
                found[number] = True
        names = frozenset(stop)
        for at, name in enumerate((*self.compounds.names, *self.more), len(self.terms)):
            found[at] = name in names
        return found

    def at_places(self, first: Ints, last: Ints) -> tuple[Ints, Ints]:
        """Return the first and last word that stretches of places touch.

        A stretch that touches no word (a hidden name) has a last below its first.
        """
        low = np.searchsorted(self.places + self.spans, first, side="right")
        high = np.searchsorted(self.places, last, side="right") - 1
        return low.astype(np.int64), high.astype(np.int64)


class TermNames:
    """The terms of an index by number, decoded when asked for.

    Terms are caseless; one in Latin letters is shown as it is most often written (LINE).
    """

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._leaves = searcher.leaves
        self._names: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._leaves)

    def __getitem__(self, number: int) -> str:
        name = self._names.get(number)
        if name is None:
            name = self._leaves.term(number)
            if name.isascii() and not name.isdecimal():
                name = self.spellings(number)[0]
            self._names[number] = name
        return name

    def spellings(self, number: int) -> tuple[str, ...]:
        """Return how a term is written, most often first, at the first places it has."""
        spelled: dict[str, int] = {}
        for place in self._leaves.places_of(number)[:_READ]:
            text = fold_plain(self._searcher.spelled_at(place))
            spelled[text] = spelled.get(text, 0) + 1
        return tuple(sorted(spelled, key=lambda text: (-spelled[text], text)))

    def number(self, term: str) -> int | None:
        """Return the number of `term`, or None if nothing has it."""
        places = self._leaves.places(term)
        return self._leaves.words[places[0]] - 1 if len(places) else None


_READ = 100  # places that are read to see how a term is written


def index_stream(searcher: Searcher, compounds: Compounds, *, names: bool = False) -> WordStream:
    """Return the running words of an index with `compounds` joined.

    Args:
        searcher: The open index.
        compounds: What counts as one word.
        names: Names of officials are words too.
    """
    columns, leaves = searcher.columns, searcher.leaves
    codes = np.asarray(leaves.words).astype(np.int32) - 1
    pos = np.frombuffer(columns.raw("pos"), dtype=np.uint8)[: len(codes)].copy()
    hidden = columns.ints("hidden")
    if not names and len(hidden):
        codes[np.asarray(hidden)] = -1
    spans = np.ones(len(codes), dtype=np.uint8)
    pos_names = (*columns.value("pos.keys"), COMPOUND)
    finder = searcher.finder(names=names)
    free = codes >= 0
    for at, name in enumerate(compounds.names):
        for span, firsts in _places_of(finder, name):
            taken = _apart(firsts[_all_free(free, firsts, span)], span)
            for offset in range(span):
                free[taken + offset] = False
                codes[taken + offset] = -1
            codes[taken] = len(leaves) + at
            spans[taken] = span
            pos[taken] = len(pos_names) - 1
    kept = np.flatnonzero(codes >= 0)
    starts = np.searchsorted(kept, np.asarray(leaves.starts))
    return WordStream(
        starts=starts.astype(np.int64),
        words=codes[kept],
        pos=pos[kept],
        places=kept.astype(np.int64),
        spans=spans[kept],
        pos_names=pos_names,
        terms=TermNames(searcher),
        compounds=compounds,
        segmentation="index",
    )


def _places_of(finder: Finder, name: str) -> list[tuple[int, Ints]]:
    """Return where `name` begins, by how many places it takes there, most places first."""
    found = np.array(sorted(finder.spans(Words(name))), dtype=np.int64).reshape(-1, 2)
    lengths = found[:, 1] - found[:, 0] + 1
    return [(int(n), found[lengths == n, 0]) for n in sorted(set(lengths.tolist()), reverse=True)]


def _all_free(free: Mask, firsts: Ints, span: int) -> Mask:
    found = np.ones(len(firsts), dtype=np.bool_)
    for offset in range(span):
        found &= free[firsts + offset]
    return found


def _apart(firsts: Ints, span: int) -> Ints:
    """Return those of `firsts` that don't overlap one before them."""
    if len(firsts) < 2 or int(np.diff(firsts).min()) >= span:
        return firsts
    kept: list[int] = []
    for first in firsts.tolist():
        if not kept or first - kept[-1] >= span:
            kept.append(first)
    return np.array(kept, dtype=np.int64)
