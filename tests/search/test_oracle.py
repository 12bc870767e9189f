"""The index answers exactly what a query means."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import Corpus, opened, vocabulary
from strategies import meetings, queries, word_queries

from kurume_search.analysis.morphemes import tokens
from kurume_search.query.ast import Query
from kurume_search.query.match import match


@given(meetings(), st.lists(queries(), min_size=6, max_size=12), st.booleans())
@settings(max_examples=150)
def test_the_index_answers_what_the_query_means(
    corpus: Corpus, asked: list[Query], names: bool
) -> None:
    compare(corpus, asked, names=names)


@given(meetings(), st.lists(word_queries(), min_size=10, max_size=20), st.booleans())
@settings(max_examples=60)
def test_words_are_found_where_they_stand(corpus: Corpus, asked: list[Query], names: bool) -> None:
    compare(corpus, asked, names=names)


def compare(corpus: Corpus, asked: list[Query], *, names: bool) -> None:
    known = vocabulary(corpus)
    with opened(corpus) as searcher:
        assert searcher.vocabulary == known
        for query in asked:
            found = searcher.search(query, names=names)
            ids = list(found.ids())
            expected = match(
                searcher.expanded(query, names=names), corpus, known, tokens, names=names
            )

            assert len(ids) == len(set(ids)) == found.total
            assert set(ids) == expected, query
