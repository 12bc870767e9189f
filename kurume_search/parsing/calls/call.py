"""A call of a matter, and the floor on which a chair makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.announced import Announced
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.words.headwords import is_general_report
from kurume_search.parsing.words.speech import Speech
from kurume_search.parsing.words.titles import title_key
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import Sieve

MATTERS = (AgendaKind.DELIBERATION, AgendaKind.REPORT)


@cache
def _words(name: str) -> Sieve:
    return Sieve(*table("calls")[name]["words"])


def words_call(name: str, words: str) -> bool:
    """Say whether folded words of a chair have a row of the table ``calls``."""
    return _words(name).has(words)


@frozen()
class Call:
    """A call in a chair's turn: the numbers, a title from the words, where it stands."""

    keys: tuple[str, ...]
    title: list[Piece]
    place: list[Piece]
    start: int
    announced: Announced | None
    sure: bool = True  # False where only its place in order, or a few of its words, tell
    reports: bool = False  # by the word before its number
    left: bool = False  # the same turn disposes of it, and goes on to the next

    @property
    def words(self) -> str:
        """Its title: as announced, else as the chair says it."""
        told = self.announced
        return told.title_text if told else "".join(piece.text for piece in self.title)

    @property
    def is_general(self) -> bool:
        """Whether it is a report of a general kind, and so no case."""
        told = self.announced
        if told is not None:
            is_report = told.kind is AgendaKind.REPORT and not told.keys
        else:
            is_report = self.reports
        return is_report and is_general_report(self.words)


class Floor:
    """A chair's turn, and what of the list in front it finds called already.

    Attributes:
        joined: The turn.
        announced: The list in front.
        is_open: Whether a case needs no call any more, by a key of it.
        unheaded: Nothing in the document is headed or announced.
        matters: The entries of the list that can be called.
        called: Whether each of those is.
        left: The places of those that aren't, in order.
    """

    __slots__ = ("announced", "called", "is_open", "joined", "left", "matters", "unheaded")

    def __init__(
        self,
        joined: Speech,
        announced: Sequence[Announced],
        is_open: Callable[[str], bool],
        unheaded: bool,
    ) -> None:
        self.joined = joined
        self.announced = announced
        self.is_open = is_open
        self.unheaded = unheaded
        self.matters = [told for told in announced if told.kind in MATTERS]
        self.called = [self._is_called(told) for told in self.matters]
        self.left = [place for place, done in enumerate(self.called) if not done]

    def _is_called(self, told: Announced) -> bool:
        return self.is_open(title_key(told.title_text)) or any(map(self.is_open, told.keys))
