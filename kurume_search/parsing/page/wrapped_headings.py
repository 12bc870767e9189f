"""Headings of several lines: 【諮問第8号 … / …】, and a number above its title: (1) / …."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import NamedTuple

from kurume_search.parsing.lines.counted_titles import TITLE, TITLE_LINES
from kurume_search.parsing.marks.case_numbers import CaseNumbers
from kurume_search.parsing.page.apart_titles import CLOSED_BY
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.headings import read_heading
from kurume_search.parsing.page.page import Page

_BRACKETS = "【<〈《≪『〔["
_RULES = "".join(opener for opener, closer in CLOSED_BY.items() if opener == closer)
# What opens a line and isn't closed on it.
_OPEN = re.compile(
    "(?:"
    + "|".join(f"{re.escape(held)}[^{re.escape(CLOSED_BY[held])}\n]+$" for held in _BRACKETS)
    + f"|[{re.escape(_RULES)}](?=[^\n]*[^\\s{re.escape(_RULES)}]$)[^\n]+$)",
    re.MULTILINE,
)
# What counts items, alone on its line: so many of them count titles.
_COUNT = re.compile(
    r"(?:第\s*|No\.?\s*|NO\.?\s*|[(【\[<〔])?(?P<n>[0-9]{1,2}|[ア-コ]|[一二三四五六七八九十]{1,2}|[IVX]{1,4})"
    r"\s*[)】\]>〕.．]?$",
    re.MULTILINE,
)
_LEAST = 2
# Above it a sentence or a list ends: 出席 3 / 名 is no number of an item.
_GOES_ON = tuple("、・(「")


class Wrapped(NamedTuple):
    """A heading on several lines.

    Attributes:
        last: Position of the line that it closes on.
        heading: What it says, its title whole; its columns are those of the first line.
    """

    last: int
    heading: Heading


def wrapped_headings(page: Page, labels: Container[int]) -> Mapping[int, Wrapped]:
    """Return the headings of cases and items on several lines by the position of their first.

    Args:
        page: Of one meeting.
        labels: The positions of lines that the label of a speaker begins.
    """
    found: dict[int, Wrapped] = {}
    for at in page.begun_by(_OPEN):
        if at not in labels and (held := _heading_at(page, at, labels)) is not None:
            found[at] = held
    below = {
        at: held
        for at in page.begun_by(_COUNT)
        if at not in labels and (held := _below_count(page, at, labels)) is not None
    }
    numbers = [held.heading.number for held in below.values()]
    return found | below if len(set(numbers)) >= _LEAST else found


def _below_count(page: Page, at: int, labels: Container[int]) -> Wrapped | None:
    """Return the heading of a number alone on its line and the title right below it."""
    first = page.lines[at]
    count = _COUNT.match(first.text)
    if count is None or (at and page.lines[at - 1].text[-1:] in _GOES_ON):
        return None
    words = ""
    for last in range(at + 1, min(at + 1 + TITLE_LINES, len(page.lines))):
        text = page.lines[last].text
        if not text or last in labels or page.heading(page.lines[last]) is not None:
            return None
        words += text
        if TITLE.fullmatch(words):
            number, stop = first.text.strip("【】[]<>〔〕.． "), len(first.text)
            level = "paren" if number[0] == "(" else "kana" if "ア" <= number[:1] <= "コ" else "num"
            return Wrapped(last, Heading(level, number, None, CaseNumbers(), (), words, stop, stop))
    return None


def _heading_at(page: Page, at: int, labels: Container[int]) -> Wrapped | None:
    first = page.lines[at]
    heading = read_heading(first, 1)
    if heading is None or not heading.title or not heading.calls_by_count:
        return None
    closer, title = CLOSED_BY[first.text[0]], heading.title
    for last in range(at + 1, min(at + 1 + TITLE_LINES, len(page.lines))):
        words = page.lines[last].text
        if not words or last in labels or "。" in words:
            return None
        if words[-1] == closer:
            level = "bracket" if first.text[0] in _BRACKETS else heading.level
            return Wrapped(last, replace(heading, level=level, title=title + words[:-1].rstrip()))
        title += words
    return None
