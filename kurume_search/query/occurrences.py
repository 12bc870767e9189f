"""Where in one passage the words of a query stand; slow and obvious."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kurume_search.query.ast import Exact, Near, Node, Or, Prefix, Words
from kurume_search.query.phrases import Phrase, Tokenize, TokenLike, phrase_of, spelling, stems_of


def literal_spans(wanted: str, text: str) -> list[tuple[int, int]]:
    """Return every place of `wanted` in `text`, overlapping ones too."""
    if not wanted:
        return []
    last = len(text) - len(wanted)
    return [(at, at + len(wanted)) for at in range(last + 1) if text.startswith(wanted, at)]


def places(
    node: Node, text: str, tokens: Collection[TokenLike], tokenize: Tokenize
) -> set[tuple[int, int]]:
    """Return first and last position of everything in a passage that `node` means.

    Args:
        node: Words, Exact, Prefix, Near, or an Or of these.
        text: Of the passage.
        tokens: Of the passage, as far as they may be found.
        tokenize: Cuts a text into words.
    """
    match node:
        case Words(wanted):
            phrase = phrase_of(wanted, tokenize)
            return _spelled(phrase, text, tokens) | {
                (first, first + phrase.span)
                for first in _phrase(phrase, {token.position: token.term for token in tokens})
            }
        case Exact(wanted):
            phrase = phrase_of(wanted, tokenize)
            by_place = {token.position: token for token in tokens}
            starts = _phrase(phrase, {token.position: token.term for token in tokens})
            return _spelled(phrase, text, tokens, exact=True) | {
                (first, first + phrase.span)
                for first in starts
                if text[by_place[first].start : by_place[first + phrase.span].stop]
                == phrase.surface
            }
        case Prefix(wanted):
            return _prefix(wanted, tokens, tokenize)
        case Or(parts):
            return set().union(*(places(part, text, tokens, tokenize) for part in parts))
        case Near(left, right, distance):
            return {
                (min(a, c), max(b, d))
                for a, b in places(left, text, tokens, tokenize)
                for c, d in places(right, text, tokens, tokenize)
                if 0 < c - b <= distance or 0 < a - d <= distance
            }
    return set()


def _phrase(phrase: Phrase, terms: Mapping[int, str]) -> set[int]:
    if not phrase.terms:
        return set()
    begins, *steps = zip(phrase.terms, phrase.offsets, strict=True)
    return {
        first
        for first, held in terms.items()
        if held == begins[0] and all(terms.get(first + offset) == term for term, offset in steps)
    }


def _spelled(
    phrase: Phrase, text: str, tokens: Collection[TokenLike], *, exact: bool = False
) -> set[tuple[int, int]]:
    """Return where neighbouring words, however cut, spell what the phrase is written as."""
    found: set[tuple[int, int]] = set()
    if not phrase.is_spelled:
        return found
    whole = "".join(phrase.pieces(exact=exact))
    surfaces = {
        token.position: spelling(text[token.start : token.stop], token.term, exact=exact)
        for token in tokens
    }
    for first in surfaces:
        rest, at = whole, first
        while rest and surfaces.get(at) and rest.startswith(surfaces[at]):
            rest = rest[len(surfaces[at]) :]
            at += 1
        if not rest:
            found.add((first, at - 1))
    return found


def _prefix(wanted: str, tokens: Collection[TokenLike], tokenize: Tokenize) -> set[tuple[int, int]]:
    terms = {token.position: token.term for token in tokens}
    found = set()
    for stem in stems_of(wanted, tokenize):
        starts = _phrase(stem.leading, terms) if stem.leading.terms else set(terms)
        for first in starts:
            if terms.get(first + stem.offset, "").startswith(stem.stems):
                found.add((first, first + stem.offset))
    return found
