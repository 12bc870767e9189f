"""Which votes that a note records are on a case, by what was said before the note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kurume_search.data import table
from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import TEXT, TURN, Block
from kurume_search.text.patterns import Sieve

if TYPE_CHECKING:
    from kurume_search.parsing.decisions.drafts import Placed

# Hands are raised to speak as well; whoever is for or against something votes.
_SIDES = re.compile(r"賛|反対|可|否|棄権|採決|表決|投票|一致|承認|保留|着席")
# What a note is said behind stands within so many blocks before it.
_NEAR = 4


@cache
def _words(name: str) -> Sieve:
    return Sieve(*table("notes")[name]["words"])


def is_hands_alone(words: str) -> bool:
    """Return whether a vote only counts hands (挙手多数), for whatever they were raised."""
    return _SIDES.search(words) is None


def gives_floor(words: str) -> bool:
    """Return whether folded words of a chair call on someone who has asked to speak."""
    return _words("gives_floor").has(words) and not _words("put_to_vote").has(words)


def is_on_a_case(words: str, before: Sequence[Placed], *, put: bool, behind: bool) -> bool:
    """Return whether the folded words of a note can be a vote on the case that is open.

    Args:
        words: The note.
        before: The blocks before it, the last one last.
        put: A proposal on the case is before the council.
        behind: The case has just been decided.
    """
    block = _said_before(before)
    said = block.speech.text if block is not None else ""
    if _words("elects").has(said):
        return False
    alone, asked = is_hands_alone(words), _words("put_to_vote").has(said)
    if alone and _is_against(said):
        return False  # the hands of those for it are counted by a note of their own
    if put or asked:
        return True
    if alone and _words("asks_to_speak").has(said):
        return False
    led = block is not None and block.speaker is not None and block.speaker.role is Role.CHAIR
    return behind or not (alone or led)


def _is_against(said: str) -> bool:
    """Return whether the last sentence that names a side asks for those against."""
    against = max(
        (match.end() for match in _words("put_against").pattern.finditer(said)), default=-1
    )
    return against > max(said.rfind("賛"), said.rfind("承認に"))


def _said_before(before: Sequence[Placed]) -> Block | None:
    """Return the last words that somebody said, or the record told, right before a note."""
    near = (held.block for held in reversed(before[-_NEAR:]))
    return next((block for block in near if block.kind is TURN or block.kind is TEXT), None)
