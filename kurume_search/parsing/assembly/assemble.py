"""Turns, notes and cases as frozen values, from blocks in their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import dropwhile
from operator import attrgetter

from kurume_search.model.case import Case, CaseBody, TopicMatch
from kurume_search.model.citation import Citation
from kurume_search.model.meeting import AgendaItem, AgendaKind
from kurume_search.model.place import PartKind
from kurume_search.model.turn import Note, NoteType, Role, Turn
from kurume_search.parsing.assembly.claims import Claims
from kurume_search.parsing.assembly.parts import Claim
from kurume_search.parsing.calls.blocks import (
    ENTRY,
    FURNITURE,
    HEADING,
    NOTE,
    RESULT,
    TEXT,
    TURN,
    Block,
)
from kurume_search.parsing.cases.kinds import ANSWER, PROCEDURAL, QUESTION, Kind, Said, classify
from kurume_search.parsing.decisions.chosen_outcome import outcome_of
from kurume_search.parsing.decisions.drafts import Draft, Item, Placed, Structure
from kurume_search.parsing.decisions.narrative import clauses
from kurume_search.parsing.decisions.ties import SIDE
from kurume_search.parsing.lines.pieces import Piece, place_of
from kurume_search.parsing.page.bodies import part_of, read_body
from kurume_search.parsing.page.notes import ASSENT, is_bare_assent, type_of, words_of
from kurume_search.parsing.words.departments import Departments
from kurume_search.parsing.words.headwords import PARTING
from kurume_search.parsing.words.questions import words_match
from kurume_search.parsing.words.speakers import Speaker
from kurume_search.parsing.words.votes import is_vote
from kurume_search.text.frozen import maker
from kurume_search.text.spans import Span

_LABEL_OUTER = " \u3000|\t"
_RECORDED = frozenset({NOTE, RESULT})
_ASKING = frozenset({QUESTION, PROCEDURAL})
# Longer running text isn't typed by its words; they may be about anything.
_SHORT = 80
_NOBODY = Speaker(Role.UNKNOWN, None)
_TURN, _NOTE = PartKind.TURN, PartKind.NOTE
_ID = attrgetter("id")
_new_turn, _new_note, _new_case = maker(Turn), maker(Note), maker(Case)


@dataclass(slots=True)
class Assembled:
    """The values of a meeting, what is theirs of the source, and each turn's block and words."""

    agenda: list[AgendaItem] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    of_turn: dict[str, Block] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)  # of all but the header's fields

    def replies_to(self) -> dict[str, tuple[str, ...]]:
        """Return the id of a turn → those of the turns that it answers by its count."""
        counted = {key: held.answers for key, held in self.of_turn.items() if held.answers}
        if not counted:
            return {}
        ids = {id(block): key for key, block in self.of_turn.items()}
        return {key: tuple([ids[id(own)] for own in held]) for key, held in counted.items()}


def assemble(structure: Structure, source: str) -> Assembled:
    """Return turns, notes and agenda of a meeting; each stretch is claimed as it is read."""
    return _Assembler(structure, source).run()


class _Assembler:
    """Builds turns, notes and agenda from the placed blocks of a meeting."""

    def __init__(self, structure: Structure, source: str) -> None:
        self.structure = structure
        self.source = source
        self.claims = Claims(structure)
        self.out = Assembled(claims=self.claims.found)
        # Blocks whose words state an outcome; assent to a prompt is none by itself.
        self.ruled = {
            id(held.block) for case in structure.cases for held in case.ruled if held.rank > 0
        }

    def run(self) -> Assembled:
        before: Turn | None = None  # right before, nothing between
        kinds = iter(classify(self._said()))
        for placed in self.structure.placed:
            kind = placed.block.kind
            if kind is TURN:
                made = next(kinds)
                if _is_cry(placed.block):  # whoever it stands beside, nobody says it
                    self._note(placed, self._note_type(placed, before))
                    before = None
                else:
                    before = self._turn(placed, made)
                continue
            if kind in _RECORDED:
                self._note(placed, self._note_type(placed, before))
            elif kind is TEXT:
                self._text(placed)
            else:
                self.claims.other(placed)
            if kind is ENTRY:
                self._entry(placed)
            if kind is not FURNITURE:
                before = None
        self.out.agenda = [_item(item, self.source) for item in self.structure.items]
        return self.out

    def _said(self) -> list[Said]:
        """Return what the turns say, each with the number of its section."""
        said: list[Said] = []
        section = 0
        item: Item | None = None
        cases: tuple[Draft, ...] = ()
        together: set[Draft] = set()  # taken so above: talk on one goes on with that on another
        for held in self.structure.placed:
            block, kind = held.block, held.block.kind
            if kind is TURN:
                if not held.aside and (held.item is not item or held.cases != cases):
                    if set(held.cases).isdisjoint(together or cases):
                        section += 1
                    item, cases = held.item, held.cases
                    if not cases or not together.issuperset(cases):
                        together = set(cases)
                role, hint = Role.UNKNOWN, None
                if block.speaker:
                    role, hint = block.speaker.role, block.speaker.kind
                if held.aside and hint is None and role in SIDE:
                    hint = ANSWER
                said.append(Said(role, block.speech, hint, section))
            elif (kind is HEADING and block.section not in PARTING) or (
                kind in _RECORDED
                and (id(block) in self.ruled or words_match("interlude", block.text))
            ):
                section += 1
        return said

    def _turn(self, placed: Placed, kind: Kind) -> Turn:
        block, label = placed.block, placed.block.label
        pieces = block.pieces
        if not pieces:  # a label that nobody's words follow
            stop = len(block.line.text)
            pieces = [Piece(block.line, stop, stop, "")]
        place = place_of(pieces, line=block.line.number)
        speaker = block.speaker or _NOBODY
        head = block.head if label else None
        printed, label_span = None, None
        names: tuple[Span, ...] = ()
        if label and head:
            start, stop = head.bounds()
            printed = self.source[start:stop].strip(_LABEL_OUTER)
            line = head.line  # a label can stand behind its words
            label_span = line.span(label.start, label.stop)
            if speaker.names:
                at = label.start
                names = tuple([line.span(at + start, at + stop) for start, stop in speaker.names])
        turn = _new_turn(
            id=f"t{len(self.out.turns) + 1:03d}",
            item=placed.item.id if placed.item else None,
            place=place,
            speaker_raw=printed,
            speaker=speaker.shown,
            speaker_span=label_span,
            names=names,
            role=speaker.role,
            kind=kind.kind,
            question_spans=_question_spans(block, kind) if kind.kind in _ASKING else (),
            cases=tuple(map(_ID, placed.cases)),
            text=place.text(self.source),
        )
        self.out.turns.append(turn)
        self.out.of_turn[turn.id] = block
        self.claims.add(block, _TURN, turn.id, place.pieces if block.pieces else ())
        return turn

    def _note_type(self, placed: Placed, before: Turn | None) -> NoteType:
        block = placed.block
        if block.section in ("conditions", "reasons"):
            return NoteType.CONDITION if block.section == "conditions" else NoteType.REASON
        if placed.item and placed.item.kind is AgendaKind.CLOSED and not placed.cases:
            return NoteType.CLOSED_SESSION
        if id(block) in self.ruled:
            return NoteType.OUTCOME
        if words_of(block.text).strip("。") in ASSENT:
            led = before is not None and before.kind is PROCEDURAL
            return NoteType.PROCEDURAL_APPROVAL if led else NoteType.NOTED
        if block.kind is RESULT and placed.cases:
            return NoteType.OUTCOME
        return type_of(block.text)

    def _note(self, placed: Placed, kind: NoteType) -> None:
        """Make a note of a block, or leave it to its item if it is empty."""
        note = self._noted(placed, kind)
        if note is None:
            self.claims.other(placed)
        else:
            words = [held.span() for held in placed.block.pieces]
            self.claims.add(placed.block, _NOTE, note.id, words)

    def _noted(self, placed: Placed, kind: NoteType) -> Note | None:
        block = placed.block
        pieces = block.pieces or ([block.head] if block.head else [])
        if block.kind is RESULT and block.head and _VOTE.search(block.head.text):
            # The count of votes is of the outcome; what it came to is a note.
            pieces = list(dropwhile(lambda held: is_vote(held.text), pieces))
        if not pieces:
            return None
        place = place_of(pieces)
        note = _new_note(
            id=f"n{len(self.out.notes) + 1:03d}",
            item=placed.item.id if placed.item else None,
            place=place,
            type=kind,
            cases=tuple(map(_ID, placed.cases)),
            raw=place.text(self.source),
        )
        self.out.notes.append(note)
        return note

    def _entry(self, placed: Placed) -> None:
        """The result in a row of a table of cases is a note of its own."""
        if result := placed.block.cell("result"):
            block = Block(RESULT, placed.block.line, result, section="results")
            self._noted(Placed(block, placed.item, placed.cases), NoteType.OUTCOME)

    def _text(self, placed: Placed) -> None:
        """Running text is a note; a few words under an item go with the item.

        Nothing claims a few words under none.
        """
        block = placed.block
        if block.section in ("frame", "ground") or is_vote(_VOTE.sub("", block.text, count=1)):
            self.claims.other(placed)
        elif "。" in block.text or placed.cases:
            short = type_of(block.text) if len(block.text) < _SHORT else NoteType.OTHER
            self._note(placed, NoteType.OUTCOME if id(block) in self.ruled else short)
        elif placed.item:
            placed.item.pieces.extend(block.pieces)
            self.claims.other(placed)


# What a count of votes is called.
_VOTE = re.compile("(?:賛否|表決|採決|投票)(?:の?結果)?")


def _is_cry(block: Block) -> bool:
    """Return whether all that stands behind a label is assent in brackets: 各委員 (異議なし)."""
    return bool(block.pieces) and block.pieces[0].text[0] in "(〔[《" and is_bare_assent(block.text)


def _question_spans(block: Block, kind: Kind) -> tuple[Span, ...]:
    """Return where a turn asks or leads; a reported question asks at least once."""
    if not block.pieces:
        return ()
    asks, speech = kind.kind is QUESTION, block.speech
    if asks and block.section == "reported":
        return tuple([speech.hull(a, b) for a, b in clauses(speech.text)])
    if asks and not kind.questions:
        return (speech.hull(0, len(speech.text)),)
    return tuple([speech.hull(asked.start, asked.stop) for asked in kind.questions])


def _item(item: Item, source: str) -> AgendaItem:
    title = place_of(item.title).text(source)
    pieces = sorted(item.pieces, key=lambda held: held.span().start)
    return AgendaItem(
        id=item.id, number=item.number, kind=item.kind, title=title, place=place_of(pieces)
    )


def build_case(
    draft: Draft,
    bodies: tuple[CaseBody, ...],
    citations: tuple[Citation, ...],
    topics: tuple[TopicMatch, ...],
    source: str,
) -> Case:
    """Return the case of a draft."""
    title = place_of(draft.title) if draft.title else None
    return _new_case(
        id=draft.id,
        item=draft.item.id if draft.item else None,
        number=draft.number,
        heading=place_of(draft.heading),
        title=title.text(source) if title else None,
        title_place=title,
        procedure=draft.procedure,
        bodies=bodies,
        citations=citations,
        topics=topics,
        outcome=outcome_of(draft.stated, draft.conditions, draft.vote),
    )


def bodies_of(draft: Draft, departments: Departments) -> tuple[CaseBody, ...]:
    """Return the bodies of a draft's case; a row of a table can name its unit."""
    found = []
    for block in draft.bodies:
        place = [block.head, *block.pieces] if block.head else block.pieces
        found.append(read_body(block.section or "", block.pieces, place, departments))
    # A row of a table of results says again what stands under the heading of its case.
    unit = draft.entry.cell("unit") if draft.entry and not found else None
    body = read_body("所管課", unit, unit, departments) if unit else None
    if body is not None and body.units:
        found.append(
            CaseBody(
                role=body.role,
                part=part_of(body.role),
                place=body.place,
                units=body.units,
                staff=body.staff,
            )
        )
    return tuple(found)
