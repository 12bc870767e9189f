"""The part of `Corpus` that counts words: key words, collocates, networks, maps, codes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kurume_search.api.parts.part import CorpusPart

if TYPE_CHECKING:
    from kurume_search.analytics.running.passage_sets import PassageSet
    from kurume_search.analytics.running.reading import Reading
    from kurume_search.analytics.running.stream import WordStream
    from kurume_search.analytics.words.tables import WordStatistics
    from kurume_search.api.found.hits import Hits
    from kurume_search.api.words.reading import Within
    from kurume_search.api.words.result import WordResult
    from kurume_search.query.coding_rules import CodingRules


class TextStatistics(CorpusPart):
    """Text statistics over turns (発言); dispersion over all of the minutes.

    Everywhere `within` (or the sets compared) is a query, `Hits` or a saved subset, and what
    is read are the turns in the units it finds: of a query the turns themselves, unless it
    says ``unit:case``; of `Hits` those in the cases found, if it was searched so.

    `stop` are words that never count (None: the list of the package, empty: none);
    `segmentation` is ``index`` or ``dictionary`` (Sudachi cuts every text again with the
    compounds as user dictionary). Units are morphemes, compounds of the registers joined; each
    result says so in one line, ``basis.line()``.
    """

    @cached_property
    def word_streams(self) -> dict[str, WordStream]:
        """The running words read so far, by segmentation."""
        return {}

    def _words(self, stop: Iterable[str] | None, segmentation: str) -> Reading:
        """Return the running words, and which of them count."""
        from kurume_search.api.words.reading import reading

        return reading(self._corpus, stop=stop, segmentation=segmentation)

    def _turns(self, within: Within) -> tuple[Hits, PassageSet]:
        """Return what bounds a statistic, and the turns that it reads."""
        from kurume_search.api.words.reading import hits_of, turns

        hits = hits_of(self._corpus, within)
        return hits, turns(hits)

    def _result(self, counted: WordStatistics, hits: Hits) -> WordResult:
        from kurume_search.api.words.result import WordResult

        return WordResult(self._corpus, counted, hits)

    def keyness(
        self,
        target: Within,
        reference: Within = None,
        *,
        min_count: int = 3,
        limit: int | None = 100,
        stop: Iterable[str] | None = None,
        segmentation: str = "index",
    ) -> WordResult:
        """Return words that `target` has more, or less, often than `reference`.

        Args:
            target: A query, hits or a saved subset.
            reference: The same; None: every other turn of the corpus.
            min_count: Least number of places in both together.
            limit: Most rows; None: all.
            stop: Words that never count.
            segmentation: How words are cut.

        Raises:
            QueryError: A query can't be understood.
            UsageError: A threshold out of bounds, or hits of another corpus.
        """
        from kurume_search.analytics.running.passage_sets import rest_of
        from kurume_search.analytics.words.keyness import keyness

        hits, here = self._turns(target)
        there = rest_of(here) if reference is None else self._turns(reference)[1]
        words = self._words(stop, segmentation)
        counted = keyness(words, here, there, min_count=min_count, limit=limit)
        return self._result(counted, hits)

    def collocates(
        self,
        word: str | Hits,
        *,
        window: int = 5,
        within: Within = None,
        min_count: int = 3,
        measure: str = "log_dice",
        limit: int | None = 100,
        stop: Iterable[str] | None = None,
        segmentation: str = "index",
    ) -> WordResult:
        """Return content words that stand near `word` more often than elsewhere.

        Args:
            word: Found as a search finds it, synonyms too; fields beside it
                (``year:2021..``) bound what is read.
            window: Running words on either side, within a turn.
            within: The turns to read; None: all that `word` doesn't rule out.
            min_count: Least number of places near it.
            measure: What to order by: ``log_dice``, ``pmi``, ``t_score``,
                ``log_likelihood``, ``together``.
            limit: Most rows; None: all.
            stop: Words that never count.
            segmentation: How words are cut.

        Raises:
            UsageError: No word, no such measure, or a window below 1.
        """
        from kurume_search.analytics.running.places import places_of
        from kurume_search.analytics.words.collocates import collocates
        from kurume_search.api.words.reading import asked_word, turns

        words = self._words(stop, segmentation)
        hits, name, bounds = asked_word(self._corpus, word, within)
        here = turns(bounds)
        counted = collocates(
            words,
            name,
            places_of(words, hits.found, here),
            here,
            window=window,
            min_count=min_count,
            measure=measure,
            limit=limit,
        )
        return self._result(counted, hits)

    def dispersion(
        self, word: str | Hits, *, within: Within = None, segmentation: str = "index"
    ) -> WordResult:
        """Return where `word` stands in each meeting, meetings in order of time.

        All of the minutes is read, titles and notes too, as `kwic` does.

        Args:
            word: Found as a search finds it, synonyms too; fields beside it
                (``year:2021..``) bound what is read.
            within: What to read; None: all.
            segmentation: How words are cut.

        Raises:
            UsageError: No word was given.
        """
        from kurume_search.analytics.running.places import places_of
        from kurume_search.analytics.words.dispersion import dispersion
        from kurume_search.api.words.reading import asked_word, passages

        words = self._words(None, segmentation)
        hits, name, bounds = asked_word(self._corpus, word, within)
        here = passages(bounds)
        counted = dispersion(words, name, places_of(words, hits.found, here), here)
        return self._result(counted, hits)

    def cooccurrence(
        self,
        within: Within = None,
        *,
        unit: str = "turn",
        words: int = 100,
        min_units: int = 3,
        min_together: int = 3,
        limit: int | None = 300,
        stop: Iterable[str] | None = None,
        segmentation: str = "index",
    ) -> WordResult:
        """Return pairs of words that the same turns, or cases, have.

        Args:
            within: The turns to read; None: all.
            unit: ``turn`` or ``case``.
            words: The words that most units have, this many.
            min_units: Least number of units that have a word.
            min_together: Least number of units that have both.
            limit: Most edges; None: all among `words`.
            stop: Words that never count.
            segmentation: How words are cut.

        Raises:
            UsageError: There is no such unit, or a threshold is out of bounds.
        """
        from kurume_search.analytics.words.cooccurrence import cooccurrence

        hits, here = self._turns(within)
        counted = cooccurrence(
            self._words(stop, segmentation),
            here,
            unit=unit,
            words=words,
            min_units=min_units,
            min_together=min_together,
            limit=limit,
        )
        return self._result(counted, hits)

    def ngrams(
        self,
        within: Within = None,
        *,
        n: int = 2,
        min_count: int = 3,
        limit: int | None = 100,
        stop: Iterable[str] | None = None,
        segmentation: str = "index",
    ) -> WordResult:
        """Return runs of `n` words that come again.

        Args:
            within: The turns to read; None: all.
            n: Words in a run, 1 to 8; 1 is the list of words.
            min_count: Least number of places.
            limit: Most rows; None: all.
            stop: Words that no run begins or ends with.
            segmentation: How words are cut.

        Raises:
            UsageError: `n` or a threshold is out of bounds.
        """
        from kurume_search.analytics.words.ngrams import ngrams

        hits, here = self._turns(within)
        words = self._words(stop, segmentation)
        return self._result(ngrams(words, here, n=n, min_count=min_count, limit=limit), hits)

    def correspondence(
        self,
        within: Within = None,
        *,
        by: str = "year",
        words: int = 60,
        min_count: int = 5,
        dimensions: int = 2,
        stop: Iterable[str] | None = None,
        segmentation: str = "index",
    ) -> WordResult:
        """Return the map of words by years, departments, topics … (対応分析).

        Args:
            within: The turns to read; None: all.
            by: ``year``, ``department``, ``topic``, ``role``, ``meeting`` …
            words: The most frequent ones, this many.
            min_count: Least number of places of a word.
            dimensions: Most dimensions.
            stop: Words that never count.
            segmentation: How words are cut.

        Raises:
            UsageError: Nothing can be grouped by that, or a threshold is out of bounds.
        """
        from kurume_search.analytics.words.correspondence import correspondence

        hits, here = self._turns(within)
        counted = correspondence(
            self._words(stop, segmentation),
            here,
            by=by,
            words=words,
            min_count=min_count,
            dimensions=dimensions,
        )
        return self._result(counted, hits)

    def topics(
        self,
        within: Within = None,
        *,
        count: int = 8,
        unit: str = "case",
        words: int = 10,
        min_units: int = 3,
        max_share: float = 0.5,
        seed: int = 0,
        trials: int = 5,
        stop: Iterable[str] | None = None,
        segmentation: str = "index",
    ) -> WordResult:
        """Return topics that nobody named, and how far other seeds find them again.

        The topics of the register are another thing: `facets("topic")`.

        Args:
            within: The turns to read; None: all.
            count: How many.
            unit: ``case`` or ``turn``.
            words: Words of each topic.
            min_units: Least number of units that have a word.
            max_share: Words that a greater share of units has are left out.
            seed: Of the factorisation shown.
            trials: How many other seeds to compare with.
            stop: Words that never count.
            segmentation: How words are cut.

        Raises:
            UsageError: A number is out of bounds.
            NotInstalledError: scikit-learn isn't.
        """
        from kurume_search.analytics.words.topic_discovery import discover_topics

        hits, here = self._turns(within)
        counted = discover_topics(
            self._words(stop, segmentation), here, count=count, unit=unit, words=words,
            min_units=min_units, max_share=max_share, seed=seed, trials=trials,
        )  # fmt: skip
        return self._result(counted, hits)

    def concepts(
        self,
        rules: CodingRules | str | Path,
        within: Within = None,
        *,
        unit: str = "turn",
        by: str | None = None,
    ) -> WordResult:
        """Return how many turns or cases have each code of KH Coder's coding rules.

        Args:
            rules: As parsed, as text (``＊同意⏎同意 or 承諾``), or the path of a file.
            within: The turns to read; None: all.
            unit: ``turn`` or ``case``; of a case its turns are read, not its title.
            by: Cross by ``year``, ``department``, ``topic``, ``role`` …

        Raises:
            UsageError: A rule can't be read or counted; the message names it.
            SourceError: There is no such file.
        """
        from kurume_search.analytics.words.concepts import concepts
        from kurume_search.api.words.reading import coding_rules

        hits, here = self._turns(within)
        words = self._words(None, "index")
        counted = concepts(words, here, coding_rules(rules), unit=unit, by=by, names=self.names)
        return self._result(counted, hits)
