"""Draws questions from what a corpus says: seeded, dozens a class, the same every time.

Engines are fed terms, and only ours also finds what a dictionary cut otherwise but is spelled
the same, or a registered synonym. So that all mean one thing, words are drawn that have no
synonym and whose characters stand in no document that lacks the term; how many were set
aside for it is told.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cached_property

from bench.beside.documents import escaped, folded
from bench.beside.meaning import Meaning
from bench.beside.questions import KINDS, Band, Kind, Question, Shape

from kurume_search.analysis.morphemes import tokens
from kurume_search.errors import QueryError
from kurume_search.query.ast import Field, Query, Words
from kurume_search.query.phrases import stems_of
from kurume_search.query.predicates import OneOf
from kurume_search.query.resolve import resolve
from kurume_search.query.vocabulary import PRINTED
from kurume_search.search.searcher import Searcher

_CONTENT = re.compile(r"[一-龠々ァ-ヶー]{2,}")
_TRIES = 400  # candidates a question; a small corpus hasn't dozens of everything
_DISTANCES = (2, 5, 10)


class Drawing:
    """Draws questions about one corpus."""

    def __init__(
        self, meaning: Meaning, texts: Sequence[str], searcher: Searcher, seed: int = 1
    ) -> None:
        self._meaning = meaning
        self._searcher = searcher
        self._seed = seed
        self._texts = [folded(text) for text in texts]
        self._plain: dict[str, bool] = {}

    @property
    def set_aside(self) -> tuple[int, int]:
        """How many texts were set aside since they mean more than their terms, and of how many."""
        return sum(not fits for fits in self._plain.values()), len(self._plain)

    def all(self, number: int) -> dict[Kind, list[Question]]:
        """Return up to `number` questions of each class, none twice."""
        return {kind: self.some(kind, number) for kind in KINDS}

    def some(self, kind: Kind, number: int) -> list[Question]:
        """Return up to `number` questions of one class, none twice."""
        dice = random.Random(f"{self._seed} {kind.shape} {kind.band} {kind.limited}")
        found: dict[Question, None] = {}
        for _ in range(_TRIES * number):
            if len(found) == number:
                break
            if (one := self._one(kind, dice)) is not None and len(self._meaning.found(one)):
                found.setdefault(one)
        return list(found)

    def _one(self, kind: Kind, dice: random.Random) -> Question | None:
        if kind.shape is Shape.PHRASE:
            return self._phrase(kind, dice)
        words = self._words(kind.band)
        if len(words) < 2:
            return None
        if kind.shape is Shape.PREFIX:
            return self._prefix(kind, dice.choice(words))
        number = {Shape.WORD: 1}.get(kind.shape, 2)
        terms = tuple(dice.sample(words, number))
        if not all(self._is_plain(term, (term,)) for term in terms):
            return None
        made = Question(kind.shape, kind.want, tuple(map(escaped, terms)), terms)
        if kind.shape is Shape.NEAR:
            return made._replace(distance=dice.choice(_DISTANCES))
        return self._limited(made, dice) if kind.limited else made

    def _words(self, band: Band) -> Sequence[str]:
        if band not in self._bands:
            total = len(self._meaning)
            self._bands[band] = [
                term
                for term, count in self._frequencies.items()
                if max(band.low * total, band.least) <= count <= max(band.high * total, band.least)
                and _CONTENT.fullmatch(term)
            ]
        return self._bands[band]

    @cached_property
    def _bands(self) -> dict[Band, Sequence[str]]:
        return {}

    @cached_property
    def _frequencies(self) -> dict[str, int]:
        return self._meaning.frequencies()

    def _is_plain(self, text: str, terms: tuple[str, ...]) -> bool:
        """Say whether `text` is cut into `terms`, stands nowhere otherwise cut, and is all."""
        known = self._plain.get(text)
        if known is None:
            cut = tuple(token.term for token in tokens(text)) == terms
            alone = not self._searcher.expanded(Query(Words(text))).expansions
            known = self._plain[text] = cut and alone and self._stands_only_so(text, terms)
        return known

    def _stands_only_so(self, text: str, terms: tuple[str, ...]) -> bool:
        asked = Question(Shape.PHRASE, KINDS[0].want, tuple(map(escaped, terms)), (text,))
        meant, needle = {int(row) for row in self._meaning.found(asked)}, folded(text)
        return all(row in meant for row, held in enumerate(self._texts) if needle in held)

    def _prefix(self, kind: Kind, word: str) -> Question | None:
        start = word[:2]
        stems = stems_of(start, tokens)
        if len(word) < 3 or [(s.leading.terms, s.stems) for s in stems] != [((), (start,))]:
            return None
        return Question(kind.shape, kind.want, (escaped(start),), (start,))

    def _phrase(self, kind: Kind, dice: random.Random) -> Question | None:
        """Return two to four neighbours, each frequent, as they stand somewhere."""
        text = dice.choice(self._texts)
        length = dice.choice((2, 3, 3, 4))
        found = tokens(text)
        if len(found) < length:
            return None
        at = dice.randrange(len(found) - length + 1)
        some = found[at : at + length]
        terms = tuple(token.term for token in some)
        least = kind.band.low * len(self._meaning)
        frequent = all(self._frequencies.get(escaped(t), 0) >= least for t in terms)
        whole = text[some[0].start : some[-1].stop]
        neighbours = some[-1].position - some[0].position == length - 1
        ends = _CONTENT.fullmatch(terms[0]) and _CONTENT.fullmatch(terms[-1])
        if not (frequent and neighbours and ends and self._is_plain(whole, terms)):
            return None
        return Question(kind.shape, kind.want, tuple(map(escaped, terms)), (whole,))

    def _limited(self, made: Question, dice: random.Random) -> Question | None:
        """Return `made` in a department and a year in which something is found."""
        rows = self._meaning.found(made)
        row = int(rows[dice.randrange(len(rows))])
        year = int(self._meaning.years[row])
        held = [name for name, keys in self._departments if row in keys]
        if not year or not held:
            return None
        name = dice.choice(held)
        return made._replace(department=name, departments=self._keys(name), year=year)

    @cached_property
    def _departments(self) -> Sequence[tuple[str, set[int]]]:
        return [
            (key, {int(row) for row in rows})
            for key, rows in sorted(self._meaning.departments.items())
            if not key.startswith(PRINTED) and self._keys(key)
        ]

    def _keys(self, name: str) -> frozenset[str]:
        try:
            predicate = resolve(Field("dept", name), self._searcher.vocabulary).predicate
        except QueryError:
            return frozenset()
        return frozenset(predicate.values) if isinstance(predicate, OneOf) else frozenset()
