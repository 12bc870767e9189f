"""Turns, notes and cases as frozen values, from blocks in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kurume_search.model.case import Case, CaseBody, CaseUnit
from kurume_search.model.citation import Citation
from kurume_search.model.meeting import AgendaItem, AgendaKind
from kurume_search.model.turn import Note, NoteType, Role, Turn, TurnKind
from kurume_search.parsing.blocks import Block, BlockKind
from kurume_search.parsing.bodies import part_of, read_body
from kurume_search.parsing.departments import Departments
from kurume_search.parsing.kinds import Kind, Said, classify
from kurume_search.parsing.narrative import clauses
from kurume_search.parsing.notes import type_of, words_of
from kurume_search.parsing.pieces import Joined, Piece, place_of
from kurume_search.parsing.rulings import outcome_of
from kurume_search.parsing.speakers import Speaker
from kurume_search.parsing.structure import Draft, Item, Placed, Structure
from kurume_search.text.spans import Span

_ASSENT = ("了承", "承認", "了解", "同意")


@dataclass(slots=True)
class Assembled:
    """The values of a meeting, and which block each came from."""

    agenda: list[AgendaItem] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    of_turn: dict[str, Block] = field(default_factory=dict)
    of_note: dict[str, Block] = field(default_factory=dict)
    left: list[Block] = field(default_factory=list)  # text that nothing took


def assemble(structure: Structure, source: str) -> Assembled:
    """Return turns, notes and agenda of a meeting."""
    out = Assembled()
    kinds = _kinds(structure.placed)
    before: Turn | None = None
    last: Block | None = None
    for placed in structure.placed:
        block = placed.block
        if block.kind is BlockKind.TURN:
            before = _turn(out, placed, kinds[id(block)], source)
        elif block.kind in (BlockKind.NOTE, BlockKind.RESULT):
            _note(
                out,
                placed,
                _note_type(placed, before if last and last.kind is BlockKind.TURN else None),
                source,
            )
        elif (
            block.kind is BlockKind.ENTRY and "result" in block.cells and block.cells["result"].text
        ):
            result = Block(BlockKind.RESULT, block.line, [block.cells["result"]], section="results")
            _note(out, Placed(result, placed.item, placed.cases), NoteType.OUTCOME, source)
        elif block.kind is BlockKind.TEXT:
            _text(out, placed, source)
        if block.kind is not BlockKind.FURNITURE:
            last = block
    out.agenda = [_item(item, source) for item in structure.items]
    return out


def _kinds(placed: Sequence[Placed]) -> dict[int, Kind]:
    said: list[Said] = []
    blocks: list[Block] = []
    section = 0
    last: tuple[object, ...] = ()
    for held in placed:
        block = held.block
        here = (id(held.item), *(id(case) for case in held.cases))
        if block.kind is BlockKind.HEADING and block.section not in (
            "talk",
            "results",
            "conditions",
            "reasons",
        ):
            section += 1
        if block.kind in (BlockKind.NOTE, BlockKind.RESULT) and any(
            c.block is block for case in held.cases for c in case.ruled
        ):
            section += 1
        if block.kind is not BlockKind.TURN:
            continue
        if here != last and not (set(here[1:]) & set(last[1:])):
            section += 1
        last = here
        speaker = block.speaker
        role = speaker.role if speaker else Role.UNKNOWN
        speech = block.speech
        hint = speaker.kind if speaker else None
        said.append(Said(role, speech.text, speech.sentences, hint, section))
        blocks.append(block)
    return {id(block): kind for block, kind in zip(blocks, classify(said), strict=True)}


def _turn(out: Assembled, placed: Placed, kind: Kind, source: str) -> Turn:
    block = placed.block
    pieces = (
        block.pieces or [Piece(block.line, block.label.speech, block.label.speech, "")]
        if block.label
        else block.pieces
    )
    joined = block.speech
    place = place_of(pieces, line=block.line.number)
    label = block.label
    speaker = block.speaker or Speaker(Role.UNKNOWN, None)
    spans: tuple[Span, ...] = ()
    if kind.kind in (TurnKind.QUESTION, TurnKind.PROCEDURAL):
        spans = tuple(joined.hull(span.start, span.stop) for span in kind.questions)
        if kind.kind is TurnKind.QUESTION and block.section == "reported":
            spans = _clause_spans(joined)
        elif kind.kind is TurnKind.QUESTION and not spans and joined.text:
            spans = (joined.hull(0, len(joined.text)),)
    head = block.head if label else None
    turn = Turn(
        id=f"t{len(out.turns) + 1:03d}",
        item=placed.item.id if placed.item else None,
        place=place,
        speaker_raw=head.span().of(source).strip(" \u3000|\t") if head else None,
        speaker=speaker.shown,
        speaker_span=block.line.span(label.start, label.stop) if label and head else None,
        names=tuple(block.line.span(label.start + a, label.start + b) for a, b in speaker.names)
        if label and head
        else (),
        role=speaker.role,
        kind=kind.kind,
        question_spans=spans,
        cases=tuple(case.id for case in placed.cases),
        text=place.text(source),
    )
    out.turns.append(turn)
    out.of_turn[turn.id] = block
    return turn


def _clause_spans(joined: Joined) -> tuple[Span, ...]:
    """Return one span for each か-clause of reported speech."""
    count = clauses(joined.text)
    ends = [
        at + 1
        for at, sign in enumerate(joined.text)
        if sign == "か" and joined.text[at + 1 : at + 2] in ("、", "。", "と", "」", "?", "")
    ]
    if len(ends) < count:
        return (joined.hull(0, len(joined.text)),)
    starts = [0, *ends[:-1]]
    return tuple(joined.hull(a, b) for a, b in zip(starts, ends, strict=True))


def _note_type(placed: Placed, before: Turn | None) -> NoteType:
    block = placed.block
    if block.section in ("conditions", "reasons"):
        return NoteType.CONDITION if block.section == "conditions" else NoteType.REASON
    if placed.item and placed.item.kind is AgendaKind.CLOSED and not placed.cases:
        return NoteType.CLOSED_SESSION
    if any(held.block is block and held.rank > 0 for case in placed.cases for held in case.ruled):
        return NoteType.OUTCOME
    words = words_of(block.text)
    if words.strip("。") in _ASSENT:
        led = before is not None and before.kind is TurnKind.PROCEDURAL
        return NoteType.PROCEDURAL_APPROVAL if led else NoteType.NOTED
    if block.kind is BlockKind.RESULT and placed.cases:
        return NoteType.OUTCOME
    return type_of(block.text)


def _note(out: Assembled, placed: Placed, kind: NoteType, source: str) -> None:
    block = placed.block
    pieces = block.pieces or ([block.head] if block.head else [])
    if not pieces:
        return
    place = place_of(pieces)
    note = Note(
        id=f"n{len(out.notes) + 1:03d}", item=placed.item.id if placed.item else None, place=place, type=kind,
        cases=tuple(case.id for case in placed.cases), raw=place.text(source),
    )  # fmt: skip
    out.notes.append(note)
    out.of_note[note.id] = block


def _text(out: Assembled, placed: Placed, source: str) -> None:
    """Running text is a note; a few words under an item go with the item."""
    block = placed.block
    if block.section == "frame":
        return
    if "。" in block.text or placed.cases:
        ruled = any(held.block is block for case in placed.cases for held in case.ruled)
        short = type_of(block.text) if len(block.text) < 80 else NoteType.OTHER
        _note(out, placed, NoteType.OUTCOME if ruled else short, source)
    elif placed.item:
        placed.item.pieces.extend(block.pieces)
    else:
        out.left.append(block)


def _item(item: Item, source: str) -> AgendaItem:
    pieces = sorted(item.pieces, key=lambda held: held.span().start)
    return AgendaItem(
        id=item.id, number=item.number, kind=item.kind, title=item.title, place=place_of(pieces)
    )


def build_case(
    draft: Draft, departments: Departments, citations: tuple[Citation, ...], source: str
) -> Case:
    """Return the case of a draft; topics are matched later."""
    title = place_of(draft.title) if draft.title else None
    return Case(
        id=draft.id,
        item=draft.item.id if draft.item else None,
        number=draft.number,
        heading=place_of(draft.heading),
        title=title.text(source) if title else None,
        title_place=title,
        procedure=draft.procedure,
        bodies=tuple(_bodies(draft, departments)),
        citations=citations,
        outcome=outcome_of(draft.ruled, draft.conditions),
    )


def _bodies(draft: Draft, departments: Departments) -> list[CaseBody]:
    found = []
    for block in draft.bodies:
        place = [block.head, *block.pieces] if block.head else block.pieces
        found.append(read_body(block.section or "", block.pieces, place, departments))
    if draft.entry and (unit := draft.entry.cells.get("unit")) and unit.text:
        body = read_body("所管課", [unit], [unit], departments)
        found.append(
            CaseBody(
                role=body.role,
                part=part_of(body.role),
                place=body.place,
                units=body.units,
                staff=body.staff,
            )
        )
    return found


__all__ = ["Assembled", "CaseUnit", "assemble", "build_case"]
