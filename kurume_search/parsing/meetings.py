"""Where one meeting of a file ends and the next begins (複数の会議)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.parsing.fields import read_label
from kurume_search.parsing.lines import Line
from kurume_search.parsing.page import Page

_TITLE = re.compile(r"(?:審議会|審査会|委員会|協議会|懇話会|懇談会|部会)")
_WHICH = re.compile(r"第[^\S\n]*[0-9一二三四五六七八九十百]{1,5}[^\S\n]*回")
# So many lines below its title a meeting says when it was.
_REACH = 12
_LONGEST = 90


def split_meetings(page: Page) -> list[tuple[int, int]]:
    """Return the half-open ranges of lines, one for each meeting; together all lines."""
    lines = page.lines
    starts: list[int] = []
    last: str | None = None
    for at in page.having(_WHICH):
        which = _which(lines[at])
        if which is None or which == last or not _dated(lines, at):
            continue
        if starts and not _has_date(lines[starts[-1] : at]):
            last = which  # two titles over one header: the site's and the document's
            continue
        if starts or last is not None:
            starts.append(at)
        else:
            starts.append(0)
        last = which
    if len(starts) < 2:
        return [(0, len(lines))]
    return [(start, stop) for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _which(line: Line) -> str | None:
    """Return the title on a line that tells which meeting of a council it is, or None."""
    text = line.text
    if len(text) > _LONGEST or "。" in text or text[0] in "・○(" or ">" in text:
        return None
    return "".join(text.split()) if _TITLE.search(text) else None


def _has_date(lines: Sequence[Line]) -> bool:
    labels = (read_label(line.text) for line in lines if line.text)
    return any(label is not None and label.field == "date" for label in labels)


def _dated(lines: Sequence[Line], at: int) -> bool:
    seen = 0
    for line in lines[at + 1 : at + 3 * _REACH]:
        if not line.text:
            continue
        label = read_label(line.text)
        if label and label.field == "date":
            return True
        seen += 1
        if seen >= _REACH:
            break
    return False
