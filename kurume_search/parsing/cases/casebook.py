"""Headings into items and cases: what opens, holds, announces or resumes what."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.announced import Announced, FrontList
from kurume_search.parsing.calls.blocks import Block
from kurume_search.parsing.calls.heading_words import (
    context_of,
    number_behind,
    procedure_under,
    title_pieces,
)
from kurume_search.parsing.calls.numbers import entry_key, mark_of
from kurume_search.parsing.cases.ahead import Ahead
from kurume_search.parsing.cases.heading_row import HeadingRow
from kurume_search.parsing.cases.known_cases import KnownCases
from kurume_search.parsing.cases.levels import Levels
from kurume_search.parsing.cases.parts_below import parts_below
from kurume_search.parsing.cases.row_items import (
    cases_of_result,
    item_of,
    item_of_none,
    without_item,
)
from kurume_search.parsing.decisions.drafts import Draft, Item, Structure
from kurume_search.parsing.decisions.ties import Ties
from kurume_search.parsing.lines.pieces import Piece, joined
from kurume_search.parsing.marks.case_numbers import ITEM, case_key, keys_of_row, short_key
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.headwords import (
    PARTING,
    kind_of,
    procedure_of,
    words_of_items,
)
from kurume_search.parsing.words.titles import alike, is_titular, title_key

# What a heading says of the matters under it; the first word that it has.
_CONTEXTS = ("諮問", "審議", "報告", "協議")


class Casebook:
    """The items and cases of a meeting while its headings are read in order.

    Attributes:
        out: What was found so far.
        current: The cases that are open.
        item: The agenda item that is open.
        by_key: The key of a printed number → its case.
        marks: How entries are counted that cases were called from (①, (1)).
        known: The cases so far by what they are called by.
        front: The list of items in front.
        called: Those of `known` that a heading or a chair has called since a table named them.
        row: The cases opened last, where nothing was said between their headings.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self._ahead = Ahead(blocks)
        self.out = Structure()
        self.current: tuple[Draft, ...] = ()
        self.item: Item | None = None
        self.known = KnownCases(self.out.cases)
        self.by_key, self.called = self.known.by_key, self.known.called
        self.marks: set[str] = set()
        self.front = FrontList()
        self.row = HeadingRow()
        self._above = Levels()
        self._parts: frozenset[int] = frozenset()  # of headings that part the last case
        self._untitled: tuple[Draft, ...] = ()
        self._bare_item: Item | None = None  # that the last heading opened without a title

    def heading(self, at: int, block: Block) -> bool:
        """Take the heading at position `at`; say whether it opens new cases."""
        heading = block.heading
        if heading is None or at in self._parts or self._ahead.marks_point(at, heading):
            return False
        if joint := self.known.jointly(block.text):
            self.current, self._untitled = joint, ()
            return False
        if block.section in PARTING:
            if self._ahead.is_on_all(at, heading):
                self.current = self._untitled = ()
            return False
        self.item = self._above.leave(heading.level)
        context = self._above.context
        lost = block.section == "containers" and self._ahead.lost_its_number(heading)
        if block.section == "containers" and not lost:
            self._container(block, heading)
            return False
        named = heading.title or self._ahead.title_below(at)
        resumed = self.known.resumed(heading, named) or self._just_called(heading, named)
        if resumed := resumed or self._outlined(at, heading, named):
            self.current = self.row.titled(at, heading.level, resumed, self.blocks)
            self._title_anew(resumed, at, block, heading)
            if len(resumed) == 1:
                resumed[0].take_behind(block)
            lone = without_item(resumed, self.called) if self._above.item is None else []
            if lone:  # the first heading over the talk on them
                own, words = title_pieces(block, heading), list(block.pieces)
                item = item_of(lone, heading.number, own, words)
                self.out.items.append(item)
                waits = not own and is_titular(self._ahead.title_below(at))
                self._bare_item = item if waits else None
            self.called.update(resumed)
            self.item = resumed[0].item or self.item
            self._above.enter(heading.level, self.item, context)
            return False
        below = "" if heading.title and not lost else self._ahead.title_below(at)
        title = below if lost else heading.title or below
        together = self.front.pointed_together(heading)
        told = together[0] if together else self.front.pointed_at(heading, below)
        if told is not None:
            title = told.title_text
        kind = kind_of(title, heading.tags, heading.word)
        if kind is AgendaKind.DELIBERATION and context == "報告" and not heading.cases:
            kind = AgendaKind.REPORT
        if kind is AgendaKind.DELIBERATION and self._ahead.is_reported(at, heading, title):
            kind = AgendaKind.REPORT
        if kind is AgendaKind.DELIBERATION and not heading.cases:
            kind = self.front.kind_of(title, kind)
        parts = parts_below(self.blocks, at, heading, self._above.names)
        opens = bool(parts) or not self._ahead.holds_cases(at, heading, self._above.names)
        parted = bool(parts) and kind is AgendaKind.DELIBERATION
        opens = opens and (lost or parted or self._ahead.is_case(at, heading, title, kind))
        if kind is AgendaKind.DELIBERATION and not opens and self._ahead.is_closed(at):
            kind = AgendaKind.CLOSED
        pieces = list(told.title) if told else title_pieces(block, heading)
        items = len(self.out.items)
        self.item = self._item_for(heading, kind, block, pieces, calls=opens)
        self._bare_item = self.item if len(self.out.items) > items and not pieces else None
        self._above.enter(heading.level, self.item, context_of(heading, title, kind))
        self.current = self._untitled = ()
        if opens:
            procedure = procedure_under(heading, title, context, kind)
            pieces = [] if block.section == "containers" else pieces
            self._open_cases(block, heading, title, pieces, procedure)
            self._parts = parts
            for other in together[1:]:
                self._open_with(block, other, procedure)
            self.current = self.row.take(at, heading.level, self.current, self.blocks)
        return opens

    def _just_called(self, heading: Heading, title: str) -> tuple[Draft, ...]:
        """Return the open case if its heading comes behind its call, by number and title."""
        key = entry_key(heading.number) if heading.number and not heading.cases else None
        if key is None or len(self.current) != 1 or not title:
            return ()
        (case,) = self.current
        counted = self.by_key.get(key) is case
        own = title_key(case.title_text)
        return self.current if counted and own and alike(own, title_key(title)) else ()

    def _outlined(self, at: int, heading: Heading, title: str) -> tuple[Draft, ...]:
        """Return the case whose end an outline in front told: what was said so far opened all."""
        told = set(self.known.outline)
        case = self.known.outlined(heading, title) if self._ahead.is_talked_of(at) else None
        if case in told:
            self.out.leave(told)
        return () if case is None else (case,)

    def title(self, block: Block) -> None:
        """Take a title on a line of its own for the item and the cases that lack one."""
        if self._bare_item is not None:
            self._bare_item.title, self._bare_item = list(block.pieces), None
        for case in self._untitled or self.current:
            if case in self._untitled or not case.title:
                case.title = list(block.pieces)
                self.known.titles.retitled(case)

    def entry(self, block: Block) -> None:
        """A row of a table of cases is a case: number, title, ground, unit, result."""
        if not (title := block.cell("title")):
            self.current = cases_of_result(block, self.by_key) or self.current
            return
        words = joined(title)
        number = joined(block.cell("number")) if block.cell("number") else None
        keys = keys_of_row(number, words)
        if (item := item_of_none(block, number, keys)) is not None:
            if item.number is None or not self._ahead.is_headed(words):
                self.item = item
                self.out.items.append(item)
            self.current = ()
            return
        draft = self.known.of_row(keys, words, told=number is None and bool(block.cell("result")))
        if draft is None:
            draft = Draft(list(block.pieces), number, "諮問", self.item, title)
            reported = "報告" if (number or "").startswith("報告") else None
            draft.procedure = reported or procedure_of(draft.title_text) or draft.procedure
            self.front.take_row(block, draft.number, keys, draft.title)
            self.out.cases.append(draft)
            self.by_key.update(dict.fromkeys(keys, draft))
        draft.entry, self.known.tabled = block, True
        self.current = (draft,)
        draft.take_result(block)

    def take_together(self, words: str, ties: Ties | None = None) -> None:
        """Take cases under headings in a row together, if words do so; `ties` if they are said."""
        if len(self.row.cases) < 2:  # nearly always
            return
        group = self.row.together(words, self.current, ties)
        if group is None:
            return
        for case in group:
            case.bodies = case.bodies or group[-1].bodies
        self.current = group

    def reopen(self, cases: tuple[Draft, ...]) -> None:
        """Let the talk be on cases again that it had left."""
        self.current, self._untitled = cases, ()
        self.item = cases[0].item or self.item

    def _title_anew(
        self, cases: tuple[Draft, ...], at: int, block: Block, heading: Heading
    ) -> None:
        """The heading of a case that only a table named so far gives its title in full.

        So does one below a heading that had no more than the numbers of several. It is the
        heading of a case that the list in front only announced.
        """
        (case, *others) = cases
        announced = case in self.known.told and not others
        if announced:
            case.heading = list(block.pieces)
            self.known.told.remove(case)
        whole = (announced or not case.title) and is_titular(heading.title)
        if others or not (whole or (case.entry is not None and case not in self.called)):
            return
        if heading.cases:
            case.number = heading.cases.printed[0]
        if heading.title:
            case.title_in_full(number_behind(title_pieces(block, heading))[0])
            self.known.titles.retitled(case)
        elif self._ahead.title_below(at):
            self._untitled = cases

    def _container(self, block: Block, heading: Heading) -> None:
        title = heading.title
        context = next((word for word in _CONTEXTS if word in title), None)
        item = None
        item_like = heading.number is not None and not block.among_fields
        called = title in ("案件", "議事") or (title == "議題" and not block.in_list)
        if item_like and (context or called):
            kind = AgendaKind.REPORT if context == "報告" else AgendaKind.DELIBERATION
            pieces = title_pieces(block, heading)
            item = self.new_item(heading.number, kind, pieces, list(block.pieces))
        self.item = item or self.item
        self._above.enter(heading.level, item, context)
        self.current = self._untitled = ()

    def _item_for(
        self, heading: Heading, kind: AgendaKind, block: Block, pieces: list[Piece], *, calls: bool
    ) -> Item | None:
        if calls and self._above.item is not None:
            return self._above.item
        return self.new_item(heading.number, kind, pieces, list(block.pieces))

    def new_item(
        self, number: str | None, kind: AgendaKind, title: list[Piece], pieces: list[Piece]
    ) -> Item:
        """Add an agenda item, its title as printed; without one, all its words."""
        item = Item(number, kind, title or pieces, pieces)
        self.out.items.append(item)
        return item

    def _open_cases(
        self, block: Block, heading: Heading, title: str, pieces: list[Piece], procedure: str
    ) -> None:
        titled, behind = number_behind(pieces)
        numbers = heading.cases.printed
        if behind and (not numbers or heading.cases.word in words_of_items("positional")):
            pieces, numbers = titled, behind
        elif behind:
            pieces = titled
        in_front = () if numbers else self._numbers_in_front(heading, title)
        numbers = numbers or in_front
        keys = heading.cases.keys or tuple(map(case_key, in_front))
        printed = numbers or (f"{heading.word or ''}{(heading.number or '').strip('()')}" or None,)
        plain = heading.word in words_of_items("plain")
        drafts = []
        for number in printed:
            draft = Draft(list(block.pieces), number, procedure, self.item, list(pieces))
            draft.by_place = plain and not numbers and heading.word != ITEM
            self._add(draft, number, keys)
            draft.take_behind(block)
            drafts.append(draft)
        led = heading.level.removeprefix("word:") in words_of_items("plain")  # 議題1 諮問第9号
        if (plain or led) and len(drafts) == 1:
            self._count_as_item(drafts[0], heading.number)
        if len(drafts) == 1:
            self.count_as_entry(drafts[0], heading.number)
        own = bool(heading.cases) and heading.cases.word not in words_of_items("positional")
        if len(drafts) == 1 and not own:
            self._name_as_announced(drafts[0], heading, title)
        self.current = tuple(drafts)
        self._untitled = () if pieces else self.current

    def _open_with(self, block: Block, told: Announced, procedure: str) -> None:
        """Open the case of a further entry of the list in front that the heading points at."""
        draft = Draft(list(block.pieces), told.printed, procedure, self.item, list(told.title))
        self._add(draft, told.numbers[0] if told.numbers else told.printed, told.keys)
        self._count_as_item(draft, told.number)
        draft.take_behind(told.block)
        self.current = (*self.current, draft)

    def _count_as_item(self, draft: Draft, number: str | None) -> None:
        """Know a case by its place in the list of items too (議題2)."""
        if number is not None:
            self.by_key.setdefault(f"{ITEM}{case_key(number.strip('()'))}", draft)

    def count_as_entry(self, draft: Draft, number: str | None) -> None:
        """Know a case by its place below an item, the last that has it (②については)."""
        mark, key = mark_of(number or ""), entry_key(number or "")
        if mark and key:
            self.marks.add(mark)
            self.by_key[key] = draft

    def _numbers_in_front(self, heading: Heading, title: str) -> tuple[str, ...]:
        """Return the numbers that the list in front gives the cases of a title."""
        told = next(self.front.named(heading, title), None)
        return () if told is None else told.numbers

    def _name_as_announced(self, draft: Draft, heading: Heading, title: str) -> None:
        """案件1 is also called by the number that the list in front gives its title."""
        for told in self.front.named(heading, title):
            for key in told.keys:
                self.by_key.setdefault(key, draft)
            draft.take_behind(told.block)

    def _add(self, draft: Draft, number: str | None, keys: Sequence[str]) -> None:
        self.out.cases.append(draft)
        if number is None:
            return
        self.known.counted.setdefault(case_key(number), draft)
        if keys:
            plain = case_key(number)
            if plain in keys or plain not in self.by_key:  # 報告1 isn't what 1 alone stands for
                self.by_key[plain] = draft
            if len(keys) == 1:
                self.by_key.setdefault(keys[0], draft)
            if (short := short_key(number)) is not None:
                self.by_key.setdefault(short, draft)
        for told in self.front.counted({case_key(number), *keys}):
            draft.title = draft.title or list(told.title)
            if procedure_of(told.title_text) == "審査請求":
                draft.procedure = "審査請求"
            draft.take_behind(told.block)
