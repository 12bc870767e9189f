"""Times of day as headers print them: ``午後5時55分から8時まで``, ``14:00〜15:10``."""

from __future__ import annotations

import re

from kurume_search.text.frozen import frozen
from kurume_search.text.numerals import NUMBER, read_number

_S = r"[ \t]{0,3}"
_TIME = re.compile(
    rf"(?P<half>午前|午後|AM|PM|am|pm)?{_S}(?:(?P<noon>正午)|(?P<hour>{NUMBER}){_S}(?:"
    rf"時(?:{_S}(?P<minute>{NUMBER}){_S}分|{_S}(?P<thirty>半))?|:(?P<digits>[0-9]{{2}})(?![0-9])))"
)
_UNTIL = re.compile(r"まで|閉会|終了|散会")


@frozen()
class Times:
    """Start and end of a meeting, ``HH:MM``, None if not printed."""

    start: str | None = None
    end: str | None = None


def read_times(text: str) -> Times:
    """Return the times in folded `text`: the first is the start, the next the end.

    A second 午後 may be left out, and an end of 0時00分 after a morning means noon.
    """
    minutes: list[int] = []
    afternoon: str | None = None
    only_end = False
    for match in _TIME.finditer(text):
        half = match["half"]
        value = _minutes(match, half or (afternoon if minutes else None))
        if value is None:
            continue
        if minutes and half is None and value <= minutes[0] and value + 720 < 1440:
            value += 720  # 午後5時55分から8時, 11時04分~0時00分
        if not minutes and _UNTIL.match(text[match.end() :].lstrip()) and "開会" not in text:
            only_end = True
        minutes.append(value)
        afternoon = half or afternoon
        if len(minutes) == 2:
            break
    if not minutes:
        return Times()
    if only_end and len(minutes) == 1:
        return Times(None, _clock(minutes[0]))
    return Times(_clock(minutes[0]), _clock(minutes[1]) if len(minutes) > 1 else None)


def end_after(start: str | None, end: str | None) -> str | None:
    """Return the end of a meeting in the afternoon where it would stand before the start.

    An end that has a label of its own leaves 午後 out, too: 開会 9時30分, 閉会 0時00分.

    >>> end_after("09:30", "00:00"), end_after("13:30", "03:10"), end_after("10:00", "11:45")
    ('12:00', '15:10', '11:45')
    """
    if start is None or end is None or end > start:
        return end
    hours, minutes = end.split(":")
    later = f"{int(hours) + 12:02d}:{minutes}"
    return later if start < later < "24:00" else end


def _minutes(match: re.Match[str], half: str | None) -> int | None:
    if match["noon"]:
        return 720
    hour = read_number(match["hour"])
    minute = 30 if match["thirty"] else read_number(match["minute"] or match["digits"] or "0")
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    if half in ("午後", "PM", "pm") and hour < 12:
        hour += 12
    return hour * 60 + minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
