"""A header that stands whole behind the body, on the last page (会議の名称 … 書いた人)."""

from __future__ import annotations

from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.page.page import Page

# It has no fewer fields, and is no longer.
_FIELDS_LEAST = 4
_LINES = 40
# Such fields of a header in front leave nothing for one behind.
_FRONT = 40
_WHO_OR_WHERE = {"venue", "members"}


def end_header(page: Page) -> int | None:
    """Return where a header begins that ends the minutes, or None.

    Its labels come line after line up to the end, what goes on with a value set in below
    them; none says when or where in front, and no sentence stands behind the first.
    """
    begin: int | None = None
    fields: set[str] = set()
    for at in range(len(page.lines) - 1, max(len(page.lines) - _LINES, 0) - 1, -1):
        line = page.lines[at]
        if not line.text or at in page.furniture:
            continue
        if "。" in line.text:
            break
        label = read_label(line.text)
        if label is None or label.value >= len(line.text):
            if line.indent < 2:
                break
            continue  # of the value whose label stands above
        begin = at
        fields.add(label.field)
    if begin is None or len(fields) < _FIELDS_LEAST:
        return None
    if "date" not in fields or not fields & _WHO_OR_WHERE:
        return None
    front = (read_label(line.text) for line in page.lines[: min(_FRONT, begin)] if line.text)
    return None if any(label and label.field in ("date", "venue") for label in front) else begin
