"""A letter (答申, 諮問書) from the lines of a source, as `Minutes` with a `letter` in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from kurume_search.model.citation import CitationContext
from kurume_search.model.diagnostic import Severity
from kurume_search.model.letter import LETTER, Letter, LetterCondition, LetterKind
from kurume_search.model.meeting import Meeting, Minutes, Notation
from kurume_search.model.outcome import Outcome, OutcomeValue
from kurume_search.model.place import PartKind, Place
from kurume_search.model.registers import Registers
from kurume_search.model.source import SourceText
from kurume_search.model.turn import Note, NoteType
from kurume_search.parsing.blocks import Block, BlockKind
from kurume_search.parsing.case_numbers import case_key
from kurume_search.parsing.cited import LawNames, Passage, cite, gathered
from kurume_search.parsing.furniture import furniture_of
from kurume_search.parsing.letter_evidence import evidence, recognise, section_of, squeezed
from kurume_search.parsing.letter_head import (
    ASKED_SUBJECT,
    PLAIN_SUBJECT,
    QUOTED_SUBJECT,
    Head,
    asked_in,
    numbers_in,
    read_head,
    read_tail,
    subject_of,
)
from kurume_search.parsing.lines import Line
from kurume_search.parsing.names import read_named
from kurume_search.parsing.parts import Claim, partition
from kurume_search.parsing.pieces import Joined, Piece, joined, piece, place_of
from kurume_search.parsing.remarks import Remarks, remark_on_parts
from kurume_search.parsing.rulings import Rank, outcome_of, ruled
from kurume_search.text.era import fiscal_year_of
from kurume_search.text.spans import LineMap, Span

_NOTE_TYPES = {
    "conclusion": NoteType.OUTCOME, "conditions": NoteType.CONDITION, "reason": NoteType.REASON,
}  # fmt: skip
_KINDS = {LetterKind.OPINION: "答申", LetterKind.CONSULTATION: "諮問書"}
# Lines longer than this are prose, never a line of the head.
_HEAD_LINE = 240
_HEAD_LINES = 60
# A paragraph begins so; else a line goes on where the one before didn't end.
_BEGINS = re.compile(
    r"\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[ア-ンa-z])(?:[)．]|[.、 ](?![0-9]))|\([0-9一二三四五六七八九十ア-ン]{1,3}\)|[①-⑳・•●○◇■※]|第[0-9一二三四五六七八九十]{1,3}[ 、]"
)
_ENDS = re.compile(r"[。」)]$")
_NONE = re.compile(r"(?:特に)?(?:な|無)し。?|(?:特に)?(?:あり|ござい)ません。?|特にない。?")
_REVIEW = re.compile(
    r"審査請求|不服申立|異議申立|処分庁|(?:不|非|部分|一部)(?:開示|公開)(?:とした)?(?:決定|処分)|存否応答"
)
_MARK = re.compile(
    r"^(?:[・•●○◇■※]\s*|\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[ア-ン])[)．.、 ]\s*|[①-⑳]\s*)"
)


@dataclass(slots=True)
class _Paragraph:
    """Lines read on as one text; `section` is what they stand under."""

    section: str | None
    pieces: list[Piece] = field(default_factory=list)
    heading: bool = False


def read_letter(
    source: SourceText, line_map: LineMap, lines: Sequence[Line], registers: Registers
) -> Minutes | None:
    """Return the letter that `lines`, the whole of `source`, are; None if they are none."""
    kind = recognise(lines)
    return None if kind is None else _Reader(source, line_map, lines, registers, kind).minutes()


class _Reader:
    def __init__(
        self,
        source: SourceText,
        line_map: LineMap,
        lines: Sequence[Line],
        registers: Registers,
        kind: LetterKind,
    ) -> None:
        self.source = source
        self.line_map = line_map
        self.registers = registers
        self.kind = kind
        self.remarks = Remarks(line_map)
        around = furniture_of(lines)
        self.furniture = [lines[at] for at in sorted(around)]
        self.own = [line for at, line in enumerate(lines) if line.text and at not in around]
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

    def _paragraphs(self, lines: Sequence[Line]) -> Iterator[_Paragraph]:
        section: str | None = None
        held: _Paragraph | None = None
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
                yield _Paragraph(section, [piece(line)], heading=True)
                continue
            if held is None or _BEGINS.match(line.text) or _ENDS.search(held.pieces[-1].text):
                if held:
                    yield held
                held = _Paragraph(section)
            held.pieces.append(piece(line))
        if held:
            yield held

    def minutes(self) -> Minutes:
        """Return everything that was read."""
        opening = "".join(joined(p.pieces) for p in self.paragraphs[:3] if p.section is None)
        self.salutation = opening[:1000]
        if self.kind is LetterKind.OPINION:
            numbers_in(self.salutation, self.head)
        title = self._title()
        meeting = self._meeting()
        notes = tuple(self._notes())
        citations = cite(self._cited(), LawNames(self.registers, meeting.council, meeting.date))
        letter = self._letter(title, meeting)
        parts = partition(
            self.source.text, self.line_map, Span(0, len(self.source.text)), self._claims(notes)
        )
        self._remark(letter)
        remark_on_parts(self.remarks, parts)
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
            members=tuple(head.people),
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
            yield Passage(Joined(self.head.title), CitationContext.TITLE, (), "letter")
        for paragraph in self.paragraphs:
            yield Passage(Joined(paragraph.pieces), CitationContext.NOTE, (), "letter")

    def _claims(self, notes: Sequence[Note]) -> Iterator[Claim]:
        for name, held in self.head.rows:
            kind = PartKind.TITLE if name == "title" else PartKind.HEADER
            yield Claim(held.span(), kind)
        for note in notes:
            for span in note.place.pieces:
                yield Claim(span, PartKind.NOTE, note.id)
        for line in self.furniture:
            yield Claim(line.span(), PartKind.FURNITURE)

    def _letter(self, title: tuple[str, Place] | None, meeting: Meeting) -> Letter:
        head, opinion = self.head, self.kind is LetterKind.OPINION
        conclusion, conditions = self._decided() if opinion else (Outcome(), ())
        asked_on = head.asked_on
        if opinion and asked_on is None:
            asked_on = next((day for day, _ in asked_in(self.salutation)), None)
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
            asked_by=head.asked_by,
            addressed_to=head.addressed_to,
            conclusion=conclusion,
            conditions=conditions,
            places=tuple(sorted(places, key=lambda row: row[1].start)),
        )

    def _decided(self) -> tuple[Outcome, tuple[LetterCondition, ...]]:
        """Return what the council decided: under 結論, else in the words before the reasons."""
        review = bool(_REVIEW.search(joined(self.head.title) + self.salutation))
        stated = [p for p in self.paragraphs if p.section == "conclusion" and not p.heading]
        rank = Rank.RESULT if stated else Rank.TEXT
        chosen = stated or [p for p in self.paragraphs if p.section is None and not p.heading]
        listed = [p for p in self.paragraphs if p.section == "conditions" and not p.heading]
        listed = [p for p in listed if not _NONE.fullmatch(_unmarked(p.pieces)[0])]
        if not chosen:
            return Outcome(), tuple(map(_condition, listed))
        pieces = [held for paragraph in chosen for held in paragraph.pieces]
        block = Block(BlockKind.RESULT, pieces[0].line, pieces)
        attached = [
            Block(BlockKind.TEXT, p.pieces[0].line, p.pieces, section="conditions") for p in listed
        ]
        candidates = ruled(block, block.pieces, rank, review=review, report=False)
        outcome = outcome_of(candidates, attached)
        found = [*self._inline(outcome, block), *map(_condition, listed)]
        if outcome.value is None:
            return Outcome(), tuple(found)
        value = outcome.value
        if value is OutcomeValue.APPROVED_WITH_OPINION and self._conditional():
            value = OutcomeValue.APPROVED_CONDITIONAL
        texts = tuple(condition.text for condition in found)
        return replace(outcome, value=value, conditions=texts), tuple(found)

    def _conditional(self) -> bool:
        heads = [p for p in self.paragraphs if p.heading and p.section == "conditions"]
        return any("条件" in joined(p.pieces) for p in heads)

    def _inline(self, outcome: Outcome, block: Block) -> Iterator[LetterCondition]:
        """Yield the conditions that the verdict itself states, where it states them."""
        for text in outcome.conditions:
            at = block.speech.text.find(text)
            if at >= 0 and text:
                yield LetterCondition(text=text, place=block.speech.place(at, at + len(text)))
                return

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
    """Return what of a printed number stands in an id: 答申第三号 is 3, 令和3年度答申第4号 令3-4."""
    parts = re.split(r"答申|諮問", case_key(number))
    return "-".join(re.sub(r"[^\w-]", "", case_key(part)) for part in parts if part)


def _unmarked(pieces: Sequence[Piece]) -> tuple[str, tuple[Piece, ...]]:
    """Return the words of a listed point without its number or mark."""
    words = Joined(pieces)
    mark = _MARK.match(words.text)
    start = mark.end() if mark and mark.end() < len(words.text) else 0
    cut = words.cut(start, len(words.text))
    return joined(cut), cut


def _condition(paragraph: _Paragraph) -> LetterCondition:
    text, pieces = _unmarked(paragraph.pieces)
    return LetterCondition(text=text, place=place_of(pieces))
