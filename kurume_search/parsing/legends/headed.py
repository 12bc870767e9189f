"""Headings that say whose words follow: 委員からの質問及び意見並びに担当課の回答."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kurume_search.data import table
from kurume_search.model.turn import Role
from kurume_search.parsing.legends.pairs import office_told, speaker_told
from kurume_search.parsing.lines.sheet import Sheet
from kurume_search.parsing.words.speakers import Speaker, read_speaker

# Longer lines are sentences.
_LONGEST = 60


def legends_of_headings(sheet: Sheet) -> Iterator[tuple[int, dict[str, Speaker]]]:
    """Yield the positions of such headings, and whose words each label opens below them."""
    for at in sheet.begun_by(_heading()):
        if found := headed_in(sheet.lines[at].text):
            yield at, found


def headed_in(text: str) -> dict[str, Speaker]:
    """Return label → speaker as a folded heading tells; empty if it tells of no two sides.

    >>> {"質問", "意見", "回答"} <= set(headed_in("委員からの質問・意見と担当課の回答"))
    True
    """
    match = _heading().match(text) if len(text) <= _LONGEST else None
    if match is None:
        return {}
    held = table("notations")["sides"]
    asks = Speaker(Role.MEMBER, match["by"])
    answers = _answers(match["to"])
    told = {word: asks for word in held["asking"] if _names_nobody(word)}
    return told | {word: answers for word in held["answering"] if answers and _names_nobody(word)}


def _answers(who: str) -> Speaker | None:
    """Return whose words an answer is, by the words before it (担当課, 市)."""
    if who in table("notations")["sides"]["bodies"]:
        return Speaker(Role.IMPLEMENTING_BODY, who)
    return speaker_told(who) or office_told(who)


def _names_nobody(word: str) -> bool:
    speaker = read_speaker(word)
    return speaker is not None and speaker.role is Role.UNKNOWN


@cache
def _heading() -> re.Pattern[str]:
    held = table("notations")["sides"]
    asking, answering = ("|".join(held[key]) for key in ("asking", "answering"))
    joins = "|".join(held["joins"])
    return re.compile(
        r"[0-9一二三四五六七八九十ア-ンa-z().、\s【〔\[<〈《≪■□●○◆◇▼▽・◎※]{0,8}"
        rf"(?P<by>(?:各)?委員(?:等|の?皆様)?)(?:から|より)?(?:{'|'.join(held['given'])})?の?"
        rf"(?:主な)?(?:{asking})(?:(?:{joins})(?:{asking}))*(?:等)?(?:{joins}|[/|])"
        rf"(?:(?:これ|それ)(?:ら)?)?(?:に対する|への)?(?!その|これ|それ|この)(?P<to>[^\s、。からの()]{{1,12}}?)(?:から|より)?の"
        rf"(?:主な)?(?:{answering})(?:等)?(?:\([^()]{{1,12}}\))?[】〕\])>〉》≫:\s]*$"
    )
