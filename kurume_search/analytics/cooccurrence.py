"""Co-occurrence (共起): words that the same turns, or the same cases, have."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.analytics.basis import Basis, Remark


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
    ids: tuple[str, ...]
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
