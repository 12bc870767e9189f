"""Where the characters of a phrase stand between word borders, however they are cut inside.

Sudachi cuts by context: 個人情報取扱事務 may be cut otherwise behind another word. A phrase
is found there too, if it begins and ends where words do. Only the index is read: from each
place of a word that another way of cutting needs, and that the phrase itself doesn't have,
words are compared backward and forward, character by character.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from kurume_search.index.leaves import Leaves
from kurume_search.query.phrases import Phrase, spelling
from kurume_search.search.columns import SAME_AS_TERM, UNNUMBERED, Columns

_Terms: TypeAlias = Mapping[str, list[tuple[str, int]]]


class Spelled(NamedTuple):
    """Where a phrase is spelled by other words than its own.

    Attributes:
        spans: First and last place.
        doubtful: Places whose spelling isn't numbered: their passages must be read again.
    """

    spans: set[tuple[int, int]]
    doubtful: set[int]


class Spellings:
    """How words are spelled in a corpus; read only, one for each index."""

    def __init__(self, columns: Columns, leaves: Leaves) -> None:
        self._columns = columns
        self._leaves = leaves

    @cached_property
    def variants(self) -> Mapping[str, Sequence[str]]:
        """Term to its spellings other than itself, in the order of their numbers."""
        found: dict[str, list[str]] = self._columns.value("variants")
        return found

    @cached_property
    def _folded(self) -> _Terms:
        return self._terms(exact=False)

    @cached_property
    def _written(self) -> _Terms:
        return self._terms(exact=True)

    def _terms(self, *, exact: bool) -> _Terms:
        """Return spelling to the terms it may stand for, each with the number of the spelling."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for term, held in self.variants.items():
            for number, surface in enumerate(held, 1):
                found[spelling(surface, term, exact=exact)].append((term, min(number, UNNUMBERED)))
        return found

    def at(self, place: int) -> str:
        """Return how the word at `place` is written; nothing where no word stands.

        A spelling too rare to have a number is given as the term.
        """
        number = self._leaves.words[place]
        if not number:
            return ""
        term, code = self._leaves.term(number - 1), self._columns.raw("surfaces")[place]
        return term if code in (SAME_AS_TERM, UNNUMBERED) else self.variants[term][code - 1]

    def spelled(self, phrase: Phrase, hidden: Collection[int], *, exact: bool = False) -> Spelled:
        """Return where `phrase` is spelled out by other words.

        Args:
            phrase: What is looked for.
            hidden: Places that mustn't be found.
            exact: Width and case matter.
        """
        found = Spelled(set(), set())
        if phrase.is_spelled:
            walk = _Walk(self, self._written if exact else self._folded, hidden, found, exact)
            walk.look_for(phrase)
        return found


class _Walk:
    """Looks for one phrase, word by word."""

    def __init__(
        self,
        spellings: Spellings,
        terms: _Terms,
        hidden: Collection[int],
        found: Spelled,
        exact: bool,
    ) -> None:
        self._leaves, self._variants = spellings._leaves, spellings.variants
        self._surfaces = spellings._columns.raw("surfaces")
        self._terms, self._hidden, self._found, self._exact = terms, hidden, found, exact

    def _words(self, surface: str) -> Iterator[tuple[str, int]]:
        """Yield the terms that are written `surface`, with the number of that spelling."""
        if surface in self._leaves:
            yield surface, SAME_AS_TERM
        yield from self._terms.get(surface, ())

    def look_for(self, phrase: Phrase) -> None:
        """Find every place where other words than its own spell `phrase`."""
        own, at = set(), 0
        pieces = phrase.pieces(exact=self._exact)
        for piece, term in zip(pieces, phrase.terms, strict=True):
            own.add((at, at + len(piece), term))
            at += len(piece)
        text = "".join(pieces)
        for low, high in self._pieces(text):
            for term, code in self._words(text[low:high]):
                if (low, high, term) not in own:
                    self._around(text, low, high, term, code)

    def _pieces(self, text: str) -> list[tuple[int, int]]:
        """Return the pieces that ways of cutting `text` into words have."""
        reached, pieces = {0}, []
        for low in range(len(text)):
            if low in reached:
                for high in range(low + 1, len(text) + 1):
                    if next(self._words(text[low:high]), None) is not None:
                        pieces.append((low, high))
                        reached.add(high)
        leading = {len(text)}
        for low, high in reversed(pieces):
            if high in leading:
                leading.add(low)
        return [piece for piece in pieces if piece[1] in leading]

    def _around(self, text: str, low: int, high: int, term: str, code: int) -> None:
        """Look around every place where ``text[low:high]`` stands as `term`."""
        for place in self._leaves.places(term):
            if self._surfaces[place] != code or place in self._hidden:
                continue
            if code == UNNUMBERED:
                self._found.doubtful.add(place)
                continue
            first = self._walk(text[:low], place, -1)
            last = first if first is None else self._walk(text[high:], place, 1)
            if first is not None and last is not None:
                self._found.spans.add((first, last))

    def _walk(self, rest: str, place: int, step: int) -> int | None:
        """Return the place at which words from `place` on have spelled all of `rest`."""
        words, leaves = self._leaves.words, self._leaves
        while rest:
            place += step
            number = words[place] if 0 <= place < len(words) else 0
            if not number or place in self._hidden:
                return None
            term, code = leaves.term(number - 1), self._surfaces[place]
            if code == UNNUMBERED:
                self._found.doubtful.add(place)
                return None
            written = term if code == SAME_AS_TERM else self._variants[term][code - 1]
            surface = spelling(written, term, exact=self._exact)
            if step > 0 and rest.startswith(surface):
                rest = rest[len(surface) :]
            elif step < 0 and rest.endswith(surface):
                rest = rest[: -len(surface)]
            else:
                return None
        return place
