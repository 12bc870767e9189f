"""Headings of what was said, with a list below them: 質問・意見 ①…②…, 回答 ①…②…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.marks.list_marks import Mark, mark_of
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.headwords import AROUND
from kurume_search.parsing.words.speakers import read_speaker

_SAID = r"(?:主な|主たる|御|ご)*(?:質問|質疑|意見|要望|指摘|発言)(?:等|など)?"
_ASKED = re.compile(
    rf"(?:(?:各|出席)?委員(?:から)?の)?{_SAID}(?:(?:・|、|及び|と|や){_SAID})*(?:事項|内容|の(?:概要|要旨|内容))?"
)
# Whose words they are: 実施機関の回答, 市の考え方; by a person or a number it is one answer.
_ANSWERED = re.compile(
    r"(?:[^0-9A-Z、。()]{1,14}の|[^0-9A-Z、。()のを]{2,10}?)??(?:主な)?"
    r"(?:回答|答弁|説明|考え方|見解|対応)(?:(?:・|、|及び)(?:回答|説明|対応|見解|考え方))*(?:等|方針|内容)?"
)
# Short lines that end as these headings do, so that few are read in full.
_MAY_HEAD = re.compile(
    r"(?=[^\n]{2,24}$)[^\n]*[問疑見望摘言等ど答弁明方解応針容項要旨][】\])>〉》≫〕]*:?$",
    re.MULTILINE,
)
_MAY_ANSWER = re.compile(
    r"(?:回答|答弁|考え方|見解|対応|説明)(?:等|方針|内容)?[】\])>〉》≫〕■◆]*:?\n"
)
_COUNT = re.compile(r"(?:\(?[0-9一二三四五六七八九十ア-ン]{1,2}(?:[).、．]\s*|\s+))?")
# The answers stand within so many lines of what they answer.
_NEAR = 300


def heads_asked(words: str) -> bool:
    """Return whether a heading without spaces and marks is of what was asked or thought.

    >>> heads_asked("委員からの質問・意見等"), heads_asked("質問1")
    (True, False)
    """
    return _ASKED.fullmatch(words) is not None


def heads_answered(words: str) -> bool:
    """Return whether a heading without spaces and marks is of the answers to that.

    >>> heads_answered("実施機関の回答"), heads_answered("A課の回答")
    (True, False)
    """
    return _ANSWERED.fullmatch(words) is not None


def heads_of_lists(page: Page) -> dict[int, Label]:
    """Return position of a line → the label that it is, for the headings of such lists.

    None without a list that the list behind it answers; then also those nobody answers.
    """
    if _MAY_ANSWER.search(page.text) is None:
        return {}
    heads: list[tuple[int, Label, bool, Mark]] = []
    for at in page.begun_by(_MAY_HEAD):
        label = _label(page.lines[at])
        mark = _first_mark(page, at) if label is not None else None
        if label is not None and mark is not None and mark.is_first:
            words = page.lines[at].text[label.start : label.stop]
            heads.append((at, label, heads_asked("".join(words.split())), mark))
    pairs = [
        pair for pair in pairwise(heads)
        if pair[0][2] and not pair[1][2] and pair[1][0] - pair[0][0] < _NEAR
        and pair[0][3].kind == pair[1][3].kind
    ]  # fmt: skip
    if not pairs:
        return {}
    answers = {below[0] for _, below in pairs}
    return {at: label for at, label, asked, _ in heads if asked or at in answers}


def behind_count(text: str) -> int:
    """Return where words begin behind a count (3 結果, (2) 回答), 0 without one."""
    match = _COUNT.match(text)
    return match.end() if match else 0


def _label(line: Line) -> Label | None:
    """Return what a line says as the heading of a list, or None."""
    text = line.text
    start = behind_count(text)
    while start < len(text) and (text[start] in AROUND or text[start].isspace()):
        start += 1
    stop = len(text.rstrip(f"{AROUND} "))
    words = "".join(text[start:stop].split())
    if not words or not (heads_asked(words) or heads_answered(words)):
        return None
    speaker = read_speaker(words)
    return Label(start, stop, len(text), speaker) if speaker is not None else None


def _first_mark(page: Page, at: int) -> Mark | None:
    """Return the mark of the first entry below a heading, or None if no list stands there."""
    near: Sequence[int] = range(at + 1, min(at + 7, len(page.lines)))
    below = next((k for k in near if page.lines[k].text and k not in page.furniture), None)
    return mark_of(piece(page.lines[below])) if below is not None else None
