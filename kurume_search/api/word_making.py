"""Makes text statistics of a corpus: each is one call downward."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kurume_search.analytics.passage_sets import rest_of
from kurume_search.api.hits import Hits
from kurume_search.api.word_reading import Within, asked_word, hits_of, passages, reading, turns
from kurume_search.api.word_result import WordResult

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.query.coding_rules import CodingRules


def keyness(
    corpus: Corpus,
    target: Within,
    reference: Within,
    *,
    min_count: int,
    limit: int | None,
    stop: Iterable[str] | None,
    segmentation: str,
) -> WordResult:
    """Return the key words of a set of turns."""
    from kurume_search.analytics.keyness import keyness as count

    hits = hits_of(corpus, target)
    here = turns(hits)
    there = rest_of(here) if reference is None else turns(hits_of(corpus, reference))
    words = reading(corpus, stop=stop, segmentation=segmentation)
    return WordResult(corpus, count(words, here, there, min_count=min_count, limit=limit), hits)


def collocates(
    corpus: Corpus,
    word: str | Hits,
    *,
    within: Within,
    window: int,
    min_count: int,
    measure: str,
    limit: int | None,
    stop: Iterable[str] | None,
    segmentation: str,
) -> WordResult:
    """Return the words around a word."""
    from kurume_search.analytics.collocates import collocates as count
    from kurume_search.analytics.places import places_of

    words = reading(corpus, stop=stop, segmentation=segmentation)
    hits, name, bounds = asked_word(corpus, word, within)
    here = turns(bounds)
    found = count(
        words, name, places_of(words, hits.found, here), here, window=window,
        min_count=min_count, measure=measure, limit=limit,
    )  # fmt: skip
    return WordResult(corpus, found, hits)


def dispersion(
    corpus: Corpus, word: str | Hits, *, within: Within, segmentation: str
) -> WordResult:
    """Return where a word stands in each meeting."""
    from kurume_search.analytics.dispersion import dispersion as count
    from kurume_search.analytics.places import places_of

    words = reading(corpus, segmentation=segmentation)
    hits, name, bounds = asked_word(corpus, word, within)
    here = passages(bounds)
    found = count(words, name, places_of(words, hits.found, here), here)
    return WordResult(corpus, found, hits)


def cooccurrence(
    corpus: Corpus,
    within: Within,
    *,
    unit: str,
    words: int,
    min_units: int,
    min_together: int,
    limit: int | None,
    stop: Iterable[str] | None,
    segmentation: str,
) -> WordResult:
    """Return which words the same turns or cases have."""
    from kurume_search.analytics.cooccurrence import cooccurrence as count

    hits = hits_of(corpus, within)
    read = reading(corpus, stop=stop, segmentation=segmentation)
    found = count(
        read, turns(hits), unit=unit, words=words, min_units=min_units,
        min_together=min_together, limit=limit,
    )  # fmt: skip
    return WordResult(corpus, found, hits)


def ngrams(
    corpus: Corpus,
    within: Within,
    *,
    n: int,
    min_count: int,
    limit: int | None,
    stop: Iterable[str] | None,
    segmentation: str,
) -> WordResult:
    """Return runs of words that come again."""
    from kurume_search.analytics.ngrams import ngrams as count

    hits = hits_of(corpus, within)
    read = reading(corpus, stop=stop, segmentation=segmentation)
    found = count(read, turns(hits), n=n, min_count=min_count, limit=limit)
    return WordResult(corpus, found, hits)


def correspondence(
    corpus: Corpus,
    within: Within,
    *,
    by: str,
    words: int,
    min_count: int,
    dimensions: int,
    stop: Iterable[str] | None,
    segmentation: str,
) -> WordResult:
    """Return the map of words and groups."""
    from kurume_search.analytics.correspondence import correspondence as count

    hits = hits_of(corpus, within)
    read = reading(corpus, stop=stop, segmentation=segmentation)
    found = count(read, turns(hits), by=by, words=words, min_count=min_count, dimensions=dimensions)
    return WordResult(corpus, found, hits)


def topics(
    corpus: Corpus,
    within: Within,
    *,
    count: int,
    unit: str,
    words: int,
    min_units: int,
    max_share: float,
    seed: int,
    trials: int,
    stop: Iterable[str] | None,
    segmentation: str,
) -> WordResult:
    """Return topics that nobody named."""
    from kurume_search.analytics.topic_discovery import discover_topics

    hits = hits_of(corpus, within)
    read = reading(corpus, stop=stop, segmentation=segmentation)
    found = discover_topics(
        read, turns(hits), count=count, unit=unit, words=words, min_units=min_units,
        max_share=max_share, seed=seed, trials=trials,
    )  # fmt: skip
    return WordResult(corpus, found, hits)


def concepts(
    corpus: Corpus,
    rules: CodingRules | str | Path,
    within: Within,
    *,
    unit: str,
    by: str | None,
    segmentation: str,
) -> WordResult:
    """Return how many turns or cases have each code."""
    from kurume_search.analytics.concepts import concepts as count

    hits = hits_of(corpus, within)
    read = reading(corpus, segmentation=segmentation)
    found = count(read, turns(hits), _rules(rules), unit=unit, by=by, names=corpus.names)
    return WordResult(corpus, found, hits)


def _rules(rules: CodingRules | str | Path) -> CodingRules:
    """Return rules as given, of a text with a mark or several lines, or of a file."""
    from kurume_search.export.coding_rules_reader import read_coding_rules
    from kurume_search.query.coding_rules import MARK, CodingRules
    from kurume_search.query.coding_rules_parser import parse_coding_rules

    if isinstance(rules, CodingRules):
        return rules
    if isinstance(rules, str) and ("\n" in rules or rules.startswith((MARK, "*"))):
        return parse_coding_rules(rules)
    return read_coding_rules(Path(rules))
