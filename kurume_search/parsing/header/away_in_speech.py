"""Who was away by the first words of the chair or the office, where no list says so (欠席)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kurume_search.data import table
from kurume_search.model.meeting import Person
from kurume_search.parsing.header.attendance import SPEECH, of_today
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.words.speech import Speech

_SIGNS = ("欠席", "休み", "出席")


def away_in_speech(speeches: Iterable[Speech], *, in_part: bool = False) -> tuple[Person, ...]:
    """Return who is said to be away from this meeting, each once.

    Args:
        speeches: What the chair and the office say first.
        in_part: The meeting is itself one of a part of the council (部会).
    """
    found: dict[str, Person] = {}
    for speech in speeches:
        if not any(sign in speech.text[:SPEECH] for sign in _SIGNS):
            continue
        for said in speech.sentences:
            if said.start > SPEECH or said.asks or of_today(said.text, in_part=in_part) == "":
                continue
            for match in _away().finditer(said.text):
                for one in _named().finditer(said.text, *match.span("names")):
                    begin, stop = (said.start + at for at in one.span("name"))
                    span = speech.cut(begin, stop)[0].span()
                    person = Person(name=one["name"], role=one["title"], name_span=span)
                    found.setdefault(person.name, person)
    return tuple(found.values())


@cache
def _away() -> re.Pattern[str]:
    return re.compile("|".join(map(_spelled, table("attendance")["said_to_be_away"]["words"])))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(_spelled(table("attendance")["said_to_be_away"]["named"]))


def _spelled(pattern: str) -> str:
    titles = "|".join(sorted(member_titles(), key=len, reverse=True))
    name = table("attendance")["said_to_be_away"]["name"]
    return pattern.replace("{name}", f"(?:{name})").replace("{title}", f"(?:{titles})")
