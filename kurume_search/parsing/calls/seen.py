"""Headings seen so far, by what they are called: which of them comes again (再掲)."""

from __future__ import annotations

from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.headwords import words_of_items
from kurume_search.parsing.words.titles import title_key

# Titles that agree so far are one title; the end may be cut or reworded.
_PREFIX = 14
# Shorter ones (その他, 開会) are the same only under the same number.
_SHORT = 4


class Seen:
    """Headings by what they are called: numbers where both have some, else titles.

    They are read when first asked for; most documents list nothing, and nothing is asked.
    """

    __slots__ = ("_new", "_numbers", "_titles", "_unnumbered")

    def __init__(self) -> None:
        self._new: list[Heading] = []
        self._numbers: set[str] = set()
        self._titles: set[str] = set()
        self._unnumbered: set[str] = set()  # titles of headings without a case number

    def has(self, block: Block) -> bool:
        """Return whether a heading seen is the same as that of `block`."""
        heading = block.heading
        if heading is None:
            return False
        for seen in self._new:
            self._read(seen)
        self._new.clear()
        # 議案第12号 has that number for good, whatever its title begins with.
        by_place = heading.cases.word in words_of_items("positional") if heading.cases else False
        if by_place and not heading.cases.printed[0].endswith("号"):
            name = _name(heading)
            same = bool(name) and name in self._titles
            return same or not self._numbers.isdisjoint(heading.cases.keys)
        if heading.cases:
            return not self._numbers.isdisjoint(heading.cases.keys) or (
                _name(heading) in self._unnumbered
            )
        return _name(heading) in self._titles

    def add(self, block: Block) -> None:
        """Remember the heading of `block`."""
        if block.heading is not None:
            self._new.append(block.heading)

    def _read(self, heading: Heading) -> None:
        self._numbers.update(heading.cases.keys)
        if name := _name(heading):
            self._titles.add(name)
            if not heading.cases:
                self._unnumbered.add(name)


def _name(heading: Heading) -> str:
    """Return the title as headings are compared by it; empty if there is none."""
    title = title_key(heading.title)
    if len(title) >= _PREFIX:
        return title[:_PREFIX]
    return title if len(title) >= _SHORT or not title else f"{heading.number} {title}"
