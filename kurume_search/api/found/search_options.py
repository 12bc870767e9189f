"""How the words of a search are understood: read and looked for the same way everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from kurume_search.api.found.filters import Values, filtered
from kurume_search.errors import check_text
from kurume_search.query.ast import Query, Unit
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.search.answering.found import Found

Sort = Literal["rank", "date"]
SORTS: tuple[Sort, ...] = ("rank", "date")


class SearchOptions(Value, kw_only=True):
    """The options of `Corpus.search` and `Corpus.exchanges` of these names.

    Attributes:
        strict: Broken quotes and brackets are errors, not warnings.
        synonyms: Ask for registered synonyms too.
        readings: Ask for what words in kana are readings of.
        exact: Only as written: no variants, no synonyms, no readings.
        concordant: Ask for provisions of other laws that correspond too.
        subset: Name of a saved subset to stay within, or None.
    """

    strict: bool
    synonyms: bool
    readings: bool
    exact: bool
    concordant: bool
    subset: str | None

    def parse(
        self, corpus: Corpus, query: str, filters: Mapping[str, Values], unit: Unit | None
    ) -> Query:
        """Return `query` as parsed, with the filters in it.

        Raises:
            QueryError: It can't be read.
            UsageError: There is no such filter, or `query` is no text.
        """
        check_text("query", query)
        parsed = corpus.library.searcher.parse(query, strict=self.strict, unit=unit)
        if self.exact:
            from kurume_search.query.expand import exactly

            parsed = exactly(parsed)
        return filtered(parsed, filters)

    def find(self, corpus: Corpus, query: Query, *, sort: Sort = "rank") -> Found:
        """Return what answers `query`, as `parse` returned it, by score or newest first.

        Raises:
            QueryError: A field or value names nothing.
            UsageError: There is no such subset.
        """
        searcher = corpus.library.searcher
        if self.concordant:
            from kurume_search.query.concordance import concordant

            query = concordant(query, searcher.vocabulary)
        return searcher.search(
            query,
            names=corpus.names,
            sort=sort,
            synonyms=self.synonyms,
            readings=self.readings,
            within=corpus.within(self.subset),
        )
