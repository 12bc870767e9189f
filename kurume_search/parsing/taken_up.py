"""Which of the cases that are known by now a chair turns the talk to."""

from __future__ import annotations

from kurume_search.parsing.blocks import Block
from kurume_search.parsing.calls import words_call
from kurume_search.parsing.drafts import Draft
from kurume_search.parsing.ties import Ties


class TakenUp:
    """Knows which cases were last open together, of which a chair takes up one at a time."""

    __slots__ = ("explained", "ties")

    def __init__(self, ties: Ties) -> None:
        self.ties = ties
        self.explained: tuple[Draft, ...] = ()

    def one_of_several(self, block: Block, current: tuple[Draft, ...]) -> Draft | None:
        """Return the one of several cases explained together that a chair opens the talk on.

        Args:
            block: A turn of the chair.
            current: The cases that are open: all of them, or the one taken up before.
        """
        if not set(current) <= set(self.explained):
            self.explained = current
        if len(self.explained) < 2:  # nearly always
            return None
        for named in self._named("takes_up", block):
            if len(named) == 1 and named[0] in self.explained:
                return named[0]
        return None

    def again(self, block: Block) -> tuple[Draft, ...]:
        """Return the cases that a chair comes back to (29-12に戻ります)."""
        if not self.ties.by_key or not words_call("goes_back", block.speech.text):
            return ()
        return next(iter(self._named("goes_back", block)), ())

    def _named(self, call: str, block: Block) -> list[tuple[Draft, ...]]:
        """Return the cases that each sentence of a turn names whose words are such a call."""
        return [
            self.ties.named(self.ties.mentions(said.text))
            for said in block.speech.sentences
            if words_call(call, said.text)
        ]
