"""How figures and places look in words; the same in every form of a report."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kurume_search.report.cells import (
    Change,
    Count,
    Figure,
    Line,
    Share,
    Stated,
    Worked,
)

DECREASE = "△"
NOTHING = "—"
_UNSAFE = re.compile(r"[^A-Za-z0-9.\-]")
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def anchor(entry: str) -> str:
    """Return the fragment that leads to an entry; different ids, different fragments.

    >>> anchor("x/2021-07-26/c1"), anchor("x#q1")
    ('e-x_2f2021-07-26_2fc1', 'e-x_23q1')
    """
    return "e-" + _UNSAFE.sub(lambda match: f"_{ord(match[0]):x}", entry)


def number(value: float) -> str:
    """Return a number with its thousands marked off."""
    return f"{value:,}"


def percent(value: float) -> str:
    """Return a share in per cent."""
    return f"{100 * value:.1f}%"


def signed(value: int) -> str:
    """Return a difference; △ marks a decrease.

    >>> signed(-3), signed(2), signed(0)
    ('△3', '+2', '±0')
    """
    if value < 0:
        return f"{DECREASE}{-value:,}"
    return f"+{value:,}" if value else "±0"


def interval(share: Share) -> str:
    """Return a 95 % interval in per cent, empty if there is none."""
    if share.low is None or share.high is None:
        return ""
    return f"{100 * share.low:.1f}–{100 * share.high:.1f}%"


def main_value(figure: Figure) -> str:
    """Return what a figure says, without interval and marks."""
    match figure:
        case Count() | Stated():
            return number(figure.value)
        case Share():
            return NOTHING if figure.value is None else percent(figure.value)
        case Change():
            return signed(figure.value)
        case Worked():
            return percent(figure.value) if figure.percent else number(figure.value)


def is_few(figure: Figure) -> bool:
    """Return whether it is marked with ※."""
    return isinstance(figure, Count | Share) and figure.few


def listing_of(figure: Figure) -> str:
    """Return the list that a figure leads to: of a share the whole, of a change today's."""
    match figure:
        case Count() | Stated():
            return figure.listing
        case Share():
            return figure.whole.listing
        case Change():
            return figure.now.listing
        case Worked():
            return figure.parts[0].listing


def place(line: Line, words: Mapping[str, str]) -> str:
    """Return a place in a source: ``S1 36行``."""
    if line.line is None:
        return f"{line.source} {words['whole_file']}"
    if line.line_end is None or line.line_end <= line.line:
        return f"{line.source} {words['line'].replace('{n}', str(line.line))}"
    text = words["lines"].replace("{n}", str(line.line)).replace("{m}", str(line.line_end))
    return f"{line.source} {text}"


def is_japanese(text: str) -> bool:
    """Return whether `text` has kana or kanji."""
    return _JAPANESE.search(text) is not None


def short(text: str, most: int = 60) -> str:
    """Return `text` on one line, cut with … where it is long."""
    joined = " ".join(text.split())
    return joined if len(joined) <= most else f"{joined[: most - 1]}…"
