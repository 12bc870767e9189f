"""Citations: find them, then settle what 同条, 前項 and bare tails mean (引用条文).

`find_citations` yields what it sees; `resolve` is a left fold in reading order that fills
in what was left out. Neither looks ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from kurume_search.model.provision import Provision
from kurume_search.parsing.citations.law_before import LAW_ENDS, is_paper, law_before
from kurume_search.text.frozen import frozen
from kurume_search.text.numerals import read_number
from kurume_search.text.patterns import signs_of

_S = r"[ \t]{0,2}"
_N = r"(?:[0-9]{1,4}(?![0-9])|[〇一二三四五六七八九十百]{1,7})"
_AND = r"及び|又は|若しくは|並びに|ないし|または|および"
_SUB = rf"[ア-ンイロハニホヘト](?:(?=(?:{_AND}|から|に該当|該当))|(?![ァ-ヶー一-龥A-Za-z]))"
# The first branch of an article or item is の2; a number that counts (第3号の2人) or begins a word
# (第2号の一般競争入札, 第9条の二次利用) is none. Few kanji can stand right behind a branch.
_NO_ONE = "(?![1一](?![0-9〇一二三四五六七八九十百]))"
# 第49条の1第2項 is no article of a law, but a slip for one: what stands behind is still of it.
_NO_WORD = "(?!一(?![〇一二三四五六七八九十百]))"
_GOES_ON = "本文|各[号項]|違反|規定|適用|準用|所定|解釈|改正|新設|削除|中「"
_NO_COUNT = (
    rf"(?![0-9つ箇ヶ]|か[所国月年]|(?!{_GOES_ON})[一-龥](?<![及並又若第該等関同以前後柱但]))"
)


# Of 第3、5号 and 第9、10条 only the last number has the word: what stands before it in the list.
_LISTED = rf"(?:{_S}[、,・]{_S}第?{_S}{_N}){{1,8}}{_S}"
_NO_ITEM = "(?!様式|議案|諮問|案件)"


def _item(nth: str = "") -> str:
    """Return a pattern of an item; 第3号の2 is one of its own, 第3号の2人 is none."""
    return (
        rf"{_S}第?{_S}(?P<item{nth}>{_N})(?:(?={_LISTED}号{_NO_ITEM})|{_S}号{_NO_ITEM}"
        rf"(?:の(?P<item_branch{nth}>{_NO_ONE}{_N}){_NO_COUNT})?"
        rf"(?:の(?={_SUB}))?)"
    )


_TAIL = (
    # A paragraph whose number is lost (第 項) is unsaid.
    rf"(?:{_S}第?{_S}(?P<paragraph>{_N}){_S}項|{_S}第[ 〓]{{1,3}}項)?"
    rf"(?:{_item()})?"
    rf"(?:{_S}各[号項])?(?:{_S}(?P<proviso>ただし書き?|但し?書き?)(?:{_item('3')})?)?"
    rf"(?:{_S}(?:本文|前段|後段|柱書))?"
    rf"(?:{_S}(?P<sub>{_SUB}))?"
)
_SUPPLEMENT = rf"附則{_S}第?{_S}(?P<supplement>{_N}){_S}項"
_ARTICLE = (
    rf"(?:附則{_S})?第?{_S}(?P<article>{_N}){_S}条(?![例件文約理])"
    rf"(?:{_S}の{_S}(?P<branch>{_NO_WORD}{_N}){_NO_COUNT})?"
)
# A schedule by its number or row; it is cited only behind the name of its law.
_SCHEDULE = (
    rf"別表(?:{_S}第?{_S}{_N}(?:の{_N}(?!{_S}の?{_S}項|の{_N}{_S}の?{_S}項))?(?!{_S}の?{_S}項))?"
    rf"(?:{_S}(?:の{_S})?{_N}(?:の{_N})?{_S}の?{_S}項)?"
)
# The numbers of articles before the last of a list, which alone has the word: 第9、10条.
_LIST_BEFORE = re.compile(rf"第{_S}{_N}(?:{_S}[、,・]{_S}第?{_S}{_N}){{0,7}}{_S}[、,・]{_S}$")
_IN_LIST = re.compile(rf"第?{_S}(?P<article>{_N})")
_LONGEST_LIST = 40
_RELATIVE = r"(?P<same>同条(?!例)|同項|同号|前条|次条|前項|次項|前号|当該条|本条)"
# The first characters it can begin with, asked first: a fifth of the time of the search.
_PLACE = re.compile(
    r"(?=[附第同前次当本別0-9〇一二三四五六七八九十百 \t])"
    rf"(?:{_SUPPLEMENT}|(?P<schedule>{_SCHEDULE})|(?:{_ARTICLE}|{_RELATIVE}){_TAIL})"
)
# Bare tails go on with a list: 第2号、第3号 and 第9条第1項及び第2項. What a provision is on can
# stand in brackets behind each: 第5号(審議検討情報)及び第6号.
_GLOSS = rf"(?:{_S}\([^()]{{1,40}}\))?"
_JOIN = rf"{_S}(?:(?:から|ないし|乃至|~|〜|―)|、|,|{_AND}|・|と|や){_S}"
_MORE = re.compile(
    rf"{_GLOSS}{_JOIN}(?:(?:同法|同条例|同規則){_S})?"
    rf"(?:{_S}第?{_S}(?P<paragraph>{_N}){_S}項(?:{_item()})?|{_item('2')})"
    rf"(?P<proviso>ただし書(?:き)?)?(?:{_S}(?P<sub>{_SUB}))?"
)
# Points below an item go on so: 第3号イ、ロ及びハ.
_MORE_SUBS = re.compile(rf"{_S}(?:、|,|{_AND}|・){_S}(?P<sub>{_SUB})")


class Pointer(StrEnum):
    """What a citation points from."""

    NAMED = "named"  # 第9条
    SAME_ARTICLE = "same-article"  # 同条
    SAME_PARAGRAPH = "same-paragraph"  # 同項
    SAME_ITEM = "same-item"  # 同号
    PREVIOUS = "previous"  # 前条, 前項, 前号
    NEXT = "next"  # 次条, 次項
    TAIL = "tail"  # 、第3号: goes on with the one before


@frozen()
class Found:
    """A citation as it stands in some folded words, before it is settled.

    Attributes:
        start, stop: Columns, the name of the law with it.
        law: The name as printed, None if there is none.
        level: What a relative pointer counts (条, 項, 号).
        shown: The words as printed, where folding changes them (②); else None.
    """

    start: int
    stop: int
    law: str | None
    pointer: Pointer
    provision: Provision
    level: str | None = None
    proviso: bool = False
    sub: str | None = None
    shown: str | None = None


def find_citations(text: str, names: Mapping[str, object], *, town: str = "") -> Iterator[Found]:
    """Yield the citations of folded `text` in reading order, unsettled.

    Args:
        text: Width-folded words.
        names: Known names and aliases of laws, longest first (情報公開条例 before 条例).
        town: The municipality, whose name may hold what looks like a particle (緑が浜市).
    """
    at = 0
    for match in _PLACE.finditer(text):
        if match.start() < at or _is_counted(text, match):
            continue
        law, begin = law_before(text, match.start(), at, names, town)
        if match["schedule"] and law is None:
            continue
        if law is None:
            yield from _listed_before(match, at, names, town)
        last = _found(match, law, begin)
        yield last
        at = match.end()
        while more := _next(text, at, last):
            yield more
            at, last = more.stop, more


def _next(text: str, at: int, last: Found) -> Found | None:
    """Return what goes on with the citation `last`, which ends at `at`.

    Of a range (第2号から第4号まで) both ends are cited, as the labels have it.
    """
    if last.sub and (match := _MORE_SUBS.match(text, at)):
        start, stop = match.span("sub")
        held = Found(start, stop, None, Pointer.TAIL, Provision(), sub=match["sub"])
        return replace(held, proviso=last.proviso)
    more = _MORE.match(text, at)
    if more is None or "条" in text[more.end() : more.end() + 1]:
        return None
    provision = Provision(
        paragraph=_number(more["paragraph"]),
        item=_number(more["item"] or more["item2"]),
        item_branch=_number(more["item_branch"] or more["item_branch2"]),
    )
    start = more.start("paragraph") if more["paragraph"] else more.start("item2")
    start = start - 1 if text[start - 1] == "第" else start
    return Found(
        start, more.end(), None, Pointer.TAIL, provision,
        proviso=bool(more["proviso"]), sub=more["sub"],
    )  # fmt: skip


def _listed_before(
    match: re.Match[str], floor: int, names: Mapping[str, object], town: str
) -> Iterator[Found]:
    """Yield the articles before `match` that are of the same list and lack its word (第9、10条).

    Only behind the name of a law: 諮問第9、第10条 lists nothing.
    """
    text, stop = match.string, match.start()
    before = match["article"] and _LIST_BEFORE.search(text, max(floor, stop - _LONGEST_LIST), stop)
    if not before:
        return
    law, begin = law_before(text, before.start(), floor, names, town)
    if law is None:
        return
    for one in _IN_LIST.finditer(text, *before.span()):
        yield Found(begin, one.end(), law, Pointer.NAMED, Provision(_number(one["article"])))
        law, begin = None, one.end() + len("、")


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Return whether the number is one of an ordinance, a paper or a form (条例第24号)."""
    if match["article"] is None:
        return False
    before = text[max(0, match.start() - 4) : match.start()]
    return before.endswith(("様式", "資料", "別記"))


_POINTERS = {
    "同条": (Pointer.SAME_ARTICLE, None),
    "当該条": (Pointer.SAME_ARTICLE, None),
    "本条": (Pointer.SAME_ARTICLE, None),
    "同項": (Pointer.SAME_PARAGRAPH, None),
    "同号": (Pointer.SAME_ITEM, None),
    "前条": (Pointer.PREVIOUS, "条"),
    "前項": (Pointer.PREVIOUS, "項"),
    "前号": (Pointer.PREVIOUS, "号"),
    "次条": (Pointer.NEXT, "条"),
    "次項": (Pointer.NEXT, "項"),
}


def _found(match: re.Match[str], law: str | None, begin: int) -> Found:
    pointer, level = _POINTERS.get(match["same"] or "", (Pointer.NAMED, None))
    provision = Provision(
        _number(match["article"]),
        _number(match["branch"]),
        _number(match["paragraph"] or match["supplement"]),
        _number(match["item"] or match["item3"]),
        _number(match["item_branch"] or match["item_branch3"]),
    )
    return Found(
        begin, match.end(), law, pointer, provision, level, bool(match["proviso"]), match["sub"]
    )


def _number(words: str | None) -> int | None:
    return None if words is None else read_number(words)


@frozen()
class Settled:
    """A citation whose law and place are settled as far as the text allows."""

    found: Found
    law: str | None
    provision: Provision
    relative: bool


def resolve(citations: Iterable[Found]) -> Iterator[Settled]:
    """Carry law, article and paragraph forward to the citations that refer back.

    A reference with nothing before it is dropped: it points at no provision.
    """
    law: str | None = None
    of_last: str | None = None  # the law of the last citation, which may be a paper
    last: Provision | None = None
    for found in citations:
        relative = found.pointer is not Pointer.NAMED or (found.law or "").startswith("同")
        own_law = None if found.law is None or found.law.startswith("同") else found.law
        provision = _settle(found, last)
        if provision is None:
            continue
        if not is_paper(own_law):
            law = own_law or law
        refers_on = relative and not (found.law or "").startswith("同")
        of_last = own_law or (of_last if refers_on else law)
        yield Settled(found, of_last, provision, relative)
        last = last if provision == Provision() else provision  # a schedule has no article


def _settle(found: Found, last: Provision | None) -> Provision | None:
    here = found.provision
    if found.pointer is Pointer.NAMED:
        return here
    if last is None:
        return None
    if found.pointer is Pointer.SAME_ARTICLE:
        return here.replace(article=last.article, branch=last.branch)
    if found.pointer is Pointer.SAME_PARAGRAPH:
        return here.replace(article=last.article, branch=last.branch, paragraph=last.paragraph)
    if found.pointer is Pointer.SAME_ITEM:
        return last
    if found.pointer is Pointer.TAIL and found.sub and here == Provision():
        return last
    if found.pointer is Pointer.TAIL:
        paragraph = here.paragraph if here.paragraph is not None else last.paragraph
        return here.replace(article=last.article, branch=last.branch, paragraph=paragraph)
    return _beside(found, last)


def _beside(found: Found, last: Provision) -> Provision | None:
    """前条, 前項, 次項: the one before or behind the last that was named."""
    step = 1 if found.pointer is Pointer.NEXT else -1
    here = found.provision
    if found.level == "条" and (place := _stepped(last.article, last.branch, step)):
        return here.replace(article=place[0], branch=place[1])
    if found.level == "項" and last.paragraph and last.paragraph + step > 0:
        return here.replace(
            article=last.article, branch=last.branch, paragraph=last.paragraph + step
        )
    if found.level == "号" and (place := _stepped(last.item, last.item_branch, step)):
        return last.replace(item=place[0], item_branch=place[1])
    return None


def _stepped(number: int | None, branch: int | None, step: int) -> tuple[int, int | None] | None:
    """Return the number and branch beside these: 第9条の2 stands behind 第9条, 第9条の3 behind it.

    Whether more branches follow isn't known, so the next one is the next whole number.
    """
    if number is None:
        return None
    if branch is not None and step < 0:
        return number, branch - 1 if branch > 2 else None  # の2 is the first
    return (number + step, None) if number + step > 0 else None


_DECLARES = re.compile(
    r"(?:以下|以降)[、,]?\s{0,2}(?:単に)?「(?P<alias>[^「」]{1,20})」\s{0,2}(?:という|とする)"
)
_DECLARED = re.compile(
    rf"(?P<name>[^\s、。「」()]{{0,40}}(?:{LAW_ENDS}))\s*(?:\([^()「」]{{0,60}})?[(、。]?\s*$"
)


# Without one of these neither pattern matches: what holds none cites and declares nothing.
MAY_CITE = re.compile(
    "|".join(map(re.escape, sorted(signs_of(_PLACE.pattern) | signs_of(_DECLARES.pattern))))
)


def find_aliases(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield (alias, name, column) for each 以下「…」という。 in folded `text`."""
    for match in _DECLARES.finditer(text):
        before = _DECLARED.search(text[max(0, match.start() - 110) : match.start()])
        if before:
            yield match["alias"], before["name"], match.end()
