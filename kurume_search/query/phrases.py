"""What a text of a query asks of the words of a passage, given a tokenizer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol, TypeAlias

from kurume_search.text.plain import fold_plain, plain
from kurume_search.text.values import Value


class TokenLike(Protocol):
    """A word and where it stands (see `analysis.morphemes.Token`)."""

    @property
    def term(self) -> str:
        """Normalised, caseless."""

    @property
    def position(self) -> int:
        """Counts words and the holes between them."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def stop(self) -> int:
        """One past the last code point."""


Tokenize: TypeAlias = Callable[[str], Sequence[TokenLike]]


# Longer ones are found as they are cut alone; nobody types a term of this length.
LONGEST_SPELLED = 60


@lru_cache(maxsize=4096)
def spelling(surface: str, term: str, *, exact: bool = False) -> str:
    """Return how a word is compared by its characters: width and case don't matter.

    Args:
        surface: As written.
        term: What the index has it under; where they are the same nothing is folded.
        exact: Compare as written.
    """
    return surface if exact or surface == term else fold_plain(surface).casefold()


class Phrase(Value):
    """Terms that stand at fixed distances.

    Attributes:
        terms: In order; never empty for words that can be found.
        offsets: Position of each, counted from the first.
        surfaces: Each as written.
        surface: The whole as written, marks between included.
    """

    terms: tuple[str, ...]
    offsets: tuple[int, ...]
    surfaces: tuple[str, ...]
    surface: str

    @property
    def span(self) -> int:
        """Position of the last term."""
        return self.offsets[-1] if self.offsets else 0

    @property
    def has_hole(self) -> bool:
        """Whether marks or spaces stand between its terms."""
        return self.span != len(self.terms) - 1

    @property
    def is_spelled(self) -> bool:
        """Whether its characters, between word borders, are it however they are cut.

        A dictionary cuts by context, and a compound is the same word all the same.
        """
        return bool(self.terms) and not self.has_hole and len(self.surface) <= LONGEST_SPELLED

    def pieces(self, *, exact: bool = False) -> tuple[str, ...]:
        """Return its words as they are compared by their characters."""
        pairs = zip(self.surfaces, self.terms, strict=True)
        return tuple(spelling(surface, term, exact=exact) for surface, term in pairs)


def phrase_of(text: str, tokenize: Tokenize) -> Phrase:
    """Return the phrase that `text` is."""
    tokens = tokenize(text)
    if not tokens:
        return Phrase((), (), (), "")
    return Phrase(
        tuple(token.term for token in tokens),
        tuple(token.position - tokens[0].position for token in tokens),
        tuple(text[token.start : token.stop] for token in tokens),
        text[tokens[0].start : tokens[-1].stop],
    )


class Stem(Value):
    """Terms at fixed distances, and behind them one that begins with any of `stems`.

    Attributes:
        leading: What stands before; may be empty.
        offset: Position of the last one, counted from the first term.
        stems: Beginnings of the last term.
    """

    leading: Phrase
    offset: int
    stems: tuple[str, ...]


def stems_of(text: str, tokenize: Tokenize) -> tuple[Stem, ...]:
    """Return the ways in which words can begin with `text`.

    A dictionary cuts a beginning otherwise than the whole (プロファイ, プロファイリング),
    so one term may begin with all of it, or a phrase may go on in its last term; that
    one may begin as written or as normalised.
    """
    phrase = phrase_of(text, tokenize)
    if not phrase.terms:
        return ()
    whole = plain(phrase.surface).casefold()
    last = (phrase.terms[-1], plain(phrase.surfaces[-1]).casefold())
    nothing = Phrase((), (), (), "")
    if len(phrase.terms) == 1:
        return (Stem(nothing, 0, tuple(dict.fromkeys((whole, *last)))),)
    leading = Phrase(phrase.terms[:-1], phrase.offsets[:-1], phrase.surfaces[:-1], "")
    return (
        Stem(nothing, 0, (whole,)),
        Stem(leading, phrase.offsets[-1], tuple(dict.fromkeys(last))),
    )
