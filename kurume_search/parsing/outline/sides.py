"""Matters headed by the unit that brings them, all questions first and all answers behind them.

環境課の件 / …することについて / 委員の問い / 問一(三番) … / 環境課の答え / 答一 …: the head over
the answers says whose they are, and the labels only count. A list of results names the units again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.calls.blocks import TEXT, Block
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers
from kurume_search.parsing.outcomes.outcome import value_of
from kurume_search.parsing.outline.headings import Headings
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.speakers import Speaker, read_speaker

_MARKS = r"[■□◆◇●○・【<〈\[(（]?\s*"
_BEHIND = r"\s*[】>〉\])）]?\s*:?"
_ASKED, _ANSWERED = r"問い?|質問|質疑|御?質問事項", r"答え?|回答|答弁"
_SIDE = re.compile(
    rf"{_MARKS}(?P<who>[^、。:\s]{{2,16}}?)(?:から)?(?:の|による)(?:(?P<asked>{_ASKED})|(?P<answered>{_ANSWERED}))"
    rf"(?:(?:・|及び|と)意見)?{_BEHIND}"
)
_MAY_ANSWER = re.compile(r"(?:の|による)(?:答え?|回答|答弁)(?:(?:・|及び|と)意見)?[^\w\n]{0,4}\n")
_UNIT = re.compile(
    rf"{_MARKS}[^、。:\s「」()]{{1,16}}(?:課|室|局|部|委員会|センター|事務所|署|院|所)"
    rf"(?:の件|の案件|関係|所管分|の諮問|から){_BEHIND}"
)
_TITLE = re.compile(r"[^。]{8,}(?:について|の件|こと)(?:\([^。]*\))?")
_COUNT = r"(?:\(?[0-9一二三四五六七八九十]{1,2}[.、)]?\s*)"
# A title is wrapped over no more lines; one such matter alone could be anything.
_LINES, _LEAST = 4, 2
_SAID = (TurnKind.QUESTION, TurnKind.ANSWER, TurnKind.STATEMENT)


class SidedTalk(Headings):
    """Reads such matters, and the heads of the two sides under them.

    Attributes:
        sides_at: Position of a line → whose questions or answers it heads.
        units_at: Position of a line that names a unit → the last line of the title below it.
    """

    sides_at: dict[int, Speaker]
    units_at: dict[int, int]

    def find_sides(self) -> None:
        """Find the heads of sides, and let the counted labels below them be of their side."""
        self.sides_at, self.units_at = {}, {}
        if not self.labels or _MAY_ANSWER.search(self.page.text) is None:
            return  # nearly always
        kinds = set()
        for at in self.page.begun_by(_SIDE):
            head = _SIDE.fullmatch(self.lines[at].text)
            below = self._below(at)
            if head is None or self.labels.get(below) is None:
                continue
            label = self.labels[below]
            answers = head["answered"] is not None
            if label.speaker.kind not in _SAID or (answers is not self._answers(below)):
                continue
            kinds.add(answers)
            who = read_speaker(head["who"])
            role = who.role if who is not None else Role.UNKNOWN
            if answers and role is Role.UNKNOWN:
                role = Role.IMPLEMENTING_BODY  # 教育委員会の答え
            kind = TurnKind.ANSWER if answers else TurnKind.QUESTION
            self.sides_at[at] = Speaker(role, None, (), kind)
        if kinds != {True, False}:
            self.sides_at = {}
            return
        for at in self.sides_at:
            self.labels.pop(at, None)  # 委員の問い over 問一 says nothing itself
        self._give_sides()
        self._find_units()

    def unit_line(self, at: int, line: Line) -> None:
        """Take the unit over a title as the head of a matter."""
        last = self.units_at[at]
        self.close()
        self.add(Block(TEXT, line, [piece(line)], section="frame"))
        held = [piece(below) for below in self.lines[at + 1 : last + 1] if below.text]
        title = "".join(words.text for words in held)
        heading = Heading(
            "unit", None, None, CaseNumbers(), (), title, held[0].start, len(held[0].text)
        )
        self.in_list = False
        self.section = None
        self.told_to = last
        self.add_heading(line, heading, held)
        result = self._results.get(_name(line.text))
        if result is not None and self.heading is not None:
            self.heading.cells["result"] = [result]
        self.heading = None

    def _below(self, at: int) -> int:
        """Return the position of the next line with words, page marks left out."""
        near = range(at + 1, min(at + 1 + _LINES, len(self.lines)))
        return next((k for k in near if self.lines[k].text and k not in self.furniture), at)

    def _answers(self, at: int) -> bool:
        return self.labels[at].speaker.kind is TurnKind.ANSWER

    def _give_sides(self) -> None:
        heads = sorted(self.sides_at)
        for at, label in self.labels.items():
            above = max((head for head in heads if head < at), default=None)
            if above is None or label.speaker.role is not Role.UNKNOWN:
                continue
            side = self.sides_at[above]
            if side.kind is label.speaker.kind or side.kind is TurnKind.QUESTION:
                speaker = replace(label.speaker, role=side.role)
                self.labels[at] = replace(label, speaker=speaker)

    def _find_units(self) -> None:
        for at in self.page.begun_by(_UNIT):
            if _UNIT.fullmatch(self.lines[at].text) is None or at in self.labels:
                continue
            words, last = "", at
            for below in range(at + 1, min(at + 1 + _LINES, len(self.lines))):
                if below in self.sides_at or below in self.labels:
                    break
                words, last = words + self.lines[below].text, below
            if last + 1 in self.sides_at and _TITLE.fullmatch(words):
                self.units_at[at] = last
        if len(self.units_at) < _LEAST:
            self.units_at = {}

    @cached_property
    def _results(self) -> dict[str, Piece]:
        """Unit → how its matter ended, where one line of a list says so (一、環境課の件  可)."""
        names = {_name(self.lines[at].text): at for at in self.units_at}
        longest = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        row = re.compile(
            rf"(?:{_COUNT})?{_MARKS}(?P<name>{longest}){_BEHIND}(?:\s+|\s*…+\s*)(?=\S)"
        )
        found: dict[str, Piece] = {}
        for at in self.page.begun_by(row):
            match = row.match(self.lines[at].text)
            if match is None or at in self.labels:
                continue
            words = piece(self.lines[at], match.end())
            if match["name"] in found:
                return {}
            if value_of(words.text) is not None:
                found[match["name"]] = words
        return found


def _name(text: str) -> str:
    """Return the unit and 件 of a line, without the marks around them."""
    return text.strip("■□◆◇●○・【】<>〈〉[]()（） :")
