"""Rows of a table of turns that nobody speaks, and its margin, in the pass over the lines."""

from __future__ import annotations

import re

from kurume_search.parsing.calls.blocks import NOTE, TEXT, Block
from kurume_search.parsing.legends.legend import explained
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.outline.headings import Headings
from kurume_search.parsing.page.columns import is_empty_cell
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import is_note
from kurume_search.parsing.page.tables import line_of
from kurume_search.parsing.words.headwords import words_of_items
from kurume_search.parsing.words.speakers import Speaker, read_speaker, short_speaker
from kurume_search.parsing.words.titles import is_titular

_ITEM = re.compile(r"(?P<word>[^\s:。、()]{2,6})(?:\s*:\s*|\s+)(?P<title>[^。]+)$")
# What is told, in brackets before it: 【決】, (決定).
_MARK = re.compile(r"[【(\[<〔][^】)\]>〕]{1,4}[】)\]>〕]\s*(?=\S)")
# What tells in few words what was done at a turn: 申出なし、確定; 必要なしとの声.
_TOLD = re.compile(
    r"(?:の声|確定|了承|承認|なし|可決|決定|退室|退席|入室|休憩|挙手|拍手)(?:あり)?。?$"
)


class TurnRows(Headings):
    """Reads what a table of turns has besides the turns."""

    def speaker_in_cell(self, words: str) -> Speaker | None:
        """Return who speaks by the words of a cell, which a legend or the roll may explain."""
        speaker = read_speaker(words)
        squeezed = "".join(words.split())
        if squeezed in self.legend:
            return explained(squeezed, speaker or self.legend[squeezed], self.legend)
        if speaker is not None and speaker.sure:
            return speaker
        return self.chosen.known.get(squeezed) or short_speaker(squeezed) or speaker

    def margin(self, cell: Piece) -> None:
        """Take what stands in the margin beside a turn; the turn can go on in the next row."""
        if not cell.text or is_empty_cell(cell.text):
            return
        line = line_of(cell)
        told = value_of(cell.text) is not None or is_note(cell.text)
        if told or _TOLD.search(cell.text):
            mark = _MARK.match(cell.text)
            head, words = (
                (cell.cut(0, mark.end()), cell.cut(mark.end(), len(cell.text)))
                if mark
                else (None, cell)
            )
            self.add(Block(NOTE, line, [words], head=head))
        else:
            self.add(Block(TEXT, line, [cell], section="frame"))

    def item_by_nobody(self, cell: Piece) -> bool:
        """Take 報告　漏えい等の状況 in a row without speaker as the item that it calls."""
        match = _ITEM.match(cell.text)
        if match is None or not is_titular(match["title"]):
            return False
        if not any(match["word"] in words_of_items(kind) for kind in ("case", "report")):
            return False
        found = Heading(
            "row", None, match["word"], CaseNumbers(), (), match["title"], *match.span("title")
        )
        line = line_of(cell)
        self.add_heading(line, found, [piece(line)])
        return True
