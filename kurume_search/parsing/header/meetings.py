"""Where one meeting of a file ends and the next begins (複数の会議)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.page.page import Page
from kurume_search.text.frozen import frozen

_COUNCILS = ("審議会", "審査会", "委員会", "協議会", "懇話会", "懇談会", "部会")
_TITLE = re.compile("|".join(_COUNCILS))
_WHICH = re.compile(r"第[^\S\n]*[0-9一二三四五六七八九十百]{1,5}[^\S\n]*回")
# The day a meeting was held, behind its number: 第2回(令和2年8月6日), 第2回  R2.8.6開催.
_DAY = (
    r"(?:(?:令和|平成|昭和|[RHS])?\s*[0-9元一二三四五六七八九十]{1,4}\s*[年./]\s*)?"
    r"[0-9一二三四五六七八九十]{1,3}\s*[月./]\s*[0-9一二三四五六七八九十]{1,3}\s*日?\s*(?:\([^()]{1,4}\))?"
)
# When on that day, and where.
_CLOCK = r"(?:\s*(?:午[前後]|正午|[0-9]{1,2}\s*(?:時|:))[^。、]{0,40})?"
# The same, with no council: 第31回会議, ■平成26年度第1回, 2 第2回会議録, 【第3回】.
_ALONE = re.compile(
    r"[^\w・]{0,2}\s*(?:[0-9]{1,2}(?:[.、)]\s*|\s+))?(?:(?:令和|平成|昭和)?\s*[0-9元一二三四五六七八九十]{1,4}\s*年度?\s*)?第\s*"
    r"[0-9一二三四五六七八九十百]{1,5}\s*回\s*(?:定例会|臨時会)?(?:の?(?:会議|審議会?|審査会?)?(?:[会議]*[録事概要旨結果]{1,4})?)?"
    rf"\s*[】\]>〉》≫〕)]?\s*(?P<day>\(?\s*{_DAY}(?:\s*開催)?\s*\)?{_CLOCK})?"
)
# A title that says no number: …審議会 会議録, …審議会 平成26年5月定例会.
_RECORD = "会議録|議事録|会議概要|議事概要|会議要旨|議事要旨|会議結果|定例会|臨時会"
_TITLED = [f"{council}[^。、:]{{0,24}}(?:{_RECORD})" for council in _COUNCILS]
_IS_TITLED = re.compile("|".join(_TITLED))
# Each choice begins with a plain sign, so that `re` looks for those first: half the time.
_MAY_TITLE = re.compile("|".join([_WHICH.pattern, *_TITLED]))
# So many lines below its title a meeting says when it was; right below where it has no number.
_REACH, _NEAR = 12, 2
_LONGEST = 90
# The minutes of a meeting have no fewer lines.
_LEAST = 6
_DIGITS = re.compile(r"[0-9一二三四五六七八九十]+")
_COMING = re.compile(r"次回|今後|予定")
# A sentence ends what was said before; these announce what stands below.
_ANNOUNCED = re.compile(r"とおり|以下|下記|次の")
# What only a meeting has that was held: a result, or words on what was done.
_HELD = re.compile(
    r"^\W{0,3}(?:審議|会議|議決|表決|審査)?(?:の)?(?:結\s*果|概\s*要|答\s*申)(?:\W|$)|→|⇒"
    r"|(?:した|れた|ました)。?$"
)


def split_meetings(page: Page) -> list[tuple[int, int]]:
    """Return the half-open ranges of lines, one for each meeting; together all lines.

    A meeting begins with a title above a date. A title without its council or number
    begins one only where the date stands right below and differs from that before, or
    where each title has the day behind it, and a header below.
    """
    lines = page.lines
    starts: list[int] = []
    last: str | None = None
    day: str | None = None
    behind = False  # whether the titles themselves say when
    for at in page.having(_MAY_TITLE):
        title = _title_on(lines[at])
        if title is None or (title.words == last and title.reach == _REACH):
            continue
        near = title.reach == _NEAR
        told = _date_below(lines, at, title.reach)
        if told is None and title.day and (not starts or behind) and _is_label_below(lines, at):
            told, behind = title.day, True
        if told is None or (near and starts and told == day):
            continue
        goes_on = len(starts) > 1 and _DIGITS.sub("", last or "") == _DIGITS.sub("", title.words)
        if near and starts and _is_to_come(lines, at, in_series=goes_on):
            continue
        if starts and not behind and not _has_date(lines[starts[-1] : at]):
            last = title.words  # two titles over one header: the site's and the document's
            continue
        starts.append(at)
        last, day = title.words, told
    if len(starts) < 2:
        return [(0, len(lines))]
    return list(pairwise([0, *starts[1:], len(lines)]))


@frozen()
class _Title:
    """The title of a meeting.

    Attributes:
        words: As printed, without spaces.
        reach: How far below it the date stands.
        day: The day it says itself, or None.
    """

    words: str
    reach: int
    day: str | None = None


def _title_on(line: Line) -> _Title | None:
    """Return the title of a meeting on a line, or None."""
    text = line.text
    if len(text) > _LONGEST or "。" in text:
        return None
    words = "".join(text.split())
    if alone := _ALONE.fullmatch(text):
        return _Title(words, _NEAR, alone["day"])
    if text[0] in "・○(" or ">" in text:
        return None
    if _WHICH.search(text) and _TITLE.search(text):
        return _Title(words, _REACH)
    return _Title(words, _NEAR) if _IS_TITLED.search(text) else None


def _is_to_come(lines: Sequence[Line], at: int, *, in_series: bool) -> bool:
    """Return whether a title tells of the next meeting at the end of the minutes of this one.

    One of a series, the third titled alike, is brief only as little was done.
    """
    above = next((line.text for line in lines[max(at - _NEAR, 0) : at][::-1] if line.text), "")
    below = [line.text for line in lines[at + 1 : at + 2 * _REACH] if line.text]
    if _COMING.search(above) and (not above.endswith("。") or _ANNOUNCED.search(above)):
        return True
    return not in_series and len(below) + 1 < _LEAST and not any(map(_HELD.search, below))


def _is_label_below(lines: Sequence[Line], at: int) -> bool:
    """Return whether a header goes on below a title, so that it is no row of a list."""
    below = [line.text for line in lines[at + 1 : at + 1 + 2 * _NEAR] if line.text]
    return any(map(read_label, below[:_NEAR]))


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
