"""Labels of a header that a page from the web has glued to their values (出席委員甲野会長、…).

One such label alone could be a word of any kind; a day glued to its label shows that all are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from kurume_search.data import table
from kurume_search.parsing.header.fields import FieldLabel, labels, read_label
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.shapes import looks_like

# So many lines with words can stand above a header, and so many are in it.
_ABOVE, _WITHIN = 40, 20
_COUNT = re.compile(r"[0-9]{1,2}(?:[.、)]\s*|\s+)")  # 2 場所市役所
_SEPARATORS = frozenset(" \t:|/】]>〉》≫〕)")


def glued_labels(lines: Sequence[Line]) -> dict[int, FieldLabel]:
    """Return position of a line → the field that a label opens which nothing parts from its value.

    The value looks like one of the field; none of these labels is another word as well.
    """
    worded = [(at, line.text) for at, line in enumerate(lines[: 4 * _ABOVE]) if line.text]
    dated = (n for n, (_, text) in enumerate(worded[:_ABOVE]) if "月" in text and "日" in text)
    first = next((n for n in dated if _is_glued_day(worded[n][1])), None)
    if first is None:
        return {}
    found: dict[int, FieldLabel] = {}
    for at, text in islice(worded, first + 1, first + 1 + _WITHIN):
        if "。" in text:
            break
        if read_label(text) is None and (label := _glued(text)):
            found[at] = label
    return found


def _is_glued_day(text: str) -> bool:
    label = read_label(text)
    if label is None or label.field != "date" or label.value == len(text):
        return False
    return text[label.value - 1] not in _SEPARATORS and not text[label.value].isspace()


def _glued(text: str) -> FieldLabel | None:
    counted = _COUNT.match(text)
    begin = counted.end() if counted else 0
    for word, field in _words():
        stop = begin + len(word)
        if text.startswith(word, begin) and text[stop : stop + 1].strip():
            value = text[stop:]
            if value[0] not in _SEPARATORS and looks_like(field, value):
                return FieldLabel(field, word, stop)
    return None


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """Return labels that are no other words, longest first, each with its field."""
    never = frozenset(table("header_labels")["one_line"]["never"])
    held = [pair for pair in labels().items() if pair[0] not in never]
    return tuple(sorted(held, key=lambda pair: len(pair[0]), reverse=True))
