"""The table of notations, and which of its rows a line or a legend leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.labels.row import LABEL, LABEL_END, NEVER, OPENERS, PERSON, Row
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.role_rows import counts
from kurume_search.text.patterns import firsts_of

_BORDER = re.compile(rf"[{re.escape(NEVER)}]")
# One mark alone parts nobody from anybody.
_LEAST_MARKS = 2


@cache
def rows() -> tuple[Row, ...]:
    """Return the notations of the table, the more specific first."""
    said = "|".join(sorted(table("roles")["said"]["words"], key=len, reverse=True))
    held = [(row, _spelled(row["pattern"], said)) for row in table("notations")["notation"]]
    return tuple(
        Row(
            row["id"], row.get("first") or "".join(firsts_of(pattern)), re.compile(pattern),
            row.get("contains", ""), row.get("gap", 0),
            row.get("alone", False), row.get("marks", False), row["weight"],
            re.compile(row["unless"]) if "unless" in row else None,
            tuple(row.get("with", "").split()), row.get("last", False),
            re.compile(row["tail"], re.MULTILINE) if "tail" in row else None,
            row.get("short", False),
        )
        for row, pattern in held
    )  # fmt: skip


def begun_on(page: Page) -> frozenset[str]:
    """Return which of the notations with a word for what the speaker does begin a line.

    Any bracket leaves them open (【質疑】甲野委員), and hardly a page has them.
    """
    told = [row for row in rows() if "said" in row.pattern.groupindex]
    return frozenset([row.id for row in told if page.may_begin(row.pattern)])


def open_to(text: str, begun: frozenset[str]) -> tuple[Row, ...]:
    """Return the notations that the beginning of a line leaves open, the specific first.

    Of twenty rows it leaves one or two; asking each of them costs four times as much.

    Args:
        text: The line, which isn't empty.
        begun: See `begun_on`.
    """
    head = text[:LABEL_END]
    border = _BORDER.search(head, 1)
    return _rows_with(
        head[0] if head[0] in _firsts() else "",
        border[0] if border else "",
        " " in head or "\t" in head,
        len(text) <= LABEL_END,
        begun,
    )


def _spelled(pattern: str, said: str) -> str:
    """Return a pattern of the table with its placeholders filled in."""
    filled = pattern.replace("{label}", LABEL).replace("{person}", PERSON)
    return filled.replace("{said}", said).replace("{count}", counts())


@cache
def _firsts() -> frozenset[str]:
    """Return the signs that tell by themselves which notations a line can be in."""
    return frozenset("".join(row.first for row in rows())).union(NEVER)


@cache
def _rows_with(
    first: str, border: str, gap: bool, alone: bool, begun: frozenset[str]
) -> tuple[Row, ...]:
    """Return the rows that can read a line.

    Args:
        first: Its first character; empty where that tells nothing.
        border: The first sign behind it that no label has, near the beginning of the line.
        gap: A gap stands there.
        alone: It is as short as a label.
        begun: See `begun_on`.
    """
    return tuple(
        row
        for row in rows()
        if not row.last
        and (row.id in begun or "said" not in row.pattern.groupindex)
        and _may_begin(row, first)
        # A label goes on to the sign behind it; before that a name can stand in parentheses.
        and (not row.contains or border in (row.contains, "("))
        and (gap or not row.gap)
        and (not row.alone or (alone and border in ("", "(")))
    )


def _may_begin(row: Row, first: str) -> bool:
    """Return whether a line whose first character is `first` (empty: another) can be one."""
    if row.first:
        return first != "" and first in row.first
    return first == "" or first not in NEVER or (row.gap > 0 and first in OPENERS)


def row_of_marks(told: Iterable[str], alike: Iterable[str] = ()) -> Row | None:
    """Return the notation of the marks that a legend explains, or None without such marks.

    Args:
        told: What it explains.
        alike: What only looks like one of these: a sentence must stand behind it, or it could
            as well open a heading or an entry of a list.
    """
    marks = "".join(mark for mark in told if mark in table("notations")["legend"]["marks"])
    if len(marks) < _LEAST_MARKS:
        return None
    own = re.escape("".join(mark for mark in marks if mark not in alike))
    others = f"|[{re.escape(''.join(alike))}](?=.*[。?])" if alike else ""
    pattern = re.compile(rf"(?P<label>[{own}]{others})\s*(?=\S)")
    unless = next(row.unless for row in rows() if row.marks)
    return Row(
        "legend", marks, pattern, "", 0, False, True, 1.0, unless, ("bullet-bracket", "circle")
    )


def row_of_numbers(told: Iterable[str]) -> Row | None:
    """Return the notation of the numbers that a legend gives to speakers, or None without."""
    numbers = "|".join(sorted((mark for mark in told if mark.isdecimal()), key=len, reverse=True))
    if not numbers:
        return None
    pattern = re.compile(rf"(?P<label>{numbers})\s+(?=\S)")
    return Row("legend", "123456789", pattern, "", 0, False, True, 1.0)


def row_of_circles(told: Iterable[str]) -> Row | None:
    """Return the notation of the circled numbers that a legend explains, with its letters."""
    marks = sorted(told, key=len, reverse=True)
    numbers = [str(CIRCLED.index(mark) + 1) for mark in reversed(marks) if mark in CIRCLED]
    if not numbers:
        return None
    letters = [mark for mark in marks if mark.isalnum() and not mark.isdigit()]
    firsts = "".join({held[0] for held in (*numbers, *letters)})
    numbers.sort(key=len, reverse=True)
    behind = rf"|(?:{'|'.join(letters)})(?=[\s:)])" if letters else ""
    pattern = re.compile(rf"(?P<label>{'|'.join(numbers)}{behind})[\s:)]*(?=\S)")
    return Row("legend", firsts, pattern, "", 0, False, True, 1.0, circled=True)


def ends_in(page: Page) -> dict[int, list[Row]]:
    """Return position of a line → the notations whose labels its end may be, behind words."""
    found: dict[int, list[Row]] = {}
    for row in rows():
        for at in page.having(row.tail) if row.last and row.tail else ():
            found.setdefault(at, []).append(row)
    return found
