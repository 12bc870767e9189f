"""Marks that count headings: 1., (2), ア, A), 第3, 甲1 (見出しの番号)."""

from __future__ import annotations

import re
from string import ascii_letters

from kurume_search.parsing.marks.case_numbers import COUNTED_BY_STEM
from kurume_search.parsing.marks.item_words import N
from kurume_search.text.numerals import read_number

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# A number with a gap or a stop behind it: "3 諮問", "3.諮問", "3諮問", never "3名" or "3.5";
# kanji without a gap begin words (三者協議), and 801会議室 is a room.
_NUM = re.compile(
    rf"(?P<n>{N})(?!\s*番|[^\s。、]{{0,8}}室(?:$|[\s()、]))(?:\s*[.．、)]\s*(?![0-9])|\s+|(?<=[0-9])(?=[^\s0-9.,:/\-~年月日時分秒個件名人回条項号点歳円%台か所ヶカケつ枚校社度期部課市町村者種割倍番階様か十百千万億]))"
)
# (1)-2: the second of the matters under (1).
_PAREN_NUM = re.compile(rf"\(\s*(?P<n>{N})\s*\)(?P<sub>\s*[-―—–−ー]\s*[0-9]{{1,2}}(?=\s))?\s*")
# 第 1 項 is a provision set wide; 第1  条例… is no article.
_DAI = re.compile(rf"第\s*(?P<n>{N})\s+(?=[^\s条項号]|条例)")
_KEN = re.compile(rf"(?:第\s*(?P<n>{N})\s*件(?!目)|(?P<p>{N})\s*件目)(?:\s*[:.、]\s*|\s+)(?=\S)")
# Matters counted by stem and number (甲1 …について), as two panels do.
STEM = re.compile(rf"(?P<n>{COUNTED_BY_STEM})(?:\s+|[.、:)]\s*)(?=\S)")
_KANA = re.compile(r"(?:\((?P<p>[ア-ン])\)\s*|(?P<n>[ア-ン])(?:\s+|[.、)]\s*))")
_ROMAN = re.compile(r"(?P<n>[IVX]{1,4})(?:\s*[.)、]\s*|\s+)(?=\S)")
# A capital without a stop counts only titles in full: A answers questions, too.
_CAPITAL = re.compile(r"(?P<n>[A-Z])\s+(?=[^。]{4,}(?:について|の件)(?:[(【\[].{0,40})?$)")
_LATIN = re.compile(r"(?:\((?P<p>[a-z])\)\s*|(?P<n>[a-zA-Z])(?:[.)]\s*))")
# №12: folded to No12.
_NO = re.compile(r"No\.?\s*(?P<n>[0-9]{1,4})(?:\s*[.．:、)]\s*|\s+)(?=\S)")
# #1, 1番, 2.1: only before titles in full, as a seat or a share is written so too.
_FULL = r"(?=[^。]{4,}(?:について|の件)(?:[(【\[].{0,40})?$)"
_HASH = re.compile(rf"#\s*(?P<n>[0-9]{{1,3}})\s+{_FULL}")
_TURN = re.compile(rf"(?P<n>{N})番(?:目)?\s+{_FULL}")
_SUB = re.compile(rf"(?P<n>[0-9]{{1,2}}\.[0-9]{{1,2}})\s+{_FULL}")
# First sign of a heading → the kinds of marks that it may begin, the first that fits counts.
OPENED_BY = {
    **dict.fromkeys(
        "0123456789一二三四五六七八九十",
        (("ken", _KEN), ("num", _NUM), ("turn", _TURN), ("sub", _SUB)),
    ),
    **dict.fromkeys(map(chr, range(ord("ア"), ord("ン") + 1)), (("kana", _KANA),)),
    **dict.fromkeys(ascii_letters, (("latin", _LATIN), ("latin", _CAPITAL))),
    **dict.fromkeys("IVX", (("roman", _ROMAN), ("latin", _LATIN), ("latin", _CAPITAL))),
    **dict.fromkeys("甲乙丙丁", (("stem", STEM),)),
    "(": (("paren", _PAREN_NUM), ("kana", _KANA), ("latin", _LATIN)),
    "第": (("ken", _KEN), ("dai", _DAI)),
    "#": (("hash", _HASH),),
    "N": (("no", _NO), ("latin", _LATIN), ("latin", _CAPITAL)),
}


def count_of(number: str) -> int | None:
    """Return what the number of a heading counts, as printed, or None.

    >>> count_of("(3)"), count_of("③"), count_of("三"), count_of("ア")
    (3, 3, 3, None)
    """
    at = CIRCLED.find(number) if number else -1
    return at + 1 if at >= 0 else read_number(number.strip("()"))


# What counts the entries of a list in order, one sign for each.
_ROWS = ("アイウエオカキクケコサシスセソ", "abcdefghijklmno", "ABCDEFGHIJKLMNO")


def place_of(number: str) -> int | None:
    """Return the place that the number of an entry has in its list, or None.

    >>> place_of("(2)"), place_of("イ"), place_of("(ウ)"), place_of("第58号")
    (2, 2, 3, None)
    """
    plain = number.strip("()")
    row = next((row for row in _ROWS if plain in row), "") if len(plain) == 1 else ""
    return row.index(plain) + 1 if row else count_of(number)
