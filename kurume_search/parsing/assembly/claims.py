"""Which stretch of the source belongs to which part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kurume_search.model.place import PartKind
from kurume_search.parsing.assembly.parts import Claim
from kurume_search.parsing.calls.blocks import (
    BODY,
    ENTRY,
    FIELD,
    FURNITURE,
    HEADING,
    MEETING,
    RESULT,
    TEXT,
    TITLE,
    Block,
)
from kurume_search.parsing.decisions.drafts import Placed, Structure
from kurume_search.parsing.header.fields import Field
from kurume_search.parsing.lines.pieces import piece
from kurume_search.text.spans import Span

# What the other blocks are; those that belong to no item or case.
_PART_OF = {
    BODY: PartKind.BODY,
    ENTRY: PartKind.HEADING,
    RESULT: PartKind.NOTE,
    FURNITURE: PartKind.FURNITURE,
    FIELD: PartKind.HEADER,
    MEETING: PartKind.HEADER,
    TITLE: PartKind.TITLE,
}
# Reported speech has no label before it.
_ALONE = ("reported", "bullet")
_OF_NOTHING = frozenset({FURNITURE, FIELD, MEETING})


class Claims:
    """The claims of the blocks of a meeting, labels and marks with them, as they are read."""

    __slots__ = ("_heads", "_items", "_titles", "found")

    def __init__(self, structure: Structure) -> None:
        self.found: list[Claim] = []
        cases = structure.cases[::-1]  # of several under one heading, the first
        self._titles = {held.bounds(): case.id for case in cases for held in case.title}
        self._heads = {case.heading[0].bounds()[0]: case.id for case in cases}
        self._items = {item.pieces[0].bounds()[0]: item.id for item in structure.items}

    def other(self, placed: Placed) -> None:
        """Add the claims of a block that no turn and no note is made of."""
        block, kind = placed.block, placed.block.kind
        owner = placed.cases[0].id if placed.cases else placed.item.id if placed.item else None
        part = _PART_OF.get(kind, PartKind.AGENDA)
        words = [held.span() for held in block.pieces]
        if kind is HEADING:
            start = words[0].start if words else block.head.bounds()[0]  # type: ignore[union-attr]
            case = self._heads.get(start)
            part = PartKind.HEADING if case else PartKind.AGENDA
            owner = case or self._items.get(start)
        elif kind is TITLE:
            owner = self._titles.get((words[0].start, words[0].stop), owner)
        elif kind in _OF_NOTHING:
            owner = None
        self.add(block, part, owner, words)

    def add(self, block: Block, kind: PartKind, owner: str | None, words: Sequence[Span]) -> None:
        """Add the claims of one block, whose pieces are `words` in the source."""
        head, found = block.head, self.found
        if head is not None and "mark" in block.cells:  # the label stands behind the words
            found += [(*held.bounds(), kind, owner) for held in block.cells["mark"]]
            found += [(held.start, held.stop, kind, owner) for held in words]
            found.append((*head.bounds(), kind, owner))
            return
        if head is not None or (block.kind is not TEXT and block.label is None):
            # The words of the first line and what stands before them: a label, a mark.
            own = not words or block.pieces[0].line is block.line
            alone = block.section in _ALONE or block.kind is ENTRY
            if words and (alone or not own):
                found.append((words[0].start, words[0].stop, kind, owner))
            if head is not None and not own:
                found.append((*head.bounds(), kind, owner))
            elif not alone:
                if head is None and words and block.pieces[0].start == 0:
                    start = words[0].start  # nothing stands before them
                else:
                    start, _ = (head or piece(block.line)).bounds()
                stop = words[0].stop if words else piece(block.line).bounds()[1]
                found.append((start if start < stop else stop, stop, kind, owner))
            if len(words) < 2:  # nearly always
                return
            words = words[1:]
        found += [(held.start, held.stop, kind, owner) for held in words]


def claims_of_fields(fields: Iterable[Field]) -> list[Claim]:
    """Return the claims of the fields of the header."""
    return [(*words.bounds(), PartKind.HEADER, None) for held in fields for words in held.pieces]


def claims_around(spans: Iterable[Span]) -> list[Claim]:
    """Return the claims of the words that surround a document."""
    return [(span.start, span.stop, PartKind.FURNITURE, None) for span in spans]
