"""Which items and cases each block belongs to: one walk over the outline."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import (
    BODY,
    ENTRY,
    FURNITURE,
    HEADING,
    NOTE,
    RESULT,
    TEXT,
    TITLE,
    TURN,
    Block,
)
from kurume_search.parsing.calls.by_word import calls_by_word
from kurume_search.parsing.calls.call import words_call
from kurume_search.parsing.calls.chair import calls_item, closes, leaves, moves_on
from kurume_search.parsing.calls.listing import mark_listed
from kurume_search.parsing.cases.ahead import approves, decides, joins_cases
from kurume_search.parsing.cases.casebook import Casebook
from kurume_search.parsing.cases.counted_results import is_counted
from kurume_search.parsing.cases.deciding import Deciding
from kurume_search.parsing.cases.late_answers import LateAnswers
from kurume_search.parsing.cases.openings import Openings, may_head, words_before
from kurume_search.parsing.cases.outermost import count_from_list
from kurume_search.parsing.cases.row_items import cases_at, items_of_rows
from kurume_search.parsing.cases.taken_up import TakenUp
from kurume_search.parsing.cases.told_by_title import take_told
from kurume_search.parsing.decisions.drafts import Draft, Placed, Structure, all_closed
from kurume_search.parsing.decisions.rulings import Rank
from kurume_search.parsing.decisions.ties import SIDE, Ties, compares
from kurume_search.parsing.outcomes.outcome import names_no_condition, tells_of_end
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import is_bare_assent
from kurume_search.parsing.words.questions import words_match

# Every turn is asked for these: to look a member of an enum up costs more than to compare it.
_CHAIR, _OFFICE, _MEMBER, _UNKNOWN = Role.CHAIR, Role.SECRETARIAT, Role.MEMBER, Role.UNKNOWN
_LEADS = frozenset({_CHAIR, Role.VICE_CHAIR})
_BODY = frozenset({TURN, NOTE, RESULT, TEXT})
_THE_REST = "その他"

# A call that begins further on than this leaves room for words on the case before.
_ROOM = 12


def read_structure(blocks: Sequence[Block]) -> Structure:
    """Return items, cases and the place of each of `blocks`."""
    mark_listed(blocks)
    return _Walk(blocks).run()


class _Walk:
    """One walk over the blocks of an outline, which knows at each what cases are open."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.book = Casebook(blocks)
        self.placed = self.book.out.placed
        # After the outcome words may turn to other cases, by name; they stay there.
        self.carried: tuple[Draft, ...] = ()
        headings = [block for block in blocks if block.kind is HEADING]
        called = (
            held.heading for held in headings if not held.listed and held.section != "containers"
        )
        self.by_heading = any(heading is not None and heading.cases for heading in called)
        self.unheaded = not any(map(may_head, headings))
        self.openings = Openings(self.book, blocks, unheaded=self.unheaded)
        self.ties = Ties(self.book.by_key, self.book.marks)
        self.taken_up = TakenUp(self.ties)
        self.deciding = Deciding(self.ties, self.book.out.cases, self.taken_up)
        self.late = LateAnswers(self.placed, self.book.out.cases, self.ties)

    def run(self) -> Structure:
        rows = 0
        for at, block in enumerate(self.blocks):
            kind = block.kind
            if kind is ENTRY:
                rows += 1
            elif rows and kind is not FURNITURE:
                if rows > 1:  # what follows a table of cases isn't on the last of them
                    self.book.current = ()
                rows = 0
            if kind not in _BODY:
                self._furnish(at, block)
                continue
            if block.in_list:  # how an entry of the list in front ended: its heading has it
                self._place(block, ())
                continue
            if not self.by_heading and (only := self.openings.the_only_one()):
                self.book.current = (only,)
            if kind is TURN:
                self._turn(block)
            else:
                self._said_by_nobody(at, block)
        for placed in self.openings.stand_in():
            self.deciding.rule(placed.block, placed.cases, Rank.RESULT)
        out = self.book.out
        out.items += items_of_rows(self.blocks, out.cases, self.book.called)
        count_from_list(self.blocks, self.book.out)
        take_told(self.blocks, out.cases)
        self.deciding.settle(out.items)
        self.book.out.number()
        return self.book.out

    def _place(self, block: Block, cases: tuple[Draft, ...]) -> None:
        self.placed.append(Placed(block, self.book.item, cases))

    def _furnish(self, at: int, block: Block) -> None:
        """Take what nobody says: headings, titles, bodies, rows of cases."""
        book = self.book
        if block.kind is HEADING and block.heading:
            if block.listed:
                if block.section is None:
                    book.front.take(block, block.heading)
                elif block.section == "containers":
                    book.front.part(block.heading)
                self.placed.append(Placed(block, None, ()))
                return
            before = book.current
            opened = book.heading(at, block)
            if book.current is not before:
                self.carried = ()
                self.deciding.turns_elsewhere()
            if opened:
                self._adopt_call(block.heading)
        elif block.kind is ENTRY:
            book.entry(block)
        elif block.kind is TITLE:
            book.title(block)
        elif block.kind is BODY:
            for case in book.current:
                case.take_body(block)
        self._place(block, book.current)

    def _adopt_call(self, heading: Heading) -> None:
        """The chair's turn right above a heading belongs to the case it calls.

        What he says of the one before, in so many words, belongs to that as well.
        """
        last = self.placed[-1] if self.placed else None
        if last is None or last.block.kind is not TURN or last.block.speaker is None:
            return
        if last.block.speaker.role is not _CHAIR:
            return
        sentences = last.block.speech.sentences
        called = calls_item(sentences, heading.cases.keys, heading.number, heading.title)
        if called or calls_by_word(sentences, heading):
            ruling = any(held.block is last.block for case in last.cases for held in case.ruled)
            speaks = ruling or (bool(sentences) and sentences[-1].start > 2 * _ROOM)
            kept = [case for case in last.cases if speaks or case.called_in(last.block)]
            last.cases = tuple(dict.fromkeys((*kept, *self.book.current)))
        if any(joins_cases(said.text) and self._looks_ahead(said.text) for said in sentences):
            self.book.row.joined_by = last

    def _looks_ahead(self, words: str) -> bool:
        """Return whether a chair's sentence is on no case that is decided."""
        named = self.ties.named(self.ties.mentions(words))
        return not tells_of_end(words) and not any(case.closed for case in named)

    # -- what is said

    def _turn(self, block: Block) -> None:
        role = block.speaker.role if block.speaker else _UNKNOWN
        speech = block.speech
        words = speech.text
        if self.unheaded:
            self.openings.heed(block, role)
        cases = self._cases_of(words, replies=role in SIDE)
        if self.taken_up.taken is not None:
            cases = self.taken_up.spoken_of(words, role, cases, self.placed) or cases
        if (late := self.late.cases_of(block, words, role, cases)) is not None:
            self.placed.append(Placed(block, self.book.item, late, aside=True))
            return
        if role in SIDE and len(cases) == 1 and not cases[0].title:
            self.openings.read_out(speech, cases[0])
        if len(cases) > 1 or len(self.book.current) > 1:
            cases = self.ties.narrowed(block, role, cases, self.placed)
        for case in cases:
            case.heed(words)
        if role in _LEADS and block.section == "reported":
            self.deciding.reported(block, cases)
        elif role in _LEADS and not block.is_view:
            cases = self._led(block, cases)
        elif role is _OFFICE and cases and self._speaks_of_next(words, cases):
            self.book.current = self.carried = cases = ()
        elif role is _MEMBER:
            cases = self.deciding.member(block, cases)
        elif role in SIDE:
            self.deciding.side(block, speech, cases)
        if len(cases) > 1 and self.placed and words_match("echo", words):
            cases = self.placed[-1].cases or cases
        self.book.known.speak(cases)
        self._place(block, cases)

    def _speaks_of_next(self, words: str, cases: tuple[Draft, ...]) -> bool:
        """The office that announces the next meeting, all being decided, has left the case."""
        told = "tells_next_day" if self.by_heading else "turns_to_next"
        return all_closed(cases) and words_match(told, words)

    def _cases_of(self, words: str, *, replies: bool) -> tuple[Draft, ...]:
        """Return the cases that words are about, given the cases that are open.

        Naming another case is a comparison while one is open; once it is closed, the
        talk has turned. Both are asked about where both are named in one breath.
        """
        self.book.take_together(words, self.ties)
        current = self.book.current
        mentions = self.ties.mentions(words)
        named = self.ties.named(mentions) if mentions else ()
        if not current:
            item = self.book.item
            if replies and item is not None and item.kind is AgendaKind.OTHER:
                return self.carried  # その他: the office names a case in passing
            self.carried = named or (self.carried if replies else ())
            return self.carried
        if (named or self.carried) and all_closed(current):
            if set(named) == set(current) or (not named and words_match("on_all", words)):
                self.carried = ()
            elif named and not compares(words, mentions):
                self.carried = named
            if self.carried:
                return self.carried
        if not named:  # nearly always
            return current
        if len(current) > 1 and len(named) == 1 and named[0] in current:
            return current if words_match("on_all", words) else named
        in_one_breath = any(len(found.printed) > 1 for found, _, _ in mentions)
        return named if in_one_breath and set(current) < set(named) else current

    def _led(self, block: Block, cases: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Read a chair's turn: verdicts on the open cases, and the call of the next."""
        book, by_heading = self.book, self.by_heading
        words = block.speech.text
        self._take_decided(block)
        leaves_one_open = not all_closed(cases)
        put = self.deciding.with_put(cases)
        ruling = self.deciding.chair(block, cases)
        cases = put if ruling and set(put) <= set(self.deciding.decided) else cases
        cases = self.taken_up.decided_with(cases, self.deciding.decided) if ruling else cases
        calls = [] if by_heading else self.openings.calls(block)
        if back := self.taken_up.again(block):
            book.reopen(back)
            self.carried = ()
            return tuple(dict.fromkeys((*(cases if ruling else ()), *back)))
        reported = not calls and not by_heading and self.openings.reported(block)
        if reported or self.openings.general(calls):
            book.current = self.carried = ()
            return cases if ruling else ()
        if calls:
            drafts = tuple(self.openings.called(call) for call in calls)
            still = tuple(case for case, call in zip(drafts, calls, strict=True) if not call.left)
            book.current, self.carried = still, ()
            said = words_before(block.speech, calls)
            on_last = (leaves_one_open and len(said) > _ROOM) or words_call("refers_back", said)
            kept = cases if ruling or on_last else ()
            return tuple(dict.fromkeys((*kept, *drafts)))
        if (one := self.taken_up.one_of_several(block, book.current, self.placed)) is not None:
            book.current = (one,)
            return tuple(dict.fromkeys((*(cases if ruling else ()), one)))
        if self.unheaded and leaves(words):
            self._call_the_rest(block)
        left = self._goes_on_from(book.current, block)
        if left or closes(words) or words_call("leaves_by_number", words):
            book.current = self.carried = ()
            return cases if ruling else ()
        return cases

    def _goes_on_from(self, cases: tuple[Draft, ...], block: Block) -> bool:
        """Return whether a chair leaves cases that are decided for the next kind of item."""
        if all_closed(cases) and leaves(block.speech.text):
            return True
        return all(case.ruled for case in cases) and moves_on(block.speech.sentences)

    def _call_the_rest(self, block: Block) -> None:
        """その他, where a chair calls all items in words: an item with nothing asked about."""
        for said in block.speech.sentences:
            at = said.text.find(_THE_REST)
            if at >= 0 and leaves(said.text):
                title = list(block.speech.cut(said.start + at, said.start + at + len(_THE_REST)))
                self.book.new_item(None, AgendaKind.OTHER, title, title)
                return

    def _said_by_nobody(self, at: int, block: Block) -> None:
        words = block.speech.text
        self.book.take_together(words)
        if block.kind is NOTE:
            self._take_decided(block)
        cases = self._listed_for(block)
        if not cases:
            cases = self.carried or self.ties.closed_by(words, self.book.current)
            if block.kind is RESULT and is_counted(block) and len(self.book.out.cases) != 1:
                self._place(block, cases)
                self.deciding.counted(self.placed[-1])
                return
        for case in cases:
            case.heed(words)
        if block.kind is NOTE:
            self.deciding.noted_vote(words, cases, self.placed)
        if block.kind is RESULT and block.section != "results":
            cases = self._entry_above(block) or cases
            for case in () if names_no_condition(block.text) else cases:
                case.conditions.append(block)
        elif block.kind is RESULT:
            in_table = block.line.text.startswith("|")
            self.deciding.rule(block, cases, Rank.TABLE if in_table else Rank.RESULT)
        elif ("いか" in words or "諮" in words) and self.deciding.put_and_agreed(block, cases):
            pass  # 会長から、承認してよいかとの発言があり、異議なし
        elif is_bare_assent(words) or self.deciding.accepts(words):
            cases = self.deciding.assent(block, cases)
            asked = self.deciding.proposal is None or self.deciding.puts_a_case
            on_case = asked or bool(self.ties.named(self.ties.mentions(words)))
            if decides(self.blocks, at, on_case=on_case):
                self.deciding.rule(block, cases, Rank.NOTE)
            elif self.deciding.proposal is None:  # nothing was put that it could be assent to
                ended = [case for case in cases if case.report or approves(block)]
                self.deciding.rule(block, ended, Rank.NOTE)
        elif not self.carried and block.section != "ground":  # 処分: what the appeal is against
            self.deciding.told(block, cases)
        self._place(block, cases)
        self.deciding.listed(self.placed[-1])

    def _take_decided(self, block: Block) -> None:
        """Turn to the case that was announced and called in no words, where its end is told."""
        decided = None if self.by_heading else self.openings.decided(block)
        if decided is not None:
            self.book.current, self.carried = (decided,), ()

    def _entry_above(self, block: Block) -> tuple[Draft, ...]:
        """Conditions set in below an entry of a list of results are of its cases alone."""
        last = self.placed[-1] if self.placed else None
        if last is None or last.block.kind is not RESULT or last.block.heading is None:
            return ()
        return last.cases if block.line.indent > last.block.line.indent else ()

    def _listed_for(self, block: Block) -> tuple[Draft, ...]:
        """A row of a list of results names the case that it is about (案件1 承認)."""
        keys = block.heading.cases.keys if block.heading else ()
        if keys and block.kind is RESULT:
            self.openings.listed(keys)
        elif block.kind is RESULT and block.heading and block.heading.number:
            return cases_at(block.heading.number, self.book.by_key, self.book.out.cases)
        return tuple(self.book.by_key[key] for key in keys if key in self.book.by_key)
