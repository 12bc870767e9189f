"""Cases kept as forms: labels alone on their lines, and what they ask for below them (記入様式).

Only a document that fills in the same form more than once is read so: a single 件名 on a
line of its own could be the head of anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType

from kurume_search.data import table
from kurume_search.parsing.calls.blocks import BODY, HEADING, RESULT, TEXT, TITLE, Block
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.marks.heading_ends import behind_tags
from kurume_search.parsing.outline.headings import Headings
from kurume_search.parsing.page.bodies import is_body_label, is_unit, read_body_label
from kurume_search.parsing.page.columns import columns_like, read_columns
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.notes import inline_result
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import Row
from kurume_search.parsing.words.headwords import section_of
from kurume_search.parsing.words.titles import is_titular

# The form is filled in so often at least; a label is no longer than this.
_LEAST = 2
_LABEL_MAX = 16
# Evidence is looked for in so many lines.
_NEAR = 4000


# What may part the characters of a label, and what is none of them.
_WIDE = r"\s{0,4}"
_OUT = r"\s:|【】\[\]()<>〈〉《》≪≫〔〕"
# Marks before a label; and the label with them, and what stands behind it on the line.
_COUNT = r"\(?[0-9一二三四五六七八九十ア-ン]{1,2}(?:[).、．][ \t]{0,8}+|[ \t]{1,8}+)"
# Of one line, and no gap is looked through twice: it is tried at every line of a page.
_BEFORE = rf"(?:[■◆●○・•◇□※|][ \t]{{0,8}}+)?(?:{_COUNT})?(?:[【\[(<〈《≪〔][ \t]{{0,8}}+)?"
_FIELD = re.compile(
    rf"{_BEFORE}(?P<label>[^{_OUT}](?:{_WIDE}[^{_OUT}、。]){{1,7}}?)"
    r"\s*(?:[】\])>〉》≫〕]\s*[:|]?|[:|]|\s|$)\s*"
)
_SHEET = re.compile(r"(?:別紙|別記|様式|個票|シート) ?[0-9]{1,2}\s+")
_ASIDE = re.compile(r"\s*(?:\([^()]*\))?")
_FIRST = re.compile(r"[、,(\s]")
# What a label of titles has.
_TITLED = re.compile("[名題]")


def form_field(text: str) -> tuple[str, int, int, int] | None:
    """Return what a folded line of a form asks for, where its label stands, where the value."""
    match = _FIELD.match(text)
    name = form_label(match["label"]) if match else None
    return (name, *match.span("label"), match.end()) if match and name else None


@lru_cache(maxsize=1024)
def form_label(words: str) -> str | None:
    """Return what a label asks for: number, title, body, ground or result of a case."""
    label = "".join(words.split()).strip("【】[]<>〈〉《》〔〕■□◆●○・:")
    held = table("headings")
    if label in held["number_labels"]["words"]:
        return "number"
    if label in held["title_labels"]["words"]:
        return "title"
    if is_body_label(label):
        return "body"
    if label in held["case_labels"]["words"]:
        return "ground"
    return "result" if section_of(label) == "results" else None


@cache
def _titled() -> re.Pattern[str]:
    """Match the words of a label of titles, set wide or not, with its marks before them."""
    words = table("headings")["title_labels"]["words"]
    wide = "|".join(_WIDE.join(map(re.escape, word)) for word in words)
    return re.compile(rf"{_BEFORE}[■□◆●○・]*(?:{wide})")


def is_form(page: Page) -> bool:
    """Return whether a label of titles begins lines again and again."""
    near = (page.lines[at].text for at in page.part(0, _NEAR).may_begin(_titled()))
    found = (form_field(text) for text in near if _TITLED.search(text, 0, _LABEL_MAX))
    return sum(field is not None and field[0] == "title" for field in found) >= _LEAST


def _number_alone(line: Line) -> Piece | None:
    """Return the number of a case behind that of its sheet, if nothing else is on a line."""
    sheet = _SHEET.match(line.text)
    if sheet is None:
        return None
    _, stop = read_case_numbers(line.text, sheet.end())
    alone = stop > sheet.end() and _ASIDE.fullmatch(line.text, stop)
    return piece(line, sheet.end(), stop) if alone else None


class Forms(Headings):
    """Reads the lines of forms."""

    rows: Mapping[int, Row] = MappingProxyType({})
    form_open: tuple[str, Line] | None = None
    form_value: Block | None = None

    def form_line(self, line: Line) -> bool:
        """Take a label of a form, or the value below one; return whether it was."""
        if (number := _number_alone(line)) is not None:
            self._take_value("number", line, number, number)
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
            self.form_open = (name, line)
            self.in_list = False
            self.section = None
            if name == "number":
                self.in_case = False
            self.add(Block(TEXT, line, [piece(line)], section="frame"))
            return True
        if self.form_open is None:
            return self._goes_on_in_form(line)
        (name, label), self.form_open = self.form_open, None
        self._take_value(name, line, piece(line), piece(label))
        return True

    def _heads_table(self) -> bool:
        row = self.rows.get(self.at)
        return row is not None and read_columns(row.words) is not None

    def _take_value(self, name: str, line: Line, whole: Piece, label: Piece) -> None:
        if name == "number":
            words = whole.text
            found, stop = read_case_numbers(words, 0)
            if not (found and stop == len(words)) and words.isdecimal():
                found, stop = CaseNumbers((words,)), len(words)
            if found and stop == len(words):
                end = whole.stop
                own = Heading("form", found.printed[0], found.word, found, (), "", end, end)
                self.add_heading(line, own, [piece(line)])
                return
            self.add(Block(TEXT, line, [piece(line)], section="frame"))
        elif name == "title":
            whole = whole.cut(behind_tags(whole.text), len(whole.text))
            said = [held for held in self.out.blocks if held.section != "frame"]
            last = said[-1] if said else None
            if last is not None and self._lacks_title(last):
                self.form_value = self.add(Block(TITLE, line, [whole]))
                return
            words = whole.text
            own = Heading("form", None, None, CaseNumbers(), (), words, whole.start, whole.stop)
            self.add_heading(line, own, [piece(line)])
            self.heading = None
        elif name == "result":
            self.section = "results"
            self.text = self.add(Block(RESULT, line, [whole], head=label, section="results"))
        elif name == "body":
            role = "".join(label.text.split())
            self.form_value = self.add(Block(BODY, line, [whole], head=label, section=role))
        else:
            self.form_value = self.add(Block(TEXT, line, [piece(line)], section="ground"))

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
        open_title = block.kind is TITLE and not is_titular(block.text)
        units = block.kind is BODY and len(line.text) <= 2 * _LABEL_MAX
        units = units and section_of(line.text) is None and not columns_like(line.text)
        if not (open_title or (units and "。" not in line.text and self.at not in self.labels)):
            self.form_value = None
            return False
        block.pieces.append(piece(line))
        return True
