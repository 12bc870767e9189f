"""Roles that only the header tells: which official is of the office, which explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from kurume_search.data import table
from kurume_search.model.meeting import Person
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.assembly.staff_lists import offices_listed
from kurume_search.parsing.calls.blocks import BODY, ENTRY, HEADING, TITLE, TURN, Block
from kurume_search.parsing.decisions.narrative import named_first
from kurume_search.parsing.header.reader import Header
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.outline.state import Outline
from kurume_search.parsing.words.questions import may_match_among, words_match
from kurume_search.parsing.words.role_rows import represented
from kurume_search.parsing.words.speakers import Speaker, read_speaker

# 会長(審査会), 審査会会長: the council that a chair is of.
_OF_COUNCIL = re.compile(
    r"長\((?P<within>[^()]{1,20}[会部])\)$|(?P<before>[^()]{0,16}(?:審議会|審査会|委員会|協議会|部会))(?:の[^の()]{0,6})?(?:会長|委員長|座長)"
)


# 文書課, 文書課長: the unit, its title left out.
_UNIT = re.compile(
    r"(?P<name>[^、。()の]{1,16}(?:課|室|係|局|センター))(?:[課室係局]?長(?:補佐)?|の?(?:職員|担当者?))?$"
)

# What parts those who are named in a list.
_BETWEEN = re.compile(r"[、,\s]+|及び")


@cache
def _title() -> re.Pattern[str]:
    titles = "|".join(map(re.escape, sorted(table("units")["titles"], key=len, reverse=True)))
    return re.compile(rf"[^\s()]{{0,16}}(?:{titles})|君|さん|氏")


def role_in_label(block: Block) -> Role | None:
    """Return the role that the label of a turn says by its own words, whoever is named."""
    if block.label is None:
        return None
    line = block.head.line if block.head else block.line
    speaker = read_speaker(line.text[block.label.start : block.label.stop].strip())
    return speaker.role if speaker else None


def settle_roles(outline: Outline, header: Header) -> None:
    """Give turns of named officials the role that the header's lists give them."""
    office, others = offices_listed(outline)
    settled: dict[str, Speaker] = {}
    parties = _parties(outline)
    put_by = others
    if office and any(block.section == "reported" for block in outline.blocks):
        put_by += _puts_cases(outline.blocks) + _guests(outline.blocks, header, office)
    bodies = ""  # of the case that is open
    for block in outline.blocks:
        if block.kind is HEADING and block.section is None:
            bodies = ""
        elif block.kind is BODY:
            bodies += f" {block.text}"
        if block.kind is not TURN or block.speaker is None:
            continue
        if block.label is None:
            told = office and block.section == "reported"
            if told and _told_of_office(block, header.office_names, office, put_by):
                block.speaker = replace(block.speaker, role=Role.SECRETARIAT)
            continue
        if block.speaker.sure and block.speaker.role is not Role.IMPLEMENTING_BODY:
            continue
        line = block.head.line if block.head else block.line
        words = line.text[block.label.start : block.label.stop]
        if block.speaker.sure:
            by_name = bool(block.speaker.names) and _named_in(block) in header.office_names
            if by_name or _explained_by_office(words, block.speaker, office):
                block.speaker = replace(block.speaker, role=Role.SECRETARIAT)
            continue
        if words in bodies and not block.speaker.names:
            continue  # what the office itself consults on
        if party := parties.get("".join(words.split())):
            block.speaker = replace(block.speaker, role=party)
            continue
        if words not in settled:
            settled[words] = _settled(words, block.speaker, header, office, others)
        block.speaker = settled[words]


def settle_represented(blocks: Sequence[Block]) -> None:
    """Where groups speak that members stand for, offices of the state sit there as members too.

    警察署 beside 住民代表 and バス事業者; not where a case is put by it.
    """
    turns = [block for block in blocks if block.kind is TURN and block.speaker and block.label]
    shown = {block.speaker.shown or "" for block in turns if block.speaker}
    offices = shown & frozenset(table("roles")["represented"]["offices"])
    if not offices or not any(map(represented().fullmatch, shown)):
        return
    put_by = _puts_cases(blocks)
    for block in turns:
        speaker = block.speaker
        if speaker and speaker.shown in offices and speaker.shown not in put_by:
            block.speaker = replace(speaker, role=Role.MEMBER)


def _parties(outline: Outline) -> dict[str, Role]:
    """Return the officials whom a label of the header says to be of who disposed (処分庁).

    They are called so in the talk, and nobody else: 処分庁  総務課長、施設整備課長.
    """
    found: dict[str, Role] = {}
    for held in outline.fields:
        label = "".join(held.label.split())
        speaker = read_speaker(label) if held.id == "explainers" and "処分" in label else None
        if speaker is not None and speaker.role is Role.AGENCY_DISPOSING:
            entries = _BETWEEN.split(held.text)
            found.update((entry, speaker.role) for entry in entries if entry not in ("", "等"))
    return found


def _puts_cases(blocks: Sequence[Block]) -> str:
    """Return the words in which units that put cases are named: headings, titles, rows."""
    held = (block for block in blocks if block.kind in (HEADING, TITLE, BODY, ENTRY))
    lists = chain.from_iterable((block.pieces, *block.cells.values()) for block in held)
    return "\n".join(piece.text for piece in chain.from_iterable(lists))


def _guests(blocks: Sequence[Block], header: Header, office: str) -> str:
    """Return who is told to speak with a unit before his title, the office's own left out.

    Behind 福祉課長は、… a bare 課長は、… can be his words.
    """
    told = (block for block in blocks if block.section == "reported")
    names = {name for block in told if (name := named_first(block.text))}
    names = {name for name in names if not _name(name, header.office_names)}
    units = (match for name in names if (match := _UNIT.match(name)))
    return "\n".join(match.group() for match in units if match["name"] not in office)


def _told_of_office(block: Block, names: Iterable[str], office: str, others: str) -> bool:
    """Return whether reported words are of the unit that the header gives as the office.

    They call it, or who works there, as the header does; a unit that a case is put by speaks
    for itself, wherever it keeps the minutes as well.
    """
    if block.speaker is None or block.speaker.role is not Role.IMPLEMENTING_BODY:
        return False
    who = named_first(block.text)
    if who is not None and _name(who, names):
        return True  # 甲野係長から、…
    if who is None or who in others:
        return False
    if who in _titles_alone():
        return re.search(rf"(?<![副次]){re.escape(who)}(?!補佐|代理)", office) is not None
    unit = _UNIT.match(who)
    if unit is None or unit["name"] in others:
        return False
    if any(f"{name}{who}" in office for name in names):
        return True  # 甲野介護保険課長 in its list
    return re.search(rf"(?<![一-龥々ァ-ヶー]){re.escape(unit['name'])}", office) is not None


@cache
def _titles_alone() -> frozenset[str]:
    return frozenset(table("units")["titles"])


def _explained_by_office(label: str, speaker: Speaker, office: str) -> bool:
    """Return whether a label that a legend explains (法文) is of the office in the header."""
    shown = speaker.shown or ""
    if speaker.names or len(label) >= len(shown) or shown not in office:
        return False
    named = read_speaker(shown)
    return named is not None and not named.sure and not named.names


def settle_named_chair(blocks: Sequence[Block], members: Sequence[Person]) -> None:
    """Where no label says chair, whom the roll calls so is it under a label with that name.

    三宅委員, where the roll has ◎三宅 or 会長 三宅; no other member may bear the name.
    """
    chairs = [held for held in members if held.role and _is_chair(held.role)]
    turns = [block for block in blocks if block.kind is TURN and block.speaker]
    told = any(block.speaker.role is Role.CHAIR for block in turns if block.speaker)
    if told or len(chairs) != 1:
        return
    (chair,) = chairs
    of_chair: dict[str, bool] = {}
    for block in turns:
        speaker = block.speaker
        if block.label is None or speaker is None or not speaker.names:
            continue
        if speaker.role is not Role.MEMBER:
            continue
        name = _named_in(block)
        if name not in of_chair:
            of_chair[name] = _is_of(name, chair, members)
        if of_chair[name]:
            block.speaker = replace(speaker, role=Role.CHAIR, shown=chair.role)


def _is_chair(title: str) -> bool:
    """Return whether a title is that of a chair here; 商工会会長 and 前会長 lead nothing here."""
    speaker = read_speaker(title) if title in member_titles() else None
    return speaker is not None and speaker.role is Role.CHAIR


def _named_in(block: Block) -> str:
    """Return the personal name in the label of a turn."""
    line = block.head.line if block.head else block.line
    if block.label is None or block.speaker is None:
        return ""
    start, stop = block.speaker.names[0]
    return "".join(line.text[block.label.start + start : block.label.start + stop].split())


def _is_of(name: str, person: Person, members: Sequence[Person]) -> bool:
    """Return whether a name in a label is of that member and can be of no other."""
    least = 1 if " " in person.name else 2  # 林 of 林 太郎, but not of 林田太郎
    bearers = [held for held in members if _bears(held, name)]
    return len(name) >= least and bearers == [person]


def _bears(person: Person, name: str) -> bool:
    family, _, given = person.name.partition(" ")
    return name in (family, family + given) or (not given and family.startswith(name))


# So many turns that lead the meeting show who presides, and most of all that do.
_LEADS_LEAST, _LEADS_SHARE = 3, 0.6
_SUPERINTENDENT = "教育長"  # by law the head of a board of education: one turn shows it


def settle_chair(blocks: Sequence[Block]) -> None:
    """Where nobody's label says chair, the one official who leads the meeting is it.

    A superintendent presides over a board of education, a mayor over a general one.
    """
    turns = [block for block in blocks if block.kind is TURN and block.speaker]
    if chairs := [block for block in turns if block.speaker and block.speaker.role is Role.CHAIR]:
        _settle_guests(chairs)
        return
    led = [
        block for block in turns if block.speaker and block.speaker.role is Role.IMPLEMENTING_BODY
    ]
    leads = Counter(block.speaker.shown for block in _presiding(led) if block.speaker)
    (shown, most) = next(iter(leads.most_common(1)), (None, 0))
    least = 1 if shown == _SUPERINTENDENT else _LEADS_LEAST
    if shown is None or most < least or most < _LEADS_SHARE * leads.total():
        return
    for block in turns:
        if block.speaker and block.speaker.shown == shown:
            block.speaker = replace(block.speaker, role=Role.CHAIR)


def _settle_guests(chairs: Sequence[Block]) -> None:
    """Of the chairs of two councils that meet together, let the one who presides lead alone.

    The other, who never does, asks and holds views as a member.
    """
    councils: dict[str, list[Block]] = {}
    for block in chairs:
        line = block.head.line if block.head else block.line
        label = line.text[block.label.start : block.label.stop] if block.label else ""
        if (match := _OF_COUNCIL.search("".join(label.split()))) is not None:
            councils.setdefault(match["within"] or match["before"], []).append(block)
    if len(councils) < 2:  # nearly always
        return
    leads = {name for name, own in councils.items() if any(_presiding(own))}
    for name, own in councils.items():
        for block in own if leads and name not in leads else ():
            if block.speaker is not None:
                block.speaker = replace(block.speaker, kind=TurnKind.STATEMENT)


def _presiding(turns: Sequence[Block]) -> Iterator[Block]:
    """Yield those of some turns in which the meeting is led."""
    for at in may_match_among("presides", [block.text for block in turns]):
        if any(words_match("presides", said.text) for said in turns[at].speech.sentences):
            yield turns[at]


def _settled(words: str, speaker: Speaker, header: Header, office: str, others: str) -> Speaker:
    squeezed = "".join(words.split())
    if name := _name(words, header.office_names):
        return Speaker(Role.SECRETARIAT, "事務局", ((0, len(name)),))
    if name := _name(words, header.explainer_names):
        return replace(speaker, shown=squeezed[len(name) :], names=((0, len(name)),))
    if (own := _named_after_unit(words, speaker, office)) and own in header.office_names:
        return Speaker(Role.SECRETARIAT, "事務局", speaker.names)  # 総務課 壬谷主査
    if behind := _name_behind(squeezed, header.office_names):
        return Speaker(Role.SECRETARIAT, "事務局", (behind,))
    listed = squeezed and (squeezed in office or (" " in words and words in office))
    if listed and squeezed not in others:
        return replace(speaker, role=Role.SECRETARIAT)
    return speaker


def _named_after_unit(words: str, speaker: Speaker, office: str) -> str | None:
    """Return the name in a label that stands behind a unit of the office, if one does."""
    start, stop = speaker.names[0] if speaker.names else (0, 0)
    return words[start:stop] if start and words[:start].strip() in office else None


def _name_behind(words: str, names: Iterable[str]) -> tuple[int, int] | None:
    """Return the columns of one of `names` in parentheses behind a title: 課長(甲野君)."""
    match = re.search(r"\((?P<name>[^()]+?)(?:君|さん|氏)?\)$", words)
    return match.span("name") if match and match["name"] in set(names) else None


def _name(words: str, names: Iterable[str]) -> str | None:
    """Return the longest of `names` that `words` begin with, a title behind it."""
    found = [
        name
        for name in names
        if words.startswith(name) and _title().fullmatch(words[len(name) :].strip())
    ]
    return max(found, key=len, default=None)
