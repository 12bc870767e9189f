"""Which passages have the words of a query, and how often, by the leaves of the index.

A place is one number for a word of the corpus (see `index.leaves`): neighbours in a phrase
differ by one, and between two passages one place stays free.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, TypeVar

from kurume_search.query.ast import Exact, Literal, Near, Node, Or, Prefix, Words
from kurume_search.query.phrases import Phrase, Stem, phrase_of, stems_of
from kurume_search.search.reckoning.algebra import Algebra, Counts, Places, Rows, Span, Spans, Ways
from kurume_search.search.stored.columns import SAME_AS_TERM, UNNUMBERED, Columns
from kurume_search.search.words.spellings import Spellings
from kurume_search.search.words.tokens import Tokens

if TYPE_CHECKING:
    from kurume_search.search.words.strings import Characters

T = TypeVar("T")

# Looking for this many places in a passage costs what one place does otherwise.
_PROBED = 8
_UNKNOWN = 20_000  # places of what can't be said without looking


def is_helped(cost: int, passages: int) -> bool:
    """Say whether what looks at so many places is found sooner if so few passages matter."""
    return cost >= _PROBED * passages


class Finder:
    """Finds words; one for each search, since it knows whether names are shown."""

    def __init__(
        self,
        columns: Columns,
        ways: Ways,
        spellings: Spellings,
        tokens: Tokens,
        *,
        names: bool,
        algebra: Algebra,
        among: Rows | None = None,
    ) -> None:
        """Look nothing up yet.

        Args:
            columns: Of the index.
            ways: What is kept of earlier searches.
            spellings: Of the index.
            tokens: Gives the words of texts and passages.
            names: Names of officials may be found.
            algebra: How to reckon.
            among: Only these passages matter; what is found elsewhere may be left out.
        """
        self._columns, self._ways, self._spellings = columns, ways, spellings
        self.tokens, self._names, self._among = tokens, names, among
        self.algebra = algebra
        self._held: dict[Node | str, Counts] = {}
        hides = not names and len(columns.ints("hidden")) > 0
        self._hidden_terms = ways.hidden_terms if hides else frozenset()
        self._way = (type(algebra), hides)

    def counts(self, node: Node) -> Counts:
        """Return the passages that have what `node` means, and how often each."""
        key = _key(node)
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = self._counts(node)
        return found

    def times(self, node: Node) -> int:
        """Return how often what `node` means stands anywhere."""
        if isinstance(node, Literal) and node not in self._held and self._among is None:
            times = self._characters.times(node.text)
            if times is not None:
                return times
        return self.algebra.total(self.counts(node))

    def passages(self, node: Node, among: Rows | None = None) -> Rows:
        """Return the passages, of those `among` that are given, that have what `node` means."""
        if isinstance(node, Or) and not self._words_of(node):
            return reduce(or_, [self.passages(part, among) for part in node.parts])
        if among is None:
            return self.algebra.keys(self.counts(node))
        if self.at_hand(node) or not is_helped(self.guess(node), len(among)):
            return self.algebra.keys(self.counts(node)) & among
        return self.algebra.keys(self.like(self.algebra, among).counts(node)) & among

    def like(self, algebra: Algebra, among: Rows | None = None) -> Finder:
        """Return what finds the same words, reckoned by `algebra`, `among` those passages."""
        return Finder(
            self._columns, self._ways, self._spellings, self.tokens, names=self._names,
            algebra=algebra, among=among,
        )  # fmt: skip

    def at_hand(self, node: Node) -> bool:
        """Say whether all of `node` is known, or quickly known and kept for the next search."""
        match node:
            case Or(parts):
                return all(map(self.at_hand, parts))
            case Words(text) if self.algebra.quick and self._among is None:
                return self._is_single(text) or text in self._held
        return _key(node) in self._held

    def kept(self, node: Node, what: object, make: Callable[[], Rows]) -> Rows:
        """Return what is made of the passages of a single word, kept for later searches."""
        if self._among is not None or not (isinstance(node, Words) and self._is_single(node.text)):
            return make()
        return self._ways.kept.get((what, node.text, self._way), make)

    def guess(self, node: Node) -> int:
        """Return about how many places must be looked at for `node`, at least 1."""
        match node:
            case Words(text) | Exact(text):
                terms = [token.term for token in self.tokens.of_text(text)]
                return 1 + min((self.places(term) for term in terms), default=0)
            case Or(parts):
                return sum(map(self.guess, parts))
            case Near(left, right):
                return self.guess(left) + self.guess(right)
            case Literal():
                return self._columns.places
        return _UNKNOWN

    def of_term(self, what: str, term: str, make: Callable[[Counts], T]) -> T:
        """Return `what` is made of the counts of one term, kept for later searches."""
        return self._kept(what, term, lambda: make(self._of_term(term)))

    def _of_term(self, term: str) -> Counts:
        if self._among is None and term not in self._hidden_terms:
            return self.algebra.of_term(term)
        return self.algebra.counted(self._places(term))

    def places(self, term: str) -> int:
        """Return how often one term of the index stands in the corpus, hidden names included."""
        return len(self.algebra.places(term))

    def _kept(self, what: str, text: str, make: Callable[[], T]) -> T:
        """Return what is kept from earlier searches, if all passages matter."""
        if self._among is not None:
            return make()
        return self._ways.kept.get((what, text, self._way), make)

    def _counts(self, node: Node) -> Counts:
        algebra = self.algebra

        def spanned() -> Counts:
            return algebra.counted(algebra.firsts(self.spans(node)))

        match node:
            case Literal(text):
                return self._characters.counts(text, self._among)
            case Words(text) if self._is_single(text):
                return self._kept("word", text, lambda: self._of_word(node))
            case Words(text):
                phrase = phrase_of(text, self.tokens.of_text)
                if not self._spelled(phrase, node):
                    return algebra.counted(self._phrase(phrase))
            case Prefix(text):
                return self._kept("prefix", text, spanned)
            case Or() if words := self._words_of(node):
                # Where the term of one stands that of no other does.
                return algebra.added(list(map(self.counts, words)))
        return spanned()

    def _of_word(self, node: Words) -> Counts:
        term = self._term_of(node)
        if term is None:
            return self.algebra.counted(self.algebra.firsts(self.spans(node)))
        return self._of_term(term)

    def _is_single(self, text: str) -> bool:
        return len(self.tokens.of_text(text)) == 1

    def _words_of(self, node: Or) -> Sequence[Words]:
        """Return one word for each term, if terms stand wherever `node` does and nowhere else."""
        found: dict[str, Words] = {}
        for part in node.parts:
            if not isinstance(part, Words) or not self._is_single(part.text):
                return ()
            term = self._term_of(part)
            if term is None:
                return ()
            found.setdefault(term, part)
        return list(found.values())

    def _term_of(self, node: Words) -> str | None:
        """Return the term that stands wherever a single word does and nowhere else, if any."""
        (word,) = self.tokens.of_text(node.text)
        if node.text[word.start : word.stop] == word.term and self._spellings.alone(word.term):
            return word.term  # as nearly all are

        def found() -> str | None:
            phrase = phrase_of(node.text, self.tokens.of_text)
            return None if self._spelled(phrase, node) else phrase.terms[0]

        return self._kept("single", node.text, found)

    def spans(self, node: Node) -> Spans:
        """Return first and last place of everything that `node` means, each once."""
        algebra = self.algebra
        match node:
            case Words(text):
                phrase = phrase_of(text, self.tokens.of_text)
                found = algebra.spans(self._phrase(phrase), phrase.span)
                return algebra.all_spans([found, *self._spelled(phrase, node)])
            case Exact(text):
                phrase = phrase_of(text, self.tokens.of_text)
                found = algebra.spans(self._exact(phrase, text), phrase.span)
                return algebra.all_spans([found, *self._spelled(phrase, node)])
            case Prefix(text):
                return algebra.all_spans(list(self._prefix(text)))
            case Or(parts):
                return algebra.all_spans([self.spans(part) for part in parts])
            case Near(left, right, distance):
                return algebra.near(self.spans(left), self.spans(right), distance)
        return algebra.all_spans([])

    def _places(self, term: str) -> Places:
        """Return the places of `term` that may be seen and matter, rising."""
        return self._narrowed(self.algebra.places(term), hidden=term in self._hidden_terms)

    def _narrowed(self, places: Places, *, hidden: bool) -> Places:
        """Return those of `places` that may be seen and matter; some are `hidden`."""
        if hidden:
            places = self.algebra.seen(places)
        if self._among is not None and len(places) > _PROBED * len(self._among):
            places = self.algebra.among(places, self._among)
        return places

    def _beside(self, firsts: Places, offset: int, term: str) -> Places:
        """Return those of `firsts` at `offset` from which `term` stands and may be seen."""
        if term in self._hidden_terms:
            return self.algebra.following(firsts, offset, self._places(term))
        return self.algebra.beside(firsts, offset, term)

    def _phrase(self, phrase: Phrase) -> Places:
        """Return the first places of a phrase, rising; the rarest term leads."""
        if not phrase.terms:
            return ()
        pairs = zip(phrase.terms, phrase.offsets, strict=True)
        (rarest, offset), *rest = sorted(pairs, key=lambda pair: self.places(pair[0]))
        found = self.algebra.moved(self._places(rarest), -offset)
        for term, offset in rest:
            found = self._beside(found, offset, term)
        return self.algebra.together(found, phrase.span) if phrase.has_hole else found

    def _spelled(self, phrase: Phrase, node: Words | Exact) -> Sequence[Spans]:
        """Return where other words than its own spell the phrase that `node` is, if anywhere."""
        exact = isinstance(node, Exact)
        if not self._spellings.elsewhere(phrase, exact=exact):
            return ()

        def found() -> Sequence[Spans]:
            algebra = self.algebra
            spelled = self._spellings.spelled(
                phrase, algebra, self._places, self._beside, exact=exact
            )
            read = (self._read(node, passage) for passage in algebra.counted(spelled.doubtful))
            return [some for some in (*spelled.spans, *read) if len(some)]

        if self._among is not None:
            return found()
        key = ("spelled", phrase, exact, self._way)
        return self._ways.kept.get(key, found)

    def _read(self, node: Words | Exact, passage: int) -> Spans:
        """Return the places of `node` in the text of one passage, as far as they may be seen."""
        from kurume_search.query.occurrences import places as places_in_text

        text, words = self._columns.text(passage), self.tokens.of_passage(passage)
        base = self._ways.starts[passage]
        read = {
            (base + first, base + last)
            for first, last in places_in_text(node, text, words, self.tokens.of_text)
        }
        return {span for span in read if not self._hides(span)}

    def _hides(self, span: Span) -> bool:
        """Say whether `span` touches a hidden name."""
        return bool(self._hidden_terms) and not self._ways.hidden.isdisjoint(
            range(span[0], span[1] + 1)
        )

    def _exact(self, phrase: Phrase, text: str) -> Places:
        """Return the first places of a phrase that is written exactly so."""
        firsts = self._phrase(phrase)
        variants = self._spellings.variants_of
        doubtful = phrase.has_hole
        for term, offset, surface in zip(
            phrase.terms, phrase.offsets, phrase.surfaces, strict=True
        ):
            held = variants(term)
            if surface == term:
                code = SAME_AS_TERM
            elif surface in held:
                code = min(held.index(surface) + 1, UNNUMBERED)
            else:
                return ()
            doubtful = doubtful or code == UNNUMBERED
            if held:
                firsts = self.algebra.written(firsts, offset, {code})
        return self._read_again(firsts, text) if doubtful else firsts

    def _read_again(self, firsts: Places, text: str) -> list[int]:
        """Return those of `firsts` that stand in the texts themselves exactly so."""
        found = []
        for passage in self.algebra.counted(firsts):
            standing = {first for first, _ in self._read(Exact(text), passage)}
            found += sorted(standing.intersection(map(int, firsts)))
        return found

    def _prefix(self, text: str) -> Sequence[Spans]:
        algebra, found = self.algebra, []
        for stem in stems_of(text, self.tokens.of_text):
            last = self._narrowed(algebra.beginning(stem.stems), hidden=self._hides_any(stem))
            if not len(last):
                continue
            if not stem.leading.terms:
                found.append(algebra.spans(last, 0))
                continue
            firsts = algebra.following(self._phrase(stem.leading), stem.offset, last)
            found.append(algebra.spans(algebra.together(firsts, stem.offset), stem.offset))
        return found

    def _hides_any(self, stem: Stem) -> bool:
        """Say whether a word that begins as `stem` says has places that mustn't be seen."""
        return any(term.startswith(stem.stems) for term in self._hidden_terms)

    @cached_property
    def _characters(self) -> Characters:
        from kurume_search.search.words.strings import Characters

        return Characters(
            self._columns, self._spellings.strings, self.algebra,
            hidden_terms=self._hidden_terms, names=self._names,
        )  # fmt: skip


def _key(node: Node) -> Node | str:
    """Return what stands for `node`: of words their text, which is hashed once and for all."""
    return node.text if isinstance(node, Words) else node
