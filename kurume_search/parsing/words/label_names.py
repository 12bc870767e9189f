"""Personal names inside speaker labels: where they stand, and what is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.words.role_rows import OFFICES

# One of these alone is a letter, as A is: it stands for a person without naming one.
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LETTER = rf"[A-Za-z0-9○●◯□△×]{{1,3}}|[{_STEMS}ァ-ヶあ-ん]"
# Family names are no longer, and can end as offices do.
_FAMILY_MAX = 3
_PARTED = "・/"
# What stands before a title and is of it: 副町長, 前課長.
_BEFORE_TITLES = frozenset("副前元新同両各正次総")


@cache
def anonymous() -> re.Pattern[str]:
    """Match what stands beside the word for a role and names nobody: A, ア, 各, 学識経験."""
    words = "|".join(table("roles")["unnamed"]["words"])
    return re.compile(f"{_LETTER}|{words}|{groups()}")


@cache
def groups() -> str:
    """Return what stands behind one of several (処分庁等, 請求人側), as an alternation."""
    return "|".join(table("roles")["groups"]["words"])


@cache
def office_label() -> re.Pattern[str]:
    """Match a label that ends as an office or the title of an official does."""
    ends = [*table("units")["titles"], *OFFICES]
    longest = "|".join(map(re.escape, sorted(ends, key=len, reverse=True)))
    within = "|".join(map(re.escape, table("units")["within_departments"]["words"]))
    longest = rf"{longest}|(?<=[^\s()][部局])(?:{within})"
    tail = rf"\([^()]{{1,20}}\)|[A-Z0-9]|{groups()}"
    return re.compile(rf"(?P<office>[^\s()]{{0,20}}?)(?P<end>{longest})(?P<tail>{tail})?")


@cache
def names_in_division() -> frozenset[str]:
    """Return the family names that end in 部, so that 会長 behind one is no 部会長."""
    return frozenset(table("names")["in_division"]["words"])


def without(label: str, names: Sequence[tuple[int, int]]) -> str:
    """Return a label with the names in it left out."""
    for start, stop in reversed(names):
        label = label[:start] + label[stop:]
    return label


def names_office(words: str) -> bool:
    """Return whether words in parentheses name an office: 薗部 and 田所 are persons."""
    if len(words) <= _FAMILY_MAX and not words.endswith(("課", "係", "局")):
        return False
    return office_label().fullmatch(words) is not None


@cache
def only_stems() -> re.Pattern[str]:
    """Match the name of an office: nothing but the words that such names are made of."""
    return re.compile(rf"(?:{stems()})+(?:課|部|係|室)?")


@cache
def stems() -> str:
    """Return the words that names of offices are made of, as an alternation."""
    return "|".join(map(re.escape, sorted(table("units")["stems"], key=len, reverse=True)))


@cache
def _before_stems() -> re.Pattern[str]:
    """Match what may be a family name before an office without its sign (甲野総務)."""
    return re.compile(rf"(?P<name>[^ぁ-んァ-ヶ・]{{1,4}}?)(?:{stems()})+部?")


@cache
def official_titles() -> frozenset[str]:
    """Return the titles of officials (課長)."""
    return frozenset(table("units")["titles"])


def name_within(office: str) -> tuple[int, int] | None:
    """Return where a family name stands before a title: 田丸(課長), 住民課田中(係長)."""
    ends = (office.rfind(sign) + len(sign) for sign in OFFICES if sign in office)
    cut = 0 if office in names_in_division() else max(ends, default=0)
    name = office[cut:].lstrip(_PARTED)  # 総務課・甲野(主幹)
    cut = len(office) - len(name)
    if only_stems().fullmatch(name):
        return None
    if before := _before_stems().fullmatch(name):
        family = before["name"]
        is_name = family.endswith(tuple(table("names")["before_offices"]["ends"]))
        return (cut, cut + len(family)) if is_name else None
    if not 0 < len(name) <= _FAMILY_MAX or name in _BEFORE_TITLES:
        return None
    return cut, len(office)
