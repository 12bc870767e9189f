"""How alike cases are in subject: BM25 over their words, without what every title says.

The words that tell a case from others are found by counting, never from a list: a word
that stands in a tenth of all titles is the wording of the procedure (公益上の必要性の有無について),
and what is in many cases weighs little. Titles count more than speech (BM25F with one
length). After a first round the words that the best cases share are asked for too, at
less weight (relevance feedback, RM3), since members speak of 安否確認 where a title says 見守り.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from itertools import compress
from math import log
from operator import or_
from typing import TypeAlias

from kurume_search.index.leaves import Leaves
from kurume_search.query.phrases import Tokenize
from kurume_search.search.answering.finder import Finder
from kurume_search.search.reckoning.algebra import K1, Counts, Rows, weight
from kurume_search.search.stored.columns import KINDS, Columns

# A title word counts as often as three spoken ones; then the usual values of RM3.
TITLE = 3
BOILERPLATE_SHARE, BOILERPLATE_LEAST = 0.1, 5
# In a large corpus a word that stands more often than there are cases tells none of them.
COMMON_LEAST = 2_000
ASKED_WORDS = 40
# Words that make up less than this of a score explain nothing.
SMALL_SHARE = 0.05
FEEDBACK_CASES, FEEDBACK_WORDS, FEEDBACK_WEIGHT = 5, 20, 0.5

_NO_SUBJECT = re.compile(r"[ぁ-ゖー0-9.,%]*")
# Notes tell what was decided: cases aren't alike in subject for having ended alike.
_SPOKEN = frozenset(KINDS.index(kind) for kind in ("title", "turn"))
_TITLE = KINDS.index("title")
_LENGTH = "section.length"

Weights = Mapping[str, float]


InCases: TypeAlias = tuple[Counts, int]
"""How often each case says a word, in its title threefold, and how many titles have it."""


class Likeness:
    """Words of cases and their weights; one for each look for precedents.

    Attributes:
        cases: The sections that are cases.
    """

    def __init__(
        self, columns: Columns, leaves: Leaves, finder: Finder, tokenize: Tokenize
    ) -> None:
        """Count no word yet.

        Args:
            columns: Of the index.
            leaves: Of the index.
            finder: Finds words as readers may find them, and reckons.
            tokenize: Cuts a text into words.
        """
        self._columns, self._leaves = columns, leaves
        self._finder, self._algebra = finder, finder.algebra
        self._tokenize = tokenize
        self.cases = self._algebra.where("section.case", {1})
        self._number = len(self.cases)
        whole = sum(compress(columns.ints(_LENGTH), columns.ints("section.case")))
        self._average = whole / self._number if self._number else 1.0

    def words_of_text(self, text: str) -> Counter[str]:
        """Count the words of `text` that may tell a subject."""
        return Counter(t.term for t in self._tokenize(text) if not _NO_SUBJECT.fullmatch(t.term))

    def words_of_case(self, row: int) -> Counter[str]:
        """Count the words of a case; those of its title threefold."""
        kinds, starts, words = (
            self._columns.ints("passage.kind"),
            self._leaves.starts,
            Counter[str](),
        )
        for passage in self.subject(row):
            times = TITLE if kinds[passage] == _TITLE else 1
            held = self._leaves.counted(starts[passage], starts[passage + 1])
            for word, count in held.items():
                words[word] += times * count
        return Counter({w: n for w, n in words.items() if not _NO_SUBJECT.fullmatch(w)})

    def subject(self, row: int) -> Iterator[int]:
        """Yield the passages of a case that tell its subject, titles first."""
        columns = self._columns
        kinds, passage_of = columns.ints("passage.kind"), columns.ints("placement.passage")
        held = [passage_of[placement] for placement in columns.some("section.placements", row)]
        yield from (passage for passage in held if kinds[passage] == _TITLE)
        yield from (passage for passage in held if kinds[passage] in _SPOKEN - {_TITLE})

    def asked(self, words: Mapping[str, int]) -> dict[str, float]:
        """Return the key terms among `words` and their weights, heaviest first.

        Where every word is boilerplate, all of them are kept: they are what was asked.
        """
        rare = [word for word in words if not self._common(word)] or words
        known = {word: self._rarity(word) for word in rare if self.counts(word)}
        telling = {word: idf for word, idf in known.items() if not self.boilerplate(word)}
        rated = {
            word: idf * words[word] * (K1 + 1) / (words[word] + K1)
            for word, idf in (telling or known).items()
        }
        return dict(sorted(rated.items(), key=lambda one: (-one[1], one[0]))[:ASKED_WORDS])

    def feedback(self, asked: Weights, best: Iterable[tuple[int, float]]) -> dict[str, float]:
        """Return words that the best cases share beyond those asked, with their weights."""
        found: dict[str, float] = {}
        holders = Counter[str]()
        for row, score in best:
            words = self.words_of_case(row)
            for word, count in words.items():
                holders[word] += 1
                found[word] = found.get(word, 0.0) + score * count / (count + K1)
        shared = {
            word: value * self._rarity(word)
            for word, value in found.items()
            if holders[word] > 1
            and word not in asked
            and not self._common(word)
            and not self.boilerplate(word)
        }
        top = sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:FEEDBACK_WORDS]
        whole, heaviest = sum(asked.values()), sum(weight for _, weight in top)
        return {word: FEEDBACK_WEIGHT * whole * weight / heaviest for word, weight in top}

    def scores(self, weights: Weights, among: Rows) -> Mapping[int, float]:
        """Return how alike the cases `among` that say any word are, in parts of `most`."""
        algebra, parts = self._algebra, [(self.counts(w), weights[w]) for w in weights]
        rows = reduce(or_, (algebra.keys(counts) for counts, _ in parts), self._nothing) & among
        return algebra.scores(rows, parts, _LENGTH, self._average)

    @staticmethod
    def most(weights: Weights) -> float:
        """Return the score of a case that would say every word over and over."""
        return sum(weights.values()) * (K1 + 1)

    def shared(self, weights: Weights, row: int) -> tuple[str, ...]:
        """Return the words of `weights` that bring the case near, those that count most first."""
        length = self._columns.ints(_LENGTH)[row]
        shares = {
            word: idf * weight(count, length, self._average)
            for word, idf in weights.items()
            if (count := self.counts(word).get(row))
        }
        least = SMALL_SHARE * sum(shares.values())
        told = (word for word, share in shares.items() if share >= least)
        return tuple(sorted(told, key=lambda word: (-shares[word], word)))

    def counts(self, word: str) -> Counts:
        """Return how often each case says `word`, in its title threefold."""
        return self._in_cases(word)[0]

    def _common(self, word: str) -> bool:
        """Say whether `word` stands too often to tell a subject, without counting cases."""
        return self._finder.places(word) > max(COMMON_LEAST, self._number)

    def boilerplate(self, word: str) -> bool:
        """Say whether titles use `word` whatever they are about."""
        least = max(BOILERPLATE_LEAST, BOILERPLATE_SHARE * self._number)
        return self._in_cases(word)[1] >= least

    def _rarity(self, word: str) -> float:
        cases = len(self.counts(word))
        return log(1 + (self._number - cases + 0.5) / (cases + 0.5))

    @cached_property
    def _nothing(self) -> Rows:
        return self._algebra.rows((), "sections")

    @cached_property
    def _spoken(self) -> Rows:
        return self._algebra.where("passage.kind", _SPOKEN)

    @cached_property
    def _titles(self) -> Rows:
        return self._algebra.where("passage.kind", {_TITLE})

    def _in_cases(self, word: str) -> InCases:
        def counted(counts: Counts) -> InCases:
            algebra, titles = self._algebra, self._titles
            spoken = algebra.within(counts, self._spoken)
            said = algebra.by_section(algebra.multiplied(spoken, titles, TITLE))
            # Cases that are taken together have one title.
            titled = algebra.keys(algebra.by_section(algebra.within(spoken, titles)))
            return algebra.within(said, self.cases), len(titled & self.cases)

        return self._finder.of_term("in cases", word, counted)
