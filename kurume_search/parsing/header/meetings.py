"""Where one meeting of a file ends and the next begins (複数の会議)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.page.page import Page

_TITLE = re.compile(r"(?:審議会|審査会|委員会|協議会|懇話会|懇談会|部会)")
_WHICH = re.compile(r"第[^\S\n]*[0-9一二三四五六七八九十百]{1,5}[^\S\n]*回")
# The same, with no council: 第31回会議, ■平成26年度第1回, 第2回会議録.
_ALONE = re.compile(
    r"[^\w(]{0,2}\s*(?:(?:令和|平成|昭和)?\s*[0-9元一二三四五六七八九十]{1,4}\s*年度?\s*)?第\s*"
    r"[0-9一二三四五六七八九十百]{1,5}\s*回\s*(?:定例会|臨時会)?(?:の?(?:会議|審議会?|審査会?)?(?:[会議]*[録事概要旨結果]{1,4})?)?"
)
# A title that says no number: …審議会 会議録, …審議会 平成26年5月定例会.
_TITLED = re.compile(
    r"(?:審議会|審査会|委員会|協議会|懇話会|懇談会|部会)[^。、:]{0,24}"
    r"(?:会議録|議事録|会議概要|議事概要|会議要旨|議事要旨|会議結果|定例会|臨時会)"
)
_MAY_TITLE = re.compile(f"{_WHICH.pattern}|{_TITLED.pattern}")
# So many lines below its title a meeting says when it was; right below where it has no number.
_REACH, _NEAR = 12, 2
_LONGEST = 90
# The minutes of a meeting have no fewer lines.
_LEAST = 6
_COMING = re.compile(r"次回|今後|予定")


def split_meetings(page: Page) -> list[tuple[int, int]]:
    """Return the half-open ranges of lines, one for each meeting; together all lines.

    A meeting begins with a title above a date. A title without its council or number
    begins one only where the date stands right below and differs from that before.
    """
    lines = page.lines
    starts: list[int] = []
    last: str | None = None
    day: str | None = None
    for at in page.having(_MAY_TITLE):
        which, reach = _title_on(lines[at])
        if which is None or (which == last and reach == _REACH):
            continue
        told = _date_below(lines, at, reach)
        if told is None or (reach == _NEAR and starts and told and told == day):
            continue
        if reach == _NEAR and starts and _is_to_come(lines, at):
            continue
        if starts and not _has_date(lines[starts[-1] : at]):
            last = which  # two titles over one header: the site's and the document's
            continue
        starts.append(at if starts or last is not None else 0)
        last, day = which, told
    if len(starts) < 2:
        return [(0, len(lines))]
    return [(start, stop) for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _title_on(line: Line) -> tuple[str | None, int]:
    """Return the title of a meeting on a line, or None, and how far below it the date stands."""
    text = line.text
    if len(text) > _LONGEST or "。" in text or text[0] in "・○(" or ">" in text:
        return None, 0
    if _WHICH.search(text) and _TITLE.search(text):
        return "".join(text.split()), _REACH
    named = _ALONE.fullmatch(text) or _TITLED.search(text)
    return ("".join(text.split()), _NEAR) if named else (None, 0)


def _is_to_come(lines: Sequence[Line], at: int) -> bool:
    """Return whether a title tells of the next meeting at the end of the minutes of this one."""
    above = next((line.text for line in lines[max(at - _NEAR, 0) : at][::-1] if line.text), "")
    below = sum(1 for line in lines[at : at + 2 * _REACH] if line.text)
    return below < _LEAST or _COMING.search(above) is not None


def _has_date(lines: Sequence[Line]) -> bool:
    labels = (read_label(line.text) for line in lines if line.text)
    return any(label is not None and label.field == "date" for label in labels)


def _date_below(lines: Sequence[Line], at: int, reach: int) -> str | None:
    """Return what the field of the date says in the few lines below a title, or None."""
    seen = 0
    for line in lines[at + 1 : at + 3 * reach]:
        if not line.text:
            continue
        label = read_label(line.text)
        if label and label.field == "date":
            return line.text[label.value :]
        seen += 1
        if seen >= reach:
            break
    return None
