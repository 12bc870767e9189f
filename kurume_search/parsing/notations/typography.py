"""Notations that no row of the table has, read off the page itself (表記の推定).

A reader who meets an unknown notation sees the same marks around words for roles, line
after line. So here: marks, a label that is surely a speaker's, marks; the pair of marks
that repeats is a notation like any other, and competes with those of the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from kurume_search.data import table
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.words.role_rows import role_words
from kurume_search.parsing.words.speakers import read_speaker

# A label ends within so many characters of its line, and holds no more.
_REACH = 32
_LABEL_MAX = 14
# Fewer lines than this could be any lists.
_LEAST = 3
# What may stand before a label: marks, a count of the turns with its mark, an opening bracket.
_OPEN = re.compile(
    r"(?:(?:(?:No\.?|#|発言) ?)?[(\[【〔<]?[0-9]{1,3}(?:[.)、:\]】〕>]\s*|\s+))?[^\w\s]{0,3}\s*"
)
_BORDER = re.compile(r"[^\w]")
_CLOSE = re.compile(r"\s{1,2}[^\w\s「『(\[【〔]{1,2}\s+|[^\w\s]{0,6}\s*")
# What stands in brackets within a label: a name, an office.
_WITHIN = re.compile(r"\([^()\s]{1,12}\)(?=[^\w(])")
_DIGITS = re.compile(r"[0-9]+")


@cache
def _never() -> frozenset[str]:
    """Marks that go on with a sentence and part no label from it."""
    return frozenset(table("notations")["typography"]["never"])


def marks_of(line: Line) -> tuple[str, str] | None:
    """Return the marks before and behind the speaker's label that `line` begins with.

    A word for a role stands in the first characters of the line; else it has no label.
    Digits before the label are written ``0``; a label that fills the line has no marks
    behind it, and is told from any short line by the count before it (#12 会長).
    """
    text = line.text[: _REACH + 1]
    if text[0] == "|":
        return None  # a row of a table
    opened, never = _OPEN.match(text), _never()
    begin = opened.end() if opened else 0
    for border in _BORDER.finditer(text, begin + 1, begin + _LABEL_MAX + 1):
        stop = border.start()
        if text[stop] in never:
            break
        speaker = read_speaker(text[begin:stop])
        if speaker is None or not speaker.sure:
            continue
        if text[stop] == "(" and (within := _WITHIN.match(text, stop)):
            stop = within.end()  # 会長(甲本)》…
        closed = _CLOSE.match(text, stop)
        behind = closed[0] if closed else ""
        mark = behind.strip()
        if mark[:1] in never or mark in ("(", "〔", "【") or (mark and "(" in mark[1:]):
            return None
        return _DIGITS.sub("0", text[:begin]), _plain(behind)
    if len(text) - begin <= _LABEL_MAX and _DIGITS.search(text, 0, begin):
        speaker = read_speaker(text[begin:])
        if speaker is not None and speaker.sure:
            return _DIGITS.sub("0", text[:begin]), ""
    return None


@lru_cache(maxsize=256)
def _plain(behind: str) -> str:
    """Return marks as they are compared: a run of one mark, a run of spaces is one."""
    return re.sub(r"\s+", " ", re.sub(r"([^\w\s])\1+", r"\1", behind))


def repeated(lines: Iterable[Line]) -> Sequence[tuple[str, str]]:
    """Return the pairs of marks that repeat around labels of speakers, the most frequent first."""
    names = role_words().search
    may_name = [line for line in lines if names(line.text, 0, _REACH + 1)]  # few lines do
    # Counted as a list: a generator would be entered anew for each line.
    counts = Counter([marks for line in may_name if (marks := marks_of(line))])
    return [marks for marks, count in counts.most_common(3) if count >= _LEAST and any(marks)]


def marks_in(before: str, behind: str) -> set[str]:
    """Return the signs that every line in the notation with these marks has."""
    return {*before, *behind} - {"0", " "}


def pattern_of(before: str, behind: str) -> re.Pattern[str]:
    """Return the pattern of the notation with these marks; its group is ``label``."""
    opened = re.escape(before).replace("0", "[0-9]{1,3}")
    closed = "".join(r"\s+" if sign == " " else rf"{re.escape(sign)}+" for sign in behind.rstrip())
    gap = r"\s*" if behind.strip() else r"\s+" if behind else "$"
    label = rf"[^、。「」\n]{{1,{_LABEL_MAX + 1}}}"
    # Of most lines no mark follows within reach, and that is soon seen.
    ahead = rf"(?={label}{closed or gap})"
    return re.compile(rf"{opened}{ahead}(?P<label>(?=\S){label}?(?<=\S)){closed}{gap}")
