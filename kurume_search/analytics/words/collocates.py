"""Collocates (共起語): words that stand near a word more often than elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.rows.basis import Basis, Remark
from kurume_search.analytics.running.passage_sets import PassageSet
from kurume_search.analytics.running.places import Places
from kurume_search.analytics.running.reading import Reading, at_least, is_few
from kurume_search.analytics.running.remarks import NO_WORDS, elsewhere, nowhere, remarks_on
from kurume_search.analytics.statistics.association import (
    expected,
    log_dice,
    log_likelihood,
    pmi,
    t_score,
)
from kurume_search.errors import UsageError
from kurume_search.query.ast import And, Literal, Near, Words, written
from kurume_search.query.lexer import MAX_DISTANCE

MEASURES = ("log_dice", "pmi", "t_score", "log_likelihood", "together")
_LEFT, _RIGHT = 1, 2
Sides: TypeAlias = "npt.NDArray[np.uint8]"


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
    ids: Sequence[str]
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


def collocates(
    reading: Reading,
    node: str,
    places: Places,
    turns: PassageSet,
    *,
    window: int = 5,
    min_count: int = 3,
    measure: str = "log_dice",
    limit: int | None = 100,
) -> Collocates:
    """Return the content words that stand within `window` running words of the node.

    Near and far are parts of the same turns: a word is near if any place of the node is
    within the window, and counts once. S. Evert (2008), "Corpora and collocations", 4.2.

    Args:
        reading: The corpus.
        node: What was asked for, for people.
        places: Where it stands.
        turns: The turns read.
        window: Running words on either side, particles among them, marks not.
        min_count: Least number of places near the node.
        measure: What to order by: `MEASURES`.
        limit: Most rows; None: all.

    Raises:
        UsageError: There is no such measure, or the window or threshold is below 1.
    """
    if measure not in MEASURES:
        raise UsageError(f"指標「{measure}」はありません。", near=MEASURES)
    at_least(window=window, min_count=min_count)
    stream = reading.stream
    basis = reading.basis((turns,)).with_cutoffs(
        window=window, min_count=min_count, measure=measure
    )
    found = Collocates(
        node=node, occurrences=len(places), window=window, near=0, size=0, measure=measure,
        rows=(), basis=basis, remarks=tuple(elsewhere(places)),
    )  # fmt: skip
    if not len(places):
        return replace(found, remarks=(nowhere(node), *found.remarks))
    sides, is_node = _sides(reading, places, window)
    readable = reading.inside(turns) & ~is_node
    near = readable & (sides > 0)
    n, whole = int(near.sum()), int(readable.sum())
    content = reading.content & readable
    at = np.flatnonzero(content & near)
    together = np.bincount(stream.words[at], minlength=stream.vocabulary)
    every = np.bincount(stream.words[content], minlength=stream.vocabulary)
    codes = np.flatnonzero(together >= min_count)
    found = replace(found, near=n, size=whole)
    if not len(codes):
        return replace(found, remarks=(NO_WORDS, *found.remarks))
    counts = _Counts(codes, together[codes], every[codes])
    rows = list(_rows(reading, found, counts, at, sides, limit))
    rows.sort(key=lambda row: (-round(getattr(row, measure), 9), row.word))
    remarks = (*found.remarks, *remarks_on((turns,)))
    return replace(found, rows=tuple(rows), remarks=remarks)


class _Counts(NamedTuple):
    """Counts of the words that are listed: parallel arrays.

    Attributes:
        codes: The words.
        near: How often each stands within the window.
        all: How often each stands in all that was read.
    """

    codes: npt.NDArray[np.int64]
    near: npt.NDArray[np.int64]
    all: npt.NDArray[np.int64]


def _rows(
    reading: Reading,
    found: Collocates,
    counts: _Counts,
    at: npt.NDArray[np.int64],
    sides: Sides,
    limit: int | None,
) -> Iterator[CollocateRow]:
    """Yield the first rows by the measure, ties in no order.

    Args:
        reading: The corpus.
        found: The result without its rows.
        counts: Of the words.
        at: Where content words stand within the window.
        sides: On which side of its nearest node each running word stands.
        limit: Most rows; None: all.
    """
    codes, o, c = counts
    chance = expected(c, found.near, found.size)
    values = {
        "log_dice": log_dice(o, c, found.occurrences),
        "pmi": pmi(o, chance),
        "t_score": t_score(o, chance),
        "log_likelihood": log_likelihood(o, found.near, c - o, found.size - found.near),
        "together": o,
    }
    order = np.lexsort((codes, -np.asarray(values[found.measure], dtype=np.float64)))[:limit]
    stream = reading.stream
    pos = reading.pos_of(at[np.isin(stream.words[at], codes[order])])
    for k in order.tolist():
        code = int(codes[k])
        here = at[stream.words[at] == code]
        passages = np.unique(stream.passages[here]).astype(np.int64)
        left = int((sides[here] == _LEFT).sum())
        yield CollocateRow(
            word=stream.name(code),
            pos=pos[code],
            together=int(o[k]),
            left=left,
            right=int(o[k]) - left,
            count=int(c[k]),
            expected=float(chance[k]),
            log_dice=float(values["log_dice"][k]),
            pmi=float(values["pmi"][k]),
            t_score=float(values["t_score"][k]),
            log_likelihood=float(values["log_likelihood"][k]),
            turns=len(passages),
            query=_near(found.node, reading.query_node(code), found.window),
            ids=reading.ids(passages),
            few=is_few(int(o[k])),
        )


def _near(node: str, word: Words | Literal, window: int) -> str:
    """Return a query that finds both; a string stands near nothing, but in the same turn."""
    if isinstance(word, Literal):
        return written(And((Words(node), word)))
    return written(Near(Words(node), word, min(window, MAX_DISTANCE)))


def _sides(reading: Reading, places: Places, window: int) -> tuple[Sides, npt.NDArray[np.bool_]]:
    """Return on which side of its nearest node each word stands, and which words are nodes."""
    stream = reading.stream
    is_node = np.zeros(len(stream), dtype=np.bool_)
    for offset in range(int((places.last - places.first).max()) + 1):
        at = places.first + offset
        is_node[at[at <= places.last]] = True
    sides = np.zeros(len(stream), dtype=np.uint8)
    low = stream.starts[places.passages]
    high = stream.starts[places.passages + 1]
    # No word of a passage is as far from another as the longest passage is long.
    for distance in range(1, min(window, int((high - low).max(initial=0))) + 1):
        before, behind = places.first - distance, places.last + distance
        for at, side in ((before[before >= low], _LEFT), (behind[behind < high], _RIGHT)):
            open_ = at[(sides[at] == 0) & ~is_node[at]]
            sides[open_] = side
    return sides, is_node
