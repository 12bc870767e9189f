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
    return tuple(found for likeness in _compared(missing, headwords) for found in likeness.best())


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


def _compared(texts: Sequence[str], headwords: Headwords) -> Sequence[_Likeness]:
    """Compare each of `texts` with all headwords."""
    from kurume_search.analysis.morphemes import reading

    found = [_Likeness(text, reading_key(reading(text)), headwords.times) for text in texts]
    for readings, written in headwords.columns():
        for likeness in found:
            likeness.compare(readings, written)
    return found


class _Likeness:
    """What is like one text, of the headwords that it was compared with."""

    def __init__(self, text: str, sound: str, times: Callable[[str, str], int]) -> None:
        # Loading this takes longer than most queries; only who found nothing pays for it.
        from rapidfuzz import fuzz, process

        self._extract, self._ratio = process.extract, fuzz.ratio
        self._text, self._sound, self._times = text, sound, times
        # Score, reading and text, best first, as they stand.
        self._sounds: list[tuple[float, str, str]] = []
        self._looks: list[tuple[float, str, str]] = []

    def compare(self, readings: Sequence[str], texts: Sequence[str]) -> None:
        """Compare the text with headwords."""
        for wanted, choices, held, least in (
            (self._sound, readings, self._sounds, _SOUNDS),
            (self._text, texts, self._looks, _LOOKS),
        ):
            bound = held[-1][0] if len(held) == _LISTED else least
            found = self._extract(
                wanted, choices, scorer=self._ratio, limit=_LISTED, score_cutoff=bound,
                processor=None,
            )  # fmt: skip
            held += [(score, readings[at], texts[at]) for _, score, at in found]
            held.sort(key=lambda one: -one[0])
            del held[_LISTED:]

    def best(self) -> Iterator[Suggestion]:
        """Yield the likest, the likest first."""
        scored: dict[str, tuple[float, str, int]] = {}
        for why, held in (("reading", self._sounds), ("spelling", self._looks)):
            for score, reading, word in held:
                # The same sound is a wrong conversion, likelier than any near miss.
                rank = score + (100 if why == "reading" and score == 100 else 0)
                if word != self._text and (word not in scored or scored[word][0] < rank):
                    scored[word] = (rank, why, self._times(reading, word))
        best = sorted(scored.items(), key=lambda one: (-one[1][0], -one[1][2], one[0]))
        for word, (_, why, count) in best[:MOST]:
            yield Suggestion(self._text, word, why, count)
