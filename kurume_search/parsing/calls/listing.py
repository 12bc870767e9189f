"""Lists of items in front (次第, 議題): which headings announce, and which call."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import (
    BODY,
    ENTRY,
    FIELD,
    FURNITURE,
    HEADING,
    NOTE,
    RESULT,
    TEXT,
    TURN,
    Block,
    behind,
)
from kurume_search.parsing.calls.chair import calls_item
from kurume_search.parsing.calls.seen import Seen
from kurume_search.parsing.calls.short_titles import mark_reworded
from kurume_search.parsing.marks.case_numbers import CaseNumbers
from kurume_search.parsing.marks.heading_marks import count_of
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.headwords import is_no_title, kind_of, only_points
from kurume_search.parsing.words.hinted_calls import hands_over, hinted

# Fewer entries that no word announces are no list.
_LIST_LEAST = 2
_SAID = (TURN, NOTE, RESULT, BODY, ENTRY)
_TALK = ("talk", "results", "conditions", "reasons")
_OPENS = re.compile(
    r"ただ(?:今|いま)(?:から|より)|開会|定刻|お集まり|御多(?:用|忙)|おはようござい|こんにちは|本日は"
)
# A chair calls the first of the entries within so many turns.
_SOON = 6
_COUNT = re.compile("[0-9一二三四五六七八九十百]")
_CLOSES = re.compile(r"その他|閉会")


def mark_listed(blocks: Sequence[Block]) -> None:
    """Mark headings that only announce: called again later, or in a list with nothing said."""
    headings = [(at, block) for at, block in enumerate(blocks) if block.kind is HEADING]
    turns = _Turns(blocks)
    for _, block in _without_label(blocks, headings, turns):
        block.in_list = True
    heads = _containers(headings)
    for run in _lists(headings):
        above = _level_above(heads.get(run[0][0]))
        for at, block in run:
            block.listed = not _says(blocks, at, above)
        at, last = run[-1]
        if len(run) > 1 and all(block.listed for _, block in run[:-1]):
            own = next(behind(blocks, at), last).kind is BODY  # a case of its own has begun
            own = own or _goes_on_below(headings, run)
            last.listed = last.listed or (not own and _opens_behind(turns, at, run))
        if not all(block.listed for _, block in run):
            for _, block in run:
                block.listed = False
    later, last_in_front = Seen(), _last_in_front(blocks, headings)
    for at, block in reversed(headings):
        may_announce = block.section not in _TALK and not block.listed
        announced = at == last_in_front or not _says(blocks, at, rows=False)
        if may_announce and announced and later.has(block) and not _heads_titles(blocks, at):
            block.listed = True
        later.add(block)
    if heads:  # a list stands in front
        mark_reworded(headings, lambda at: _says(blocks, at), turns.first)


class _Turns:
    """The turns behind a place: a scan for the next one, list by list, is quadratic."""

    __slots__ = ("_blocks", "_places")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._places: list[int] | None = None

    @property
    def first(self) -> int:
        """The position of the first turn, or of the end."""
        return next(
            (k for k, block in enumerate(self._blocks) if block.kind is TURN), len(self._blocks)
        )

    def behind(self, at: int) -> Iterator[Block]:
        """Yield the turns behind position `at`, in order."""
        if self._places is None:
            self._places = [k for k, block in enumerate(self._blocks) if block.kind is TURN]
        places = self._places
        return (self._blocks[places[k]] for k in range(bisect_right(places, at), len(places)))


def _without_label(
    blocks: Sequence[Block], headings: Sequence[tuple[int, Block]], turns: _Turns
) -> Sequence[tuple[int, Block]]:
    """Return the entries of a list in front that no word announces, right above the talk.

    They lead from 開会 to 閉会; or they are counted alike, and what is said first opens the
    meeting or calls one of them.
    """
    said = next((at for at, block in enumerate(blocks) if block.kind is TURN), 0)
    run = [(at, block) for at, block in headings if at < said]
    if len(run) < _LIST_LEAST or any(block.in_list for _, block in run):
        return ()
    titles = ["".join(held.heading.title.split()) for _, held in run if held.heading]
    whole = titles[0] == "開会" and "閉会" in titles
    run = run[: titles.index("閉会") + 1] if whole else run
    last = run[-1][0] if whole else said
    if any(block.kind not in (HEADING, FURNITURE) for block in blocks[run[0][0] : last]):
        return ()
    if whole:
        return run
    marks = [(held.heading.level, held.heading.number) for _, held in run if held.heading]
    if len({level for level, _ in marks}) > 1 or any(number is None for _, number in marks):
        return ()
    parts = any(block.section for _, block in run)
    return run if not parts and _opens_behind(turns, run[-1][0], run) else ()


def _lists(headings: Sequence[tuple[int, Block]]) -> Iterator[list[tuple[int, Block]]]:
    """Yield the runs of headings that stand under 議題 or 次第 in the front."""
    run: list[tuple[int, Block]] = []
    over = False  # an entry came again: from there on items are called
    entries = Seen()
    for at, block in headings:
        if run and not over:
            over = entries.has(block) or _is_past(run[-1][1], block)
            over = over or _is_outside(run[0][1], block) or _points_back(run, block)
        if block.in_list and not over and block.section not in _TALK:
            run.append((at, block))
            entries.add(block)
        elif run:
            yield run
            run, entries = [], Seen()
    if run:
        yield run


def _points_back(run: Sequence[tuple[int, Block]], block: Block) -> bool:
    """Return whether a heading calls an entry by its number and no title ((1)について, 議題1)."""
    heading = block.heading
    if heading is None or heading.number is None or not only_points(heading.title):
        return False
    entries = [held.heading for _, held in run if held.heading and held.section is None]
    if (heading.level, heading.number) in ((entry.level, entry.number) for entry in entries):
        return _is_pointer(block)
    place = count_of(heading.number) if heading.word else None
    titled = [entry for entry in entries if entry.title and entry.level != heading.level]
    if place is None or not titled:
        return False
    counts = [count_of(entry.number) for entry in titled if entry.number]
    return place in counts if any(counts) else place <= len(titled)


def _is_pointer(block: Block) -> bool:
    """Return whether a heading has a number and no title of its own."""
    heading = block.heading
    return heading is not None and heading.number is not None and is_no_title(heading.title)


def _is_outside(first: Block, block: Block) -> bool:
    """Return whether talk or results are numbered as the list itself (4 議題, 5 結果)."""
    if first.section != "containers" or first.heading is None or block.heading is None:
        return False
    same = first.heading.level == block.heading.level
    return same and _stands_outside(first.heading) and block.section in _TALK


def _stands_outside(head: Heading) -> bool:
    """Return whether the head of a list is counted, or marked as no entry is (4 議題, ◆議題)."""
    return bool(head.number) or head.level.startswith("decor")


def _is_past(last: Block, block: Block) -> bool:
    """Return whether a list ended with その他, and `block` is written as none of its entries is."""
    if last.heading is None or block.heading is None:
        return False
    ended = bool(_CLOSES.search(last.heading.title)) and not _CLOSES.search(block.heading.title)
    return ended and last.heading.level != block.heading.level


def _goes_on_below(headings: Sequence[tuple[int, Block]], run: Sequence[tuple[int, Block]]) -> bool:
    """Return whether cases stand over the talk, and the next heads what is said further down.

    A list in front has all of them, and what it has is called again.
    """
    entries = [held.heading.cases for _, held in run if held.heading and held.section is None]
    listed = {key for cases in entries for key in cases.keys}
    if not all(entries) or len({_series(cases) for cases in entries}) != 1:
        return False
    later = [
        held.heading.cases
        for at, held in headings
        if at > run[-1][0] and held.heading and held.heading.cases and held.section is None
    ]
    if not later or any(not listed.isdisjoint(cases.keys) for cases in later):
        return False
    return _series(later[0]) == _series(entries[0])


def _heads_titles(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a heading of several numbers stands right over the titles of these.

    諮問 令和3-1、2 above 令和3-1 … and 令和3-2 … calls both, and announces none.
    """
    heading = blocks[at].heading
    if heading is None or heading.title or len(heading.cases.printed) < 2:
        return False
    below = next((held for held in behind(blocks, at) if held.kind is not FURNITURE), None)
    own = below.heading if below is not None and below.kind is HEADING else None
    return own is not None and own.title != "" and own.cases.keys == heading.cases.keys[:1]


def _series(cases: CaseNumbers) -> str:
    """Return what stands before the numbers of cases that are counted in one row (諮問, 議第)."""
    return cases.word or _COUNT.split(cases.printed[0], maxsplit=1)[0]


def _opens_behind(turns: _Turns, at: int, run: Sequence[tuple[int, Block]]) -> bool:
    """Return whether the words behind the last entry open the meeting, or call another entry."""
    last = run[-1][1]
    title = last.heading.title if last.heading else ""
    if _CLOSES.search(title) or kind_of(title) is AgendaKind.OTHER:
        return True
    turn = next(turns.behind(at), None)
    if turn is None:
        return False
    if _OPENS.search(turn.text[:120]):
        return True
    led = turn.speaker is not None and turn.speaker.role is Role.CHAIR
    said = turn.speech.sentences if led else ()
    entries = [block.heading for _, block in run if block.heading and block.section is None]
    for place, held in enumerate(entries[:-1], 1):
        # 議題1 is the first of those that are not counted themselves.
        number = held.number if held.number and count_of(held.number) else str(place)
        if calls_item(said, held.cases.keys, number, held.title):
            return True
    return _hints_behind(turns, at, [held for _, held in run if held.section is None])


def _last_in_front(blocks: Sequence[Block], headings: Sequence[tuple[int, Block]]) -> int | None:
    """Return the position of the heading right above the words that open the meeting."""
    said = next((at for at, block in enumerate(blocks) if block.kind is TURN), None)
    if said is None or not _OPENS.search(blocks[said].text[:120]):
        return None
    return next((at for at, _ in reversed(headings) if at < said), None)


def _hints_behind(turns: _Turns, at: int, run: Sequence[Block]) -> bool:
    """Return whether a chair soon hands over for an entry that isn't the last, by its words."""
    titles = [block.heading.title if block.heading else "" for block in run]
    led = (b for b in islice(turns.behind(at), _SOON) if b.speaker and b.speaker.role is Role.CHAIR)
    calls = (said.text for block in led for said in block.speech.sentences if not said.asks)
    found = (hinted(said, titles, range(len(run))) for said in calls if hands_over(said))
    place = next((place for place in found if place is not None), None)
    return place is not None and place < len(run) - 1


def _containers(headings: Sequence[tuple[int, Block]]) -> dict[int, Block]:
    """Return position of a heading → the last one up to it that holds items."""
    last: Block | None = None
    found: dict[int, Block] = {}
    for at, block in headings:
        last = block if block.section == "containers" else last
        if last is not None:
            found[at] = last
    return found


def _level_above(above: Block | None) -> str | None:
    """Return the kind of number before the heading of a list (4 議題), if it has one."""
    if above is None or above.heading is None or not _stands_outside(above.heading):
        return None
    return above.heading.level


def _says(blocks: Sequence[Block], at: int, above: str | None = None, *, rows: bool = True) -> bool:
    """Return whether anything is said right under the heading, before the next one.

    What stands under a heading numbered as the list itself (5 議決結果) is of no entry, nor
    are the `rows` of a list of results, each of a case of its own, where they say nothing.
    """
    parted = False  # a heading of talk stands under it
    for block in behind(blocks, at):
        if block.kind in _SAID and not block.in_list:
            return rows or block.heading is None
        if block.kind is TEXT and "。" in block.text:
            return True
        if block.kind is HEADING:
            outer = block.heading is not None and block.heading.level == above
            if block.section not in _TALK or outer:
                return parted and not _is_pointer(block)
            parted = True
            continue
        if block.kind is FIELD:
            return False
    return parted
