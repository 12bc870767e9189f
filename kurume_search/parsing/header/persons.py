"""Persons in columns: which words are a name, which a title, which an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kurume_search.model.meeting import Person
from kurume_search.parsing.header.name_columns import grouped
from kurume_search.parsing.header.name_shapes import (
    NAME,
    SEAT,
    SHORT,
    is_no_name,
    is_office,
    leading_title,
    member_ends,
    of_nobody,
    person_shapes,
    roll_words,
    title_at_end,
    title_words,
    titled_words,
)
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.lines.wide_names import JOINT
from kurume_search.parsing.words.label_names import names_in_division

_SPLIT = re.compile(r"[、,;/]|及び|並びに|\s*・\s*(?=[^ ]{1,8}(?:$|[、・]))|\t|\||\s(?=[同〃]\s)")
_EACH = re.compile(r"[、,;・/]")
# 委員 甲野 同 乙川: of the same title as the one before.
_DITTO = re.compile(r"\s*[同〃]\s+(?=\S)")
# 同課北原係長, 同北原係長: of the same office as the one before.
_SAME_OFFICE = re.compile(r"同(?:[課室係局部班所](?![長内])|事務局)?\s*(?=\S{2})")
_DITTO_UNIT = re.compile(r"^同(?:[課部局室係班](?=[^長次]))?")
_COLUMN = re.compile(r"[^\s(]+(?:\s*\([^()]*\))?|\([^()]*\)")
_MARKS = re.compile(
    r"^[◎○●◯〇◇◆■□☆★△▲▽▼*・•\-]+\s*|^(?:\([0-9]+\)|[0-9]+[.)])\s*"
    r"|^[0-9]{1,2}\s+(?=[^\s0-9])|^〃\s*"
)
_OFFICE_OF = re.compile(
    r"[^\s()、]{1,20}(?:[課係室部局班]|担当|センター|グループ)\s*\((?P<who>[^()]{2,80})\)"
)
_NAME_MAX = 4  # of a name beside a unit; what is longer is a part of it
_LISTED = "◎○●◯〇◇◆□■☆★△▲▽▼・•- "  # before a title: ○委員 甲野 ○委員 乙川
_NOTED = "*※☆★ "  # 甲野委員*: a remark below the list says more
_FRAMED = 4  # so many of the shapes have parentheses
_OCCUPATION = re.compile(r"\s*\([^()]*\)$")


def listed(piece: Piece, default: str | None, *, each: bool = False) -> list[Person]:
    """Return the persons of a list; `each`: its names are parted by ・ as well."""
    found: list[Person] = []
    for token in (tokens := list(_tokens(piece, _EACH if each else _SPLIT))):
        same = _DITTO.match(token.text) if found else None
        role = found[-1].role if same else default
        found += _of_token(token.cut(same.end() if same else 0, len(token.text)), role)
    if len(found) == 1 < len(tokens) - 1 and default is None and len(found[0].name) > SHORT:
        # こども部長、保育課長、学童クラブ係長: the others name nobody, so no more does the last.
        others = [token for token in tokens if of_nobody().fullmatch(token.text.strip())]
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
    kept = [span for span in columns if not is_office(token.text[slice(*span)])]
    columns = kept or columns[-1:]
    if not columns:
        return []
    if len(columns) == 1:
        people = _one(token.cut(*columns[0]), default)
        if default is None and len(people) == 1 and people[0].role is None:
            people = [_of_unit(people[0], token.text[: columns[0][0]].strip())]
        return people
    people = []
    for start, stop in grouped(token.text, columns):
        held = _one(token.cut(start, stop), default)
        people += [_titled_before(person, token.text[:start]) for person in held]
    return people


def _of_unit(person: Person, unit: str) -> Person:
    """Return an official without a title with the unit before the name (福祉課 土屋)."""
    told = is_office(unit) and len(person.name) <= _NAME_MAX
    return replace(person, role=unit) if told else person


def _titled_before(person: Person, before: str) -> Person:
    """Return a member by seat with the title that stands before the seat (会長 2番 乙川)."""
    if person.role is None or not re.fullmatch(SEAT, person.role):
        return person
    word = before.rsplit(None, 1)[-1:]  # the words before are many in a long roll
    titled = bool(word) and word[0] in member_titles() and word[0] != "委員"
    return replace(person, role=word[0]) if titled else person


def _one(token: Piece, default: str | None) -> list[Person]:
    text = token.text
    words = text.strip().rstrip(_NOTED)
    if of_nobody().fullmatch(words) or title_words().fullmatch(words):
        return []  # 委員長 is no 委員 called 長
    if default is None and (same := _SAME_OFFICE.match(words)):
        words = words[same.end() :]
    framed = "(" in words
    if framed and default is None and (inner := _OFFICE_OF.fullmatch(words)):
        start = text.index(words)
        held = listed(token.cut(start + inner.start("who"), start + inner.end("who")), None)
        if held and all(person.role for person in held):  # 法規係(川端係長、森主任)
            return held
    if framed and (leading_title().match(words) or _has_occupation(words)):
        words = _OCCUPATION.sub("", words)
    shapes = person_shapes()
    for shape in shapes if framed else shapes[_FRAMED:]:
        match = shape.fullmatch(words)
        if match is None:
            continue
        name, title = match["name"], match["title"]
        if default and shape is shapes.framed_title and not title.endswith(member_ends()):
            title = default  # 丙山 一郎(公募)
        if shape is shapes.framed_title and (inner := shapes.behind.fullmatch(name)):
            name = inner["name"]  # 甲野副市長(委員長)
        if title.startswith("部") and f"{name}部" in words and f"{name}部" in names_in_division():
            name, title = f"{name}部", title[1:]
        first, _, rest = name.partition(" ")
        if rest and titled_words().fullmatch(first):  # 委員長 甲野(弁護士)
            name, title = rest, first
        if not name or is_no_name(name) or title_words().fullmatch(name):
            continue
        if title in member_titles() and len(name) > 2 and name.endswith("委員"):
            name = name.removesuffix("委員")  # 甲地委員(会長)
        elif re.fullmatch(SEAT, title) and (called := title_at_end().search(name, 1)):
            name, title = name[: called.start()], called.group()  # 1番 甲野委員
        name, title = roll_words("honours").sub("", name), _without_ditto(title).lstrip(_LISTED)
        start = text.index(name, text.index(words) + match.start("name"))
        return [_person(token, start, start + len(name), title)]
    if NAME.fullmatch(words) and not is_no_name(words) and not titled_words().fullmatch(words):
        start = text.index(words)
        return [_person(token, start, start + len(roll_words("honours").sub("", words)), default)]
    return []


def _has_occupation(words: str) -> bool:
    """Return whether what stands in parentheses behind a member is no title (甲野委員(医師))."""
    before, _, inner = words.rstrip(")").partition("(")
    member = person_shapes().behind.fullmatch(before)
    if member is None or member["title"] not in member_titles() or is_no_name(member["name"]):
        return False
    return not inner.endswith(member_ends())


def _without_ditto(title: str) -> str:
    """Return a title without the sign that it is of the office before (同係長, 同課 係長)."""
    bare = _DITTO_UNIT.sub("", title)
    return bare if title_at_end().search(bare) else title


def _person(token: Piece, start: int, stop: int, role: str | None) -> Person:
    stop -= len(token.text[start:stop]) - len(token.text[start:stop].rstrip(JOINT))
    name = " ".join(token.text[start:stop].replace(JOINT, "").split())
    return Person(name=name, role=role, name_span=token.span(start, stop))
