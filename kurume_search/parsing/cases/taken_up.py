"""Which of the cases that are known by now a chair turns the talk to."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.calls.call import words_call
from kurume_search.parsing.decisions.drafts import Draft, Placed
from kurume_search.parsing.decisions.ties import SIDE, Ties, compares

# Whom a turn answers stands within so many blocks before it.
_NEAR = 4
# In fewer words a chair only calls on who answers.
_FEW = 20


class TakenUp:
    """Knows which cases were last open together, of which a chair takes up one at a time.

    Attributes:
        explained: The cases that were last open together.
        taken: The one of them that the talk is on.
    """

    __slots__ = ("_alone", "explained", "taken", "ties")

    def __init__(self, ties: Ties) -> None:
        self.ties = ties
        self.explained: tuple[Draft, ...] = ()
        self.taken: Draft | None = None
        self._alone = False  # it was put to the vote by itself

    def one_of_several(
        self, block: Block, current: tuple[Draft, ...], before: Sequence[Placed]
    ) -> Draft | None:
        """Return the one of several cases explained together that a chair opens the talk on.

        Args:
            block: A turn of the chair.
            current: The cases that are open: all of them, or the one taken up before.
            before: The blocks before it.
        """
        if not set(current) <= set(self.explained):
            self.explained, self.taken = current, None
        if len(self.explained) < 2:  # nearly always
            return None
        if self.taken is not None and (self.taken,) in self._named("puts_one", block):
            self._alone = True
        for named in self._named("takes_up", block):
            if len(named) == 1 and named[0] in self.explained:
                self._take(named[0], before)
                self._alone = named in self._named("puts_one", block)
                return named[0]
        return None

    def _take(self, one: Draft, before: Sequence[Placed]) -> None:
        """Take a case up; what was decided in no name before was not on it, then."""
        if self.taken not in (None, one):
            others = (held for case in self.explained if case is not one for held in case.ruled)
            shared = {id(held.block) for held in others if not self._names(held.block)}
            one.ruled[:] = [held for held in one.ruled if id(held.block) not in shared]
            for placed in before:
                if id(placed.block) in shared and len(placed.cases) > 1:
                    placed.cases = tuple(case for case in placed.cases if case is not one)
        self.taken = one

    def _names(self, block: Block) -> bool:
        return bool(self.ties.named(self.ties.mentions(block.speech.text)))

    def undecided(self, own: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Return the cases that a verdict without a name is on, given those that are open.

        Of several explained together none was left when the chair took questions on one.
        """
        if self._alone or self.taken is None or own != (self.taken,):
            return own
        return tuple(case for case in self.explained if case in own or not case.closed)

    def decided_with(
        self, cases: tuple[Draft, ...], decided: tuple[Draft, ...]
    ) -> tuple[Draft, ...]:
        """Return the cases of a chair's turn with those that it has decided with them."""
        if self.taken is None or cases != (self.taken,):
            return cases
        return tuple(case for case in self.explained if case in cases or case in decided)

    def spoken_of(
        self, words: str, role: Role, current: tuple[Draft, ...], before: Sequence[Placed]
    ) -> tuple[Draft, ...] | None:
        """Return the other one of them that a turn is on: it names it, or answers who did.

        Args:
            words: The turn's.
            role: Who speaks.
            current: The cases that are open.
            before: The blocks before it.
        """
        if self.taken is None or current != (self.taken,) or role is Role.CHAIR:
            return None
        mentions = self.ties.mentions(words)
        named = self.ties.named(mentions)
        if named:
            apart = not compares(words, mentions)
            return named if apart and set(named) <= set(self.explained) else None
        return self._answered(before) if role in SIDE else None

    def _answered(self, before: Sequence[Placed]) -> tuple[Draft, ...] | None:
        """Return the cases of the turn that an office answers, of those explained together."""
        for placed in reversed(before[-_NEAR:]):
            block = placed.block
            role = block.speaker.role if block.speaker else None
            if role in SIDE or role is None:
                continue
            if role is Role.CHAIR:
                if len(block.speech.text) > _FEW or self._names(block):
                    return None
                continue
            asked = placed.cases
            return asked if asked and set(asked) <= set(self.explained) else None
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
