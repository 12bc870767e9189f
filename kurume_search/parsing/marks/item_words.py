"""Words that count items (議題1, 諮問案件2), with the forms of their numbers (数え方)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kurume_search.parsing.marks.case_numbers import DASH, NO_WORD, SERIAL
from kurume_search.parsing.words.headwords import words_of_items
from kurume_search.text.patterns import firsts_of

N = r"(?:[0-9]{1,3}(?![0-9])|[一二三四五六七八九十百]{1,5}(?![一二三四五六七八九十百千]))"


# Behind a number that could as well begin the title: 議題―一般廃棄物, 案件(B)型肝炎.
_ENDED = r"(?=\s|[:】\]]|$)"
# Words of so many signs are set wide (議 題 1); longer ones fill their line.
_SET_WIDE = 2


@cache
def item_word() -> _Counted:
    """Match a word that counts items, with its number."""
    words = [word for kind in ("case", "report", "plain") for word in words_of_items(kind)]
    longest = "|".join(
        r"\s?".join(word) if len(word) == _SET_WIDE else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )
    number = (
        rf"(?:(?:第|その|No\.?)\s*(?P<d>{N})(?!\s*号|{DASH}{SERIAL})|\(\s*(?P<p>{N})\s*\)"
        rf"|{DASH}(?P<h>{N}){_ENDED}"
        rf"|(?P<b>{NO_WORD}{N})(?![0-9号条年月日件人名回-]|{DASH}{SERIAL}(?![0-9年月]))|(?P<c>[①-⑳])"
        r"|(?P<e>[ア-ン](?=\s+[^\s]{4})|[A-Z](?=\s+[^\s]{4}|\s*[】\]:]|$))"
        rf"|\(\s*(?P<l>[A-Z])\s*\){_ENDED}"
        rf"|{DASH}(?P<m>[A-Z]){_ENDED})"
    )
    before = rf"第\s*(?P<f>{N})\s*(?P<behind>{longest})(?=[\s:])"  # 第一議題 …
    return _Counted(rf"(?:(?P<word>{longest})\s*{number}|{before})\s*:?\s*")


@cache
def item_initials() -> frozenset[str]:
    """Return the first characters of these words."""
    kinds = ("case", "report", "plain")
    return frozenset(word[0] for kind in kinds for word in words_of_items(kind))


class _Counted:
    """A pattern whose number may stand in one of several groups; reads as group n."""

    __slots__ = ("_firsts", "_pattern")

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._firsts = firsts_of(pattern)

    def match(self, text: str, at: int = 0) -> Any:
        if text[at : at + 1] not in self._firsts:
            return None
        found = self._pattern.match(text, at)
        return _CountedMatch(found) if found else None


class _CountedMatch:
    """A match of `_Counted`; its group ``n`` is the number, in whichever group it stands."""

    __slots__ = ("_match",)

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match

    def __getitem__(self, name: str) -> str:
        if name == "n":
            return next(self._match[g] for g in "dpbcefhlm" if self._match[g])
        return "".join((self._match["word"] or self._match["behind"]).split())

    def end(self) -> int:
        return self._match.end()
