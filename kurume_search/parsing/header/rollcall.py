"""Who the header names, read before anything else: labels may be these names alone.

A label 新美 or 吉川委 (cut at the edge of a column) is no word for a role; the roll of
the same document tells what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from kurume_search.model.meeting import Person
from kurume_search.model.turn import Role
from kurume_search.parsing.header.fields import Field, open_field, read_label
from kurume_search.parsing.header.flat_rolls import without_columns
from kurume_search.parsing.header.glued_labels import glued_labels
from kurume_search.parsing.header.people import read_roll
from kurume_search.parsing.header.roll_marks import marks_of
from kurume_search.parsing.header.rows import fields_in
from kurume_search.parsing.header.who_leads import default_role
from kurume_search.parsing.lines.given_signs import surname_of
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.heading_openings import DECORATION_FIRSTS
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import Row
from kurume_search.parsing.words.speakers import Speaker, read_speaker

# A header isn't longer; names below it are speakers, not the roll.
_HEADER_LINES = 80
_SIDES = {
    "members": Role.MEMBER,
    "secretariat": Role.SECRETARIAT,
    "explainers": Role.IMPLEMENTING_BODY,
}
# A label is cut no shorter than this; two characters could begin any word.
_CUT = 3
# A name of so many characters can be a full one, of which two or three are the family name.
_FULL = 3
_HONOURS = ("君", "氏", "さん", "様")
# A name is no longer than this; an unknown label mostly is.
_LABEL_LEAST = 6
_SAID_ENDS = ("か", "?", "説明")
# No person: ■防犯カメラについて below a roll is a title.
_TITLED = ("について", "の件")
_CALLED = re.compile(r"【[^】]*(?:案件|諮問|議題)[^】]*】")


class KnownSpeakers:
    """Label → what it says, for every form of the names in the roll; the first named wins.

    The forms of a person are made when a label first begins as they do: most never are.

    Attributes:
        begins: The first characters of the labels that are known.
    """

    __slots__ = ("_forms", "_persons", "_told", "begins")

    def __init__(
        self, persons: Sequence[tuple[Person, Role]], told: Mapping[str, Speaker] | None = None
    ) -> None:
        self._told = told or {}  # labels that a legend explains, before any name
        self._persons: dict[str, list[int]] = {}  # first character of a form → who, in order
        self._forms: list[tuple[Person, Role] | Mapping[str, Speaker]] = [*persons]
        for at, (person, _) in enumerate(persons):
            for first in {person.name.lstrip()[:1], (person.role or person.name).lstrip()[:1]}:
                self._persons.setdefault(first, []).append(at)
        self.begins = frozenset([*self._persons, *(label[:1] for label in self._told)])

    def with_told(self, more: Mapping[str, Speaker]) -> KnownSpeakers:
        """Return the same with more labels, which any name or legend goes before."""
        if not more:
            return self
        made = KnownSpeakers((), {**more, **self._told})
        made._forms, made._persons = self._forms, self._persons
        made.begins |= self.begins
        return made

    def get(self, label: str) -> Speaker | None:
        """Return what a label without spaces says, or None."""
        if label in self._told:
            return self._told[label]
        for at in self._persons.get(label[:1], ()):
            forms = self._forms[at]
            if isinstance(forms, tuple):
                forms = self._forms[at] = _forms(*forms)
            if speaker := forms.get(label):
                return speaker
        return None


NOBODY = KnownSpeakers(())


def known_speakers(
    page: Page, rows: Mapping[int, Row], told: Mapping[str, Speaker]
) -> KnownSpeakers:
    """Return what the names in the roll of the header, and labels `told` by a legend, say.

    Args:
        page: The lines of one meeting.
        rows: Position of a line → its cells, where it is a row of a table.
        told: Labels that a legend explains.
    """
    lists = _fields(page, rows)
    marks = marks_of(lists)
    return KnownSpeakers(
        [
            (person, _SIDES[held.id])
            for held in lists
            for person in read_roll(held.pieces, _default(held), marks).people
        ],
        told,
    )


def _default(held: Field) -> str | None:
    return default_role(held) if held.id == "members" else None


def _fields(page: Page, rows: Mapping[int, Row]) -> list[Field]:
    found: list[Field] = []
    current: Field | None = None
    named = False
    glued = glued_labels(page.lines)
    for at, line in islice(
        ((at, held) for at, held in enumerate(page.lines) if held.text), _HEADER_LINES
    ):
        if named and (_is_said(line.text) or _calls_case(page.heading(line))):
            break  # the header is over
        if (row := rows.get(at)) and at not in glued:
            opened = [
                Field(cells.label.field, cells.label.label, line, 0, _filled(cells.values))
                for cells in fields_in(row.cells)
                if cells.label
            ]
        elif label := read_label(line.text) or glued.get(at):
            opened = [open_field(line, label)]
        else:
            opened = []
            other = current is not None and _is_marked_as(line, current.line)
            if other or line.text.endswith(_TITLED) or _counts(page, line):
                current = None
            if current is not None:
                current.pieces.append(piece(line))
        if opened:
            found += opened
            current = opened[-1]
            named = named or any(held.id in _SIDES for held in opened)
    return without_columns([held for held in found if held.id in _SIDES])


def _is_marked_as(line: Line, field: Line) -> bool:
    """Return whether a line with the bullet of a field begins another one (〇審査した案件)."""
    sign, words = line.text[0], line.text[1:].strip()
    if sign not in DECORATION_FIRSTS or not field.text.startswith(sign):
        return False
    return len(words) >= _LABEL_LEAST and "、" not in words and read_speaker(words) is None


def _filled(cells: Iterable[Piece]) -> list[Piece]:
    return [cell for cell in cells if cell.text]


def _is_said(text: str) -> bool:
    """Return whether a line is speech, or calls a case: no header has such."""
    return "。" in text or text.endswith(_SAID_ENDS) or _CALLED.match(text) is not None


def _counts(page: Page, line: Line) -> bool:
    """Return whether a line counts an item by its word (議題(1)): no more persons follow."""
    heading = page.heading(line)
    return heading is not None and bool(heading.word and heading.number)


def _calls_case(heading: Heading | None) -> bool:
    return heading is not None and bool(heading.cases)


def _forms(person: Person, side: Role) -> Mapping[str, Speaker]:
    """Return the labels that can stand for `person`: names, with title, cut at the end."""
    name = "".join(person.name.split())
    family = person.name.split()[0] if " " in person.name else surname_of(name)
    title = person.role or ""
    read = read_speaker(title) if title else None
    role = read.role if read and side is Role.MEMBER else side
    shown = {Role.SECRETARIAT: "事務局"}.get(role, title or None)
    found: dict[str, Speaker] = {}
    if family == name and len(name) >= _FULL:  # set without a space: 片平 of 片平志乃
        for stop in range(2, min(len(name), 4)):
            found[name[:stop]] = Speaker(role, shown, ((0, stop),))
    for own in dict.fromkeys((name, family)):
        whole = own + (title or "")
        names = ((0, len(own)),)
        short = [own + "代理"] if "代理" in title else []  # 比嘉代理 of 部会長代理
        polite = [own + honour for honour in _HONOURS]
        for form in (whole, title + own, *polite, *short, own):
            if len(form) >= 2 or form == name:
                found.setdefault(
                    form, Speaker(role, shown, ((form.find(own), form.find(own) + len(own)),))
                )
        for stop in range(_CUT, len(whole)):
            found.setdefault(whole[:stop], Speaker(role, shown, names))
    return found


__all__ = ["known_speakers"]
