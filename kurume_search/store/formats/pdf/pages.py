"""Pages of a PDF as lines: words and tables from the top, tables put together across pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kurume_search.store.formats.pdf.asked import Asked, asked_table, rest_of
from kurume_search.store.formats.pdf.grids import Grid, grids_in
from kurume_search.store.formats.pdf.labels import whole_labels
from kurume_search.store.formats.pdf.layout import Measures, Row, Stretch, lay_out, measure, rows_of
from kurume_search.store.formats.pdf.rules import Rules
from kurume_search.store.formats.pdf.tables import Table, cell_of, go_on, read_table

# Beside a table that goes on stand so many lines at most: a running head, a page number.
_AROUND = 3
# A page has no more; what has is a drawing made of words.
_LINES = 400
# Columns of one table stand at the same place on every page.
_SAME = 4.0
# Words stand apart from a table if the gap is higher than a character by so much.
_FAR = 1.2


class Page(NamedTuple):
    """What is on a page, from the top: lines, and tables.

    Attributes:
        parts: In order.
        gutter: Where the second column of running text begins, here or on a page before.
        asked: The table of questions and answers that the page ends with.
    """

    parts: tuple[list[str] | Table, ...] = ()
    gutter: float | None = None
    asked: Asked | None = None

    @property
    def length(self) -> int:
        """How many characters the page has, about."""
        return sum(len(line) + 1 for part in self.parts for line in lines_of(part))


def page_of(stretches: Sequence[Stretch], rules: Rules, last: Page) -> Page:
    """Return a page, its words by where they stand.

    Args:
        stretches: Its words.
        rules: The lines drawn on it.
        last: The page before.
    """
    if not stretches:
        return Page((), last.gutter)
    return _Reader(measure(stretches), rules, last).page(stretches)


class _Reader:
    """Takes one page apart."""

    def __init__(self, measures: Measures, rules: Rules, last: Page) -> None:
        self.measures, self.rules = measures, rules
        self.gutter, self.asked = last.gutter, last.asked
        self.parts: list[list[str] | Table] = []
        self.before: float | None = None  # where what stands above ends

    def page(self, stretches: Sequence[Stretch]) -> Page:
        """Return the page of these words."""
        tables = self._tables(stretches, grids_in(self.rules))
        left = [s for s in stretches if not any(cell_of(grid, s) for grid, _ in tables)]
        for _, table in tables:
            self._words([s for s in left if _middle(s) > table.top])
            left = [s for s in left if _middle(s) <= table.top]
            self._gap(table.top)
            self.parts.append(table)
            self.before = table.bottom
        self._words(left)
        ends = self.asked is not None and _at_edge(self.parts[::-1]) is self.asked.table
        return Page(tuple(self.parts), self.gutter, self.asked if ends else None)

    def _tables(
        self, stretches: Sequence[Stretch], grids: Sequence[Grid]
    ) -> list[tuple[Grid, Table]]:
        """Return what can be read as tables; nothing but the table stands on its height."""
        found = []
        for grid in grids:
            beside = [s for s in stretches if grid.holds(_middle(s))]
            table = read_table(grid, beside, self.measures)
            if table is not None:
                found.append((grid, table))
        return found

    def _words(self, stretches: Sequence[Stretch]) -> None:
        """Take words that stand in no ruled table."""
        rows = whole_labels(rows_of(stretches, self.measures.size), self.measures)
        begin = at = 0
        while at < len(rows) <= _LINES:
            asked = self._asked(rows, at)
            if asked is None:
                at += 1
                continue
            self._lines(rows[begin:at])
            self._gap(asked.table.top)
            self.parts.append(asked.table)
            self.before, self.asked = asked.table.bottom, asked
            begin = at = at + asked.lines
        self._lines(rows[begin:])

    def _asked(self, rows: Sequence[Row], at: int) -> Asked | None:
        found = asked_table(rows, at, self.measures, self.rules.level)
        if found is None and self.asked is not None and at <= _AROUND and not self.before:
            return rest_of(rows[at:], self.asked, self.measures)
        return found

    def _lines(self, rows: Sequence[Row]) -> None:
        stretches = [stretch for row in rows for stretch in row]
        if not stretches:
            return
        self._gap(max(stretch.top for stretch in stretches))
        lines, gutter = lay_out(stretches, self.measures, self.gutter)
        self.gutter = self.gutter if gutter is None else gutter
        self.parts.append(lines)
        self.before = min(stretch.bottom for stretch in stretches)

    def _gap(self, top: float) -> None:
        if self.before is not None and self.before - top > _FAR * self.measures.size:
            self.parts.append([""])


def _middle(stretch: Stretch) -> float:
    return (stretch.bottom + stretch.top) / 2


def join_pages(pages: Sequence[Page]) -> Iterator[list[str]]:
    """Yield the lines of each page; rows that a page end parted are whole on the first page."""
    last: Table | None = None  # what the page before ends with
    for page in pages:
        first, end = _at_edge(page.parts), _at_edge(page.parts[::-1])
        if first is not None and last is not None and _is_same(last, first):
            whole = go_on(last, first, alone=len(page.parts) == 1)
            last = last if whole and end is first else end
        else:
            last = end
    for page in pages:
        yield [line for part in page.parts for line in lines_of(part)]


def lines_of(part: list[str] | Table) -> Iterable[str]:
    """Return the lines of a part of a page."""
    return part.lines() if isinstance(part, Table) else part


def _at_edge(parts: Sequence[list[str] | Table]) -> Table | None:
    """Return the table that a page begins with, but for a running head."""
    around = 0
    for part in parts:
        if isinstance(part, Table):
            return part
        around += sum(bool(line) for line in part)
        if around > _AROUND:
            return None
    return None


def _is_same(one: Table, two: Table) -> bool:
    return len(one.across) == len(two.across) and all(
        abs(a - b) <= _SAME for a, b in zip(one.across, two.across, strict=True)
    )
