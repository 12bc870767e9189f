"""A list of matters that a chair or the office only says: 本日の案件は、(1)…、(2)…の2件です."""

from __future__ import annotations

import re

from kurume_search.parsing.calls.announced import Announced
from kurume_search.parsing.words.headwords import kind_of
from kurume_search.parsing.words.speech import Sentence, Speech
from kurume_search.parsing.words.titles import is_titular
from kurume_search.text.numerals import read_number

# (1)…について、; 一つ目が…の件と. What stands in parentheses or quotes of its own is no end.
_ENTRY = re.compile(
    r"(?:\((?P<inner>[0-9]{1,2})\)|(?P<nth>[0-9]{1,2}|[一二三四五六七八九十])(?:つ|件|点|番)目(?:は|が|の)?)"
    r"[、,\s]*「?(?P<title>[^。「」]{5,120}?(?:について|に関すること|の件|こと(?=の)))」?"
    r"(?=[、,。とでを]|の[0-9一二三四五六七八九十]|及び|並びに|以上|$)"
)


def said_list(speech: Speech) -> tuple[tuple[Announced, ...], int]:
    """Return the matters that a sentence of a speech counts from 1 on, and where it ends.

    Fewer than two are no list: (), 0.
    """
    if "目" not in speech.text and "(1)" not in speech.text:
        return (), 0  # no entry is counted 1
    for said in speech.sentences:
        found = list(_ENTRY.finditer(said.text))
        if len(found) > 1 and all(
            read_number(match["inner"] or match["nth"]) == place and is_titular(match["title"])
            for place, match in enumerate(found, 1)
        ):
            return tuple(_announced(speech, said, match) for match in found), said.stop
    return (), 0


def _announced(speech: Speech, said: Sentence, match: re.Match[str]) -> Announced:
    low, high = match.span("title")
    title = list(speech.cut(said.start + low, said.start + high))
    number = f"({match['inner']})" if match["inner"] else None
    pieces = list(speech.cut(said.start + match.start(), said.start + high))
    return Announced((), number, None, match["title"], title, pieces, kind_of(match["title"]))
