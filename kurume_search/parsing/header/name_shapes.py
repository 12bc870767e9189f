"""What a person in a list looks like: the name, and a title before or behind it (氏名の形)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kurume_search.data import table
from kurume_search.parsing.lines.broken_titles import leading_titles, member_titles
from kurume_search.parsing.lines.wide_names import JOINT
from kurume_search.parsing.words.label_names import only_stems, stems
from kurume_search.text.numerals import NUMBER
from kurume_search.text.patterns import Shapes, Sieve

SEAT = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})番(?:委員)?"
# Family and given names in two columns have at most so many characters each.
SHORT = 3
NAME = re.compile(
    rf"[^\s0-9、。,()\[\]【】:;=~|・]{{1,10}}{JOINT}*"
    rf"(?: {{1,6}}[^\s0-9、。,()\[\]【】:;=~|・]{{1,8}}{JOINT}*)?"
)
# No name has one of these within (総務課文書法規係長 is nobody).
_UNIT_WITHIN = Sieve(r".[課係].|^[同〃]$")
# The same, taking as little as it can.
_LAZY = (
    NAME.pattern.replace("{1,10}", "{1,10}?").replace("{1,8}", "{1,8}?").removesuffix("?") + "??"
)


@cache
def roll_words(name: str) -> Sieve:
    """Return the words of a row of the table ``rolls``."""
    return Sieve(*(row.replace("{number}", NUMBER) for row in table("rolls")[name]["words"]))


@cache
def _offices() -> Shapes:
    return Shapes(*table("rolls")["offices"]["words"])


@cache
def _titles() -> str:
    names = table("units")
    words = sorted({*names["titles"], *names["member_titles"]}, key=len, reverse=True)
    return "|".join([*map(re.escape, words), SEAT])


@cache  # the words are some kilobytes, and even to look such a pattern up costs
def title_words() -> re.Pattern[str]:
    """Match a title of a list, or a seat in its place."""
    return re.compile(_titles())


@cache
def titled_words() -> re.Pattern[str]:
    """Match words that end in a title."""
    return re.compile(rf"[^\s()]{{0,24}}?(?:{_titles()})")


@cache
def title_set_off() -> re.Pattern[str]:
    """Match a title or a unit that a sign parts from its name (福祉課長:土屋, [会長]上平)."""
    names = table("units")
    titles = "|".join(map(re.escape, sorted(names["titles"], key=len, reverse=True)))
    members = "|".join(map(re.escape, sorted(names["member_titles"], key=len, reverse=True)))
    return re.compile(
        rf"(?P<title>{titles}|[^\s、:=―—─.]{{1,12}}[課室係])(?:[:=]|[―—─]+|\.{{2,}})(?=[^\s:=―—─.])"
        rf"|[\[【〔<〈《](?P<member>{members})[\]】〕>〉》](?=[^\s、])"
    )


@cache
def boxed_role() -> re.Pattern[str]:
    """Match who leads, in brackets right behind a name (甲野 花子【副会長】)."""
    titles = "|".join(sorted(leading_titles(), key=len, reverse=True))
    return re.compile(rf"(?<=[^\s、])[【〔\[]({titles})[】〕\]](?=[、\s]|$)")


@cache
def titles_equal() -> Sieve:
    """Match a title before who holds it (会長:甲野); of two words at the end."""
    return Sieve(
        r"(?P<title>会長|副会長|委員長|副委員長|座長|職務代理者?)\s*[=:]\s*"
        r"(?P<name>[^\s、()=:]{1,5} [^\s、()=:]{1,5}(?=$|[、(])|[^\s、()=:]{1,10}?)"
        r"(?:委員)?(?=$|[\s、()/])"
    )


@cache
def title_at_end() -> re.Pattern[str]:
    """Match the title that words end in."""
    return re.compile(rf"(?:{_titles()})$")


@cache
def given_titled() -> re.Pattern[str]:
    """Match a given name with the title of a member right behind it (花子会長)."""
    titles = "|".join(sorted(member_ends(), key=len, reverse=True))
    return re.compile(rf"(?P<given>[^\s()0-9]{{1,4}}?)(?:{titles})")


@cache
def member_ends() -> tuple[str, ...]:
    """Return the titles that members have behind their names."""
    return tuple(member_titles())


@cache
def leading_title() -> re.Pattern[str]:
    """Match a title with a person and an occupation behind it (会長 甲野 太郎(弁護士))."""
    return re.compile(rf"(?:{_titles()})\s+[^()]*\([^()]*\)$")


class PersonShapes(NamedTuple):
    """A person with a title, by where the title stands; tried in this order."""

    told_apart: re.Pattern[str]  # 甲野(敏)委員, beside 甲野(由)委員
    framed_name: re.Pattern[str]  # 総務部長(甲野)
    framed_title: re.Pattern[str]  # 甲野(会長)
    framed_before: re.Pattern[str]  # (会長)甲野
    before: re.Pattern[str]  # 会長 甲野
    behind: re.Pattern[str]  # 甲野会長
    tight: re.Pattern[str]  # 会長甲野
    in_unit: re.Pattern[str]  # 総務課小林課長, 総務課小林主査


@cache
def person_shapes() -> PersonShapes:
    """Return the shapes of a person with a title, in the order they are tried."""
    title = rf"(?P<title>[^\s()]{{0,24}}?(?:{_titles()}))"
    name, member = rf"(?P<name>{NAME.pattern})", "|".join(member_ends())
    # 江波総務課情報公開係長 is of a unit within a unit; 門倉同課係長 of that of the one before.
    office = rf"(?:(?:同|(?:{stems()})+)(?:担当|課|部|係|室|局|班)?){{0,3}}"
    # 情報管理課主任主事 and 総務部長 hold an office; 進藤委員長 holds a name.
    above = rf"(?:[^\s()]{{1,20}}?(?:(?<=[課部局室係所館])|(?=[課部局室係所館]))|(?:{stems()})+)?"
    # No unit is in one of its kind: between 課 and 課長 stands a name, before 係長 it may be 係.
    unbound = "|".join(title for title in table("units")["titles"] if title[0] not in "課室係班")
    behind = rf"(?P<title>{office}(?:{_titles()})(?:兼[^\s()]{{1,12}})?)"
    return PersonShapes(
        told_apart=re.compile(
            rf"(?P<name>[^\s()]{{1,5}}\([^\s()長員]{{1,2}}\))(?P<title>{member})"
        ),
        framed_name=re.compile(rf"(?P<title>{above}(?:{_titles()}))\s*\({name}\)"),
        framed_title=re.compile(rf"{name}\s*\((?P<title>[^()]{{1,24}})\)"),
        framed_before=re.compile(rf"\({title}\)\s*{name}"),
        before=re.compile(rf"{title}\s+{name}"),
        behind=re.compile(rf"(?P<name>{_LAZY})\s*{behind}"),
        tight=re.compile(rf"(?P<title>{office}(?:{_titles()})){name}"),
        in_unit=re.compile(
            rf"[^\s()]{{1,20}}?(?P<unit>[課室係班])(?P<name>[^\s()課室係班長]{{2,3}}?)"
            rf"(?P<title>(?P=unit)長(?:補佐|代理)?|{unbound})"
        ),
    )


def is_office(words: str) -> bool:
    """Return whether a column is an office, and no official of one."""
    office = _offices().has(words) or _within_division().fullmatch(words) is not None
    return office and not title_at_end().search(words)


@cache
def _within_division() -> re.Pattern[str]:
    """Match an office without 課 behind its division (総務部総務); 曽我部 is a surname."""
    return re.compile(rf"[^\s、()]{{1,10}}?[部局](?:{stems()}){{1,3}}")


@cache
def of_nobody() -> re.Pattern[str]:
    """Match an office with its title, where no name stands (区政情報課長)."""
    return re.compile(rf"(?:(?:{stems()})[課部局室係]?){{1,6}}(?:{_titles()})")


def is_no_name(name: str) -> bool:
    """Return whether words can be no name of a person."""
    return bool(
        roll_words("no_names").has(name)
        or _UNIT_WITHIN.has(name)
        or only_stems().fullmatch(name)
        or is_office(name)
    )
