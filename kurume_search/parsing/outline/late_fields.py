"""Fields of the header that stand behind the body (6 傍聴者数, 7 配付資料; 〔出席者〕).

Such minutes number their header, the body among its fields: 1 日時 … 5 議事, 6 公開の別. What
is counted on behind the body and has labels of a header up to the end is no matter of the
meeting, however like a heading it looks.
"""

from __future__ import annotations

import re

from kurume_search.parsing.calls.heading_words import counted_as
from kurume_search.parsing.header.at_end import end_header
from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.header.groups import read_group
from kurume_search.parsing.header.people import read_roll
from kurume_search.parsing.lines.pieces import words_alone
from kurume_search.parsing.lines.shapes import PEOPLE
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.titles import is_titular
from kurume_search.text.patterns import firsts_of

# A header's last fields, with what is listed in them, are no longer.
_LINES = 60
_BODY = ("agenda", "body")
# How a line begins that is counted, in folded text.
_COUNTED = re.compile(
    r"[0-9一二三四五六七八九十ア-コ]|\([^()]{0,20}[0-9〇零一二三四五六七八九十百千]"
)
_FIRSTS = firsts_of(_COUNTED.pattern)

_ROLL = re.compile(
    r"[【〔<《\[(■◆●○◎]?\s*(?:当日の|会議の)?出\s*席\s*(?:者|委\s*員)(?:の?(?:氏名|名簿|一覧|等))*\s*[】〕>》\])]?"
    r"|[^、。:]{0,24}(?:出欠席?|出席)者?(?:名簿|一覧表?|表)"
)
# What goes on with a sentence, or ends one: no name does.
_TOLD = re.compile(r"^[のをにはがへも]|を|(?:[しれっいん][ただ]|ます|です|状況)$")


def late_fields(page: Page) -> int | None:
    """Return the position of the first field of the header behind the body, or None.

    The fields and the body before them are counted at one level, and nothing else is counted
    at that level from there on.
    """
    last = page.lines[-_LINES:]
    if (roll := _late_roll(page)) is not None:
        return roll
    if (header := end_header(page)) is not None:
        return header
    marked = [held for held in last if held.text[:1] in _FIRSTS and _COUNTED.match(held.text)]
    if not any(read_label(held.text) for held in marked):
        return None  # nearly always
    begin: int | None = None
    level, number = "", 0
    others: set[str] = set()  # levels at which something else is counted behind
    for at in reversed(range(len(page.lines))):
        line = page.lines[at]
        if not line.text or at in page.furniture:
            continue
        if begin is None and at < len(page.lines) - _LINES:
            return None
        heading = page.heading(line)
        counted = counted_as(heading) if heading else None
        if heading is None or counted is None:
            continue
        label = None if heading.cases else read_label(line.text)
        if begin is None:
            if label is None or label.field in _BODY:
                others.add(heading.level)
            elif heading.level in others:
                return None
            else:
                begin, level, number = at, heading.level, counted
        elif heading.level == level:
            if label is None or counted >= number:
                return None
            if label.field in _BODY:
                return begin
            begin, number = at, counted
    return None


def _late_roll(page: Page) -> int | None:
    """Return where a list of all who attended begins that ends the minutes, or None.

    Its label stands alone, persons stand below it, and no sentence stands behind it.
    """
    begin = None
    below: list[str] = []
    low = max(len(page.lines) - _LINES, 0)
    for at in range(len(page.lines) - 1, low - 1, -1):
        text = page.lines[at].text
        if "。" in text:
            return begin
        if not text or at in page.furniture:
            continue
        if _ROLL.fullmatch(text):
            if not below or not _names_persons(below[-1]) or any(map(_is_plain, below)):
                return begin
            begin = at
        below.append(text)
    return None


def _names_persons(text: str) -> bool:
    """Return whether a line names persons, or is the label of some of them (委員(2名))."""
    label = read_label(text)
    if label is not None:
        return label.field in PEOPLE
    return read_group(text) is not None or bool(read_roll([words_alone(text)]).people)


def _is_plain(text: str) -> bool:
    """Return whether a line is words that no list of persons has (の確認をした, 会議の結果)."""
    return _TOLD.search(text) is not None or (text.isalpha() and is_titular(text))
