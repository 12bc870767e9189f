"""もしかして: words of the corpus that sound or look like words that stand nowhere in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from kurume_search.query.ast import And, Exact, Literal, Near, Node, Or, Prefix, Query, Words
from kurume_search.search.finder import Finder
from kurume_search.search.headwords import Headwords
from kurume_search.text.kana import reading_key
from kurume_search.text.values import Value

MOST = 3  # for each word
_WORDS = 10  # words to suggest for; nobody mistypes more, and a pasted text isn't typed
# Likeness from 0 to 100 (rapidfuzz.fuzz.ratio): one sound of five wrong is 80, one
# character of three is 67. Below, what is listed has nothing to do with what was typed.
_SOUNDS, _LOOKS = 75, 60
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
    readings, texts = headwords.columns()
    return tuple(
        found for text in missing for found in _like(text, readings, texts, headwords.times)
    )


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


def _like(
    text: str,
    readings: Sequence[str],
    texts: Sequence[str],
    times: Callable[[str, str], int],
) -> Iterator[Suggestion]:
    # Loading these takes longer than most queries; only who found nothing pays for it.
    from rapidfuzz import fuzz, process

    from kurume_search.analysis.morphemes import reading

    sound = reading_key(reading(text))
    scored: dict[str, tuple[float, str, int]] = {}
    for why, wanted, choices, least in (
        ("reading", sound, readings, _SOUNDS), ("spelling", text, texts, _LOOKS),
    ):  # fmt: skip
        found = process.extract(
            wanted, choices, scorer=fuzz.ratio, limit=20, score_cutoff=least, processor=None
        )
        for _, score, number in found:
            word = texts[number]
            # The same sound is a wrong conversion, likelier than any near miss.
            rank = score + (100 if why == "reading" and score == 100 else 0)
            if word != text and (word not in scored or scored[word][0] < rank):
                scored[word] = (rank, why, times(readings[number], word))
    best = sorted(scored.items(), key=lambda one: (-one[1][0], -one[1][2], one[0]))
    for word, (_, why, count) in best[:MOST]:
        yield Suggestion(text, word, why, count)
