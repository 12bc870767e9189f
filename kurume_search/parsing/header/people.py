"""Persons in lists of a header: names, titles, who is absent, how many (出席者)."""

from __future__ import annotations

import re
from dataclasses import replace

from kurume_search.data import table
from kurume_search.model.meeting import Person
from kurume_search.parsing.header.broken_parens import with_whole_parens
from kurume_search.parsing.header.groups import group_words
from kurume_search.parsing.header.name_shapes import (
    boxed_role,
    roll_words,
    title_set_off,
    titles_equal,
)
from kurume_search.parsing.header.persons import listed
from kurume_search.parsing.header.roll_marks import (
    Marks,
    marks_in,
    title_before,
    title_beside,
    without_legend,
    without_marks,
)
from kurume_search.parsing.lines.broken_names import cut_names
from kurume_search.parsing.lines.broken_titles import cut_offices, mended
from kurume_search.parsing.lines.given_signs import name_read, shared_surnames, with_signs
from kurume_search.parsing.lines.pieces import Piece, words_alone
from kurume_search.parsing.lines.readings import without_readings
from kurume_search.parsing.lines.wide_names import JOINT, joined_names
from kurume_search.text.frozen import frozen
from kurume_search.text.numerals import NUMBER, read_number
from kurume_search.text.patterns import Sieve
from kurume_search.text.remembered import remembered

_COUNT = Sieve(
    rf"(?:以上|計|合計|全|総数|ほか|外|(?<=[、\s])中)?\s*(?P<n>{NUMBER})\s*(?:名|人)(?:中(?P<of>{NUMBER})(?:名|人)(?:が)?(?:出席)?)?(?:出席|参加|の出席|(?:が|から|の)?(?:回答|提出|返送))?"
)
_OFFICE_MARK = Sieve(r"[^\s、:]{1,14}(?:課|室|係|局|部|センター):")
_MEMBERS = Sieve(
    rf"委員\s*(?P<n>{NUMBER})\s*(?:名|人)(?:の?(?:うち|中)、?\s*(?P<of>{NUMBER})\s*(?:名|人)|(?!の?(?:うち|中)))"
)
# 23名(代理出席5名を含む): some of those who came.
_BY_PROXY = re.compile(
    r"[^()]{0,4}(?:名|人)(?:を含む|を除く|は代理|が代理|のオンライン|はオンライン)"
)
# 10名中: a number of all, of whom some came.
_OF_THEM = re.compile(r"の?(?:うち|中)")
# 策定委員10名: a number of members of a kind, and nobody named so.
_OF_A_KIND = Sieve(
    rf"(?:策定|出席|推進|運営|選定|選考|評価|検討|審議会|審査会|協議会|部会|専門|外部|学識)委員\s*{NUMBER}\s*(?:名|人)"
)
# A count in parentheses goes with them: (委員5名中4名出席).
_COUNTED = Sieve(r"\([^()]{0,12}[0-9一二三四五六七八九十]{1,2}\s*(?:名|人)[^()]{0,14}\)")
# 【委員】 within a list says who follows.
_SUB_LABEL = Sieve(r"[【<〈《〔][^】>〉》〕]{1,24}[】>〉》〕]")
_SINGLE = Sieve(r"[◎○●◯〇☆★]\s{0,8}[^\s、()◎○●◯〇☆★]{1,24}\s+[◎○●◯〇☆★]")
# Members counted, and who they are in parentheses: 委員2名(甲野、乙川); (林田部長、平山課長)2名.
_COUNTS = rf"{NUMBER}\s*(?:名|人)\s*"
_WHO_ARE = Sieve(rf"^\s*(?:(?:委員)?\s*{_COUNTS})?\((?P<inner>[^()名人]+)\)(?:\s*{_COUNTS})?$")
# … and those besides one who is named before: 甲野会長ほか委員2名(乙川、丙田).
_BESIDES = re.compile(
    rf"(?:ほか|外|他)\s*(?:委員)?\s*{NUMBER}\s*(?:名|人)\s*\((?P<names>[^()名人]+)\)"
)
_MEMBERS_ARE = Sieve(r"(?<![^\s、(])委員\s*:")

# Persons in parentheses with no office before them: (甲野・乙川各委員).
_GROUP = re.compile(r"[、\s]*(?:委員)?\s*\((?P<inner>[^()]*?)(?:各?委員)?\)[、\s]*")
_EACH_AT_END = re.compile(r"\s*各?委員[、\s]*$")
_BETWEEN = re.compile(r"[、,;\s]+")
_MARK_OR_GAP = re.compile(r"[◎○●◯〇☆★\s]")


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


def read_roll(pieces: list[Piece], default: str | None = None, marks: Marks | None = None) -> Roll:
    """Read the persons of a field, its wrapped lines in order.

    Args:
        pieces: The words of the field.
        default: The role of those without one (委員).
        marks: What a legend elsewhere in the roll explains; without it, that of these words.
    """
    if marks is None:
        marks = marks_in(held.text for held in pieces)
    absent: list[Person] | None = None
    declared: int | None = None
    # A tab is a gap as any other: 主任 and a name may have columns of their own.
    pieces = [
        held.with_text(held.text.replace("\t", " ")) if "\t" in held.text else held
        for held in pieces
    ]
    pieces = [
        _titled(held) if any(sign in held.text for sign in _SET_OFF) else held for held in pieces
    ]
    if len(pieces) > 1:
        pieces = with_whole_parens(pieces)
    if default:
        pieces = _without_groups(pieces, default)
    if surnames := shared_surnames([held.text for held in pieces]):
        pieces = [held.with_text(with_signs(held.text, surnames)) for held in pieces]
    people, pieces = cut_names(pieces, default)
    held, pieces = ([], pieces) if default else cut_offices(pieces)
    people += held
    for given, title in mended(pieces, officials=default is None):
        read = _read_words(given.text, default, marks)
        named = [_placed(person, given) for person in read.people if _is_named(person)]
        people += named
        first = named[0] if marks and named else None
        if first and first.role in (None, default) and (told := title_before(given, marks)):
            people[-len(named)] = replace(first, role=told)
        if title and named:
            people[-1] = replace(people[-1], role=title)
        if read.absent is not None:
            absent = [*(absent or ()), *(_placed(person, given) for person in read.absent)]
        declared = declared if read.declared is None else read.declared
    people.sort(key=lambda person: person.name_span.start)
    if surnames:
        people = [replace(person, name=name_read(person.name)) for person in people]
    return Roll(tuple(people), declared, None if absent is None else tuple(absent))


# What may part a title from its name, and has to be there.
_SET_OFF = (":", "=", "―", "—", "─", "..", "[", "【", "〔", "<", "〈", "《")


def _titled(held: Piece) -> Piece:
    """Return words with gaps for the signs around a title or a unit (福祉課長:土屋)."""
    return held.with_text(title_set_off().sub(_parted, held.text))


def _parted(match: re.Match[str]) -> str:
    return (match["title"] or f" {match['member']}").ljust(len(match[0]))


def _is_named(person: Person) -> bool:
    """Return whether a name is more than a mark that the end of a line parted from it (○)."""
    return _MARK_OR_GAP.sub("", person.name) != ""


# A word before persons, and the gap behind it: 学校長  名越、飛田.
_FOR_WHOM = re.compile(r"(?P<whom>[^\s、()0-9]{2,12})(?P<gap>\s+)(?=\S)")
# So many lines with such a word show a column of them.
_GROUPS_LEAST = 3


def _without_groups(pieces: list[Piece], own: str) -> list[Piece]:
    """Return the lines of a list without a column of words for whom the persons stand.

    The persons of all lines begin in one column, and several are on a line. A title in
    the column (会長, 委員) is one of theirs and stays.
    """
    found = [_FOR_WHOM.match(held.text) for held in pieces]
    begins = {match.end() for match in found if match}
    if len(begins) != 1 or sum(match is not None for match in found) < _GROUPS_LEAST:
        return pieces
    labelled = [
        held.line.indent for held, match in zip(pieces[1:], found[1:], strict=True) if match
    ]
    lists = sum("、" in held.text for held in pieces)
    wrapped = (held for held, match in zip(pieces, found, strict=True) if match is None)
    if lists * 2 <= len(pieces) or any(held.line.indent <= max(labelled) for held in wrapped):
        return pieces
    if not any(match and len(match["gap"]) > 1 for match in found):
        return pieces
    titles = {own, *table("units")["member_titles"]}
    return [
        held if match is None or match["whom"] in titles else held.cut(match.end(), len(held.text))
        for held, match in zip(pieces, found, strict=True)
    ]


def _placed(person: Person, piece: Piece) -> Person:
    """Return a person read from the words of `piece` alone, with its place in the source."""
    start, stop = person.name_span.start, person.name_span.stop
    return Person(name=person.name, role=person.role, name_span=piece.span(start, stop))


# Each line is read twice: who can speak is asked before the header is read.
@remembered(256)
def _read_words(text: str, default: str | None, marks: Marks) -> Roll:
    """Read the persons in the words of one line; places are columns of `text`."""
    given = words_alone(text)
    absent: list[Person] | None = None
    if "(" in text:
        text = _BESIDES.sub(_names_kept, text)
    told = without_readings(without_legend(text) if marks else text, JOINT)
    whole = given.with_text(joined_names(_closed(told)))
    counts = list(roll_words("counted_names").finditer(whole.text))
    away = [whole.cut(*match.span("names")) for match in counts if match["how"] == "欠席"]
    came = next((read_number(match["n"]) for match in counts if match["how"] == "出席"), None)
    whole = whole.with_text(roll_words("counted_names").sub(_names_who_came, whole.text))
    away += [
        whole.cut(*match.span(match.lastgroup or 0))
        for match in roll_words("away").finditer(whole.text)
    ]
    held = _without(
        whole, *map(roll_words, ("stands_for", "other_counts", "away", "how")), _OFFICE_MARK
    )
    if match := roll_words("absent").search(held.text):
        away.append(held.cut(*match.span("names")))
    held = _without(held, roll_words("absent"))
    if away:
        absent = []
        for missing in away:
            nobody = roll_words("nobody").pattern.fullmatch(missing.text.strip(" 。)"))
            absent += [] if nobody else _persons(missing, default)
    held = held.with_text(boxed_role().sub(r"(\1)", held.text))
    held = _without(held, _SUB_LABEL, group_words())
    counted = came if came is not None else _counted(held.text)
    if who := _WHO_ARE.search(held.text):
        held = held.cut(*who.span("inner"))
    equals = titles_equal()
    roles = {match["name"]: match["title"] for match in equals.finditer(held.text)}
    names = _without(
        held,
        _OF_A_KIND,
        _COUNTED,
        _COUNT,
        equals,
        _MEMBERS_ARE,
        *map(roll_words, ("each", "others", "remarks")),
    )
    if _SINGLE.search(names.text):  # each name is one word: ◎甲野 ○乙川 丙田
        names = names.with_text(_MARK_OR_GAP.sub("、", names.text))
    elif marks:
        names = names.with_text(without_marks(names.text, marks))
    people = [_role(person, roles) for person in _persons(names, default)]
    listed_names = {person.name for person in people}
    people += [
        person
        for match in equals.finditer(held.text)
        if match["name"] not in listed_names
        for person in _persons(held.cut(*match.span("name")), match["title"])
    ]
    if marks:
        people = [_as_marked(person, text, marks, default) for person in people]
    return Roll(tuple(people), counted, None if absent is None else tuple(absent))


def _as_marked(person: Person, text: str, marks: Marks, default: str | None) -> Person:
    """Return a person with the title that a mark beside the name gives, if none is printed."""
    if person.role not in (None, default):
        return person
    stop = person.name_span.stop
    stop += len(person.role) if person.role and text.startswith(person.role, stop) else 0
    title = title_beside(text, person.name_span.start, stop, marks)
    return replace(person, role=title) if title else person


def _names_who_came(match: re.Match[str]) -> str:
    """Blank out a count, with its names if they were away, so that places stay."""
    return _blank(match) if match["how"] == "欠席" else _names_kept(match)


def _names_kept(match: re.Match[str]) -> str:
    before, behind = match.start("names") - match.start(), match.end() - match.end("names")
    return "、".ljust(before) + match["names"] + "、".ljust(behind)


def _closed(text: str) -> str:
    """Return a list with the gaps inside titles closed, as long as before."""
    return roll_words("spaced").sub(_unspaced, text) if " " in text else text


def _unspaced(match: re.Match[str]) -> str:
    """Close the gap in 会 長, with the spaces behind it, so that places stay."""
    closed = "".join(match[0].split())
    return closed + " " * (len(match[0]) - len(closed))


def _counted(text: str) -> int | None:
    """Return the printed number of members, of several the one behind 委員."""
    counts = [match for match in _COUNT.finditer(text) if not _OF_THEM.match(text, match.end())]
    proxies = [match for match in counts if _BY_PROXY.match(text, match.start())]
    counts = [match for match in counts if match not in proxies]
    match = _MEMBERS.search(text) or next(reversed(counts), None)
    if match is None:
        return None
    groups = match.groupdict()
    return read_number(groups.get("of") or groups["n"])


def _without(piece: Piece, *patterns: Sieve | re.Pattern[str]) -> Piece:
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


def _of_offices(piece: Piece) -> list[Piece]:
    """Return the lists in parentheses behind their offices, and what stands behind the last."""
    found: list[Piece] = []
    text, at = piece.text, 0
    while match := roll_words("of_office").pattern.match(text, at):
        found.append(piece.cut(match.start("inner"), match.end("inner")))
        gap = _BETWEEN.match(text, match.end())
        at = gap.end() if gap else match.end()
    return [*found, piece.cut(at, len(text))] if found and at < len(text) else found


def _persons(piece: Piece, default: str | None) -> list[Person]:
    text = piece.text
    framed = "(" in text
    group = _GROUP.fullmatch(text) if framed else None
    if group:
        return listed(piece.cut(group.start("inner"), group.end("inner")), default, each=True)
    if framed and (inner := _of_offices(piece)):
        return [person for held in inner for person in listed(held, default)]
    each = _EACH_AT_END.search(text) if "・" in text else None
    return listed(piece.cut(0, each.start()) if each else piece, default, each="・" in text)
