"""Cases headed by the letter that brought them: 令和元年5月31日付け元保健第214号による諮問「…」."""

from __future__ import annotations

import re

from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import firsts_of

_N = r"(?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = (
    rf"(?:(?:令和|平成|昭和|令|平|昭|R|H|S)\s*{_N}\s*[年.]|(?:19|20)[0-9]{{2}}\s*[年./]|同年\s*)?"
    rf"\s*{_N}\s*[月./]\s*{_N}\s*日?"
)
_BY = (
    r"(?:による|により|にて|をもって|を?もって|で|の)?\s*"
    r"(?P<word>諮問|報告|協議|審査請求)?(?:が|の)?(?:あった|された|のあった|に係る)?(?:事項|案件|もの)?"
)
# What goes between the date and the number is no longer than a file mark.
_LETTER = re.compile(
    rf"{_DATE}\s*付け?(?:の)?[、\s]*(?P<number>[^\s、。「」()第]{{0,9}}第\s*[0-9]{{1,5}}\s*号)\s*{_BY}\s*[:、]?\s*"
    r"(?:「(?P<quoted>[^。]{4,})」(?:について|の件)?|(?P<plain>[^。「」]{4,}(?:について|の件)))"
    r"\s*(?:[(【][^()【】。]{1,40}[)】])?$"
)
LETTER_FIRSTS = firsts_of(_LETTER.pattern)
# The date ends within so many characters.
_DATE_MAX = 18


@frozen()
class Letter:
    """A letter before a title.

    Attributes:
        number: The column where its number begins.
        word: What it brings (諮問, 報告), or None.
        start: The columns of the title.
        stop: Its end.
    """

    number: int
    word: str | None
    start: int
    stop: int


def may_be_letter(text: str, at: int = 0) -> bool:
    """Return whether folded words can begin with the date of a letter."""
    return text[at : at + 1] in LETTER_FIRSTS and "付" in text[at : at + _DATE_MAX]


def letter_at(text: str, at: int = 0) -> Letter | None:
    """Return the letter that a heading begins with at a column of folded `text`, or None."""
    match = _LETTER.match(text, at) if may_be_letter(text, at) else None
    if match is None:
        return None
    start, stop = match.span("quoted" if match["quoted"] else "plain")
    return Letter(match.start("number"), match["word"], start, stop)
