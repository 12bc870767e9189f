"""Where the very characters of a string stand, told from the words that they lie in.

Words lie side by side in a text, so a string stands inside one word, or it begins as one
ends, goes on with whole words, and ends as another begins. Only which words are written so
is looked up, and where these stand; no text is read. A mark or space is no word: a string
with a character of such must be looked for in the texts (`search.literals`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from kurume_search.index.leaves import Leaves
from kurume_search.search.reckoning.algebra import Algebra, Counts, Places, Rows
from kurume_search.search.stored.columns import SAME_AS_TERM, UNNUMBERED, Columns
from kurume_search.search.stored.variants import Spelling, folded
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.search.words.literals import Literals


# Few words are longer; where none begins as a longer one would have to, none is looked for.
_LONG = 64


class Standing(Value):
    """Where a string stands.

    Attributes:
        places: Of the words that it begins in, once for each time; their spelling is numbered.
        doubtful: Of words whose spelling isn't: their passages must be read.
        terms: All words that were looked at.
    """

    places: Sequence[Places]
    doubtful: Sequence[Places]
    terms: frozenset[str]

    @property
    def times(self) -> int | None:
        """How often it stands anywhere; None if something must be read."""
        return None if any(map(len, self.doubtful)) else sum(map(len, self.places))


class Strings:
    """The words of a corpus by the characters in them; read only, one for each index."""

    def __init__(
        self, columns: Columns, leaves: Leaves, variants_of: Callable[[str], Sequence[str]]
    ) -> None:
        """Look nothing up yet; `variants_of` gives a term's spellings other than itself."""
        self._columns, self._leaves, self._variants_of = columns, leaves, variants_of

    def only_in_words(self, text: str) -> bool:
        """Say whether no character of `text` stands outside words anywhere."""
        return self._columns.marks.isdisjoint(text)

    def standing(self, text: str, algebra: Algebra) -> Standing:
        """Return where `text`, which is `only_in_words`, stands; overlapping places too."""
        return _Search(text, self, algebra, self._variants_of).standing()

    def having(self, part: str, *, last: bool = False) -> Iterator[Spelling]:
        """Yield every word that is written with `part` in it, or at its end."""
        yield from map(_as_term, self._leaves.having(part, last=last))
        yield from self._columns.variants.having(part, last=last)

    def beginning(self, part: str) -> Iterator[Spelling]:
        """Yield every word that is written with `part` at its beginning."""
        yield from map(_as_term, self._leaves.terms_with_prefix(part))
        yield from self._columns.variants.having(part, first=True)

    def whole(self, surface: str) -> Iterator[Spelling]:
        """Yield every word that is written so."""
        if surface in self._leaves:
            yield _as_term(surface)
        (some,) = self._columns.variants.folded([folded(surface)])
        yield from (one for one in some if one.surface == surface)


def _as_term(term: str) -> Spelling:
    return Spelling(term, SAME_AS_TERM, term)


class _Search:
    """Looks for one string."""

    def __init__(
        self,
        text: str,
        words: Strings,
        algebra: Algebra,
        variants_of: Callable[[str], Sequence[str]],
    ) -> None:
        self._text, self._words, self._algebra = text, words, algebra
        self._variants_of = variants_of
        self._doubtful: list[Places] = []
        self._terms: set[str] = set()

    def standing(self) -> Standing:
        text = self._text
        found: list[Places] = []
        held = list(self._words.having(text))
        most = max((_times(text, one.surface) for one in held), default=0)
        for times in range(1, most + 1):
            found += self._places(one for one in held if _times(text, one.surface) >= times)
        behind = self._behind()
        for border, places in behind.items():
            found += self._places(self._words.having(text[:border], last=True), before=places)
        return Standing(found, self._doubtful, frozenset(self._terms))

    def _behind(self) -> dict[int, Places]:
        """Return, by border inside the string, where the words of all behind it begin.

        Only of borders with such words: of a long string nobody wrote few have any.
        """
        text, algebra = self._text, self._algebra
        behind: dict[int, Places] = {}
        for low in range(len(text) - 1, 0, -1):
            reach = self._reach(low)
            found = self._places(self._words.beginning(text[low:])) if len(text) <= reach else []
            for high, places in behind.items():
                if high > reach:
                    continue
                found += self._places(self._words.whole(text[low:high]), before=places)
            if found and len(places := algebra.joined(found)):
                behind[low] = places
        return behind

    def _reach(self, low: int) -> int:
        """Return the last border inside the string, or its end, that a word at `low` can reach."""
        text, short = self._text, low + _LONG
        if len(text) <= short or next(self._words.beginning(text[low:short]), None):
            return len(text)
        return short - 1

    def _places(self, written: Iterator[Spelling], before: Places | None = None) -> list[Places]:
        """Return where words that are `written` so stand, those of each term in a list.

        Args:
            written: The words.
            before: Only those right before one of these places; of a frequent word it costs
                less to look for them first, and at how it is written there afterwards.
        """
        codes: dict[str, set[int]] = {}
        for one in written:
            codes.setdefault(one.term, set()).add(min(one.number, UNNUMBERED))
        self._terms.update(codes)
        found: list[Places] = []
        for term, some in codes.items():
            if before is None:
                places = self._algebra.places(term)
            else:
                places = self._algebra.moved(self._algebra.beside(before, -1, term), -1)
            if UNNUMBERED in some:
                self._doubtful.append(self._algebra.written(places, 0, {UNNUMBERED}))
            numbered = some - {UNNUMBERED}
            if self._variants_of(term):
                places = self._algebra.written(places, 0, numbered) if numbered else ()
            found += [places] if len(places) else []
        return found


def _times(part: str, surface: str) -> int:
    """Return how often `part` stands in `surface`, overlapping places too."""
    return sum(surface.startswith(part, at) for at in range(len(surface) - len(part) + 1))


class Characters:
    """Counts a string itself; one for each search, since it knows whether names are shown."""

    def __init__(
        self,
        columns: Columns,
        strings: Strings,
        algebra: Algebra,
        *,
        hidden_terms: Set[str],
        names: bool,
    ) -> None:
        """Look nothing up yet.

        Args:
            columns: Of the index.
            strings: Its words by the characters in them.
            algebra: How to reckon.
            hidden_terms: Words of which some place mustn't be seen.
            names: Names of officials may be found.
        """
        self._columns, self._strings, self._algebra = columns, strings, algebra
        self._hidden_terms, self._names = hidden_terms, names
        self._standings: dict[str, Standing] = {}

    def times(self, text: str) -> int | None:
        """Return how often `text` stands anywhere; None if it must be counted by passage."""
        standing = self._standing(text)
        return None if standing is None or self._may_hide(standing) else standing.times

    def counts(self, text: str, among: Rows | None = None) -> Counts:
        """Return how often each passage, of those `among` that are given, has `text`."""
        standing = self._standing(text) if among is None else None
        if standing is None:
            return self._algebra.counts(self._literals.counted(text, among), "passages")
        counts, again = self._by_passage(standing.places), set(self._by_passage(standing.doubtful))
        if self._may_hide(standing):
            hidden = self._columns.ints("passage.hidden.starts")
            again |= {at for at in counts if hidden[at] < hidden[at + 1]}
        if not again:
            return counts
        held = {**counts, **{at: self._literals.in_passage(text, at) for at in again}}
        return self._algebra.counts({at: n for at, n in held.items() if n}, "passages")

    def _standing(self, text: str) -> Standing | None:
        """Return where `text` stands, told from words; None if these can't tell."""
        if not text or not self._strings.only_in_words(text):
            return None
        if text not in self._standings:  # asked for how often, and then by passage
            self._standings[text] = self._strings.standing(text, self._algebra)
        return self._standings[text]

    def _may_hide(self, standing: Standing) -> bool:
        """Say whether a word of it has places that mustn't be seen."""
        return not self._hidden_terms.isdisjoint(standing.terms)

    def _by_passage(self, places: Sequence[Places]) -> Counts:
        return self._algebra.counted(self._algebra.joined(places) if places else ())

    @cached_property
    def _literals(self) -> Literals:
        from kurume_search.search.words.literals import Literals

        return Literals(self._columns, names=self._names)
