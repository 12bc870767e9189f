"""N-grams (連語): runs of words that come again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kurume_search.analytics.rows.basis import Basis, Remark
from kurume_search.analytics.running.passage_sets import PassageSet
from kurume_search.analytics.running.reading import Codes, Reading, at_least, is_few
from kurume_search.analytics.running.remarks import EMPTY, NO_WORDS, remarks_on
from kurume_search.analytics.statistics.spread import gries_dp
from kurume_search.errors import UsageError
from kurume_search.query.ast import Words, written

LONGEST = 8


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
    ids: Sequence[str]
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


def ngrams(
    reading: Reading,
    turns: PassageSet,
    *,
    n: int = 2,
    min_count: int = 3,
    limit: int | None = 100,
) -> Ngrams:
    """Return the runs of `n` running words that come again.

    A run crosses no mark, begins and ends with a content word, and may have particles
    inside (本人の同意 is one of three). A compound is one word.

    Args:
        reading: The corpus.
        turns: Those to read.
        n: Words in a run, 1 to 8; 1 is the list of words.
        min_count: Least number of places.
        limit: Most rows; None: all.

    Raises:
        UsageError: `n` or the threshold is out of bounds.
    """
    at_least(min_count=min_count)
    if not 1 <= n <= LONGEST:
        raise UsageError(f"n は 1 から {LONGEST} にします({n} でした)。")
    basis = reading.basis((turns,)).with_cutoffs(n=n, min_count=min_count)
    empty = Ngrams(n=n, rows=(), basis=basis)
    if not len(turns):
        return replace(empty, remarks=(EMPTY,))
    remarks = tuple(remarks_on((turns,)))
    firsts, groups = _runs(reading, turns, n)
    counts = np.bincount(groups)
    kept = np.flatnonzero(counts >= min_count)
    if not len(kept):
        return replace(empty, remarks=(NO_WORDS, *remarks))
    shown = kept[np.argsort(-counts[kept], kind="stable")][:limit]
    order = np.argsort(groups, kind="stable")
    sizes = np.bincount(reading.meetings[turns.rows], weights=reading.stream.lengths[turns.rows])
    rows = []
    for group in shown.tolist():
        low, high = np.searchsorted(groups[order], [group, group + 1])
        rows.append(_row(reading, firsts[order[low:high]], n, sizes))
    rows.sort(key=lambda row: (-row.count, row.words))
    return replace(empty, rows=tuple(rows), remarks=remarks)


def _runs(reading: Reading, turns: PassageSet, n: int) -> tuple[Codes, Codes]:
    """Return where runs begin, and a number that equal runs share."""
    stream = reading.stream
    size = max(len(stream) - n + 1, 0)
    fits = (reading.inside(turns) & reading.content)[:size]
    fits &= reading.content[n - 1 : n - 1 + size]
    for offset in range(n - 1):
        fits &= stream.adjacent[offset : offset + size]
    firsts = np.flatnonzero(fits)
    groups = np.zeros(len(firsts), dtype=np.int64)
    for offset in range(n):
        pairs = groups * max(stream.vocabulary, 1) + stream.words[firsts + offset]
        groups = np.unique(pairs, return_inverse=True)[1].astype(np.int64)
    return firsts, groups


def _row(reading: Reading, firsts: Codes, n: int, sizes: Codes) -> NgramRow:
    stream = reading.stream
    words = tuple(stream.name(int(stream.words[firsts[0] + k])) for k in range(n))
    passages = np.unique(stream.passages[firsts]).astype(np.int64)
    by_meeting = np.bincount(reading.meetings[stream.passages[firsts]], minlength=len(sizes))
    text = _written(reading, firsts, n)
    return NgramRow(
        words=words,
        text=text,
        count=len(firsts),
        turns=len(passages),
        documents=int(np.count_nonzero(by_meeting)),
        dp=gries_dp(by_meeting[sizes > 0], sizes[sizes > 0]),
        query=written(Words(text)),
        ids=reading.ids(passages),
        few=is_few(len(firsts)),
    )


def _written(reading: Reading, firsts: Codes, n: int) -> str:
    """Return how a run is written most often; ties by the order of characters."""
    stream, searcher = reading.stream, reading.searcher
    spelled: dict[str, int] = {}
    for first in firsts[:_READ].tolist():
        last = first + n - 1
        low = int(stream.places[first])
        high = int(stream.places[last] + stream.spans[last])
        text = "".join(map(searcher.spelled_at, range(low, high)))
        spelled[text] = spelled.get(text, 0) + 1
    return min(spelled, key=lambda text: (-spelled[text], text))


_READ = 200  # places that are read to see how a run is written
