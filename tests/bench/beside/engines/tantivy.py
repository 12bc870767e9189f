"""tantivy through its Python binding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tantivy
from bench.beside.engines.engine import TOP, Answer, Engine
from bench.beside.questions import Question, Shape, Want

if TYPE_CHECKING:
    from bench.beside.documents import Document

_WHITESPACE = "words"
_MANY = 65_536  # buckets of an aggregation: more than there are
_HEAP = 256_000_000  # bytes, of the writer


class Tantivy(Engine):
    """The Rust engine; it has no NEAR in either order."""

    name = "tantivy"
    shapes = frozenset(Shape) - {Shape.NEAR}

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._schema = index.schema
        self._searcher = index.searcher()

    @classmethod
    def build(cls, documents: Iterable[Document], folder: Path) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("words", tokenizer_name=_WHITESPACE)
        schema.add_unsigned_field("number", indexed=True, fast=True)
        schema.add_unsigned_field("turn", indexed=True, fast=True)
        schema.add_unsigned_field("year", indexed=True, fast=True)
        for name in ("department", "outcome"):
            schema.add_text_field(name, tokenizer_name="raw", fast=True)
        index = cls._known(tantivy.Index(schema.build(), path=str(folder)))
        _write(index, documents, heap=_HEAP)

    @classmethod
    def open(cls, folder: Path) -> Tantivy:
        return cls(cls._known(tantivy.Index.open(str(folder))))

    @staticmethod
    def _known(index: tantivy.Index) -> tantivy.Index:
        whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer(_WHITESPACE, whitespace)
        return index

    def query(self, question: Question) -> Answer:
        asked, searcher = self._asked(question), self._searcher
        match question.want:
            case Want.TOP:
                hits = searcher.search(asked, TOP, count=False).hits
                return self._numbers(hits)
            case Want.COUNT:
                return int(searcher.search(asked, 1, count=True).count)
            case Want.FACET:
                return self._facet(self._turns(asked))
            case Want.TREND:
                years = {"years": {"terms": {"field": "year", "size": _MANY}}}
                held = searcher.aggregate(self._turns(asked), years)["years"]["buckets"]
                return Counter({int(one["key"]): one["doc_count"] for one in held})
        every = tantivy.Query.const_score_query(asked, 1.0)
        return self._numbers(searcher.search(every, searcher.num_docs or 1, count=False).hits)

    def _numbers(self, hits: Sequence[Any]) -> Answer:
        addresses = [address for _, address in hits]
        found: list[int] = self._searcher.fast_field_values("number", addresses)
        return found

    def _facet(self, asked: tantivy.Query) -> Answer:
        outcomes = {"outcomes": {"terms": {"field": "outcome", "size": _MANY}}}
        years = {"years": {"terms": {"field": "year", "size": _MANY}, "aggs": outcomes}}
        held = self._searcher.aggregate(asked, years)["years"]["buckets"]
        return Counter(
            {
                (int(year["key"]), outcome["key"]): outcome["doc_count"]
                for year in held
                for outcome in year["outcomes"]["buckets"]
            }
        )

    def _turns(self, asked: tantivy.Query) -> tantivy.Query:
        return self._both(asked, self._term("turn", 1))

    def _term(self, field: str, value: object) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value)

    @staticmethod
    def _both(*parts: tantivy.Query) -> tantivy.Query:
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])

    def _asked(self, question: Question) -> tantivy.Query:
        parts = [self._words(question)]
        if question.departments:
            keys = [
                (tantivy.Occur.Should, self._term("department", k)) for k in question.departments
            ]
            parts.append(tantivy.Query.boolean_query(keys))
        if question.year is not None:
            parts.append(self._term("year", question.year))
        return parts[0] if len(parts) == 1 else self._both(*parts)

    def _words(self, question: Question) -> tantivy.Query:
        terms = list(question.terms)
        match question.shape:
            case Shape.PHRASE:
                return tantivy.Query.phrase_query(self._schema, "words", terms)
            case Shape.PREFIX:
                pattern = f"{re.escape(terms[0])}.*"
                return tantivy.Query.regex_query(self._schema, "words", pattern)
        each = [self._term("words", term) for term in terms]
        if len(each) == 1:
            return each[0]
        how = tantivy.Occur.Should if question.shape is Shape.OR else tantivy.Occur.Must
        return tantivy.Query.boolean_query([(how, one) for one in each])

    def add(self, documents: Sequence[Document]) -> None:
        _write(self._index, documents, heap=_HEAP)
        self._reload()

    def remove(self, documents: Sequence[Document]) -> None:
        writer = self._index.writer(_HEAP)
        for one in documents:
            writer.delete_documents_by_query(self._term("number", one.number))
        writer.commit()
        writer.wait_merging_threads()
        self._reload()

    def _reload(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()


def _write(index: tantivy.Index, documents: Iterable[Document], *, heap: int) -> None:
    writer = index.writer(heap)
    for one in documents:
        row = tantivy.Document()
        for name in ("number", "turn", "year"):
            row.add_unsigned(name, int(getattr(one, name)))
        row.add_text("words", one.words)
        for key in one.departments:
            row.add_text("department", key)
        for outcome in one.outcomes:
            row.add_text("outcome", outcome)
        writer.add_document(row)
    writer.commit()
    writer.wait_merging_threads()
