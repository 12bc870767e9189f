"""Titles on lines of their own, below or around the heading they belong to."""

from __future__ import annotations

import re
from dataclasses import replace

from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.blocks import BODY, FURNITURE, RESULT, TEXT, TITLE, Block
from kurume_search.parsing.calls.heading_words import title_pieces, with_number_behind
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Joined, Piece, piece
from kurume_search.parsing.marks.heading_ends import (
    before_tags,
    behind_tags,
)
from kurume_search.parsing.outcomes.behind_title import told_behind, units_at_end, units_below
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.outcomes.recorded import states_end, states_outcome
from kurume_search.parsing.outline.state import State
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.listed_parts import lists_parts
from kurume_search.parsing.words.headwords import is_case_label, kind_of, title_from, words_of_items
from kurume_search.parsing.words.titles import (
    is_complete,
    is_sentence,
    is_titular,
    tells_of_talk,
    title_key,
)

# The end of a title whose ground in parentheses filled the line.
_TAIL = re.compile(
    r"(?:(?:こと)?に?つ?いて|(?:こと)?の件|に関する(?:件|こと)|(?:[のにをへ]|及び|並びに)[^。]{0,80}(?:について|の件))(?:\s*[(【\[〔].{0,40})?$"
)
# 対象公文書  工事の設計書: a label and its value, with a gap or a colon between them.
_LABELLED = re.compile(
    r"(?!第|議題|案件|諮問)[一-龥々ァ-ヶーの・]{2,12}(?:\s|:\s?)(?P<value>[^\s。][^。]*)"
)
# No page breaks a line as short as this.
_WRAPPED = 14
_GOES_ON = "、,はがをにのでとしもやへ"
# So far ahead the end of a sentence is looked for.
_PARAGRAPH = 6


_BRACKETS = ("()", "【】", "[]", "〔〕")
_OPENERS, _CLOSERS = re.compile(r"[(【\[〔]"), re.compile(r"[)】\]〕]")  # few titles hold one


def closes_more(text: str) -> bool:
    """Return whether folded words close parentheses that were opened above it."""
    return _CLOSERS.search(text) is not None and any(
        text.count(held[1]) > text.count(held[0]) for held in _BRACKETS
    )


def _opens_more(text: str) -> bool:
    return _OPENERS.search(text) is not None and any(
        text.count(held[0]) > text.count(held[1]) for held in _BRACKETS
    )


# (電話での催告を委託するもの), (…を用いることについて)(条例7条2項)
_EXPLAINS = re.compile(
    r"\([^()]{2,}(?:\([^()]*\)[^()]*)?(?:もの|こと|について)(?:である)?。?\)(?:\([^()]*\))?"
)


# (条例第8条第1項第5号) on a line of its own, below a title in full.
_GROUND = re.compile(r"\([^()。]{0,30}[0-9一二三四五六七八九十]条[^()。]{0,30}\)")
# What ends a title by itself, whatever stands below it in parentheses.
_NAMES_MATTER = re.compile(r"(?:ついて|の件|関する(?:件|こと)|こと)(?:\s*[(【\[〔].*)?$")


class TitleLines(State):
    """Reads titles that stand or go on below their headings."""

    def result_stands(self) -> bool:
        """Return whether a result stands right above, complete without a stop (承認)."""
        text = self.text
        if text is None or text.kind is not RESULT:
            return False
        labelled = text.head is not None and value_of(text.text) is not None  # 審議結果:否
        return labelled or states_outcome(text.text)

    def counts_below(self) -> bool:
        """Return whether the next line counts an item: the heading then parts off a list."""
        below = next((line for line in self.lines[self.at + 1 :] if line.text), None)
        heading = self.page.heading(below) if below is not None else None
        return heading is not None and bool(heading.number or heading.cases)

    def stands_out(self, heading: Heading) -> bool:
        """Return whether a line is a heading though no stop ends the one before (承認します).

        The list in front has its title, or it is a case with a title above somebody's words,
        or below words too short to go on (〓 諮問事案).
        """
        if not heading.title:
            return False
        above = self.previous.text if self.previous is not None else "、"
        short = len(above) < _WRAPPED and above[-1] not in _GOES_ON
        apart = self.at + 1 in self.labels or short
        called = bool(heading.cases) and apart and is_titular(heading.title)
        return called or title_key(heading.title) in self.listed

    def titled_below(self, heading: Heading) -> bool:
        """Return whether 議題1 stands alone, with its title on the next line."""
        if heading.title or heading.cases or not (heading.word and heading.number):
            return False
        below = self.words_after(self.at)
        return is_titular(below[title_from(below) :]) and is_complete(below)

    def numbers_title_above(self, line: Line, heading: Heading) -> bool:
        """(諮問第7号) alone below a title without a number is the number of that title."""
        block = self.heading
        framed = line.text[0] + line.text[-1] in ("()", "〔〕", "[]")
        alone = framed and bool(heading.cases) and not heading.title
        if not alone or block is None or block.heading is None or self.gap:
            return False
        above = block.heading.cases
        counted = above.word in words_of_items("positional")
        return bool(block.heading.title) and (not above or counted)

    def take_number_of_title(self, line: Line, heading: Heading) -> bool:
        """Take 諮問第7号 or 【諮問第7号】 alone right below a title in full as its number.

        Not where another title stands below it, which it then heads.
        """
        block = self.heading
        above = block.heading if block is not None and not self.gap else None
        if block is None or above is None or not heading.cases or heading.title:
            return False
        numbered = above.cases and above.cases.word not in words_of_items("positional")
        if block.section is not None or block.in_list or numbered or not is_complete(above.title):
            return False
        below = self.words_after(self.at)
        if is_complete(below) or is_titular(below) or self.out.blocks[-1] is not block:
            return False
        block.heading = replace(above, cases=heading.cases)
        self.called.update(heading.cases.keys)
        self.add(Block(TEXT, line, [piece(line)], section="frame"))
        return True

    def is_tagged_title(self, heading: Heading) -> bool:
        """Return whether a title behind a tag (【非公開】…) belongs to the number right above."""
        block = self.heading
        if block is None or block.heading is None or self.gap or heading.level != "bracket":
            return False
        bare = heading.number is None and heading.word is None and not heading.cases
        untitled = block.heading.cases and not block.heading.title
        return bare and bool(heading.tags and heading.title and untitled)

    def tells_end(self, heading: Heading) -> bool:
        """Return whether a case that was called stands with how it ended (〔議案第4号 可決〕)."""
        if not heading.cases:
            return False
        if self.called:
            known = self.turns_in_case > 0 and self.called.issuperset(heading.cases.keys)
        else:
            known = self.last_turn is not None  # cases are called in speech, if at all
        return known and states_end(heading.title) and title_key(heading.title) not in self.listed

    def tells_parts(self, line: Line, heading: Heading) -> bool:
        """Return whether a line tells what the case right above is made of (次の各号…, (1) …)."""
        above = self.heading.heading if self.heading is not None else None
        if above is None or self.gap or self.in_list or not (above.cases and above.title):
            return False
        return lists_parts(above.title, heading, line.text)

    def title_is_open(self) -> bool:
        """Return whether the title right above breaks off within parentheses (…(条例第7条第2項)."""
        block = self.heading
        if block is None or block.heading is None or (self.gap and not self.turned):
            return False
        last = self.out.blocks[-1]
        title = last.text if last.kind is TITLE else block.heading.title
        return _opens_more(title)

    def is_title(self, line: Line) -> bool:
        """Words right below a heading are its title, or go on with it."""
        block = self.heading
        if block is None or block.heading is None:
            return False
        if tells_of_talk(line.text) or (is_sentence(line.text) and line.text[-1] != ")"):
            return False
        last = self.out.blocks[-1]
        explained = line.text[0] == "(" and line.text[-1] == ")"
        if explained and last.kind is TITLE and is_complete(last.text):
            return self.ends_title_above(line)
        if block.section is not None:
            return block.heading.level == "bracket" and is_titular(line.text)
        has_title = bool(block.heading.title)
        if not has_title and title_from(line.text):
            return True
        below = self.page.heading(line) if line.text[0] in "(〔[" else None
        if (below and self.numbers_title_above(line, below)) or self._grounds_title(line):
            return True
        if not has_title and last.kind is TITLE and is_complete(last.text):
            return line.text[0] in "(【[〔"  # 説明:市民課 stands below it
        if not has_title:
            return bool(block.heading.cases) or is_titular(line.text) or bool(block.heading.word)
        if not self.gap and _TAIL.match(line.text):
            return True
        if self.title_is_open() and closes_more(line.text):
            return True
        if kind_of(block.heading.title) is AgendaKind.OTHER:
            return False  # 次回の開催: the day stands below it
        if is_titular(block.heading.title) and self._is_prose(block):
            return False
        return (
            not (self.gap and not self.turned)
            and not is_complete(block.heading.title)
            and len(line.text) < 200
            and not self.in_list
        ) or (
            self.in_list
            and not self.gap
            and not is_complete(block.heading.title)
            and (line.indent > block.line.indent or self._fills_line(block))
        )

    def _fills_line(self, block: Block) -> bool:
        """Return whether the last line of a heading reaches to where the page ends its lines."""
        return self.previous is block.pieces[-1].line and self.page.fills(self.previous)

    def is_case_field(self, line: Line) -> bool:
        """Return whether a line tells something of the case above, behind a label.

        A label is one that is known, or one of several in a row right below a title.
        """
        if is_case_label(line.text) or self.explains_case(line):
            return True
        last = self.out.blocks[-1] if self.out.blocks else None
        if last is None or not _is_labelled(line) or (self.gap and not self.turned):
            return False
        if last.kind is TEXT and last.section == "ground":
            return True
        block = self.heading if last is self.heading else None
        titled = block is not None and block.heading is not None and is_titular(block.heading.title)
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        return titled and below is not None and _is_labelled(below)

    def explains_case(self, line: Line) -> bool:
        """Return whether a line below a heading says in parentheses what the case is about."""
        if line.text[0] != "(" or not self.in_case or self.turns_in_case:
            return False
        if self.ends_title_above(line):
            return False
        return _EXPLAINS.fullmatch(line.text) is not None

    def ends_title_above(self, line: Line) -> bool:
        """Return whether parentheses right below a title alone say what it is about (…について).

        The title breaks off in a noun then: …の本人外収集 / (…の収集について).
        """
        last = self.out.blocks[-1]
        if last.kind is not TITLE or self.gap or last.pieces[1:] or last.line is not self.previous:
            return self._grounds_title(line)
        says = line.text.endswith("について)") and _NAMES_MATTER.search(last.text) is None
        return says or self._grounds_title(line)

    def _grounds_title(self, line: Line) -> bool:
        """Return whether a line right below a title is nothing but its ground (条例第8条第1項)."""
        block, last = self.heading, self.out.blocks[-1]
        if block is None or self.gap or _GROUND.fullmatch(line.text) is None:
            return False
        title = block.heading.title if last is block and block.heading else ""
        title = last.text if last.kind is TITLE else title
        return bool(_NAMES_MATTER.search(title)) and last.pieces[-1].line is self.previous

    def _is_prose(self, block: Block) -> bool:
        """Return whether the lines from here on are a paragraph of sentences, set in or apart."""
        return self.previous is block.line and self.is_prose_below()

    def is_prose_below(self) -> bool:
        """Return whether the paragraph of this line goes on below it to the end of a sentence."""
        below = self.lines[self.at + 1 : self.at + _PARAGRAPH]
        for at, line in enumerate(below, self.at + 1):
            if not line.text or at in self.labels or self.page.heading(line):
                return False
            if line.text.endswith("。"):
                return True
        return False

    def take_title(self, line: Line, whole: Piece) -> None:
        """Take words below a heading as its title, or as more of it."""
        block = self.heading
        assert block is not None and block.heading is not None  # noqa: S101
        if not block.heading.title and (begin := title_from(line.text)):
            begin += behind_tags(line.text[begin:])
            head = Piece(line, 0, begin, line.text[:begin])
            self.add(Block(TITLE, line, [piece(line, begin)], head=head))
            return
        said = (held for held in reversed(self.out.blocks) if held.kind is not FURNITURE)
        last = next(said, block)
        above = block.heading.title if last is block else last.text if last.kind is TITLE else ""
        whole, units = units_below(above, whole)
        if units is not None and self.in_list:
            block.cells["unit"] = [units]
            self.add(Block(TEXT, line, [units], section="frame"))
            units = None
        if block.heading.title and last is block and block.section is None:
            block.pieces.append(whole)
            block.heading = replace(block.heading, title=block.heading.title + whole.text)
            self._end_title(block, whole)
        elif last.kind is TITLE and not self.gap:
            last.pieces.append(whole)
        elif last.kind is TITLE:
            self.heading = None
            self.text = self.add(Block(TEXT, line, [whole]))
        else:
            begin = behind_tags(whole.text)
            tags = whole.cut(0, begin) if begin else None
            own = whole.cut(begin, max(begin, before_tags(whole.text)))
            self.add(Block(TITLE, line, [own], head=tags))
        if units is not None:
            head = Piece(line, whole.stop, units.start, line.text[whole.stop : units.start])
            self.add(Block(BODY, line, [units], head=head, section=""))

    def _end_title(self, block: Block, last: Piece) -> None:
        """Take how the case ended, its offices, and its number off a title that ends in `last`.

        A line break may part them from the title, or cut their brackets: …について(諮問 / 第7号).
        """
        assert block.heading is not None  # noqa: S101
        title = block.heading.title
        told = told_behind(title) if block.heading.cases else None
        if told is not None and (at := len(last.text) - len(title) + told[1].start) >= 0:
            block.cells["result"] = [last.cut(at, at + told[1].stop - told[1].start)]
            title = title[: told[0]]
        elif (held := units_at_end(Joined(title_pieces(block, block.heading)))) is not None:
            title, block.cells["unit"] = held
        block.heading = with_number_behind(replace(block.heading, title=title))
        self.called.update(block.heading.cases.keys)


def _is_labelled(line: Line) -> bool:
    match = _LABELLED.fullmatch(line.text)
    return match is not None and not is_complete(match["value"])
