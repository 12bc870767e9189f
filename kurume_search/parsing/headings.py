"""Headings: numbers, marks and words that open an item or a case (見出し)."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.heading_brackets import (
    bracket_at,
    counted_within,
    mended,
    number_in_parens,
)
from kurume_search.parsing.heading_marks import CIRCLED, OPENED_BY, STEM
from kurume_search.parsing.headwords import (
    is_item_word,
    is_no_title,
    is_section_word,
    items_alone,
    may_begin_section,
    words_of_items,
)
from kurume_search.parsing.item_words import N, item_initials, item_word
from kurume_search.parsing.lines import Line
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import firsts_of

_DECOR = re.compile(r"(?:[■□◆◇●○〇◯◎▼▽▲△★☆▶►❖◉・•▪‣]+|#{1,6}(?=\s))\s*")
_DECORS = firsts_of(_DECOR.pattern)
_COUNT = re.compile(N)
_TAG_WORDS = "|".join(table("headings")["tags"]["words"])
_TAG_WORD = re.compile(_TAG_WORDS)
_TAG = re.compile(rf"\s*[【(\[]\s*({_TAG_WORDS})\s*[】)\]]\s*")
# Nothing else can begin or end a tag; to look for one costs as much as the rest of the heading.
_TAG_BEGINS, _TAG_ENDS = frozenset("【([ \t"), frozenset("】)] \t")
_END_TAG = re.compile(rf"\s*[【(\[]\s*(?:{_TAG_WORDS})\s*[】)\]]\s*$")
# The number of a case may stand behind its title: …について(諮問第7号).
_NTH = r"第?\s*[0-9一二三四五六七八九十百]{1,5}\s*号"
_YEAR = r"(?:(?:令和|平成|昭和)\s*[0-9元一二三四五六七八九十]{1,3}\s*年度?\s*)?"
_NUMBER_BEHIND = re.compile(
    rf"\s*[(【\[](?P<number>第\s*[0-9一二三四五六七八九十百]{{1,5}}\s*号(?=[)】\]]\s*$)"
    rf"|{_YEAR}(?:諮問|審査請求)[^()【】\[\]]{{0,3}}{_NTH}(?:(?:及び|並びに|、|・|と|~|-|から)(?:諮問)?{_NTH})*"
    r"|諮問[^()【】\[\]]{1,14}[0-9])[)】\]]\s*$"
)
# 苦情申出第5号(広報紙の表現について)の審議: the title is in the brackets.
_IN_PARENS = re.compile(r"\(([^()]{4,}(?:\([^()]*\)[^()]*)*)\)([^()]*)")
# A number behind a title stands in so many last characters.
_BEHIND_MAX = 8
_OPENING = _DECORS | frozenset("※*【<〈《≪[〔『(0123456789一二三四五六七八九十第")
HEADING_MAX = 220
# Half-width kana write words, or the whole of a line; alone among kanji they are no words.
_GARBLED = re.compile(r"(?<![ｦ-ﾟ])[･-ﾟ]{1,2}(?=[㐀-鿿〓])|(?<=[㐀-鿿〓])[･-ﾟ]{1,2}(?![ｦ-ﾟ])")
_GARBLED_LEAST = 3
_HALF_WIDTH = re.compile("[･-ﾟ]")  # nothing is garbled without one
_HIRAGANA = re.compile(r"[ぁ-ん]")
# Numbers within a year, with no word before them: R3-5, 令5-2.
_YEARLY = re.compile(r"(?:[RHS令平昭]|令和|平成|昭和)\s*(?:元|[0-9]{1,2})\s*[-―—–−][0-9]{1,3}\s")
# 議題:諮問第8号 and 案件1:諮問第8号 call a case by its own number.
_CALLED = re.compile(r"(?:(?:議題|案件|諮問案件|審議案件|議案|事案|諮問番号|番号)\s*)?:\s*")
_COMPLETE = re.compile(r"[^。]{4,}(?:について|の件)(?:[(【\[][^()]{0,40}[)】\]])?$")
_NO_CASES = CaseNumbers()
_FRAME = "―—–─━=*~-"
_BARE_COUNTS = "アイウエオカキクケコサシスセソabcdefghABCDEFGHIVX"
# A number without a mark (別紙 第2号) stands in so many first characters.
_BARE_MAX = 14


# What may stand between the numbers of several cases and what is said of them.
_PARTED = ("", "(", ":")


@frozen()
class Heading:
    """What a heading line says.

    Attributes:
        level: Kind of its outermost mark (``num``, ``paren``, ``bracket`` …).
        number: As printed, for the agenda; None if there is none.
        word: The word that counts (議題, 諮問案件), or None.
        cases: Numbers of the cases it calls, as printed.
        tags: Marks of openness or procedure (諮問, 非公開, 継続 …).
        title: The rest; may be empty.
        start, stop: Columns of the title in the line.
    """

    level: str
    number: str | None
    word: str | None
    cases: CaseNumbers
    tags: tuple[str, ...]
    title: str
    start: int
    stop: int


def read_heading(line: Line, begin: int = 0) -> Heading | None:
    """Return what `line` says as a heading from column `begin`, or None without a mark."""
    text = line.text[begin:]
    if not text or len(text) > HEADING_MAX:
        return None
    first = text[0]
    if first not in _initials() and "第" not in text[:_BARE_MAX]:
        return None  # prose, nearly always
    if first not in _OPENING and first not in item_initials() and not _may_be_bare(text):
        return None
    if not _HIRAGANA.search(text) and _is_garbled(line.raw(begin)):
        return None
    return _parse(line, begin)


def _is_garbled(raw: str) -> bool:
    """Say whether words were read in a wrong encoding: kanji in half-width kana (邵ｸ繧･譁)."""
    return _HALF_WIDTH.search(raw) is not None and len(_GARBLED.findall(raw)) >= _GARBLED_LEAST


@cache
def _initials() -> frozenset[str]:
    """Return what a heading begins with, unless 第 stands near its beginning."""
    bare = frozenset("N" + _BARE_COUNTS + _FRAME) | may_begin_section() | items_alone().firsts
    counted = firsts_of(_YEARLY.pattern) | firsts_of(STEM.pattern) | _WORDED_BY
    return _OPENING | item_initials() | bare | counted


def _may_be_bare(text: str) -> bool:
    return (
        "第" in text[:_BARE_MAX]
        or text[0] in _BARE_COUNTS
        or text.startswith("No")
        or _YEARLY.match(text) is not None
        or STEM.match(text) is not None
        or _is_framed(text)
        or is_section_word(text)
        or is_item_word(text)
        or _worded(text) is not None
    )


_WORDED_BY = frozenset("報協諮審追緊")
# A word for an item without a number, a gap, and the title in full: 報告  …について.
_WORDED = re.compile(
    r"(?:(?:追加|緊急)の?)?(?P<word>報告|協議|諮問|審議|審査|(?<=[加急の])(?:案件|議案|議題))(?:事項|案件)?\s+(?=[^。]{4,}(?:について|の件|報告)(?:[(【\[].{0,40})?$)"
)


def _worded(text: str, at: int = 0) -> re.Match[str] | None:
    return _WORDED.match(text, at) if text[at : at + 1] in _WORDED_BY else None


def _is_framed(text: str) -> bool:
    """Say whether a title stands between two rules (―諮問第8号 …について―)."""
    framed = text[0] in _FRAME and text[-1] in _FRAME
    inner = text.strip(_FRAME + " ") if framed else ""
    return bool(inner) and (_is_complete(inner) or is_item_word(inner))


def _is_complete(words: str) -> bool:
    """Say whether words end as the title of a case does."""
    # Without one of the two the search tries every stretch of the words.
    return ("について" in words or "の件" in words) and _COMPLETE.search(words) is not None


def find_number_behind(text: str, at: int = 0) -> re.Match[str] | None:
    """Return the match of a case's number in the brackets that end folded words, or None."""
    return _NUMBER_BEHIND.search(text, at) if text.rstrip().endswith((")", "】", "]")) else None


def _parse(line: Line, begin: int) -> Heading | None:
    text = line.text
    at, level, number = begin, "", None
    word: str | None = None
    cases = _NO_CASES
    tags: list[str] = []
    decor = _DECOR.match(text, at) if text[at] in _DECORS else None
    if decor and decor.end() < len(text):
        at, level = decor.end(), f"decor{text[at]}"
    elif begin == 0 and _is_framed(text):
        text = text.rstrip(_FRAME + " ")
        level, at = "frame", len(text) - len(text.lstrip(_FRAME + " "))
    elif text[at] in "※*" and _is_complete(text):
        level, at = "star", at + 1 + len(text[at + 1 :]) - len(text[at + 1 :].lstrip())
    raw_mark = line.raw(at, at + 1) if text[at : at + 1].isdecimal() else ""
    if raw_mark and raw_mark in CIRCLED:
        digits = re.compile(r"[0-9]+").match(text, at)
        width = len(str(CIRCLED.index(raw_mark) + 1))
        if digits:
            number, at, level = raw_mark, at + width, level or "circled"
            at += len(text[at:]) - len(text[at:].lstrip())
    elif bracket := bracket_at(text, at) or number_in_parens(text, at):
        inner, stop = bracket
        found, end = read_case_numbers(inner, 0, bare=True)
        counted = item_word().match(inner)
        if found and (end == len(inner) or is_no_title(inner[end:])):
            cases, word, level, at = found, found.word, level or "bracket", stop
            number = number or inner
        elif counted and (
            not inner[counted.end() :].strip() or is_no_title(inner[counted.end() :])
        ):
            word, number, level, at = counted["word"], counted["n"], level or "bracket", stop
            if counted["word"] in words_of_items("case"):
                cases = CaseNumbers((counted["n"],), word)
        elif lost := mended(inner):
            word, number, level, at = lost.word, inner, level or "bracket", stop
            cases = lost
        elif is_section_word(inner):
            return Heading(
                level or "bracket", None, None, cases, (), inner, at + 1, at + 1 + len(inner)
            )
        elif stop < len(text) and _COUNT.fullmatch(inner):
            number, level, at = inner, level or "bracket", stop
        elif found and stop == len(text) and inner[end : end + 1] in " :「『":
            cases, word, level = found, found.word, level or "bracket"
            number, text, at = found.printed[0], text[: stop - 1].rstrip(), at + 1 + end
        elif counted and stop == len(text) and inner[counted.end() - 1] in " :":
            # <議題1 使用料の見直しについて>: number and title in one bracket.
            word, number, level = counted["word"], counted["n"], level or "bracket"
            if word in words_of_items("case") or word in words_of_items("report"):
                cases = CaseNumbers((counted["n"],), word)
            text, at = text[: stop - 1].rstrip(), at + 1 + counted.end()
        elif _TAG_WORD.fullmatch(inner):
            tags.append(inner)
            at, level = stop, level or "bracket"
        elif stop == len(text) and (mark := counted_within(inner)):
            # 【3 …について】: so does the number of an item.
            number, level = mark["n"], level or "bracket"
            text, at = text[: stop - 1].rstrip(), at + 1 + mark.end()
        elif (
            stop == len(text)
            and level == ""
            and (4 <= len(inner) <= 40 or items_alone().has(inner))
        ):
            return Heading("bracket", None, None, cases, (), inner, at + 1, at + 1 + len(inner))
        else:
            return None
    else:
        for kind, pattern in OPENED_BY.get(text[at : at + 1], ()):
            if mark := pattern.match(text, at):
                groups = mark.groupdict()
                printed = groups.get("n") or groups.get("p")
                number = f"({printed})" if text[mark.start()] == "(" else printed
                level, at = level or kind, mark.end()
                if kind == "stem":
                    cases = CaseNumbers((mark["n"],))
                break
    if match := item_word().match(text, at):
        word = match["word"]
        number = number or match["n"]
        level = level or f"word:{word}"
        begun, at = at, match.end()
        if word in words_of_items("case") or word in words_of_items("report"):
            listed, end = read_case_numbers(text, begun, bare=True)
            parted = text[end : end + 1] in _PARTED or text[end - 1] == " "
            if len(listed.printed) > 1 and parted:  # 案件2及び3 了承
                cases, at = cases or listed, end
            cases = cases or CaseNumbers((match["n"],), word)
        elif inner := item_word().match(text, at):  # 議題1 諮問案件1
            word, at = inner["word"], inner.end()
            if word in words_of_items("case") or word in words_of_items("report"):
                cases = cases or CaseNumbers((inner["n"],), word)
    if match := _worded(text, at):
        tags.append(match["word"])
        level, at = level or f"word:{match['word']}", match.end()
    at = _past_tags(text, at, tags)
    called = _CALLED.match(text, at) if ":" in text else None
    found, end = read_case_numbers(text, called.end() if called else at)
    if found:
        cases, at, word = found, end, found.word or word
        level = level or "case"
        number = number or found.printed[0]
    at = _past_tags(text, at, tags)
    stop = len(text)
    if (
        not cases
        and ("諮問" in text or "号" in text[-_BEHIND_MAX:])
        and (behind := find_number_behind(text, at))
    ):
        found, end = read_case_numbers(behind["number"], 0, bare=True)
        if found and end == len(behind["number"]):
            cases, word, stop = found, found.word or word, behind.start()
            if is_section_word(text[at:stop]):
                at = stop  # 諮問案件(諮問第8号): the title stands below
    if not level and not is_section_word(text[begin:]) and not is_item_word(text[begin:]):
        return None
    start, stop = _title(text, at, stop, tags)
    if cases and is_no_title(text[start:stop]):
        start = stop
    elif cases and (held := _IN_PARENS.fullmatch(text, start, stop)) and _names_nothing(held[2]):
        start, stop = held.span(1)
    return Heading(
        level or "words", number, word, cases, tuple(tags), text[start:stop], start, stop
    )


def before_tags(text: str) -> int:
    """Return where a title ends: behind it stand tags of openness or procedure, or nothing."""
    stop = len(text)
    while text[stop - 1 : stop] in _TAG_ENDS and (tail := _END_TAG.search(text, 0, stop)):
        stop = tail.start()
    return stop


def _past_tags(text: str, at: int, tags: list[str]) -> int:
    """Return the column behind the tags that stand at `at`; they are added to `tags`."""
    while text[at : at + 1] in _TAG_BEGINS and (match := _TAG.match(text, at)):
        tags.append(match[1])
        at = match.end()
    return at


def _names_nothing(words: str) -> bool:
    """Say whether words behind the number of an item give it no title (【案件1の審議】)."""
    return not words.strip() or is_no_title(words)


def _title(text: str, at: int, stop: int, tags: list[str]) -> tuple[int, int]:
    """Return the columns of the title: leading separators and closing tags are off."""
    while text[stop - 1 : stop] in _TAG_ENDS and (tail := _END_TAG.search(text, at, stop)):
        tags.append(tail.group().strip(" 【】()[]"))
        stop = tail.start()
    while at < stop and text[at] in " :、,.・-―—~":
        at += 1
    if is_item_word(text[at:stop]):
        stop = at + len(text[at:stop].rstrip(": "))
    return at, max(at, stop)
