"""Lists of items in front (次第, 議題): which headings announce, and which call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kurume_search.parsing.blocks import Block, BlockKind

_TITLE_NOISE = re.compile(r"について$|[「」『』\s、。,()（）【】]|[(（【].{0,40}[)）】]$")
# Titles that agree so far are one title; the end may be cut or reworded.
_PREFIX = 14
_SAID = (BlockKind.TURN, BlockKind.NOTE, BlockKind.RESULT, BlockKind.BODY, BlockKind.ENTRY)
_TALK = ("talk", "results", "conditions", "reasons")
_OPENS = re.compile(
    r"ただ(?:今|いま)(?:から|より)|開会|定刻|お集まり|御多(?:用|忙)|おはようござい|こんにちは|本日は"
)
_CLOSES = re.compile(r"その他|閉会")


def title_key(title: str) -> str:
    """Return a title as two prints of it are compared."""
    return _TITLE_NOISE.sub("", title)


def mark_listed(blocks: Sequence[Block]) -> None:
    """Mark headings that only announce: called again later, or in a list with nothing said."""
    headings = [(at, block) for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    for run in _lists(headings):
        for at, block in run:
            block.listed = not _says(blocks, at)
        at, last = run[-1]
        if len(run) > 1 and all(block.listed for _, block in run[:-1]):
            last.listed = last.listed or _opens_behind(blocks, at, last)
        if not all(block.listed for _, block in run):
            for _, block in run:
                block.listed = False
    for index, (at, block) in enumerate(headings):
        if block.section in _TALK or block.listed or _says(blocks, at):
            continue
        if any(_same(block, other) for _, other in headings[index + 1 :]):
            block.listed = True


def _lists(headings: Sequence[tuple[int, Block]]) -> Iterator[list[tuple[int, Block]]]:
    """Yield the runs of headings that stand under 議題 or 次第 in the front."""
    run: list[tuple[int, Block]] = []
    over = False  # an entry came again: from there on items are called
    for at, block in headings:
        over = over or any(_same(held, block) for _, held in run)
        if block.in_list and not over and block.section not in _TALK:
            run.append((at, block))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _opens_behind(blocks: Sequence[Block], at: int, last: Block) -> bool:
    """Say whether the words behind the last entry open the meeting, not that entry."""
    title = last.heading.title if last.heading else ""
    if _CLOSES.search(title):
        return True
    behind = next((block for block in blocks[at + 1 :] if block.kind is BlockKind.TURN), None)
    return behind is not None and bool(_OPENS.search(behind.text[:120]))


def _says(blocks: Sequence[Block], at: int) -> bool:
    """Say whether anything is said right under the heading, before the next one."""
    for block in blocks[at + 1 :]:
        if block.kind in _SAID:
            return True
        if block.kind is BlockKind.TEXT and "。" in block.text:
            return True
        if block.kind is BlockKind.HEADING:
            return block.section in _TALK
        if block.kind is BlockKind.FIELD:
            return False
    return False


def _same(block: Block, other: Block) -> bool:
    one, two = block.heading, other.heading
    if one is None or two is None:
        return False
    if one.cases and two.cases:
        return bool(set(one.cases.keys) & set(two.cases.keys))
    first, second = title_key(one.title), title_key(two.title)
    if len(first) < 4 or len(second) < 4:
        return first == second != "" and one.number == two.number
    return first == second or (
        first[:_PREFIX] == second[:_PREFIX] and min(len(first), len(second)) >= _PREFIX
    )
