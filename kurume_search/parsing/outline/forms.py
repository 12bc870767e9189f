"""Cases kept as forms: labels alone on their lines, and what they ask for below them (記入様式).

Only a document that fills in the same form more than once is read so: a single 件名 on a
line of its own could be the head of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
from kurume_search.parsing.page.tables import Row, line_of
from kurume_search.parsing.words.headwords import section_of, title_from
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
    rf"{_BEFORE}(?P<label>[^{_OUT}](?:{_WIDE}[^{_OUT}、。]){{1,7}}?|[^{_OUT}](?=\s?:))"
    r"\s*(?:[】\])>〉》≫〕]\s*[:|]?|[:|]|\s|$)\s*"
)
_SHEET = re.compile(r"(?:別紙|別記|様式|個票|シート) ?[0-9]{1,2}\s+")
_ASIDE = re.compile(r"\s*(?:\([^()]*\))?")
_FIRST = re.compile(r"[、,(\s]")
# What may part two fields on a line: a wide gap, or any before a label that signs set off.
_GAP, _SET_OFF = re.compile(r"\s+"), re.compile(r"[】\])>〉》≫〕:]")
# What of a form says which case it is on.
_CALLS = ("number", "title")
# What a label of titles has.
_TITLED = re.compile("[名題項件]")
# The number of a case as its form counts it, whatever the council's own numbers look like.
_SERIAL = re.compile(r"(?:第|[^\W\d_]{1,4}[-.]?)?[0-9]{1,4}(?:[-の][0-9]{1,3}){0,2}[号番]?")


def form_field(text: str) -> tuple[str, int, int, int] | None:
    """Return what a folded line of a form asks for, where its label stands, where the value."""
    match = _FIELD.match(text)
    name = form_label(match["label"]) if match else None
    if match and name is None and title_from(text) == match.end():
        name = "title"  # 案件:…
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
def _titled_within() -> re.Pattern[str]:
    """Match the words of a label of titles behind other words of its line."""
    words = table("headings")["title_labels"]["words"]
    wide = "|".join(_WIDE.join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?<=\S)[|\t ] *[【\[(<〈《≪〔]? ?(?:{wide})[】\])>〉》≫〕:|\t ]")


@cache
def _titled() -> re.Pattern[str]:
    """Match the words of a label of titles, set wide or not, with its marks before them."""
    words = table("headings")["title_labels"]["words"]
    wide = "|".join(_WIDE.join(map(re.escape, word)) for word in words)
    parted = "|".join(table("headings")["title_labels"]["parted"])
    return re.compile(rf"{_BEFORE}[■□◆●○・]*(?:{wide}|(?:{parted})\s*:)")


def is_form(page: Page, rows: Mapping[int, Row]) -> bool:
    """Return whether a label of titles begins lines again and again, or stands in rows of fields.

    Args:
        page: The lines of the meeting.
        rows: Position of a line → its cells, where it is a row of a table.
    """
    near = (page.lines[at].text for at in page.part(0, _NEAR).may_begin(_titled()))
    found = (form_field(text) for text in near if _TITLED.search(text, 0, _LABEL_MAX))
    begun = sum(field is not None and field[0] == "title" for field in found)
    if begun >= _LEAST or not _titled_within().search(page.text):
        return begun >= _LEAST
    for at in page.having(_titled_within()):
        row = rows.get(at)
        fields = _in_gaps(page.lines[at]) if row is None else _in_cells(row)
        begun += "title" in [name for name, _, _ in fields[1:]]
    return begun >= _LEAST


def _in_cells(row: Row) -> list[tuple[str, Piece, Piece]]:
    """Return the fields of a row that holds several: label and value in turn."""
    cells = [cell for cell in row.cells if cell.text]
    if len(cells) < 2 * _LEAST or len(cells) % 2:
        return []
    labels, values = cells[::2], cells[1::2]
    if any(form_label(held.text) or columns_like(held.text) for held in values):
        return []
    told = [
        (form_label(label.text), label, value) for label, value in zip(labels, values, strict=True)
    ]
    found = [(name, label, value) for name, label, value in told if name]
    return found if len(found) == len(told) else []


def _in_gaps(line: Line) -> list[tuple[str, Piece, Piece]]:
    """Return the fields of a line that holds several: 諮問番号:第7号  担当課:保育課."""
    text = line.text
    if (first := form_field(text)) is None:
        return []
    found = [(0, first)]
    for gap in _GAP.finditer(text, first[3]):
        begin = gap.end()
        if (field := form_field(text[begin:])) is None:
            continue
        name, low, high, value = field
        if len(gap.group()) > 1 or _SET_OFF.search(text, begin + high, begin + value):
            found.append((begin, (name, begin + low, begin + high, begin + value)))
    stops = [begin for begin, _ in found[1:]] + [len(text)]
    held = [
        (name, piece(line, low, high), piece(line, value, stop))
        for (_, (name, low, high, value)), stop in zip(found, stops, strict=True)
    ]
    return held if len(held) >= _LEAST and all(value.text for _, _, value in held) else []


@cache
def _number_label() -> re.Pattern[str]:
    """Match a label of numbers right before a figure: 整理番号23-4."""
    words = table("headings")["number_labels"]["words"]
    wide = "|".join(_WIDE.join(map(re.escape, word)) for word in words)
    return re.compile(rf"{_BEFORE}(?:{wide}|No\.?)\s*(?=[0-9R第令平])")


def _number_alone(line: Line) -> Piece | None:
    """Return the number of a case, if nothing else is on a line but its sheet or its label."""
    if labelled := _number_label().match(line.text):
        serial = _SERIAL.match(line.text, labelled.end())
        stop = serial.end() if serial else 0
        return piece(line, labelled.end(), stop) if _ASIDE.fullmatch(line.text, stop) else None
    sheet = _SHEET.match(line.text)
    if sheet is None:
        return None
    _, stop = read_case_numbers(line.text, sheet.end())
    alone = stop > sheet.end() and _ASIDE.fullmatch(line.text, stop)
    return piece(line, sheet.end(), stop) if alone else None


class Forms(Headings):
    """Reads the lines of forms."""

    rows: Mapping[int, Row] = MappingProxyType({})
    form_open: tuple[str, Piece] | None = None
    form_value: Block | None = None

    def form_line(self, line: Line) -> bool:
        """Take a label of a form, or the value below one; return whether it was."""
        if (number := _number_alone(line)) is not None:
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
        return _in_gaps(line) if row is None else _in_cells(row)

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
            if not (found and stop == len(words)) and _SERIAL.fullmatch(words):
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
            words = whole.text
            own = Heading("form", None, None, CaseNumbers(), (), words, whole.start, whole.stop)
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
        units = block.kind is BODY and len(line.text) <= 2 * _LABEL_MAX
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
