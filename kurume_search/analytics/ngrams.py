"""N-grams (連語): runs of words that come again."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.analytics.basis import Basis, Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class NgramRow:
    """A run of words without a mark between them.

    Attributes:
        words: As terms of the index.
        text: As it is most often written.
        count: How often it stands in the turns read.
        turns: Turns that have it.
        documents: Meetings that have it.
        dp: How unevenly meetings have it (Gries' DP); None below two meetings.
        query: What finds it (``kwic``).
        ids: Permanent ids of those turns, in order.
        few: `count` is below 5: no tendency.
    """

    words: tuple[str, ...]
    text: str
    count: int
    turns: int
    documents: int
    dp: float | None
    query: str
    ids: tuple[str, ...]
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ngrams:
    """The runs of `n` words, most frequent first.

    Attributes:
        n: Words in a run.
        rows: By `count`, then `words`.
        basis: How words were cut and chosen.
        remarks: What a reader must know.
    """

    n: int
    rows: tuple[NgramRow, ...]
    basis: Basis
    remarks: tuple[Remark, ...] = ()
