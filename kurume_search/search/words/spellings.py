"""Where the characters of a phrase stand between word borders, however they are cut inside.

Sudachi cuts by context: 個人情報取扱事務 may be cut otherwise behind another word. A phrase
is found there too, if it begins and ends where words do. Only the index is read: every way
of cutting the phrase into words of the corpus is followed from word to word, each written
as the characters are; ways of its own words alone are left out, since these are found as
a phrase already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kurume_search.index.leaves import Leaves
from kurume_search.query.phrases import Phrase
from kurume_search.search.reckoning.algebra import Algebra, Places, Spans
from kurume_search.search.stored.columns import SAME_AS_TERM, SURFACES, UNNUMBERED, Columns
from kurume_search.search.stored.variants import folded
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.search.words.strings import Strings


class Piece(Value):
    """A word of the corpus that some characters of a phrase may be.

    Attributes:
        low: First character.
        high: One past the last.
        term: What it is in the index.
        codes: Numbers of the spellings that are these characters.
        own: It is a word of the phrase itself.
    """

    low: int
    high: int
    term: str
    codes: frozenset[int]
    own: bool


class Spelled(Value):
    """Where a phrase is spelled by other words than its own.

    Attributes:
        spans: First and last places, some for each number of words.
        doubtful: Places whose spelling isn't numbered: their passages must be read again.
    """

    spans: list[Spans]
    doubtful: Places


class Spellings:
    """How words are spelled in a corpus; read only, one for each index."""

    def __init__(self, columns: Columns, leaves: Leaves) -> None:
        self._columns = columns
        self._leaves = leaves
        self._variants: dict[str, Sequence[str]] = {}
        self._block = 0, b""  # of the codes of spellings, and where it begins
        self._cuts: dict[tuple[Phrase, bool], tuple[Piece, ...]] = {}

    @cached_property
    def strings(self) -> Strings:
        """The words of the corpus by the characters in them."""
        from kurume_search.search.words.strings import Strings

        return Strings(self._columns, self._leaves, self.variants_of)

    def variants_of(self, term: str) -> Sequence[str]:
        """Return the spellings of `term` other than itself, in the order of their numbers."""
        found = self._variants.get(term)
        if found is None:
            if len(self._variants) > _REMEMBERED:
                self._variants.clear()
            found = self._variants[term] = self._columns.variants.of(term)
        return found

    def at(self, place: int) -> str:
        """Return how the word at `place` is written; nothing where no word stands.

        A spelling too rare to have a number is given as the term.
        """
        number = self._leaves.words[place]
        if not number:
            return ""
        term = self._leaves.term(number - 1)
        return self.written(place, term) or term

    def written(self, place: int, term: str) -> str | None:
        """Return how `term` is written at `place`, where it stands; None if that has no number."""
        first, block = self._block  # whoever asks for the words of a passage asks for neighbours
        if not 0 <= place - first < len(block):
            ((_, first, block),) = self._columns.blocks(SURFACES, (place,))
            self._block = first, block
        code = block[place - first]
        if code == UNNUMBERED:
            return None
        return term if code == SAME_AS_TERM else self.variants_of(term)[code - 1]

    def alone(self, term: str) -> bool:
        """Say whether surely no other words are written as `term`."""
        return self._leaves.is_alone(term)

    def elsewhere(self, phrase: Phrase, *, exact: bool = False) -> bool:
        """Say whether other words than its own could spell `phrase` at all."""
        is_term = len(phrase.terms) == 1 and phrase.pieces() == phrase.terms
        if is_term and not exact and self.alone(phrase.terms[0]):
            return False
        return not all(piece.own for piece in self._pieces(phrase, exact=exact))

    def spelled(
        self,
        phrase: Phrase,
        algebra: Algebra,
        places: Callable[[str], Places],
        beside: Callable[[Places, int, str], Places],
        *,
        exact: bool = False,
    ) -> Spelled:
        """Return where `phrase` is spelled out by other words.

        Args:
            phrase: What is looked for.
            algebra: How to reckon.
            places: Gives the places of a term that may be found.
            beside: Gives those of some places at an offset from which it stands so.
            exact: Width and case matter.
        """
        pieces = self._pieces(phrase, exact=exact)
        ways = _Ways(pieces, algebra, places, beside, self.variants_of)
        length = max((piece.high for piece in pieces), default=0)
        return Spelled(ways.spans(length), ways.doubtful())

    def _pieces(self, phrase: Phrase, *, exact: bool) -> tuple[Piece, ...]:
        """Return the words that ways of cutting `phrase` have, by where they begin."""
        key = phrase, exact
        found = self._cuts.get(key)
        if found is None:
            if len(self._cuts) > _REMEMBERED:
                self._cuts.clear()
            cut = _cut(phrase, self._words(exact=exact), exact=exact) if phrase.is_spelled else ()
            found = self._cuts[key] = tuple(cut)
        return found

    def _words(self, *, exact: bool) -> Callable[[str], Iterator[list[tuple[str, int]]]]:
        """Return what gives the terms that are written as each beginning of a text.

        Beside each term stands the number of that spelling.
        """
        variants, leaves = self._columns.variants, self._leaves

        def words(text: str) -> Iterator[list[tuple[str, int]]]:
            begins = [text[:high] for high in range(1, len(text) + 1)]
            keys = map(folded, begins) if exact else begins
            for begin, is_term, some in zip(
                begins, leaves.hold(begins), variants.folded(keys), strict=True
            ):
                found = [(begin, SAME_AS_TERM)] if is_term else []
                found += [
                    (one.term, min(one.number, UNNUMBERED))
                    for one in some
                    if not exact or one.surface == begin
                ]
                yield found

        return words


def _cut(
    phrase: Phrase, words: Callable[[str], Iterator[list[tuple[str, int]]]], *, exact: bool
) -> Iterator[Piece]:
    own, at = set(), 0
    surfaces = phrase.pieces(exact=exact)
    for surface, term in zip(surfaces, phrase.terms, strict=True):
        own.add((at, at + len(surface), term))
        at += len(surface)
    text = "".join(surfaces)
    reached: set[int] = {0}
    found: list[tuple[int, int, list[tuple[str, int]]]] = []
    for low in range(len(text)):
        if low in reached:
            for high, some in enumerate(words(text[low:]), low + 1):
                if some:
                    found.append((low, high, some))
                    reached.add(high)
    leading = {len(text)}
    for low, high, _ in reversed(found):
        if high in leading:
            leading.add(low)
    for low, high, some in found:
        if high in leading:
            for term in dict.fromkeys(term for term, _ in some):
                codes = frozenset(code for held, code in some if held == term)
                yield Piece(low, high, term, codes, (low, high, term) in own)


class _Ways:
    """Follows the ways of cutting one phrase, a word at a time."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        algebra: Algebra,
        places: Callable[[str], Places],
        beside: Callable[[Places, int, str], Places],
        variants_of: Callable[[str], Sequence[str]],
    ) -> None:
        self._pieces, self._algebra, self._variants_of = pieces, algebra, variants_of
        self._places, self._beside = places, beside
        self._own = {piece.high: piece for piece in pieces if piece.own}

    def _standing(self, piece: Piece, places: Places | None = None) -> Places:
        """Return where the word of `piece` stands and is surely written so, among `places`."""
        codes = piece.codes - {UNNUMBERED}
        if not codes:
            return ()
        found = self._places(piece.term) if places is None else self._beside(places, 0, piece.term)
        if not len(found) or (SAME_AS_TERM in codes and not self._variants_of(piece.term)):
            return found
        return self._algebra.written(found, 0, codes)

    def doubtful(self) -> Places:
        """Return the places whose spelling must be read in the text."""
        found = [
            self._algebra.written(self._places(piece.term), 0, {UNNUMBERED})
            for piece in self._pieces
            if UNNUMBERED in piece.codes
        ]
        return self._algebra.joined(found) if found else ()

    def spans(self, length: int) -> list[Spans]:
        """Return where ways with another word than the phrase's own cover all its characters."""
        moved = self._algebra.moved
        # Last places of what covers the characters so far, by how many words it took.
        ends: dict[int, dict[int, list[Places]]] = defaultdict(lambda: defaultdict(list))
        for piece in self._pieces:
            for words, some in ends[piece.low].items():
                behind = self._standing(piece, moved(self._algebra.joined(some), 1))
                if len(behind):
                    ends[piece.high][words + 1].append(behind)
            if not piece.own:
                places, words = self._behind_own(piece)
                if len(places):
                    ends[piece.high][words].append(places)
        return [
            self._algebra.spans(moved(places, 1 - words), words - 1)
            for words, some in ends[length].items()
            for places in some
        ]

    def _behind_own(self, piece: Piece) -> tuple[Places, int]:
        """Return where `piece` stands behind all of the phrase's own words that come before.

        Returns:
            Its places, and how many words these are with it.
        """
        own, at = list[Piece](), piece.low
        while at:
            if at not in self._own:
                return (), 0  # before anything is looked up
            own.append(self._own[at])
            at = own[-1].low
        places = self._standing(piece)
        for words, before in enumerate(own, 1):
            if not len(places):
                break
            kept = self._standing(before, self._algebra.moved(places, -words))
            places = self._algebra.moved(kept, words)
        return places, len(own) + 1


_REMEMBERED = 1_000
