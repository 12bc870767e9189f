"""What every engine can be asked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self, TypeAlias

from bench.beside.questions import Question, Shape, Want

if TYPE_CHECKING:
    from bench.beside.documents import Document

Answer: TypeAlias = (
    Collection[int] | Collection[str] | int | Counter[tuple[int, str]] | Counter[int]
)
TOP = 10


class Engine(ABC):
    """An index that is open.

    Documents are answered by their numbers, in a list, a set or an array, whatever the
    engine gives soonest; `Want.TOP` best first.
    """

    name: ClassVar[str]
    shapes: ClassVar[frozenset[Shape]] = frozenset(Shape)
    wants: ClassVar[frozenset[Want]] = frozenset(Want)
    has_fields: ClassVar[bool] = True
    changes: ClassVar[bool] = True  # it takes documents in, and out, when it is built

    @classmethod
    def has(cls, question: Question) -> bool:
        """Say whether it has this class of questions at all."""
        limited = bool(question.departments) or question.year is not None
        return (
            question.shape in cls.shapes
            and question.want in cls.wants
            and (cls.has_fields or not limited)
        )

    @classmethod
    @abstractmethod
    def build(cls, documents: Iterable[Document], folder: Path) -> None:
        """Index `documents` in the new `folder`."""

    @classmethod
    @abstractmethod
    def open(cls, folder: Path) -> Self:
        """Open what was built."""

    def given(self, question: Question) -> None:
        """Take in what is known of `question` before it is asked: its words, cut."""
        return  # the terms of the question are what most engines are asked with

    @abstractmethod
    def query(self, question: Question) -> Answer:
        """Answer."""

    def add(self, documents: Sequence[Document]) -> None:
        """Take more documents in so that the next question sees them."""
        raise NotImplementedError

    def remove(self, documents: Sequence[Document]) -> None:
        """Take documents out so that the next question doesn't see them."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of files; most have none to let go of."""
        return
