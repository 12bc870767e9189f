"""The title of minutes: council, fiscal year, number, kind of session and of document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.data import table
from kurume_search.text.era import find_fiscal_years
from kurume_search.text.frozen import frozen
from kurume_search.text.numerals import NUMBER, read_number

_TABLE = table("names")


def _words(name: str, key: str = "words") -> str:
    return "|".join(map(re.escape, sorted(_TABLE[name][key], key=len, reverse=True)))


DOC_KIND = re.compile(rf"(?:{_words('doc_kinds')})(?:\((?:{_words('doc_kinds', 'remarks')})\))?")
# 第3回, 平成30年度3回目.
_NUMBER = re.compile(rf"(?:第\s*|(?<=年度)\s*(?={NUMBER}\s*回目))({NUMBER})\s*回目?")
_SESSION = re.compile(rf"[(（]?\s*({_words('sessions')})\s*[)）]?")
_COUNCIL = re.compile(
    rf"[^\s、。,「」『』:|()~]{{0,30}}?(?:{_words('councils')})(?!録)"
    r"(?:(?:及び|並びに)(?:審議会|審査会|協議会))?"
    r"(?:\s*[(（]?(?:第\s*[0-9一二三四五六七八九十]{1,2}\s*(?:部会|部|小委員会|合議体)|[^\s、。()]{1,14}部会|[^\s、。()]{1,10}小委員会)[)）]?)?"
)
# Any 会議 that is no word for the record of one, where the title names no council else.
_MEETING = re.compile(r"[^\s、。,「」『』:|()~]{2,30}?会議(?=\s|$|の?(?:会議|議事))")
# Councils that meet together are one body: 甲県審議会・甲県審査会 合同会議.
_ONE = rf"[^\s、。,「」『』:|()~・及並と]{{0,30}}?(?:{_words('councils')})"
_JOINT = re.compile(
    rf"(?P<councils>{_ONE}(?:\s*(?:・|及び|並びに|と|、)\s*{_ONE}){{1,3}})\s*(?:の|[(（])?\s*合同(?:会議|審査|開催|審議)"
)
# So they are where both stand in a title in full, side by side: 甲市審査会・審議会 is one's.
_BOTH = re.compile(
    rf"(?P<councils>(?=[^\s・]{{5}}){_ONE}\s*(?:・|及び|並びに|と)\s*(?![^\s・]{{0,3}}会(?:\s|$)){_ONE})(?![^\s(（])"
)
_SIGN = r"[^\s、。()・]"
_PREFECTURE = re.compile(rf"{_words('municipalities', 'prefectures')}|{_SIGN}{{2,3}}?[都道府県]")
_NOT_FIRST = rf"(?!{_words('municipalities', 'not_first')})"
_TOWN = re.compile(
    rf"(?:{_words('municipalities', 'holding')})(?=\S)"
    rf"|{_NOT_FIRST}{_SIGN}{{1,7}}?{_NOT_FIRST}[市区町村](?=\S)(?!(?<=都市)(?:計画|景観|再生))"
)
_NO_TOWN = tuple(_TABLE["municipalities"]["not_last"])
_HALL = re.compile(r"(?<![^\s:|(、])([^\s、。()・:|]{1,6}?[市区町村])(?:役所|役場|総合庁舎|本庁舎)")
_RUBY = re.compile(r"(?<=[一-龥])[(（][ぁ-んァ-ヶー]+[)）]")
_OPENING = re.compile(r"(?:ただ今|ただいま|これ)(?:より|から).{0,80}")
_JUNK = re.compile(
    rf"^(?:(?:平成|令和|昭和)\s*(?:元|{NUMBER})\s*年度?|第\s*(?:{NUMBER})?\s*[回期]|{NUMBER}\s*回目|{NUMBER}\s*年度?(?:\s*0?{NUMBER}\s*月)?(?:\s*0?{NUMBER}\s*日)?|0?{NUMBER}\s*月\s*0?{NUMBER}\s*日|(?:{NUMBER}\s*)?月(?=定例|臨時)|(?:定例会?|臨時会?)(?=[^\s]{{2,}}会)|[\s「」『』:・,、\-―0-9]|の(?=\S))+"
)


@frozen()
class Named:
    """What the title says; None is unsaid."""

    body: str | None = None
    municipality: str | None = None
    doc_kind: str | None = None
    fiscal_year: int | None = None
    number: int | None = None
    session_type: str | None = None


def read_named(titles: Sequence[str], said: str, under: str | None = None) -> Named:
    """Read the title lines together; `said` (opening words of the chair) is asked last.

    A council that nothing names is `under`.
    """
    whole = " ".join(titles)
    years = list(find_fiscal_years(whole))
    numbers = _NUMBER.search(whole)
    body = _body(titles)
    if body is None and (opening := _OPENING.search(said)):
        body = _body([opening.group()])
    body = body or under
    if numbers is None and _body(titles) is None and (opening := _OPENING.search(said)):
        numbers = _NUMBER.search(opening.group())
    session = _SESSION.search(whole)
    kind = _doc_kind(whole, body)
    return Named(
        body,
        _municipality(body, titles),
        kind,
        years[0][0] if years else None,
        read_number(numbers[1]) if numbers else None,
        session[1] if session else None,
    )


# What may stand around the council in a title, year, number, session and kind apart.
_AROUND = "「」『』【】[]<>《》の"
_EMPTY = re.compile(r"[(【\[][)】\]]")
_YEAR = re.compile(rf"(?:平成|令和|昭和)?(?:元|{NUMBER})年度?(?:{NUMBER}月)?(?:{NUMBER}日)?")


def title_of_meeting(text: str) -> str | None:
    """Return the council where folded `text` is the title of minutes and nothing else, or "".

    "" are words that only say which meeting or what kind of record (第2回, 会議録); None is
    any other text.

    >>> title_of_meeting("令和5年度 第2回 灯野市環境審議会 会議録")
    '灯野市環境審議会'
    """
    words = "".join(text.split())
    for pattern in (DOC_KIND, _NUMBER, _YEAR, _SESSION):
        words = pattern.sub(" ", words)
    words = _EMPTY.sub("", "".join(words.split())).strip(_AROUND)
    if not words:
        return ""
    named = _COUNCIL.fullmatch(words)
    return words if named and len(words) > _GENERIC and not _STARTS.match(words) else None


_GENERIC = 4  # no longer than this: 審議会, 本審議会, 運営委員会
_STARTS = re.compile(r"(?:本|当|各|次回|前回|関係)")


def names_council(titles: Sequence[str]) -> bool:
    """Return whether one of the title lines names a council."""
    return _body(titles) is not None


def _doc_kind(whole: str, body: str | None) -> str | None:
    after = whole.partition(body)[2] if body and body in whole else whole
    for words in (after, whole):
        if found := [match.group() for match in DOC_KIND.finditer("".join(words.split()))]:
            return max(found, key=len)
    return None


def _body(titles: Sequence[str]) -> str | None:
    """Return the council with its division; marks, year and number are left out."""
    return _named_like(_COUNCIL, titles) or _named_like(_MEETING, titles)


def _named_like(pattern: re.Pattern[str], titles: Sequence[str]) -> str | None:
    for title in [*titles, "".join(titles)]:
        words = title
        for _, start, stop in reversed(list(find_fiscal_years(words))):
            words = words[:start] + " " + words[stop:]
        words = re.sub(r"第\s*回", " ", _NUMBER.sub(" ", words))
        words = re.sub(r"[「」『』【】]", " ", _RUBY.sub("", words))
        found = []
        joint = _JOINT.search(words) if "合同" in words else None
        joint = joint or (_BOTH.search(words) if pattern is _COUNCIL else None)
        if joint is not None and (councils := _JUNK.sub("", joint["councils"]).split()):
            return "".join(councils)
        for match in pattern.finditer(words):
            name = _JUNK.sub("", match.group()).strip(" 」「の")
            if len(name) > 3 or (name and name not in ("審議会", "審査会", "委員会", "協議会")):
                found.append("".join(name.split()))
        if found:
            return max(found, key=len)
    return None


def _municipality(body: str | None, titles: Sequence[str]) -> str | None:
    return next((name for words in (body or "", *titles) if (name := _town(words))), None)


def _town(words: str) -> str | None:
    """Return the municipality, or else the prefecture, that `words` begin with."""
    named = _JUNK.sub("", words).strip()
    prefecture = _PREFECTURE.match(named)
    starts = [prefecture.end()] if prefecture else []
    if prefecture is None or prefecture.group() not in _TABLE["municipalities"]["prefectures"]:
        starts.append(0)  # 四街道市 is no city of a prefecture 四街道
    for at in starts:
        town = _TOWN.match(named, at)
        if town and not town.group().endswith(_NO_TOWN):
            return named[: town.end()]
    return prefecture.group() if prefecture and prefecture.end() < len(named) else None


def town_hall(text: str) -> str | None:
    """Return the municipality whose town hall folded `text` names (青嶺市役所), or None."""
    match = _HALL.search(text)
    return match[1] if match else None
