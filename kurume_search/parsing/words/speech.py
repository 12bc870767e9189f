"""The words of a block read on as one text, with its sentences, worked out once."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.parsing.lines.pieces import Joined, Piece
from kurume_search.parsing.words.questions import asks
from kurume_search.text.sentences import sentence_columns


class Sentence:
    """A sentence of a speech: its columns, its words, and whether it asks.

    Most are never asked whether they do: of answers and notes it isn't told.
    """

    __slots__ = ("_asks", "start", "stop", "text")

    def __init__(self, start: int, stop: int, text: str, *, asks: bool | None = None) -> None:
        self.start = start
        self.stop = stop
        self.text = text
        self._asks = asks

    @property
    def asks(self) -> bool:
        """Whether it asks for something to be said."""
        if self._asks is None:
            self._asks = asks(self.text)
        return self._asks


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
        [Sentence(start, stop, text[start:stop]) for start, stop in sentence_columns(text)]
    )
