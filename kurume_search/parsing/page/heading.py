"""What a heading says: its mark, number, word, cases, tags and title (見出し)."""

from __future__ import annotations

from kurume_search.parsing.marks.case_numbers import CaseNumbers
from kurume_search.text.frozen import frozen


@frozen()
class Heading:
    """What a heading line says.

    Attributes:
        level: Kind of its outermost mark (``num``, ``paren``, ``bracket`` …).
        number: As printed, for the agenda; None if there is none.
        word: The word that counts (議題, 諮問案件), or None.
        cases: Numbers of the cases it calls, as printed.
        tags: Marks of openness or procedure (諮問, 非公開, 継続 …).
        title: The rest; may be empty.
        start, stop: Columns of the title in the line.
    """

    level: str
    number: str | None
    word: str | None
    cases: CaseNumbers
    tags: tuple[str, ...]
    title: str
    start: int
    stop: int

    @property
    def calls_by_count(self) -> bool:
        """Whether it names a case or an item by a number and what that counts (議題1)."""
        return bool(self.cases) or (self.number is not None and self.word is not None)
