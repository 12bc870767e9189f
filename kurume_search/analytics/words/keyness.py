"""Keyness (特徴語): words that one set of turns has more often than another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kurume_search.analytics.rows.basis import Basis, Remark
from kurume_search.analytics.running.passage_sets import PassageSet
from kurume_search.analytics.running.reading import Codes, Reading, at_least, is_few
from kurume_search.analytics.running.remarks import NO_WORDS, ONE_DOCUMENT, remarks_on
from kurume_search.analytics.statistics.association import (
    critical_value,
    log_likelihood,
    log_ratio,
    log_ratio_interval,
)
from kurume_search.analytics.statistics.spread import gries_dp

PER = 10_000
"""Running words that rates are given for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeynessRow:
    """A word and how differently often two sets of turns have it.

    Attributes:
        word: The word as terms of the index joined (``目的外利用``).
        pos: Its part of speech (名詞 …); 複合語 for a compound of the table.
        count: How often the target has it.
        reference_count: How often the reference has it.
        rate: Per 10,000 words of the target that count.
        reference_rate: The same of the reference.
        log_likelihood: G², never negative; the direction is the sign of `log_ratio`.
        log_ratio: Binary logarithm of rate / reference rate; above 0: the target's word.
            Where one count is 0, 0.5 stands for it.
        low: Lower end of the 95 % interval of `log_ratio`; None: without bound.
        high: Upper end; None: without bound.
        turns: Turns of the target that have it.
        documents: Meetings of the target that have it.
        reference_documents: Meetings of the reference that have it.
        dp: How unevenly the meetings of the target have it (Gries' DP, 0 even to 1);
            None with fewer than two meetings, or without any.
        reference_dp: The same of the reference.
        query: What finds it (``kwic``), compounds inside longer ones too.
        ids: Permanent ids of the turns of the target that have it, in order.
        few: Either count is above 0 and both are below 5: no tendency.
    """

    word: str
    pos: str
    count: int
    reference_count: int
    rate: float
    reference_rate: float
    log_likelihood: float
    log_ratio: float
    low: float | None
    high: float | None
    turns: int
    documents: int
    reference_documents: int
    dp: float | None
    reference_dp: float | None
    query: str
    ids: Sequence[str]
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyness:
    """The words of two sets of turns, most telling first.

    Attributes:
        target: What the target is, for people.
        reference: What the reference is.
        size: Running words of the target that count (content words, no stop words).
        reference_size: The same of the reference.
        documents: Meetings of the target.
        reference_documents: Meetings of the reference.
        tested: How many words were compared; rows are those that pass the cut-offs.
        threshold: G² that one word in `tested` passes by chance in 5 of 100 such tables
            (Šidák); 0.0 where nothing was compared.
        rows: By `log_likelihood`, then `word`.
        basis: How words were cut and chosen.
        remarks: What a reader must know: an empty set, shared turns, mixed styles …
    """

    target: str
    reference: str
    size: int
    reference_size: int
    documents: int
    reference_documents: int
    tested: int
    threshold: float
    rows: tuple[KeynessRow, ...]
    basis: Basis
    remarks: tuple[Remark, ...] = ()


def keyness(
    reading: Reading,
    target: PassageSet,
    reference: PassageSet,
    *,
    min_count: int = 3,
    limit: int | None = 100,
) -> Keyness:
    """Compare how often two sets of turns have each content word.

    Args:
        reading: The corpus.
        target: The turns whose words are looked for.
        reference: What they are compared with; turns in both count in both.
        min_count: Least number of places in both together.
        limit: Most rows; None: all.

    Raises:
        UsageError: A threshold below 1.
    """
    at_least(min_count=min_count)
    basis = reading.basis((target, reference)).with_cutoffs(min_count=min_count)
    here, there = reading.counted(target), reading.counted(reference)
    n, m = len(here), len(there)
    empty = Keyness(
        target=target.label, reference=reference.label, size=n, reference_size=m,
        documents=len(target.meetings), reference_documents=len(reference.meetings),
        tested=0, threshold=0.0, rows=(), basis=basis,
    )  # fmt: skip
    problem = _problem(target, reference)
    if problem is not None:
        return replace(empty, remarks=(problem,))
    stream = reading.stream
    a = np.bincount(stream.words[here], minlength=stream.vocabulary)
    b = np.bincount(stream.words[there], minlength=stream.vocabulary)
    tested = np.flatnonzero(a + b >= min_count)
    remarks = [*remarks_on((target, reference)), *_shared(target, reference)]
    if min(len(target.meetings), len(reference.meetings)) < 2:
        remarks.append(ONE_DOCUMENT)
    empty = replace(empty, tested=len(tested))
    if not len(tested) or not n or not m:
        return replace(empty, remarks=(NO_WORDS, *remarks))
    values = log_likelihood(a[tested], n, b[tested], m)
    # Ties by word: decode only as many names as could be shown.
    order = tested[np.argsort(-values, kind="stable")]
    by_code = {int(code): float(value) for code, value in zip(tested, values, strict=True)}
    shown = {int(code): by_code[int(code)] for code in order[:limit]}
    return replace(
        empty,
        threshold=critical_value(len(tested)),
        rows=tuple(_rows(reading, shown, (here, there), (a, b))),
        remarks=tuple(remarks),
    )


def _rows(
    reading: Reading,
    shown: Mapping[int, float],
    words: tuple[Codes, Codes],
    counts: tuple[Codes, Codes],
) -> Iterator[KeynessRow]:
    """Yield the rows of words, the most telling first.

    Args:
        reading: The corpus.
        shown: Code of a word to its G².
        words: Where the content words of target and reference stand.
        counts: How often each word of the vocabulary stands in either.
    """
    stream, codes = reading.stream, list(shown)
    (here, there), (a, b) = words, counts
    of_target, of_reference = _Spread(reading, here, codes), _Spread(reading, there, codes)
    pos = reading.pos_of(np.concatenate((of_target.positions, of_reference.positions)))
    n, m = len(here), len(there)
    for code in sorted(codes, key=lambda code: (-round(shown[code], 9), stream.name(code))):
        x, y = int(a[code]), int(b[code])
        low, high = log_ratio_interval(x, n, y, m)
        passages = of_target.passages(code)
        yield KeynessRow(
            word=stream.name(code),
            pos=pos[code],
            count=x,
            reference_count=y,
            rate=x / n * PER,
            reference_rate=y / m * PER,
            log_likelihood=shown[code],
            log_ratio=float(log_ratio(x, n, y, m)),
            low=low,
            high=high,
            turns=len(passages),
            documents=of_target.documents(code),
            reference_documents=of_reference.documents(code),
            dp=of_target.dp(code),
            reference_dp=of_reference.dp(code),
            query=reading.query(code),
            ids=reading.ids(passages),
            few=is_few(x, y),
        )


def _problem(target: PassageSet, reference: PassageSet) -> Remark | None:
    """Return why two sets can't be compared, or None."""
    for one in (target, reference):
        if not len(one):
            return Remark(
                "empty",
                f"「{one.label}」に発言がないので、比べられません。",
                f"There is no turn in '{one.label}', so there is nothing to compare.",
            )
    if np.array_equal(target.rows, reference.rows):
        return Remark(
            "same",
            "二つの部分集合は同じ発言からなるので、違いはありません。",
            "Both sets are the same turns: there is no difference.",
        )
    return None


def _shared(target: PassageSet, reference: PassageSet) -> Iterator[Remark]:
    both = len(np.intersect1d(target.rows, reference.rows, assume_unique=True))
    if both:
        yield Remark(
            "shared-turns",
            f"{both} の発言は両方に入っていて、両方で数えています。",
            f"{both} turns are in both sets and count in both.",
        )


class _Spread:
    """In which turns and meetings words of a set stand."""

    def __init__(self, reading: Reading, counted: Codes, shown: list[int]) -> None:
        stream = reading.stream
        wanted = np.zeros(stream.vocabulary, dtype=np.bool_)
        wanted[shown] = True
        self.positions = counted[wanted[stream.words[counted]]]
        order = np.argsort(stream.words[self.positions], kind="stable")
        positions = self.positions[order]
        self._codes = stream.words[positions]
        self._passages = stream.passages[positions]
        self._meeting = reading.meetings
        # Sizes of the meetings in content words of the set.
        sizes = np.bincount(self._meeting[stream.passages[counted]])
        self._sizes = sizes

    def _of(self, code: int) -> Codes:
        low, high = np.searchsorted(self._codes, [code, code + 1])
        return self._passages[low:high].astype(np.int64)

    def passages(self, code: int) -> Codes:
        return np.unique(self._of(code))

    def _by_meeting(self, code: int) -> Codes:
        return np.bincount(self._meeting[self._of(code)], minlength=len(self._sizes))

    def documents(self, code: int) -> int:
        return int(np.count_nonzero(self._by_meeting(code)))

    def dp(self, code: int) -> float | None:
        nonempty = self._sizes > 0
        return gries_dp(self._by_meeting(code)[nonempty], self._sizes[nonempty])
