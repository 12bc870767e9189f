"""Collocates (共起語): words that stand near a word more often than elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.analytics.basis import Basis, Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class CollocateRow:
    """A word near the node, and how much more often than chance has it.

    Attributes:
        word: The collocate.
        pos: Its part of speech; 複合語 for a compound of the table.
        together: Places of it within the window, each counted once.
        left: Those before the nearest place of the node.
        right: Those behind it.
        count: How often it stands anywhere in the turns read.
        expected: What chance would give `together`.
        log_dice: Rychlý's logDice; 14 at most.
        pmi: Pointwise mutual information, binary logarithm.
        t_score: (together - expected) / √together.
        log_likelihood: G² of near against far.
        turns: Turns in which it stands near.
        query: What finds the two together (``個人情報 NEAR/5 利用``).
        ids: Permanent ids of those turns, in order.
        few: `together` is below 5: no tendency.
    """

    word: str
    pos: str
    together: int
    left: int
    right: int
    count: int
    expected: float
    log_dice: float
    pmi: float
    t_score: float
    log_likelihood: float
    turns: int
    query: str
    ids: tuple[str, ...]
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocates:
    """The words around a node, by the measure asked for.

    Attributes:
        node: What was asked for.
        occurrences: How often it stands in the turns read.
        window: Running words on either side, within a turn.
        near: Running words within the window, each counted once, the node apart.
        size: All running words of the turns read, the node apart.
        measure: What rows are ordered by: a field of the rows.
        rows: By `measure`, greatest first, then `word`.
        basis: How words were cut and chosen.
        remarks: What a reader must know.
    """

    node: str
    occurrences: int
    window: int
    near: int
    size: int
    measure: str
    rows: tuple[CollocateRow, ...]
    basis: Basis
    remarks: tuple[Remark, ...] = ()
