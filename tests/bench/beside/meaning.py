"""What a question means, word for word: the documents in plain arrays, nothing clever.

Holds every engine to one answer on corpora where the slow oracle (`query.match`) would take
hours; where it doesn't, that one is asked too (see `checks`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from bench.beside.documents import HOLE, Document
from bench.beside.questions import Question, Shape, Want
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_GAP = 64  # free places between two documents, more than any distance that is asked for


class Meaning:
    """The documents of a corpus as arrays.

    Attributes:
        terms: Escaped, in the order in which they first stand.
        starts: First place of each document.
        words: Number of the term at each place; -1 for holes and between documents.
        ids: Permanent id of each document.
        turns: Whether each is said by somebody.
        years: Of each; 0 where the minutes don't say.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        numbers: dict[str, int] = {HOLE: -1}
        words: list[NDArray[np.int32]] = []
        starts, place = [], 0
        gap = np.full(_GAP, -1, np.int32)
        self.ids: list[str] = []
        turns, years = [], []
        self.outcomes: list[tuple[str, ...]] = []
        departments: dict[str, list[int]] = defaultdict(list)
        for one in documents:
            row = [numbers.setdefault(word, len(numbers) - 1) for word in one.words.split()]
            words += [np.array(row, np.int32), gap]
            starts.append(place)
            place += len(row) + _GAP
            self.ids.append(one.id)
            turns.append(one.turn)
            years.append(one.year)
            self.outcomes.append(one.outcomes)
            for key in one.departments:
                departments[key].append(one.number)
        del numbers[HOLE]
        self.terms = list(numbers)
        self.numbers = numbers
        self.starts = np.array([*starts, place], np.int64)
        self.words = np.concatenate(words) if words else np.zeros(0, np.int32)
        self.turns, self.years = np.array(turns, bool), np.array(years, np.int64)
        self._gone = np.zeros(0, np.int64)
        self.departments = {key: np.array(held, np.int64) for key, held in departments.items()}

    def __len__(self) -> int:
        return len(self.ids)

    def forget(self, numbers: Sequence[int]) -> None:
        """Take documents out; the others keep their numbers."""
        self._gone = np.array(numbers, np.int64)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Number of the document of each id."""
        return {name: row for row, name in enumerate(self.ids)}

    @cached_property
    def _order(self) -> tuple[Numbers, Numbers]:
        """Places by term, and where each term's begin."""
        at = np.flatnonzero(self.words >= 0)
        held = self.words[at]
        order = at[np.argsort(held, kind="stable")]
        return order, np.searchsorted(np.sort(held), np.arange(len(self.terms) + 1))

    def places(self, term: str) -> Numbers:
        """Return where `term` stands, rising."""
        number = self.numbers.get(term)
        if number is None:
            return np.zeros(0, np.int64)
        order, starts = self._order
        return order[starts[number] : starts[number + 1]]

    def documents_at(self, places: Numbers) -> Numbers:
        """Return the documents that hold `places`, each once, rising."""
        return np.unique(np.searchsorted(self.starts, places, "right") - 1)

    def frequencies(self) -> dict[str, int]:
        """Return in how many documents each term stands."""
        return {term: len(self.documents_at(self.places(term))) for term in self.terms}

    def answer(self, question: Question) -> set[int] | Counter[tuple[int, str]] | Counter[int]:
        """Return what an engine must: documents, or counts of turns by year (and outcome)."""
        found = self.found(question)
        if question.want is Want.FACET:
            return Counter(
                (int(self.years[row]), outcome)
                for row in found
                if self.turns[row]
                for outcome in self.outcomes[row]
            )
        if question.want is Want.TREND:
            return Counter(int(self.years[row]) for row in found if self.turns[row])
        return {int(row) for row in found}

    def found(self, question: Question) -> Numbers:
        """Return the documents that `question` means, rising."""
        found = self._of_words(question)
        if question.departments:
            held = [
                self.departments[key] for key in question.departments if key in self.departments
            ]
            found = np.intersect1d(found, np.concatenate([np.zeros(0, np.int64), *held]))
        if question.year is not None:
            found = found[self.years[found] == question.year]
        return np.setdiff1d(found, self._gone, assume_unique=True)

    def _of_words(self, question: Question) -> Numbers:
        terms = question.terms
        match question.shape:
            case Shape.PHRASE:
                firsts = self.places(terms[0])
                for offset, term in enumerate(terms[1:], 1):
                    firsts = np.intersect1d(firsts, self.places(term) - offset)
                return self.documents_at(firsts)
            case Shape.NEAR:
                return self._near(terms[0], terms[1], question.distance)
            case Shape.PREFIX:
                held = [t for t in self.terms if t.startswith(terms[0])]
                return self.documents_at(np.concatenate([self.places(term) for term in held]))
        rows = [self.documents_at(self.places(term)) for term in terms]
        joined = rows[0]
        for other in rows[1:]:
            joined = (np.union1d if question.shape is Shape.OR else np.intersect1d)(joined, other)
        return joined

    def _near(self, one: str, other: str, distance: int) -> Numbers:
        places, others = self.places(one), self.places(other)
        low = np.searchsorted(others, places - distance)
        high = np.searchsorted(others, places + distance, "right")
        return self.documents_at(places[high > low])
