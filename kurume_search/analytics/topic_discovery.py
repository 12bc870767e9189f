"""Topics that nobody named (話題の発見): non-negative matrix factorisation of words by units."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.analytics.basis import Basis, Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Words that tend to stand in the same units, found without a label.

    Attributes:
        number: From 1, largest share first.
        words: The words that weigh most, heaviest first.
        weights: Their share of the topic's weight, in the same order.
        share: Of all units' weight that the topic takes, 0 to 1.
        units: Units in which it weighs more than any other topic.
        ids: Permanent ids of the units in which it weighs most, heaviest first.
        stability: How well other seeds find it again: mean over seeds of the overlap
            (Jaccard) of the words that weigh most with those of the topic matched to it,
            0 to 1.
        few: Fewer than 5 units.
    """

    number: int
    words: tuple[str, ...]
    weights: tuple[float, ...]
    share: float
    units: int
    ids: tuple[str, ...]
    stability: float
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveredTopics:
    """What the factorisation found, and how far other seeds agree.

    Attributes:
        unit: ``turn`` or ``case``.
        units: How many units had enough words.
        vocabulary: How many words were in the table.
        seed: Of the factorisation shown.
        seeds: All seeds tried; `stability` compares the others with `seed`.
        stability: Mean over topics.
        rows: By `share`, then by first word.
        basis: How words were cut and chosen, and the version of scikit-learn.
        remarks: What a reader must know.
    """

    unit: str
    units: int
    vocabulary: int
    seed: int
    seeds: tuple[int, ...]
    stability: float
    rows: tuple[Topic, ...]
    basis: Basis
    remarks: tuple[Remark, ...] = ()
