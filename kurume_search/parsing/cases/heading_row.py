"""Headings of cases in a row, with nothing said between them: whether they are taken together."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.parsing.calls.blocks import BODY, FURNITURE, HEADING, TITLE, Block
from kurume_search.parsing.cases.ahead import joins_cases
from kurume_search.parsing.decisions.drafts import Draft, Placed
from kurume_search.parsing.decisions.ties import Ties

_SILENT = frozenset({HEADING, TITLE, BODY, FURNITURE})


def _is_told(block: Block) -> bool:
    """Return whether a block is a heading, or its title or ground, and no office of its own."""
    return block.kind is not BODY and (block.kind in _SILENT or block.section == "ground")


class HeadingRow:
    """The cases opened last, where nothing was said between their headings.

    Attributes:
        cases: In the order of their headings.
        joined_by: The turn above the headings that takes them together, if one does.
    """

    __slots__ = ("_fresh", "_in_list", "_last", "_of_one", "_under_mark", "cases", "joined_by")

    def __init__(self) -> None:
        self.cases: list[Draft] = []
        self.joined_by: Placed | None = None
        self._last = -1
        self._under_mark = False  # they stand under one mark, (1) or 【】
        self._in_list = False  # they stand in the list of items in front
        self._of_one = False  # one heading has the numbers of them all
        self._fresh = False  # nobody has spoken since the last of the headings

    def take(
        self, at: int, level: str, opened: tuple[Draft, ...], blocks: Sequence[Block]
    ) -> tuple[Draft, ...]:
        """Take the cases that a heading opens; return those that are open then.

        Args:
            at: Its position among `blocks`.
            level: What mark it has.
            opened: The cases.
            blocks: Of the meeting.
        """
        in_list = blocks[at].in_list
        between = blocks[max(self._last, 0) : at]
        told = self.joined_by is not None and all(map(_is_told, between))
        goes_on = bool(self.cases) and (told or all(held.kind in _SILENT for held in between))
        if not goes_on:
            self.cases, self.joined_by = [], None
            self._under_mark = level != "case"
        self._in_list = in_list and (self._in_list or not goes_on)
        self.cases += opened
        self._last, self._fresh = at, True
        if goes_on and level == "case" and self._under_mark:
            return tuple(self.cases)  # (1)諮問第5号 … 諮問第6号 …: one item
        self._under_mark = self._under_mark and not goes_on
        self._of_one = len(opened) > 1 and not goes_on
        above = self.joined_by
        if goes_on and above is not None and not any(held.kind is BODY for held in between):
            above.cases = tuple(dict.fromkeys((*above.cases, *self.cases)))
            return tuple(self.cases)  # the office named below them all is of them all
        return opened

    def titled(
        self, at: int, level: str, resumed: tuple[Draft, ...], blocks: Sequence[Block]
    ) -> tuple[Draft, ...]:
        """Take the heading that gives one of them its title; return the cases open then.

        諮問 令和3-1、2 stands above the titles of both: what is said below the last is on both.
        """
        between = blocks[max(self._last, 0) : at]
        last = self._of_one and self.cases[-1:] == list(resumed)
        if last and all(map(_is_told, between)):
            return tuple(self.cases)
        known = any(case in self.cases for case in resumed)
        return resumed if known else self.take(at, level, resumed, blocks)

    def together(
        self, words: str, current: tuple[Draft, ...], ties: Ties | None
    ) -> tuple[Draft, ...] | None:
        """Return all of them, if `words` or those above take them together.

        So does talk that begins below them all with another than the last, or below a list.

        Args:
            words: What is said or noted.
            current: The cases that are open.
            ties: Tells which cases words that somebody says are on.
        """
        if len(self.cases) < 2:
            return None
        group = tuple(self.cases)
        if not set(current) < set(group):
            return None
        first = ties if self._fresh else None
        self._fresh = self._fresh and ties is None
        above = self.joined_by
        if above is None and not joins_cases(words):
            return group if first is not None and self._begins_talk(words, current, first) else None
        if above is not None:
            above.cases = tuple(dict.fromkeys((*above.cases, *group)))
        return group

    def _begins_talk(self, words: str, current: tuple[Draft, ...], ties: Ties) -> bool:
        """Return whether words right below the headings begin the talk on all of them."""
        told = [bool(case.ruled or case.entry) for case in self.cases]
        if any(told) and not (self._in_list and all(told)):
            return False
        if self._in_list:
            return True
        named = {*ties.named(ties.mentions(words)), ties.of_subject(words, self.cases)}
        return any(case in named and case not in current for case in self.cases)
