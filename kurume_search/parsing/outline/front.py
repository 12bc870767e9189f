"""The front matter in the pass over the lines: title, fields, lists of items."""

from __future__ import annotations

import re
from itertools import pairwise

from kurume_search.model.turn import Role
from kurume_search.parsing.calls.blocks import FIELD, HEADING, MEETING, NOTE, TEXT, Block
from kurume_search.parsing.calls.heading_words import counted_as
from kurume_search.parsing.header.fields import FieldLabel, open_field, read_label
from kurume_search.parsing.legends.legend import before_legend
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.lines.shapes import PEOPLE, looks_like
from kurume_search.parsing.marks.case_numbers import CaseNumbers
from kurume_search.parsing.marks.heading_ends import find_number_behind
from kurume_search.parsing.outline.bare import OPENNESS, BareFields
from kurume_search.parsing.outline.bodies import BodyLines
from kurume_search.parsing.outline.late_title import LateTitles
from kurume_search.parsing.outline.state import LABELS_FIRST
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.headings import read_heading
from kurume_search.parsing.page.tables import line_of
from kurume_search.parsing.words.headwords import is_talk_word, section_of
from kurume_search.parsing.words.names import DOC_KIND
from kurume_search.parsing.words.speakers import read_speaker
from kurume_search.text.numerals import NUMBER
from kurume_search.text.patterns import firsts_of

_NO_CASES = CaseNumbers()
_OF_COUNCIL = (Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER)
# A list in front, or the talk on one of its items, has no more lines.
_LIST_MAX = 120
_COUNT = re.compile(r"([0-9]{1,2})(?:[.、)]|\s)")
_OF_CASES = ("explainers", "body", "agenda", "materials", "title")
_N = r"[0-9一二三四五六七八九十]{1,3}"
_TIME = rf"(?:{_N}\s*時\s*(?:{_N}\s*分|半)?|[0-9]{{1,2}}:[0-9]{{2}})"
_OPENS = r"(?:開会|閉会|散会|開議|終了|休憩|再開)"
_CLOCK = re.compile(
    rf"[(\[〔]?(?:{_OPENS}?\s*(?:時刻)?\s*:?\s*(?:午前|午後)\s*{_TIME}\s*(?:に)?{_OPENS}?"
    rf"|{_OPENS}(?:時刻)?\s*:?\s*{_TIME}|{_TIME}\s*(?:に)?{_OPENS})[)\]〕]?"
)
CLOCK_FIRSTS = firsts_of(_CLOCK.pattern)  # and what the first of two clocks begins with
_CLOCK_MAX = 24
_PAUSE = re.compile(r"休\s*憩|再\s*開")
_BETWEEN_CLOCKS = re.compile(r"(?<=[会開分時半])\s*[、,]?\s+(?=午)|~|から")
# 議題  1 給料の額について  2 報酬の額について: the entries of a list on one line.
_COUNTS = re.compile(r"(?:^|(?<=\s))\(?(?P<n>[0-9]{1,2})(?:\)|[.．、])?\s+(?=[^\s0-9])")
_COUNCIL_WORD = re.compile(r"審議会|審査会|委員会|協議会|懇話会|懇談会|検討会|部会|調査会")
_NUMBERED = re.compile(
    r"第\s*[0-9一二三四五六七八九十百]{1,5}\s*回|(?:令和|平成)\s*[0-9元一二三四五六七八九十]{1,3}\s*年度"
)
_SENTENCE = re.compile(r"。|[?!]$")
_VALUE_ONLY = re.compile(
    r"(?:一部)?(?:非)?公開(?:\(.*\))?|なし|無|(?:別紙|別添|別記|下記|裏面|次|資料)[^。]{0,6}(?:のとおり|の通り|参照)|別紙|別添"
)
# 案件  ①  ②  ③: what is counted stands below, and this is the title of none.
_COUNTS_ALONE = re.compile(r"(?:(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）])[\s、・,，~～〜\-]*){2,}")

_WITH_COUNT = re.compile(rf"\(\s*{NUMBER}\s*[名人]\s*\)$")


# 議題 審議事項「…について」: the title alone, in quotes behind the word for its kind.
_QUOTED = re.compile(
    r"(?:(?:審議|諮問|協議)(?:事項|案件)\s*)?「(?P<title>[^「」]{4,}(?:について|の件|こと))」"
)


class FrontMatter(LateTitles, BareFields, BodyLines):
    """Reads what stands before the first words that somebody says."""

    def front(self, line: Line) -> bool:
        """Take a line as part of the front matter, if it is; return whether it was."""
        if self.told_header(line) or self.listed_value(line) or self.late_title(line):
            return True
        label = read_label(line.text) or self.brief.get(self.at)
        label = label or self.split_label(line) or self.group_label(line) or self.came_label(line)
        if (label is None or label.field == "agenda") and (day := self.unknown_date(line)):
            label = day
        if label is None and (self.in_list or not self.in_case) and self.heads_results(line):
            head = FieldLabel("body", "結果", len(line.text))
            if self.results_in_front(line, head):
                return True
        label = label or self.unknown_label(line)
        if label and label.field == "openness" and self._awaits("openness"):
            label = None  # 公開 below 会議の公開 is its value
        if label and self._is_who_came_there(line, label):
            label = None  # 会場: 甲野会長 below 出席者 is of the roll
        if label and self._values_come() and self._is_of_roll(label):
            label = None  # 委員 雲雀丘 is the value of one of the labels that came first
        behind = label is not None and label.value < len(line.text) and label.field == "members"
        if behind and label and "席" not in label.label and self._awaits_absent():
            label = None  # 委員 平井 below 欠席者 is who is absent
        if label and self.in_case and self.out.fields and not self._ends_case(line, label):
            # Behind a list of items the header can go on; but 担当課 is of the case.
            own = label.field not in _OF_CASES
            papers = label.field == "materials"
            own = own or (papers and (self._counts_on(line) or self._is_apart(line, label)))
            label = label if self.in_list and own else None
        if label and label.field == "body" and OPENNESS.fullmatch(line.text, label.value):
            label = FieldLabel("openness", label.label, label.value)  # 会議内容:非公開
        if label and label.field in ("body", "agenda") and not self._is_title(line, label):
            return self.results_in_front(line, label) or self._container(line, label)
        if label and label.field == "decisions":
            return self.results_in_front(line, label) or self.decisions(line, label.value)
        titled = label is not None and label.field in ("body", "agenda")
        if label and not titled and not self._is_entry(line, label):
            self.open_headers(line, label)
            return True
        if self.bare_value(line):
            return True
        dated = len(self.out.fields) == 1 and self.out.fields[0].label == "" and not self.out.titles
        first = self.heading is None and (dated or (self.field is None and not self.out.fields))
        first = first and not self.in_list and not self.in_case
        if first and self._is_meeting_title(line):
            self.field = None
            self.out.titles.append(piece(line))
            self.add(Block(MEETING, line, [piece(line)]))
            return True
        return False

    def _is_title(self, line: Line, label: FieldLabel) -> bool:
        """Return whether 会議概要 stands alone above all labels: the title of a form."""
        begun = self.out.fields or self.out.titles or self.heading
        alone = label.value == len(line.text) and "議" in label.label
        return not begun and alone and DOC_KIND.fullmatch(label.label) is not None

    def _is_who_came_there(self, line: Line, label: FieldLabel) -> bool:
        """Return whether a word for a place in a roll says who sat there, others being online."""
        listed = self.field is not None and self.field.id in PEOPLE
        if not listed or label.field != "venue":
            return False
        words = line.text[label.value :]
        return bool(looks_like("members", words)) and not looks_like("venue", words)

    def _values_come(self) -> bool:
        """Return whether values have begun behind several labels without any."""
        if self.field is None or not self.field.pieces:
            return False
        above = self.out.fields[-1 - LABELS_FIRST : -1]
        return len(above) == LABELS_FIRST and not any(held.pieces for held in above)

    def _is_of_roll(self, label: FieldLabel) -> bool:
        """Return whether a word says who somebody of the council is; 事務局 parts others off.

        Not where the label of these others is one that awaits its value.
        """
        speaker = read_speaker(label.label)
        if speaker is None:
            return False
        waiting = {held.id for held in self.out.fields if not held.pieces}
        return speaker.role in _OF_COUNCIL or label.field in waiting

    def _awaits(self, name: str) -> bool:
        """Return whether the field of that name is open and has no value yet."""
        return self.field is not None and self.field.id == name and self.awaits_value()

    def _is_apart(self, line: Line, label: FieldLabel) -> bool:
        """Return whether a label alone has the mark of those of the header, or ※, behind a list."""
        sign = line.text[:1]
        marked = sign == "※" or any(held.line.text.startswith(sign) for held in self.out.fields)
        return label.value == len(line.text) and not sign.isalnum() and marked

    def _counts_on(self, line: Line) -> bool:
        """Return whether a label is counted as the next of the form: 4 議題, then 5 提出資料."""
        heads = (held for held in reversed(self.out.blocks) if held.section == "containers")
        head = next(heads, None)
        own = _COUNT.match(line.text)
        if own is None or head is None or head.heading is None or not head.heading.number:
            return False
        return counted_as(head.heading) == int(own[1]) - 1

    def _awaits_absent(self) -> bool:
        """Return whether who is absent comes next: also behind a gap, if the roll is there."""
        if self._awaits("absent"):
            return True
        listed = any(held.id == "members" and held.pieces for held in self.out.fields)
        return (
            listed
            and self.field is not None
            and self.field.id == "absent"
            and not self.field.pieces
        )

    def _is_entry(self, line: Line, label: FieldLabel) -> bool:
        """開会 in a list of items, or below 内容, is told there: no field that lost its value."""
        alone = label.value == len(line.text)
        if label.field == "members" and _WITH_COUNT.search(line.text):
            return False  # ○出席委員(五名) behind a list of items
        told = self.in_list or bool(self.out.blocks and self.out.blocks[-1].kind is HEADING)
        told = told and not self.day_below()
        return told and alone and label.field in ("time", "time_end", "members")

    def _ends_case(self, line: Line, label: FieldLabel) -> bool:
        """Under a case 質疑応答 and 審議結果 part it; only 会議の結果 and the like end it.

        審議経過 ends a list, too, where it stands as the head of the list does.
        """
        if label.field != "body" or section_of(label.label) != "containers":
            return False
        return not is_talk_word(label.label) or self._is_beside_list(line, label)

    def _is_beside_list(self, line: Line, label: FieldLabel) -> bool:
        """Return whether a label is set as the head of the list above, and comes no more."""
        if not self.in_list:
            return False
        entries = 0
        for block in reversed(self.out.blocks[-_LIST_MAX:]):
            if block.section == "containers":
                beside = entries > 1 and line.indent <= block.line.indent
                below = self.lines[self.at + 1 : self.at + 1 + _LIST_MAX]
                return beside and not any(held.text.startswith(label.label) for held in below)
            entries += block.kind is HEADING
        return False

    def _container(self, line: Line, label: FieldLabel) -> bool:
        """議題, 次第, 会議の結果: a heading that holds items; a value behind it is one."""
        end = before_legend(line.text)
        value = piece(line, label.value, max(label.value, end))
        if self.in_case and _SENTENCE.search(value.text):
            return False  # 内容 below a case says what it is about
        heading = self.page.heading(line)
        apart = "\t" in line.raw(0, label.value)  # 議題, and its first entry in the next column
        of_entry = apart or find_number_behind(line.text)  # so is (諮問第8号) behind a title
        counts = _COUNTS_ALONE.fullmatch(line.raw(label.value))
        if value.text and heading and heading.cases and not (of_entry or counts):
            return False  # 議題1 諮問第8号 …
        self.close()
        head = Piece(line, 0, label.value, line.text[: label.value])
        level = heading.level if heading and not value.text else "words"
        number = heading.number if heading else None
        title = Heading(
            level,
            number,
            None,
            heading.cases if heading and not value.text else _NO_CASES,
            (),
            label.label[: before_legend(label.label)],
            heading.start if heading and not value.text else 0,
            min(label.value, end),
        )
        self.in_list = label.field == "agenda"
        self.add(
            Block(
                HEADING,
                line,
                [head],
                heading=title,
                section="containers",
                in_list=self.in_list,
                among_fields=heading is not None and heading.level == self.field_level,
            )
        )
        self.in_case = False
        self.section = None
        if end < len(line.text):  # a legend stands behind the word
            self.add(Block(TEXT, line, [piece(line, max(label.value, end))], section="frame"))
        if entries := self._entries_beside(value):
            for held in entries:
                sub = line_of(held)
                if inner := self.page.heading(sub):
                    self.add_heading(sub, inner, [piece(sub)])
        elif value.text and not counts and not _VALUE_ONLY.fullmatch(value.text):
            start, stop = label.value, len(line.text)
            if quoted := _QUOTED.fullmatch(value.text):
                start, stop = (value.start + column for column in quoted.span("title"))
            inner = read_heading(line, start) if not quoted else None
            words = piece(line, start, stop)
            inner = inner or Heading("words", None, None, _NO_CASES, (), words.text, start, stop)
            self.add_heading(line, inner, [words])
        return True

    @staticmethod
    def _entries_beside(value: Piece) -> list[Piece]:
        """Return the entries of a list that stand on one line, counted from 1 on."""
        marks = list(_COUNTS.finditer(value.text))
        counted = [int(match["n"]) for match in marks]
        if len(marks) < 2 or counted != list(range(1, len(marks) + 1)) or marks[0].start():
            return []
        edges = [*(match.start() for match in marks), len(value.text)]
        return [
            piece(value.line, value.start + low, value.start + high)
            for low, high in pairwise(edges)
        ]

    def _both_clocks(self, line: Line) -> bool:
        """午後1時30分開会 午後3時閉会: both on one line, without a label."""
        if not _are_both_clocks(line.text):
            return False
        self.open_header(line, FieldLabel("time", "", 0))
        return True

    def _is_meeting_title(self, line: Line) -> bool:
        text = line.text
        if len(text) > 90 or _SENTENCE.search(text):
            return False
        if text[0] in CLOCK_FIRSTS and (_CLOCK.fullmatch(text) or _are_both_clocks(text)):
            return False
        return bool(
            _COUNCIL_WORD.search(text)
            or DOC_KIND.search("".join(text.split()))
            or _NUMBERED.search(text)
            or (self.out.titles and not self.gap)
        )

    def clock(self, line: Line) -> bool:
        """午前10時開会, 15時05分 閉会: a time that stands for itself."""
        text = line.text
        if len(text) > _CLOCK_MAX and "午" not in text:
            return False
        if _CLOCK.fullmatch(text) is None:
            return "午" in text and self._both_clocks(line)
        self.close()
        if self.last_turn is not None and _PAUSE.search(text):
            self.add(Block(NOTE, line, [piece(line)]))
            return True
        name = "time" if "開会" in line.text or "再開" in line.text else "time_end"
        self.field = open_field(line, FieldLabel(name, line.text, 0))
        self.out.fields.append(self.field)
        self.add(Block(FIELD, line, self.field.pieces))
        self.field = None
        return True


def _are_both_clocks(text: str) -> bool:
    """Return whether a line is when the meeting began and when it ended, and nothing else."""
    halves = _BETWEEN_CLOCKS.split(text) if "午" in text else ()
    return len(halves) == 2 and all(map(_CLOCK.fullmatch, halves))
