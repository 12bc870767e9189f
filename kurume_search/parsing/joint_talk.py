"""Cases that are explained together, and then talked about one after the other."""

from __future__ import annotations

from kurume_search.parsing.blocks import Block
from kurume_search.parsing.calls import words_call
from kurume_search.parsing.drafts import Draft
from kurume_search.parsing.ties import Ties


class JointTalk:
    """Knows which cases were last open together, and which of them a chair takes up."""

    __slots__ = ("explained", "ties")

    def __init__(self, ties: Ties) -> None:
        self.ties = ties
        self.explained: tuple[Draft, ...] = ()

    def takes_up(self, block: Block, current: tuple[Draft, ...]) -> Draft | None:
        """Return the one of several cases explained together that a chair opens the talk on.

        Args:
            block: A turn of the chair.
            current: The cases that are open: all of them, or the one taken up before.
        """
        if not set(current) <= set(self.explained):
            self.explained = current
        if len(self.explained) < 2:  # nearly always
            return None
        for said in block.speech.sentences:
            if words_call("takes_up", said.text):
                named = self.ties.named(self.ties.mentions(said.text))
                if len(named) == 1 and named[0] in self.explained:
                    return named[0]
        return None
