"""Headings in the pass over the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.turn import NoteType, Role
from kurume_search.parsing.calls.blocks import HEADING, TEXT, Block
from kurume_search.parsing.calls.heading_words import count_of
from kurume_search.parsing.decisions.demanded_below import demands_on
from kurume_search.parsing.decisions.narrative import PARTIES, begins_report
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.marks.heading_ends import before_and, find_number_behind, next_case
from kurume_search.parsing.outcomes.behind_title import result_behind, units_behind
from kurume_search.parsing.outcomes.recorded import states_outcome
from kurume_search.parsing.outline.titles import closes_more
from kurume_search.parsing.outline.values import ListedValues
from kurume_search.parsing.page.apart_titles import is_title_apart, titles_apart
from kurume_search.parsing.page.bodies import read_body_label
from kurume_search.parsing.page.headings import Heading, read_heading
from kurume_search.parsing.page.notes import type_of
from kurume_search.parsing.words.headwords import (
    PARTING,
    is_case_label,
    is_item_word,
    is_stage_aside,
    is_talk_word,
    is_wish_word,
    kind_of,
    only_points,
    section_of,
)
from kurume_search.parsing.words.speakers import read_speaker
from kurume_search.parsing.words.titles import (
    before_open,
    is_complete,
    is_sentence,
    is_titular,
    title_key,
)

# Marks that count what is said as well as items.
_BULLETS = ("num", "paren", "kana", "latin", "roman", "circled")
# These mark what is said; larger ones titles, too.
_DOTS = frozenset(f"decor{sign}" for sign in "・•▪‣")
_GAP = re.compile(r"\s+")
# Nearer the end of its line than this no sentence is broken by a page.
_FULL_LINE = 30
# Shorter titles of a list are words that come again anywhere (その他).
_TITLE_LEAST = 6
# 諮問第4号については、…, 諮問第4号(…の件)について、…: a sentence on the case begins.
_TELLS_OF = re.compile(
    r"(?:\([^()]*\)|「[^「」]*」)?(?:に(?:ついて|つきまして|関して)(?:は|、)|は、)(?=.)"
)


def _whose(title: str) -> Role:
    """Return whose words a heading of talk announces (委員の意見, 処分庁の主張)."""
    if "委員" in title:
        return Role.MEMBER
    side = read_speaker(title.partition("の")[0]) if "主張" in title else None
    return side.role if side is not None and side.role in PARTIES else Role.UNKNOWN


def _is_point(heading: Heading) -> bool:
    """Return whether a heading has no more of one than a bullet before it."""
    return heading.level.startswith("decor") and heading.number is None and not heading.cases


def _is_told(heading: Heading) -> bool:
    """Return whether a bullet only tells who spoke, of a presentation, or of nothing to say."""
    if not _is_point(heading):
        return False
    told = type_of(heading.title) in (NoteType.PRESENTATION, NoteType.NO_COMMENT)
    return told or begins_report(heading.title)


class Headings(ListedValues):
    """Reads headings.

    Attributes:
        by_number: A heading with the number of a case was read: others need no guess.
        talk_level: How the headings that part the talk on the open item are counted, if they are.
    """

    by_number = False
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
            self.told_to = self._apart[self.at]  # the lines that it goes on in are of it
            self.add_heading(line, heading, list(map(piece, self._lines_of_title())))
            return True
        if not self._is_heading(line, heading, front):
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
        open_above = self.heading.heading if self.heading is not None else None
        if open_above is not None and open_above.cases and not open_above.title:
            return None  # it is the title of the number above
        if self.gap and (numbered := self._numbered_at_end(line)):
            self.in_list = False  # what stands over its office is called
            return numbered
        if self.in_list and not self.gap and self._is_called_below_list(words):
            self.in_list = False
            return Heading("words", None, None, CaseNumbers(), (), words, 0, len(words))
        if self.in_list or not apart:
            return None
        if self.listed and title_key(words) in self.listed:
            return Heading("words", None, None, CaseNumbers(), (), words, 0, len(words))
        if words in self.listed_numbers:  # Ｒ5-1 alone, as the table in front has it
            numbers, _ = read_case_numbers(words, 0)
            return Heading("words", None, None, numbers, (), "", len(words), len(words))
        if not self.gap or self.by_number or self.at not in self._apart:
            return None
        title = "".join(held.text for held in self._lines_of_title())
        return Heading("apart", None, None, CaseNumbers(), (), title, 0, len(words))

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

    def _lines_of_title(self) -> Sequence[Line]:
        """Return the lines of the title that stands apart here."""
        return self.lines[self.at : self._apart[self.at] + 1]

    @cached_property
    def _apart(self) -> dict[int, int]:
        return titles_apart(self.lines, self.labels)

    def _split(self, line: Line, heading: Heading) -> tuple[Heading, int | None]:
        """Part 今後の予定 from the words behind its gap (7 その他  次回は…)."""
        for gap in _GAP.finditer(line.text[heading.start : heading.start + 20]):
            head = heading.title[: gap.start()]
            columns = line.raw(heading.start + gap.start(), heading.start + gap.end())
            wide = len(columns) + columns.count("\u3000") >= 2
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
        self.close()
        heading, result = result_behind(line, heading)
        heading, units = units_behind(line, heading)
        block = Block(HEADING, line, pieces, None, heading, section=section, in_list=self.in_list)
        self.add(block)
        if result is not None:
            block.cells["result"] = [result]
        if units is not None:
            block.cells["unit"] = [units]
        self.heading = block
        if self.in_list and len(key := title_key(heading.title)) >= _TITLE_LEAST:
            self.listed.add(key)
        number = count_of(heading)
        if number is not None:
            self.numbers[heading.level] = number
        if section in ("results", "conditions", "reasons", "talk"):
            self.section = section
            self.talk_level = heading.level if heading.number else self.talk_level
            self.talk_by = _whose(heading.title)
            self.heading = None
            return
        self.section = self.talk_level = None
        self.leave_legend()
        self.outer_levels.add(heading.level)
        self.in_case = section is None
        if heading.cases:
            self.in_case = self.by_number = True
            self.called.update(heading.cases.keys)
        self.turns_in_case = 0

    def _is_heading(self, line: Line, heading: Heading, front: bool) -> bool:
        text = line.text
        held = self.field.id if front and self.field is not None else ""
        if self.is_value(held, line, heading):
            return False
        if (heading.level == "case" or closes_more(heading.title)) and self.title_is_open():
            return False
        if _is_told(heading) or (heading.cases and _TELLS_OF.match(heading.title)):
            return False
        if self.numbers_title_above(line, heading) or self._breaks_off(heading):
            return False
        if self.is_tagged_title(heading):
            return False
        if self.section == "results" and _is_point(heading) and states_outcome(heading.title):
            return False
        section = section_of(heading.title or text)
        if (section and heading.level in ("bracket", "words")) or (
            heading.level.startswith("decor") and section
        ):
            return not (
                self.turn is not None
                and heading.level == "words"
                and self.unfinished()
                and not self.gap
            )
        if is_sentence(heading.title) and not text.endswith(")"):
            return False
        if self._is_aside(heading):
            return False
        if heading.level == "bracket" and heading.cases:
            return True
        alone = bool(heading.word and heading.number and only_points(heading.title))
        if alone and (not self.unfinished() or (self.turn is None and self.text is None)):
            return True
        if self.titled_below(heading) and (self.gap or not self.unfinished()):
            return True
        if self.turn is None and self.text is None and not self._is_bullet(heading):
            return bool(heading.title or heading.cases or heading.tags)
        if self.in_list and heading.number is not None and heading.level in self.numbers:
            return True  # the next entry, whatever stands below the one before
        if self.unfinished() and not (self.gap or self.result_stands() or self.stands_out(heading)):
            return False
        if heading.cases:
            return not is_sentence(heading.title)
        counted = bool(heading.word and heading.number) and self.gap
        return (
            counted
            or is_titular(before_open(heading.title))
            or (is_item_word(heading.title) and (self.gap or heading.level.startswith("decor")))
            or section is not None
            or self._goes_on_counting(heading)
            or self._ends_below(heading)
        )

    def _is_aside(self, heading: Heading) -> bool:
        """Return whether a bullet below a numbered case tells of it, as no item is a bullet."""
        bare = not heading.cases and heading.number is None and heading.word is None
        if not bare or heading.level not in _DOTS:
            return False
        below = self.in_case and self.by_number and self.heading is None and not self.gap
        return below and heading.level not in self.outer_levels

    def _is_inner(self, heading: Heading) -> bool:
        """Return whether a counted heading is one of those that part the talk on an item."""
        return heading.level == self.talk_level or heading.level not in self.outer_levels

    def _ends_below(self, heading: Heading) -> bool:
        """Return whether the title of a counted line is whole on the next one.

        It stands apart, or is the next of its level and ends with the number of its case.
        """
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if heading.number is None or below is None or not below.text or self.at + 1 in self.labels:
            return False
        whole = heading.title + below.text
        if self.gap and is_title_apart(whole):
            return True
        numbered = self._is_next(heading) and find_number_behind(below.text) is not None
        return numbered and is_titular(whole)

    def _is_bullet(self, heading: Heading) -> bool:
        """Return whether a line with a mark under 質疑 or 意見 is what somebody said."""
        if self.section not in PARTING or heading.cases or heading.word:
            return False
        marked = heading.level in _BULLETS or heading.level in _DOTS
        marked = marked or (heading.level.startswith("decor") and self.is_prose_below())
        return marked and not is_titular(heading.title)

    def _breaks_off(self, heading: Heading) -> bool:
        """Return whether a marked line under the talk fills its line and goes on as a sentence."""
        if self.section not in PARTING or heading.cases or heading.word:
            return False
        full = len(heading.title) >= _FULL_LINE and not is_complete(heading.title)
        return full and self.is_prose_below()

    def _goes_on_counting(self, heading: Heading) -> bool:
        """Return whether the number is the next of its level, with an empty line before it."""
        return self.gap and self._is_next(heading)

    def _is_next(self, heading: Heading) -> bool:
        number = count_of(heading)
        return number is not None and number - 1 == self.numbers.get(heading.level)
