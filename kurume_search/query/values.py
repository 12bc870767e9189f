"""Values of fields as people write them: articles, numbers of cases, meetings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kurume_search.text.numerals import read_number
from kurume_search.text.plain import plain
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.model.provision import Provision

_DASHES = str.maketrans(dict.fromkeys("−－‐–—―ー", "-"))
_N = r"(?:[0-9]{1,9}|[〇一二三四五六七八九十百千万]{1,9})"
_BRANCH = rf"(?:[のノ之](?P<branch>{_N}))?"
_ITEM_BRANCH = rf"(?:[のノ之](?P<item_branch>{_N}))?"
# A name of a law doesn't end in a number, or 第十2条 would be article 2 of 第十.
_LAW = r"(?P<law>(?:.*?[^0-9〇一二三四五六七八九十百千万第-])??)"
_LONG = (
    rf"{_LAW}第?(?P<article>{_N})条{_BRANCH}"
    rf"(?:第?(?P<paragraph>{_N})項)?(?:第?(?P<item>{_N})号{_ITEM_BRANCH})?"
)
# 10-1-2, 9の2-1, 10--2 (no paragraph said), 法69-2-2, 5-1-1の2, 5-1の2 (paragraphs have none).
_SHORT = (
    rf"{_LAW}第?(?P<article>{_N}){_BRANCH}"
    rf"(?:-(?P<paragraph>{_N})?)?(?:-(?P<item>{_N}){_ITEM_BRANCH})?"
)


class WrittenArticle(Value):
    """A provision as a query names it; `law` is the name before it, or None."""

    law: str | None
    provision: Provision


def read_article(text: str) -> WrittenArticle | None:
    """Return the provision that the whole of `text` names, or None.

    >>> str(read_article("10-1-2").provision)
    '第10条第1項第2号'
    """
    # Only those who ask for a provision pay for it.
    from kurume_search.model.provision import PLACES, Provision

    folded = plain(text)
    match = re.fullmatch(_LONG, folded) or re.fullmatch(_SHORT, folded.translate(_DASHES))
    if match is None:
        return None
    written = {place: match[place] for place in PLACES if match[place]}
    numbers = {place: read_number(number) for place, number in written.items()}
    if "article" not in numbers or None in numbers.values():
        return None
    # The name is taken from before the dashes were made alike: マイナンバー法.
    law = folded[: match.end("law")] or None
    return WrittenArticle(law, Provision(**numbers))


def number_key(text: str) -> str:
    """Return a 諮問番号 as numbers are compared: 諮問第12号, 第１２号 and 十二 are 12.

    The bare number is compared, since minutes print it with 諮問, 案件 or nothing before it;
    a year or council that narrows it is asked for beside it (``number:12 year:R3``).

    >>> number_key("諮問第12号"), number_key("令和1-5"), number_key("諮問第令元－５号")
    ('12', '令1-5', '令1-5')
    """
    # Only those who ask for a number pay for eras.
    from kurume_search.text.serials import plain_serial

    key = plain_serial(plain(text).casefold()).strip("【】[]()〔〕")
    key = re.sub(r"^(?:諮問|答申|案件|事案|番号)*第?", "", key)
    key = re.sub(r"号?(?:諮問|案件|事案)*$", "", key)
    number = read_number(key)
    return key if number is None else str(number)


# What a number is counted among: 議案第3号 is another matter than 諮問第3号.
_KIND = r"諮問|答申|議案|報告|協議|審査請求|陳情|請願"
_OF_KIND = rf"(?:{_KIND})(?:案件|事案|番号)*第?(?P<number>{_N})号?$"
_ANY_KIND = "?"


def number_keys(text: str) -> frozenset[str]:
    """Return what a printed number is found by: itself, its bare number, its kind with it.

    >>> sorted(number_keys("諮問第12号")), sorted(number_keys("12"))
    (['12', '諮問12'], ['12', '?12'])
    """
    key, kind, bare = _numbered(text)
    return frozenset({key, bare, f"{kind or _ANY_KIND}{bare}"})


def numbers_asked(text: str) -> frozenset[str]:
    """Return the keys that a typed number asks for: of its kind, or of none, if it has one.

    >>> sorted(numbers_asked("諮問第12号")), sorted(numbers_asked("12"))
    (['?12', '諮問12'], ['12'])
    """
    key, kind, bare = _numbered(text)
    # 令和3年度諮問第5号 is itself and nothing else.
    if kind is None or not re.match(kind, plain(text).casefold().strip("【】[]()〔〕")):
        return frozenset({key})
    return frozenset({f"{kind}{bare}", f"{_ANY_KIND}{bare}"})


def _numbered(text: str) -> tuple[str, str | None, str]:
    """Return the key of a number, its kind if one is written, and its bare number."""
    key, folded = number_key(text), plain(text).casefold().strip("【】[]()〔〕")
    kind, tail = re.search(_KIND, folded), re.search(_OF_KIND, folded)
    number = read_number(tail["number"]) if tail else None
    return key, kind.group() if kind else None, key if number is None else str(number)


class WrittenMeeting(Value):
    """第N回 of a fiscal year, or of any year if that is None."""

    fiscal_year: int | None
    number: int


_MEETING = rf"(?P<year>.*?)(?:第(?P<long>{_N})回?|(?P<long2>{_N})回|-(?P<short>{_N}))"


def read_meeting(text: str) -> WrittenMeeting | None:
    """Return the sitting that ``R3-2``, ``令和3年度第2回`` or ``第2回`` names, or None.

    >>> read_meeting("R3-2")
    WrittenMeeting(fiscal_year=2021, number=2)
    """
    # Only those who ask for a meeting pay for eras.
    from kurume_search.text.era import read_fiscal_year

    match = re.fullmatch(_MEETING, plain(text).translate(_DASHES))
    if match is None:
        return None
    number = read_number(match["long"] or match["long2"] or match["short"])
    year = read_fiscal_year(match["year"]) if match["year"] else None
    if number is None or (year is None and (match["year"] or match["short"])):
        return None
    return WrittenMeeting(year, number)


_MEETING_ID = r"(?:.+/)?(?:\d{4}-\d{2}-\d{2}|undated-[0-9a-f]{8})(?:\.\d+)?"


def is_meeting_id(text: str) -> bool:
    """Return whether `text` has the form of a meeting's id, with its council or without."""
    return re.fullmatch(_MEETING_ID, text) is not None
