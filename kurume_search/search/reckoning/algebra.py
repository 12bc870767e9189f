"""What answering a query does with rows and places; two ways of it mean the same.

`search.plain` needs the standard library alone and is quick where little is looked at: a
process that asks once would pay more for importing numpy than for its answer.
`search.vectors` is numpy, and quick where much is. Which of them answers is decided by how
much there is to look at (see `Ways`); the laws of the oracle hold for both.

Rows are sets of row numbers of one table. Places are rising numbers of words of the corpus
(see `index.leaves`); a span is the first and the last place of something. Counts say how
often each row has it. Columns are named as in `search.columns`.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any, Protocol, TypeAlias

from kurume_search.index.leaves import Leaves
from kurume_search.search.stored.columns import Columns
from kurume_search.search.stored.kept import Kept

Rows: TypeAlias = Set[int]
Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = Collection[Span]
Counts: TypeAlias = Mapping[int, int]
Parts: TypeAlias = Sequence[tuple[Counts, float]]

# What the values of a column of rows are rows of, as attributes of `Columns`.
TABLE_OF = {
    "placement.passage": "passages", "placement.section": "sections",
    "section.placements": "placements", "section.item": "items",
    "section.meeting": "meetings", "item.meeting": "meetings", "passage.meeting": "meetings",
    "meeting.passages": "passages", "meeting.sections": "sections", "meeting.items": "items",
    "section.citations": "citations",
}  # fmt: skip
# Importing numpy costs as much as looking at so many postings or rows without it (measured:
# both ways of asking for a word of 65,100 postings, or for two words of 102,600, take a process
# as long; for phrases whose rarest word has 37,500 and 40,600 places numpy is quicker).
WORTH = 80_000
# The usual values of BM25; titles and turns of minutes are of like length: nothing was tuned.
K1, B = 1.2, 0.75


class Places(Protocol):
    """Rising numbers of places: a list, a mapped array, an array of numpy."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[int]: ...
    def __getitem__(self, at: Any, /) -> Any: ...


class Algebra(Protocol):
    """One way of reckoning with rows and places of one index.

    Attributes:
        quick: Counting all places of a term costs less than looking for some of them twice.
    """

    quick: bool

    # -- rows

    def rows(self, rows: Iterable[int], table: str) -> Rows:
        """Return the numbers `rows` as rows of `table`."""

    def every(self, table: str) -> Rows:
        """Return all rows of `table`."""

    def where(self, column: str, wanted: Collection[int]) -> Rows:
        """Return the rows of which `column` has one of the numbers `wanted`."""

    def rising(self, rows: Rows) -> Sequence[int]:
        """Return `rows` in their order."""

    def passage_ids(self, rows: Sequence[int]) -> Sequence[str]:
        """Return the permanent ids of the passages `rows`, in their order."""

    def holders(self, column: str, wanted: Collection[int]) -> Rows:
        """Return the rows whose list in `column` has one of the numbers `wanted`."""

    def gathered(self, column: str, rows: Rows) -> Rows:
        """Return what `column` has in `rows`, each once."""

    def listed(self, column: str, rows: Rows) -> Rows:
        """Return what the lists of `column` have in `rows`, each once."""

    def spread(self, column: str, rows: Rows) -> Rows:
        """Return where the lists that `rows` have in `column` stand, laid end to end."""

    # -- places

    def places(self, term: str) -> Places:
        """Return where `term` stands, hidden names included."""

    def beginning(self, stems: Sequence[str]) -> Places:
        """Return where terms stand that begin with any of `stems`, hidden names included."""

    def seen(self, places: Places) -> Places:
        """Return those of `places` that are no hidden names."""

    def among(self, places: Places, passages: Rows) -> Places:
        """Return those of `places` that stand in `passages`."""

    def joined(self, lists: Sequence[Places]) -> Places:
        """Return all places of `lists`, rising; one in several comes several times."""

    def moved(self, places: Places, by: int) -> Places:
        """Return `places`, each `by` further on; what would be before the first is left out."""

    def following(self, firsts: Places, offset: int, places: Places) -> Places:
        """Return those of `firsts` that have one of `places` at `offset` from them."""

    def beside(self, firsts: Places, offset: int, term: str) -> Places:
        """Return those of `firsts` at `offset` from which `term` stands, hidden names included."""

    def together(self, firsts: Places, span: int) -> Places:
        """Return those of `firsts` that are in one passage with the place `span` on."""

    def written(self, firsts: Places, offset: int, codes: Set[int]) -> Places:
        """Return those of `firsts` at whose `offset` a word has one of the spellings `codes`."""

    # -- spans

    def spans(self, firsts: Places, span: int) -> Spans:
        """Return the spans that begin at `firsts` and end `span` places on."""

    def all_spans(self, some: Sequence[Spans]) -> Spans:
        """Return every span of `some`, each once."""

    def firsts(self, spans: Spans) -> Places:
        """Return where `spans` begin, rising, a place of several several times."""

    def near(self, left: Spans, right: Spans, distance: int) -> Spans:
        """Return the hulls of pairs in one passage that are close and don't overlap."""

    # -- counts

    def counted(self, places: Places) -> Counts:
        """Return how many of `places`, which rise, each passage has."""

    def of_term(self, term: str) -> Counts:
        """Return how many places of `term`, hidden names included, each passage has."""

    def added(self, some: Sequence[Counts]) -> Counts:
        """Return how often each row has any of `some`, which are of one table."""

    def counts(self, counts: Mapping[int, int], table: str) -> Counts:
        """Return `counts` of rows of `table`, made elsewhere."""

    def keys(self, counts: Counts) -> Rows:
        """Return the rows that have anything."""

    def total(self, counts: Counts) -> int:
        """Return how often there is anything at all."""

    def within(self, counts: Counts, rows: Rows) -> Counts:
        """Return `counts` of `rows` alone."""

    def multiplied(self, counts: Counts, rows: Rows, times: int) -> Counts:
        """Return `counts`, those of `rows` times `times`."""

    def by_meeting(self, counts: Counts) -> Counts:
        """Return counts of passages summed by meeting."""

    def by_section(self, counts: Counts) -> Counts:
        """Return counts of passages summed by section; a passage counts in each of its own."""

    def by_item(self, counts: Counts) -> Counts:
        """Return counts of passages summed by agenda item; a passage counts once in each."""

    # -- order

    def scores(self, rows: Rows, parts: Parts, lengths: str, average: float) -> Mapping[int, float]:
        """Return the BM25 score of each of `rows`.

        Args:
            rows: What was found.
            parts: Of the query: how often each row has it, and its weight.
            lengths: Column with the length of each row.
            average: Mean length.
        """

    def sums(self, rows: Rows, shares: Iterable[tuple[Rows, float]]) -> Mapping[int, float]:
        """Return for each of `rows` the sum of the shares of what it is in."""

    def raised(self, scores: Mapping[int, float], by: Mapping[int, float]) -> Mapping[int, float]:
        """Return each of `scores` times one and what `by` has for its row; rows are the same."""

    def at_least(self, scores: Mapping[int, float], bound: float) -> Rows:
        """Return the rows whose score is `bound` or more."""

    def order(
        self, rows: Rows, scores: Mapping[int, float] | None, meeting: str | None
    ) -> Sequence[int]:
        """Return `rows` by score, best first, then newest first, then in reading order.

        Args:
            rows: Of one table.
            scores: Of each row; None: they are all alike.
            meeting: Column with the meeting of each row; None: they are meetings.
        """


def weight(count: Any, length: Any, average: float) -> Any:
    """Return what `count` occurrences weigh in BM25, of a word of rarity 1.

    Args:
        count: A number, or an array of them.
        length: Of the unit, or of each.
        average: Mean length.
    """
    return count * (K1 + 1) / (count + (K1 * (1 - B) + K1 * B / average * length))


class Ways:
    """Both ways for one index, each made when it is first needed."""

    def __init__(self, columns: Columns, leaves: Leaves) -> None:
        self._columns, self._leaves = columns, leaves
        self.kept = Kept()

    @cached_property
    def plain(self) -> Algebra:
        """The way of the standard library."""
        from kurume_search.search.reckoning.plain import Plain

        return Plain(self._columns, self._leaves)

    @cached_property
    def vectors(self) -> Algebra:
        """The way of numpy."""
        from kurume_search.search.reckoning.vectors import Vectors

        return Vectors(self._columns, self._leaves)

    @cached_property
    def starts(self) -> Sequence[int]:
        """First place of each passage, and one past the last passage's places."""
        return self._leaves.starts

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Places of names that mustn't be seen."""
        return frozenset(self._columns.ints("hidden"))

    @cached_property
    def hidden_terms(self) -> frozenset[str]:
        """Words of which some place is a name that mustn't be seen."""
        return frozenset(self._columns.value("hidden.terms"))

    def best(self, work: int) -> Algebra:
        """Return the way that is quicker for `work` postings or rows to be looked at."""
        return self.vectors if self.reckons_in_arrays(work) else self.plain

    def reckons_in_arrays(self, work: int) -> bool:
        """Say whether numpy is quicker for `work` postings or rows to be looked at."""
        return work > WORTH or "numpy" in sys.modules
