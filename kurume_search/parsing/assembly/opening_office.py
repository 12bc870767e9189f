"""Who opens the meeting is of its office, where no list says who is (ただいまから審議会を開催…)."""

from __future__ import annotations

from dataclasses import replace

from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import TURN, Block
from kurume_search.parsing.outline.state import Outline
from kurume_search.parsing.page.bodies import is_head
from kurume_search.parsing.words.label_names import official_titles
from kurume_search.parsing.words.questions import words_match


def settle_opening(outline: Outline) -> None:
    """Give the official who opens a meeting that another one leads the role of its office.

    So are those whose label has no more than a title, of the unit that spoke before them:
    甲川文書課長, then 乙部主任.
    """
    turns = [block for block in outline.blocks if block.kind is TURN and block.speaker]
    if not turns or not _opens(turns[0]):
        return
    roles = {block.speaker.role for block in turns if block.speaker}
    if Role.CHAIR not in roles or Role.SECRETARIAT in roles:
        return
    if any(held.id == "secretariat" for held in outline.fields):
        return
    opener, by_office = _label(turns[0]), True
    for block in turns:
        if block.speaker is None or not _is_official(block):
            continue
        if (block.speaker.shown or "") not in official_titles():
            by_office = _label(block) == opener
        if by_office:
            block.speaker = replace(block.speaker, role=Role.SECRETARIAT)


def _is_official(block: Block) -> bool:
    """Return whether a label has the title of an official whose role nothing else told.

    A mayor who opens a meeting is its host, and no clerk.
    """
    speaker = block.speaker
    told = speaker is not None and speaker.role is Role.IMPLEMENTING_BODY and not speaker.sure
    label = _label(block)
    return told and label.endswith(tuple(official_titles())) and not is_head(label)


def _label(block: Block) -> str:
    line, label = block.head.line if block.head else block.line, block.label
    return "".join(line.text[label.start : label.stop].split()) if label else ""


def _opens(block: Block) -> bool:
    """Return whether an official opens the meeting in a turn."""
    if not _is_official(block):
        return False
    return any(words_match("opens", said.text) for said in block.speech.sentences)
