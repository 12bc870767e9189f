"""Which stretch of the source belongs to which part."""

from __future__ import annotations

from kurume_search.model.place import PartKind
from kurume_search.parsing.assemble import Assembled
from kurume_search.parsing.blocks import (
    BODY,
    ENTRY,
    FIELD,
    FURNITURE,
    HEADING,
    MEETING,
    RESULT,
    TEXT,
    TITLE,
    TURN,
    Block,
)
from kurume_search.parsing.drafts import Structure
from kurume_search.parsing.outline_state import Outline
from kurume_search.parsing.parts import Claim
from kurume_search.parsing.pieces import piece

# What the other blocks are; those that belong to no item or case.
_PART_OF = {
    BODY: PartKind.BODY,
    ENTRY: PartKind.HEADING,
    RESULT: PartKind.NOTE,
    FURNITURE: PartKind.FURNITURE,
    FIELD: PartKind.HEADER,
    MEETING: PartKind.HEADER,
}
_OF_NOTHING = frozenset({FURNITURE, FIELD, MEETING})


def claims_of(outline: Outline, structure: Structure, assembled: Assembled) -> list[Claim]:
    """Return the claims of every block, labels and marks with it."""
    turns = {id(block): name for name, block in assembled.of_turn.items()}
    notes = {id(block): name for name, block in assembled.of_note.items()}
    titles = {held.span(): case.id for case in reversed(structure.cases) for held in case.title}
    heads = {case.heading[0].span().start: case.id for case in reversed(structure.cases)}
    items = {item.pieces[0].span().start: item.id for item in structure.items}
    left = {id(block) for block in assembled.left}
    found: list[Claim] = []
    for placed in structure.placed:
        block, kind = placed.block, placed.block.kind
        owner = placed.cases[0].id if placed.cases else placed.item.id if placed.item else None
        if kind is TURN:
            _claim(found, block, PartKind.TURN, turns.get(id(block)))
        elif id(block) in notes:
            _claim(found, block, PartKind.NOTE, notes[id(block)])
        elif kind is HEADING:
            start = (block.pieces[0] if block.pieces else block.head).span().start  # type: ignore[union-attr]
            case = heads.get(start)
            part = PartKind.HEADING if case else PartKind.AGENDA
            _claim(found, block, part, case or items.get(start))
        elif kind is TITLE:
            _claim(found, block, PartKind.TITLE, titles.get(block.pieces[0].span(), owner))
        elif kind in _PART_OF:
            _claim(found, block, _PART_OF[kind], None if kind in _OF_NOTHING else owner)
        elif id(block) not in left:
            _claim(found, block, PartKind.AGENDA, owner)
    found += [
        (*words.bounds(), PartKind.HEADER, None) for held in outline.fields for words in held.pieces
    ]
    return found


def _claim(found: list[Claim], block: Block, kind: PartKind, owner: str | None) -> None:
    """Add the claims of one block to those `found`."""
    pieces = iter(block.pieces)
    if block.head is not None and "mark" in block.cells:  # the label stands behind the words
        words = (*block.cells["mark"], *pieces, block.head)
        found += [(*held.bounds(), kind, owner) for held in words]
        return
    if block.head is not None or (block.kind is not TEXT and block.label is None):
        # The words of the first line and what stands before them: a label, a mark.
        first = next(pieces, None)
        own = first is None or first.line is block.line
        alone = block.section in ("reported", "bullet") or block.kind is ENTRY
        if first is not None and (alone or not own):
            found.append((*first.bounds(), kind, owner))
        if block.head is not None and not own:
            found.append((*block.head.bounds(), kind, owner))
        elif not alone:
            start, _ = (block.head or piece(block.line)).bounds()
            _, stop = (first or piece(block.line)).bounds()
            found.append((min(start, stop), stop, kind, owner))
    found += [(*rest.bounds(), kind, owner) for rest in pieces]
