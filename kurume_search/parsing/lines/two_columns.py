"""A header set in two columns, labels in both: its lines are read down the left one first.

日時 …      傍聴者 …
     午後6時   事務局 …
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kurume_search.parsing.lines.one_line_header import header_labels
from kurume_search.text.normalize import FoldedText
from kurume_search.text.width import width

# So many lines have a label in both columns, or a table of persons might be taken for one.
_LEAST = 2
# Labels of the right column begin within so many half-width columns of each other, and the
# gap before them is no narrower than this.
_RAGGED, _NARROWEST = 2, 2
# A header has fewer lines.
_LINES = 40
_WITH_PLACE = frozenset({"date", "time", "time_end", "venue"})
_MARKS = "■□◆◇●○◎・▪▼▽"
_WORDS = re.compile(r"\s+(?=\S)")


@cache
def _fields() -> dict[str, str]:
    """Return label → field; some that aren't labels everywhere are, side by side with others."""
    return header_labels() | {"出席": "members", "欠席": "absent", "傍聴": "observers"}


@cache
def _label() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of a label behind a gap, and of one that begins a line with its value."""
    longest = sorted(_fields(), key=len, reverse=True)
    words = "|".join(r"\s?".join(map(re.escape, label)) for label in longest)
    label = rf"[【\[]?(?P<label>{words})[】\]]?"
    firsts = "".join(sorted({held[0] for held in longest}))  # tells soon that no label begins
    return (
        re.compile(rf"  (?=[{_MARKS}【\[{firsts}])(?:[{_MARKS}] ?)?{label}(?=\s*:|\s|$)"),
        re.compile(rf"\s*(?:[{_MARKS}] ?)?(?:[0-9]{{1,2}}[.．、)]? ?)?{label}(?:\s*:\s*|\s+)\S"),
    )


def columns_of_header(folded: FoldedText, printed: Sequence[str]) -> dict[int, int]:
    """Return position of a line → where its right column begins; its length if it has none.

    Args:
        folded: The text.
        printed: Its folded lines.
    """
    behind, _ = _label()
    if sum(1 for _ in behind.finditer(folded.text)) < _LEAST:
        return {}  # nearly always
    starts = [0]
    for words in printed:
        starts.append(starts[-1] + len(words) + 1)
    sheet = _Sheet(folded, printed, starts)
    found: dict[int, int] = {}
    at = 0
    while at < len(printed):
        own = dict(sheet.header_from(at)) if "  " in printed[at] else {}
        found |= own
        at += max(len(own), 1)
    return found


class _Sheet:
    """The folded lines of a text, and the columns that the words of the source stand in."""

    __slots__ = ("_folded", "_printed", "_starts")

    def __init__(self, folded: FoldedText, printed: Sequence[str], starts: Sequence[int]) -> None:
        self._folded, self._printed, self._starts = folded, printed, starts

    def _column(self, at: int, stop: int) -> int:
        """Return the half-width column of the source that a folded line reaches at `stop`."""
        start = self._starts[at]
        return width(self._folded.span(start, start + stop).of(self._folded.source)) if stop else 0

    def _both(self, at: int) -> tuple[str, str, int] | None:
        """Return the fields of both labels of a line, and the column of the second, or None."""
        words = self._printed[at]
        behind, first = _label()
        if (left := first.match(words)) is None:
            return None
        right = next(
            (match for match in behind.finditer(words, left.end()) if words[: match.start()]), None
        )
        if right is None:
            return None
        fields = _fields()
        names = [fields["".join(match["label"].split())] for match in (left, right)]
        return names[0], names[1], self._column(at, right.start() + 2)

    def header_from(self, first: int) -> Iterator[tuple[int, int]]:
        """Yield the lines of a header that begins at a position, as `columns_of_header` does."""
        if (opening := self._both(first)) is None:
            return
        column, fields, pairs = opening[2], list(opening[:2]), 1
        cuts: list[int] = []
        last = -1
        for at in range(first, min(first + _LINES, len(self._printed))):
            cut = self._cut(at, column)
            if cut is None:
                break
            cuts.append(cut)
            last = len(cuts) if cut < len(self._printed[at]) else last
            if at > first and (both := self._both(at)) and abs(both[2] - column) <= _RAGGED:
                fields += both[:2]
                pairs += 1
        if pairs < _LEAST or len(set(fields)) < len(fields) or _WITH_PLACE.isdisjoint(fields):
            return
        yield from enumerate(cuts[:last], first)

    def _cut(self, at: int, column: int) -> int | None:
        """Return where the words of a line begin that stand in the right column.

        It is the length of the line where all stand in the left one; None where words reach
        from one into the other.
        """
        words = self._printed[at]
        for gap in _WORDS.finditer(words):
            begin, stop = self._column(at, gap.start()), self._column(at, gap.end())
            if begin > column:
                return None
            if stop >= column - _RAGGED:
                return gap.end() if stop - begin >= _NARROWEST or not begin else None
        return len(words) if self._column(at, len(words.rstrip())) <= column else None
