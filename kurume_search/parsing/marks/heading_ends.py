"""What stands behind or around a title: tags of openness or procedure, the number of its case."""

from __future__ import annotations

import re

from kurume_search.data import table

_TAG_WORDS = "|".join(table("headings")["tags"]["words"])
_TAG_WORD = re.compile(_TAG_WORDS)
_TAG = re.compile(rf"\s*[【(\[〔]\s*({_TAG_WORDS})\s*[】)\]〕]\s*")
# Nothing else can begin or end a tag; to look for one costs as much as the rest of the heading.
TAG_FIRSTS, _TAG_ENDS = frozenset("【([〔 \t"), frozenset("】)]〕 \t")
# Behind a title in full it is told that matters are taken together; alone that says more.
_TAKEN = r"(?<=[」』て件])\s*[【(\[](?:一括|併合)(?:審議|審査)?[】)\]]"
_END_TAG = re.compile(rf"(?:\s*[【(\[〔]\s*(?:{_TAG_WORDS})\s*[】)\]〕]|{_TAKEN})\s*$")
_OPENNESS = re.compile("公開|継続|新規|初回|回目?$")
# The number of a case may stand behind its title: …について(諮問第7号).
_NTH = r"第?\s*[0-9一二三四五六七八九十百]{1,5}\s*号"
_YEAR = r"(?:(?:令和|平成|昭和)\s*[0-9元一二三四五六七八九十]{1,3}\s*年度?\s*)?"
# 条例第24号 and 様式第1号 number no cases; 個審第1号 does.
_NO_SERIES = (
    "[一-龥]{0,3}(?:条例|規則|法律|法|要綱|要領|告示|様式|訓令|規程|政令|省令|別記|資料|議案|公報)"
)
_NUMBER_BEHIND = re.compile(
    rf"(?<!\s)\s*[(【\[〔](?P<number>(?:(?!{_NO_SERIES})[一-龥]{{1,4}})?第\s*[0-9一二三四五六七八九十百]{{1,5}}\s*号(?=(?:\s*[・、]\s*(?:{_TAG_WORDS}))?[)】\]〕]\s*$)"
    rf"|{_YEAR}(?:諮問|審査請求|報告)(?:[^()【】\[\]]{{0,3}}|\([^()]{{1,3}}\)){_NTH}(?:(?:及び|並びに|、|・|と|~|-|から)(?:諮問)?{_NTH})*"
    rf"|諮問[^()【】\[\]]{{1,14}}[0-9])(?:\s*[・、]\s*(?:{_TAG_WORDS}))?[)】\]〕]\s*$"
)
# …について及び諮問第6号 …について: a second case in one heading, behind a title in full.
_AND_CASE = re.compile(
    rf"(?<=て|件|」|』)\s*(?:及び|並びに|、|・|/)?\s*(?=(?:諮問|議案|案件|審査請求){_NTH}[\s「『:、])"
)
_ANDS = ("及び", "並びに", "、")
_AND_AT_END = re.compile(rf"(?<=て|件|」|』)\s*(?:{'|'.join(_ANDS)})$")
# A number behind a title stands in so many last characters.
_BEHIND_MAX = 8


def is_tag(words: str) -> bool:
    """Return whether words taken out of their brackets are a tag (諮問, 非公開, 継続)."""
    return _TAG_WORD.fullmatch(words) is not None


def tag_at(text: str, at: int) -> re.Match[str] | None:
    """Match the tag in brackets that begins at `at`; group 1 is its word."""
    return _TAG.match(text, at) if text[at : at + 1] in TAG_FIRSTS else None


def tag_behind(text: str, at: int, stop: int) -> re.Match[str] | None:
    """Match the tag in brackets that ends ``text[at:stop]``."""
    return _END_TAG.search(text, at, stop) if text[stop - 1 : stop] in _TAG_ENDS else None


def may_end_with_number(text: str) -> bool:
    """Return whether folded words can end with a case's number; to look for one costs far more."""
    return "諮問" in text or "号" in text[-_BEHIND_MAX:]


def find_number_behind(text: str, at: int = 0) -> re.Match[str] | None:
    """Return the match of a case's number in the brackets that end folded words, or None."""
    return (
        _NUMBER_BEHIND.search(text, at) if text.rstrip().endswith((")", "】", "]", "〕")) else None
    )


def before_tags(text: str) -> int:
    """Return where a title ends: behind it stand tags of openness or procedure, or nothing."""
    stop = len(text)
    while tag := tag_behind(text, 0, stop):
        stop = tag.start()
    return stop


def behind_tags(text: str) -> int:
    """Return where a title begins behind tags of openness, or that it is carried over.

    What a procedure is called in brackets (【審査請求】) stays: it says what the case is.

    >>> behind_tags("(非公開) 名簿の提供"), behind_tags("(非公開)"), behind_tags("(報告)運用状況")
    (6, 0, 0)
    """
    at = 0
    while (tag := tag_at(text, at)) and _OPENNESS.search(tag[1]):
        at = tag.end()
    return at if at < len(text) else 0


def next_case(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return where the title in ``text[start:stop]`` ends and a second case begins behind it."""
    match = _AND_CASE.search(text, start, stop) if "号" in text[start:stop] else None
    return match.span() if match and match.start() > start else None


def before_and(text: str, start: int, stop: int) -> int:
    """Return where the title in ``text[start:stop]`` ends, without an 及び behind it."""
    if not text.endswith(_ANDS, start, stop):  # nearly no title does
        return stop
    match = _AND_AT_END.search(text[:stop], start)
    return match.start() if match else stop
