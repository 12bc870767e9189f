"""The header of a meeting: which meeting, when, where, who (会議の表示)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from kurume_search.model.diagnostic import Severity
from kurume_search.model.meeting import Meeting, Person
from kurume_search.model.place import Place
from kurume_search.model.registers import Registers
from kurume_search.parsing.header.attendance import (
    absent_in,
    declared_in,
    names_those_counted,
    observers_in,
)
from kurume_search.parsing.header.came import by_column
from kurume_search.parsing.header.days import weekdays_agree, when_held
from kurume_search.parsing.header.fields import Field
from kurume_search.parsing.header.openness import openness_in
from kurume_search.parsing.header.people import Roll, read_roll
from kurume_search.parsing.header.roll_marks import Marks, marks_of
from kurume_search.parsing.header.who_leads import default_role
from kurume_search.parsing.lines.given_signs import surname_of
from kurume_search.parsing.lines.pieces import Piece, place_of
from kurume_search.parsing.lines.remarks import Remarks
from kurume_search.parsing.lines.shapes import PEOPLE, looks_like
from kurume_search.parsing.words.names import Named, read_named, town_hall
from kurume_search.parsing.words.ticked import form_of
from kurume_search.text.era import WrittenDate, fiscal_year_of
from kurume_search.text.frozen import frozen
from kurume_search.text.normalize import fold_plain
from kurume_search.text.numerals import NUMBER, read_number

# A header in prose: …午後8時まで、 / 第1会議室 / において、第4回会議を開催した。
_PROSE_AROUND = re.compile(r"^(?:ま?で)?、|(?:において|にて)(?:、.*)?$|で、.*$")
_IS_MEMBER = re.compile(r"委員$|会長$|座長$")
_OFFICIAL = re.compile(r"(?:課長|係長|室長|主幹|主査|主任|主事|課長補佐|次長|参事)$")
_BY_LETTER = (
    r"書面(?:開催|会議|審議|協議|決議|による開催|による審議|にて|で開催|表決|評決|により開催)"
)
_WRITTEN = re.compile(_BY_LETTER)
# A place that says that there was none: なし(書面開催のため), 書面による.
_NO_PLACE = re.compile(
    rf"(?:な\s?し|無\s?し)?\s*\(?(?:[^、。]{{4,40}}に基づく)?(?:{_BY_LETTER}|書面に?より?(?:る)?)[^、。]{{0,8}}\)?"
)

# How a meeting was held, and no place: 開催方法  …の規定により、書面により開催した。
_OF_MANNER = re.compile(r"(?<!場所及び)(?<!場所・)(?:方法|形式)$")
_ROUND = re.compile(r"^書面|書面[^。]*(?:開催|審議|会議|審査|協議|表決|決議)[^。]*。$")


@frozen()
class Header:
    """The meeting and the names of officials that its header lists."""

    meeting: Meeting
    names: frozenset[str]
    office_names: frozenset[str]
    explainer_names: frozenset[str]


def read_header(
    titles: Sequence[Piece], fields: Sequence[Field], said: str, registers: Registers,
    remarks: Remarks, sha256: str, under: str | None = None,
) -> Header:  # fmt: skip
    """Read title lines and fields; `said` are the opening words, asked last for the body.

    Where nothing names it, it is `under`, of the meeting before in the same text.
    """
    fields = [_of_those_counted(held) for held in fields]
    by_id = {name: [held for held in fields if held.id == name] for name in {f.id for f in fields}}
    named = read_named(
        [*(p.text for f in by_id.get("title", ()) for p in f.pieces), *(p.text for p in titles)],
        said,
        under,
    )
    written, times = when_held(by_id, titles, remarks)
    day = written[-1].day if written else None
    marks = marks_of(held for name in PEOPLE for held in by_id.get(name, ()))
    rolls = {name: _roll(by_id.get(name, ()), name, marks) for name in PEOPLE}
    members, others = _parted(rolls["members"].people)
    council = registers.council_named(named.body)
    meeting = Meeting(
        id=day.isoformat() if day else f"undated-{sha256[:8]}",
        council=council.id if council else named.body,
        municipality=named.municipality
        or (council.municipality if council else None)
        or town_hall(" ".join(held.text for held in by_id.get("venue", ()))),
        body=named.body,
        doc_kind=named.doc_kind,
        fiscal_year=_fiscal_year(named, written, remarks),
        number=named.number if named.number is not None else _number(by_id.get("number", ())),
        session_type=named.session_type or _session(fields),
        date=day,
        weekday_ok=weekdays_agree(written, remarks),
        time_start=times.start,
        time_end=times.end,
        venue=_venue(by_id),
        members=members,
        members_declared=declared_in(by_id, rolls, remarks),
        absent=absent_in(by_id, rolls),
        secretariat=rolls["secretariat"].people,
        explainers=(*others, *(held for held in rolls["explainers"].people if held.role)),
        openness=openness_in(by_id.get("openness", ())),
        observers=observers_in(by_id.get("observers", ()), fields, remarks),
        lines=MappingProxyType(_lines(titles, fields)),
        fields=tuple(_places(titles, fields)),
    )
    people = [person for roll in rolls.values() for person in (*roll.people, *(roll.absent or ()))]
    office = rolls["secretariat"].people
    return Header(
        meeting,
        frozenset(_surnames(people)),
        frozenset(_surnames(office)),
        frozenset(_surnames(rolls["explainers"].people)),
    )


def _of_those_counted(held: Field) -> Field:
    """Return a field of how many came as one of who they are, if it names them."""
    return (
        replace(held, id="members") if held.id == "declared" and names_those_counted(held) else held
    )


def _parted(people: Sequence[Person]) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Return members and the officials listed among them, where members are called so."""
    if not any(_IS_MEMBER.search(person.role or "") for person in people):
        return tuple(people), ()
    officials = [held for held in people if _OFFICIAL.search(held.role or "")]
    return tuple(held for held in people if held not in officials), tuple(officials)


def _surnames(people: Sequence[Person]) -> list[str]:
    return [
        form
        for person in people
        for name in {person.name, surname_of(person.name)}
        for form in {name, name.split(" ")[0], name.replace(" ", "")}
    ]


def _fiscal_year(named: Named, written: Sequence[WrittenDate], remarks: Remarks) -> int | None:
    """Return the year that the title says, else that of the day; told where they differ."""
    of_day = fiscal_year_of(written[-1].day) if written and written[-1].day else None
    if named.fiscal_year is None:
        return of_day
    if of_day is not None and of_day != named.fiscal_year:
        remarks.add_span(
            "fiscal-year-mismatch",
            Severity.WARNING,
            written[-1].span,
            f"表題の年度({named.fiscal_year})と開催日の年度({of_day})が異なります。",
        )
    return named.fiscal_year


def _session(fields: Sequence[Field]) -> str | None:
    for held in fields:
        form = form_of(held.text)  # ■対面 □書面開催
        told = held.text if form is None else "、".join(form.ticked)
        said = held.id in ("venue", "date", "title") and _WRITTEN.search(told + held.label)
        if said or held.label.startswith("書面"):
            return "書面開催"
    return None


# 令和3年度第2回; 2 alone.
_TIMES = re.compile(rf"第\s*({NUMBER})\s*回|^\s*({NUMBER})\s*回?\s*(?:目|$)")


def _number(fields: Sequence[Field]) -> int | None:
    for held in fields:
        if match := _TIMES.search(held.text):
            return read_number(match[1] or match[2])
    return None


def _venue(by_id: dict[str, list[Field]]) -> str | None:
    for held in by_id.get("venue", ()):
        told = len(by_id["venue"]) > 1 or _ROUND.search(held.text)
        if told and _OF_MANNER.search(held.label):
            continue
        words = " ".join(value.span().of(value.line.folded.source) for value in held.pieces[:2])
        words = _PROSE_AROUND.sub("", words)
        if words and not _NO_PLACE.fullmatch(fold_plain(words).strip()):
            return words
    return next(filter(None, map(_place_behind, by_id.get("date", ()))), None)


def _place_behind(held: Field) -> str | None:
    """Return the place in a field of both (日時及び場所), None if the field is of the day."""
    if not held.label.endswith("場所"):
        return None
    for value in held.pieces:
        for word in re.finditer(r"\S+", value.text):
            if looks_like("venue", word.group()):
                return value.span(word.start(), len(value.text)).of(value.line.folded.source)
    return None


def _roll(fields: Sequence[Field], name: str, marks: Marks) -> Roll:
    people: list[Person] = []
    absent: list[Person] | None = None
    declared: int | None = None
    leads: set[str] = set()
    rows = [words for held in fields for words in held.pieces] if name == "members" else []
    whole = by_column(rows)
    told = iter(whole or ())
    for held in fields:
        default = default_role(held) if name in ("members", "absent") else None
        own = list(islice(told, len(held.pieces)))
        if whole is None and name == "members":
            own = by_column(held.pieces) or []
        roll = read_roll([words for came, words in own if came] or held.pieces, default, marks)
        if away := [words for came, words in own if not came]:
            absent = [*(absent or []), *read_roll(away, default, marks).people]
            roll = roll if len(away) < len(own) else Roll((), None)
        people += roll.people
        if default not in (None, "委員"):
            leads |= {person.name for person in roll.people}
        declared = roll.declared if declared is None else declared
        if roll.absent is not None:
            absent = [*(absent or []), *roll.absent]
    return Roll(_each_once(people, leads), declared, None if absent is None else tuple(absent))


def _each_once(people: Sequence[Person], leads: Collection[str]) -> tuple[Person, ...]:
    """Return persons, of one who is named in full more than once the one with an office.

    議長氏名  会長 甲野 太郎, and among 出席者 甲野 太郎 again. Those of `leads` have a field
    of their own, where a surname is enough.
    """
    found: dict[object, Person] = {}
    for person in people:
        key = person.name if " " in person.name or person.name in leads else person
        held = found.setdefault(key, person)
        if held.role in (None, "委員") and person.role not in (None, "委員"):
            found[key] = person
    return tuple(found.values())


def _lines(titles: Sequence[Piece], fields: Sequence[Field]) -> dict[str, int]:
    found: dict[str, int] = {}
    if titles:
        found["title"] = titles[0].line.number
    for held in sorted(fields, key=lambda held: not held.label):
        if held.id not in ("body", "agenda"):
            found.setdefault(held.id, held.first.number)
    return found


def _places(titles: Sequence[Piece], fields: Sequence[Field]) -> list[tuple[str, Place]]:
    found: list[tuple[str, Place]] = []
    if titles:
        found.append(("title", place_of(titles)))
    for held in fields:
        pieces = [
            Piece(
                held.line,
                held.label_start,
                held.label_stop,
                held.line.text[held.label_start : held.label_stop],
            ),
            *held.pieces,
        ]
        found.append((held.id, place_of(pieces)))
    return found
