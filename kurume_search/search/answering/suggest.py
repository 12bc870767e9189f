"""もしかして: words of the corpus that sound or look like words that stand nowhere in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice

from kurume_search.query.ast import And, Exact, Literal, Near, Node, Or, Prefix, Query, Words
from kurume_search.search.answering.finder import Finder
from kurume_search.search.building.headwords import Headword, Headwords
from kurume_search.text.kana import reading_key
from kurume_search.text.values import Value

MOST = 3  # for each word
_WORDS = 10  # words to suggest for; nobody mistypes more, and a pasted text isn't typed
# Likeness from 0 to 100 (rapidfuzz.fuzz.ratio): one sound of five wrong is 80, one
# character of three is 67. Below, what is listed has nothing to do with what was typed.
_SOUNDS, _LOOKS = 75, 60
_LISTED = 20  # headwords of a kind that are weighed against each other
_LONGEST = 40  # characters; nobody misspells a sentence


class Suggestion(Value):
    """A word of the corpus instead of one that was typed.

    Attributes:
        text: As typed.
        term: As the corpus has it.
        why: ``reading`` or ``spelling``.
        times: How often the corpus has it.
    """

    text: str
    term: str
    why: str
    times: int


def suggestions(query: Query, finder: Finder, headwords: Headwords) -> tuple[Suggestion, ...]:
    """Return what may have been meant instead of words that are found nowhere.

    Args:
        query: As parsed, nothing added.
        finder: Of the search that found nothing.
        headwords: Of the corpus.
    """
    missing = list(
        islice(
            dict.fromkeys(
                node.text
                for node in _wanted(query.node)
                if node.text and len(node.text) <= _LONGEST and not finder.counts(node)
            ),
            _WORDS,
        )
    )
    if not missing:
        return ()
    return tuple(found for text in missing for found in _best(text, headwords))


def _wanted(node: Node) -> Iterator[Words | Exact | Prefix | Literal]:
    """Yield the words that are asked for; what stands under NOT isn't."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _wanted(part)
        case Near(left, right):
            yield from _wanted(left)
            yield from _wanted(right)
        case Words() | Exact() | Prefix() | Literal():
            yield node


def _best(text: str, headwords: Headwords) -> Iterator[Suggestion]:
    """Yield what is likest to `text`, the likest first."""
    from kurume_search.analysis.morphemes import reading

    sounds = headwords.like(reading_key(reading(text)), "sounds", _SOUNDS)
    looks = headwords.like(text, "looks", _LOOKS)
    ranked = (_ranked(sounds, "reading"), _ranked(looks, "spelling"))
    best: dict[str, tuple[float, str, int]] = {}
    last = 0.0
    # Of those that are alike what stands more often is better, so all of these are looked at.
    for rank, why, word in merge(*ranked, key=lambda one: -one[0]):
        if len(best) >= MOST and rank < last:
            break
        if word.text != text and word.text not in best:
            best[word.text] = (rank, why, word.times)
            last = rank
    ordered = sorted(best.items(), key=lambda one: (-one[1][0], -one[1][2], one[0]))
    for term, (_, why, times) in ordered[:MOST]:
        yield Suggestion(text, term, why, times)


def _ranked(
    found: Iterable[tuple[float, Headword]], why: str
) -> Iterator[tuple[float, str, Headword]]:
    """Yield some of what was found, the best first, with its rank."""
    for score, word in islice(found, _LISTED):
        # The same sound is a wrong conversion, likelier than any near miss.
        yield score + (100 if why == "reading" and score == 100 else 0), why, word
