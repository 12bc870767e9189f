"""Where the talk begins: what stands before it is of the header and of the lists in front."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.marks.parted import words_begin
from kurume_search.parsing.outline.state import State
from kurume_search.parsing.outline.units import are_attending
from kurume_search.parsing.page.columns import read_columns
from kurume_search.parsing.page.notes import is_note
from kurume_search.parsing.page.tables import Row
from kurume_search.parsing.words.speakers import read_speaker

_SPOKEN = re.compile(
    r"[。?!]|^[(《〈≪].*(?:説明|報告|略).*[)》〉≫]$|(?<!ほ)か$|^異議|^(?:資料|別紙|議案書)[^。]{0,20}(?:説明|報告)$"
)
# Right below one of these, a label alone on its line is no field.
_HEADS_TALK = frozenset(
    {"議事", "議事内容", "議事の内容", "審議内容", "会議内容", "会議の内容", "議事録"}
)
_HIRAGANA = re.compile(r"[ぁ-ん]")
_ASIDE = re.compile(r"(?<=[^()])\([^()]*\)$")  # 税務課(意見陳述に限る。) says no more than 税務課
_GIVEN = re.compile(r"(?<=[一-龥々]) [ぁ-ん]{2,5}(?=$|[\s、(])")  # 三田 はるのぶ
# So much hiragana is prose, even where the line breaks off; names and offices have none.
_PROSE = 5
# … or so much, right below the heading of a case: (会長)諮問第3号を審議する.
_LITTLE_PROSE = 2


class FirstTurn(State):
    """Finds the first turn, once all that may open one has been found."""

    rows: Mapping[int, Row]

    def find_first_turn(self, turns: Container[int]) -> int:
        """Return the position of the first line of the talk, or how many lines there are.

        Args:
            turns: The positions of lines that open turns without a label or a row of their own.
        """
        above = ""
        for at, line in enumerate(self.lines):
            if not line.text or at in self.furniture or at in self.chosen.legends:
                continue
            above, last = line.text, above
            if row := self.rows.get(at):
                columns = read_columns(row.words)
                if columns and (
                    "speaker" in columns or "question" in columns or "title" in columns
                ):
                    return at
                if _is_said(row):
                    return at
                if at not in self.labels or line.text.count("|") != 1:
                    continue  # a label before the only stroke opens a turn as any other
            if at in turns:
                return at
            label = self.labels.get(at)
            if label is None:
                told = "説明" in line.text and len(line.text) < 60 and line.text[0] in "―—–─-("
                if told and is_note(line.text) and not read_label(line.text):
                    return at  # (説明員) heads a list of those who explain
                continue
            if (opened := read_label(line.text)) and read_speaker(opened.label) is None:
                continue  # 4 欠席者  丙山委員 is of the header
            if last in _HEADS_TALK and label.speech >= len(line.text):
                return at  # 議事, and 事務局 alone below it
            rest = _ASIDE.sub("", line.text[label.speech :] or self.words_after(at))
            rest = _GIVEN.sub(" ", rest)
            least = _LITTLE_PROSE if self._is_called_above(at) else _PROSE
            said = words_begin(rest) or _SPOKEN.search(rest) is not None
            if said or (len(_HIRAGANA.findall(rest)) >= least and not are_attending(rest)):
                return at
        return len(self.lines)

    def _is_called_above(self, at: int) -> bool:
        """Return whether the heading of a numbered case stands right above a line."""
        above = next(
            (self.lines[n] for n in range(at - 1, max(at - 3, -1), -1) if self.lines[n].text), None
        )
        heading = self.page.heading(above) if above is not None else None
        return heading is not None and bool(heading.cases)


def _is_said(row: Row) -> bool:
    """Return whether a row under no head is who speaks and what is said (会長 | 開会する。)."""
    cells = [cell.text for cell in row.cells if cell.text]
    if len(cells) < 2 or cells[-1][-1] not in "。?" or len(_HIRAGANA.findall(cells[-1])) < _PROSE:
        return False
    return read_speaker(cells[-2]) is not None
