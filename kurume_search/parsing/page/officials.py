"""Officials who attend for a unit, behind its name in the list of bodies of a case."""

from __future__ import annotations

import re
from functools import cache

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
