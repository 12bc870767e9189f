"""Words in a box drawn of ruled lines (┌──┐ / │結論  承認する。│), and the case a label names."""

from __future__ import annotations

import re
from collections.abc import Container

from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.headings import read_heading
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import line_of

_BOXED = re.compile(r"\|[^|\n]*\|")
_DRAWN = re.compile(r"[┌┏╭+|][─━═-]{4,}[┐┓╮+|]")
_LINES = ("──", "━━", "══", "--")
# 結論(その一), 審議結果【諮問第3号】: of which case it is.
_OF_CASE = re.compile(r"[(【〔<]\s*(?P<case>[^()【】〔〕<>。、]{1,14}?)\s*[)】〕>]\s*:?\s*$")


def boxed_lines(page: Page, rows: Container[int]) -> dict[int, Line]:
    """Return position of a line → what stands between the borders of a box of one column.

    A box begins below a line that is drawn; a row of a table with several cells is in none.
    """
    found: dict[int, Line] = {}
    if "\n|" not in page.text or not any(sign in page.text for sign in _LINES):
        return found  # nearly always
    for at in page.begun_by(_BOXED):
        line = page.lines[at]
        above = page.lines[at - 1].text if at else ""
        inside = at - 1 in found or _DRAWN.fullmatch(above) is not None
        if inside and at not in rows and _BOXED.fullmatch(line.text) and line.text.strip("| "):
            words = piece(line, 1, len(line.text) - 1)
            indent = 2 if line.text[1] == " " else 0
            held = line_of(words)
            found[at] = Line(
                held.number, held.text, indent, held.at, held.start, held.stop, held.folded,
                held.shift,
            )  # fmt: skip
    return found


def case_in_label(line: Line, stop: int) -> Heading | None:
    """Return what the brackets of a label of a result, which ends at `stop`, call as a heading."""
    named = _OF_CASE.search(line.text, 0, stop)
    if named is None:
        return None
    heading = read_heading(line_of(piece(line, *named.span("case"))))
    return heading if heading is not None and (heading.cases or heading.number) else None
