"""kurume-search: as a program or a notebook asks it, and its engine alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

import numpy as np  # noqa: F401 - code is loaded before any clock starts, and this too
from bench.beside.documents import Document
from bench.beside.engines.engine import TOP, Answer, Engine
from bench.beside.questions import Question, Shape, Want

import kurume_search as ks
from kurume_search.query.ast import (
    Field,
    Near,
    Node,
    Prefix,
    Query,
    Unit,
    Words,
    all_of,
    any_of,
    quoted,
)
from kurume_search.search.facets.facet import facets


class Ours(Engine):
    """What somebody types, through `Corpus`: parsed, cut by Sudachi, ids as they are printed."""

    name = "kurume-search"
    changes = False  # it takes in files, not documents; see `changes`

    def __init__(self, corpus: ks.Corpus) -> None:
        self.corpus = corpus

    @classmethod
    def build(cls, documents: Iterable[Document], folder: Path) -> None:
        """Build from the minutes in the corpus `folder`: it reads those, not `documents`."""
        ks.open_corpus(folder, names=True, rebuild=True, progress=silent)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the corpus in `folder`, whose index is in the cache already."""
        made = cls(ks.open_corpus(folder, names=True, progress=silent))
        made.corpus.library.searcher.leaves  # noqa: B018 - maps the files
        return made

    def query(self, question: Question) -> Answer:
        if question.want is Want.TREND:
            asked = f"{typed(question)} kind:turn unit:turn"
            rows = self.corpus.trend("query", of=asked, pool=True)
            return Counter({int(row.period): row.count for row in rows if row.count})
        found = self.corpus.search(typed(question), unit="turn").found
        match question.want:
            case Want.TOP:
                return found.ids()[:TOP]
            case Want.COUNT:
                return found.total
            case Want.FACET:
                return _counted(found, question.want)
        return list(found.ids(ordered=False))


class OursEngine(Ours):
    """The same without reading the query, cutting it and writing ids: a query in, rows out."""

    name = "kurume-search, engine"

    def given(self, question: Question) -> None:
        for text in question.texts:
            self.corpus.library.searcher.tokens.of_text(text)

    def query(self, question: Question) -> Answer:
        found = self.corpus.library.searcher.search(
            Query(node_of(question), Unit.TURN), names=True, synonyms=False, readings=False
        )
        match question.want:
            case Want.TOP:
                return found.rows[:TOP]
            case Want.COUNT:
                return found.total
            case Want.FACET | Want.TREND:
                return _counted(found, question.want)
        return found.units


def silent(*_: object) -> None:
    """Show no bar."""


def _counted(found: Any, want: Want) -> Answer:
    names = ["year", "outcome"] if want is Want.FACET else ["year"]
    rows = [row for row in facets(found, names).rows if row.turns]
    if want is Want.FACET:
        return Counter({(int(row.keys[0]), row.keys[1]): row.turns for row in rows})
    return Counter({int(row.keys[0]): row.turns for row in rows})


def node_of(question: Question) -> Node:
    """Return `question` as a node of a query."""
    words: list[Node] = [Words(text) for text in question.texts]
    match question.shape:
        case Shape.PREFIX:
            node: Node = Prefix(question.texts[0])
        case Shape.NEAR:
            node = Near(words[0], words[1], question.distance)
        case Shape.OR:
            node = any_of(*words)
        case _:
            node = all_of(*words)
    limits = []
    if question.department:
        limits.append(Field("dept", question.department))
    if question.year is not None:
        limits.append(Field("year", str(question.year)))
    return all_of(node, *limits)


def typed(question: Question) -> str:
    """Return `question` as somebody types it."""
    words = [quoted(text) for text in question.texts]
    match question.shape:
        case Shape.PREFIX:
            text = f"{words[0]}*"
        case Shape.NEAR:
            text = f"{words[0]} NEAR/{question.distance} {words[1]}"
        case Shape.OR:
            text = f"({' OR '.join(words)})"
        case _:
            text = " ".join(words)
    if question.department:
        text += f" dept:{quoted(question.department)}"
    return text if question.year is None else f"{text} year:{question.year}"
