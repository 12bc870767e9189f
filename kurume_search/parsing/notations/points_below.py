"""Points of nobody below a heading that says whose they are: 委員の主な意見, ・…, ・(会長)….

Where most entries have no label, whoever is named in one speaks for that entry alone: the next
one is nobody's in particular again, though the pass over the lines has read it as his words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.calls.blocks import HEADING, TEXT, TURN, Block
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.marks.list_marks import BULLET, POINTS
from kurume_search.parsing.words.questions import asks

# 次の2点を求めたい。 What is listed below it is his.
_COUNTS_UP = re.compile("(?:次|以下)の")


def points_apart(blocks: list[Block]) -> list[Block]:
    """Return `blocks` of a document with labels, each entry of such a list apart."""
    by_members = [at for at, held in enumerate(blocks) if held.by is Role.MEMBER]
    heads = [at for at in by_members if heads_points(blocks[at])]
    if not heads:
        return blocks  # nearly always
    made, done = list[Block](), 0
    for at in heads:
        stop = next((k for k in range(at + 1, len(blocks)) if blocks[k].kind is HEADING), None)
        made += blocks[done : at + 1]
        done = len(blocks) if stop is None else stop
        made += _parted(blocks[at + 1 : done])
    return made + blocks[done:]


def heads_points(block: Block) -> bool:
    """Return whether a block is a heading of what the members said."""
    return block.kind is HEADING and block.section == "talk" and block.by is Role.MEMBER


def _parted(below: Sequence[Block]) -> Sequence[Block]:
    """Return what stands below such a heading, if most of its entries name nobody."""
    labelled = [held for held in below if held.kind is TURN and _mark(held)]
    unlabelled = sum(held.kind is TEXT and BULLET.match(held.text) is not None for held in below)
    unlabelled += sum(len(list(_entries(held))) - 1 for held in labelled)
    if unlabelled < max(len(labelled), 1):
        return below
    return [part for held in below for part in (_taken_apart(held) if _mark(held) else (held,))]


def _mark(block: Block) -> str:
    """Return the point before the label of a turn, "" without one or where the label is alone."""
    alone = not block.pieces or block.pieces[0].line is not block.line
    sign = block.line.text[:1]
    return sign if block.kind is TURN and block.head and not alone and sign in POINTS else ""


def _entries(block: Block) -> Iterator[list[Piece]]:
    """Yield the words behind a label, then those of each entry below it."""
    mark, held = _mark(block), list[Piece]()
    listed = _COUNTS_UP.search(block.pieces[0].text) is not None
    for words in block.pieces:
        if held and not listed and words.text[:1] == mark and words.line is not held[-1].line:
            yield held
            held = []
        held.append(words)
    yield held


def _taken_apart(block: Block) -> Iterator[Block]:
    first, *others = _entries(block)
    block.pieces = first
    if block.speaker is not None and block.speaker.kind is None:
        # What a chair remarks among the members' opinions leads nothing.
        hint = TurnKind.QUESTION if asks(block.text) else TurnKind.STATEMENT
        block.speaker = replace(block.speaker, kind=hint)
    yield block
    for pieces in others:
        yield Block(TEXT, pieces[0].line, pieces, section="talk", by=Role.MEMBER)
