"""Persons in lists of a header: names, titles, who is absent, how many (出席者)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kurume_search.data import table
from kurume_search.model.meeting import Person
from kurume_search.parsing.broken_titles import cut_names, member_titles, mended
from kurume_search.parsing.fields import group_words
from kurume_search.parsing.pieces import Piece, words_alone
from kurume_search.text.frozen import frozen
from kurume_search.text.numerals import NUMBER, read_number
from kurume_search.text.remembered import remembered

_COUNT = re.compile(
    rf"(?:以上|計|合計|全|総数|ほか|外)?\s*(?P<n>{NUMBER})\s*(?:名|人)(?:中(?P<of>{NUMBER})(?:名|人)(?:が)?(?:出席)?)?(?:出席|参加|の出席)?"
)
# 会 長 and 委 員 are words in columns; the space goes behind, so that places stay.
_SPACED = re.compile(
    r"(?<![^\s、(])(副?会|副?委員|部会|座|委|副座|書|[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s{1,8}(長|員|記|番)(?=\s|[(:])"
)
# 丙崎委員はオンラインで参加: how somebody attended, not who.
_HOW = re.compile(
    r"[^\s、※(]{1,10}(?:は|が)、?(?:オンライン|Web|WEB|ウェブ|リモート|途中|遅れて|書面)[^、。※)]{0,14}"
)
_AWAY = re.compile(r"(?P<names>[^\s、※(]{1,8})(?:は|が)、?欠席")
_OFFICE_MARK = re.compile(r"[^\s、:]{1,14}(?:課|室|係|局|部|センター):")
_SEAT = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})番(?:委員)?"
_MEMBERS = re.compile(
    rf"委員\s*(?P<n>{NUMBER})\s*(?:名|人)(?:の?(?:うち|中)、?\s*(?P<of>{NUMBER})\s*(?:名|人))?"
)
_EACH = re.compile(r"の(?:各|全)委員")
# Family and given names in two columns have at most so many characters each.
_SHORT = 3
_HONOUR = re.compile(r"(?<=.)(?:君|さん|氏|様)$")
_OTHERS = re.compile(r"(?:ほか|外|他)(?=、|\s|$|[0-9計])")
# A count in parentheses goes with them: (委員5名中4名出席).
_COUNTED = re.compile(r"\([^()]{0,12}[0-9一二三四五六七八九十]{1,2}\s*(?:名|人)[^()]{0,14}\)")
# 【委員】 within a list says who follows; ◎会長 in a remark says what a mark means.
_SUB_LABEL = re.compile(r"[【<〈][^】>〉]{1,10}[】>〉]")
_LEGEND = re.compile(
    r"(?P<mark>[◎○●◯〇☆★])\s*(?:は|:|=|…)?\s*(?P<title>副?会長|副?委員長|職務代理者?|副?座長|部会長)"
)
_MARKED = re.compile(r"(?=[◎○●◯〇☆★]\s*([^\s、()◎○●]{1,8}))([◎○●◯〇☆★])")
_SINGLE = re.compile(r"[◎○●◯〇☆★]\s*[^\s、()]+\s+[◎○●◯〇☆★]")
_LEGENDS = re.compile(r"\([^()]*[◎○●◯〇☆★][^()]*\)")
_REMARK = re.compile(
    r"\((?:敬称略|五十音順|順不同|[^()]{0,24}(?:略|順|出席|回答|全員|参加|によらない|名簿|オンライン|Web|WEB|ウェブ|別紙)[^()]{0,12})\)|敬称略|五十音順|順不同|名簿順|※(?!\s*欠席)"
)
_ABSENT = re.compile(
    r"[(※・]?\s*(?:欠席(?:委員|者)?|ご欠席|未回答(?:委員|者)?)\s*[:は]?\s*(?P<names>[^()※]*)\)?"
)
_NONE = re.compile(r"なし|無し?|ゼロ|0\s*[名人]|いない|全員出席|-|該当なし")
# Persons in parentheses behind their office: 事務局(…), 総務部総務課(課長 甲野、主事 乙川).
_OF_OFFICE = re.compile(
    r"\s*(?:事務局|庶務|委員|説明員|[^\s()、]{1,20}(?:課|室|局|センター))\s*\((?P<inner>[^()]+)\)"
)
_SPLIT = re.compile(r"[、,;/]|及び|並びに|\s*・\s*(?=[^ ]{1,8}(?:$|[、・]))|\t|\||\s(?=[同〃]\s)")
# 委員 甲野 同 乙川: of the same title as the one before.
_DITTO = re.compile(r"\s*[同〃]\s+(?=\S)")
_COLUMN = re.compile(r"[^\s(]+(?:\s*\([^()]*\))?|\([^()]*\)")
_MARKS = re.compile(r"^[◎○●◯〇◇◆■□*・•\-]+\s*|^(?:\([0-9]+\)|[0-9]+[.)])\s*")
_EQUALS = re.compile(
    r"(?P<title>会長|副会長|委員長|副委員長|座長|職務代理者?)\s*[=:]\s*(?P<name>[^\s、()=:]{1,10}?)(?:委員)?(?=$|[\s、()])"
)
_NAME = re.compile(r"[^\s0-9、。,()\[\]【】:;=~|・]{1,10}(?: [^\s0-9、。,()\[\]【】:;=~|・]{1,8})?")
# The same, taking as little as it can.
_LAZY = _NAME.pattern.replace("{1,10}", "{1,10}?").replace("{1,8})?", "{1,8}?)?")
_NO_NAME = re.compile(
    r"なし|無し|^無$|全員|ほか|以上|同上|別紙|名簿|関係|一覧|出席|欠席|^委員$|^氏名$|^名$|^他$|^計$|敬称|のとおり|による|傍聴|公開"
)


@frozen()
class Roll:
    """What a list of persons says.

    Attributes:
        people: In order, with title or role as printed.
        declared: A printed number of persons, None if there is none.
        absent: Persons said to be absent; None if nothing is said of absence.
    """

    people: tuple[Person, ...] = ()
    declared: int | None = None
    absent: tuple[Person, ...] | None = None


@cache
def _titles() -> str:
    names = table("units")
    words = sorted({*names["titles"], *names["member_titles"]}, key=len, reverse=True)
    return "|".join([*map(re.escape, words), _SEAT])


# Compiled once: the words are some kilobytes, and even to look such a pattern up costs.
@cache
def _title() -> re.Pattern[str]:
    return re.compile(_titles())


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"[^\s()]{{0,24}}?(?:{_titles()})")


@cache
def _title_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_titles()})$")


@cache
def _only_stems() -> re.Pattern[str]:
    return re.compile(rf"(?:{_stems()})+(?:課|部|係|室)?")


@cache
def _stems() -> str:
    return "|".join(map(re.escape, sorted(table("units")["stems"], key=len, reverse=True)))


# 阿部, 田所, 小室 and 花園 are persons: short words ending so are no office.
_OFFICE = re.compile(
    r"[^\s()]*(?:課|係|局|センター|担当|グループ|委員会|支所|役所|役場|大学|病院|弁護士会|協議会|連合会)|[^\s()]{2,}室|[^\s()]{3,}(?:部|所|館|園|署|校|会)"
)


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    title = rf"(?P<title>[^\s()]{{0,24}}?(?:{_titles()}))"
    name = rf"(?P<name>{_NAME.pattern})"
    office = rf"(?:(?:{_stems()})+(?:担当|課|部|係|室)?)?"
    behind = rf"(?P<title>{office}(?:{_titles()})(?:兼[^\s()]{{1,12}})?)"
    return (
        re.compile(rf"{name}\s*\((?P<title>[^()]{{1,24}})\)"),
        re.compile(rf"\({title}\)\s*{name}"),
        re.compile(rf"{title}\s+{name}"),
        re.compile(rf"(?P<name>{_LAZY})\s*{behind}"),
        re.compile(rf"(?P<title>{_titles()}){name}"),
    )


def read_roll(pieces: list[Piece], default: str | None = None) -> Roll:
    """Read the persons of a field, its wrapped lines in order.

    Args:
        pieces: The words of the field.
        default: The role of those without one (委員).
    """
    absent: list[Person] | None = None
    declared: int | None = None
    people, pieces = cut_names(pieces)
    for given, title in mended(pieces):
        read = _read_words(given.text, default)
        people += [_placed(person, given) for person in read.people]
        if title and read.people:
            people[-1] = replace(people[-1], role=title)
        if read.absent is not None:
            absent = [*(absent or ()), *(_placed(person, given) for person in read.absent)]
        declared = declared if read.declared is None else read.declared
    people.sort(key=lambda person: person.name_span.start)
    return Roll(tuple(people), declared, None if absent is None else tuple(absent))


def _placed(person: Person, piece: Piece) -> Person:
    """Return a person read from the words of `piece` alone, with its place in the source."""
    start, stop = person.name_span.start, person.name_span.stop
    return Person(name=person.name, role=person.role, name_span=piece.span(start, stop))


# Each line is read twice: who can speak is asked before the header is read.
@remembered(256)
def _read_words(text: str, default: str | None) -> Roll:
    """Read the persons in the words of one line; places are columns of `text`."""
    given = words_alone(text)
    absent: list[Person] | None = None
    whole = given.with_text(_SPACED.sub(_unspaced, text))
    away = [whole.cut(*match.span("names")) for match in _AWAY.finditer(whole.text)]
    held = _without(whole, _AWAY, _HOW, _OFFICE_MARK)
    if match := _ABSENT.search(held.text):
        away.append(held.cut(*match.span("names")))
    held = _without(held, _ABSENT)
    if away:
        absent = []
        for missing in away:
            nobody = _NONE.fullmatch(missing.text.strip(" 。)"))
            absent += [] if nobody else _persons(missing, default)
    marks = {match["mark"]: match["title"] for match in _LEGEND.finditer(held.text)}
    held = _without(held, *((_LEGENDS,) if marks else ()), _SUB_LABEL, group_words())
    counted = _counted(held.text)
    roles = {match["name"]: match["title"] for match in _EQUALS.finditer(held.text)}
    roles |= {name: marks[mark] for name, mark in _MARKED.findall(held.text) if mark in marks}
    names = _without(held, _COUNTED, _COUNT, _EQUALS, _EACH, _OTHERS, _REMARK)
    if _SINGLE.search(names.text):  # each name is one word: ◎甲野 ○乙川 丙田
        names = names.with_text(re.sub(r"[◎○●◯〇☆★\s]", "、", names.text))
    people = [_role(person, roles) for person in _persons(names, default)]
    return Roll(tuple(people), counted, None if absent is None else tuple(absent))


def _unspaced(match: re.Match[str]) -> str:
    """Close the gap in 会 長, with the spaces behind it, so that places stay."""
    return match[1] + match[2] + " " * (len(match[0]) - len(match[1]) - len(match[2]))


def _counted(text: str) -> int | None:
    """Return the printed number of members, of several the one behind 委員."""
    match = _MEMBERS.search(text) or next(reversed(list(_COUNT.finditer(text))), None)
    if match is None:
        return None
    groups = match.groupdict()
    return read_number(groups.get("of") or groups["n"])


def _without(piece: Piece, *patterns: re.Pattern[str]) -> Piece:
    """Return the piece with what the patterns match blanked out."""
    text = piece.text
    for pattern in patterns:
        text = pattern.sub(_blank, text)
    return piece if text is piece.text else piece.with_text(text)


def _blank(match: re.Match[str]) -> str:
    return "、" + " " * (match.end() - match.start() - 1)


def _role(person: Person, roles: dict[str, str]) -> Person:
    role = roles.get(person.name)
    return Person(name=person.name, role=role, name_span=person.name_span) if role else person


def _persons(piece: Piece, default: str | None) -> list[Person]:
    text = piece.text
    group = re.fullmatch(
        r"[、\s]*(?P<title>委員)?\s*\((?P<inner>[^()]*?)(?P<each>各?委員)?\)[、\s]*", text
    )
    if group and ("・" in group["inner"] or "、" in group["inner"]):
        return _listed(piece.cut(group.start("inner"), group.end("inner")), default, each=True)
    if match := _OF_OFFICE.match(text):
        return _listed(piece.cut(match.start("inner"), match.end("inner")), default)
    each = re.search(r"\s*(?P<t>各?委員)[、\s]*$", text) if "・" in text else None
    return _listed(piece.cut(0, each.start()) if each else piece, default, each="・" in text)


def _listed(piece: Piece, default: str | None, *, each: bool = False) -> list[Person]:
    found: list[Person] = []
    for token in _tokens(piece, r"[、,;・/]" if each else None):
        same = _DITTO.match(token.text) if found else None
        role = found[-1].role if same else default
        found += _of_token(token.cut(same.end() if same else 0, len(token.text)), role)
    return found


def _tokens(piece: Piece, pattern: str | None) -> Iterator[Piece]:
    """Cut at separators outside parentheses."""
    split = re.compile(pattern) if pattern else _SPLIT
    depth = begin = 0
    cuts = {match.start(): match.end() for match in split.finditer(piece.text)}
    for at, sign in enumerate(piece.text):
        depth += (sign == "(") - (sign == ")")
        if at in cuts and depth <= 0 and at >= begin:
            yield piece.cut(begin, at)
            begin = cuts[at]
    yield piece.cut(begin, len(piece.text))


def _of_token(token: Piece, default: str | None) -> list[Person]:
    """Read one stretch between separators: a person, or persons in columns."""
    text = token.text
    mark = _MARKS.match(text.strip())
    lead = len(text) - len(text.lstrip())
    if mark:
        lead += mark.end()
    token = token.cut(lead, len(text))
    columns = [match.span() for match in _COLUMN.finditer(token.text)]
    while len(columns) > 1 and _is_office(token.text[slice(*columns[0])]):
        columns.pop(0)
    if not columns:
        return []
    if len(columns) == 1:
        return _one(token.cut(columns[0][0], columns[-1][1]), default)
    people: list[Person] = []
    for start, stop in _grouped(token.text, columns):
        people += _one(token.cut(start, stop), default)
    return people


def _grouped(text: str, columns: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Group columns into persons: a title opens one, two short words are one name."""
    title = _titled()
    words = [text[start:stop] for start, stop in columns]
    at = 0
    while at < len(columns):
        first = at
        # 会長 甲野 is one person; 甲原部会長 乙島委員 are two, each with a title.
        titled = at + 1 < len(columns) and bool(title.fullmatch(words[at]))
        titled = titled and not title.fullmatch(words[at + 1])
        at += titled
        family = len(words[at]) <= _SHORT and not title.search(words[at])
        if family and at + 1 < len(columns) and _is_given(words[at + 1], title):
            at += 1
        if at + 1 < len(columns):
            behind = words[at + 1]
            last = at + 2 == len(columns)
            if behind[0] == "(" or (last and not titled and _title().fullmatch(behind)):
                at += 1
        yield columns[first][0], columns[at][1]
        at += 1


def _is_given(words: str, title: re.Pattern[str]) -> bool:
    """Say whether a column can be the given name behind a family name."""
    return len(words.split("(")[0]) <= _SHORT and not title.fullmatch(words)


def _is_office(words: str) -> bool:
    return bool(_OFFICE.fullmatch(words)) and not _title_at_end().search(words)


def _one(token: Piece, default: str | None) -> list[Person]:
    text = token.text
    words = text.strip()
    for shape in _shapes():
        match = shape.fullmatch(words)
        if match is None:
            continue
        name, title = match["name"], match["title"]
        if not name or _bad_name(name) or _title().fullmatch(name):
            continue
        if title in member_titles() and len(name) > 2 and name.endswith("委員"):
            name = name.removesuffix("委員")  # 甲地委員(会長)
        name = _HONOUR.sub("", name)
        start = text.index(words) + match.start("name")
        return [_person(token, start, start + len(name), title)]
    if _NAME.fullmatch(words) and not _bad_name(words) and not _titled().fullmatch(words):
        start = text.index(words)
        return [_person(token, start, start + len(_HONOUR.sub("", words)), default)]
    return []


def _bad_name(name: str) -> bool:
    return bool(_NO_NAME.search(name) or _only_stems().fullmatch(name) or _is_office(name))


def _person(token: Piece, start: int, stop: int, role: str | None) -> Person:
    span = token.span(start, stop)
    return Person(name=token.text[start:stop], role=role, name_span=span)
