"""Cases that no heading opens: called by a chair, only announced, or only decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import HEADING, RESULT, TURN, Block
from kurume_search.parsing.calls.call import Call, words_call
from kurume_search.parsing.calls.chair import calls_in
from kurume_search.parsing.calls.numbers import numbers_in
from kurume_search.parsing.calls.said_lists import said_list
from kurume_search.parsing.calls.titles import title_behind
from kurume_search.parsing.cases.casebook import Casebook
from kurume_search.parsing.decisions.drafts import Draft, Item, Placed, all_closed
from kurume_search.parsing.lines.pieces import Piece, joined
from kurume_search.parsing.marks.case_numbers import ITEM, CaseNumbers, find_case_numbers
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.words.headwords import is_general_report, kind_of, procedure_of
from kurume_search.parsing.words.speech import Speech
from kurume_search.parsing.words.titles import alike, title_key

# 続いて、漏えいの事案について、事務局から報告を受けます。
_REPORTED = re.compile(
    r"(?:続い(?:て(?:は)?|きまして)|次(?:に|は)|最後に|それでは|では)?、?(?P<title>[^。、][^。]{4,80}?)"
    r"(?:について|の件|に関して)、?(?:[^。、]{0,16}(?:から|より))?の?(?:御|ご)?報告を(?:受け|求め|お願い|いただ|願)"
)

# A title is read out in the first of so many sentences.
_READ_OUT = 3
# Who says at the beginning what the meeting is about.
_LIST = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARIAT})


def words_before(speech: Speech, calls: Sequence[Call]) -> str:
    """Return what a chair says before the first call, without what only sets going."""
    first = min(call.start for call in calls)
    return "".join(
        speech.text[said.start : min(said.stop, first)]
        for said in speech.sentences
        if said.start < first and not words_call("sets_going", said.text)
    )


def _is_on(words: str, case: Draft) -> bool:
    """Return whether the title that a chair says, if any, is that of a case."""
    said, own = title_key(words), title_key(case.title_text)
    return not said or not own or alike(said, own)


def _counted_as(call: Call) -> str | None:
    """Return the procedure that the word before a number says (協議第1号), or None."""
    return "協議" if joined(call.place).startswith("協議") else None


def may_head(block: Block) -> bool:
    """Return whether a heading can be that of a case, with a number of cases or without."""
    heading = block.heading
    return (
        heading is not None
        and block.section is None
        and (kind_of(heading.title, heading.tags, heading.word) is AgendaKind.DELIBERATION)
    )


_QUOTED_BEHIND = re.compile(r"\s*(?:「(?P<title>[^「」]{3,60})」|\((?P<inner>[^()]{4,60})\))")


class Openings:
    """Opens cases in a casebook where no heading does.

    Attributes:
        book: Where they are opened.
        unheaded: No heading of the meeting can be of a case.
    """

    __slots__ = (
        "_blocks",
        "_by_call",
        "_called_later",
        "_holder",
        "_listed_to",
        "book",
        "unheaded",
    )

    def __init__(self, book: Casebook, blocks: Sequence[Block], *, unheaded: bool) -> None:
        self.book = book
        self.unheaded = unheaded
        self._blocks = blocks
        self._called_later: bool | None = None  # whether the only matter announced is called
        self._listed_to = 0  # so far the turn only lists the matters of the meeting
        self._by_call: set[Draft] = set()
        self._holder: Item | None = None  # the item whose heading held the last case called

    def heed(self, block: Block, role: Role) -> None:
        """Take the list of matters that a chair or the office says, where none is printed."""
        self._listed_to = 0
        if role in _LIST and not self.book.front.entries:
            told, self._listed_to = said_list(block.speech)
            self.book.front.entries += told

    def calls(self, block: Block) -> list[Call]:
        """Return the calls in a chair's turn, in order."""
        front, is_open = self.book.front.recent, self.book.known.is_open
        return calls_in(
            block.speech,
            front,
            is_open,
            unheaded=self.unheaded,
            after=self._listed_to,
            idle=all_closed(self.book.current),
        )

    def read_out(self, speech: Speech, case: Draft) -> None:
        """Take the title that the office reads out of a case called by its number alone."""
        known = self.book.by_key
        for said in speech.sentences[:_READ_OUT]:
            for numbers, _, stop in numbers_in(said.text, known):
                title = title_behind(speech, said.start, said.text, stop)
                if title and any(known.get(key) is case for key in numbers.keys):
                    case.title_in_full(title)
                    self.book.known.titles.retitled(case)
                    return

    def called(self, call: Call) -> Draft:
        """Open the case that a chair calls, with the title announced in front."""
        known, told = self.book.by_key, call.announced
        self.book.called.update(known[key] for key in call.keys if key in known)
        for key in call.keys:
            if key in known:
                return known[key]
        words = call.words
        above = self._headed(call)
        if above is not None and _is_on(words, above):
            known.update(dict.fromkeys(call.keys, above))
            return above
        if above is not None:
            above.holds, self._holder = True, above.item
        reported = told.kind is AgendaKind.REPORT if told else call.reports
        draft = Draft(
            heading=call.place,
            number=call.keys[0] if call.keys else told.printed if told else None,
            procedure=procedure_of(words) or _counted_as(call) or ("報告" if reported else "諮問"),
            item=None,
            title=list(told.title) if told and told.title else call.title,
            sure=call.sure,
        )
        if told:
            draft.take_behind(told.block)
            draft.item = self.book.new_item(told.number, told.kind, told.title, told.pieces)
            self.book.count_as_entry(draft, told.number)
        elif self.unheaded:
            kind = AgendaKind.REPORT if reported else kind_of(words)
            draft.item = self.book.new_item(draft.number, kind, draft.title, call.place)
        elif self.book.item is self._holder:
            draft.item = self._holder
        self._by_call.add(draft)
        self.book.out.cases.append(draft)
        for key in call.keys or ((title_key(words),) if words else ()):
            known[key] = draft
        return draft

    def _headed(self, call: Call) -> Draft | None:
        """Return the case of the heading right above, if nothing but calls was said of it."""
        current = self.book.current
        if self.unheaded or call.announced is not None or not call.keys or len(current) != 1:
            return None
        (above,) = current
        if above in self._by_call or above.entry is not None or above.ruled:
            return None
        for placed in reversed(self.book.out.placed):
            if placed.block.kind is HEADING:
                return above
            speaker = placed.block.speaker
            if placed.block.kind is TURN and (speaker is None or speaker.role not in _LIST):
                return None
        return None

    def general(self, calls: Sequence[Call]) -> bool:
        """Leave the cases for a report of a general kind, if a chair calls one."""
        call = next((call for call in calls if call.is_general), None)
        if call is None:
            return False
        announced = call.announced
        if announced is None:
            self.book.new_item(call.keys[0], AgendaKind.REPORT, call.title, call.place)
        else:
            self.book.new_item(announced.number, announced.kind, announced.title, announced.pieces)
        return True

    def reported(self, block: Block) -> bool:
        """Leave the cases for a report of a general kind that a chair calls and nothing lists."""
        speech = block.speech
        if "報告を" not in speech.text:
            return False
        for said in speech.sentences:
            reports = "報告を" in said.text and not said.asks
            match = _REPORTED.match(said.text) if reports else None
            if match and is_general_report(match["title"]):
                low, high = match.span("title")
                title = list(speech.cut(said.start + low, said.start + high))
                self.book.new_item(None, AgendaKind.REPORT, title, title)
                return True
        return False

    def the_only_one(self) -> Draft | None:
        """Open the matter that alone is announced, if none is called: all that is said is on it."""
        book = self.book
        if book.out.cases or len(book.front.entries) != 1 or book.item is not None:
            return None
        if self._is_called_later():
            return None
        entry = book.front.entries[0]
        call = Call(entry.keys, [], entry.pieces, 0, entry)
        matter = entry.kind in (AgendaKind.DELIBERATION, AgendaKind.REPORT)
        return self.called(call) if matter and entry.title_text and not call.is_general else None

    def _is_called_later(self) -> bool:
        """Return whether a chair calls what is announced; then words before that aren't on it."""
        if self._called_later is None:
            led = (
                block.speech
                for block in self._blocks
                if block.kind is TURN and block.speaker is not None
                and block.speaker.role in (Role.CHAIR, Role.VICE_CHAIR)
            )  # fmt: skip
            told = self.book.front.entries
            self._called_later = any(calls_in(said, told, lambda _: False) for said in led)
        return self._called_later

    def decided(self, block: Block) -> Draft | None:
        """Open the case that was announced and called in no words, where its end is told."""
        book = self.book
        mentions = find_case_numbers(block.speech.text) if book.front.entries else ()
        if not mentions:
            return None
        told = {key: told for told in book.front.recent for key in told.keys}
        if not any(key in told for found, _, _ in mentions for key in found.keys):
            return None
        last: Draft | None = None
        for said in block.speech.sentences:
            if said.asks or words_call("only_calls", said.text) or not value_of(said.text):
                continue
            for found, _, _ in find_case_numbers(said.text):
                for key in found.keys:
                    if key in told and key not in book.by_key:
                        call = Call((key,), [], told[key].pieces, 0, told[key])
                        last = self.called(call)
        return last

    def listed(self, keys: Sequence[str]) -> None:
        """Open the cases of a list of results that were only announced: it can stand in front."""
        book = self.book
        for told in book.front.recent:
            for key in keys:
                if key in told.keys and key not in book.by_key:
                    case = self.called(Call((key,), [], told.pieces, 0, told))
                    if not any(placed.block.kind is TURN for placed in book.out.placed):
                        book.known.told.add(case)

    def stand_in(self) -> list[Placed]:
        """A list of items stands in for headings only where the body has none.

        So does what tells of each case by its number how it ended, which is returned.
        """
        if self.book.out.cases:
            return []
        for told in self.book.front.entries:
            for key in told.keys:
                procedure = procedure_of(told.title_text) or "諮問"
                draft = Draft(told.pieces, key, procedure, None, list(told.title))
                draft.take_behind(told.block)
                self.book.out.cases.append(draft)
        if self.book.out.cases:
            return []
        ends = [held for held in self.book.out.placed if held.block.kind is RESULT]
        return [held for held in ends if self._open_ended(held)]

    def _open_ended(self, placed: Placed) -> bool:
        """Open the cases that sentences on results name and decide, with titles in quotes."""
        block, speech = placed.block, placed.block.speech
        entry = block.heading.cases if block.heading else None
        if entry and block.head is not None and value_of(speech.text):
            self._open_as_named(placed, entry, [block.head], [])
        for said in speech.sentences:
            if said.asks or not value_of(said.text):
                continue
            for found, low, high in find_case_numbers(said.text):
                behind = _QUOTED_BEHIND.match(said.text, high)
                start, stop = behind.span(behind.lastgroup or 0) if behind else (high, high)
                title = list(speech.cut(said.start + start, said.start + stop)) if behind else []
                place = list(speech.cut(said.start + low, said.start + high))
                self._open_as_named(placed, found, place, title)
        return bool(placed.cases)

    def _open_as_named(
        self, placed: Placed, found: CaseNumbers, place: list[Piece], title: list[Piece]
    ) -> None:
        """Open the cases of some numbers that nothing has called, for the block that names them."""
        if found.word == ITEM:
            return
        procedure = procedure_of(found.word or "") or "諮問"
        for key, printed in zip(found.keys, found.printed, strict=True):
            if key not in self.book.by_key:
                draft = Draft(place, printed, procedure, None, title)
                self.book.by_key[key] = draft
                self.book.out.cases.append(draft)
                placed.cases += (draft,)
