"""Which stretch of the source belongs to which part."""

from __future__ import annotations

from collections.abc import Iterator

from kurume_search.model.place import PartKind
from kurume_search.parsing.assemble import Assembled
from kurume_search.parsing.blocks import Block, BlockKind
from kurume_search.parsing.drafts import Structure
from kurume_search.parsing.outline_state import Outline
from kurume_search.parsing.parts import Claim
from kurume_search.parsing.pieces import piece


def claims_of(outline: Outline, structure: Structure, assembled: Assembled) -> Iterator[Claim]:
    """Yield the claims of every block, labels and marks with it."""
    turns = {id(block): name for name, block in assembled.of_turn.items()}
    notes = {id(block): name for name, block in assembled.of_note.items()}
    titles = {held.span(): case.id for case in reversed(structure.cases) for held in case.title}
    heads = {case.heading[0].span().start: case.id for case in reversed(structure.cases)}
    items = {item.pieces[0].span().start: item.id for item in structure.items}
    left = {id(block) for block in assembled.left}
    owner: str | None = None
    for placed in structure.placed:
        block = placed.block
        owner = placed.cases[0].id if placed.cases else placed.item.id if placed.item else None
        if block.kind is BlockKind.TURN:
            yield from _claims(block, PartKind.TURN, turns.get(id(block)))
        elif id(block) in notes:
            yield from _claims(block, PartKind.NOTE, notes[id(block)])
        elif block.kind is BlockKind.HEADING:
            start = (block.pieces[0] if block.pieces else block.head).span().start  # type: ignore[union-attr]
            case = heads.get(start)
            kind = PartKind.HEADING if case else PartKind.AGENDA
            yield from _claims(block, kind, case or items.get(start))
        elif block.kind is BlockKind.TITLE:
            yield from _claims(block, PartKind.TITLE, titles.get(block.pieces[0].span(), owner))
        elif block.kind is BlockKind.BODY:
            yield from _claims(block, PartKind.BODY, owner)
        elif block.kind is BlockKind.ENTRY:
            yield from _claims(block, PartKind.HEADING, owner)
        elif block.kind is BlockKind.FURNITURE:
            yield from _claims(block, PartKind.FURNITURE, None)
        elif block.kind in (BlockKind.FIELD, BlockKind.MEETING):
            yield from _claims(block, PartKind.HEADER, None)
        elif block.kind is BlockKind.RESULT:
            yield from _claims(block, PartKind.NOTE, owner)
        elif id(block) not in left:
            yield from _claims(block, PartKind.AGENDA, owner)
    for held in outline.fields:
        for words in held.pieces:
            yield Claim(*words.bounds(), PartKind.HEADER)


def _claims(block: Block, kind: PartKind, owner: str | None) -> Iterator[Claim]:
    held = iter(block.pieces)
    if block.head is not None and "mark" in block.cells:  # the label stands behind the words
        for words in (block.cells["mark"], *held, block.head):
            yield Claim(*words.bounds(), kind, owner)
        return
    if block.head is not None or (block.kind is not BlockKind.TEXT and block.label is None):
        # The words of the first line and what stands before them: a label, a mark.
        first = next(held, None)
        own = first is None or first.line is block.line
        alone = block.section in ("reported", "bullet") or block.kind is BlockKind.ENTRY
        if first is not None and (alone or not own):
            yield Claim(*first.bounds(), kind, owner)
        if block.head is not None and not own:
            yield Claim(*block.head.bounds(), kind, owner)
        elif not alone:
            start, _ = (block.head or piece(block.line)).bounds()
            _, stop = (first or piece(block.line)).bounds()
            yield Claim(min(start, stop), stop, kind, owner)
    for words in held:
        yield Claim(*words.bounds(), kind, owner)
