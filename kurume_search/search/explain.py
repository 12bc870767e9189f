"""Why a search found what it found: how it was read, what each part brings, what it scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kurume_search.query.ast import (
    And,
    Everything,
    Exact,
    Expansion,
    Literal,
    Node,
    Query,
    Unit,
    Words,
    all_of,
    walk,
    written,
)
from kurume_search.query.explain import Explanation, Reading
from kurume_search.query.occurrences import literal_spans, places
from kurume_search.query.phrases import TokenLike
from kurume_search.search.answering.found import Found
from kurume_search.search.answering.hits import Clause
from kurume_search.search.answering.passages import mark_at
from kurume_search.search.answering.rank import Share
from kurume_search.text.spans import Span

# All subsets of more clauses than this are more than anybody reads.
FEW = 4
# Leaving each of more clauses out in turn would take the square of their number.
MANY = 30
EXAMPLES = 5
SCORED = 20
_AROUND = 8  # characters of context on either side of an example


@dataclass(frozen=True, slots=True)
class Combination:
    """Clauses asked together, without the others.

    Attributes:
        clauses: In the query language.
        units: How many units they bring.
    """

    clauses: tuple[str, ...]
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A place where counts of words and of strings part.

    Attributes:
        text: What was asked for.
        is_word: It is found as a word, written otherwise; else its characters stand there
            and are no word.
        passage: Permanent id.
        line: 1-based line of the source.
        context: It, with some characters around.
        cut: The words that it touches, as they are cut there.
    """

    text: str
    is_word: bool
    passage: str
    line: int
    context: str
    cut: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What made up the score of a hit."""

    id: str
    score: float
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """Which ways of writing were asked for besides the one typed.

    Attributes:
        variants: Words match by normalised form; off where every word is ``=word``.
        synonyms: Registered synonyms are asked for.
        readings: Words in kana that stand nowhere are asked for by their sound.
    """

    variants: bool
    synonyms: bool
    readings: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchExplanation:
    """Everything between what was typed and what was found.

    Attributes:
        raw: As typed.
        parsed: As read.
        asked: What was asked of the index.
        unit: What AND and NOT were decided in.
        readings: Each word, and the terms it was looked for by.
        expansions: What was asked besides.
        switches: Which of these could happen.
        clauses: Every word and field alone.
        combinations: Clauses together: all subsets, or each-but-one if there are many;
            nothing if there are more than `MANY`.
        killers: Where nothing was found: clauses without any one of which there are hits,
            and how many.
        examples: Why counts of words and of strings differ, a few for each word.
        total: How many units were found, in a part of an answer too.
        scores: Of the first hits, of a part its own.
        warnings: What a reader should know.
    """

    raw: str
    parsed: str
    asked: str
    unit: Unit
    readings: tuple[Reading, ...]
    expansions: tuple[Expansion, ...]
    switches: Switches
    clauses: tuple[Clause, ...]
    combinations: tuple[Combination, ...]
    killers: tuple[Combination, ...]
    examples: tuple[Example, ...]
    total: int
    scores: tuple[Score, ...]
    warnings: tuple[str, ...]


def explain_search(typed: Query, reading: Explanation, found: Found) -> SearchExplanation:
    """Return how `typed` came to find `found`.

    Args:
        typed: As parsed.
        reading: How it was read (see `query.explain`).
        found: The answer.
    """
    parts = _parts(found.query.node)
    words = [node for node in walk(typed.node) if isinstance(node, Words | Exact)]
    hits, whole = found.page(0, SCORED), found.whole
    return SearchExplanation(
        raw=reading.raw,
        parsed=reading.parsed,
        asked=reading.asked,
        unit=found.unit,
        readings=reading.readings,
        expansions=found.expansions,
        switches=Switches(
            variants=not words or any(isinstance(node, Words) for node in words),
            synonyms=found.synonyms,
            readings=found.readings,
        ),
        clauses=found.clauses,
        combinations=tuple(_combinations(parts, found)),
        killers=tuple(_killers(parts, whole)),
        examples=tuple(
            example for node in dict.fromkeys(words) for example in _examples(node, found)
        ),
        total=whole.total,
        scores=tuple(Score(hit.id, hit.score, hit.shares) for hit in hits if hit.shares),
        warnings=found.warnings,
    )


def _parts(node: Node) -> tuple[Node, ...]:
    """Return what must hold together."""
    if isinstance(node, Everything):
        return ()
    return node.parts if isinstance(node, And) else (node,)


def _combinations(parts: Sequence[Node], found: Found) -> Iterator[Combination]:
    """Yield the smaller subsets first; one clause alone stands among the clauses."""
    if not 2 <= len(parts) <= MANY:
        return
    sizes = range(2, len(parts) + 1) if len(parts) <= FEW else (len(parts) - 1, len(parts))
    for size in sizes:
        for some in combinations(parts, size):
            yield Combination(tuple(map(written, some)), found.units_of(all_of(*some)))


def _killers(parts: Sequence[Node], found: Found) -> Iterator[Combination]:
    if found.total or not 2 <= len(parts) <= MANY:
        return
    for at, part in enumerate(parts):
        units = found.units_of(all_of(*parts[:at], *parts[at + 1 :]))
        if units:
            yield Combination((written(part),), units)


def _examples(node: Words | Exact, found: Found) -> Iterator[Example]:
    """Yield strings that are no words, then words that are written otherwise."""
    strings, words = found.finder.counts(Literal(node.text)), found.finder.counts(node)
    told = {True: 0, False: 0}
    for row in sorted({*strings, *words}):
        if strings.get(row) == words.get(row) and row not in words:
            continue
        for is_word, span, cut in _parting(node, found, row):
            if told[is_word] < EXAMPLES:
                told[is_word] += 1
                yield _example(node.text, found, row, span, cut, is_word=is_word)
        if min(told.values()) >= EXAMPLES:
            return


def _parting(
    node: Words | Exact, found: Found, row: int
) -> Iterator[tuple[bool, Span, tuple[str, ...]]]:
    text, hidden = found.columns.text(row), found.reader.hidden(row)

    def shows(start: int, stop: int) -> bool:
        return not any(start < name.stop and name.start < stop for name in hidden)

    of = found.finder.tokens
    tokens: list[TokenLike] = [t for t in of.of_passage(row) if shows(t.start, t.stop)]
    by_place = {token.position: token for token in tokens}
    spans = {
        (by_place[first].start, by_place[last].stop)
        for first, last in places(node, text, tokens, of.of_text)
    }
    strings = {span for span in literal_spans(node.text, text) if shows(*span)}
    for start, stop in sorted(spans ^ strings):
        touched = (t for t in tokens if t.start < stop and start < t.stop)
        cut = tuple(text[t.start : t.stop] for t in touched)
        yield (start, stop) in spans, Span(start, stop), cut


def _example(
    asked: str, found: Found, row: int, span: Span, cut: tuple[str, ...], *, is_word: bool
) -> Example:
    text = found.columns.text(row)
    low, high = max(span.start - _AROUND, 0), min(span.stop + _AROUND, len(text))
    if any(low < name.stop and name.start < high for name in found.reader.hidden(row)):
        low, high = span.start, span.stop
    return Example(
        text=asked,
        is_word=is_word,
        passage=found.reader.passage(row).id,
        line=mark_at(span, text, found.reader.pieces(row)).line,
        context=" ".join(text[low:high].split()),
        cut=cut,
    )
