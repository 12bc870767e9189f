"""What a heading may begin with: most lines of prose are told from one by their first character."""

from __future__ import annotations

import re
from functools import cache

from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.marks.case_numbers import (
    DASH,
    KANJI,
    RECEIVED,
    SERIAL,
    read_case_numbers,
)
from kurume_search.parsing.marks.dated_letters import LETTER_FIRSTS, letter_at
from kurume_search.parsing.marks.heading_ends import TAG_FIRSTS
from kurume_search.parsing.marks.heading_marks import STEM
from kurume_search.parsing.marks.item_words import item_initials
from kurume_search.parsing.page.bodies import are_units
from kurume_search.parsing.words.headwords import (
    counts_cases,
    is_item_word,
    is_section_word,
    items_alone,
    may_begin_section,
    words_of_items,
)
from kurume_search.parsing.words.titles import is_sentence
from kurume_search.text.patterns import firsts_of

HEADING_MAX = 220
_TITLE_LEAST = 8
DECORATION = re.compile(
    r"(?:[■□◆◇●○〇◯◎▼▽▲△★☆▶►❖◉・•▪‣≡§]+|#{1,6}(?=\s)|[〓�?](?=\s)"
    r"|\*+(?= ?(?:(?:議題|議事|案件|議案|日程|諮問|審議|報告|協議)(?:案件|事項)?"
    r" ?第?[(0-9一二三四五六七八九十]|その他)))\s*"
)
DECORATION_FIRSTS = firsts_of(DECORATION.pattern)
# An entry of a list of papers: ・資料3 申込書の案.
_PAPER = re.compile(rf"{DECORATION.pattern}(?:参考|追加|当日|別添|説明)?資料 ?(?:No\.?)?[0-9]")
# Rules around a title: ―諮問第8号 …について―.
RULES = "―—–─━=*~-"
_CERTAIN = DECORATION_FIRSTS | frozenset("※*【<〈《≪[〔『(0123456789一二三四五六七八九十第")
_BARE_COUNTS = "アイウエオカキクケコサシスセソロハニホヘトabcdefghABCDEFGHIVX"
# A number without a mark (別紙 第2号) stands in so many first characters.
_BARE_MAX = 14
# Numbers within a year, with no word before them: R3-5, 令5-2.
_YEARLY = re.compile(
    rf"(?:[RHS令平昭]|令和|平成|昭和)\s*(?:元|[0-9]{{1,2}}|[{KANJI}]{{1,3}}){DASH}{SERIAL}(?:\s|$)"
)
# A word for an item without a number, a gap, and the title in full: 報告  …について.
_UNCOUNTED = re.compile(
    r"(?:(?:追加|緊急)の?)?(?P<word>(?P<told>報告)|(?P<rest>その他|そのほか)|協議|諮問|審議|審査|(?<=[加急の])(?:案件|議案|議題))"
    r"(?:事項|案件)?(?:\s*:\s*|\s+)"
    r"(?=(?(rest)[^。:]+(?:日程|予定|連絡)|[^。:]{4,}(?:について|の件|報告|(?(told)(?:状況|結果|概要|実績|件数|事案)|(?!))))"
    r"(?:[(【\[].{0,40})?$)"
)
_UNCOUNTED_FIRSTS = frozenset("報協諮審追緊そ")
_RECEIVED_FIRSTS = firsts_of(RECEIVED.pattern)
_COMPLETE = re.compile(r"[^。]{4,}(?:について|の件)(?:[(【\[][^()]{0,40}[)】\]])?$")
# Half-width kana write words, or the whole of a line; alone among kanji they are no words.
_GARBLED = re.compile(r"(?<![ｦ-ﾟ])[･-ﾟ]{1,2}(?=[㐀-鿿〓])|(?<=[㐀-鿿〓])[･-ﾟ]{1,2}(?![ｦ-ﾟ])")
_GARBLED_LEAST = 3
_HALF_WIDTH = re.compile("[･-ﾟ]")  # nothing is garbled without one
_HIRAGANA = re.compile(r"[ぁ-ん]")


def may_open_heading(line: Line, begin: int = 0) -> bool:
    """Return whether the words of `line` from column `begin` can be a heading at all.

    Nearly every line is prose and is refused here by its first character, which costs a
    fraction of reading it as a heading.
    """
    text = line.text[begin:]
    certain, others = _firsts()
    bare = text[:1] not in certain
    if bare and text[:1] not in others and "第" not in text[:_BARE_MAX]:
        return False  # prose, nearly always
    if not text or len(text) > HEADING_MAX or (bare and not _may_be_bare(text)):
        return False
    if text[0] in DECORATION_FIRSTS and _PAPER.match(text):
        return False
    return _HIRAGANA.search(text) is not None or not _is_garbled(line.raw(begin))


def _is_garbled(raw: str) -> bool:
    """Return whether words were read in a wrong encoding: kanji in half-width kana (邵ｸ繧･譁)."""
    return _HALF_WIDTH.search(raw) is not None and len(_GARBLED.findall(raw)) >= _GARBLED_LEAST


@cache
def _firsts() -> tuple[frozenset[str], frozenset[str]]:
    """Return what a heading surely begins with, and what it may, if not with a number (第)."""
    bare = frozenset("N" + _BARE_COUNTS + RULES) | may_begin_section() | items_alone().firsts
    counted = (
        LETTER_FIRSTS
        | firsts_of(_YEARLY.pattern)
        | firsts_of(STEM.pattern)
        | _UNCOUNTED_FIRSTS
        | _RECEIVED_FIRSTS
    )
    return _CERTAIN | item_initials(), bare | counted


@cache
def word_firsts() -> frozenset[str]:
    """Return what a word for an item, or a tag, begins with behind a mark: few titles do."""
    return item_initials() | _UNCOUNTED_FIRSTS | TAG_FIRSTS | {"第"}  # 第一議題


def _may_be_bare(text: str) -> bool:
    """Return whether words can be a heading though no mark and no counting word opens them."""
    return (
        "第" in text[:_BARE_MAX]
        or text[0] in _BARE_COUNTS
        or text.startswith("No")
        or _YEARLY.match(text) is not None
        or STEM.match(text) is not None
        or is_between_rules(text)
        or is_section_word(text)
        or is_item_word(text)
        or uncounted_item(text) is not None
        or letter_at(text) is not None
        or (text[0] in _RECEIVED_FIRSTS and is_received(text))
    )


def is_received(text: str) -> bool:
    """Return whether a title stands behind the number under which its matter was received."""
    return RECEIVED.match(text) is not None and bool(read_case_numbers(text, 0)[0])


def uncounted_item(text: str, at: int = 0) -> re.Match[str] | None:
    """Match a word for an item that has no number, with its title behind a gap (報告  …の件)."""
    return _UNCOUNTED.match(text, at) if text[at : at + 1] in _UNCOUNTED_FIRSTS else None


def heads_title(word: str, title: str) -> bool:
    """Return whether a word for an item (諮問案件, 報告) heads the title behind its brackets.

    A title may break off at the end of the line (…を提供することにつ), and no sentence is one.
    """
    if not counts_cases(word):
        return False
    return len(title) >= _TITLE_LEAST and "。" not in title and not is_sentence(title)


def case_of_units(text: str, at: int) -> str | None:
    """Return the word for a case whose number is lost before its offices: 案件(課税課)."""
    if text[-1:] != ")":
        return None
    word, _, units = text[at:-1].partition("(")
    return word if word in words_of_items("case") and are_units(units) else None


def is_between_rules(text: str) -> bool:
    """Return whether a title stands between two rules (―諮問第8号 …について―)."""
    ruled = text[0] in RULES and text[-1] in RULES
    inner = text.strip(RULES + " ") if ruled else ""
    return bool(inner) and (is_complete_title(inner) or is_item_word(inner))


def is_complete_title(words: str) -> bool:
    """Return whether words end as the title of a case does (…について, …の件)."""
    # Without one of the two the search tries every stretch of the words.
    return ("について" in words or "の件" in words) and _COMPLETE.search(words) is not None
