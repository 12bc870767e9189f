"""Which passages have the words of a query, and how often, by the leaves of the index.

A place is one number for a word of the corpus (see `index.leaves`): neighbours in a phrase
differ by one, and between two passages one place stays free.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from kurume_search.index.leaves import Leaves
from kurume_search.query.ast import Exact, Literal, Near, Node, Or, Prefix, Words
from kurume_search.query.occurrences import places as places_in_text
from kurume_search.query.phrases import Phrase, Tokenize, phrase_of, stems_of
from kurume_search.search.columns import SAME_AS_TERM, UNNUMBERED, Columns
from kurume_search.search.spellings import Spellings

Counts: TypeAlias = Mapping[int, int]  # passage → how often
Span: TypeAlias = tuple[int, int]  # first and last place

# A list this many times longer than the candidates is searched, not made a set of.
_MUCH_LONGER = 16


class Finder:
    """Finds words; one for each search, since it knows whether names are shown."""

    def __init__(
        self,
        columns: Columns,
        leaves: Leaves,
        tokenize: Tokenize,
        *,
        names: bool,
        spellings: Spellings | None = None,
    ) -> None:
        self._spellings = spellings or Spellings(columns, leaves)
        self._columns = columns
        self._leaves = leaves
        self._starts = leaves.starts
        self._tokenize = tokenize
        self._names = names
        self._held: dict[Node, Counts] = {}
        hides = not names and len(columns.ints("hidden")) > 0
        self._hidden_terms = frozenset(columns.value("hidden.terms")) if hides else frozenset()
        self._hidden = frozenset(columns.ints("hidden")) if hides else frozenset()

    def counts(self, node: Node) -> Counts:
        """Return the passages that have what `node` means, and how often each."""
        found = self._held.get(node)
        if found is None:
            found = self._held[node] = self._counts(node)
        return found

    def term(self, term: str) -> Counts:
        """Return the passages that have one term of the index, and how often each."""
        return self._by_passage(self._places(term))

    def places(self, term: str) -> int:
        """Return how often one term of the index stands in the corpus, hidden names included."""
        return len(self._leaves.places(term))

    def _counts(self, node: Node) -> Counts:
        match node:
            case Literal(text):
                return self._literal(text)
            case Words(text):
                phrase = phrase_of(text, self._tokenize)
                firsts = self._phrase(phrase)
                if more := self._spelled(phrase, node):
                    more -= {(first, first + phrase.span) for first in firsts}
                    firsts = sorted([*firsts, *(first for first, _ in more)])
                return self._by_passage(firsts)
        return self._by_passage(sorted(first for first, _ in self.spans(node)))

    def spans(self, node: Node) -> Collection[Span]:
        """Return first and last place of everything that `node` means, each once."""
        match node:
            case Words(text):
                phrase = phrase_of(text, self._tokenize)
                found = {(first, first + phrase.span) for first in self._phrase(phrase)}
                return found | self._spelled(phrase, node)
            case Exact(text):
                phrase = phrase_of(text, self._tokenize)
                found = {(first, first + phrase.span) for first in self._exact(phrase, text)}
                return found | self._spelled(phrase, node)
            case Prefix(text):
                return self._prefix(text)
            case Or(parts):
                return {span for part in parts for span in self.spans(part)}
            case Near(left, right, distance):
                return self._near(self.spans(left), self.spans(right), distance)
        return ()

    def _places(self, term: str) -> Sequence[int]:
        """Return the places of `term` that may be seen, rising."""
        places = self._leaves.places(term)
        if term in self._hidden_terms:
            return [place for place in places if place not in self._hidden]
        return places

    def _passage_of(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _by_passage(self, places: Sequence[int]) -> Counts:
        """Count rising `places` by passage."""
        starts, counts = self._starts, {}
        at, stop = 0, len(places)
        while at < stop:
            passage = bisect_right(starts, places[at]) - 1
            after = bisect_left(places, starts[passage + 1], at)
            counts[passage] = after - at
            at = after
        return counts

    def _phrase(self, phrase: Phrase) -> Sequence[int]:
        """Return the first places of a phrase, rising; the rarest term leads."""
        if not phrase.terms:
            return ()
        lists = [self._places(term) for term in phrase.terms]
        if len(lists) == 1:
            return lists[0]
        order = sorted(range(len(lists)), key=lambda n: len(lists[n]))
        lead = order[0]
        found = [place - phrase.offsets[lead] for place in lists[lead]]
        for other in order[1:]:
            found = _following(found, phrase.offsets[other], lists[other])
        return self._together(found, phrase.span) if phrase.has_hole else found

    def _together(self, firsts: Iterable[int], span: int) -> list[int]:
        """Return those of `firsts` whose last place is in the same passage."""
        return [
            first
            for first in firsts
            if first >= 0 and first + span < self._starts[self._passage_of(first) + 1]
        ]

    def _spelled(self, phrase: Phrase, node: Words | Exact) -> set[Span]:
        """Return where other words than its own spell the phrase that `node` is."""
        spans, doubtful = self._spellings.spelled(
            phrase, self._hidden, exact=isinstance(node, Exact)
        )
        for passage in {self._passage_of(place) for place in doubtful}:
            text, base = self._columns.text(passage), self._starts[passage]
            places = places_in_text(node, text, self._tokenize(text), self._tokenize)
            read = {(base + first, base + last) for first, last in places}
            spans |= {s for s in read if self._hidden.isdisjoint(range(s[0], s[1] + 1))}
        return spans

    def _exact(self, phrase: Phrase, text: str) -> list[int]:
        """Return the first places of a phrase that is written exactly so."""
        firsts: Iterable[int] = self._phrase(phrase)
        variants = self._spellings.variants
        surfaces = self._columns.raw("surfaces")
        doubtful = phrase.has_hole
        for term, offset, surface in zip(
            phrase.terms, phrase.offsets, phrase.surfaces, strict=True
        ):
            held = variants.get(term, ())
            if surface == term:
                code = SAME_AS_TERM
            elif surface in held:
                code = min(held.index(surface) + 1, UNNUMBERED)
            else:
                return []
            doubtful = doubtful or code == UNNUMBERED
            firsts = [first for first in firsts if surfaces[first + offset] == code]
        found = list(firsts)
        return self._read_again(found, text) if doubtful else found

    def _read_again(self, firsts: list[int], text: str) -> list[int]:
        """Return those of `firsts` that stand in the texts themselves exactly so."""
        found = []
        for passage in self._by_passage(firsts):
            words = self._columns.text(passage)
            base, after = self._starts[passage], self._starts[passage + 1]
            places = places_in_text(Exact(text), words, self._tokenize(words), self._tokenize)
            standing = {base + first for first, _ in places}
            found += [f for f in firsts if base <= f < after and f in standing]
        return found

    def _prefix(self, text: str) -> set[Span]:
        found: set[Span] = set()
        for stem in stems_of(text, self._tokenize):
            terms = {t for s in stem.stems for t in self._leaves.terms_with_prefix(s)}
            lists = [self._places(term) for term in terms]
            if not stem.leading.terms:
                found.update((place, place) for places in lists for place in places)
                continue
            last = {place for places in lists for place in places}
            firsts = [f for f in self._phrase(stem.leading) if f + stem.offset in last]
            together = self._together(firsts, stem.offset)
            found.update((first, first + stem.offset) for first in together)
        return found

    def _near(self, left: Collection[Span], right: Collection[Span], distance: int) -> set[Span]:
        """Return the hulls of pairs in one passage that are close and don't overlap."""
        found: set[Span] = set()
        ones, others = self._grouped(left), self._grouped(right)
        for passage in ones.keys() & others.keys():
            starts = sorted(others[passage])
            stops = sorted((last, first) for first, last in starts)
            for first, last in ones[passage]:
                low = bisect_left(starts, (last + 1, 0))
                for begin, end in starts[low:]:
                    if begin > last + distance:
                        break
                    found.add((first, end))
                low = bisect_left(stops, (first - distance, 0))
                for end, begin in stops[low:]:
                    if end >= first:
                        break
                    found.add((begin, last))
        return found

    def _grouped(self, spans: Iterable[Span]) -> dict[int, list[Span]]:
        grouped: dict[int, list[Span]] = {}
        for span in spans:
            grouped.setdefault(self._passage_of(span[0]), []).append(span)
        return grouped

    def _literal(self, text: str) -> Counts:
        """Count `text` itself, overlapping places too, in the texts as they were read."""
        if not text:
            return {}
        import re

        starts = self._columns.ints("passage.text.starts")
        needle = re.compile(re.escape(text.encode("utf-8", "replace")))
        counts: dict[int, int] = {}
        for before, blob in self._columns.blobs("passage.text"):
            found = needle.search(blob)
            while found is not None:
                low, high = before + found.start(), before + found.end()
                passage = bisect_right(starts, low) - 1
                if high <= starts[passage + 1] and self._shows(passage, (low, high)):
                    counts[passage] = counts.get(passage, 0) + 1
                found = needle.search(blob, found.start() + 1)
        return counts

    def _shows(self, passage: int, span: tuple[int, int]) -> bool:
        """Say whether bytes `span` of the texts touch no hidden name of `passage`."""
        if self._names:
            return True
        hidden = self._columns.some("passage.hidden", passage)
        if not hidden:
            return True
        base = self._columns.ints("passage.text.starts")[passage]
        encoded = self._columns.text(passage).encode()
        start = len(encoded[: span[0] - base].decode())
        stop = start + len(encoded[span[0] - base : span[1] - base].decode())
        pairs = zip(hidden[::2], hidden[1::2], strict=True)
        return all(stop <= low or high <= start for low, high in pairs)


def _following(firsts: list[int], offset: int, places: Sequence[int]) -> list[int]:
    """Return those of `firsts` that have one of `places` at `offset` behind them."""
    if len(places) > _MUCH_LONGER * len(firsts):
        found = []
        for first in firsts:
            at = bisect_left(places, first + offset)
            if at < len(places) and places[at] == first + offset:
                found.append(first)
        return found
    held = frozenset(places)
    return [first for first in firsts if first + offset in held]
