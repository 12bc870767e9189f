"""The title of minutes behind the labels of their header, in the pass over the lines."""

from __future__ import annotations

import re

from kurume_search.parsing.calls.blocks import MEETING, Block
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.outline.titles import TitleLines
from kurume_search.parsing.words.names import names_council, title_of_meeting

_LONGEST = 60
_MAY_NAME = re.compile(r"[会議録旨要第]")
_COUNCIL = re.compile(r"会議?(?![録場室員長])")
_WHICH = re.compile(r"第\s*[0-9〇一二三四五六七八九十百]{1,5}\s*回|[録要旨]\s*\)?$")
# What is named under these is another meeting, or another paper.
_OF_OTHERS = ("materials", "record_form", "contact", "next", "remarks", "title")
_MARKS = "・•○〇◯●◎※→⇒-―"


class LateTitles(TitleLines):
    """Reads a title that stands behind the first fields of the header.

    Attributes:
        named: A title or field so far has named the council.
        asked: How many titles and fields there were when that was asked.
    """

    named = False
    asked = (0, 0)

    def late_title(self, line: Line) -> bool:
        """Take a line as the title, or as more of one, if no line before named a council."""
        text = line.text
        if not self.out.fields or len(text) > _LONGEST or self.in_list or self.in_case:
            return False
        more = self.out.blocks[-1].kind is MEETING
        if not more and self._is_named():
            return False  # nearly always: the title stands first
        if text[0] in _MARKS or not _MAY_NAME.search(text):
            return False
        if not (more or (_COUNCIL.search(text) and self._may_begin())):
            return False
        named = title_of_meeting(text)
        if named is None or (not named and not more):
            return False
        if named and (self._is_named() or not self._begins(text)):
            return False
        self.close()
        self.out.titles.append(piece(line))
        self.add(Block(MEETING, line, [piece(line)]))
        return True

    def _may_begin(self) -> bool:
        held = self.field
        return held is None or (held.id not in _OF_OTHERS and not self.awaits_value())

    def _is_named(self) -> bool:
        """Return whether a title or a field above names the council."""
        out = self.out
        asked = (len(out.titles), len(out.fields))
        if asked != self.asked and not self.named:
            titles = [held.text for held in out.titles]
            titles += [words.text for held in out.fields if held.id == "title"
                       for words in held.pieces]  # fmt: skip
            self.named = names_council(titles)
            self.asked = asked
        return self.named

    def _begins(self, text: str) -> bool:
        """Return whether a line that names a council is a title."""
        if _WHICH.search(text):
            return True
        return self.gap and title_of_meeting(self.words_after(self.at) or "。") == ""
