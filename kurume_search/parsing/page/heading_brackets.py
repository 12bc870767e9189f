"""What stands in brackets at the start of a heading: 【諮問案件1】, (諮問第7号), <3 …について>."""

from __future__ import annotations

import re

from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.marks.heading_marks import OPENED_BY
from kurume_search.parsing.marks.item_words import N, item_word
from kurume_search.parsing.words.headwords import is_no_title, items_alone, words_of_items
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import firsts_of

_BRACKET = re.compile(
    r"(?:【([^】]{1,120})】|<([^>]{1,120})>|〈([^〉]{1,120})〉|《([^》]{1,120})》|≪([^≫]{1,120})≫|\[([^\]]{1,120})\]|〔([^〕]{1,120})〕|『([^』]{1,120})』)\s*"
)
_OPENERS = firsts_of(_BRACKET.pattern) | {"("}
_PAREN = re.compile(r"\(([^()]{1,20})\)\s*")
_NUMBERS = ("num", "paren", "dai")
_LOST = "〓?□�"


@frozen()
class Bracket:
    """Words in brackets at the start of a heading.

    Attributes:
        words: Inside the brackets.
        start, stop: Columns of the opening bracket, and of what stands behind the closing one.
        numbers, numbers_stop: Case numbers that the words begin with, and where these end.
        counted: Match of a word that counts items at their beginning, or None.
    """

    words: str
    start: int
    stop: int
    numbers: CaseNumbers
    numbers_stop: int
    counted: re.Match[str] | None


def bracket_at(text: str, at: int) -> Bracket | None:
    """Return the brackets at column `at` of a folded line, or None.

    Parentheses are read only around the number of a case or an item, or a word for reports:
    others stand in prose.
    """
    first = text[at : at + 1]
    if first not in _OPENERS:
        return None
    found = _number_in_parens(text, at) if first == "(" else _words_at(text, at)
    if found is None:
        return None
    words, stop = found
    numbers, end = read_case_numbers(words, 0, bare=True)
    return Bracket(words, at, stop, numbers, end, item_word().match(words))


def _words_at(text: str, at: int) -> tuple[str, int] | None:
    """Return the words in the brackets at `at`, and where what stands behind them begins."""
    match = _BRACKET.match(text, at)
    return (match[match.lastindex or 0], match.end()) if match else None


# (第1号) above the talk, or before its title: no sentence, and no (第1号)に該当する.
_ORDINAL = re.compile(r"第\s*[0-9]{1,4}\s*号")
# (諮第1号), (令和4年度諮問第1号): what the number of a file says of a case.
_FILED = re.compile(r"[諮審][^0-9第]{0,3}第")
_IN_SHORT = re.compile(r"\s*(?:$|(?![ぁ-ん、])[^\s。?!]{4,90}$)")


# (報告)…の状況: a word for reports before what is reported, in a line that is no sentence.
_REPORTS = frozenset(words_of_items("report"))
_TITLE = re.compile(
    r"[^。:]{4,}(?:について|の件|報告|状況|結果|概要|実績|件数|事案)(?:[(【\[].{0,40})?$"
)


def _number_in_parens(text: str, at: int) -> tuple[str, int] | None:
    """Return the number of a case in parentheses before its title: (諮問第7号)…について."""
    match = _PAREN.match(text, at)
    if match is None:
        return None
    if items_alone().has(match[1]):
        return (match[1], match.end()) if match.end() == len(text) else None
    if match[1] in _REPORTS and _TITLE.match(text, match.end()):
        return match[1], match.end()
    counted = item_word().match(match[1])
    if counted and counted.end() == len(match[1]):
        return match[1], match.end()
    found, end = read_case_numbers(match[1], 0, bare=True)
    to_the_end = match.end() == len(text)
    alone = to_the_end and is_no_title(match[1][end:])
    named = bool(found.word) and (end == len(match[1]) or alone)
    if found and to_the_end and end == len(match[1]):
        named = named or _FILED.search(match[1]) is not None
    if _ORDINAL.fullmatch(match[1]) and _IN_SHORT.match(text, match.end()):
        named = True
    return (match[1], match.end()) if named else None


def counted_within(inner: str) -> re.Match[str] | None:
    """Match the number of an item that words in brackets begin with."""
    marks = (p.match(inner) for kind, p in OPENED_BY.get(inner[:1], ()) if kind in _NUMBERS)
    return next((mark for mark in marks if mark), None)


# 〔第二件〕 …について, 【2件目】 …の件.
_KEN = re.compile(rf"第?\s*(?P<n>{N})\s*件目?")


def matter_counted(words: str) -> str | None:
    """Return the number of a matter that words in brackets count by 件 (第二件), and no more."""
    match = _KEN.fullmatch(words) if "件" in words else None
    return match["n"] if match and (words[0] == "第" or words[-1] == "目") else None


def mended(inner: str) -> CaseNumbers | None:
    """Read a bracketed heading with lost characters (【諮問〓件3】) by its shape."""
    if not any(sign in inner for sign in _LOST):
        return None
    number = re.search(rf"{N}$", inner)
    words = inner[: number.start()] if number else inner
    for word in sorted(words_of_items("case"), key=len, reverse=True):
        if len(word) == len(words) >= 3 and all(
            a == b or a in _LOST for a, b in zip(words, word, strict=True)
        ):
            return CaseNumbers((number.group() if number else "",), word)
    return None
