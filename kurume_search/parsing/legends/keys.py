"""Keys that say who each counted speaker of a transcript is: 話者1　甲野会長 (文字起こし)."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table
from kurume_search.model.turn import Role
from kurume_search.parsing.lines.sheet import Sheet
from kurume_search.parsing.words.speakers import Speaker, read_speaker

# So many make a key.
_LEAST = 2
_WHO_MAX = 30


@cache
def _counted() -> re.Pattern[str]:
    """Match a counted speaker: 話者1."""
    words = "|".join(map(re.escape, table("roles")["counted_speakers"]["words"]))
    return re.compile(rf"(?:[・○●]\s*)?(?P<mark>(?:{words}) ?(?:[0-9]{{1,2}}|[A-Z]))")


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(
        rf"{_counted().pattern}"
        rf"(?:\s*(?:[:=→]|は、?)\s*|\s+)(?P<who>[^\s。、][^。、]{{0,{_WHO_MAX}}})$"
    )


def entry_of_key(text: str) -> tuple[str, Speaker] | None:
    """Return a counted speaker and who that is, where a folded line of a key says so.

    >>> entry_of_key("話者1 甲野会長")[1].role
    <Role.CHAIR: 'chair'>
    """
    match = _entry().match(text)
    speaker = _told(match["who"]) if match else None
    return (match["mark"], speaker) if match and speaker else None


def _told(who: str) -> Speaker | None:
    """Return who speaks by words of a key: 甲野会長, 事務局 総務課 乙川主査."""
    first, *others = who.split()
    read = [read_speaker(words) for words in (who, first, *others[-1:])]
    told = [held for held in read if held is not None and held.role is not Role.UNKNOWN]
    speaker = next((held for held in told if held.sure), None) or next(iter(told), None)
    return Speaker(speaker.role, speaker.shown) if speaker else None


def legend_of_keys(sheet: Sheet) -> dict[int, dict[str, Speaker]]:
    """Return position of a line → the one speaker that it explains, where a document has a key.

    Its entries stand right below each other, before anybody speaks: 話者2：会長 elsewhere calls
    upon him.
    """
    found: dict[int, dict[str, Speaker]] = {}
    for at in sheet.begun_by(_entry()):
        told = entry_of_key(sheet.lines[at].text)
        if told is None or (found and not _right_below(sheet, max(found), at)):
            break
        found[at] = dict((told,))
    marks = [mark for entry in found.values() for mark in entry]
    is_key = len(marks) >= _LEAST and len({*marks}) == len(marks)
    return found if is_key and not _said_before(sheet, min(found)) else {}


def _right_below(sheet: Sheet, above: int, at: int) -> bool:
    return not any(line.text for line in sheet.lines[above + 1 : at])


def _said_before(sheet: Sheet, at: int) -> bool:
    """Return whether a counted speaker stands above the first entry: the talk has begun."""
    return any(_counted().match(line.text) for line in sheet.lines[:at])
