"""The index answers exactly what a query means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import REGISTERS, meetings, queries

from kurume_search.analysis.morphemes import tokens
from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.query.ast import Query
from kurume_search.query.match import match
from kurume_search.query.sections import VocabularyMaker, placed
from kurume_search.query.vocabulary import Vocabulary
from kurume_search.search.build import build_index
from kurume_search.search.searcher import Searcher


@contextmanager
def opened(corpus: list[tuple[Minutes, str]]) -> Iterator[Searcher]:
    with TemporaryDirectory() as folder:
        documents = [(one, _source(one, text)) for one, text in corpus]
        build_index(documents, REGISTERS, Path(folder) / "build")
        yield Searcher.open(Path(folder) / "build")


def _source(minutes: Minutes, text: str) -> SourceText:
    return SourceText(path=minutes.path, sha256=minutes.sha256, encoding="utf-8", text=text)


def vocabulary(corpus: list[tuple[Minutes, str]]) -> Vocabulary:
    maker = VocabularyMaker(REGISTERS)
    for minutes, text in corpus:
        maker.add(minutes.meeting, placed(minutes, text).sections)
    return maker.made()


@given(meetings(), st.lists(queries(), min_size=6, max_size=12), st.booleans())
@settings(max_examples=150)
def test_the_index_answers_what_the_query_means(
    corpus: list[tuple[Minutes, str]], asked: list[Query], names: bool
) -> None:
    known = vocabulary(corpus)
    with opened(corpus) as searcher:
        assert searcher.vocabulary == known
        for query in asked:
            found = searcher.search(query, names=names)
            ids = list(found.ids())
            expected = match(searcher.expanded(query), corpus, known, tokens, names=names)

            assert len(ids) == len(set(ids)) == found.total
            assert set(ids) == expected, query
