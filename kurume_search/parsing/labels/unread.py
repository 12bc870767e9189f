"""Labels without any word for a role, known by how they stand: (病院) among (会長) and (委員)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kurume_search.model.turn import Role
from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.labels.row import Row
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.page.notes import is_note
from kurume_search.parsing.words.headwords import is_section_word
from kurume_search.parsing.words.speakers import Speaker

# Names of offices and of persons; a single sign or a number counts something.
_LABEL = re.compile(r"[一-龥々ァ-ヶー]{2,8}")
# What opens a label in marks; behind a bare word or before a colon anything can stand.
_MARKS = frozenset("([【<〈《≪〔○〇◯◎●◇◆□■△▲▽▼☆★◉‹")
# It stands so often between turns of others.
_LEAST = 2
_SAID = ("。", "?", "!")


def unread_labels(
    lines: Sequence[Line], rows: Sequence[Row], read: Mapping[int, str]
) -> dict[str, Speaker]:
    """Return label → what it says, for labels that repeat between those that are read.

    A label that the lines before the first turn hold in a longer word is an office named
    there (市立病院); another can be a person's, and counts as a name.

    Args:
        lines: The lines of the meeting.
        rows: The notations chosen for it.
        read: Position of a line → the label that a notation reads there.
    """
    marked = [row for row in rows if row.first and set(row.first) <= _MARKS and not row.marks]
    firsts = frozenset("".join(row.first for row in marked))
    between: dict[str, int] = {}
    last = ""
    if not (marked and read):
        return {}
    for at in [n for n, line in enumerate(lines) if n in read or line.text[:1] in firsts]:
        label = read.get(at) or _unread(lines, at, marked)
        if label is None:
            continue
        if last and last != label and at not in read:
            between[label] = between.get(label, 0) + 1
        last = label
    front = lines[: min(read, default=0)]
    return {label: _speaker(label, front) for label, times in between.items() if times >= _LEAST}


def _unread(lines: Sequence[Line], at: int, rows: Sequence[Row]) -> str | None:
    """Return what stands in a line as a label does, with speech behind it."""
    text = lines[at].text
    for row in rows:
        match = row.pattern.match(text) if row.may_match(text) else None
        if match is None or (row.unless and row.unless.search(text)):
            continue
        words = match["label"].strip()
        said = text[match.end() :] or _next_words(lines, at)
        if said.endswith(_SAID) and _LABEL.fullmatch(words) and not _says_else(words):
            return words
    return None


def _next_words(lines: Sequence[Line], at: int) -> str:
    return lines[at + 1].text if at + 1 < len(lines) else ""


def _says_else(words: str) -> bool:
    """Return whether a word parts the talk, is a field of the header, or tells what happened."""
    return is_section_word(words) or read_label(words) is not None or is_note(words)


def _speaker(label: str, front: Sequence[Line]) -> Speaker:
    office = re.compile(rf"[一-龥ァ-ヶー]{re.escape(label)}|{re.escape(label)}[一-龥ァ-ヶー]")
    if any(office.search(line.text) for line in front):
        return Speaker(Role.IMPLEMENTING_BODY, label)
    return Speaker(Role.UNKNOWN, None, ((0, len(label)),))
