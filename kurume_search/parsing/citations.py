"""Citations: find them, then settle what 同条, 前項 and bare tails mean (引用条文).

`find_citations` yields what it sees; `resolve` is a left fold in reading order that fills
in what was left out. Neither looks ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache

from kurume_search.data import table
from kurume_search.model.citation import Provision
from kurume_search.text.frozen import frozen
from kurume_search.text.numerals import read_number
from kurume_search.text.patterns import signs_of

_S = r"[ \t]{0,2}"
_N = r"(?:[0-9]{1,4}(?![0-9])|[〇一二三四五六七八九十百]{1,7})"
# A law's name ends so; what stands before is taken back to a border (find_law).
_LAW_ENDS = "|".join(sorted(table("citations")["law_ends"]["words"], key=len, reverse=True))
# A name of a law begins at most so far before its article.
_PRIOR = 90
_TAIL = (
    # A paragraph whose number is lost (第 項) is unsaid.
    rf"(?:{_S}第?{_S}(?P<paragraph>{_N}){_S}項|{_S}第[ 〓]{{1,3}}項)?"
    rf"(?:{_S}第?{_S}(?P<item>{_N}){_S}号(?!様式|議案|諮問|案件)(?:の{_N}(?![0-9歳年月日人名件回つ点割分か箇ヶ者]))?)?"
    rf"(?:{_S}各[号項])?(?:{_S}(?P<proviso>ただし書き?|但し?書き?))?"
    rf"(?:{_S}(?:本文|前段|後段|柱書))?"
    rf"(?:{_S}(?P<sub>[ア-ンイロハニホヘト])(?![ァ-ヶー一-龥A-Za-z]))?"
)
_SUPPLEMENT = rf"附則{_S}第?{_S}(?P<supplement>{_N}){_S}項"
_ARTICLE = (
    rf"(?:附則{_S})?第?{_S}(?P<article>{_N}){_S}条(?![例件文約理])"
    rf"(?:{_S}の{_S}(?P<branch>{_N})(?![0-9歳年月日人名件回つ点割分箇者]))?"
)
_RELATIVE = r"(?P<same>同条(?!例)|同項|同号|前条|次条|前項|次項|前号|当該条|本条)"
# The first characters it can begin with, asked first: a fifth of the time of the search.
_PLACE = re.compile(
    r"(?=[附第同前次当本0-9〇一二三四五六七八九十百 \t])"
    rf"(?:{_SUPPLEMENT}|(?:{_ARTICLE}|{_RELATIVE}){_TAIL})"
)
# Bare tails go on with a list: 第2号、第3号 and 第9条第1項及び第2項.
_MORE = re.compile(
    rf"(?:{_S}(?:、|,|及び|又は|若しくは|並びに|から|~|〜|―|・|と|または|および){_S})(?:(?:同法|同条例|同規則){_S})?"
    rf"(?:{_S}第?{_S}(?P<paragraph>{_N}){_S}項(?:{_S}第?{_S}(?P<item>{_N}){_S}号)?|{_S}第?{_S}(?P<item2>{_N}){_S}号(?!様式|議案|諮問|案件))(?P<proviso>ただし書(?:き)?)?"
)
_SAME_LAW = re.compile(rf"(?P<name>同(?:法|条例|規則|令|要綱)){_S}$")


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
        yield _found(match, law, begin)
        at = match.end()
        while more := _MORE.match(text, at):
            if "条" in text[more.end() : more.end() + 1]:
                break
            provision = Provision(
                paragraph=_number(more["paragraph"]), item=_number(more["item"] or more["item2"])
            )
            start = more.start("paragraph") if more["paragraph"] else more.start("item2")
            start = start - 1 if text[start - 1] == "第" else start
            yield Found(
                start, more.end(), None, Pointer.TAIL, provision, proviso=bool(more["proviso"])
            )
            at = more.end()


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
        _number(match["item"]),
    )
    return Found(
        begin, match.end(), law, pointer, provision, level, bool(match["proviso"]), match["sub"]
    )


def _number(words: str | None) -> int | None:
    return None if words is None else read_number(words)


_LAW_END = re.compile(rf"(?:{_LAW_ENDS})")
_ENDS_AS_LAW = re.compile(rf"(?:{_LAW_ENDS})(?:\([^()]{{1,40}}\))?(?:の)?{_S}$")
_BORDER = re.compile(r"[\s、。,「」()『』【】:|<>]")
_PARTICLE = re.compile(
    r"である|(?:と|に対|に関|に際)して|[はがをにもとやのへで]|また|より|から|なお|現行|[ぁ-ん]た$"
)


def law_before(
    text: str, at: int, floor: int, names: Mapping[str, object], town: str
) -> tuple[str | None, int]:
    """Return the name of the law that stands right before column `at`, and its column."""
    low = max(floor, at - _PRIOR)
    before = text[low:at]
    if same := _SAME_LAW.search(before):
        return same["name"], low + same.start()
    squeezed = before.rstrip()
    for known in names:
        if squeezed.endswith(known):
            return known, low + len(squeezed) - len(known)
    if paper := _papers().search(before):
        return paper["name"], low + paper.start()
    end = _ENDS_AS_LAW.search(before)
    if end is None:
        return None, at
    head = _BORDER.split(before[: end.start()])[-1]
    if border := list(_particles(head, town)):
        head = head[border[-1] :]
    if _is_long(head):
        head = re.sub(table("citations")["law_titles"]["before"], "", head)
    head = _JOINS.sub("", head)
    name = _LAW_END.match(before, end.start())
    begin = end.start() - len(head)
    printed = head + (name.group() if name else "")
    return printed, low + begin


@cache
def _papers() -> re.Pattern[str]:
    words = "|".join(sorted(table("citations")["papers"]["words"], key=len, reverse=True))
    return re.compile(rf"(?P<name>{words})(?:の)?{_S}$")


def is_paper(law: str | None) -> bool:
    """Return whether a printed name is of a contract or another paper, and of no law."""
    return law in table("citations")["papers"]["words"]


_JOINS = re.compile(r"^(?:及び|並びに|又は|若しくは|または|および|ならびに|同じく|うち)")


@cache
def _titles(key: str) -> re.Pattern[str]:
    words = table("citations")["law_titles"][key]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def _is_long(head: str) -> bool:
    """Return whether a title runs on with particles (関係法律の整備に関する)."""
    return head.endswith(tuple(table("citations")["law_titles"]["long"]))


def _particles(head: str, town: str) -> Iterator[int]:
    """Yield where a particle ends that parts prose from the name of a law."""
    masked = head.replace(town, "＿" * len(town)) if town else head
    for key in ("inner", "within") if _is_long(head) else ("inner",):
        masked = _titles(key).sub(lambda m: "＿" * len(m.group()), masked)
    for match in _PARTICLE.finditer(masked):
        yield match.end()


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
        last = provision


def _settle(found: Found, last: Provision | None) -> Provision | None:
    here = found.provision
    if found.pointer is Pointer.NAMED:
        return here
    if last is None:
        return None
    if found.pointer is Pointer.SAME_ARTICLE:
        return replace(here, article=last.article, branch=last.branch)
    if found.pointer is Pointer.SAME_PARAGRAPH:
        return replace(here, article=last.article, branch=last.branch, paragraph=last.paragraph)
    if found.pointer is Pointer.SAME_ITEM:
        return replace(last)
    if found.pointer is Pointer.TAIL:
        paragraph = here.paragraph if here.paragraph is not None else last.paragraph
        return Provision(
            article=last.article, branch=last.branch, paragraph=paragraph, item=here.item
        )
    return _beside(found, last)


def _beside(found: Found, last: Provision) -> Provision | None:
    """前条, 前項, 次項: the one before or behind the last that was named."""
    step = 1 if found.pointer is Pointer.NEXT else -1
    here = found.provision
    if found.level == "条" and last.article and last.article + step > 0:
        return replace(here, article=last.article + step)
    if found.level == "項" and last.paragraph and last.paragraph + step > 0:
        return Provision(
            article=last.article,
            branch=last.branch,
            paragraph=last.paragraph + step,
            item=here.item,
        )
    if found.level == "号" and last.item and last.item + step > 0:
        return replace(last, item=last.item + step)
    return None


_DECLARES = re.compile(
    r"(?:以下|以降)[、,]?\s{0,2}(?:単に)?「(?P<alias>[^「」]{1,20})」\s{0,2}(?:という|とする)"
)
_DECLARED = re.compile(
    rf"(?P<name>[^\s、。「」()]{{0,40}}(?:{_LAW_ENDS}))\s*(?:\([^()「」]{{0,60}})?[(、。]?\s*$"
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
