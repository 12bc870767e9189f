"""Labels that lines begin with (○会長 …), read once for all who ask of a line."""

from __future__ import annotations

from kurume_search.parsing.labels.rows import Label
from kurume_search.parsing.notations.choice import Chosen
from kurume_search.parsing.page.page import Page


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
            if label is not None:
                found[at] = label
    return found
