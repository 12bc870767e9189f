"""An index under change: files come into ours, documents into the others."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from bench.beside.documents import Document
from bench.beside.engines.engine import Answer, Engine
from bench.beside.engines.ours import Ours, silent
from bench.beside.questions import Question

import kurume_search as ks
from kurume_search.api.own.manage import add, remove


class Changing(ABC):
    """An engine that is open, changed and asked right after.

    Attributes:
        name: Of the engine.
        engine: As it is now.
        answer: To the question asked right after the last change.
    """

    def __init__(self, kind: type[Engine], folder: Path) -> None:
        self.name = kind.name
        self.answer: Answer = ()
        self._kind, self._folder = kind, folder
        self.engine = kind.open(folder)

    @abstractmethod
    def add(self, file: Path, documents: Sequence[Document], question: Question) -> None:
        """Take a meeting in and ask."""

    @abstractmethod
    def remove(self, file: Path, documents: Sequence[Document], question: Question) -> None:
        """Take a meeting out and ask."""

    def put_back(self, *, anew: bool) -> None:
        """Leave everything as it was found; if `anew`, indexed from nothing."""
        self.engine.close()


class Rows(Changing):
    """An engine that is given documents."""

    def add(self, file: Path, documents: Sequence[Document], question: Question) -> None:
        self.engine.add(documents)
        self.answer = self.engine.query(question)

    def remove(self, file: Path, documents: Sequence[Document], question: Question) -> None:
        self.engine.remove(documents)
        self.answer = self.engine.query(question)


class Files(Changing):
    """Ours: a corpus that is given files."""

    def __init__(self, kind: type[Ours], folder: Path) -> None:
        super().__init__(kind, folder)
        self._added: dict[Path, list[str]] = {}

    def add(self, file: Path, documents: Sequence[Document], question: Question) -> None:
        report = add(self._folder, [file], synthetic=True, progress=silent)
        self._added[file] = [row.path for row in report.files if row.path]
        self._ask(question)

    def remove(self, file: Path, documents: Sequence[Document], question: Question) -> None:
        remove(self._folder, self._added.pop(file))
        self._ask(question)

    def _ask(self, question: Question) -> None:
        self.engine = self._kind.open(self._folder)
        self.answer = self.engine.query(question)

    def put_back(self, *, anew: bool) -> None:
        remove(self._folder, [path for some in self._added.values() for path in some])
        if anew:
            ks.open_corpus(self._folder, names=True, rebuild=True, progress=silent)
        self.engine = self._kind.open(self._folder)
