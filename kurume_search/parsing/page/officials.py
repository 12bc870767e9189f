"""Officials who attend for a unit, behind its name in the list of bodies of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kurume_search.data import table
from kurume_search.model.case import Staff
from kurume_search.parsing.lines.pieces import Joined, Piece


@cache
def _titles() -> str:
    return "|".join(map(re.escape, sorted(table("units")["titles"], key=len, reverse=True)))


@cache
def official_behind() -> re.Pattern[str]:
    """Match the title behind the name of a unit, and the person's name (根 津) behind it."""
    return re.compile(rf"\s+[^\s]{{0,8}}?(?:{_titles()})(?:\s+(?:\S+|\S(?:\s\S){{1,4}}))?$")


@cache
def also_there() -> re.Pattern[str]:
    """Match one more official of the unit before, by a title alone and the name behind it."""
    return re.compile(rf"(?:同(?:課|室|係)?\s?)?(?:{_titles()})\s+\S{{1,10}}")


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match a person with the title behind the name, and with the title before it."""
    return (
        re.compile(rf"(?P<name>\S{{1,10}}?)\s*(?P<title>(?:{_titles()}))"),
        re.compile(rf"(?P<title>\S{{0,12}}?(?:{_titles()}))\s+(?P<name>\S{{1,10}})"),
    )


class Head(NamedTuple):
    """The head of a unit in its list: where the unit's name stops, the title, and the name.

    The title begins with the last sign of the unit (課長 of 福祉課), and the name can be missing.
    """

    stop: int
    title: str
    name: tuple[int, int] | None


_HEAD = re.compile(
    r"(?P<unit>\S{1,24}?(?P<end>課|室|係|局|部|所|館|園|署|センター))(?P<head>長(?:補佐|代理|心得)?)"
    r"(?:\s+(?P<name>[^\s、]{1,10}|\S(?:\s\S){1,4}))?"
)


def head_at(words: str) -> Head | None:
    """Return the head of a unit whom folded words name by that, or None.

    >>> head_at("こども課長 甲野")
    Head(stop=4, title='課長', name=(6, 8))
    """
    match = _HEAD.fullmatch(words) if "長" in words else None
    if match is None:
        return None
    title = match["end"][-1:] + match["head"] if len(match["end"]) == 1 else match["head"]
    return Head(match.end("unit"), title, match.span("name") if match["name"] else None)


def staff_at_head(
    unit: str, head: Head, name: Piece, people: Sequence[Piece], whole: Joined
) -> Iterator[Staff]:
    """Yield the head of a unit, named behind the title or alone in parentheses, and who else is."""
    named = name.cut(*head.name) if head.name else None
    if named is None and people and staff_of(unit, people[0], whole).title is None:
        named, people = people[0], people[1:]
    if named is not None:
        yield replace(staff_of(unit, named, whole), title=head.title)
    for held in people:
        yield staff_of(unit, held, whole)


def staff_of(unit: str, piece: Piece, whole: Joined) -> Staff:
    """Return the official that a piece names, with the title before or behind the name."""
    words = piece.text
    behind, before = _named()
    found = before.fullmatch(words) or behind.fullmatch(words)
    if found is None:
        return Staff(
            unit=unit, name=words, title=None, name_span=whole.hull(piece.start, piece.stop)
        )
    start, stop = found.span("name")
    return Staff(
        unit=unit,
        name=found["name"],
        title=found["title"],
        name_span=whole.hull(piece.start + start, piece.start + stop),
    )
