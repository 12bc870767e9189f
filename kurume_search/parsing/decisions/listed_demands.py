"""Lists of conditions and opinions below a verdict that announces them, each a note of its own.

次の条件を付して承認する。 ア … イ …: whatever the marks look like (a heading, a remark), what
stands below is demanded. So is each entry of a list under a heading (附帯条件).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.calls.blocks import FURNITURE, HEADING, NOTE, RESULT, TEXT, TURN, Block
from kurume_search.parsing.lines.pieces import Joined, Piece, piece
from kurume_search.parsing.marks.list_marks import Mark, mark_of
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.words.speech import sentences_of

# 次の条件を付して, 以下の点に留意されたい, 附帯意見は次のとおり.
_BELOW = re.compile(
    r"(?:次|以下|下記|左記)(?:に掲げる|[のに])[^。は]{0,16}(?:条件|意見|要望|事項|点|留意|とおり)"
)
_TOLD = frozenset({NOTE, TEXT, RESULT})
_GRANTS = frozenset(
    {
        OutcomeValue.APPROVED,
        OutcomeValue.APPROVED_CONDITIONAL,
        OutcomeValue.APPROVED_WITH_OPINION,
        OutcomeValue.PARTIALLY_APPROVED,
    }
)
# An entry without a mark is quoted, or ends as a demand does.
_DEMAND = re.compile(r"「[^「」]+」。?|.{4,}(?:こと|[らさ]れたい|れたい|望む|望ましい)。?")
_BINDS = "条件"
# What stands under such a heading.
_CONDITIONS = "conditions"


def set_apart(blocks: list[Block]) -> list[Block]:
    """Return `blocks` with each demand of such a list as words of conditions."""
    if not _may_list(blocks):  # nearly always
        return blocks
    found: list[Block] = []
    title = ""  # of the heading above
    below: _Below | None = None  # the list that was announced last, while it goes on
    changed = False
    for block in blocks:
        kind = block.kind
        if below is not None and kind is not FURNITURE:
            if (entry := below.entry(block)) is not None:
                found.append(entry)
                changed = True
                continue
            below = None
        if kind is HEADING:
            title = block.heading.title if block.heading is not None else ""
            below = _Below(binds=_BINDS in title) if block.section == _CONDITIONS else None
        if kind not in _TOLD or not block.pieces:
            found.append(block)
            if kind is TURN and block.is_led and announces(block.speech.text):
                below = _Below(binds=_binds(block.text))
            continue
        parts = [block]
        if block.section == _CONDITIONS:
            block.binds = _BINDS in (block.head.text if block.head is not None else title)
            parts = list(_entries(block))
            below = _Below(parts, binds=block.binds)
        elif not block.in_list and announces(block.text):
            # An entry of a list of results keeps its own lines.
            parts = parts if block.heading is not None else list(_announced(block))
            below = _Below(parts[1:], binds=_binds(block.text))
        changed = changed or len(parts) > 1
        found += parts
    return found if changed else blocks


def _may_list(blocks: Sequence[Block]) -> bool:
    """Return whether a heading stands over such a list, or words may announce one."""
    told: list[str] = []
    for block in blocks:
        if block.section == _CONDITIONS:
            return True
        if block.pieces and (block.kind in _TOLD or (block.kind is TURN and block.is_led)):
            told.append(block.text)
    return _BELOW.search("\n".join(told)) is not None


def announces(words: str) -> bool:
    """Return whether folded words grant something and say that demands stand below."""
    if not ("次" in words or "下" in words or "左記" in words) or _BELOW.search(words) is None:
        return False
    said = [words, *(held.text for held in sentences_of(words) if not held.asks)]
    return any(value_of(held) in _GRANTS for held in said)


class _Below:
    """The list below a verdict or a heading of demands, as far as it has been read."""

    def __init__(self, entries: Sequence[Block] = (), *, binds: bool) -> None:
        marks = [mark_of(held.pieces[0]) for held in entries]
        self.binds = binds
        self.count = len(entries)
        self.kind = marks[0].kind if marks and marks[0] is not None else None

    def entry(self, block: Block) -> Block | None:
        """Return a block as the next demand of the list, or None where the list has ended."""
        if block.kind is RESULT and block.section == _CONDITIONS:
            return None  # it is one already
        if block.kind not in (*_TOLD, HEADING) or block.in_list or not block.pieces:
            return None
        if block.heading is not None and block.heading.cases:
            return None
        line, words = block.line, block.pieces
        if block.kind is HEADING:
            title = block.heading.title if block.heading is not None else ""
            if not (title and _DEMAND.fullmatch(title)):
                return None  # the next item, counted as the demands are
            words = [piece(line)]
        mark = mark_of(words[0])
        if not (self._goes_on(mark) if mark is not None else self._is_alone(words)):
            return None
        self.kind = mark.kind if mark is not None else self.kind
        self.count += 1
        return Block(RESULT, line, words, section=_CONDITIONS, binds=self.binds)

    def _goes_on(self, mark: Mark) -> bool:
        return mark.follows(self.count) and self.kind in (None, mark.kind)

    def _is_alone(self, words: Sequence[Piece]) -> bool:
        return self.kind is None and _DEMAND.fullmatch("".join(h.text for h in words)) is not None


def _binds(words: str) -> bool:
    """Return whether a verdict announces conditions, and no opinions."""
    match = _BELOW.search(words)
    return match is not None and _BINDS in match.group()


def _announced(block: Block) -> Iterator[Block]:
    """Yield a verdict, and each entry of the list that stands in its own lines."""
    pieces = block.pieces
    first = next(
        (
            at
            for at, held in enumerate(pieces)
            if at and _opens(held, 0) and _BELOW.search(Joined(pieces[:at]).text)
        ),
        None,
    )
    if first is None:
        yield block
        return
    verdict = replace(block, pieces=pieces[:first])
    yield verdict
    yield from _cut(pieces[first:], binds=_binds(verdict.text))


def _opens(held: Piece, count: int) -> bool:
    mark = mark_of(held)
    return mark.follows(count) if mark is not None else held.text[0] == "「"


def _entries(block: Block) -> Iterator[Block]:
    """Yield each entry of a list of demands; the label, if there is one, is before the first."""
    pieces = block.pieces
    if len(pieces) < 2 or mark_of(pieces[0]) is None:
        yield block
        return
    first, *others = _cut(pieces, binds=block.binds)
    yield replace(block, pieces=first.pieces)
    yield from others


def _cut(pieces: Sequence[Piece], *, binds: bool) -> list[Block]:
    """Return the entries of a list: each begins at a mark of the kind of the first."""
    found: list[Block] = []
    kind: str | None = None
    for held in pieces:
        mark = mark_of(held)
        begins = mark is not None and kind in (None, mark.kind) and mark.follows(len(found))
        if begins or not found:
            kind = mark.kind if mark is not None else kind
            found.append(Block(RESULT, held.line, [], section=_CONDITIONS, binds=binds))
        found[-1].pieces.append(held)
    return found
