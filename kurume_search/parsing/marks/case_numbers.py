"""Numbers of cases as headings and chairs print them (諮問番号)."""

from __future__ import annotations

import re
from functools import lru_cache

from kurume_search.parsing.words.headwords import words_of_items
from kurume_search.text.frozen import frozen
from kurume_search.text.normalize import fold_plain
from kurume_search.text.numerals import read_number
from kurume_search.text.patterns import firsts_of
from kurume_search.text.remembered import remembered
from kurume_search.text.serials import ODD_DASHES, plain_serial

KANJI = "一二三四五六七八九十百"
# 案件一覧, 議題一括審議: the numeral begins a word, and counts nothing.
NO_WORD = "(?!一(?:覧|括|部(?![局署長])|般|連|律|切|件))"
_N = rf"(?:[0-9]{{1,5}}|[{KANJI}][〇{KANJI}]{{0,4}})"
_SIGNS_OF_DASH = rf"\-{ODD_DASHES}"
DASH = rf"\s*[{_SIGNS_OF_DASH}]\s*"
_ERA = (
    r"(?:(?:令和|平成|昭和|令|平|R|H|S)\s*(?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:年度?)?)"
)
# 11個審第3号: the year stands in figures before the mark of the file.
_YEAR = r"[0-9]{1,2}(?![年月日時分件名人回条項号点番])(?=[一-龥]{1,5}第)"
# 甲1: a matter counted by stem and number; 甲第1号証 is evidence.
COUNTED_BY_STEM = r"[甲乙丙丁][0-9]{1,2}(?![0-9号])"
# 受付番号 R6-4 : …について calls a case where its title stands right behind; alone it tells of one.
_RECEIVED = (
    r"(?:受付|受理|整理|付議)番号(?=\s*[^\s。、:]{1,14}(?:\s[^\s。、:]{1,6})?\s*[\s:」)】]"
    r"\s*[^\s。:(0-9][^。:]{5,}$)"
)
RECEIVED = re.compile(_RECEIVED)
# 審議1 and 審議3 are counted matters; 審議2回目 and 審議3件 count something else.
_OTHER_COUNTS = {"審議": "審議(?=[0-9]{1,2}(?![0-9回時年月日件人名]))", "請求": ""}
_COUNTED_BY = sorted(words_of_items("positional"), key=len, reverse=True)
_POSITIONAL = "|".join(filter(None, (_OTHER_COUNTS.get(word, word) for word in _COUNTED_BY)))
_WORD = (
    rf"(?:{_RECEIVED}|{_POSITIONAL}|"
    r"異議申立て?|不服申立て?|諮問事件|審査請求事件|(?:事件|事案|案件|審査請求)番号|諮問事案|諮問番号|審査案件"
    r"|諮問|審査請求|答申"
    r"|諮\s問|議\s案|案\s件|事\s案)"  # set wide: 諮 問 第 8 号
)
# 情7-2, 個7-1: one sign for what a panel is asked about stands right before year and serial.
_ABOUT = r"(?<![一-龥])[情個公開審不行](?=[0-9]{1,2}[-―—–−][0-9]{1,3}(?![0-9\-―—–−]))"
# Further numbers behind the first: 及び第9号, 、6、7, から第7号まで.
_LIST = (
    rf"(?:\s*(?:及び|並びに|と|、|,|・|~|〜|-|―|から|ないし|乃至)\s*(?:{_WORD}\s*)?(?:第\s*)?{_N}\s*"
    rf"(?:号(?:議案|諮問事案|諮問)?)?(?:まで)?(?![0-9年月日条項{KANJI}]|{DASH}[0-9{KANJI}]))"
)
# A number within a year in kanji (令和六−一) ends as a number does: 令和三年度―一般会計 is none.
SERIAL = (
    rf"(?:[0-9]{{1,3}}|(?<=[{_SIGNS_OF_DASH}\s])[{KANJI}][〇{KANJI}]{{0,3}}"
    r"(?=$|[\s、。,.・:~「」()\[\]【】〈〉《》<>をにはがのともか号及並]))"
)
# 諮問第8号, 諮問第6-3号, 諮問 令和3-1, 令1-5、6、7, 第64号諮問事案, 旭市活第251号, 旭市セ第2号,
# 令和4年(情)第3号, 諮問 令和 六−一.
_HEAD = re.compile(
    rf"(?P<word>{_WORD})?\s*(?:"
    rf"(?P<file>(?:{_ERA}\s*|{_YEAR})?(?:\([^()]{{1,4}}\)\s*|[一-龥][一-龥ァ-ヶ々]{{0,4}})?)(?:第\s*|(?<=[問件案求て立]))(?P<go>{_N}(?:の{_N})?)\s*号(?P<after>諮問事案|諮問案件|諮問|報告事案|報告案件|議案|事案|案件|議題)?"
    rf"|(?:第\s*(?=[^{_SIGNS_OF_DASH}]{{1,6}}{DASH}{SERIAL}\s*号))?"
    rf"(?P<year>{_ERA}|(?:{_ABOUT})?[0-9]{{1,2}}|(?<=[問件案求て立第])(?:元|[{KANJI}]{{1,3}})|(?<!\w)元)"
    rf"{DASH}(?P<serial>{SERIAL})(?:\s*号)?"
    rf"|(?P<stem>{COUNTED_BY_STEM})"
    rf"|(?P<era>{_ERA})\s*第\s*(?P<serial2>{_N})\s*号"
    rf")(?P<more>{_LIST}*)"
)
# 案件1、諮問第31号: its place in the meeting stands before the number of the case.
_PLACED = re.compile(
    rf"(?:諮問案件|審議案件|案件|議案)\s*(?:第\s*)?{_N}\s*[、,:]?\s*(?=(?:諮問|審査請求)\s*(?:第\s*)?[^、。]{{0,6}}{_N})"
)
_PLACED_BY = firsts_of(_PLACED.pattern)
# What each of these has.
_NUMBERED = re.compile(rf"[号{_SIGNS_OF_DASH}甲乙丙丁]")
# 審議事項の1番目 tells the place of a matter, which words behind it name.
_NO_ORDINAL = rf"(?![0-9{KANJI}]*\s*(?:番目|つ目|件目|点目))"
_BARE = re.compile(
    rf"(?P<word>{_WORD})\s*(?:第\s*|の\s*)?(?P<n>{NO_WORD}{_N}{_NO_ORDINAL})(?P<more>{_LIST}*)"
)
_NUMBER = re.compile(_N)
_WORDED = re.compile(r"(?P<word>[^\W\d]{2,6})\s*(?P<n>[0-9]{1,3})")
_RANGE = re.compile(r"から|~|〜|―|ないし|乃至")
# A file mark before 第N号 (旭市活第251号) is no longer than this.
_FILE_MAX = 12
# These numbers count ordinances, papers and forms, never cases.
_NO_CASE = re.compile(
    r"(?:条例|規則|法律|法|政令|省令|告示|訓令|要綱|資料|様式|別表|条|項|図|表|別紙|議案|第?[0-9]+条.*)$"
)


# The word by which an item of the meeting is called, whatever number its case has.
ITEM = "議題"
_ITEM_WORDS = sorted(words_of_items("plain"), key=len, reverse=True)
_ITEM = (
    rf"(?:{'|'.join(_ITEM_WORDS)})\s*(?:第|の)?\s*\(?(?P<n>{_N})\)?"
    # 議題1及び2は, 日程第三、第四を; 議題1、3点ほど counts something else.
    rf"(?P<more>(?:(?:及び|並びに|と|、|・|から|[~〜])(?:第\s*)?\(?{_N}\)?"
    r"(?=及び|並びに|と|から|まで|[、・~〜はをがもにの)]|$))*)"
)
# Entries counted ① or (1) below others.
CIRCLED_ITEM, INNER_ITEM = "丸", "括弧"
# These are counted apart from consultations.
_SERIES = {ITEM: ITEM, "報告": "報告", "協議": "協議", "議案": "議案", "答申": "答申"}
_SERIES |= {CIRCLED_ITEM: CIRCLED_ITEM, INNER_ITEM: INNER_ITEM}
# So are those that somebody else brings, or later: 議員提出議案1 is another than 議案1.
_BROUGHT = re.compile(r"(?:追加|緊急|[^\W\d]{2,3}提出).+")


@frozen()
class CaseNumbers:
    """The numbers a heading calls, as printed, and the word before them."""

    printed: tuple[str, ...] = ()
    word: str | None = None

    def __bool__(self) -> bool:
        return bool(self.printed)

    @property
    def keys(self) -> tuple[str, ...]:
        """What the numbers are compared by: 令元-6 and 令1-6 are one, 報告1 and 諮問1 two."""
        return _keys(self.printed, self.word) if self.printed else ()


_NONE = CaseNumbers()


@lru_cache(maxsize=1024)
def _keys(printed: tuple[str, ...], word: str | None) -> tuple[str, ...]:
    word = word or ""
    kind = word if _BROUGHT.fullmatch(word) else _SERIES.get(word[:2], "")
    return tuple(kind + case_key(number) for number in printed)


# Mentions of case numbers, with the columns where each starts and stops.
Mentions = tuple[tuple[CaseNumbers, int, int], ...]


_NO_KEY = re.compile(r"[第号\s()年度]")


@lru_cache(maxsize=1024)
def case_key(number: str) -> str:
    """Return the form in which two prints of one case number are equal.

    >>> case_key("令元-6") == case_key("令和1-6"), case_key("第８号")
    (True, '8')
    """
    text = plain_serial(_NO_KEY.sub("", fold_plain(number)))
    plain = read_number(text)
    return text if plain is None else str(plain)


# A number with its year or its panel before it, and none that is counted apart.
_LONG = re.compile(r"(?!.*(?:報告|協議|議案|答申)).+第\s*(?P<n>[0-9]{1,4})\s*号")


def short_key(number: str) -> str | None:
    """Return what the bare number of a case is compared by (令6諮問第8号: 第8号は), or None."""
    match = _LONG.fullmatch(fold_plain(number))
    return case_key(match["n"]) if match else None


def read_case_numbers(text: str, at: int, *, bare: bool = False) -> tuple[CaseNumbers, int]:
    """Return the case numbers that stand at `at` of folded `text`, and where they end.

    Args:
        text: Width-folded words.
        at: Where to look; numbers must begin exactly there.
        bare: Read 諮問案件1 too, which needs a bracket or a heading's number around it.
    """
    placed = _PLACED.match(text, at) if text[at : at + 1] in _PLACED_BY else None
    if placed:
        found, end = read_case_numbers(text, placed.end(), bare=bare)
        if found:
            return found, end
    match = _HEAD.match(text, at) if _NUMBERED.search(text, at) else None
    if match and _counts_something_else(match):
        return _NONE, at
    if match:
        first = match["go"] or match["serial"] or match["serial2"] or match["stem"]
        printed = _printed(match, first)
        return CaseNumbers(
            _with_list(printed, first, match), _word_in(match) or match["after"]
        ), match.end()
    if bare and (match := _BARE.match(text, at)):
        return CaseNumbers(_with_list(match["n"], match["n"], match), _word_in(match)), match.end()
    return _NONE, at


def _word_in(match: re.Match[str]) -> str | None:
    """Return the word before a number, no longer set wide."""
    word = match["word"]
    return "".join(word.split()) if word else None


def keys_of_row(number: str | None, title: str) -> tuple[str, ...]:
    """Return what the number of a row of a table of cases is compared by.

    A row without one can be of a number alone: 諮問案件1 under 案件. A word that counts
    nothing apart can stand before it: 審議1.
    """
    words = number or title
    printed, stop = read_case_numbers(words, 0, bare=number is None)
    if number is None:
        return printed.keys[:1] if stop == len(words) else ()
    if printed:
        return printed.keys[:1]
    worded = _WORDED.fullmatch(number)
    alone = (worded["n"],) if worded and worded["word"][:2] not in _SERIES else ()
    return (case_key(number), *map(case_key, alone))


def _counts_something_else(match: re.Match[str]) -> bool:
    """Return whether 第N号 numbers an ordinance, a paper or a form, by the word before it."""
    if not match["go"] or not match["file"] or match["word"]:
        return False
    return bool(_NO_CASE.search(match["file"].strip())) or len(match["file"]) > _FILE_MAX


def _printed(match: re.Match[str], first: str) -> str:
    if match["go"]:
        return f"{match['file'].strip()}第{first}号"
    if match["stem"]:
        return match["stem"]
    if match["serial"]:
        return f"{match['year']}-{first}"
    return f"{match['era']}第{first}号"


def _with_list(printed: str, first: str, match: re.Match[str]) -> tuple[str, ...]:
    """Give each further number of a list the form of the first; fill a range."""
    more = match["more"]
    if not more:  # nearly always
        return (printed,)
    found, last = [printed], read_number(first)
    at = 0
    for number in _NUMBER.finditer(more):
        value = read_number(number.group())
        if value is None:
            continue
        between = more[at : number.start()]
        if last is not None and _RANGE.search(between) and 0 < value - last <= 20:
            found += [_replaced(printed, first, str(n)) for n in range(last + 1, value)]
        found.append(_replaced(printed, first, number.group()))
        last, at = value, number.end()
    return tuple(dict.fromkeys(found))


def _replaced(printed: str, first: str, number: str) -> str:
    head, _, tail = printed.rpartition(first)
    return f"{head}{number}{tail}"


# Every mention has one of these, most turns none: a number behind a stem or a word that counts
# cases, or behind a dash that itself stands behind a number (a dash alone calls nothing). Each
# choice begins with a plain sign, so that `re` looks for those first: a tenth of the time.
_COUNTS = f"0-9{KANJI}"
_COUNTED = (
    *("第", "審議", *_ITEM_WORDS, "諮問", "事件", "案件", "事項", "事案", "番号", "審査請求"),
    *("議案", "報告", "協議", "答申", "申立て?"),
)
_SIGNS = (
    *(f"{stem}[0-9]" for stem in "甲乙丙丁"),
    *(rf"{dash}(?<=[元年度{_COUNTS}].)[{_COUNTS}]" for dash in "-‐‑–—―−"),
    *(rf"{word}[\s第の(令平昭RHS{_COUNTS}]" for word in _COUNTED),
)
_SIGN = re.compile("|".join(_SIGNS))
# The first characters it can begin with, asked first: a sixth of the time of the search.
_MENTION_FIRSTS = "".join(
    sorted({word[0] for word in (*_ITEM_WORDS, *_COUNTED_BY)}.union("諮審議案事報協答異不"))
)
_MENTION = re.compile(
    rf"(?=[{_MENTION_FIRSTS}情個公開行第令平昭甲乙丙丁RHS0-9\-‐‑–—―−])(?:"
    rf"{_ABOUT}|{COUNTED_BY_STEM}|(?P<item>{_ITEM})"
    rf"|(?:{_WORD})\s*(?:第\s*|の\s*)?(?:{_ERA}{DASH})?{_N}"
    rf"|第\s*{_N}\s*(?:[{_SIGNS_OF_DASH}]\s*{SERIAL}\s*)?号(?!様式)"
    rf"|(?:{_ERA}|(?<![0-9]))[0-9]{{0,2}}{DASH}{SERIAL})"
)


def may_mention(text: str) -> bool:
    """Return whether folded `text` can mention a case; what it lacks, no part of it has."""
    return _SIGN.search(text) is not None


def find_case_numbers(text: str) -> Mentions:
    """Return every mention of case numbers in folded `text` with its columns.

    第3号 alone is a mention only where nothing before it makes it an item of an article
    or the number of an ordinance; the caller compares with the numbers it knows.
    """
    return _mentions(text) if _SIGN.search(text) else ()


# The words of one turn are looked through up to four times, one after the other.
@remembered(64)
def _mentions(text: str) -> Mentions:
    found: list[tuple[CaseNumbers, int, int]] = []
    at = 0
    for match in _MENTION.finditer(text):
        if match.start() < at:
            continue
        if match.group().startswith("第") and _NO_CASE.search(
            text[max(0, match.start() - 6) : match.start()]
        ):
            continue
        if match["item"]:
            numbers, end = CaseNumbers(_with_list(match["n"], match["n"], match), ITEM), match.end()
        else:
            numbers, end = read_case_numbers(text, match.start(), bare=True)
        if numbers:
            found.append((numbers, match.start(), end))
            at = end
    return tuple(found)
