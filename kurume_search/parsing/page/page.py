"""The lines of a document with the headings among them, for all stages that ask (頁)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.sheet import Sheet
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.heading_openings import may_open_heading
from kurume_search.parsing.page.headings import heading_from
from kurume_search.text.spans import Span


class Page(Sheet):
    """A sheet that knows which of its lines are headings, each read once.

    Attributes:
        given: Where a line begins in the folded text → the heading that only others show it to be.
    """

    __slots__ = ("_headings", "given")

    def __init__(
        self,
        lines: Sequence[Line],
        around: Sequence[Span] = (),
        within: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        super().__init__(lines, around, within)
        self._headings: dict[tuple[int, int], Heading | None] = {}
        self.given: dict[int, Heading] = {}

    def heading(self, line: Line) -> Heading | None:
        """Return what one of the lines, or a cell of one, says as a heading, or None."""
        if self.given and line.at in self.given:
            return self.given[line.at]
        if not may_open_heading(line):
            return None  # most lines, and that is soon seen again
        place = line.at, len(line.text)
        if place not in self._headings:
            self._headings[place] = heading_from(line)
        return self._headings[place]
