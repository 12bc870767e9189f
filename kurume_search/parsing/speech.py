"""The words of a block read on as one text, with its sentences, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kurume_search.parsing.pieces import Joined, Piece
from kurume_search.parsing.questions import asks
from kurume_search.text.sentences import sentence_columns


class Sentence(NamedTuple):
    """A sentence of a speech: its columns, its words, and whether it asks."""

    start: int
    stop: int
    text: str
    asks: bool


class Speech(Joined):
    """Joined pieces whose sentences are worked out once, when they are first asked for."""

    __slots__ = ("_sentences",)

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__(pieces)
        self._sentences: tuple[Sentence, ...] | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        if self._sentences is None:
            self._sentences = sentences_of(self.text)
        return self._sentences


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of folded `text`."""
    return tuple(
        [
            Sentence(start, stop, words := text[start:stop], asks(words))
            for start, stop in sentence_columns(text)
        ]
    )
