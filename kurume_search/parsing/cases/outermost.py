"""Items as the list in front counts them: 開会, 議事 and その他, called or not (会議次第)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kurume_search.parsing.calls.blocks import HEADING, Block
from kurume_search.parsing.calls.heading_words import title_pieces
from kurume_search.parsing.decisions.drafts import Draft, Item, Structure
from kurume_search.parsing.marks.case_numbers import case_key
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.headwords import kind_of
from kurume_search.parsing.words.titles import title_key
from kurume_search.text.normalize import fold_plain
from kurume_search.text.numerals import read_number


def count_from_list(blocks: Sequence[Block], out: Structure) -> None:
    """Add the outermost entries of the list in front that no heading of the body repeats.

    An entry that holds others (2 諮問事項) is then the item of the cases that stand under it.
    """
    entries = _listed(blocks)
    if not entries:
        return
    outer = _outermost(entries)
    titles = {title_key("".join(piece.text for piece in item.title)) for item in out.items}
    numbers = {fold_plain(item.number) for item in out.items if item.number}
    lines = {piece.line.number for item in out.items for piece in item.pieces}
    holders: dict[int, Item] = {}
    for at in outer:
        block, heading = entries[at]
        known = title_key(heading.title) in titles or fold_plain(heading.number or "") in numbers
        if known or block.line.number in lines:
            continue
        kind = kind_of(heading.title, heading.tags, heading.word)
        title = title_pieces(block, heading) or list(block.pieces)
        added = Item(heading.number, kind, title, list(block.pieces))
        out.items.append(added)
        if block.section == "containers":
            holders[at] = added
    if holders:
        _hold(entries, outer, holders, out)


def _listed(blocks: Sequence[Block]) -> list[tuple[Block, Heading]]:
    listed = ((held, held.heading) for held in blocks if held.kind is HEADING and held.listed)
    return [(block, heading) for block, heading in listed if heading is not None]


def _outermost(entries: Sequence[tuple[Block, Heading]]) -> list[int]:
    """Return the places of the entries that are counted 1, 2, 3 as the first one is."""
    found: list[int] = []
    for at, (_, heading) in enumerate(entries):
        if heading.number is None or (found and heading.level != entries[found[0]][1].level):
            continue
        if read_number(fold_plain(heading.number).strip("()")) != len(found) + 1:
            if not found:
                continue  # the head of the list is counted among the fields (7 次第)
            break
        found.append(at)
    return found if len(found) > 1 else []


def _hold(
    entries: Sequence[tuple[Block, Heading]],
    outer: Sequence[int],
    holders: dict[int, Item],
    out: Structure,
) -> None:
    """Put cases under the entries that hold them, in the place of items of their own."""
    under: dict[str, Item] = {}
    for at, stop in pairwise([*outer, len(entries)]):
        for _, heading in entries[at + 1 : stop] if at in holders else ():
            keys = (*heading.cases.keys, title_key(heading.title))
            under |= {key: holders[at] for key in keys if key}
    only = next(iter(holders.values())) if len(holders) == 1 else None
    beside = {title_key(entries[at][1].title) for at in outer if at not in holders}
    moved: dict[int, Item] = {}
    for draft in out.cases:
        if draft.item is None or draft.item in holders.values():
            continue
        own = title_key("".join(piece.text for piece in draft.item.title))
        holder = _holder(draft, under) or (only if own not in beside else None)
        if holder is not None:
            moved[id(draft.item)] = holder
            draft.item = holder
    for placed in out.placed:
        placed.item = moved.get(id(placed.item), placed.item)
    out.items = [item for item in out.items if id(item) not in moved]


def _holder(draft: Draft, under: dict[str, Item]) -> Item | None:
    keys = (case_key(draft.number) if draft.number else "", title_key(draft.title_text))
    return next((under[key] for key in keys if key in under), None)
