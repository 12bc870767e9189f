"""Entries of a list in front whose matters are headed below in other words (略題)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.words.near_titles import same_titles
from kurume_search.parsing.words.titles import title_key


def mark_reworded(
    headings: Sequence[tuple[int, Block]], says: Callable[[int], bool], first: int
) -> None:
    """Mark the entries of a list in front that headings over the talk call by a like title.

    Args:
        headings: All, with their positions.
        says: Whether anything is said under the heading at a position.
        first: The position of the first turn.
    """
    entries = [
        (at, block) for at, block in headings
        if at < first and block.in_list and not block.listed and _is_titled(block) and not says(at)
    ]  # fmt: skip
    if not entries:
        return
    known = {title_key(_title(block)) for _, block in headings if block.listed}
    called = [
        (at, block) for at, block in headings
        if not block.listed and _is_titled(block) and says(at)
        and title_key(_title(block)) not in known
    ]  # fmt: skip
    titles = [[_title(block) for _, block in row] for row in (entries, called)]
    for place, other in same_titles(*titles).items():
        (at, entry), (behind, heading) = entries[place], called[other]
        if at < behind and _can_be_one(entry, heading):
            entry.listed = True


def _can_be_one(entry: Block, called: Block) -> bool:
    """Return whether an entry and a heading can be of one matter by how they are counted.

    Two headings in a row over one talk are of two matters.
    """
    one, two = entry.heading, called.heading
    if one is None or two is None:
        return False
    if one.cases and two.cases and one.cases.word == two.cases.word:
        return not set(one.cases.keys).isdisjoint(two.cases.keys)
    return one.level != two.level or (one.number is not None and one.number == two.number)


def _is_titled(block: Block) -> bool:
    return block.section is None and _title(block) != ""


def _title(block: Block) -> str:
    return block.heading.title if block.heading else ""
