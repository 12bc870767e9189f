"""Whoosh as it comes: fields in its schema, its own writer, searcher and facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.beside.engines.engine import TOP, Answer, Engine
from bench.beside.questions import Question, Shape, Want
from whoosh import fields, query, sorting
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.index import create_in, open_dir
from whoosh.query import spans

if TYPE_CHECKING:
    from bench.beside.documents import Document

_LIMIT = 256  # MB of the writer


class StockWhoosh(Engine):
    """The engine that ours builds on, through its public calls only."""

    name = "stock Whoosh"

    def __init__(self, index: Any) -> None:
        self._index = index
        self._searcher = index.searcher()

    @classmethod
    def build(cls, documents: Iterable[Document], folder: Path) -> None:
        index = create_in(
            str(folder),
            fields.Schema(
                words=fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True, spelling=False),
                number=fields.ID(),
                turn=fields.ID(),
                year=fields.NUMERIC(sortable=True, bits=32),
                department=fields.KEYWORD(commas=True),
                outcome=fields.KEYWORD(commas=True),
            ),
        )
        _write(index, documents)
        index.close()

    @classmethod
    def open(cls, folder: Path) -> StockWhoosh:
        return cls(open_dir(str(folder)))

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def query(self, question: Question) -> Answer:
        asked, searcher = _asked(question), self._searcher
        match question.want:
            case Want.TOP:
                return [hit.docnum for hit in searcher.search(asked, limit=TOP)]
            case Want.COUNT:
                return sum(1 for _ in searcher.docs_for_query(asked))
            case Want.FACET:
                return self._counted(asked, "year", "outcome")
            case Want.TREND:
                return self._counted(asked, "year")
        return list(searcher.docs_for_query(asked))

    def _counted(self, asked: query.Query, *names: str) -> Answer:
        turns, facets = query.And([asked, query.Term("turn", "1")]), sorting.Facets()
        for name in names:
            facets.add_field(name, allow_overlap=True, maptype=sorting.UnorderedList)
        found = self._searcher.search(turns, limit=None, groupedby=facets, scored=False)
        years = found.groups("year")
        if len(names) == 1:
            return Counter({int(year): len(rows) for year, rows in years.items()})
        year_of = {row: int(year) for year, rows in years.items() for row in rows}
        outcomes = found.groups("outcome").items()
        return Counter((year_of[row], outcome) for outcome, rows in outcomes for row in rows)

    def add(self, documents: Sequence[Document]) -> None:
        _write(self._index, documents)
        self._again()

    def remove(self, documents: Sequence[Document]) -> None:
        writer = self._index.writer(limitmb=_LIMIT)
        for one in documents:
            writer.delete_by_term("number", str(one.number))
        writer.commit(merge=False)
        self._again()

    def _again(self) -> None:
        # `refresh` would go on with readers that don't know what was deleted.
        self._searcher.close()
        self._searcher = self._index.searcher()


def _write(index: Any, documents: Iterable[Document]) -> None:
    writer = index.writer(limitmb=_LIMIT)
    for one in documents:
        writer.add_document(
            words=one.words, number=str(one.number), turn=str(int(one.turn)), year=one.year,
            department=",".join(one.departments), outcome=",".join(one.outcomes),
        )  # fmt: skip
    writer.commit(merge=False)


def _asked(question: Question) -> query.Query:
    parts = [_words(question)]
    if question.departments:
        parts.append(query.Or([query.Term("department", k) for k in sorted(question.departments)]))
    if question.year is not None:
        parts.append(query.NumericRange("year", question.year, question.year))
    return parts[0] if len(parts) == 1 else query.And(parts)


def _words(question: Question) -> query.Query:
    each = [query.Term("words", term) for term in question.terms]
    match question.shape:
        case Shape.PHRASE:
            return query.Phrase("words", list(question.terms))
        case Shape.PREFIX:
            return query.Prefix("words", question.terms[0])
        case Shape.NEAR:
            return spans.SpanNear(each[0], each[1], slop=question.distance, ordered=False)
        case Shape.OR:
            return query.Or(each)
    return each[0] if len(each) == 1 else query.And(each)
