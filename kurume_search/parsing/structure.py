"""Items and cases from the outline, and which of them each block belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.turn import Role
from kurume_search.parsing.blocks import Block, BlockKind
from kurume_search.parsing.calls import Announced, calls_in, calls_item, leaves
from kurume_search.parsing.case_numbers import (
    CaseNumbers,
    case_key,
    find_case_numbers,
    read_case_numbers,
)
from kurume_search.parsing.headings import (
    NUMBER_BEHIND,
    Heading,
    is_general_report,
    kind_of,
    procedure_of,
    section_of,
)
from kurume_search.parsing.listing import mark_listed, title_key
from kurume_search.parsing.notes import is_bare_assent
from kurume_search.parsing.pieces import Joined, Piece
from kurume_search.parsing.rulings import Candidate, Rank, ruled
from kurume_search.parsing.speech import Speech


@dataclass(slots=True)
class Item:
    """An agenda item while it is put together."""

    number: str | None
    kind: AgendaKind
    title: str
    pieces: list[Piece]
    id: str = ""


@dataclass(slots=True, eq=False)
class Draft:
    """A case while it is put together."""

    heading: list[Piece]
    number: str | None
    procedure: str
    item: Item | None
    title: list[Piece] = field(default_factory=list)
    bodies: list[Block] = field(default_factory=list)
    entry: Block | None = None
    ruled: list[Candidate] = field(default_factory=list)
    conditions: list[Block] = field(default_factory=list)
    has_talk: bool = False
    id: str = ""

    @property
    def closed(self) -> bool:
        """Whether an outcome has been stated."""
        return bool(self.ruled)

    @property
    def review(self) -> bool:
        """Whether it is an appeal, with a scale of outcomes of its own."""
        return self.procedure == "審査請求"

    @property
    def report(self) -> bool:
        """Whether it was only reported."""
        return self.procedure == "報告"


@dataclass(slots=True)
class Placed:
    """A block with the item and the cases it belongs to."""

    block: Block
    item: Item | None
    cases: tuple[Draft, ...]


@dataclass(slots=True)
class Structure:
    """The items and cases of a meeting, and its blocks in order."""

    items: list[Item] = field(default_factory=list)
    cases: list[Draft] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)


def read_structure(blocks: Sequence[Block]) -> Structure:
    """Return items, cases and places of `blocks`."""
    mark_listed(blocks)
    return _Walk(blocks).run()


@dataclass(slots=True)
class _Level:
    level: str
    item: Item | None
    context: str | None  # 諮問, 報告 … as the heading above says


class _Walk:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.out = Structure()
        self.stack: list[_Level] = []
        self.current: tuple[Draft, ...] = ()
        self.carried: tuple[Draft, ...] = ()
        self.item: Item | None = None
        self.by_key: dict[str, Draft] = {}
        self.announced: list[Announced] = []
        self.untitled: tuple[Draft, ...] = ()
        self.by_heading = any(
            b.kind in (BlockKind.HEADING, BlockKind.ENTRY) and not b.listed and self._calls_case(b)
            for b in blocks
        )
        self.numbered_words = {
            block.heading.word
            for block in blocks
            if block.heading and block.heading.level == "bracket" and block.heading.cases
        }

    @staticmethod
    def _calls_case(block: Block) -> bool:
        return block.kind is BlockKind.ENTRY or bool(block.heading and block.heading.cases)

    def run(self) -> Structure:
        for at, block in enumerate(self.blocks):
            if block.kind is BlockKind.HEADING:
                self._heading(at, block)
            elif block.kind is BlockKind.ENTRY:
                self._entry(block)
            elif block.kind is BlockKind.TITLE:
                self._title(block)
            elif block.kind is BlockKind.BODY:
                for case in self.current:
                    case.bodies.append(block)
            elif block.kind is BlockKind.TURN:
                self._turn(block)
                continue
            elif block.kind in (BlockKind.NOTE, BlockKind.RESULT, BlockKind.TEXT):
                self._said_by_nobody(block)
                continue
            self._place(block)
        self._stand_in()
        self._number()
        return self.out

    def _place(self, block: Block, cases: tuple[Draft, ...] | None = None) -> None:
        self.out.placed.append(Placed(block, self.item, self.current if cases is None else cases))

    # -- headings

    def _heading(self, at: int, block: Block) -> None:
        heading = block.heading
        assert heading is not None  # noqa: S101
        if block.listed:
            self._announce(block, heading)
            return
        if block.section in ("talk", "results", "conditions", "reasons"):
            return
        self._pop(heading.level)
        context = self._context()
        if block.section == "containers" and not self._lost_its_number(heading):
            self._container(block, heading)
            return
        self.carried = ()
        keys = heading.cases.keys
        if keys and all(key in self.by_key for key in keys) and not self._is_new(keys):
            self.current = tuple(self.by_key[key] for key in keys)
            self.item = self.current[0].item or self.item
            self._push(heading.level, self.item, context)
            return
        lost = block.section == "containers"
        title = self._title_below(at) if lost else heading.title or self._title_below(at)
        kind = kind_of(title, heading.tags, heading.word)
        if kind is AgendaKind.DELIBERATION and context == "報告" and not heading.cases:
            kind = AgendaKind.REPORT
        holds = self._holds_cases(at, heading)
        calls = not holds and (lost or self._is_case(at, heading, title, kind))
        if kind is AgendaKind.DELIBERATION and not calls and self._is_closed(at):
            kind = AgendaKind.CLOSED
        item = self._item_for(heading, kind, title, block, calls=calls)
        self.item = item
        self._push(heading.level, item, self._own_context(heading, title, kind))
        self.current = self.untitled = ()
        if calls:
            self._open_cases(block, heading, title, context, kind)
            self._adopt_call(heading)

    def _lost_its_number(self, heading: Heading) -> bool:
        """【諮問案件 】 among 【諮問案件1】 and 【諮問案件3】 is a case without its number."""
        word = "".join(heading.title.split())
        return heading.level == "bracket" and heading.number is None and word in self.numbered_words

    def _is_new(self, keys: tuple[str, ...]) -> bool:
        """A bare number (案件1) may start again under another item; a case number never."""
        return False

    def _pop(self, level: str) -> None:
        for depth, held in enumerate(self.stack):
            if held.level == level:
                del self.stack[depth:]
                break
        self.item = self.stack[-1].item if self.stack else None

    def _push(self, level: str, item: Item | None, context: str | None) -> None:
        self.stack.append(_Level(level, item, context))

    def _context(self) -> str | None:
        return next((held.context for held in reversed(self.stack) if held.context), None)

    def _own_context(self, heading: Heading, title: str, kind: AgendaKind) -> str | None:
        words = title + (heading.word or "")
        if kind is AgendaKind.REPORT and "審議" not in words and "諮問" not in words:
            return "報告"
        if "諮問" in words or "審議" in words:
            return "諮問"
        return None

    def _container(self, block: Block, heading: Heading) -> None:
        title = heading.title
        context = (
            "報告"
            if title.startswith("報告")
            else "諮問"
            if "諮問" in title or "審議" in title
            else "協議"
            if title.startswith("協議")
            else None
        )
        item = None
        if (
            heading.number is not None
            and section_of(title)
            and ("諮問" in title or "審議" in title or "報告" in title or title in ("案件", "議事"))
        ):
            kind = AgendaKind.REPORT if context == "報告" else AgendaKind.DELIBERATION
            item = self._new_item(heading.number, kind, title, block)
        self.item = item or self.item
        self._push(heading.level, item, context)
        self.current = self.carried = self.untitled = ()

    def _title_below(self, at: int) -> str:
        for block in self.blocks[at + 1 : at + 3]:
            if block.kind is BlockKind.TITLE:
                return block.text
            if block.kind is not BlockKind.FURNITURE:
                break
        return ""

    def _holds_cases(self, at: int, heading: Heading) -> bool:
        """Say whether the next heading stands under this one, with nothing said between."""
        if heading.cases:
            return False
        for block in self.blocks[at + 1 :]:
            if block.kind in (
                BlockKind.TURN,
                BlockKind.NOTE,
                BlockKind.RESULT,
                BlockKind.TEXT,
                BlockKind.BODY,
            ):
                return False
            if block.kind is BlockKind.ENTRY:
                return True
            if block.kind is BlockKind.HEADING and block.heading and not block.listed:
                if block.section in ("talk", "results", "conditions", "reasons"):
                    return False
                known = {held.level for held in self.stack} | {heading.level}
                return block.heading.level not in known
        return False

    def _is_case(self, at: int, heading: Heading, title: str, kind: AgendaKind) -> bool:
        reported = kind is AgendaKind.REPORT or "報告" in heading.tags
        if heading.cases:
            counted = heading.cases.word in _POSITIONAL
            if counted and kind_of(title) in (
                AgendaKind.OTHER,
                AgendaKind.PROCEDURAL,
                AgendaKind.CONFIRMATION,
            ):
                return False  # 案件3 その他
            return not (reported and is_general_report(title))
        if kind in (
            AgendaKind.CLOSED,
            AgendaKind.CONFIRMATION,
            AgendaKind.PROCEDURAL,
            AgendaKind.OTHER,
        ):
            return False
        if not title or section_of(title):
            return "諮問" in heading.tags
        if reported:
            return not is_general_report(title) and self._has_talk(at)
        return self._has_talk(at) and not self._is_closed(at)

    def _stretch(self, at: int) -> list[Block]:
        """Return the blocks under the heading at `at`, up to the next item or case."""
        found: list[Block] = []
        for block in self.blocks[at + 1 :]:
            if (
                block.kind is BlockKind.HEADING
                and block.section not in ("talk", "results", "conditions", "reasons")
                and not block.listed
            ):
                break
            found.append(block)
        return found

    def _has_talk(self, at: int) -> bool:
        said = (BlockKind.TURN, BlockKind.NOTE, BlockKind.BODY, BlockKind.RESULT, BlockKind.TEXT)
        return any(block.kind in said for block in self._stretch(at))

    def _is_closed(self, at: int) -> bool:
        stretch = self._stretch(at)
        return any(b.kind is BlockKind.NOTE and "非公開" in b.text for b in stretch) and not any(
            b.kind is BlockKind.TURN for b in stretch
        )

    def _item_for(
        self, heading: Heading, kind: AgendaKind, title: str, block: Block, *, calls: bool
    ) -> Item | None:
        above = self.stack[-1].item if self.stack else None
        if calls and above is not None:
            return above
        return self._new_item(heading.number, kind, title or block.text, block)

    def _new_item(self, number: str | None, kind: AgendaKind, title: str, block: Block) -> Item:
        item = Item(
            number,
            kind,
            title.strip(),
            list(block.pieces) or [block.head] if block.head else list(block.pieces),
        )
        self.out.items.append(item)
        return item

    # -- cases

    def _open_cases(
        self, block: Block, heading: Heading, title: str, context: str | None, kind: AgendaKind
    ) -> None:
        pieces = [] if block.section == "containers" else _title_pieces(block, heading)
        title_pieces, behind = _number_behind(pieces)
        numbers = heading.cases.printed
        if behind and (not numbers or heading.cases.word in _POSITIONAL):
            pieces, numbers = title_pieces, behind
        elif behind:
            pieces = title_pieces
        printed = numbers or (f"{heading.word or ''}{heading.number or ''}".strip("()") or None,)
        drafts = []
        for number in printed:
            draft = Draft(
                list(block.pieces),
                number,
                _procedure(heading, title, context, kind),
                self.item,
                list(pieces),
            )
            self._add(draft, number, heading)
            drafts.append(draft)
        self.current = tuple(drafts)
        self.untitled = () if pieces else self.current

    def _adopt_call(self, heading: Heading) -> None:
        """The chair's turn right above a heading belongs to the case it calls."""
        last = self.out.placed[-1] if self.out.placed else None
        if last is None or last.block.kind is not BlockKind.TURN or last.block.speaker is None:
            return
        if last.block.speaker.role is not Role.CHAIR or not calls_item(
            last.block.text, heading.cases.keys, heading.number, heading.title
        ):
            return
        ruled_there = any(held.block is last.block for case in last.cases for held in case.ruled)
        kept = last.cases if ruled_there else ()
        last.cases = tuple(dict.fromkeys((*kept, *self.current)))

    def _add(self, draft: Draft, number: str | None, heading: Heading | None) -> None:
        self.out.cases.append(draft)
        if number and (heading is None or heading.cases):
            self.by_key[case_key(number)] = draft
            if heading and len(heading.cases.keys) == 1:
                self.by_key.setdefault(heading.cases.keys[0], draft)
        if not draft.title and number:
            for told in self.announced:
                if case_key(number) in told.keys and told.title:
                    draft.title = list(told.title)

    def _title(self, block: Block) -> None:
        for case in self.untitled:
            case.title = list(block.pieces)
        if not self.untitled and self.current:
            for case in self.current:
                if not case.title:
                    case.title = list(block.pieces)

    def _entry(self, block: Block) -> None:
        """A row of a table of cases is a case: number, title, ground, unit, result."""
        cells = block.cells
        title = cells.get("title")
        if title is None or not title.text:
            return
        number = cells["number"].text if "number" in cells and cells["number"].text else None
        draft = self.by_key.get(case_key(number)) if number else None
        if draft is None:
            procedure = procedure_of(title.text) or "諮問"
            draft = Draft(list(block.pieces), number, procedure, self.item, [title])
            self.out.cases.append(draft)
            if number:
                self.by_key[case_key(number)] = draft
        draft.entry = block
        self.current = (draft,)
        if result := cells.get("result"):
            draft.ruled += ruled(
                block, [result], Rank.TABLE, review=draft.review, report=draft.report, whole=True
            )

    def _announce(self, block: Block, heading: Heading) -> None:
        pieces = _title_pieces(block, heading)
        keys = heading.cases.keys
        kind = kind_of(heading.title, heading.tags, heading.word)
        self.announced.append(
            Announced(
                keys, heading.number, heading.word, heading.title, pieces, list(block.pieces), kind
            )
        )
        self.out.placed.append(Placed(block, None, ()))

    # -- what is said

    def _turn(self, block: Block) -> None:
        joined = block.speech
        role = block.speaker.role if block.speaker else Role.UNKNOWN
        cases = self._cases_of(joined.text)
        if role in (Role.CHAIR, Role.VICE_CHAIR):
            cases = self._led(block, joined, cases)
        self._place(block, cases)
        for case in cases:
            case.has_talk = True

    def _cases_of(self, words: str) -> tuple[Draft, ...]:
        """Return the cases that words are about, given the case that is open."""
        mentions = find_case_numbers(words) if self.by_key else []
        named = tuple(
            dict.fromkeys(
                self.by_key[key]
                for found, _, _ in mentions
                for key in found.keys
                if key in self.by_key
            )
        )
        if self.current and all(case.closed for case in self.current):
            if named and set(named) != set(self.current):
                self.carried = named
            if self.carried:
                return self.carried
        if len(self.current) > 1 and len(named) == 1 and named[0] in self.current:
            return named
        if (
            len(named) > 1
            and self.current
            and set(self.current) < set(named)
            and self._asks_both(mentions)
        ):
            return named
        return self.current

    def _asks_both(self, mentions: Sequence[tuple[CaseNumbers, int, int]]) -> bool:
        return any(len(found.printed) > 1 for found, _, _ in mentions)

    def _led(self, block: Block, joined: Speech, cases: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Read a chair's turn: verdicts on the open cases, and the call of the next."""
        before = cases
        open_before = tuple(case for case in before if not case.closed)
        self._rule(block, joined, before, Rank.CHAIR)
        ruled_now = any(case.closed for case in open_before)
        called = [] if self.by_heading else calls_in(joined, self.announced, self.by_key)
        if called:
            drafts = tuple(
                self._called(call.keys, call.title, call.place, call.announced) for call in called
            )
            self.current, self.carried = drafts, ()
            first = min(call.start for call in called)
            keeps = before and (ruled_now or (open_before and first > 12))
            return tuple(dict.fromkeys((*before, *drafts))) if keeps else drafts
        if leaves(joined.text, by_heading=self.by_heading) and all(
            case.closed for case in self.current
        ):
            self.current = self.carried = ()
            return before if ruled_now else ()
        return cases

    def _called(
        self, keys: tuple[str, ...], title: list[Piece], place: list[Piece], told: Announced | None
    ) -> Draft:
        for key in keys:
            if key in self.by_key:
                return self.by_key[key]
        words = told.title_text if told else "".join(p.text for p in title)
        procedure = procedure_of(words) or (
            "報告" if told and told.kind is AgendaKind.REPORT else "諮問"
        )
        number = keys[0] if keys else (told.printed if told else None)
        draft = Draft(
            place, number, procedure, None, list(told.title) if told and told.title else title
        )
        if told:
            draft.item = self._new_item(
                told.number,
                told.kind,
                told.title_text,
                Block(BlockKind.HEADING, told.pieces[0].line, told.pieces),
            )
        self.out.cases.append(draft)
        for key in keys or ((title_key(words),) if words else ()):
            self.by_key[key] = draft
        return draft

    def _rule(self, block: Block, joined: Joined, cases: tuple[Draft, ...], rank: Rank) -> None:
        """Give each verdict in the words to the cases it names, else to those open."""
        for case in cases:
            found = ruled(block, block.pieces, rank, review=case.review, report=case.report)
            for candidate in found:
                mentions = find_case_numbers(candidate.text)
                named = {key for held, _, _ in mentions for key in held.keys if key in self.by_key}
                keys = {key for key, draft in self.by_key.items() if draft is case}
                if not named or named & keys:
                    case.ruled.append(candidate)
        named_elsewhere = {
            key
            for held, _, _ in find_case_numbers(joined.text)
            for key in held.keys
            if key in self.by_key
        }
        for key in named_elsewhere:
            draft = self.by_key[key]
            if draft not in cases and rank is not Rank.CHAIR:
                draft.ruled += ruled(
                    block, block.pieces, rank, review=draft.review, report=draft.report
                )

    def _said_by_nobody(self, block: Block) -> None:
        joined = block.speech
        cases = self.carried or self._named_or_current(joined.text)
        if block.kind is BlockKind.RESULT:
            if block.section == "results":
                rank = Rank.TABLE if block.head and block.line.text.startswith("|") else Rank.RESULT
                self._rule(block, joined, cases, rank)
            else:
                for case in cases:
                    case.conditions.append(block)
        elif not self.carried and not is_bare_assent(block.text):
            rank = Rank.NOTE if block.kind is BlockKind.NOTE else Rank.TEXT
            self._rule(block, joined, cases, rank)
        self._place(block, cases)

    def _named_or_current(self, words: str) -> tuple[Draft, ...]:
        named = [
            self.by_key[key]
            for found, _, _ in (find_case_numbers(words) if self.by_key else [])
            for key in found.keys
            if key in self.by_key
        ]
        if len(named) > 1 or (named and not self.current):
            return tuple(dict.fromkeys(named))
        return self.current

    # -- at the end

    def _stand_in(self) -> None:
        """A list of items stands in for headings only where the body has none."""
        if self.out.cases:
            return
        for told in self.announced:
            if not told.keys:
                continue
            for key in told.keys:
                draft = Draft(
                    told.pieces,
                    key,
                    procedure_of(told.title_text) or "諮問",
                    None,
                    list(told.title),
                )
                self.out.cases.append(draft)

    def _number(self) -> None:
        self.out.cases.sort(key=lambda case: case.heading[0].span().start)
        for at, case in enumerate(self.out.cases, 1):
            case.id = f"c{at}"
        self.out.items.sort(key=lambda item: item.pieces[0].span().start)
        for at, item in enumerate(self.out.items, 1):
            item.id = f"a{at}"


# Words that give a case its place in the meeting and no number of its own.
_POSITIONAL = (
    "案件",
    "諮問案件",
    "審議案件",
    "議案",
    "事案",
    "審議",
    "報告",
    "報告案件",
    "報告事項",
    "諮問事項",
    "審議事項",
    "協議",
    "協議事項",
    "事件",
)


def _number_behind(pieces: list[Piece]) -> tuple[list[Piece], tuple[str, ...]]:
    """Return a title without the number behind it (…について(諮問第45号)), and that number."""
    joined = Joined(pieces)
    match = NUMBER_BEHIND.search(joined.text)
    if match is None:
        return pieces, ()
    found, end = read_case_numbers(match["number"], 0, bare=True)
    if not found or end != len(match["number"]):
        return pieces, ()
    return list(joined.cut(0, match.start())), found.printed


def _title_pieces(block: Block, heading: Heading) -> list[Piece]:
    """Return the pieces of a heading's own title, number and marks left out."""
    if not heading.title:
        return []
    first = block.pieces[0]
    if heading.start >= first.start and heading.stop <= first.stop:
        own = first.cut(heading.start - first.start, heading.stop - first.start)
    else:
        own = first
    return [own, *block.pieces[1:]]


def _procedure(heading: Heading, title: str, context: str | None, kind: AgendaKind) -> str:
    words = "".join([heading.word or "", heading.cases.word or "", title, *heading.tags])
    if found := procedure_of(words):
        if found != "報告" or "諮問" not in "".join(
            [heading.word or "", heading.cases.word or "", *heading.tags]
        ):
            return found
    if kind is AgendaKind.REPORT or context == "報告":
        return "報告"
    return "協議" if context == "協議" else "諮問"
