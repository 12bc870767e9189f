"""A letter (答申, 諮問書) from the lines of a source, as `Minutes` with a `letter` in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from kurume_search.model.citation import CitationContext
from kurume_search.model.diagnostic import Severity
from kurume_search.model.letter import LETTER, Letter, LetterCondition, LetterKind
from kurume_search.model.meeting import Meeting, Minutes, Notation
from kurume_search.model.outcome import UNRECORDED
from kurume_search.model.place import PartKind, Place
from kurume_search.model.registers import Registers
from kurume_search.model.source import SourceText
from kurume_search.model.turn import Note, NoteType
from kurume_search.parsing.assembly.cited import LawNames, Passage, cite, gathered
from kurume_search.parsing.assembly.claims import claims_around
from kurume_search.parsing.assembly.parts import Claim, partition
from kurume_search.parsing.citations.short import SHORT
from kurume_search.parsing.letters.evidence import (
    evidence,
    recognise,
    section_before,
    section_of,
    split_letters,
    squeezed,
)
from kurume_search.parsing.letters.head import (
    ASKED_SUBJECT,
    PLAIN_SUBJECT,
    QUOTED_SUBJECT,
    asked_in,
    asker_in,
    number_under_label,
    numbers_in,
    read_head,
    read_tail,
    subject_of,
)
from kurume_search.parsing.letters.points import Paragraph
from kurume_search.parsing.letters.verdict import decided
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Joined, joined, piece, place_of
from kurume_search.parsing.lines.remarks import (
    Remarks,
    remark_on_lost,
    remark_on_pages,
    remark_on_parts,
)
from kurume_search.parsing.marks.case_numbers import case_key
from kurume_search.parsing.marks.list_marks import mark_of
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.words.names import read_named
from kurume_search.text.era import fiscal_year_of
from kurume_search.text.spans import LineMap, Span

_NOTE_TYPES = {
    "conclusion": NoteType.OUTCOME, "conditions": NoteType.CONDITION, "reason": NoteType.REASON,
}  # fmt: skip
_KINDS = {LetterKind.OPINION: "答申", LetterKind.CONSULTATION: "諮問書"}
# Lines longer than this are prose, never a line of the head.
_HEAD_LINE = 240
_HEAD_LINES = 60
# What 記 lists stands among so many paragraphs.
_LISTED = 12
# A paragraph begins with a mark or so; else a line goes on where the one before didn't end.
_COUNT = r"[0-9一二三四五六七八九十]{1,3}"
_BEGINS = re.compile(rf"\(?{_COUNT}(?:[)．]|[.、 ](?![0-9]))|第{_COUNT}[ 、]")
_ENDS = re.compile(r"[。」)]$")


def read_letters(
    source: SourceText, line_map: LineMap, page: Page, registers: Registers
) -> list[Minutes]:
    """Return the letters that `page`, the whole of `source`, is; none if it is minutes."""
    if recognise(page) is None:
        return []
    found: list[Minutes] = []
    lines = page.lines
    for start, stop in split_letters(page):
        begin = 0 if start == 0 else lines[start].start
        end = len(source.text) if stop == len(lines) else lines[stop].start
        own = page.part(start, stop)
        kind = recognise(own)
        if kind is None:
            return []
        whole = Span(begin, end)
        reader = _Reader(source, line_map, own, registers, kind, whole)
        found.append(reader.minutes())
    return found


def _begins(line: Line) -> bool:
    return bool(_BEGINS.match(line.text)) or mark_of(piece(line)) is not None


class _Reader:
    """Reads one letter from its lines."""

    def __init__(
        self,
        source: SourceText,
        line_map: LineMap,
        page: Page,
        registers: Registers,
        kind: LetterKind,
        whole: Span,
    ) -> None:
        self.source = source
        self.whole = whole
        self.line_map = line_map
        self.registers = registers
        self.kind = kind
        self.remarks = Remarks(line_map)
        self.around = claims_around(page.around)
        self.furniture = [page.lines[at] for at in sorted(page.furniture)]
        self.own = page.words()
        body = self._body_from()
        self.head = read_head(self.own[:body], kind)
        self.salutation = ""
        self.paragraphs = list(self._paragraphs(self.own[body:]))

    def _body_from(self) -> int:
        """Return where the first section, 記 or the salutation begins among the own lines."""
        salutations = [row for row in evidence() if row.id == "salutation"]
        for at, line in enumerate(self.own[:_HEAD_LINES]):
            text = squeezed(line.text[:_HEAD_LINE])
            section = section_of(line.text)
            if text == "記" or (section and section[0] != "subject" and section[1] != "答申"):
                return at
            if len(line.text) > _HEAD_LINE or text.endswith("。"):
                return at
            said = [squeezed(held.text[:_HEAD_LINE]) for held in self.own[at : at + 4]]
            first = any("。" in words or len(words) > 20 for words in said[:1])
            whole = "".join(said)
            if first and "、" in text and any(row.match(whole) for row in salutations):
                return at
            if "、" in text and text.startswith(("このこと", "標記", "上記", "下記")):
                return at
        return min(len(self.own), _HEAD_LINES)

    def _paragraphs(self, lines: Sequence[Line]) -> Iterator[Paragraph]:
        section: str | None = None
        held: Paragraph | None = None
        for line in lines:
            opens = section_of(line.text)
            tail = read_tail(line, self.kind, self.head) if not opens else None
            if opens or tail or line.text == "記":
                if held:
                    yield held
                held = None
                if tail:
                    self.head.rows.append((tail, piece(line)))
                    continue
                section = opens[0] if opens else section
                yield Paragraph(section, [piece(line)], heading=True)
                continue
            if runs_on := section_before(line.text):
                if held:
                    yield held
                section, at = runs_on
                yield Paragraph(section, [piece(line, 0, at)], heading=True)
                held = Paragraph(section, [piece(line, at)])
                continue
            if held is None or _begins(line) or _ENDS.search(held.pieces[-1].text):
                if held:
                    yield held
                held = Paragraph(section)
            held.pieces.append(piece(line))
        if held:
            yield held

    def minutes(self) -> Minutes:
        """Return everything that was read."""
        opening = "".join(joined(p.pieces) for p in self.paragraphs[:3] if p.section is None)
        self.salutation = opening[:1000]
        if self.kind is LetterKind.OPINION:
            numbers_in(self.salutation, self.head)
        for paragraph in self.paragraphs[:_LISTED]:
            number_under_label(paragraph.text[:_HEAD_LINE], self.head)
        title = self._title()
        meeting = self._meeting()
        notes = tuple(self._notes())
        citations = cite(
            [self._cited()],
            LawNames(self.registers, meeting.council, meeting.date, town=meeting.municipality),
            shorthand=SHORT.search(self.source.text) is not None,
        )
        letter = self._letter(title, meeting)
        parts = partition(self.source.text, self.line_map, self.whole, self._claims(notes))
        self._remark(letter)
        remark_on_parts(self.remarks, parts)
        remark_on_pages(self.remarks, self.source.text, self.whole)
        remark_on_lost(self.remarks, self.source.text, self.whole)
        source = self.source
        return Minutes(
            path=source.path, sha256=source.sha256, encoding=source.encoding,
            source_lines=len(self.line_map), synthetic=source.synthetic,
            notation=Notation(id=LETTER, score=1.0), meeting=meeting, notes=notes,
            citations=gathered(citations), parts=parts, diagnostics=self.remarks.all(),
            letter=letter,
        )  # fmt: skip

    def _title(self) -> tuple[str, Place] | None:
        if self.head.title and (found := subject_of(self.head.title)):
            return found
        for paragraph in self.paragraphs:
            if paragraph.section == "subject" and not paragraph.heading:
                return subject_of(paragraph.pieces)
        first = [p for p in self.paragraphs[:3] if p.section is None and not p.heading]
        patterns = [QUOTED_SUBJECT, PLAIN_SUBJECT]
        if self.kind is LetterKind.CONSULTATION:
            patterns = [re.compile(r"「(?P<t>[^「」]{6,200})」"), ASKED_SUBJECT]
        for paragraph in first:
            words = Joined(paragraph.pieces)
            for pattern in patterns:
                if match := pattern.search(words.text[:1000]):
                    return subject_of(words.cut(*match.span("t")))
        return None

    def _meeting(self) -> Meeting:
        head = self.head
        named = read_named(head.council, "")
        body = named.body or next(("".join(n.split()) for n in head.council if "会" in n), None)
        row = self.registers.council_named(body)
        council = row.id if row else body
        rows = [(name, place_of([held])) for name, held in head.rows if held.text]
        numbers = [head.number] if head.number else list(dict.fromkeys(head.case_numbers))
        key = "-".join(map(_id_key, numbers))[:24].strip("-") or self.source.sha256[:8]
        day = head.day.isoformat() if head.day else "undated"
        lines: dict[str, int] = {}
        for name, place in rows:
            lines.setdefault(name, place.line)
        return Meeting(
            id=f"{self.kind.value}-{day}-{key}",
            council=council,
            municipality=named.municipality or (row.municipality if row else None),
            body=body,
            doc_kind=_KINDS[self.kind],
            fiscal_year=fiscal_year_of(head.day) if head.day else None,
            date=head.day,
            correspondents=tuple(head.people),
            lines=MappingProxyType(lines),
            fields=tuple(sorted(rows, key=lambda row: row[1].start)),
        )

    def _notes(self) -> Iterator[Note]:
        for number, paragraph in enumerate(self.paragraphs, 1):
            kind = _NOTE_TYPES.get(paragraph.section or "", NoteType.OTHER)
            place = place_of(paragraph.pieces)
            yield Note(
                id=f"n{number:03d}", item=None, place=place,
                type=NoteType.RESULT_LABEL if paragraph.heading else kind,
                raw=place.text(self.source.text),
            )  # fmt: skip

    def _cited(self) -> Iterator[Passage]:
        if self.head.title:
            yield Passage(Joined(self.head.title), CitationContext.TITLE, ())
        for paragraph in self.paragraphs:
            yield Passage(Joined(paragraph.pieces), CitationContext.NOTE, ())

    def _claims(self, notes: Sequence[Note]) -> Iterator[Claim]:
        for name, held in self.head.rows:
            kind = PartKind.TITLE if name == "title" else PartKind.HEADER
            yield (*held.bounds(), kind, None)
        for note in notes:
            for span in note.place.pieces:
                yield (span.start, span.stop, PartKind.NOTE, note.id)
        for line in self.furniture:
            yield (*piece(line).bounds(), PartKind.FURNITURE, None)
        yield from self.around

    def _letter(self, title: tuple[str, Place] | None, meeting: Meeting) -> Letter:
        head, opinion = self.head, self.kind is LetterKind.OPINION
        conclusion, conditions = UNRECORDED, tuple[LetterCondition, ...]()
        if opinion:
            opening = joined(head.title) + self.salutation
            conclusion, conditions = decided(self.paragraphs, opening)
        asked_on = head.asked_on
        if opinion and asked_on is None:
            asked_on = next((day for day, _ in asked_in(self.salutation)), None)
        asked_by = head.asked_by
        if opinion and asked_by is None:
            asked_by = asker_in(self.salutation, head.addressed_to)
        places = [(name, place) for name, place in meeting.fields if name not in ("other", "title")]
        places += [("title", title[1])] if title else []
        return Letter(
            kind=self.kind,
            number=head.number,
            case_numbers=tuple(dict.fromkeys(head.case_numbers)),
            date=head.day,
            asked_on=asked_on,
            title=title[0] if title else None,
            council=meeting.body,
            asked_by=asked_by,
            addressed_to=head.addressed_to,
            conclusion=conclusion,
            conditions=conditions,
            places=tuple(sorted(places, key=lambda row: row[1].start)),
        )

    def _remark(self, letter: Letter) -> None:
        missing = {
            "letter-without-date": (letter.date, "文書の日付を読み取れません。"),
            "letter-without-title": (letter.title, "文書の件名を読み取れません。"),
        }
        if letter.case_numbers:
            missing.pop("letter-without-title")
        if letter.kind is LetterKind.OPINION:
            said = letter.conclusion.value
            missing["letter-without-conclusion"] = (said, "答申の結論を読み取れません。")
        for code, (value, message) in missing.items():
            if value is None:
                self.remarks.add(code, Severity.WARNING, None, message)


def _id_key(number: str) -> str:
    """Return what of a number stands in an id: 3 of 答申第三号, 令3-4 of 令和3年度答申第4号."""
    parts = re.split(r"答申|諮問", case_key(number))
    return "-".join(re.sub(r"[^\w-]", "", case_key(part)) for part in parts if part)
