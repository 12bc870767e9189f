"""Results of a case in the pass over the lines (結果：…, and lists of results)."""

from __future__ import annotations

import re
from dataclasses import replace

from kurume_search.parsing.calls.blocks import (
    NOTE,
    RESULT,
    TEXT,
    Block,
)
from kurume_search.parsing.calls.heading_words import counted_as
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers, find_case_numbers
from kurume_search.parsing.outcomes.outcome import may_decide, value_of
from kurume_search.parsing.outcomes.recorded import states_end, states_outcome
from kurume_search.parsing.outline.state import State
from kurume_search.parsing.page.boxed import case_in_label
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import InlineResult, inline_result
from kurume_search.parsing.page.tables import Row, line_of
from kurume_search.parsing.words.titles import before_open, is_complete, is_titular
from kurume_search.parsing.words.votes import VOTES, is_vote

# Between the number of a case and how it ended: 諮問第10号については、…
_SUBJECT_END = re.compile(r"(?:に(?:ついて|つきまして|関して))?は、?")
_BARE_ROW = re.compile(r"(?P<number>[0-9]{1,4}号)\s+(?=\S)")
# Behind it a column of votes, or a dash where there were none.
_COLUMN = re.compile(r"\s{2,}(?=(?P<words>[^\s](?:.{0,30}\S)?)$)")
_NO_VOTES = frozenset("―—–-ー−")
# No title ends in these, and no result does: …することを条件と
_OPEN = frozenset("、とをにがはでし")
# The opinion or the conditions stand in the lines below.
_ANNOUNCES = re.compile(r"(?:次|以下|下記)の[^。]{0,10}(?:意見|条件|要望|事項|点)")

# The next label of a form, with its value in the other column.
_FIELD_BEHIND = re.compile(r"[^\s、。()](?: ?[^\s、。()]){1,11}(?: *\t *| {3,})(?=\S)")
# What stands below a result and is of something else, where no sentence goes on.
_TURNS_AWAY = re.compile(
    r"\W{0,2}(?:次回(?:の?(?:会議|開催|日程|予定))*(?:[\s:].{0,30})?|今後の(?:日程|予定)(?:[\s:].{0,30})?"
    r"|第\s*[0-9]{1,3}\s*回(?:[\s(:].{0,30})?|以\s*上|閉\s*会|その他(?:[\s:].{0,30})?|散\s*会)\W?"
)
_GOES_ON = frozenset("、はがをにのでと")
# What begins so is the rest of a verb.
_TAIL = re.compile(
    r"(?:なかった|ない|ません|まし[たて]|ます|られ|れ[るた]|[たるて])[。、]?(?![ぁ-ん])"
)
# The second result of a list stands within so many lines of the first.
_LIST_NEAR = 5


# 2 (1)については、承認する。: the end of the item (1) below the second.
_INNER_TOLD = re.compile(
    r"(?:\(?[0-9]{1,2}[).]?\s+)?(?P<number>\([0-9]{1,2}\))\s*(?:に(?:ついて|つきまして|関して))は?、?"
)


def _told_of_inner(heading: Heading, line: Line) -> tuple[Heading, int] | None:
    """Return an entry that tells how the item in parentheses ended, and where that begins."""
    match = _INNER_TOLD.match(line.text)
    if match is None or value_of(line.text[match.end() :]) is None:
        return None
    return replace(heading, number=match["number"], level="paren"), match.end()


# What only a title ends with: nothing is told behind it.
_ONLY_TITLE = re.compile(r"(?:について|の件|審査請求|異議申立て?)[」』]?$")


def tells_end(words: str) -> bool:
    """Return whether words behind the number of a case say how it ended, appeals too.

    …の不承認処分に係る審査請求について names what the case is about, and no end.
    """
    if _ONLY_TITLE.search(words):
        return states_outcome(words)
    appeals = "" if is_titular(words) else words  # …の一部公開決定 can be a title
    return states_outcome(words) or bool(value_of(words) or value_of(appeals, review=True))


def _bare_row(line: Line) -> Heading | None:
    """Return an entry of a list of results that has a bare number (12号  承認)."""
    match = _BARE_ROW.match(line.text)
    if match is None:
        return None
    numbers = CaseNumbers((match["number"],))
    title = line.text[match.end() :]
    return Heading("case", None, None, numbers, (), title, match.end(), len(line.text))


def _columns(line: Line, start: int, stop: int) -> list[Piece]:
    """Return how a case ended, and the column of votes behind it, if there is one."""
    match = _COLUMN.search(line.text, start, stop)
    if match is None or not (match["words"] in _NO_VOTES or is_vote(match["words"])):
        return [piece(line, start, stop)]
    return [piece(line, start, match.start()), piece(line, match.end(), stop)]


class ResultLines(State):
    """Reads lines that give a result behind its label, or in a list of results."""

    def _is_past_result(self, line: Line) -> bool:
        """Return whether a result stands whole behind its label, and a sentence begins below."""
        text = self.text
        field = _FIELD_BEHIND.match(line.text) if text is not None else None
        if field and ("\t" in field.group() or line.indent < self.previous_indent()):
            return self.page.heading(line) is None
        if text is None or text.head is None:
            return False
        if _TURNS_AWAY.fullmatch(line.text) and text.text[-1:] not in _GOES_ON:
            return states_outcome(text.text) or value_of(text.text) is not None
        if text.line is not self.previous:
            return False
        if line.indent > text.line.indent or not line.text.endswith(("。", ")")):
            return False
        if text.pieces and self._goes_on_in(line, text.pieces[-1]):
            return False
        return states_outcome(text.text) or value_of(text.text) is not None

    def _goes_on_in(self, line: Line, last: Piece) -> bool:
        """Return whether the last line of a result breaks off: …する。ただし、, …とは認められ."""
        words = last.text
        if not words or words[-1] in "。」)" or is_complete(words):
            return False
        return words[-1] in _OPEN or self.page.fills(last.line) or bool(_TAIL.match(line.text))

    def _announces_conditions(self, line: Line) -> bool:
        """Return whether a result announces an opinion, and `line` is set in below it."""
        text = self.text
        if text is None or not text.pieces or text.heading or line.indent <= text.line.indent:
            return False
        return bool(_ANNOUNCES.search(text.text)) and text.text.endswith("。")

    def decisions(self, line: Line, value: int) -> bool:
        """Open the list of what was decided, in the front, its first entry behind the label."""
        if value >= len(line.text):
            self.field = None
            return False  # the label alone is a heading as any other
        self.close()
        self.in_list = self.in_case = False
        self.section = "results"
        self.add(Block(TEXT, line, [piece(line, 0, value)], section="frame"))
        entry = line_of(piece(line, value))
        return self._result_of_cell(entry) or self.result_words(entry, piece(entry))

    def labelled_result(self, line: Line) -> bool:
        """Take a line that gives a result behind its label, if it does."""
        result = inline_result(line)
        if result is None:
            return False
        self.close()
        self.take_result(line, result)
        return True

    def take_result(self, line: Line, result: InlineResult) -> None:
        """Take the label of a result with its words (結果:承認)."""
        head = Piece(line, 0, result.value, line.text[: result.value])
        words = piece(line, result.value)
        self.section = result.section
        if result.section == "results" and self._result_of_cell(line_of(words)):
            entry = self.out.blocks.pop()
            self.add(Block(TEXT, line, [head], section="frame"))
            self.out.blocks.append(entry)
            return
        self.text = self.add(
            Block(
                RESULT,
                line,
                [words] if words.text else [],
                head=head,
                heading=case_in_label(line, result.value),
                section=result.section,
            )
        )

    def result_in_list(self, line: Line) -> bool:
        """Take how a case ended below its entry in a list, set in further.

        That of the list in front is told by that, any other by the votes that are counted first.
        """
        entry = self.heading
        if entry is None or entry.heading is None or "result" in entry.cells:
            return False
        counted = VOTES.match(line.text) is not None
        if not (entry.in_list or (entry.heading.cases and counted)):
            return False
        if not entry.heading.title or line.indent <= entry.line.indent or self.gap:
            return False
        if not (states_outcome(line.text) or is_vote(line.text)):
            return False
        if is_titular(line.text) and not counted:
            return False
        if entry.in_list:
            entry.cells["result"] = [piece(line)]
        self.add(Block(RESULT, line, [piece(line)], section="results", in_list=entry.in_list))
        return True

    def result_of(self, line: Line, heading: Heading | None) -> bool:
        """In a list of results take the number of a case with how it ended (案件1 承認)."""
        if heading is not None and heading.cases and self._begins_results(line, heading):
            self.close()
            self.section = "results"
        if self.section != "results" or self.turn is not None:
            return False
        heading = heading or _bare_row(line)
        open_result = self.text if self.text and self.text.heading else None
        if heading is None:
            return False
        if not heading.cases:
            if (told := _told_of_inner(heading, line)) is not None:
                self._take_entry(line, *told)
                return True
            if self._goes_on_with(heading, open_result) or self._begins_list(heading):
                self._take_entry(line, heading, heading.start)
                return True
            below = open_result is not None and line.indent > open_result.line.indent
            if below and open_result is not None and not self.gap:
                open_result.pieces.append(piece(line))
            return below and not self.gap
        title = heading.title
        if "。" not in title and not tells_end(title) and not self._told_below(line, title):
            return False
        if find_case_numbers(title):  # one sentence on several cases
            self.text = self.add(Block(RESULT, line, [piece(line)], section="results"))
            return True
        subject = _SUBJECT_END.match(line.text, heading.start)
        self._take_entry(line, heading, subject.end() if subject else heading.start)
        return True

    def _told_below(self, line: Line, words: str) -> bool:
        """Return whether words that break off say with the next line how a case ended."""
        if (
            not words
            or is_complete(before_open(words))
            or not (words[-1] in _OPEN or self.page.fills(line))
        ):
            return False
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if below is None or not below.text or self.at + 1 in self.labels:
            return False
        if self.page.heading(below) is not None or is_complete(words + below.text):
            return False  # the title of the next case, though it tells its end: …について(可決)
        return tells_end(words + below.text)

    def _result_of_cell(self, entry: Line) -> bool:
        """Take an entry behind a label as `result_of` does a line."""
        return self.result_of(entry, self.page.heading(entry))

    def _begins_list(self, heading: Heading) -> bool:
        """Return whether 1 承認 is the first of several results counted by the items."""
        if heading.number is None or counted_as(heading) != 1 or not value_of(heading.title):
            return False
        below = (held for held in self.lines[self.at + 1 : self.at + _LIST_NEAR] if held.text)
        second = next((own for held in below if (own := self.page.heading(held))), None)
        return (
            second is not None
            and second.level == heading.level
            and counted_as(second) == 2
            and value_of(second.title) is not None
        )

    def _begins_results(self, line: Line, heading: Heading) -> bool:
        """Return whether a case by its number alone, with how it ended, begins a list of these.

        What ended behind the talk needs no heading of results: 第12号  適当と認める.
        """
        told = self.section != "results" and self.last_turn is not None
        if not told or self.in_list or self.unfinished() or not may_decide(heading.title):
            return False
        if self.called and not self.called.names(heading.cases.keys):
            return False  # the next case: 諮問第23号  専決処分の承認
        return states_end(_columns(line, heading.start, heading.stop)[0].text)

    def result_row(self, row: Row) -> bool:
        """Take a row of a table of results that has no head: | 第12号 | 承認 | 賛成6 |."""
        number, *rest = row.cells
        if self.last_turn is None or not rest:
            return False
        words = rest[0].text
        if not (value_of(words) if self.section == "results" else states_outcome(words)):
            return False
        heading = self.page.heading(line_of(number))
        if heading is None or not heading.cases or heading.title:
            return False
        self.close()
        self.section = "results"
        self.add(Block(RESULT, row.line, rest, head=number, heading=heading, section="results"))
        return True

    def _take_entry(self, line: Line, heading: Heading, start: int) -> None:
        """Take the words from column `start` on as how the entry of `heading` ended."""
        words = _columns(line, start, heading.stop)
        if words[-1].text in _NO_VOTES:
            self.add(Block(TEXT, line, [words.pop()], section="frame"))
        self.text = self.add(
            Block(
                RESULT,
                line,
                words,
                head=Piece(line, 0, start, line.text[:start]),
                heading=heading,
                section="results",
            )
        )

    def _goes_on_with(self, heading: Heading, last: Block | None) -> bool:
        """Return whether an entry without a case (3 了承) is counted on from the last result."""
        above = last.heading if last is not None else None
        if above is None or heading.number is None or above.number is None:
            return False
        return heading.level == above.level and counted_as(heading) == (counted_as(above) or 0) + 1

    def result_words(self, line: Line, whole: Piece) -> bool:
        """Take words under a heading of results; return whether they still are of one."""
        if self._is_past_result(line):
            self.section, self.text = None, None
            return False
        if self.text is not None and self.text.kind is NOTE and self.unfinished() and not self.gap:
            self.text.pieces.append(whole)  # behind an arrow a result goes on in the next line
        elif (
            self.text is not None
            and self.text.kind is RESULT
            and self.text.section == "results"
            and self._announces_conditions(line)
        ):
            self.text = self.add(Block(RESULT, line, [whole], section="conditions"))
        elif (
            self.text is not None
            and self.text.kind is RESULT
            and not (self.gap and self.text.pieces)
        ):
            self.text.pieces.append(whole)
        elif self.text is not None and self.text.kind is RESULT and self.text.pieces:
            self.section = None
            return False
        else:
            self.text = self.add(Block(RESULT, line, [whole], section=self.section))
        return True
