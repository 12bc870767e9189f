"""A trend as bars of text: as wide as the terminal, every bar with its number and interval."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kurume_search.analytics.trends.trend import AFTER, BEFORE, NO_DATA
from kurume_search.api.trends.text import group_name, is_share, number, period_name, remark
from kurume_search.cli.language import language
from kurume_search.text.reform import REFORM
from kurume_search.text.width import clip, pad, width, wrap

if TYPE_CHECKING:
    from kurume_search.analytics.trends.trend import TrendRow
    from kurume_search.api.trends.trend import TrendResult

# Blocks and rules are wide in the fonts that Japanese is read in, and narrow in others.
_FULL, _ON, _END, _RULE = "#", "-", "|", "-"
_SHORTEST, _LONGEST = 10, 60
_BESIDE = 12  # columns in which a remark can stand beside its bar


def bars(result: TrendResult, columns: int) -> Iterator[str]:
    """Yield the lines of a chart of `result` that is at most `columns` wide.

    A bar of # ends at the value; - goes on to the upper end of the 95 % interval, |.
    """
    lang = language()
    rows = result.rows
    share = is_share(result)
    names = [period_name(result, row, lang) for row in rows]
    numbers = [_number(row, share=share) for row in rows]
    wide = max(map(width, names), default=0)
    digits = max(map(width, numbers), default=0)
    notes = [remark(row, lang) for row in rows]
    most = max((width(note) for note in notes), default=0)
    room = columns - wide - digits - 4
    beside = min(most + 2, max(room - _SHORTEST, 0)) if most else 0
    length = max(min(room - beside, _LONGEST), _SHORTEST)
    top = max((row.high or row.value or 0 for row in rows), default=0) or 1
    at = 0
    for _, held in groupby(rows, key=lambda row: row.group):
        some = list(held)
        if result.trend.split is not None:
            if at:
                yield ""
            yield clip(f"■ {group_name(some[0], lang)}", columns)
        before: TrendRow | None = None
        for row in some:
            if before is not None and (before.era, row.era) == (BEFORE, AFTER):
                yield _rule(wide, columns)
            line = f"{pad(names[at], wide)}  {pad(numbers[at], digits, right=True)}  "
            drawn = "" if row.status == NO_DATA else _bar(row, top, length)
            yield from _noted(line + pad(drawn, length), notes[at], columns)
            before, at = row, at + 1


def _noted(line: str, note: str, columns: int) -> Iterator[str]:
    """Yield a bar with its remark beside it, on as many lines as that needs, or below it."""
    at = width(line) + 2
    if not note or columns - at < min(width(note), _BESIDE):
        yield clip(line.rstrip(), columns)
        yield from (f"    {part.rstrip()}" for part in (wrap(note, columns - 4) if note else ()))
        return
    first, *rest = wrap(note, columns - at)
    yield f"{line}  {first.rstrip()}"
    yield from (" " * at + part.rstrip() for part in rest)


def _number(row: TrendRow, *, share: bool) -> str:
    """Return the value with its interval: ``12 [6.2, 21.0]``; of a rate what it is of."""
    text = number(row.value, share=share)
    if row.denominator is not None and row.count is not None:
        text = f"{number(row.count)}/{number(row.denominator)} = {text}"
    if row.low is None or row.high is None:
        return text
    return f"{text} [{number(row.low, share=share)}, {number(row.high, share=share)}]"


def _rule(wide: int, columns: int) -> str:
    """Return the line at which the law changed."""
    text = f"{_RULE * wide}  {REFORM.label('line', language())} "
    return clip(text + _RULE * max(columns - width(text), 0), columns)


def _bar(row: TrendRow, top: float, length: int) -> str:
    if row.value is None:
        return ""
    bar = _FULL * round(row.value / top * length)
    if row.high is None:
        return bar
    rest = round(row.high / top * length) - len(bar)
    return bar + _ON * (rest - 1) + _END if rest > 0 else bar
