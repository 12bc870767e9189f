"""Cases by their titles, while cases are added and titles are still found."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from kurume_search.parsing.decisions.drafts import Draft
from kurume_search.parsing.words.titles import title_key


class Titles:
    """Finds a case by its title; to look through all cases for each row is quadratic."""

    __slots__ = ("_at", "_cases", "_places", "_read")

    def __init__(self, cases: Sequence[Draft]) -> None:
        self._cases = cases
        self._read = 0  # so many of the cases stand in the two below
        self._places: dict[str, list[int]] = {}  # title → places among the cases, in order
        self._at: dict[int, int] = {}  # id of a case → its place

    def first(self, key: str) -> Draft | None:
        """Return the first case whose title has that key, or None."""
        for at in range(self._read, len(self._cases)):
            self._at[id(self._cases[at])] = at
            self._add(at)
        self._read = len(self._cases)
        places = self._places.get(key, [])
        while places:
            case = self._cases[places[0]]
            if title_key(case.title_text) == key:
                return case
            del places[0]  # it has another title by now
        return None

    def retitled(self, case: Draft) -> None:
        """Take note that a case has another title."""
        at = self._at.get(id(case))
        if at is not None:
            self._add(at)

    def _add(self, at: int) -> None:
        insort(self._places.setdefault(title_key(self._cases[at].title_text), []), at)
