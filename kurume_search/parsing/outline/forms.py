"""Cases kept as forms: labels alone on their lines, and what they ask for below them (記入様式)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kurume_search.parsing.calls.blocks import BODY, HEADING, RESULT, TEXT, TITLE, Block
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.marks.heading_ends import behind_tags
from kurume_search.parsing.outline.form_fields import (
    LABEL_MAX,
    SERIAL,
    fields_in_cells,
    fields_in_gaps,
    form_field,
    number_alone,
    number_before,
)
from kurume_search.parsing.outline.headings import Headings
from kurume_search.parsing.page.bodies import is_unit, read_body_label
from kurume_search.parsing.page.columns import columns_like, read_columns
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import inline_result
from kurume_search.parsing.page.tables import Row, line_of
from kurume_search.parsing.words.headwords import section_of
from kurume_search.parsing.words.titles import is_titular

_FIRST = re.compile(r"[、,(\s]")
# What of a form says which case it is on.
_CALLS = ("number", "title")


class Forms(Headings):
    """Reads the lines of forms."""

    rows: Mapping[int, Row] = MappingProxyType({})
    form_open: tuple[str, Piece] | None = None
    form_value: Block | None = None

    def form_line(self, line: Line) -> bool:
        """Take a label of a form, or the value below one; return whether it was."""
        if (number := number_alone(line)) is not None:
            self._take_value("number", line, number, number)
            return True
        if pairs := self._pairs(line):
            self._take_pairs(pairs)
            return True
        found = form_field(line.text)
        if (found is None and self.columns) or self._heads_table():
            return False
        name, low, high, begin = found or ("", 0, 0, 0)
        value = line.text[begin:].strip("| ")
        if name == "body":
            units = value or self.words_after(self.at)
            if not is_unit(_FIRST.split(units, maxsplit=1)[0]):
                return False  # 担当課 speaks
        if value and (
            (name == "body" and read_body_label(line)) or (name == "result" and inline_result(line))
        ):
            return False  # read as any other line of a body, or with a result
        if name == "result" and not value:
            return False  # a heading as any other
        if found and value:
            self.close()
            self.form_value = self.form_open = None
            self.in_list = False
            self.section = None
            stop = begin + len(line.text[begin:].rstrip("| "))
            self._take_value(name, line, piece(line, begin, stop), piece(line, low, high))
            return True
        if found:
            self.close()
            self.form_value = None
            self.form_open = (name, piece(line, low, high))
            self.in_list = False
            self.section = None
            if name == "number":
                self.in_case = False
            self.add(Block(TEXT, line, [piece(line)], section="frame"))
            return True
        if self.form_open is None:
            return self._goes_on_in_form(line)
        (name, label), self.form_open = self.form_open, None
        self._take_value(name, line, piece(line), label)
        return True

    def _pairs(self, line: Line) -> list[tuple[str, Piece, Piece]]:
        """Return name, label and value of the fields of a line that holds several, in order."""
        row = self.rows.get(self.at)
        return fields_in_gaps(line) if row is None else fields_in_cells(row)

    def _take_pairs(self, pairs: Iterable[tuple[str, Piece, Piece]]) -> None:
        """Take a row of several fields; what a case is called by comes before what tells of it."""
        self.close()
        self.form_value = self.form_open = None
        self.in_list, self.section = False, None
        for name, label, value in sorted(pairs, key=lambda held: held[0] not in _CALLS):
            own = line_of(piece(label.line, label.start, value.stop))
            words = piece(own, value.start - label.start)
            if name == "body" and not is_unit(_FIRST.split(value.text, maxsplit=1)[0]):
                self.add(Block(TEXT, own, [piece(own)], section="frame"))
            else:
                self._take_value(name, own, words, piece(own, 0, len(label.text)))
        self.form_value = None

    def _heads_table(self) -> bool:
        row = self.rows.get(self.at)
        return row is not None and read_columns(row.words) is not None

    def _take_value(self, name: str, line: Line, whole: Piece, label: Piece) -> None:
        if name == "number":
            words = whole.text
            found, stop = read_case_numbers(words, 0)
            if not (found and stop == len(words)) and SERIAL.fullmatch(words):
                found, stop = CaseNumbers((words,)), len(words)
            if found and stop == len(words):
                if self._counts_title_above(line, found):
                    return
                end = whole.stop
                own = Heading("form", found.printed[0], found.word, found, (), "", end, end)
                self.add_heading(line, own, [piece(line)])
                return
            self.add(Block(TEXT, line, [piece(line)], section="frame"))
        elif name == "title":
            whole = whole.cut(behind_tags(whole.text), len(whole.text))
            last = self._last_called()
            if last is not None and self._lacks_title(last):
                self.form_value = self.add(Block(TITLE, line, [whole]))
                return
            cases, begin = number_before(whole.text)
            whole = whole.cut(begin, len(whole.text))
            number = cases.printed[0] if cases else None
            own = Heading(
                "form", number, cases.word, cases, (), whole.text, whole.start, whole.stop
            )
            self.add_heading(line, own, [piece(line)])
            self.form_value, self.heading = self.heading, None
        elif name == "result":
            self.section = "results"
            self.text = self.add(Block(RESULT, line, [whole], head=label, section="results"))
        elif name == "body":
            role = "".join(label.text.split())
            self.form_value = self.add(Block(BODY, line, [whole], head=label, section=role))
        else:
            self.form_value = self.add(Block(TEXT, line, [piece(line)], section="ground"))

    def _last_called(self) -> Block | None:
        """Return the last block but for the fields that only tell more of a case."""
        return next((held for held in reversed(self.out.blocks) if not _tells_more(held)), None)

    def _counts_title_above(self, line: Line, found: CaseNumbers) -> bool:
        """Take a number below the title that it counts, where the form has the title first."""
        block = self._last_called()
        heading = block.heading if block is not None else None
        if block is None or heading is None or heading.level != "form" or heading.cases:
            return False
        block.heading = replace(heading, number=found.printed[0], word=found.word, cases=found)
        block.pieces.append(piece(line))
        self.in_case = True
        return True

    def _lacks_title(self, block: Block) -> bool:
        """Return whether a heading gives a case a number and no title.

        What stands behind the number in 【抽出案件1】 一般競争入札 right above 件名 is the kind
        of the case.
        """
        heading = block.heading
        if block.kind is not HEADING or heading is None or not heading.cases:
            return False
        if heading.title and not self.gap and not is_titular(heading.title):
            block.heading = replace(heading, title="", stop=heading.start)
            return True
        return not heading.title

    def _goes_on_in_form(self, line: Line) -> bool:
        """Take a wrapped title, or a further unit, as more of the value above."""
        block = self.form_value
        if block is None or self.gap or block.pieces[-1].line is not self.previous:
            return False
        called = block.heading if block.kind is HEADING else None
        title = called.title if called is not None else block.text
        open_title = block.kind in (TITLE, HEADING) and not is_titular(title)
        open_title = open_title and "。" not in line.text and self.at not in self.labels
        units = block.kind is BODY and len(line.text) <= 2 * LABEL_MAX
        units = units and section_of(line.text) is None and not columns_like(line.text)
        if units and (counted := self.page.heading(line)) is not None:
            units = counted.number is None  # ウ 審議の内容
        if not (open_title or (units and "。" not in line.text and self.at not in self.labels)):
            self.form_value = None
            return False
        block.pieces.append(piece(line))
        if called is not None:
            block.heading = replace(called, title=called.title + line.text)
        return True


def _tells_more(block: Block) -> bool:
    """Return whether a field tells of a case, whose title can stand below it."""
    return block.kind is BODY or block.section in ("frame", "ground")
