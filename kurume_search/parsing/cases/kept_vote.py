"""The vote that a note has given last, until the case is decided that it is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kurume_search.parsing.decisions.noted_votes import gives_floor, is_hands_alone
from kurume_search.parsing.words.votes import votes_of

if TYPE_CHECKING:
    from kurume_search.parsing.decisions.drafts import Draft


class KeptVote:
    """A count of hands or votes, as printed: hands are raised before the chair says the result.

    It is false while there is none.
    """

    def __init__(self) -> None:
        self._words: str | None = None
        self._on: tuple[Draft, ...] = ()

    def __bool__(self) -> bool:
        return self._words is not None

    def of(self, case: Draft) -> str | None:
        """Return the vote if it is on a case, or on none in particular."""
        return self._words if not self._on or case in self._on else None

    def keep(self, words: str, cases: Sequence[Draft]) -> None:
        """Keep a vote; with the one before it, where a case is put in parts, one by one."""
        on = tuple(cases)
        if self._words and on == self._on and words != self._words:
            words = f"{self._words}、{words}"
        self._words, self._on = words, on
        for case in cases:
            case.vote = words

    def forget(self) -> None:
        """Forget it: its case is decided, or another one is called."""
        self._words = None

    def drop_hands(self, said: str) -> None:
        """Forget hands that were raised to speak, where a chair gives one of them the floor."""
        if self._words is None or not is_hands_alone(self._words) or not gives_floor(said):
            return
        for case in self._on:
            case.vote = None
        self._words, self._on = None, ()


def lacks_vote(case: Draft) -> bool:
    """Return whether the last words that decide a case tell no vote."""
    last = case.ruled[-1] if case.ruled else None
    return last is not None and last.votes is None and votes_of(last.text) is None
