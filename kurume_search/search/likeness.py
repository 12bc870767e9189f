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
from collections.abc import Iterable, Mapping, Sequence
from math import log

from kurume_search.query.phrases import Tokenize
from kurume_search.search.columns import KINDS, Columns
from kurume_search.search.finder import Finder

# The usual values of BM25; of RM3; a title word counts as often as three spoken ones.
K1, B = 1.2, 0.75
TITLE = 3
BOILERPLATE_SHARE, BOILERPLATE_LEAST = 0.1, 5
# In a large corpus a word that stands more often than there are cases tells none of them.
COMMON_LEAST = 2_000
ASKED_WORDS = 40
# Words that make up less than this of a score explain nothing.
SMALL_SHARE = 0.05
FEEDBACK_CASES, FEEDBACK_WORDS, FEEDBACK_WEIGHT = 5, 20, 0.5

_NO_SUBJECT = re.compile(r"[ぁ-ゖー0-9.,%]*")
_SPOKEN = frozenset(KINDS.index(kind) for kind in ("title", "turn", "note"))
_TITLE = KINDS.index("title")

Weights = Mapping[str, float]


class Likeness:
    """Words of cases and their weights; one for each look for precedents."""

    def __init__(self, columns: Columns, finder: Finder, tokenize: Tokenize) -> None:
        self._columns = columns
        self._finder = finder
        self._tokenize = tokenize
        is_case = columns.ints("section.case")
        self.cases = tuple(row for row in range(columns.sections) if is_case[row])
        lengths = columns.ints("section.length")
        whole = sum(lengths[row] for row in self.cases)
        self._average = whole / len(self.cases) if self.cases else 1.0
        self._counts: dict[str, dict[int, float]] = {}
        self._titles: dict[str, int] = {}

    def words_of_text(self, text: str) -> Counter[str]:
        """Count the words of `text` that may tell a subject."""
        return Counter(t.term for t in self._tokenize(text) if not _NO_SUBJECT.fullmatch(t.term))

    def words_of_case(self, row: int) -> Counter[str]:
        """Count the words of a case; those of its title threefold."""
        columns, words = self._columns, Counter[str]()
        kinds, passage_of = columns.ints("passage.kind"), columns.ints("placement.passage")
        for placement in columns.some("section.placements", row):
            passage = passage_of[placement]
            if kinds[passage] in _SPOKEN:
                times = TITLE if kinds[passage] == _TITLE else 1
                for word, count in self.words_of_text(columns.text(passage)).items():
                    words[word] += times * count
        return words

    def asked(self, words: Mapping[str, int]) -> dict[str, float]:
        """Return the key terms among `words` and their weights, heaviest first.

        Where every word is boilerplate, all of them are kept: they are what was asked.
        """
        rare = [word for word in words if not self._common(word)] or words
        known = {word: self._rarity(word) for word in rare if self._in_cases(word)}
        telling = {word: idf for word, idf in known.items() if not self.boilerplate(word)}
        rated = {
            word: idf * words[word] * (K1 + 1) / (words[word] + K1)
            for word, idf in (telling or known).items()
        }
        return dict(sorted(rated.items(), key=lambda one: (-one[1], one[0]))[:ASKED_WORDS])

    def feedback(self, asked: Weights, best: Sequence[tuple[int, float]]) -> dict[str, float]:
        """Return words that the best cases share beyond those asked, with their weights."""
        found: dict[str, float] = {}
        holders = Counter[str]()
        for row, score in best[:FEEDBACK_CASES]:
            words = self.words_of_case(row)
            for word, count in words.items():
                if word not in asked and not self._common(word) and not self.boilerplate(word):
                    holders[word] += 1
                    found[word] = found.get(word, 0.0) + score * count / (count + K1)
        shared = {w: v * self._rarity(w) for w, v in found.items() if holders[w] > 1}
        top = sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:FEEDBACK_WORDS]
        whole, heaviest = sum(asked.values()), sum(weight for _, weight in top)
        return {word: FEEDBACK_WEIGHT * whole * weight / heaviest for word, weight in top}

    def scores(self, weights: Weights, among: Iterable[int]) -> dict[int, float]:
        """Return the likeness of the cases `among`, 0 to 1; those without a word are left out.

        1 would be a case that says every word over and over.
        """
        whole = sum(weights.values()) * (K1 + 1)
        scores: dict[int, float] = {}
        wanted = frozenset(among)
        for word, weight in weights.items():
            for row, count in self._in_cases(word).items():
                if row in wanted:
                    scores[row] = scores.get(row, 0.0) + weight * self._saturated(row, count)
        return {row: score / whole for row, score in scores.items()}

    def shared(self, weights: Weights, row: int) -> tuple[str, ...]:
        """Return the words of `weights` that bring the case near, those that count most first."""
        shares = {
            word: weight * self._saturated(row, count)
            for word, weight in weights.items()
            if (count := self._in_cases(word).get(row))
        }
        least = SMALL_SHARE * sum(shares.values())
        told = (word for word, share in shares.items() if share >= least)
        return tuple(sorted(told, key=lambda word: (-shares[word], word)))

    def _common(self, word: str) -> bool:
        """Say whether `word` stands too often to tell a subject, without counting cases."""
        return self._finder.places(word) > max(COMMON_LEAST, len(self.cases))

    def boilerplate(self, word: str) -> bool:
        """Say whether titles use `word` whatever they are about."""
        self._in_cases(word)
        least = max(BOILERPLATE_LEAST, BOILERPLATE_SHARE * len(self.cases))
        return self._titles[word] >= least

    def _rarity(self, word: str) -> float:
        cases = len(self._in_cases(word))
        return log(1 + (len(self.cases) - cases + 0.5) / (cases + 0.5))

    def _saturated(self, row: int, count: float) -> float:
        length = self._columns.ints("section.length")[row] / self._average
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length))

    def _in_cases(self, word: str) -> dict[int, float]:
        """Return how often each case says `word`, titles threefold."""
        found = self._counts.get(word)
        if found is None:
            found, titled = {}, set[int]()
            columns = self._columns
            kinds, is_case = columns.ints("passage.kind"), columns.ints("section.case")
            for passage, count in self._finder.term(word).items():
                kind = kinds[passage]
                if kind not in _SPOKEN:
                    continue
                for row in columns.some("placement.section", passage):
                    if is_case[row]:
                        times = TITLE if kind == _TITLE else 1
                        found[row] = found.get(row, 0) + times * count
                        if kind == _TITLE:
                            titled.add(row)
            self._counts[word] = found
            self._titles[word] = len(titled)
        return found
