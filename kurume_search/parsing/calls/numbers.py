"""Which entries of the list in front a chair counts: 議題2, 次第の(3), ②, 議題1から3まで."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.marks.case_numbers import (
    CIRCLED_ITEM,
    INNER_ITEM,
    CaseNumbers,
    Mentions,
    case_key,
    find_case_numbers,
)
from kurume_search.parsing.marks.heading_marks import CIRCLED
from kurume_search.text.frozen import frozen
from kurume_search.text.numerals import read_number
from kurume_search.text.patterns import quick

_N = r"[0-9]{1,2}|[一二三四五六七八九十]"
_ITEM_WORD = re.compile(
    rf"(?:議題|議事|案件|次第|日程|議案|番号|審議事項|報告事項|審議案件|諮問事項|(?:続いて|次に|次は|続きまして|それでは|では|まず(?:は)?|最初に|(?:はじ|初)めに)、?(?=\()"
    rf"|^(?=\((?:{_N})\)(?:について|に関して|につきまして|の(?:案件|議題|諮問|件|説明|報告|審議)"
    rf"|に(?:移|入|進)|(?:から|を)、?お願い|、|です|でございます|(?:と|及び|並びに|・|から|~)?\s*\((?:{_N})\))))(?:の|第)?\s*\(?(?P<n>{_N})\)?"
)
# 第12号, 12番: one of the matters in front by its own number, with no word before it.
_NTH = re.compile(
    r"(?:第\s*|No\.?\s*)?(?<![0-9])(?P<n>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})\s*(?:号(?!室|館|線)"
    r"|番(?=の(?:案件|議題|諮問|件|審議)|について|に(?:入|移|つ)|を議題|です|でございます))"
)
# 2と3は一括して: bare numbers, of which one alone would count anything.
_BARE = re.compile(
    rf"(?:^|[、。])(?:次に?|続いて|続きまして|では|それでは|まず|残りの?|あとの)?[、の]?\s*(?P<n>{_N})番?"
    rf"(?=(?:\s*(?:及び|並びに|と|、|・|から|~)\s*(?:{_N})(?:番|まで)?)+(?:は|も|を|の[2-9]件|について|につきまして|に関))"
)
# Behind one that is counted, where several are taken together: 及び議題2, 、(3), から5まで.
_MORE = re.compile(
    rf"\s*(?P<link>及び|並びに|と|、|・|から|~|-|(?=\())\s*(?:議題|議事|案件|次第|日程|議案)?(?:の|第)?\s*"
    rf"\(?(?P<n>{_N})\)?(?:番|まで)?(?![0-9年月日条項号名人件点])"
)
# ②について, ③ですが: a circled number is an entry where it isn't one of several points.
_BEHIND_CIRCLED = (
    r"(?=について|につきまして|に(?:入|移)|の(?:案件|件|諮問|議題|説明|審議)|は、?|ですが|です"
    r"|でございます|、|・|を|と|及び|並びに|から|まで|$)"
)
_CIRCLED = re.compile(
    rf"(?P<link>から|[~～〜])?\s*(?P<n>[{CIRCLED}])(?:{_BEHIND_CIRCLED}|(?=[{CIRCLED}~～〜]))"
)
# 2号: a case by the last part of its number, where that is announced (令3諮問第2号) …
_LAST_PART = re.compile(r"(?<![第条項0-9-])(?P<n>[0-9]{1,4})号(?!様式|室|館|線|車)")
_SERIAL = re.compile(r"(?<![0-9])[0-9]{1,4}$")
_TOGETHER = re.compile(r"一括|併せて|あわせて|合わせて|まとめて|関連|一緒に|一度に")


# 諮問第7号は, ②については: a case or an entry is the subject.
SUBJECT = re.compile(
    r"\s*(?:「[^「」]{1,60}」|\([^()]{1,60}\))?\s*(?:について|に関して|につきまして|の方)?(?:は|も)"
)
_ON = (
    r"(?=\s*(?:は|とも|も|の(?![0-9])|について|につきまして|に関し|と\(?[0-9]|及び|並びに"
    r"|を(?:一括|併せ|あわせ|まとめ|議題|審議|承認|認め)|、\(?[0-9]))"
)
# Circled numbers are folded to plain ones; where entries have some, a bare one is such.
_ENTRIES = {
    CIRCLED_ITEM: quick(rf"(?<![0-9第条項のー~.,-])(?P<n>[0-9]{{1,2}}){_ON}"),
    INNER_ITEM: re.compile(rf"\((?P<n>[0-9]{{1,2}})\){_ON}"),
}


def mark_of(number: str) -> str | None:
    """Return how an entry is counted that words can name by its number alone (①, (1))."""
    if number[:1] in CIRCLED:
        return CIRCLED_ITEM
    return INNER_ITEM if number.startswith("(") else None


def entry_key(number: str) -> str | None:
    """Return what an entry so counted is compared by, or None if no number alone names it.

    With a number below its own it is another entry: (1)-2 never stands for (1) nor for (12).
    Words name none such; a heading or a row of results that repeats the number can.

    >>> entry_key("(1)"), entry_key("(1)-2"), entry_key("ア")
    ('括弧1', '括弧1-2', None)
    """
    mark = mark_of(number)
    return f"{mark}{case_key(number)}" if mark else None


def entries_in(words: str, marks: Collection[str]) -> Mentions:
    """Return the mentions of entries counted by `marks` in folded words."""
    return tuple(
        (CaseNumbers((match["n"],), mark), *match.span())
        for mark in marks
        for match in _ENTRIES[mark].finditer(words)
    )


@frozen()
class Counted:
    """The numbers that a sentence counts entries by.

    Attributes:
        numbers: In order, at least one.
        start: The column of the first word that counts; 0 for circled ones.
        inner: They stand in parentheses.
        circled: They are printed ①.
    """

    numbers: tuple[int, ...]
    start: int = 0
    inner: bool = False
    circled: bool = False


def serials_of(keys: Iterable[str]) -> dict[str, str]:
    """Return the last part of each key of a case that no other has (2 → 令3諮問2)."""
    held: dict[str, list[str]] = {}
    for key in keys:
        if (match := _SERIAL.search(key)) is not None:
            held.setdefault(match.group(), []).append(key)
    return {serial: of[0] for serial, of in held.items() if len(of) == 1}


class CalledKeys:
    """The keys of the cases called so far, and how many have each last part.

    It is asked heading by heading, so nothing is counted anew.
    """

    __slots__ = ("_keys", "_serials")

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._serials: Counter[str] = Counter()

    def __bool__(self) -> bool:
        return bool(self._keys)

    def update(self, keys: Iterable[str]) -> None:
        """Add the keys of a case that is called."""
        for key in keys:
            if key not in self._keys:
                self._keys.add(key)
                if match := _SERIAL.search(key):
                    self._serials[match.group()] += 1

    def issuperset(self, keys: Iterable[str]) -> bool:
        """Return whether all of `keys` are called."""
        return self._keys.issuperset(keys)

    def names(self, keys: Iterable[str]) -> bool:
        """Return whether each of `keys` is called, or is the last part of one alone."""
        return all(key in self._keys or self._serials[key] == 1 for key in keys)


@cache
def _goes_on_to() -> re.Pattern[str]:
    return re.compile("|".join(table("calls")["goes_on_to"]["words"]))


def goes_on_to(sentence: str) -> re.Match[str] | None:
    """Return where a folded sentence goes on to a case by its bare number (最後、35号。)."""
    return _goes_on_to().match(sentence) if "号" in sentence else None


def whole_key(key: str, known: Collection[str]) -> str | None:
    """Return the key among `known` that one is, or is the last part of; None without such."""
    return key if key in known else serials_of(known).get(key)


def numbers_in(sentence: str, keys: Iterable[str]) -> Mentions:
    """Return the numbers of cases in a folded sentence, bare ones too (2号, 最後、35号).

    Args:
        sentence: A chair's.
        keys: Of the cases announced; the last part of one is enough to name it.
    """
    found = find_case_numbers(sentence)
    if found or "号" not in sentence:
        return found
    led = goes_on_to(sentence)
    serials = serials_of(keys)
    bare = [match for match in _LAST_PART.finditer(sentence) if match["n"] in serials]
    return tuple(
        (CaseNumbers((match["n"],)), match.start("n"), match.end())
        for match in (bare or ([led] if led else []))
    )


def takes_together(sentence: str) -> bool:
    """Return whether a chair takes several matters together (一括して)."""
    return _TOGETHER.search(sentence) is not None


def circled_in(printed: str) -> Counted | None:
    """Return the circled numbers in a sentence as printed (①から③まで), or None."""
    found: list[int] = []
    for match in _CIRCLED.finditer(printed):
        number = CIRCLED.index(match["n"]) + 1
        found += range(found[-1] + 1, number) if found and match["link"] else ()
        found.append(number)
    return Counted(tuple(dict.fromkeys(found)), circled=True) if found else None


def counted_in(sentence: str) -> Counted | None:
    """Return the numbers by which a folded sentence counts entries, or None."""
    match = _ITEM_WORD.search(sentence) or _NTH.search(sentence)
    if match is None and takes_together(sentence):
        match = _BARE.search(sentence)
    first = read_number(match["n"]) if match else None
    if match is None or first is None:
        return None
    found, at = [first], match.end()
    while takes_together(sentence) and (more := _MORE.match(sentence, at)):
        number, at = read_number(more["n"]) or 0, more.end()
        found += range(found[-1] + 1, number) if more["link"] in ("から", "~", "-") else ()
        found.append(number)
    return Counted(tuple(dict.fromkeys(found)), match.start(), "(" in match.group())
