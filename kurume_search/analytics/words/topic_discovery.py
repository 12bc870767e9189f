"""Topics that nobody named (話題の発見): non-negative matrix factorisation of words by units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.rows.basis import Basis, Remark
from kurume_search.analytics.rows.ids import Ids
from kurume_search.analytics.running.passage_sets import PassageSet
from kurume_search.analytics.running.reading import Codes, Reading, at_least, is_few
from kurume_search.analytics.running.remarks import EMPTY, remarks_on
from kurume_search.analytics.running.tallies import Tally, members, tally
from kurume_search.errors import NotInstalledError, UsageError

Numbers: TypeAlias = "npt.NDArray[np.float64]"

# Too short a turn says nothing of a topic: 以上です, はい.
_LEAST_WORDS = 3
_ITERATIONS = 400


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
    ids: Sequence[str]
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


def discover_topics(
    reading: Reading,
    turns: PassageSet,
    *,
    count: int = 8,
    unit: str = "case",
    words: int = 10,
    min_units: int = 3,
    max_share: float = 0.5,
    seed: int = 0,
    trials: int = 5,
) -> DiscoveredTopics:
    """Return topics that nobody named, by non-negative matrix factorisation.

    D. D. Lee and H. S. Seung (1999), Nature 401, 788–791, on words weighed by how few units
    have them (tf-idf, each unit brought to length 1). A topic is a list of words, not a
    finding: `stability` says whether other seeds find it again.

    Args:
        reading: The corpus.
        turns: Those to read.
        count: How many topics.
        unit: ``turn`` or ``case``; units of fewer than three words are left out.
        words: How many words of each topic to give and to compare.
        min_units: Least number of units that have a word.
        max_share: Words that a greater share of units has are left out.
        seed: Of the factorisation shown.
        trials: How many other seeds to compare with.

    Raises:
        UsageError: A threshold is out of bounds.
        NotInstalledError: scikit-learn isn't; the message says how to get it.
    """
    at_least(2, count=count)
    at_least(words=words, min_units=min_units, trials=trials)
    if not 0 < max_share <= 1:
        raise UsageError("max_share は 0 より大きく 1 以下にします。")
    belongs, rows = members(turns, unit)
    basis = reading.basis((turns,), unit=unit).with_cutoffs(
        count=count, min_units=min_units, max_share=max_share, seed=seed
    )
    seeds = tuple(range(seed, seed + trials + 1))
    empty = DiscoveredTopics(
        unit=unit,
        units=0,
        vocabulary=0,
        seed=seed,
        seeds=seeds,
        stability=0.0,
        rows=(),
        basis=basis,
    )
    if not belongs.count:
        return replace(empty, remarks=(EMPTY,))
    weights, kept, codes = _weights(tally(reading, turns, belongs), min_units, max_share)
    remarks = tuple(remarks_on((turns,)))
    empty = replace(empty, units=len(kept), vocabulary=len(codes))
    if min(len(kept), len(codes)) < max(count, words):
        return replace(empty, remarks=(_too_few(count, len(kept), len(codes)), *remarks))
    learn = _learn()
    basis = basis.with_cutoffs(**{"scikit-learn": str(import_module("sklearn").__version__)})
    loads, parts = _factor(learn, weights, count, seed)
    tops = _top(parts, words)
    agreement = np.zeros(count)
    for other in seeds[1:]:
        agreement += _agreement(tops, _top(_factor(learn, weights, count, other)[1], words))
    agreement /= len(seeds) - 1
    return replace(
        empty,
        stability=float(agreement.mean()),
        rows=_topics(reading, unit, rows[kept], codes, loads, parts, tops, agreement),
        basis=basis,
        remarks=remarks,
    )


def _learn() -> Any:
    try:
        return import_module("sklearn.decomposition")
    except ImportError as error:
        raise NotInstalledError(
            "話題の発見には scikit-learn が要ります。"
            "pip install 'kurume-search[topics]' を実行してください。"
        ) from error


def _weights(counted: Tally, min_units: int, max_share: float) -> tuple[Any, Codes, Codes]:
    """Return tf-idf of units × words as a sparse matrix, which units, and which words."""
    codes, having = np.unique(counted.codes, return_counts=True)
    units = len(np.unique(counted.units))
    codes = codes[(having >= min_units) & (having <= max_share * units)]
    kept = counted.only(codes)
    long_enough = np.flatnonzero(np.bincount(kept.units, minlength=kept.size) >= _LEAST_WORDS)
    place = np.full(kept.size, -1, dtype=np.int64)
    place[long_enough] = np.arange(len(long_enough))
    held = place[kept.units] >= 0
    rows, columns, counts = place[kept.units[held]], kept.codes[held], kept.counts[held]
    having = np.maximum(np.bincount(columns, minlength=len(codes)), 1)
    idf = np.log((1 + len(long_enough)) / (1 + having)) + 1
    values = (1 + np.log(counts)) * idf[columns]
    lengths = np.sqrt(np.bincount(rows, weights=values**2, minlength=max(len(long_enough), 1)))
    sparse = import_module("scipy.sparse") if len(rows) else None
    shape = (len(long_enough), len(codes))
    matrix = sparse.csr_matrix((values / lengths[rows], (rows, columns)), shape) if sparse else None
    return matrix, long_enough, codes


def _factor(learn: Any, weights: Any, count: int, seed: int) -> tuple[Numbers, Numbers]:
    """Return units × topics and topics × words, each topic's words summing to 1."""
    model = learn.NMF(
        count, init="random", random_state=seed, max_iter=_ITERATIONS, tol=1e-5, solver="cd"
    )
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it might be refined further is no news
        loads = np.asarray(model.fit_transform(weights), dtype=np.float64)
    parts = np.asarray(model.components_, dtype=np.float64)
    sums = parts.sum(axis=1)
    sums[sums == 0] = 1
    return loads * sums, parts / sums[:, None]


def _top(parts: Numbers, words: int) -> npt.NDArray[np.int64]:
    return np.argsort(-np.round(parts, 9), axis=1, kind="stable")[:, :words]


def _agreement(tops: npt.NDArray[np.int64], others: npt.NDArray[np.int64]) -> Numbers:
    """Return how alike each topic is to the one of the other run that is matched to it."""
    alike = np.array(
        [
            [len(np.intersect1d(one, other)) / len(np.union1d(one, other)) for other in others]
            for one in tops
        ]
    )
    rows, columns = import_module("scipy.optimize").linear_sum_assignment(-alike)
    found = np.zeros(len(tops))
    found[rows] = alike[rows, columns]
    return found


def _topics(
    reading: Reading,
    unit: str,
    rows: Codes,
    codes: Codes,
    loads: Numbers,
    parts: Numbers,
    tops: npt.NDArray[np.int64],
    agreement: Numbers,
) -> tuple[Topic, ...]:
    whole = loads.sum() or 1.0
    shares = loads.sum(axis=0) / whole
    best = loads.argmax(axis=1)
    loaded = loads.max(axis=1) > 0
    names = [[reading.stream.name(int(codes[at])) for at in top] for top in tops]
    order = sorted(range(len(tops)), key=lambda k: (-round(float(shares[k]), 9), names[k]))
    found = []
    for number, k in enumerate(order, 1):
        mine = np.flatnonzero((best == k) & loaded)
        mine = mine[np.argsort(-np.round(loads[mine, k], 9), kind="stable")]
        found.append(
            Topic(
                number=number,
                words=tuple(names[k]),
                weights=tuple(parts[k, tops[k]].tolist()),
                share=float(shares[k]),
                units=len(mine),
                ids=Ids(reading.searcher.columns, unit, rows[mine]),
                stability=float(agreement[k]),
                few=is_few(len(mine)),
            )
        )
    return tuple(found)


def _too_few(count: int, units: int, words: int) -> Remark:
    return Remark(
        "too-small",
        f"話題を {count} に分けるには、単位({units})か語({words})が足りません。",
        f"{count} topics need more units ({units}) or words ({words}).",
    )
