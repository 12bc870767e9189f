"""Headings in the pass over the lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import HEADING, TEXT, Block
from kurume_search.parsing.calls.heading_words import counted_as
from kurume_search.parsing.decisions.demanded_below import demands_on
from kurume_search.parsing.decisions.narrative import PARTIES
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.marks.heading_ends import before_and, find_number_behind, next_case
from kurume_search.parsing.outcomes.behind_title import result_behind, units_alone, units_behind
from kurume_search.parsing.outline.column_lists import is_next_in_column
from kurume_search.parsing.outline.judged_headings import JudgedHeadings
from kurume_search.parsing.outline.told_in_front import ToldInFront
from kurume_search.parsing.page.apart_titles import Apart, dressed_title, titles_apart
from kurume_search.parsing.page.bodies import read_body_label
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.headings import read_heading
from kurume_search.parsing.page.joint_headings import joint_keys
from kurume_search.parsing.page.tables import Row
from kurume_search.parsing.page.units_before import units_before
from kurume_search.parsing.page.wrapped_headings import Wrapped, wrapped_headings
from kurume_search.parsing.words.headwords import (
    is_case_label,
    is_item_word,
    is_stage_aside,
    is_talk_word,
    is_wish_word,
    kind_of,
    section_of,
)
from kurume_search.parsing.words.near_titles import nearest_title
from kurume_search.parsing.words.speakers import read_speaker
from kurume_search.parsing.words.titles import (
    title_key,
)

_GAP = re.compile(r"\s+")
# Shorter titles of a list are words that come again anywhere (その他).
_TITLE_LEAST = 6


# What a party to an appeal puts forward.
_HOLDS = re.compile(
    r"主張|^[^の、及]{2,10}の(?:説明|陳述|弁明|反論|言い分|意見)(?:の?(?:要旨|概要|内容))?(?:\(.*)?$"
)


def _whose(title: str) -> Role:
    """Return whose words a heading of talk announces (委員の意見, 処分庁の主張)."""
    if "委員" in title:
        return Role.MEMBER
    side = read_speaker(title.partition("の")[0]) if _HOLDS.search(title) else None
    return side.role if side is not None and side.role in PARTIES else Role.UNKNOWN


class Headings(JudgedHeadings, ToldInFront):
    """Reads headings.

    Attributes:
        rows: Position of a line → its cells, where it is a row of a table.
        talk_level: How the headings that part the talk on the open item are counted, if they are.
    """

    rows: Mapping[int, Row]
    talk_level: str | None = None

    def take_heading(self, line: Line, heading: Heading | None, front: bool) -> bool:
        """Take a line as a heading, if it is one; return whether it was.

        Args:
            line: The line.
            heading: What its marks and words say; None where only what stood before can tell.
            front: It stands in the front matter.
        """
        heading = heading or self._named_before(line)
        if heading is None:
            return False
        heading, rest = self._split(line, heading)
        if front and self.unknown_field(line, heading):
            return True
        if self.heading is not None and self.take_number_of_title(line, heading):
            return True
        if self.tells_parts(line, heading):
            self.add(Block(TEXT, line, [piece(line)], section="ground"))
            return True
        if heading.level == "apart":
            return self._add_apart(line)
        if not self.is_heading(line, heading, front):
            return False
        self.add_heading(line, heading, [piece(line, 0, heading.stop if rest else None)])
        if rest is not None:
            self.heading = None
            self.text = self.add(Block(TEXT, line, [piece(line, rest)]))
        return True

    def _named_before(self, line: Line) -> Heading | None:
        """Take a line without a mark that only repeats a title of the list in front."""
        apart = self.gap or not self.unfinished()
        if not (apart or self.in_list):
            return None  # most lines go on with the sentence above
        words = line.text
        if self.in_case and joint_keys(words) is not None:
            end = len(words)
            return Heading("joint", None, None, CaseNumbers(), (), words, 0, end)
        open_above = self.heading.heading if self.heading is not None else None
        if open_above is not None and open_above.calls_by_count and not open_above.title:
            return None  # it is the title of the number above
        if self.gap and (numbered := self._numbered_at_end(line)):
            self.in_list = False  # what stands over its office is called
            return numbered
        if self.in_list and self.gap and self.at in self.apart:
            self.in_list = False  # the talk on its items begins
        if self.in_list and not self.gap and is_next_in_column(self.heading, line):
            return Heading("words", None, None, CaseNumbers(), (), words, 0, len(words))
        if self.in_list and not self.gap and self._is_called_below_list(words):
            self.in_list = False
            return Heading("words", None, None, CaseNumbers(), (), words, 0, len(words))
        if self.in_list or not apart:
            return None
        if self.listed and title_key(words) in self.listed:
            return Heading("words", None, None, CaseNumbers(), (), words, 0, len(words))
        named = dressed_title(words) if self.listed and ":" in words else None
        if named is not None and title_key(named.heading.title) in self.listed:
            return replace(named.heading, level="words")  # 議題:名簿の提供について
        if words in self.listed_numbers:  # Ｒ5-1 alone, as the table in front has it
            numbers, _ = read_case_numbers(words, 0)
            return Heading("words", None, None, numbers, (), "", len(words), len(words))
        if not self.gap or self.at not in self.apart:
            return None
        if self.by_number and nearest_title(words, sorted(self.listed)) is None:
            return None
        return self.apart[self.at].heading

    def _is_called_below_list(self, words: str) -> bool:
        """Return whether words right below a list of marked entries are the first of them again."""
        last = self.out.blocks[-1]
        if not last.in_list or last.heading is None or title_key(words) not in self.listed:
            return False
        return last.line.text[: last.heading.start].strip() != ""

    def _numbered_at_end(self, line: Line) -> Heading | None:
        """Take a title without a mark, its number behind it, over the office or ground of it."""
        words = line.text
        behind = find_number_behind(words) if words[-1] in ")】]〕" else None
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if behind is None or below is None or not below.text or "。" in words:
            return None
        found, end = read_case_numbers(behind["number"], 0, bare=True)
        told = read_body_label(below) is not None or is_case_label(below.text)
        if not told or not found or end < len(behind["number"]):
            return None
        stop = behind.start()
        return Heading("case", found.printed[0], found.word, found, (), words[:stop], 0, stop)

    @cached_property
    def apart(self) -> Mapping[int, Apart]:
        """The titles that stand apart, by the position of their first line."""
        return titles_apart(self.page, self.labels, self.rows)

    def title_apart(self, line: Line) -> bool:
        """Take a title in its own dress, or led, right over a turn; return whether it was one."""
        title = self.apart[self.at]
        dressed = title.dress and not (self.by_number and not title.heading.cases)
        if not (dressed or title.led):
            return False
        return self._add_apart(line)

    def _add_apart(self, line: Line) -> bool:
        """Add the title that stands apart here."""
        title = self.apart[self.at]
        self.told_to = title.last  # the lines that it goes on in are of it
        self.in_list = False
        self.add_heading(
            line, title.heading, list(map(piece, self.lines[self.at : title.last + 1]))
        )
        return True

    @cached_property
    def wrapped(self) -> Mapping[int, Wrapped]:
        """The headings that close on a later line, by the position of their first."""
        return wrapped_headings(self.page, self.labels)

    def wrapped_heading(self, line: Line) -> None:
        """Take a heading of several lines whole."""
        held = self.wrapped[self.at]
        self.told_to = held.last
        self.add_heading(line, held.heading, list(map(piece, self.lines[self.at : held.last + 1])))

    def _split(self, line: Line, heading: Heading) -> tuple[Heading, int | None]:
        """Part 今後の予定 from the words behind its gap (7 その他  次回は…)."""
        for gap in _GAP.finditer(line.text[heading.start : heading.start + 20]):
            head = heading.title[: gap.start()]
            columns = line.raw(heading.start + gap.start(), heading.start + gap.end())
            wide = len(columns) + columns.count("\u3000") >= 2 or "\t" in columns
            wide = wide or bool(heading.number and is_item_word(head))
            if wide and kind_of(head) in (AgendaKind.OTHER, AgendaKind.PROCEDURAL):
                stop = heading.start + gap.start()
                return replace(heading, title=head, stop=stop), heading.start + gap.end()
        return heading, None

    def add_heading(self, line: Line, heading: Heading, pieces: list[Piece]) -> None:
        """Add a heading; a section word parts the talk on the item it stands in."""
        numbered = bool(heading.cases)
        if numbered and (cut := next_case(line.text, heading.start, heading.stop)):
            stop, begin = cut
            first = replace(heading, title=line.text[heading.start : stop], stop=stop)
            self.add_heading(line, first, [piece(line, 0, stop)])
            if inner := read_heading(line, begin):
                self.add_heading(line, inner, [piece(line, begin)])
            return
        stop = before_and(line.text, heading.start, heading.stop) if numbered else heading.stop
        if stop < heading.stop and self.counts_below():
            heading = replace(heading, title=line.text[heading.start : stop], stop=stop)
        section = section_of(heading.title) if heading.title and not numbered else None
        section = "talk" if section is None and self.tells_sides() else section
        if (
            section == "containers"
            and self.in_case
            and not (self.in_list and self.counts_below())
            and (heading.number is None or self._is_inner(heading))
            and (is_talk_word(heading.title) or is_stage_aside(line.text))
        ):
            section = "talk"  # 【審議】, ③審議 within a case parts it, and holds no items
        elif section == "talk" and self.section == "results" and is_wish_word(heading.title):
            section = "conditions" if demands_on(self.lines, self.at + 1) else section
        if section == "containers" and "結果" in heading.title and self.lists_ends_below():
            section = "results"  # 会議の結果 behind the talk, over 1 承認
        self.close()
        heading, result = result_behind(line, heading, listed=self.in_list)
        heading, units = units_behind(line, heading)
        if units is None and line.text[-1] == ")":
            below = "".join(held.text for held in self.lines[self.at + 1 : self.at + 3])
            heading, units = units_alone(line, heading, (self.words_after(self.at), below))
        if units is None:
            heading, units = units_before(line, heading)
        block = Block(HEADING, line, pieces, None, heading, section=section, in_list=self.in_list)
        self.add(block)
        if result is not None:
            block.cells["result"] = [result]
        if units is not None:
            block.cells["unit"] = [units]
        self.heading = block
        if self.in_list and len(key := title_key(heading.title)) >= _TITLE_LEAST:
            self.listed.add(key)
        number = counted_as(heading)
        if number is not None:
            self.numbers[heading.level] = number
        if section in ("results", "conditions", "reasons", "talk"):
            self.section = section
            self.talk_level = heading.level if heading.number else self.talk_level
            self.talk_by = block.by = _whose(heading.title)
            self.heading = None
            if section == "results":
                self.take_counted_below()
            return
        self.section = self.talk_level = None
        self.talk_by = Role.UNKNOWN
        self.leave_legend()
        self.outer_levels.add(heading.level)
        self.in_case = section is None
        if heading.cases:
            self.in_case = self.by_number = True
            self.called.update(heading.cases.keys)
        self.turns_in_case = 0

    def _is_inner(self, heading: Heading) -> bool:
        """Return whether a counted heading is one of those that part the talk on an item."""
        return heading.level == self.talk_level or heading.level not in self.outer_levels
