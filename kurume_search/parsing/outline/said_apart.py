"""Lists below a heading of what was said, each entry a turn: 質問・意見 ①…②…, 回答 ①…②….

The pass over the lines has read such a heading as a label that stands alone, and all below
it as its words. A label that comes again in the case is of one who speaks again (質問, 回答,
質問, 回答): what he counts are points of his.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kurume_search.model.turn import TurnKind
from kurume_search.parsing.calls.blocks import FURNITURE, HEADING, TEXT, TURN, Block
from kurume_search.parsing.labels.said_heads import heads_answered, heads_asked
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.marks.list_marks import Mark, mark_of
from kurume_search.parsing.words.headwords import PARTING

_VIEWS = re.compile("意見|要望|指摘|発言")
# One entry alone is a list where others are.
_LEAST = 2


def take_apart(blocks: list[Block]) -> list[Block]:
    """Return `blocks` with each entry of such lists as a turn of its own."""
    told = [block for block in blocks if block.label is not None and _says_what(block)]
    if not any(heads_asked(_label(block)) for block in told):
        return blocks  # nearly always
    pairs = list(_pairs(blocks))
    if not any(len(asked) >= _LEAST and asked.answered for asked, _ in pairs):
        return blocks
    made: dict[int, list[Block]] = {}
    for asked, answered in pairs:
        made[id(asked.block)] = [asked.heading(), *asked.turns]
        if answered is not None:
            _join(asked, answered)
            made[id(answered.block)] = [answered.heading(), *answered.turns]
    return [part for block in blocks for part in made.get(id(block), (block,))]


class _List:
    """A turn that is a heading with the entries below it."""

    def __init__(
        self, block: Block, entries: Sequence[tuple[Mark, list[Piece]]], *, replies: bool
    ) -> None:
        self.block, self.replies, self.answered = block, replies, False
        self.marks = [mark for mark, _ in entries]
        self.turns = [self._turn(mark, words) for mark, words in entries]

    def __len__(self) -> int:
        return len(self.turns)

    def _turn(self, mark: Mark, words: list[Piece]) -> Block:
        first, speaker, head = words[0], self.block.speaker, _label(self.block)
        if speaker is not None and self.replies:
            speaker = replace(speaker, kind=TurnKind.ANSWER)
        elif speaker is not None and _VIEWS.search(head):  # 質問・意見: what asks is a question
            speaker = replace(speaker, kind=TurnKind.STATEMENT)
        said = [first.cut(mark.stop, len(first.text)), *words[1:]]
        return Block(TURN, first.line, said, head=first.cut(0, mark.stop), speaker=speaker)

    def heading(self) -> Block:
        """Return the heading, as words that frame what was said."""
        head = [self.block.head] if self.block.head is not None else []
        return Block(TEXT, self.block.line, head, section="frame")


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[_List, _List | None]]:
    """Yield the lists of what was asked, each with that of the answers right behind it."""
    case: list[Block] = []
    for block in blocks:
        if block.kind is HEADING and block.section not in PARTING:
            yield from _pairs_of(case)
            case = []
        elif block.kind is not FURNITURE:
            case.append(block)
    yield from _pairs_of(case)


def _pairs_of(case: Sequence[Block]) -> Iterator[tuple[_List, _List | None]]:
    """Yield those of one case."""
    heads = [_label(block) if _says_what(block) else "" for block in case]
    times = Counter(heads)
    for at, (block, head) in enumerate(zip(case, heads, strict=True)):
        if not head or times[head] > 1 or not heads_asked(head):
            continue
        asked = _read(block, None)
        below = case[at + 1] if at + 1 < len(case) else None
        replies = below is not None and heads[at + 1] and heads_answered(heads[at + 1])
        if asked is not None and below is not None and replies:
            asked.answered = True
            yield asked, _read(below, asked)
        elif asked is not None:
            yield asked, None


def _says_what(block: Block) -> bool:
    """Return whether a label says what is done, and nobody's name."""
    label, who = block.label, block.speaker
    if block.kind is not TURN or label is None or who is None or who.kind is None or who.names:
        return False
    return bool(block.pieces) and block.head is not None and block.head.line is block.line


def _label(block: Block) -> str:
    label = block.label
    return "".join(block.line.text[label.start : label.stop].split()) if label else ""


def _read(block: Block, asked: _List | None) -> _List | None:
    """Read the words of a turn as a list, answers by the kind and the counts of what they answer.

    What is asked is counted from 1 on; an answer may be missing, or one be given to several.
    """
    entries: list[tuple[Mark, list[Piece]]] = []
    for held in block.pieces:
        mark = mark_of(held)
        above = entries[-1][0] if entries else None
        if mark is not None and _opens(mark, above, asked):
            entries.append((mark, [held]))
        elif entries:
            entries[-1][1].append(held)
        else:
            return None
    return _List(block, entries, replies=asked is not None)


def _opens(mark: Mark, above: Mark | None, asked: _List | None) -> bool:
    kind = above.kind if above is not None else asked.marks[0].kind if asked is not None else ""
    if kind and mark.kind != kind:
        return False
    if not mark.numbers:
        return True
    last = above.numbers[-1] if above is not None and above.numbers else 0
    if asked is None:
        return mark.numbers == (last + 1,)
    known = {number for held in asked.marks for number in held.numbers}
    return last < mark.numbers[0] and known.issuperset(mark.numbers)


def _join(asked: _List, answered: _List) -> None:
    """Let each answer know what it answers: by its count, without one by the order."""
    in_order = len(asked) == len(answered)
    for at, (mark, answer) in enumerate(zip(answered.marks, answered.turns, strict=True)):
        if mark.numbers:
            answer.answers = tuple(
                turn
                for held, turn in zip(asked.marks, asked.turns, strict=True)
                if set(held.numbers) & set(mark.numbers)
            )
        elif in_order:
            answer.answers = (asked.turns[at],)
