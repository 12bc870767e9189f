"""Co-occurrence (共起): words that the same turns, or the same cases, have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.rows.basis import Basis, Remark
from kurume_search.analytics.rows.ids import Ids
from kurume_search.analytics.running.passage_sets import PassageSet
from kurume_search.analytics.running.reading import Codes, Reading, at_least, is_few
from kurume_search.analytics.running.remarks import EMPTY, NO_WORDS, remarks_on
from kurume_search.analytics.running.tallies import Tally, members, tally
from kurume_search.analytics.statistics.association import expected, jaccard, log_likelihood, pmi

# Units whose words are held at once while pairs are counted: 100 words take 1.6 MB.
_CHUNK = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two words that the same units have.

    Attributes:
        source: The word that comes first in the order of characters.
        target: The other.
        together: Units that have both.
        jaccard: `together` over the units that have either.
        pmi: Pointwise mutual information over units, binary logarithm.
        log_likelihood: G² of having both.
        ids: Permanent ids of the units that have both, in order.
        few: `together` is below 5: no tendency.
    """

    source: str
    target: str
    together: int
    jaccard: float
    pmi: float
    log_likelihood: float
    ids: Sequence[str]
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A word of the network.

    Attributes:
        word: The word.
        pos: Its part of speech; 複合語 for a compound of the table.
        count: How often it stands in the units.
        units: Units that have it.
        degree: Edges of the table that it has.
    """

    word: str
    pos: str
    count: int
    units: int
    degree: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooccurrence:
    """The edge table first, and the words of it.

    Attributes:
        unit: ``turn`` or ``case``.
        units: How many units there are with any content word.
        edges: By `jaccard`, greatest first, then `source`, `target`.
        nodes: Words with at least one edge, most units first, then by word.
        basis: How words were cut and chosen.
        remarks: What a reader must know.
    """

    unit: str
    units: int
    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]
    basis: Basis
    remarks: tuple[Remark, ...] = ()

    @property
    def rows(self) -> tuple[Edge, ...]:
        """The edges."""
        return self.edges


def cooccurrence(
    reading: Reading,
    turns: PassageSet,
    *,
    unit: str = "turn",
    words: int = 100,
    min_units: int = 3,
    min_together: int = 3,
    limit: int | None = 300,
) -> Cooccurrence:
    """Return which content words the same units have.

    Args:
        reading: The corpus.
        turns: Those to read.
        unit: ``turn`` or ``case``; a turn that serves two cases belongs to both.
        words: The words that most units have, this many.
        min_units: Least number of units that have a word.
        min_together: Least number of units that have both.
        limit: Most edges; None: all among `words`.

    Raises:
        UsageError: There is no such unit, or a threshold is below 1.
    """
    at_least(words=words, min_units=min_units, min_together=min_together)
    belongs, rows = members(turns, unit)
    basis = reading.basis((turns,), unit=unit).with_cutoffs(
        words=words, min_units=min_units, min_together=min_together
    )
    empty = Cooccurrence(unit=unit, units=0, edges=(), nodes=(), basis=basis)
    if not belongs.count:
        return replace(empty, remarks=(EMPTY,))
    counted = tally(reading, turns, belongs)
    codes, having = np.unique(counted.codes, return_counts=True)
    codes, having = codes[having >= min_units], having[having >= min_units]
    chosen = np.sort(codes[np.lexsort((codes, -having))][:words])
    kept = counted.only(chosen)
    found = replace(
        empty,
        units=len(np.unique(counted.units)),
        remarks=tuple(remarks_on((turns,))),
    )
    edges = _edges(reading, kept, chosen, found.units, min_together, limit, (unit, rows))
    if not edges:
        return replace(found, remarks=(NO_WORDS, *found.remarks))
    return replace(
        found, edges=tuple(edges), nodes=tuple(_nodes(reading, turns, kept, chosen, edges))
    )


def _edges(
    reading: Reading,
    kept: Tally,
    chosen: Codes,
    units: int,
    least: int,
    limit: int | None,
    named: tuple[str, Codes],
) -> list[Edge]:
    both = _together(kept, len(chosen))
    having = np.diagonal(both)
    first, second = np.nonzero(np.triu(both >= least, k=1))
    if not len(first):
        return []
    o, x, y = both[first, second], having[first], having[second]
    share = jaccard(o, x, y)
    information = pmi(o, expected(x, y, units))
    likely = log_likelihood(o, x, y - o, units - x)
    order = np.lexsort((second, first, -share))[:limit]
    holders = [kept.units[kept.codes == at] for at in range(len(chosen))]
    names = [reading.stream.name(code) for code in chosen.tolist()]
    unit, rows = named
    edges = []
    for k in order.tolist():
        a, b = sorted((int(first[k]), int(second[k])), key=names.__getitem__)
        shared = np.intersect1d(holders[a], holders[b], assume_unique=True)
        edges.append(
            Edge(
                source=names[a],
                target=names[b],
                together=int(o[k]),
                jaccard=float(share[k]),
                pmi=float(information[k]),
                log_likelihood=float(likely[k]),
                ids=Ids(reading.searcher.columns, unit, rows[shared]),
                few=is_few(int(o[k])),
            )
        )
    return sorted(edges, key=lambda edge: (-edge.jaccard, edge.source, edge.target))


def _together(kept: Tally, words: int) -> npt.NDArray[np.int64]:
    """Return for each two words how many units have both; for one word how many have it."""
    both = np.zeros((words, words), dtype=np.float64)
    for low in range(0, kept.size, _CHUNK):
        start, stop = np.searchsorted(kept.units, [low, low + _CHUNK])
        block = np.zeros((min(_CHUNK, kept.size - low), words), dtype=np.float32)
        block[kept.units[start:stop] - low, kept.codes[start:stop]] = 1
        both += block.T @ block  # whole numbers below 2 ** 24: exact
    return both.astype(np.int64)


def _nodes(
    reading: Reading, turns: PassageSet, kept: Tally, chosen: Codes, edges: list[Edge]
) -> list[Node]:
    degree: dict[str, int] = {}
    for edge in edges:
        for word in (edge.source, edge.target):
            degree[word] = degree.get(word, 0) + 1
    counts = np.bincount(kept.codes, weights=kept.counts, minlength=len(chosen))
    units = np.bincount(kept.codes, minlength=len(chosen))
    counted = reading.counted(turns)
    pos = reading.pos_of(counted[np.isin(reading.stream.words[counted], chosen)])
    nodes = [
        Node(
            word=word,
            pos=pos[code],
            count=int(counts[at]),
            units=int(units[at]),
            degree=degree[word],
        )
        for at, code in enumerate(chosen.tolist())
        if (word := reading.stream.name(code)) in degree
    ]
    return sorted(nodes, key=lambda node: (-node.units, node.word))
