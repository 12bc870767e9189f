"""What a condition of a coding rule is worth in each unit of text, as arrays.

A word is worth how often it stands in the unit, a comparison 1 or 0, as KH Coder counts; a
code is given where its condition isn't 0. Words are looked for as a search looks for them, so
spellings that the dictionary unifies are one word. A turn is one paragraph (段落).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.analytics.running.passage_sets import PassageSet, column
from kurume_search.analytics.running.reading import Reading
from kurume_search.analytics.running.tallies import Membership
from kurume_search.analytics.running.turn_groups import turn_groups
from kurume_search.errors import UsageError
from kurume_search.query.ast import Literal, Words
from kurume_search.query.coding_rules import (
    And,
    Binary,
    CodeRef,
    Condition,
    HeadingIs,
    Measure,
    Near,
    Not,
    Number,
    Or,
    Phrase,
    String,
    VariableIs,
    Word,
)
from kurume_search.query.fields import field_named
from kurume_search.search.reckoning.algebra import Span
from kurume_search.text.sentences import sentences

Numbers: TypeAlias = "npt.NDArray[np.float64]"

_COMPARED: dict[str, Callable[[Numbers, Numbers], npt.NDArray[np.bool_]]] = {
    ">": np.greater,
    ">=": np.greater_equal,
    "<": np.less,
    "<=": np.less_equal,
    "==": np.equal,
}
_RECKONED: dict[str, Callable[[Numbers, Numbers], Numbers]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    # A unit without the divisor has nothing to share out.
    "/": lambda a, b: np.divide(a, b, out=np.zeros_like(a), where=b != 0),
}
# Names of external variables in our own export for KH Coder.
_VARIABLES = {"fiscal_year": "year", "departments": "dept", "topics": "topic"}


def _true(value: Numbers) -> npt.NDArray[np.bool_]:
    return np.not_equal(value, 0)


def _number(value: npt.NDArray[np.bool_]) -> Numbers:
    return value.astype(np.float64)


class Coder:
    """Computes conditions over the units of one set of turns."""

    def __init__(
        self, reading: Reading, turns: PassageSet, belongs: Membership, names: bool
    ) -> None:
        self._reading, self._turns, self._belongs = reading, turns, belongs
        searcher = reading.searcher
        self._columns = searcher.columns
        self._finder = searcher.finder(names=names)
        self._given: dict[str, Numbers] = {}

    def code(self, name: str, condition: Condition | None) -> npt.NDArray[np.bool_]:
        """Return which units have the code `name`; later conditions may refer to it.

        Raises:
            UsageError: The condition asks for what minutes don't have.
        """
        none = np.zeros(self._belongs.count)
        value = none if condition is None else self._value(condition)
        self._given[name] = value
        return _true(value)

    def _value(self, condition: Condition) -> Numbers:
        match condition:
            case And(parts):
                return _number(np.logical_and.reduce([_true(self._value(p)) for p in parts]))
            case Or(parts):
                return _number(np.logical_or.reduce([_true(self._value(p)) for p in parts]))
            case Not(part):
                return _number(~_true(self._value(part)))
            case Binary(operator, left, right):
                one, other = self._value(left), self._value(right)
                if operator in _COMPARED:
                    return _number(_COMPARED[operator](one, other))
                return _RECKONED[operator](one, other)
            case Number(value):
                return np.full(self._belongs.count, float(value))
            case CodeRef(name):
                return _number(_true(self._given[name]))
            case Measure(name):
                return self._measure(name)
            case VariableIs(name, wanted):
                return self._variable(name, wanted)
            case HeadingIs():
                raise UsageError(
                    f"見出しの条件({condition})は数えられません。"
                    "会議や案件で絞るには、検索式で絞ってください。"
                )
            case String(text):
                return self._summed(self._finder.counts(Literal(text)).items())
        return self._places(self._spans(condition))

    def _spans(self, condition: Word | Phrase | Near) -> Iterable[Span]:
        match condition:
            case Word(base, pos, inflection):
                if inflection is not None:
                    raise UsageError(f"活用形の条件({condition})は数えられません。")
                found = self._finder.spans(Words(base))
                return found if pos is None else self._of_pos(found, pos)
            case Phrase(words):
                return self._chain(words)
        return self._near(condition)

    def _of_pos(self, spans: Iterable[Span], pos: str) -> list[Span]:
        keys: list[str] = self._columns.value("pos.keys")
        wanted = {n for n, key in enumerate(keys) if pos in (key, key.partition("-")[0])}
        if not wanted:
            known = sorted({key.partition("-")[0] for key in keys})
            raise UsageError(f"品詞「{pos}」はありません。", near=known)
        codes = self._columns.raw("pos")
        return [span for span in spans if codes[span[0]] in wanted]

    def _chain(self, words: tuple[str, ...]) -> list[Span]:
        """Return the places of the first word behind which the others stand side by side."""
        found = sorted(self._finder.spans(Words(words[0])))
        for word in words[1:]:
            begins: dict[int, int] = {}
            for first, last in self._finder.spans(Words(word)):
                begins[first] = max(begins.get(first, last), last)
            found = [(a, begins[b + 1]) for a, b in found if b + 1 in begins]
        return found

    def _near(self, near: Near) -> list[Span]:
        """Return the places of the first word that have all the others near, each to the last.

        A word is near if at most `distance` words on; ordered ones stand behind.
        """
        reach = near.distance or len(self._columns.raw("pos"))
        found = [(span, span) for span in sorted(self._finder.spans(Words(near.words[0])))]
        for word in near.words[1:]:
            spans = sorted(self._finder.spans(Words(word)))
            starts = np.array([first for first, _ in spans], dtype=np.int64)
            kept = []
            for origin, (first, last) in found:
                low = np.searchsorted(starts, last + 1 if near.ordered else first - reach - _WIDE)
                high = np.searchsorted(starts, last + reach, side="right")
                for other in spans[int(low) : int(high)]:
                    if self._close((first, last), other, reach, near):
                        kept.append((origin, other))
                        break
            found = kept
        return [origin for origin, _ in found]

    def _close(self, one: Span, other: Span, reach: int, near: Near) -> bool:
        behind, before = other[0] - one[1], one[0] - other[1]
        if not (0 < behind <= reach or (not near.ordered and 0 < before <= reach)):
            return False
        if self._passage(one[0]) != self._passage(other[0]):
            return False
        return near.within != "b" or self._sentence(one[0]) == self._sentence(other[0])

    def _passage(self, place: int) -> int:
        return self._reading.searcher.leaves.passage_of(place)

    def _sentence(self, place: int) -> tuple[int, int]:
        """Return the passage and the number of the sentence that `place` stands in."""
        row = self._passage(place)
        if row not in self._sentences:
            text = self._columns.text(row)
            ends = [span.stop for span in sentences(text)]
            words = self._reading.searcher.tokens.of_passage(row)
            self._sentences[row] = {
                word.position: int(np.searchsorted(ends, word.stop)) for word in words
            }
        base = self._reading.searcher.leaves.starts[row]
        return row, self._sentences[row].get(place - base, -1)

    @cached_property
    def _sentences(self) -> dict[int, dict[int, int]]:
        return {}

    def _places(self, spans: Iterable[Span]) -> Numbers:
        counts: dict[int, int] = {}
        for first, _ in spans:
            row = self._passage(first)
            counts[row] = counts.get(row, 0) + 1
        return self._summed(counts.items())

    def _summed(self, counts: Iterable[tuple[int, int]]) -> Numbers:
        """Return counts of passages as counts of units."""
        of_passages = np.zeros(self._columns.passages)
        for row, count in counts:
            of_passages[row] = count
        return self._of_units(of_passages)

    def _of_units(self, of_passages: npt.NDArray[np.float64]) -> Numbers:
        belongs = self._belongs
        weights = of_passages[belongs.passages]
        sums = np.bincount(belongs.units, weights=weights, minlength=belongs.count)
        return sums.astype(np.float64)

    def _measure(self, name: str) -> Numbers:
        if name == "No.":
            return np.arange(1.0, self._belongs.count + 1)
        source = "passage.characters" if name == "lc" else "passage.length"
        return self._of_units(column(self._columns, source).astype(np.float64))

    def _variable(self, name: str, wanted: str) -> Numbers:
        known = _VARIABLES.get(name, name)
        info = field_named(known)
        if info is None:
            raise UsageError(f"外部変数「{name}」はありません。", near=tuple(_VARIABLES))
        groups = turn_groups(self._turns, info.name, unrecorded=True)
        pairs = zip(groups.keys, groups.labels, strict=True)
        fits = [wanted in (key, label, label.removesuffix("年度")) for key, label in pairs]
        has = np.zeros(self._columns.passages)
        has[groups.belongs.passages[np.array(fits, dtype=np.bool_)[groups.belongs.units]]] = 1
        return _number(_true(self._of_units(has)))


_WIDE = 60  # the longest phrase that a search takes for one
