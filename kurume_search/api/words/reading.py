"""What text statistics read: the running words of a corpus, and which of its turns."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kurume_search.analytics.running.passage_sets import (
    WHOLE,
    PassageSet,
    all_passages,
    all_turns,
    passages_of,
    turns_of,
)
from kurume_search.analytics.running.reading import Reading
from kurume_search.analytics.running.word_rules import word_rules
from kurume_search.api.found.hits import UNIT_NAMES, Hits
from kurume_search.api.own.subsets import SavedSubset
from kurume_search.api.words.result import WordResult
from kurume_search.errors import UsageError
from kurume_search.query.ast import (
    And,
    Everything,
    Field,
    Node,
    Not,
    Or,
    Query,
    Range,
    Unit,
    Words,
    all_of,
    walk,
    written,
)

if TYPE_CHECKING:
    from kurume_search.analytics.running.stream import WordStream
    from kurume_search.api.corpus import Corpus
    from kurume_search.query.coding_rules import CodingRules

Within: TypeAlias = "Hits | SavedSubset | str | None"
SEGMENTATIONS = ("index", "dictionary")


def reading(
    corpus: Corpus, *, stop: Iterable[str] | None = None, segmentation: str = "index"
) -> Reading:
    """Return the words of a corpus; read once a session.

    Args:
        corpus: To read.
        stop: Words that never count; None: the list of the package.
        segmentation: ``index``, or ``dictionary``: Sudachi cuts every text again.

    Raises:
        UsageError: There is no such segmentation.
    """
    if segmentation not in SEGMENTATIONS:
        raise UsageError(f"語の区切り方「{segmentation}」はありません。", near=SEGMENTATIONS)
    streams = corpus.word_streams
    if segmentation not in streams:
        streams[segmentation] = _stream(corpus, segmentation)
    return Reading(
        searcher=corpus.library.searcher,
        stream=streams[segmentation],
        rules=word_rules().with_stop(stop),
        analysis=corpus.tokenizer["version"],
    )


def _stream(corpus: Corpus, segmentation: str) -> WordStream:
    from kurume_search.analytics.running.compounds import compounds_of
    from kurume_search.analytics.running.kept_streams import kept_stream

    searcher, folder = corpus.library.searcher, corpus.library.build.folder
    compounds = compounds_of(searcher.registers)

    def made() -> WordStream:
        if segmentation == "index":
            from kurume_search.analytics.running.stream import index_stream

            return index_stream(searcher, compounds, names=corpus.names)
        from kurume_search.analytics.running.dictionary_stream import dictionary_stream
        from kurume_search.store.cache import cache_root

        # Named by what is in it, so every corpus with these compounds shares it.
        dictionaries = cache_root() / "dictionaries"
        return dictionary_stream(searcher, compounds, dictionaries, names=corpus.names)

    parts = ("words", segmentation, compounds.version or "none", "names" * corpus.names)
    path = folder / f"{'-'.join(filter(None, parts))}.bin"
    return kept_stream(path, searcher, compounds, made)


def hits_of(corpus: Corpus, within: Within) -> Hits:
    """Return what bounds a statistic: every turn if nothing does.

    Raises:
        UsageError: Hits of another corpus.
        QueryError: A query can't be understood.
    """
    if isinstance(within, SavedSubset):
        within = within.hits
    if isinstance(within, Hits):
        if within.corpus.library.build.folder != corpus.library.build.folder:
            raise UsageError("ほかの会議録集の検索結果とは一緒に数えられません。")
        return within
    if within is None or not within.strip():
        return corpus.search("", unit=Unit.TURN)
    # Words are counted in turns, so a query means turns unless it says ``unit:``.
    unit = corpus.library.searcher.parse(within, unit=Unit.TURN).unit
    return corpus.search(within, unit=unit)


def turns(hits: Hits) -> PassageSet:
    """Return the turns of `hits`, named by their query."""
    if isinstance(hits.query.node, Everything):
        everything = "全発言" if hits.unit is Unit.TURN else f"全{UNIT_NAMES[hits.unit]}の発言"
        if hits.unit is Unit.TURN and not hits.found.bounded:
            return all_turns(hits.found.columns, everything)
        return turns_of(hits.found, everything)
    return turns_of(hits.found, written(hits.query.node))


def passages(hits: Hits) -> PassageSet:
    """Return all that `hits` have of the minutes, titles and notes too."""
    if not isinstance(hits.query.node, Everything):
        return passages_of(hits.found, written(hits.query.node))
    if hits.unit is Unit.TURN and not hits.found.bounded:
        return all_passages(hits.found.columns)
    return passages_of(hits.found, WHOLE)


def asked_word(corpus: Corpus, word: str | Hits, within: Within) -> tuple[Hits, str, Hits]:
    """Return the passages that have `word`, what to call it, and what bounds the reading.

    Fields beside the word (``個人情報 year:2021..``) bound what is read, unless `within` does.

    Raises:
        UsageError: No word was given.
    """
    hits = word if isinstance(word, Hits) else corpus.search(word, unit=Unit.TURN)
    bounds, words = _parted(hits.query.node)
    if len(words) != 1 or isinstance(words[0], Not):
        raise UsageError('数える語を一つ指定してください(句は " で囲みます)。')
    if within is None:
        within = _searched(corpus, hits.query.replace(node=all_of(*bounds), unit=Unit.TURN))
    name = words[0].text if isinstance(words[0], Words) else written(words[0])
    return hits, name, hits_of(corpus, within)


_BOUNDS = (And, Or, Not, Field, Range, Everything)


def _parted(node: Node) -> tuple[list[Node], list[Node]]:
    """Return the parts of a query that only bound it (fields), and those that have words."""
    parts = node.parts if isinstance(node, And) else (node,)
    bounds = [part for part in parts if all(isinstance(n, _BOUNDS) for n in walk(part))]
    return bounds, [part for part in parts if part not in bounds]


def _searched(corpus: Corpus, query: Query) -> Hits:
    found = corpus.library.searcher.search(query, names=corpus.names, synonyms=False)
    return Hits(corpus, query, found)


def in_context(result: WordResult, query: str) -> Hits:
    """Return the turns that have what `query` finds, bounded by the fields of `result`."""
    asked = result.corpus.library.searcher.parse(query, unit=Unit.TURN)
    bounds, _ = _parted(result.hits.query.node)
    node = all_of(*(b for b in bounds if not isinstance(b, Everything)), asked.node)
    return _searched(result.corpus, asked.replace(node=node))


def coding_rules(rules: CodingRules | str | Path) -> CodingRules:
    """Return rules as given, of a text with a mark or several lines, or of a file."""
    from kurume_search.export.coding_rules_reader import read_coding_rules
    from kurume_search.query.coding_rules import MARK, CodingRules
    from kurume_search.query.coding_rules_parser import parse_coding_rules

    if isinstance(rules, CodingRules):
        return rules
    if isinstance(rules, str) and ("\n" in rules or rules.startswith((MARK, "*"))):
        return parse_coding_rules(rules)
    return read_coding_rules(Path(rules))
