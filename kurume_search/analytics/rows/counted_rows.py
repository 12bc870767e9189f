"""Which turns and cases a measure counts, as arrays over the rows of the columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from kurume_search.analytics.rows.frame import Frame
from kurume_search.query.ast import Field
from kurume_search.query.predicates import Cites, OneOf, Predicate
from kurume_search.query.resolve import resolve
from kurume_search.query.values import read_article
from kurume_search.search.stored.columns import KINDS

if TYPE_CHECKING:
    from kurume_search.analytics.rows.frame import Ints, Mask
    from kurume_search.search.answering.found import Found
    from kurume_search.search.searcher import Searcher

_FIELDS = {"article": "article", "topic": "topic", "department": "dept"}
_QUESTION, _ANSWER = KINDS.index("question"), KINDS.index("answer")


class Weighed:
    """What each passage counts for.

    Attributes:
        weights: One a passage, 0 for what doesn't count.
        passages: Rows of those that do.
        ones: Each of them counts for 1.
    """

    def __init__(self, frame: Frame, weights: Ints) -> None:
        self.weights = weights
        self.passages: Ints = np.nonzero(weights)[0]
        self.ones = bool((weights[self.passages] == 1).all())
        self._frame = frame

    @cached_property
    def placements(self) -> Ints:
        """Where they stand."""
        found: Ints = np.nonzero(self.weights[self._frame.placement_passage])[0]
        return found


def turns_of_kind(frame: Frame, measure: str) -> Weighed:
    """Return what passages count for under a measure of turns; made once."""
    found = frame.made.get(("turns", measure))
    if found is None:
        found = frame.made["turns", measure] = Weighed(frame, _turns(frame, measure))
    assert isinstance(found, Weighed)  # noqa: S101 - what this key holds
    return found


def _turns(frame: Frame, measure: str) -> Ints:
    made: Ints = frame.is_turn.astype(np.int64)
    match measure:
        case "questions":
            made *= frame.turn_kind == _QUESTION
        case "question_sentences":
            # The chair's prompts have a か too; only what question turns ask is counted.
            made *= frame.questions * (frame.turn_kind == _QUESTION)
        case "answers":
            made *= frame.turn_kind == _ANSWER
        case "characters":
            made *= frame.characters
    return made


def every_passage(frame: Frame) -> Weighed:
    """Return passages of every kind, each once."""
    return Weighed(frame, np.ones(len(frame.passage_meeting), dtype=np.int64))


def occurrences(frame: Frame, found: Found) -> Weighed:
    """Return of each turn how often the words of a query stand in it, where it answers."""
    weights = np.zeros(len(frame.passage_meeting), dtype=np.int64)
    for node, passages in found.words():
        counts = found.finder.counts(node)
        for passage in passages:
            weights[passage] += counts[passage]
    return Weighed(frame, np.where(frame.is_turn, weights, 0))


def about(
    frame: Frame, field: str, value: str | None, searcher: Searcher, *, concordant: bool = False
) -> Mask:
    """Return which sections have a provision, topic or department; any if none is named.

    Args:
        frame: The arrays.
        field: ``article``, ``topic`` or ``department``.
        value: As queries write it.
        searcher: Knows what values mean.
        concordant: Provisions that correspond across the reform too.

    Raises:
        QueryError: The value can't be understood.
    """
    name = _FIELDS[field]
    starts, codes = frame.lists(f"count.{name}")
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    if value is not None:
        predicates = list(_predicates(name, value, searcher, concordant=concordant))
        keys = [str(key) for key, _ in frame.columns.value(f"count.{name}.labels")]
        holds = [any(_test(one)(key) for one in predicates) for key in keys]
        rows = rows[np.array(holds, dtype=bool)[codes]] if holds else rows[:0]
    found = np.zeros(len(starts) - 1, dtype=bool)
    found[rows] = True
    return found


def _predicates(
    name: str, value: str, searcher: Searcher, *, concordant: bool
) -> Iterator[Predicate]:
    predicate = resolve(Field(name, value), searcher.vocabulary).predicate
    yield predicate
    if concordant and isinstance(predicate, Cites):
        from kurume_search.query.concordance import correspondences

        for one in correspondences(predicate, searcher.registers):
            for other in one.others:
                if (there := other.provision) is not None:
                    yield Cites(there, frozenset({other.law}))


def _test(predicate: Predicate) -> Callable[[str], bool]:
    if isinstance(predicate, OneOf):
        return predicate.values.__contains__
    assert isinstance(predicate, Cites)  # noqa: S101 - what an article resolves to
    cites = predicate

    def cited(key: str) -> bool:
        law, _, written = key.rpartition(":")
        if cites.laws is not None and law not in cites.laws:
            return False
        found = read_article(written)
        return found is not None and cites.covers(found.provision)

    return cited
