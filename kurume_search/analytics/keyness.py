"""Keyness (特徴語): words that one set of turns has more often than another."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.analytics.basis import Basis, Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class KeynessRow:
    """A word and how differently often two sets of turns have it.

    Attributes:
        word: The word as terms of the index joined (``目的外利用``).
        pos: Its part of speech (名詞 …); 複合語 for a compound of the table.
        count: How often the target has it.
        reference_count: How often the reference has it.
        rate: Per 10,000 running words of the target.
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
    ids: tuple[str, ...]
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
