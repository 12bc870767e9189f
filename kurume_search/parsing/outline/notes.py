"""Stage notes in the pass over the lines: where one opens, goes on, or is no note but a call."""

from __future__ import annotations

import re

from kurume_search.parsing.calls.blocks import NOTE, TEXT, Block
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.outline.titles import TitleLines
from kurume_search.parsing.page.notes import closers_of, closes, is_note
from kurume_search.parsing.words.headwords import is_item_word, section_of
from kurume_search.parsing.words.speakers import ARROWS

_NOTE_LINES = 3  # a stage note is wrapped over no more
_OPENS = re.compile(r"[開閉再休]\s*[会憩開]")
# What is told of the opening (委員7名中6名の出席があり、会議が成立している旨を報告).
_OPENING = re.compile(r"(?:出席|成立|開会)[^。]{0,30}(?:報告|説明|宣告|宣言)")
# Words of a note on what the record lost.
LOST = re.compile(r"判読|欠落|欠損|破損|脱落|不鮮明|汚損|聴取不能|録音不能")


class NoteLines(TitleLines):
    """Reads notes: (異議なし), ―…―, ⇒承認."""

    def take_note(self, line: Line) -> bool:
        """Take a line as a stage note, if it is one; return whether it was."""
        opens = self._opens_note(line)
        if not (opens or is_note(line.text)):
            return False
        if self.awaits_value() or self._goes_on(line) or self.calls(line):
            return False
        if self.in_case and self.ends_title_above(line):
            return False
        if self.explains_case(line):
            self.text = self.add(Block(TEXT, line, [piece(line)], section="ground"))
            return True
        self.turn = self.text = self.heading = None
        of_value = self.out.fields and self.field is not None and line.text[0] in "(※"
        if of_value and not (self.gap and _OPENING.search(line.text)):
            return False  # it may be of the value above
        self.field = None
        note = self.add(Block(NOTE, line, [piece(line)]))
        goes_on = opens or (line.text[0] in ARROWS and self._is_wrapped(line))
        self.text = note if goes_on else None
        return True

    def calls(self, line: Line) -> bool:
        """Return whether a line in brackets is a heading: <諮問第21号>, 〔質疑〕."""
        heading = self.page.heading(line)
        if heading is None or self.tells_end(heading):
            return False
        if line.text[0] == "(" and _OPENS.fullmatch(heading.title):
            return False  # (開会) is told, not called
        return (
            bool(heading.cases)
            or section_of(heading.title) is not None
            or is_item_word(heading.title)
            or bool(heading.word and heading.number)
        )

    def _opens_note(self, line: Line) -> bool:
        """Return whether a note begins that a line near below closes (―…と認め / る。―)."""
        closers = closers_of(line.text)
        if not closers:
            return False
        for at in range(self.at + 1, min(self.at + 1 + _NOTE_LINES, len(self.lines))):
            below = self.lines[at]
            own = not below.text or at in self.labels or self.page.heading(below)
            if own or below.text[0] in closers:
                return False
            if closes(below.text, closers):
                return True
        return False

    def _is_wrapped(self, line: Line) -> bool:
        """Return whether a result breaks off, and the line below is nothing of its own."""
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if line.text.endswith(("。", ")")) or below is None or not below.text:
            return False
        own = self.at + 1 in self.labels or self.page.heading(below) or is_note(below.text)
        return not own

    def _goes_on(self, line: Line) -> bool:
        """Return whether a line in brackets in the middle of a sentence is part of it."""
        if LOST.search(line.text):
            return False
        return (
            self.turn is not None and not self.gap and self.unfinished() and line.text[0] in "(「※"
        )
