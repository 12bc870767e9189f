"""The words of texts that are typed and of passages that are shown, cut as the index was.

Loading Sudachi's dictionary is a third of what a process does that asks once. Mostly it isn't
needed: segments know how what is often asked for is cut, and the words of a passage are read
off the index.
"""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.analysis.token import Token
from kurume_search.index.leaves import Leaves
from kurume_search.search.stored.columns import Columns
from kurume_search.search.words.cuts import Cuts
from kurume_search.search.words.spellings import Spellings

_REMEMBERED = 1_000  # texts; words of a session are asked for again and again


def tokenize(text: str) -> list[Token]:
    """Return the words of `text`; Sudachi is loaded when the first are asked for."""
    from kurume_search.analysis.morphemes import tokens

    return tokens(text)


class Tokens:
    """Gives the words of texts and passages; safe to share between threads."""

    def __init__(self, columns: Columns, leaves: Leaves, spellings: Spellings, cuts: Cuts) -> None:
        """Take an index, how its words are spelled, and what it knows of cutting texts."""
        self._columns, self._leaves, self._spellings = columns, leaves, spellings
        self._cuts = cuts
        self._held: dict[str, list[Token]] = {}

    def of_text(self, text: str) -> list[Token]:
        """Return the words of a short `text`, remembered."""
        found = self._held.get(text)
        if found is None:
            if len(self._held) > _REMEMBERED:
                self._held.clear()
            known = self._cuts.of(text)
            found = self._held[text] = tokenize(text) if known is None else known
        return found

    def of_passage(self, row: int) -> Sequence[Token]:
        """Return the words of the passage in `row`, those of hidden names too."""
        found = self._indexed(row)
        return tokenize(self._columns.text(row)) if found is None else found

    def _indexed(self, row: int) -> list[Token] | None:
        """Return the words of a passage as the index says they follow one another in its text.

        Returns:
            None if that doesn't settle where they stand: one is written in a way too rare to
            have a number, or in signs that are marks elsewhere and may be marks before it.
        """
        text, marks = self._columns.text(row), self._columns.marks
        low, high = self._leaves.starts[row], self._leaves.starts[row + 1]
        found: list[Token] = []
        at = 0
        for place, term in enumerate(self._leaves.terms_at(low, high), low):
            if not term:
                continue
            written = self._spellings.written(place, term)
            if written is None or marks.issuperset(written):
                return None
            start = text.find(written, at)
            if start < 0 or not marks.issuperset(text[at:start]):
                return None
            at = start + len(written)
            found.append(Token(term, place - low, start, at))
        return found if marks.issuperset(text[at:]) else None
