"""Persons in columns: which words are a name, which a title, which an office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kurume_search.data import table
from kurume_search.model.meeting import Person
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.lines.given_signs import without_sign
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.lines.wide_names import JOINT
from kurume_search.parsing.words.label_names import names_in_division, only_stems, stems
from kurume_search.text.numerals import NUMBER
from kurume_search.text.patterns import Shapes, Sieve

_SEAT = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})番(?:委員)?"
# Family and given names in two columns have at most so many characters each.
_SHORT = 3
# Of a row of family names more than this end as family names do.
_MOST_SURNAMES = 0.6
_SPLIT = re.compile(r"[、,;/]|及び|並びに|\s*・\s*(?=[^ ]{1,8}(?:$|[、・]))|\t|\||\s(?=[同〃]\s)")
_EACH = re.compile(r"[、,;・/]")
# 委員 甲野 同 乙川: of the same title as the one before.
_DITTO = re.compile(r"\s*[同〃]\s+(?=\S)")
_COLUMN = re.compile(r"[^\s(]+(?:\s*\([^()]*\))?|\([^()]*\)")
_MARKS = re.compile(r"^[◎○●◯〇◇◆■□☆★△▲▽▼*・•\-]+\s*|^(?:\([0-9]+\)|[0-9]+[.)])\s*")
_NAME = re.compile(
    rf"[^\s0-9、。,()\[\]【】:;=~|・]{{1,10}}{JOINT}*"
    rf"(?: {{1,6}}[^\s0-9、。,()\[\]【】:;=~|・]{{1,8}}{JOINT}*)?"
)
_OFFICE_OF = re.compile(
    r"[^\s()、]{1,20}(?:[課係室部局班]|担当|センター|グループ)\s*\((?P<who>[^()]{2,80})\)"
)
_OCCUPATION = re.compile(r"\s*\([^()]*\)$")
# No name has one of these within (総務課文書法規係長 is nobody).
_UNIT_WITHIN = Sieve(r".[課係].|^[同〃]$")
# The same, taking as little as it can.
_LAZY = (
    _NAME.pattern.replace("{1,10}", "{1,10}?").replace("{1,8}", "{1,8}?").removesuffix("?") + "??"
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
    return "|".join([*map(re.escape, words), _SEAT])


@cache  # the words are some kilobytes, and even to look such a pattern up costs
def _title() -> re.Pattern[str]:
    return re.compile(_titles())


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"[^\s()]{{0,24}}?(?:{_titles()})")


@cache
def _title_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_titles()})$")


@cache
def _member_ends() -> tuple[str, ...]:
    return tuple(member_titles())


@cache
def _leading_title() -> re.Pattern[str]:
    """Match a title with a person and an occupation behind it (会長 甲野 太郎(弁護士))."""
    return re.compile(rf"(?:{_titles()})\s+[^()]*\([^()]*\)$")


class _Shapes(NamedTuple):
    """A person with a title, by where the title stands; tried in this order."""

    told_apart: re.Pattern[str]  # 甲野(敏)委員, beside 甲野(由)委員
    framed_name: re.Pattern[str]  # 総務部長(甲野)
    framed_title: re.Pattern[str]  # 甲野(会長)
    framed_before: re.Pattern[str]  # (会長)甲野
    before: re.Pattern[str]  # 会長 甲野
    behind: re.Pattern[str]  # 甲野会長
    tight: re.Pattern[str]  # 会長甲野


_FRAMED = 4  # so many of them have parentheses


@cache
def _shapes() -> _Shapes:
    title = rf"(?P<title>[^\s()]{{0,24}}?(?:{_titles()}))"
    name, member = rf"(?P<name>{_NAME.pattern})", "|".join(_member_ends())
    office = rf"(?:(?:{stems()})+(?:担当|課|部|係|室)?)?"
    # 情報管理課主任主事 and 総務部長 hold an office; 進藤委員長 holds a name.
    above = rf"(?:[^\s()]{{1,20}}?(?:(?<=[課部局室係所館])|(?=[課部局室係所館]))|(?:{stems()})+)?"
    behind = rf"(?P<title>{office}(?:{_titles()})(?:兼[^\s()]{{1,12}})?)"
    return _Shapes(
        told_apart=re.compile(
            rf"(?P<name>[^\s()]{{1,5}}\([^\s()長員]{{1,2}}\))(?P<title>{member})"
        ),
        framed_name=re.compile(rf"(?P<title>{above}(?:{_titles()}))\s*\({name}\)"),
        framed_title=re.compile(rf"{name}\s*\((?P<title>[^()]{{1,24}})\)"),
        framed_before=re.compile(rf"\({title}\)\s*{name}"),
        before=re.compile(rf"{title}\s+{name}"),
        behind=re.compile(rf"(?P<name>{_LAZY})\s*{behind}"),
        tight=re.compile(rf"(?P<title>{office}(?:{_titles()})){name}"),
    )


def listed(piece: Piece, default: str | None, *, each: bool = False) -> list[Person]:
    """Return the persons of a list; `each`: its names are parted by ・ as well."""
    found: list[Person] = []
    for token in (tokens := list(_tokens(piece, _EACH if each else _SPLIT))):
        same = _DITTO.match(token.text) if found else None
        role = found[-1].role if same else default
        found += _of_token(token.cut(same.end() if same else 0, len(token.text)), role)
    if len(found) == 1 < len(tokens) - 1 and default is None and len(found[0].name) > _SHORT:
        # こども部長、保育課長、学童クラブ係長: the others name nobody, so no more does the last.
        others = [token for token in tokens if _of_nobody().fullmatch(token.text.strip())]
        found = found[len(others) == len(tokens) - 1 :]
    return found


def _tokens(piece: Piece, split: re.Pattern[str]) -> Iterator[Piece]:
    """Cut at separators outside parentheses."""
    text = piece.text
    depth = begin = counted = 0
    for match in split.finditer(text):
        at = match.start()
        depth += text.count("(", counted, at) - text.count(")", counted, at)
        counted = at
        if depth <= 0:
            yield piece.cut(begin, at)
            begin = match.end()
    yield piece.cut(begin, len(text))


def _of_token(token: Piece, default: str | None) -> list[Person]:
    """Read one stretch between separators: a person, or persons in columns."""
    text = token.text
    mark = _MARKS.match(text.strip())
    lead = len(text) - len(text.lstrip())
    if mark:
        lead += mark.end()
    token = token.cut(lead, len(text))
    columns = [match.span() for match in _COLUMN.finditer(token.text)]
    kept = [span for span in columns if not _is_office(token.text[slice(*span)])]
    columns = kept or columns[-1:]
    if not columns:
        return []
    if len(columns) == 1:
        return _one(token.cut(columns[0][0], columns[-1][1]), default)
    people: list[Person] = []
    for start, stop in _grouped(token.text, columns):
        held = _one(token.cut(start, stop), default)
        people += [_titled_before(person, token.text[:start]) for person in held]
    return people


def _titled_before(person: Person, before: str) -> Person:
    """Return a member by seat with the title that stands before the seat (会長 2番 乙川)."""
    if person.role is None or not re.fullmatch(_SEAT, person.role):
        return person
    word = before.rsplit(None, 1)[-1:]  # the words before are many in a long roll
    titled = bool(word) and word[0] in member_titles() and word[0] != "委員"
    return replace(person, role=word[0]) if titled else person


def _grouped(text: str, columns: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Group columns into persons: a title opens one, two short words are one name."""
    title = _titled()
    words = [text[start:stop] for start, stop in columns]
    if (stops := _titles_behind(words)) is not None:
        begins = [0, *(stop + 1 for stop in stops[:-1])]
        yield from ((columns[a][0], columns[b][1]) for a, b in zip(begins, stops, strict=True))
        return
    surnames = _are_surnames(word for word in words if not title.search(word))
    at = 0
    while at < len(columns):
        chained = at + 1 < len(columns) and _title().fullmatch(words[at + 1])
        if chained and _title().fullmatch(words[at]):  # 会長職務代理者 2番 乙川
            at += 1
            continue
        first = at
        # 会長 甲野 and 会長 甲野委員 are one; 甲原部会長 乙島委員 are two, each with a title.
        titled = at + 1 < len(columns) and bool(title.fullmatch(words[at]))
        if titled and title.fullmatch(words[at + 1]):
            apart = at == 0 or title.search(words[at - 1]) is not None
            titled = apart and _is_over_member(words[at], words[at + 1])
        titled = titled and not _is_whole(words[at])
        at += titled
        family = _length(words[at]) <= _SHORT and not title.search(words[at])
        family = family and (not surnames or JOINT in words[at])
        if family and at + 1 < len(columns) and _is_given(words[at + 1], title):
            at += 1
        if at + 1 < len(columns):
            behind = words[at + 1]
            last = at + 2 == len(columns)
            ends = last and not titled
            if behind[0] == "(" or (ends and _is_title_alone(behind)):
                at += 1
        yield columns[first][0], columns[at][1]
        at += 1


def _titles_behind(words: list[str]) -> list[int] | None:
    """Return the columns of titles where each stands behind its name (甲 会長  乙 一郎 副会長)."""
    if len(words) < 2 or not _is_title_alone(words[-1]) or _is_title_alone(words[0]):
        return None
    ends = [at for at, word in enumerate(words) if _is_title_alone(word)]
    sizes = [stop - start for start, stop in zip([-1, *ends], ends, strict=False)]
    return ends if len(ends) > 1 and set(sizes) <= {2, 3} else None


def _is_title_alone(words: str) -> bool:
    """Return whether a column has nothing but a title, with its office or without."""
    return bool(_title().fullmatch(words) or _of_nobody().fullmatch(words))


def _is_over_member(words: str, behind: str) -> bool:
    """Return whether a title stands over a member who has 委員 behind the name (会長 甲野委員)."""
    return _title().fullmatch(words) is not None and behind.endswith("委員")


def _is_given(words: str, title: re.Pattern[str]) -> bool:
    """Return whether a column can be the given name behind a family name."""
    return _length(words.split("(")[0]) <= _SHORT and not title.fullmatch(words)


def _length(words: str) -> int:
    return len(words) - words.count(JOINT)


def _is_whole(words: str) -> bool:
    """Return whether a column is a person with a title behind the name (甲島企画課長)."""
    match = _shapes().behind.fullmatch(words)
    if match is None or _title().fullmatch(words) or len(match["name"]) > _SHORT:
        return False
    if _of_nobody().fullmatch(words) or _bad_name(match["name"]):
        return False
    return match["name"].endswith(_surname_ends())


@cache
def _surname_ends() -> tuple[str, ...]:
    return tuple(table("names")["surnames"]["ends"])


def _are_surnames(words: Iterable[str]) -> bool:
    """Return whether a row of short words lists family names alone: most end as those do.

    In a row of full names no more than half of them do (甲野 太郎 乙川 花子).
    """
    looks = [
        without_sign(word) != word or word.split("(")[0].endswith(_surname_ends()) for word in words
    ]
    return len(looks) > 1 and sum(looks) > _MOST_SURNAMES * len(looks)


def _is_office(words: str) -> bool:
    return _offices().has(words) and not _title_at_end().search(words)


@cache
def _of_nobody() -> re.Pattern[str]:
    """Match an office with its title, where no name stands (区政情報課長)."""
    return re.compile(rf"(?:(?:{stems()})[課部局室係]?){{1,6}}(?:{_titles()})")


def _one(token: Piece, default: str | None) -> list[Person]:
    text = token.text
    words = text.strip()
    if _of_nobody().fullmatch(words) or _title().fullmatch(words):
        return []  # 委員長 is no 委員 called 長
    framed = "(" in words
    if framed and default is None and (inner := _OFFICE_OF.fullmatch(words)):
        start = text.index(words)
        held = listed(token.cut(start + inner.start("who"), start + inner.end("who")), None)
        if held and all(person.role for person in held):  # 法規係(川端係長、森主任)
            return held
    if framed and _leading_title().match(words):
        words = _OCCUPATION.sub("", words)
    for shape in _shapes() if framed else _shapes()[_FRAMED:]:
        match = shape.fullmatch(words)
        if match is None:
            continue
        name, title = match["name"], match["title"]
        if default and shape is _shapes().framed_title and not title.endswith(_member_ends()):
            title = default  # 丙山 一郎(公募)
        if shape is _shapes().framed_title and (inner := _shapes().behind.fullmatch(name)):
            name = inner["name"]  # 甲野副市長(委員長)
        if title.startswith("部") and f"{name}部" in words and f"{name}部" in names_in_division():
            name, title = f"{name}部", title[1:]
        first, _, rest = name.partition(" ")
        if rest and _titled().fullmatch(first):  # 委員長 甲野(弁護士)
            name, title = rest, first
        if not name or _bad_name(name) or _title().fullmatch(name):
            continue
        if title in member_titles() and len(name) > 2 and name.endswith("委員"):
            name = name.removesuffix("委員")  # 甲地委員(会長)
        elif re.fullmatch(_SEAT, title) and (called := _title_at_end().search(name, 1)):
            name, title = name[: called.start()], called.group()  # 1番 甲野委員
        name, title = roll_words("honours").sub("", name), _without_ditto(title)
        start = text.index(name, text.index(words) + match.start("name"))
        return [_person(token, start, start + len(name), title)]
    if _NAME.fullmatch(words) and not _bad_name(words) and not _titled().fullmatch(words):
        start = text.index(words)
        return [_person(token, start, start + len(roll_words("honours").sub("", words)), default)]
    return []


def _without_ditto(title: str) -> str:
    """Return a title without the sign that it is of the office before (同係長, 同課 係長)."""
    bare = title.removeprefix("同")
    return bare if bare != title and _title().fullmatch(bare) else title


def _bad_name(name: str) -> bool:
    return bool(
        roll_words("no_names").has(name)
        or _UNIT_WITHIN.has(name)
        or only_stems().fullmatch(name)
        or _is_office(name)
    )


def _person(token: Piece, start: int, stop: int, role: str | None) -> Person:
    stop -= len(token.text[start:stop]) - len(token.text[start:stop].rstrip(JOINT))
    name = " ".join(token.text[start:stop].replace(JOINT, "").split())
    return Person(name=name, role=role, name_span=token.span(start, stop))
