"""Words of invented minutes, counted the slow way: by cutting every text anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from strategies import REGISTERS

from kurume_search.analysis.morphemes import spoken_tokens
from kurume_search.analytics.running.compounds import compounds_of
from kurume_search.analytics.running.reading import Reading
from kurume_search.analytics.running.stream import index_stream
from kurume_search.analytics.running.word_rules import COMPOUND, word_rules
from kurume_search.query.ast import Words
from kurume_search.query.occurrences import places
from kurume_search.search.searcher import Searcher
from kurume_search.search.stored.columns import KINDS
from kurume_search.search.words.tokens import tokenize

COMPOUNDS = compounds_of(REGISTERS, more=("個人情報", "個人情報保護", "委託先"))


class Said(NamedTuple):
    """One word of a passage: what it is, its part of speech, its positions."""

    word: str
    pos: str
    first: int
    last: int

    @property
    def counts(self) -> bool:
        """Whether it is a content word."""
        rules = word_rules()
        fits = self.pos == COMPOUND or self.pos in rules.pos
        return fits and self.word.casefold() not in rules.stop


def reading(searcher: Searcher, *, names: bool = False) -> Reading:
    """Return what the columns say."""
    stream = index_stream(searcher, COMPOUNDS, names=names)
    return Reading(searcher=searcher, stream=stream, rules=word_rules(), analysis="test")


def words_of(searcher: Searcher, row: int, *, names: bool = False) -> list[Said]:
    """Return the words of a passage, compounds joined, the longest first."""
    columns = searcher.columns
    text = columns.text(row)
    hidden = [] if names else list(columns.some("passage.hidden", row))
    covered = list(zip(hidden[::2], hidden[1::2], strict=True))
    spoken = [
        one
        for one in spoken_tokens(text)
        if not any(one.token.start < stop and start < one.token.stop for start, stop in covered)
    ]
    found = {s.token.position: Said(s.token.term, s.pos, *(2 * [s.token.position])) for s in spoken}
    free = set(found)
    tokens = [one.token for one in spoken]
    for name in COMPOUNDS.names:
        spans = places(Words(name), text, tokens, tokenize)
        # Of one compound's places those that take more words first, then in reading order.
        for first, last in sorted(spans, key=lambda span: (span[0] - span[1], span)):
            inside = set(range(first, last + 1))
            if inside <= free:
                free -= inside
                for at in inside:
                    found.pop(at)
                found[first] = Said(name, COMPOUND, first, last)
    return [found[at] for at in sorted(found)]


def turn_rows(searcher: Searcher) -> Iterator[int]:
    """Yield the rows of turns."""
    kinds = searcher.columns.raw("passage.kind")
    return (row for row in range(searcher.columns.passages) if KINDS[kinds[row]] == "turn")


def shown(reading: Reading, code: int) -> str:
    """Return a word of the stream as the slow way names it."""
    terms = len(reading.searcher.leaves)
    return reading.searcher.leaves.term(code) if code < terms else reading.stream.name(code)


def named(reading: Reading, word: str) -> str:
    """Return what a result calls a word: Latin letters as they are written."""
    number = reading.stream.terms.number(word)
    return word if word in COMPOUNDS.names or number is None else reading.stream.name(number)
