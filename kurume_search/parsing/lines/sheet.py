"""Lines of a document laid end to end, so that one search finds all that hold a sign.

To ask each line costs a call for each, and most signs stand on few lines or on none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Self

from kurume_search.parsing.lines.full_lines import is_full, page_width
from kurume_search.parsing.lines.furniture import furniture_of
from kurume_search.parsing.lines.line import Line
from kurume_search.text.holding import ends_of, holding_laid
from kurume_search.text.spans import Span


@lru_cache(maxsize=256)
def _behind_line_end(pattern: str, flags: int) -> re.Pattern[str]:
    """Return what finds the line ends behind which `pattern` matches."""
    return re.compile(f"\n(?={pattern})", flags | re.MULTILINE)


class Sheet:
    """Lines in order, and their folded words as one text.

    Attributes:
        lines: Of a source, or of one meeting in it.
        text: Their words, a line end before and behind each line.
        around: Where words of the source stand that surround the document: of a mail.
        within: The number of a line that begins within a cell → the column of that cell.
    """

    __slots__ = ("_ends", "_furniture", "_width", "around", "lines", "text", "within")

    def __init__(
        self,
        lines: Sequence[Line],
        around: Sequence[Span] = (),
        within: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self.lines = lines
        self.around, self.within = around, within
        words = [line.text for line in lines]
        self._ends = ends_of(words, 1)
        self.text = "\n".join(["", *words, ""])
        self._furniture: frozenset[int] | None = None
        self._width: tuple[int | None] | None = None  # read when first asked for

    def part(self, start: int, stop: int) -> Self:
        """Return the sheet of the lines from position `start` up to `stop`."""
        if start == 0 and stop >= len(self.lines):
            return self
        return type(self)(self.lines[start:stop], self.around, self.within)

    def having(self, sign: re.Pattern[str]) -> list[int]:
        """Return the positions of the lines that hold a match of `sign`, in order.

        `sign` matches no line end; its ``^`` and ``$`` are those of lines if it is compiled so.
        """
        return holding_laid(sign, self.text, self._ends)

    def begun_by(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the positions of the lines that `pattern` matches from their beginning, in order.

        It is looked for behind the line ends first, which takes a tenth of asking each line.
        What it matches on a line alone, it matches there too; where it runs on over the next
        line, its own line is asked again.
        """
        lines, alone = self.lines, pattern.match
        return [at for at in self.may_begin(pattern) if alone(lines[at].text)]

    def may_begin(self, pattern: re.Pattern[str]) -> list[int]:
        """Return what `begun_by` does, and the lines that only with the next one match."""
        begun = _behind_line_end(pattern.pattern, pattern.flags)
        ends, stop = self._ends, len(self.text) - 1  # behind the last line end stands nothing
        return [bisect_right(ends, match.end()) for match in begun.finditer(self.text, 0, stop)]

    @property
    def furniture(self) -> frozenset[int]:
        """The positions of page marks, running heads and navigation."""
        if self._furniture is None:
            self._furniture = furniture_of(self.lines)
        return self._furniture

    def words(self) -> list[Line]:
        """Return the lines that have words, furniture left out."""
        around = self.furniture
        return [line for at, line in enumerate(self.lines) if line.text and at not in around]

    def fills(self, line: Line) -> bool:
        """Return whether a line reaches to where the page ends its lines."""
        if self._width is None:
            self._width = (page_width(self.lines),)
        return is_full(line, self._width[0])
