"""bm25s: scores of every document as sparse arrays; words joined by OR, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import bm25s
import numpy as np
from bench.beside.documents import HOLE, Document
from bench.beside.engines.engine import TOP, Answer, Engine
from bench.beside.questions import Question, Shape, Want


class Bm25s(Engine):
    """Ranks only: no positions, no fields; it is built anew for every change."""

    name = "bm25s"
    shapes = frozenset({Shape.WORD, Shape.OR})
    wants = frozenset({Want.TOP, Want.IDS, Want.COUNT})
    has_fields = False
    changes = False

    def __init__(self, index: bm25s.BM25) -> None:
        self._index = index

    @classmethod
    def build(cls, documents: Iterable[Document], folder: Path) -> None:
        numbers: dict[str, int] = {}
        rows = [
            [numbers.setdefault(word, len(numbers)) for word in one.words.split() if word != HOLE]
            for one in documents
        ]
        index = bm25s.BM25()
        index.index((rows, numbers), show_progress=False)
        index.save(str(folder))

    @classmethod
    def open(cls, folder: Path) -> Bm25s:
        return cls(bm25s.BM25.load(str(folder), mmap=True))

    def query(self, question: Question) -> Answer:
        terms = list(question.terms)
        if question.want is Want.TOP:
            rows, scores = self._index.retrieve(
                [terms], k=min(TOP, self._index.scores["num_docs"]), show_progress=False
            )
            return [int(row) for row, score in zip(rows[0], scores[0], strict=True) if score > 0]
        found = np.flatnonzero(self._index.get_scores(terms))
        return len(found) if question.want is Want.COUNT else found
