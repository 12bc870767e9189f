"""What is counted below the title of a numbered case, and is of it: (ア) 対象者, (イ) 期間."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import BODY, FURNITURE, HEADING, RESULT, TEXT, TURN, Block
from kurume_search.parsing.marks.heading_marks import place_of
from kurume_search.parsing.outcomes.outcome import may_end, value_of
from kurume_search.parsing.page.apart_titles import is_said_of_any
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import is_bare_assent
from kurume_search.parsing.words.headwords import words_of_items
from kurume_search.parsing.words.titles import is_titular

_BETWEEN = (BODY, FURNITURE)


def parts_below(
    blocks: Sequence[Block], at: int, heading: Heading, outer: Collection[str]
) -> frozenset[int]:
    """Return the positions of the headings that part a case and open none.

    The first is counted 1 and stands right below the title in full of a case, with nothing said
    between; the rest go on counting so. Where each of them tells an end of its own, they are
    matters of their own. So they are below a case without a number of its own, but for words
    that are said of any matter (対象者, 保存期間について).

    Args:
        blocks: All.
        at: The position of the heading of the case.
        heading: What that says.
        outer: The marks of the headings that the case stands under.
    """
    if not heading.title or len(heading.cases.printed) > 1:
        return frozenset()
    first = at + 1
    while first < len(blocks) and (
        blocks[first].kind in _BETWEEN or (blocks[first].kind is TEXT and blocks[first].section)
    ):
        first += 1
    level = _part_of(blocks, first, 1)
    if level is None or level == heading.level or level in outer or not is_titular(heading.title):
        return frozenset()
    found: list[int] = [first]
    ended: set[int] = set()
    for place in range(first + 1, len(blocks)):
        block = blocks[place]
        if block.kind is not HEADING or block.heading is None:
            if _ends(block):
                ended.add(len(found))
        elif _part_of(blocks, place, len(found) + 1) == level:
            found.append(place)
        elif block.section is None:
            break
    own = heading.cases and heading.cases.word not in words_of_items("positional")
    if not own and not all(is_said_of_any(_title(blocks[place])) for place in found):
        return frozenset()
    if len(found) == 1 and is_titular(_title(blocks[first])):
        return frozenset()
    return frozenset(found) if len(found) == 1 or len(ended) < len(found) else frozenset()


def _title(block: Block) -> str:
    return block.heading.title if block.heading is not None else ""


def _part_of(blocks: Sequence[Block], at: int, count: int) -> str | None:
    """Return how a heading is counted that is the part of that count, or None."""
    block = blocks[at] if at < len(blocks) else None
    if block is None or block.kind is not HEADING or block.heading is None or block.listed:
        return None
    heading = block.heading
    if block.section is not None or heading.cases or heading.word or heading.number is None:
        return None
    return heading.level if place_of(heading.number) == count else None


def _ends(block: Block) -> bool:
    """Return whether a block tells how what stands above it ended, or is the assent to that."""
    if block.kind is RESULT or is_bare_assent(block.text):
        return True
    if not may_end(block.text):
        return False
    led = block.kind is not TURN or (block.speaker and block.speaker.role is Role.CHAIR)
    return bool(led) and any(value_of(said.text) for said in block.speech.sentences)
