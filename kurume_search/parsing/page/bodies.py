"""Bodies of a case: units with the offices above them, and who attends (諮問機関：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import product

from kurume_search.data import table
from kurume_search.model.case import BodyPart, CaseBody, CaseUnit, Staff
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Joined, Piece, place_of, words_alone
from kurume_search.parsing.page.levels import split_unit
from kurume_search.parsing.page.officials import (
    also_there,
    head_at,
    official_behind,
    staff_at_head,
    staff_of,
)
from kurume_search.parsing.words.departments import Departments
from kurume_search.text.frozen import frozen, maker

_MARKS = "■◆●○・◇□※"
_OPEN, _CLOSE = "[(【<〈〔《≪", "])】>〉〕》≫"
_SEPARATOR = re.compile(
    r"[、,;/]|及び|並びに|・(?=[^、()]{2,20}(?:課|室|係|部|局|所|センター|館)(?:$|[、・(]))|\s{2,}|\s+(?=[^\s()]{1,20}(?:部|局)[^\s()]+課)"
)
_SECOND = re.compile(r"\s+(?=[^\s:、。()]{2,8}\s*:)|\s*(?=\([^()]*[0-9]条[^()]*\)$)")
_NO_UNIT = re.compile(r"(?:等|ほか|外)$")
_FIRST = re.compile(r"[、,(\s]")
# A list of units breaks off so, or goes on so; behind a 部 its 課 may stand in the next line.
# What holds a sign of a sentence or of a label goes on with no list.
_OPEN_END = re.compile(r"(?:[、,・]|及び|並びに)\s*$")
_OPEN_START = re.compile(r"[、,]|及び|並びに")
_HIGH = ("部", "局")
# 部 and what stands at its level, and what can stand below it.
_UPPER = (*_HIGH, "庁", "公室", "委員会")
_LOWER = ("課", "室", "係", "センター", "所", "班")
_NO_LIST = re.compile(r"[。:?!]")
# A line as short as this wasn't wrapped within a name; one as long is no list of units.
_WRAPPED, _LINE_MAX = 20, 200
_SENTENCE_ENDS = ("か", "ます", "です", "る", "た")
_new_unit, _new_body = maker(CaseUnit), maker(CaseBody)


@frozen()
class BodyLabel:
    """A role label at the start of a line; its words are columns `value`..`stop`."""

    label: str
    value: int
    stop: int


@cache
def body_labels() -> dict[str, BodyPart]:
    """Return label without spaces → the part of the body; those that acts make come last."""
    held = table("bodies")
    found = {label: BodyPart(row["part"]) for row in held["body"] for label in row["labels"]}
    for row in held["body"]:
        for act, office in product(row.get("acts", ()), held["offices"]["words"]):
            found.setdefault(act + office, BodyPart(row["part"]))
    return found


@lru_cache(maxsize=256)
def part_of(label: str) -> BodyPart:
    """Return the part of a body by its label; a unit beside a title, without one, brings it."""
    if not label:
        return BodyPart.RESPONSIBLE
    return body_labels().get("".join(label.split()), BodyPart.OTHER)


def is_body_label(words: str) -> bool:
    """Return whether folded words are a label of a body and no more (担当課)."""
    return "".join(words.split()) in body_labels()


@cache
def _label() -> re.Pattern[str]:
    # A label nobody has listed is known by its end: 評価実施部署.
    inner = r"[^\s:、。()\[\]【】]"
    longer = rf"(?={inner}++\s*:){inner}{{1,10}}(?:部署|部局|担当課|所管課|実施機関)(?=\s*:)"
    listed = sorted(body_labels(), key=len, reverse=True)
    names = "|".join(r"\s*".join(map(re.escape, label)) for label in listed)
    names = f"(?=[{''.join({label[0] for label in listed})}])(?:{names})"
    return re.compile(
        rf"(?:[{_MARKS}]\s*)?(?:(?P<open>[\[(【<〈〔《≪])\s*)?(?P<label>{names}|{longer})(?:\([^()]{{1,12}}\))?\s*"
        rf"(?:(?P<close>[\])】>〉〕》≫])\s*:?\s*|(?P<sign>:|\.{{3,}}|・{{3,}}|…+)\s*|\s{{1,8}}(?=\S))"
    )


_LONGEST = 600
_BEFORE_LABEL = _MARKS + _OPEN + " \t"


@cache
def label_firsts() -> frozenset[str]:
    """Return what a line with a listed label begins with; other labels have a colon behind them."""
    return frozenset(_BEFORE_LABEL).union(label[0] for label in body_labels())


def read_body_label(line: Line) -> BodyLabel | None:
    """Return the role label that `line` begins with, if units stand behind it."""
    text = line.text
    if len(text) > _LONGEST:
        return None
    if ":" not in text and text.lstrip(_BEFORE_LABEL)[:1] not in label_firsts():
        return None  # prose, nearly always
    if not (match := _label().match(text)):
        return _glued_label(text)
    stop = len(text)
    opener = match["open"]
    if opener and not match["close"]:
        closer = _CLOSE[_OPEN.index(opener)]
        if not text.endswith(closer):
            return None
        stop -= 1
    if opener and match["close"] and _CLOSE[_OPEN.index(opener)] != match["close"]:
        return None
    begin = match.end()
    if second := _SECOND.search(text, begin, stop):  # 担当課:…  根拠:…, 担当課:…(条例第9条)
        stop = second.start()
    value = text[begin:stop]
    if not value.strip() or "。" in value or value.endswith(_SENTENCE_ENDS):
        return None
    told = value.strip()
    if told[0] in _OPEN and told[-1] in _CLOSE and not names_units(told[1:-1]):
        return None  # (所管課)<資料に基づき説明>
    # A closing bracket alone is behind those who speak, too: 実施機関)国の制度に向けて.
    sure = opener or match["sign"] or match.group().rstrip().endswith(":")
    if not sure and not names_units(value):
        return None
    return BodyLabel("".join(match["label"].split()), begin, stop)


# A label that a lost tab glued to its value; with some signs behind it, it is another word.
_GLUED = re.compile(r"[^\s:、。()]{2,}?(?:課|部署|部局|機関)(?![長名等別内外係員題の])")


def _glued_label(text: str) -> BodyLabel | None:
    """Return the label that a line of nothing but units begins with (所管課財務部納税課)."""
    label = _GLUED.match(text)
    if label is None or label.group() not in body_labels():
        return None
    names = _names(text[label.end() :])
    if all(is_unit("".join(name.split())) and not is_body_label(name) for name in names):
        return BodyLabel(label.group(), label.end(), len(text))
    return None


@cache
def _ends() -> str:
    return "|".join(map(re.escape, sorted(table("units")["units"], key=len, reverse=True)))


@cache
def _unit_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_ends()})$")


@cache
def _unit_or_official() -> re.Pattern[str]:
    return re.compile(rf"(?:{_ends()}|長|補佐|主査|主幹)$")


def names_units(value: str) -> bool:
    """Return whether folded words begin with the name of an office or an official."""
    first = _FIRST.split(value.strip(), maxsplit=1)[0]
    return bool(_unit_or_official().search(first))


def is_unit(words: str) -> bool:
    """Return whether folded words end as the name of an office does."""
    other = words.endswith(tuple(table("units")["no_units"]["words"]))
    return 2 <= len(words) <= 40 and not other and bool(_unit_at_end().search(words))


def are_units(words: str) -> bool:
    """Return whether folded words name offices, with who attends for them, and nothing else.

    >>> are_units("総務部総務課(甲野課長)、税務課"), are_units("税務課から説明した")
    (True, False)
    """
    names = _names(words)
    return bool(names) and all(is_unit(name) and not is_body_label(name) for name in names)


def read_body(
    label: str, pieces: Sequence[Piece], place: Sequence[Piece], departments: Departments
) -> CaseBody:
    """Return the body named by `label` with the units and staff in `pieces`."""
    units: list[CaseUnit] = []
    staff: list[Staff] = []
    whole = Joined(pieces)  # a name may go on in the next line
    for token in _tokens(words_alone(whole.text)):
        name, people = _split_staff(token)
        if not name.text.strip():
            continue
        if _is_above(name.text, people):  # 警察本部(交通規制課)
            high, low = name.text.strip(), people[0]
            found = _unit(low, whole, departments)
            above = None if is_head(high) else high  # 市長(こども家庭課)
            units += [replace(found, department=found.department or above)] if found else []
            continue
        if units and also_there().fullmatch(name.text):  # 福祉課 課長 甲野、係長 乙川
            staff.append(staff_of(units[-1].name, name, whole))
            continue
        if behind := official_behind().search(name.text):  # 福祉課 甲野課長
            people = [_trimmed(name, behind.start(), len(name.text)), *people]
        head = head_at(name.text)
        unit = _unit(name.cut(0, head.stop) if head else name, whole, departments)
        if unit is None:
            continue
        units.append(unit)
        if head is not None:  # 福祉課長 甲野, 福祉課長(甲野)
            staff += staff_at_head(unit.name, head, name, people, whole)
            continue
        staff += [staff_of(unit.name, held, whole) for held in people]
    return _new_body(
        role=label,
        part=part_of(label),
        place=place_of(list(place)),
        units=tuple(units),
        staff=tuple(staff),
    )


def _is_above(name: str, people: Sequence[Piece]) -> bool:
    """Return whether what stands in parentheses is a unit of the office before them."""
    if len(people) != 1 or not people[0].text.endswith(_LOWER):
        return False  # nearly always
    return name.strip().endswith(_UPPER) or is_head(name.strip())


def is_head(words: str) -> bool:
    """Return whether a decision is in the name of the person that `words` end in (市長)."""
    return words.endswith(tuple(table("units")["heads"]["words"]))


def goes_on(line: str, words: str, more: str) -> bool:
    """Return whether a list of units that broke off at the end of a line goes on in the next.

    Args:
        line: The line so far, its label with it; a short one wasn't wrapped within a name.
        words: The units so far.
        more: The next line.
    """
    if len(more) > _LINE_MAX or _NO_LIST.search(more):
        return False
    if words.count("(") > words.count(")"):
        return ")" in more and _are_all(_unit_or_official(), words + more)
    if _OPEN_END.search(words) or _OPEN_START.match(more):
        return _are_all(_unit_or_official(), words + more)
    if len(line) < _WRAPPED or not (held := _names(words)):
        return False
    broken = not _unit_or_official().search(held[-1]) or held[-1].endswith(_HIGH)
    return (broken or bool(_rest_of_unit().match(more))) and _are_all(_unit_at_end(), words + more)


def _are_all(pattern: re.Pattern[str], words: str) -> bool:
    return all(pattern.search(name) for name in _names(words) if name)


def _names(words: str) -> list[str]:
    """Return the units of a list as printed, without who attends."""
    return [_split_staff(token)[0].text for token in _tokens(words_alone(words))]


@cache
def _rest_of_unit() -> re.Pattern[str]:
    """Match the last sign of a unit's name alone at the start of a line (企画調整 | 課)."""
    return re.compile(rf"(?:{_ends()})(?:$|[、,(]|及び|並びに)")


def _tokens(piece: Piece) -> Iterator[Piece]:
    """Cut at separators outside parentheses: 課名(氏名役職、氏名) stays whole."""
    text = piece.text
    cuts = {match.start(): match.end() for match in _SEPARATOR.finditer(text)}
    depth = begin = 0
    for at, sign in enumerate(text) if cuts else ():  # most name one unit
        depth += (sign in "(（[") - (sign in ")）]")
        if depth <= 0 and at in cuts and at >= begin and not _joins(text, begin, at):
            yield _trimmed(piece, begin, at)
            begin = cuts[at]
    yield _trimmed(piece, begin, len(text))


def _joins(text: str, begin: int, at: int) -> bool:
    """Return whether a dot stands within the name of one unit (保育認定・調整課)."""
    return text[at] == "・" and not _unit_or_official().search(text[begin:at].rstrip())


def _trimmed(piece: Piece, start: int, stop: int) -> Piece:
    words = piece.text[start:stop]
    bare = words.strip()
    if bare is words:  # nearly always
        return piece if words is piece.text else piece.cut(start, stop)
    lead = len(words) - len(words.lstrip())
    return piece.cut(start + lead, start + lead + len(bare))


def _split_staff(token: Piece) -> tuple[Piece, list[Piece]]:
    text = token.text
    begin = text.find("(")
    if begin < 0:
        return token, []
    end = text.rfind(")")
    end = len(text) if end < begin else end
    label = _STAFF_LABEL.match(text, begin + 1, end)
    inner = token.cut(label.end() if label else begin + 1, end)
    people = [held for held in _commas(inner) if held.text]
    return _trimmed(token, 0, begin), people


_BETWEEN = re.compile(r"[、,・/]|\s{2,}")
# What staff in parentheses are there for: 危機管理室(説明:木下係長).
_STAFF_LABEL = re.compile(r"\s*(?:説明|担当|出席|回答)(?:者|員)?\s*:\s*")


def _commas(piece: Piece) -> Iterator[Piece]:
    begin = 0
    for match in _BETWEEN.finditer(piece.text):
        yield _trimmed(piece, begin, match.start())
        begin = match.end()
    yield _trimmed(piece, begin, len(piece.text))


def _unit(piece: Piece, whole: Joined, departments: Departments) -> CaseUnit | None:
    words = piece.text
    if title := official_behind().search(words):
        piece = piece.cut(0, title.start())
        words = piece.text
    if not words or _NO_UNIT.fullmatch(words):
        return None
    high, low = split_unit(words)
    department, office = words[:high].strip() or None, words[high:low].strip() or None
    return _new_unit(
        department=department,
        office=office,
        unit=words[low:].strip(),
        id=departments.find("".join(words.split()), department),
        place=whole.place(piece.start, piece.stop),
    )
