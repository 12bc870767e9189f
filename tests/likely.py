"""What is like a word, told the slow way: all headwords are compared with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from kurume_search.analysis.morphemes import reading
from kurume_search.search.answering.suggest import Suggestion
from kurume_search.search.building.headwords import SIDES, Headword, Headwords, Side
from kurume_search.text.kana import reading_key


def likely(
    wanted: str, side: Side, least: int, words: Sequence[Headword]
) -> list[tuple[float, Headword]]:
    """Return which of `words` are like `wanted`, the likest first, else in their order."""
    fields = [word.reading if side == "sounds" else word.text for word in words]
    found = process.extract(
        wanted, fields, scorer=fuzz.ratio, limit=None, score_cutoff=least, processor=None
    )
    return [(score, words[at]) for _, score, at in found]


def suggested_slowly(text: str, words: Sequence[Headword]) -> list[Suggestion]:
    """Return the three of `words` that may have been meant instead of `text`."""
    sounds = likely(reading_key(reading(text)), "sounds", 75, words)
    looks = likely(text, "looks", 60, words)
    scored: dict[str, tuple[float, str, int]] = {}
    for why, held in (("reading", sounds), ("spelling", looks)):
        for score, word in held[:20]:
            rank = score + (100 if why == "reading" and score == 100 else 0)
            if word.text != text and (word.text not in scored or scored[word.text][0] < rank):
                scored[word.text] = (rank, why, word.times)
    best = sorted(scored.items(), key=lambda one: (-one[1][0], -one[1][2], one[0]))
    return [Suggestion(text, term, why, times) for term, (_, why, times) in best[:3]]


def check_likeness(headwords: Headwords) -> None:
    """Compare what is found to be like words of `headwords`, and like none, with the slow way."""
    words = list(headwords)
    for wanted, side in _asked(words):
        for least in (60, 75):
            assert list(headwords.like(wanted, side, least)) == likely(wanted, side, least, words)


def _asked(words: Sequence[Headword]) -> Iterator[tuple[str, Side]]:
    for word in words[:: max(1, len(words) // 5)]:
        for field, side in zip((word.reading, word.text), SIDES, strict=True):
            yield from ((field, side), (field[1:], side), (f"{field[:-1]}〇", side))
    yield from (("", side) for side in SIDES)
