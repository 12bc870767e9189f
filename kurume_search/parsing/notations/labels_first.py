"""Labels that lines begin with (○会長 …), read once for all who ask of a line."""

from __future__ import annotations

from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.lines.furniture import who_wrote
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.notations.choice import Chosen
from kurume_search.parsing.notations.other_dress import labels_otherwise
from kurume_search.parsing.page.apart_titles import is_title_apart
from kurume_search.parsing.page.page import Page

_TITLED = ("について", "の件")
_COUNT_MAX = 3


def labels_before(page: Page, chosen: Chosen) -> dict[int, Label]:
    """Return position of a line → the label that it begins with, for the lines that have one."""
    if not chosen.rows:
        return {}
    # Where each notation has signs of its own, most lines are told by their first character.
    firsts = "".join(row.first for row in chosen.rows) if all(r.first for r in chosen.rows) else ""
    found: dict[int, Label] = {}
    read = chosen.read
    for at, line in enumerate(page.lines):
        text = line.text
        if text and (not firsts or text[0] in firsts):
            label = read[at] if at in read else chosen.label(line)
            if label is not None and not (text.endswith(_TITLED) and _counts(page, line, label)):
                found[at] = label
    for at in who_wrote(page.lines):
        found.pop(at, None)
    return found | labels_otherwise(page.lines, found)


def _counts(page: Page, line: Line, label: Label) -> bool:
    """Return whether what would be a label counts a title in full (ア …について, A …の件)."""
    if label.stop - label.start > _COUNT_MAX:
        return False
    heading = page.heading(line)
    return heading is not None and heading.number is not None and is_title_apart(heading.title)
