"""Turns whose label says what they do, and whose last words in brackets say who speaks.

意見1 個人が分かるのではないか。(甲野委員): what is written to a council is often signed so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.calls.blocks import TURN, Block
from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.words.speakers import Speaker, read_speaker

# One alone could be an aside.
_LEAST = 2
_SIGNED = re.compile(r"(?<!\s)\s*\((?P<who>[^()]{1,60})\)。?$")
_PERSON = re.compile(r"[^\s、・][^、・]*")


class _Signature(NamedTuple):
    """Who signed a turn, and from which column of its last piece on."""

    speaker: Speaker
    start: int
    label: tuple[int, int]


def sign_turns(blocks: Sequence[Block]) -> None:
    """Give turns whose label names nobody the speaker in brackets at their end."""
    bare = [block for block in blocks if block.label is not None and _is_bare(block)]
    signed = [(block, made) for block in bare if (made := _signature(block))]
    if len(signed) < _LEAST:
        return
    for block, made in signed:
        last = block.pieces.pop()
        low, high = (last.start + column for column in made.label)
        speech, after = last.start + made.start, last.start + len(last.text)
        if made.start:
            block.pieces.append(last.cut(0, made.start))
        block.cells["mark"] = [block.head] if block.head else []
        block.head = Piece(last.line, speech, after, last.text[made.start :])
        block.label = Label(low, high, speech, made.speaker, after)
        block.speaker = made.speaker


def _is_bare(block: Block) -> bool:
    """Return whether the label of a block says what a turn does and not who speaks."""
    who = block.speaker
    if block.kind is not TURN or who is None or not block.pieces:
        return False
    if who.role is not Role.UNKNOWN or who.shown is not None:
        return False
    return block.pieces[-1].text.endswith((")", ")。"))


def _signature(block: Block) -> _Signature | None:
    last = block.pieces[-1]
    match = _SIGNED.search(last.text)
    persons = list(_PERSON.finditer(last.text, *match.span("who"))) if match else []
    read = [(held.start(), read_speaker(held.group().rstrip())) for held in persons]
    speaker = read[0][1] if read else None
    if match is None or speaker is None or speaker.role is Role.UNKNOWN:
        return None
    kind = block.speaker.kind if block.speaker else None
    whole = match.start() == 0 and len(block.pieces) < 2  # nothing would be said
    if whole or not (speaker.sure or kind is TurnKind.ANSWER):
        return None
    first = persons[0]
    # The names of all who signed are hidden together; the first of them speaks.
    names = tuple(
        (at - first.start() + low, at - first.start() + high)
        for at, who in read if who for low, high in who.names
    )  # fmt: skip
    speaker = replace(speaker, kind=kind, names=names)
    return _Signature(speaker, match.start(), first.span())
