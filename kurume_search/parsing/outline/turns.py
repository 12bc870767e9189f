"""Turns in the pass over the lines: where they open, and what is put right at the end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from operator import attrgetter

from kurume_search.data import table
from kurume_search.model.turn import TurnKind
from kurume_search.parsing.calls.blocks import (
    BODY,
    ENTRY,
    FURNITURE,
    HEADING,
    NOTE,
    RESULT,
    TEXT,
    TURN,
    Block,
    BlockKind,
)
from kurume_search.parsing.labels.row import Label
from kurume_search.parsing.legends.legend import explained
from kurume_search.parsing.lines.furniture import (
    contact_from,
    end_matter_from,
    furniture_pattern,
    is_attached,
    is_paper,
)
from kurume_search.parsing.lines.line import Line, next_with_words
from kurume_search.parsing.lines.pieces import Piece, new_piece, piece
from kurume_search.parsing.notations.labels_last import Told
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.outcomes.recorded import is_recorded
from kurume_search.parsing.outline.notes import LOST
from kurume_search.parsing.outline.state import STOPS, State
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import line_of
from kurume_search.parsing.words.headwords import AROUND, is_item_word, section_initials, section_of
from kurume_search.parsing.words.questions import words_match
from kurume_search.parsing.words.speakers import says_whose

# A sentence of the record is wrapped over no more lines.
_WRAPPED = 6
_POLITE = re.compile(
    r"(?:です|ます|ません|ました|でした|ましょう|ください|下さい|でしょう|ございます)(?=[。、かがねよ?」]|$)"
)
_OF_THE_MEETING = frozenset({TURN, NOTE, HEADING})
_TOLD = frozenset({TURN, NOTE, RESULT, BODY})


@cache
def _beside() -> re.Pattern[str]:
    """Match a word that may part the talk, with more beside it; prose is told by its beginning."""
    initials = "".join(sorted(section_initials(("talk",))))
    return re.compile(
        rf"(?=[{re.escape(AROUND)}]*[{re.escape(initials)}])"
        r"(?P<word>[^\s:。、()]{2,8}+)(?:\s*:\s*|\s+)(?=[^\s:])"
    )


@cache
def _answered() -> re.Pattern[str]:
    """Match what an answer is to, in parentheses before it (質問1に対して)."""
    return re.compile("|".join(table("notations")["answered_behind"]["words"]))


def talk_beside_on(page: Page) -> frozenset[int]:
    """Return the positions of the lines that may begin with a word that parts the talk."""
    return frozenset(page.may_begin(_beside()))


def is_matter(heading: Heading) -> bool:
    """Return whether a heading is of a case or an item, and not of a list of papers."""
    return bool(heading.cases) or is_item_word(heading.title)


def _is_foot(block: Block) -> bool:
    """Return whether a note is a footnote on the record (※この概要は、…): it decides nothing."""
    return block.line.text[:1] == "※" and value_of(block.text) is None


def _treats(block: Block) -> bool:
    """Return whether a block is the heading of a matter, or tells in a row how one ended.

    An entry of a list of papers isn't.
    """
    heading = block.heading
    if block.kind is ENTRY:
        return bool(block.cell("result"))
    if heading is None or not is_matter(heading):
        return False
    return not is_paper(block.line.text[heading.start :].strip())


# So many turns in quotation marks, and so great a part of all, are how the clerk writes speech.
_QUOTED_LEAST, _QUOTED_SHARE = 3, 0.75


def _is_quoted(block: Block) -> bool:
    """Return whether all words of a turn stand in quotation marks."""
    first, last = block.pieces[0].text, block.pieces[-1].text
    return len(first) > 1 and first[0] in "「『" and last[-1:] in ("」", "』")


class Turns(State):
    """Opens turns, their speakers before or behind the words."""

    def talk_beside(self, line: Line) -> bool:
        """Take the first turn of the talk beside the word that parts it (質疑  (問)…)."""
        word = _beside().match(line.text)
        if word is None or section_of(word["word"]) != "talk":
            return False
        rest = line_of(piece(line, word.end()))
        label = self.chosen.label(rest)
        if label is None:
            return False
        self.close()
        self.add(Block(TEXT, line, [piece(line, 0, word.end("word"))], section="frame"))
        self.open_turn(rest, label)
        return True

    def open_turn(self, line: Line, label: Label) -> None:
        """Take a line that begins with a speaker's label."""
        text, speaker = line.text, label.speaker
        if self._heads_labels(line, label):
            self.frame_line(line)
            return
        begin = label.speech
        if text[begin : begin + 1] == "(" and speaker.kind is TurnKind.ANSWER:
            told = _answered().match(text, begin)
            begin = told.end() if told else begin
        speech, head = piece(line, begin), new_piece(line, 0, begin, text[:begin])
        if self.legend:
            speaker = explained(text[label.start : label.stop], speaker, self.legend)
        opened = Block(TURN, line, [speech] if speech.text else [], head, None, label, speaker)
        opened.quoted = head.text.rstrip().endswith(("「", "『"))
        self.close()
        self.turn = self.last_turn = self.add(opened)
        self.section = None
        self.in_list = False
        self.turns_in_case += 1

    def _heads_labels(self, line: Line, label: Label) -> bool:
        """Return whether a label only heads what others are labelled below: ■委員の疑問."""
        if line.text[label.speech :] or not says_whose(line.text[label.start : label.stop]):
            return False
        return next_with_words(self.lines, self.at) in self.labels

    def open_told(self, turns: Sequence[Told]) -> None:
        """Take turns whose speakers stand behind their words; nothing goes on with them."""
        for told in turns:
            self.close()
            label = told.label
            speaker = explained(
                told.line.text[label.start : label.stop], label.speaker, self.legend
            )
            self.last_turn = self.add(
                Block(
                    TURN,
                    told.words[0].line,
                    list(told.words),
                    head=Piece(
                        told.line,
                        label.speech,
                        label.after,
                        told.line.text[label.speech : label.after],
                    ),
                    label=label,
                    speaker=speaker,
                    cells={"mark": [told.mark]},
                )
            )
            self.told_to = told.stop
            self.turns_in_case += 1
        self.section = None
        self.in_list = False

    def unquote(self) -> None:
        """Take off the marks around speech where all of it is quoted (会長「…」, 会長：「…」)."""
        turns = [held for held in self.out.blocks if held.kind is TURN and held.pieces]
        whole = [held for held in turns if _is_quoted(held)]
        if len(whole) >= _QUOTED_LEAST and _QUOTED_SHARE * len(turns) <= len(whole):
            for block in whole:
                block.pieces[0] = block.pieces[0].cut(1, len(block.pieces[0].text))
                block.quoted = True
        for block in self.out.blocks:
            if not block.quoted or not block.pieces:
                continue
            last = block.pieces[-1]
            words = last.text.rstrip("」』")
            if 0 < len(words) < len(last.text):
                block.pieces[-1] = last.cut(0, len(last.text) - 1)

    def part_end(self) -> None:
        """Part what stands behind the meeting from it: papers, signatures, an address."""
        self._part_attached()
        begins = [begin for begin in (self._end_matter(), self._contact()) if begin is not None]
        if not begins:
            return
        number = self.lines[min(begins)].number
        for block in self.out.blocks:
            if block.line.number >= number:
                block.kind = FURNITURE
            elif block.pieces and block.pieces[-1].line.number >= number:
                late = [held for held in block.pieces if held.line.number >= number]
                block.pieces = [held for held in block.pieces if held.line.number < number]
                self.out.blocks.append(Block(FURNITURE, late[0].line, late))

    def _part_attached(self) -> None:
        """Let a paper at the end call and decide nothing, whatever its headings say."""
        heads = (self.lines[at] for at in self.page.begun_by(furniture_pattern("attached")))
        head = next((line for line in heads if is_attached(line.text)), None)
        if head is None:
            return
        behind = [block for block in self.out.blocks if block.line.number >= head.number]
        if any(block.kind is TURN or _treats(block) for block in behind):
            return
        for block in behind:
            if block.kind is not FURNITURE:
                block.kind, block.heading, block.section = TEXT, None, "frame"

    def _contact(self) -> int | None:
        if contact_from(self.lines, 0) is None:  # nearly always, wherever the meeting ends
            return None
        return contact_from(self.lines, self._last_of(_OF_THE_MEETING))

    def _end_matter(self) -> int | None:
        """Return where it begins, behind all that was said or told and all that was treated."""
        if self.last_turn is None:
            return None
        begin = end_matter_from(self.lines, self._last_of(_TOLD))
        if begin is None:
            return None
        number = self.lines[begin].number
        behind = (block for block in self.out.blocks if block.line.number > number)
        return None if any(map(_treats, behind)) else begin

    def _last_of(self, kinds: frozenset[BlockKind]) -> int:
        """Return the position of the line where the last block of these kinds begins.

        A label without a word behind it is no turn there: who answers for the page.
        """
        told = [
            block.line.number
            for block in self.out.blocks
            if block.kind in kinds
            and (block.pieces or block.kind is not TURN)
            and (block.kind is not NOTE or not _is_foot(block))
        ]
        return bisect_left(self.lines, max(told, default=0), key=attrgetter("number"))

    def is_unlabelled(self, line: Line) -> bool:
        """Words behind a note of lost lines are somebody's whose label is lost."""
        last = self.out.blocks[-1]
        return last.kind is NOTE and bool(LOST.search(last.text)) and "。" in line.text

    def is_recorded_below(self, line: Line) -> bool:
        """A paragraph that tells how a case ended, after it did, is said by nobody above it."""
        turn = self.turn
        if turn is None:
            return False
        led = words_match("recorded", line.text, "lead")
        if self.unfinished() and not (led and self.has_room_above()):
            return False
        deeper = line.indent > turn.line.indent and not self.gap
        if deeper and not led and (turn.is_led or line.indent in self._wrapped):
            return line.indent not in self._wrapped and self.is_record_plain(turn)
        words = self.sentence_from(self.at) if led or deeper or self.gap else line.text
        return is_recorded(words, apart=True)

    def has_room_above(self) -> bool:
        """Return whether the line above has room left: it ends, if without a stop (答:三件)."""
        return self.previous is not None and not self.page.fills(self.previous)

    def is_record_plain(self, turn: Block) -> bool:
        """Return whether this line tells how a case ended in the plain form, behind polite words.

        Who says です and ます doesn't go on in the voice of the record (…と認めた。).
        """
        if not _POLITE.search(turn.text):
            return False
        told = self.sentence_from(self.at)
        return not _POLITE.search(told) and is_recorded(told, apart=True)

    def is_sure(self, words: str, label: Label) -> bool:
        """Return whether a label is one also where no stop ends the line before.

        An office (市民課) may begin a wrapped line, but hardly twice; and where words end
        without stops throughout, the lack of one tells nothing.
        """
        return label.speaker.sure or words in self._repeated or not self._stops_tell

    @cached_property
    def _repeated(self) -> frozenset[str]:
        opened = Counter(
            self.lines[at].text[label.start : label.stop] for at, label in self.labels.items()
        )
        return frozenset(words for words, times in opened.items() if times > 1)

    @cached_property
    def _stops_tell(self) -> bool:
        above = [self.lines[at - 1].text for at in self.labels if at and self.lines[at - 1].text]
        return sum(words[-1] in STOPS for words in above) * 2 >= len(above)

    @cached_property
    def _wrapped(self) -> frozenset[int]:
        """How far lines are set in that go on in the sentence of a label's line."""
        below = (
            (self.lines[at], self.lines[at + 1])
            for at in self.labels
            if at + 1 not in self.labels and at + 1 < len(self.lines)
        )
        return frozenset(
            low.indent for line, low in below if low.text and line.text[-1] not in STOPS
        )

    def sentence_from(self, at: int) -> str:
        """Return the words from a line on to the end of the sentence, which can be wrapped."""
        words = ""
        for line in self.lines[at : at + _WRAPPED]:
            words += line.text
            if not line.text or line.text.endswith("。"):
                break
        return words
