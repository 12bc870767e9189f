"""The name of a law that stands right before an article: where it begins and what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kurume_search.data import table

_S = r"[ \t]{0,2}"
# A law's name ends so; what stands before is taken back to a border (law_before).
LAW_ENDS = "|".join(sorted(table("citations")["law_ends"]["words"], key=len, reverse=True))
# A name of a law begins at most so far before its article.
_PRIOR = 90
_SAME_LAW = re.compile(rf"(?P<name>同(?:法|条例|規則|令|要綱)){_S}$")

# 令第3条: the order for the law just named; 法令 and 命令 are words of their own.
_ORDER = re.compile(rf"(?<![一-龥々ァ-ヶー])令{_S}$")

_LAW_END = re.compile(rf"(?:{LAW_ENDS})")
_ENDS_AS_LAW = re.compile(rf"(?:{LAW_ENDS})(?:\([^()]{{1,40}}\))?(?:の)?{_S}$")
_BORDER = re.compile(r"[\s、。,「」()『』【】〔〕\[\]:|<>]")
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
    if order := _ORDER.search(before):
        return "令", low + order.start()
    squeezed = before.rstrip()
    for known in names:
        if squeezed.endswith(known):
            if _goes_before(squeezed[: -len(known)], known, town):
                break
            return known, low + len(squeezed) - len(known)
    if paper := _papers().search(before):
        return paper["name"], low + paper.start()
    end = _ENDS_AS_LAW.search(before)
    if end is None:
        return None, at
    head = _BORDER.split(before[: end.start()])[-1]
    if border := max((*_particles(head, town), *_kana(head), max(head.find(town), 0)), default=0):
        head = head[border:]
    if _is_long(head):
        head = re.sub(table("citations")["law_titles"]["before"], "", head)
    head = _joins().sub("", head)
    name = _LAW_END.match(before, end.start())
    begin = end.start() - len(head)
    words = name.group() if name else ""
    return words if words and _is_own(head, town) else head + words, low + begin


def _is_own(head: str, town: str) -> bool:
    """Return whether 市 before 条例 means the town that the minutes are of: it adds nothing."""
    return (
        bool(town) and re.fullmatch(rf"(?:本|当|我が|わが)?{re.escape(town[-1])}", head) is not None
    )


def _goes_before(before: str, known: str, town: str) -> bool:
    """Return whether a title begins before a known name, so that it is another law's.

    行政機関の保有する個人情報の保護に関する法律 ends in the name of a law that it isn't, and so
    do 旭市個人情報保護条例 where another town meets, and 学校教育法 where 法 means one law.
    """
    if town and _TOWN.search(before) and not before.endswith((town, *_OWN)):
        return True
    if _patterns("goes_before").search(before):
        return True
    if not _LAW_END.fullmatch(known):
        return False
    return bool(_TITLE.search(before)) and not _patterns("own").search(before)


@cache
def _own_kana() -> re.Pattern[str]:
    """Match the words in hiragana that titles have (子どもの権利条例)."""
    return re.compile(rf"(?:{_titles('kana').pattern})の?")


# Longer runs of hiragana are words of a sentence; in the midst of a title 取扱い has a short one.
_RUN = re.compile("[ぁ-ん]+")
_RUN_MAX = 2


def _kana(head: str) -> Iterator[int]:
    """Yield where words in hiragana end that no title has (なぜ条例, 制限する条例, すなわち法)."""
    masked = _own_kana().sub(_masked, head)
    for key in ("inner", "long", "within"):
        masked = _titles(key).sub(_masked, masked)
    for run in _RUN.finditer(masked):
        begins, ends = run.start() == 0, run.end() == len(masked)
        if begins or ends or len(run.group()) > _RUN_MAX:
            yield run.end()


def _masked(match: re.Match[str]) -> str:
    return "＿" * len(match.group())


# What stands before 市 makes it another's: 旭市, 他市; 本市 and a mere 市 are one's own.
_TOWN = re.compile(r"[一-龥々ァ-ヶ](?:市|区|町|村|都|道|府|県)$")
_OWN = tuple(
    own + kind for own in ("本", "当", "同", "我が", "わが") for kind in "市区町村都道府県"
)
# So ends the front of a title (学校教育, 手数料): no particle, no number.
_TITLE = re.compile(r"[一-龥々ァ-ヶー]{2}$")


@cache
def _patterns(key: str) -> re.Pattern[str]:
    words = table("citations")["law_titles"][key]
    return re.compile(f"(?:{'|'.join(words)})$")


@cache
def _papers() -> re.Pattern[str]:
    words = "|".join(sorted(table("citations")["papers"]["words"], key=len, reverse=True))
    return re.compile(rf"(?P<name>{words})(?:の)?{_S}$")


def is_paper(law: str | None) -> bool:
    """Return whether a printed name is of a contract or another paper, and of no law."""
    return law in table("citations")["papers"]["words"]


@cache
def _joins() -> re.Pattern[str]:
    """Match words before a name that lead to it."""
    return re.compile(f"^(?:{'|'.join(table('citations')['law_titles']['joins'])})+")


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
    masked = _own_kana().sub(_masked, masked)
    for key in ("inner", "within") if _is_long(head) else ("inner",):
        masked = _titles(key).sub(_masked, masked)
    for match in _PARTICLE.finditer(masked):
        yield match.end()
