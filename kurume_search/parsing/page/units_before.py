"""The office that stands before a title, or before the number of its case."""

from __future__ import annotations

import re
from dataclasses import replace

from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.page.bodies import are_units, is_unit
from kurume_search.parsing.page.heading import Heading

_IN_BRACKETS = re.compile(
    r"[(【\[〔<〈](?P<unit>[^()【】\[\]〔〕<>〈〉。:\s]{2,24})[)】\]〕>〉]\s*"
)
_OPENERS = "(【[〔<〈"
# 諮問第8号  福祉課「…について」: the title alone is quoted.
_BEFORE_QUOTED = re.compile(r"(?P<unit>[^「」()。:\s]{2,24})\s*(?=「[^「」]{4,}」$)")


def unit_in_front(text: str, at: int) -> int | None:
    """Return where folded words begin behind an office in brackets at `at`, or None.

    >>> unit_in_front("【福祉課】諮問第8号", 0), unit_in_front("(非公開)諮問第8号", 0)
    (5, None)
    """
    match = _IN_BRACKETS.match(text, at) if text[at : at + 1] in _OPENERS else None
    return match.end() if match and is_unit(match["unit"]) else None


def units_before(line: Line, heading: Heading) -> tuple[Heading, Piece | None]:
    """Return the heading of a case without the office before its title, and that office.

    What stands in brackets behind a number, and for a title, is an office too (■案件2(市民課)).
    """
    if not heading.cases:
        return heading, None
    text, start, stop = line.text, heading.start, heading.stop
    if start and heading.title and text[start - 1] in _OPENERS and are_units(heading.title):
        return replace(heading, title="", start=stop), piece(line, start, stop)
    for form in (_IN_BRACKETS, _BEFORE_QUOTED):
        match = form.match(text, start, stop)
        if match and are_units(match["unit"]):  # its title stands below if nothing is left
            own = replace(heading, title=text[match.end() : stop], start=match.end())
            return own, piece(line, *match.span("unit"))
    front = _IN_BRACKETS.search(text, 0, start)
    if front and is_unit(front["unit"]):
        return heading, piece(line, *front.span("unit"))
    return heading, None
