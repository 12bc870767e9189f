"""What a line of a form asks for, and how its case is numbered (記入様式).

Only a document that fills in the same form more than once is read so: a single 件名 on a
line of its own could be the head of anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from kurume_search.data import table
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers, read_case_numbers
from kurume_search.parsing.page.bodies import is_body_label
from kurume_search.parsing.page.columns import columns_like
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import Row
from kurume_search.parsing.words.headwords import section_of, title_from

# The form is filled in so often at least; a label is no longer than this.
_LEAST = 2
LABEL_MAX = 16
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
# What may part two fields on a line: a wide gap, or any before a label that signs set off.
_GAP, _SET_OFF = re.compile(r"\s+"), re.compile(r"[】\])>〉》≫〕:]")
# What a label of titles has.
_TITLED = re.compile("[名題項件]")
# The number of a case as its form counts it, whatever the council's own numbers look like.
SERIAL = re.compile(r"(?:第|[^\W\d_]{1,4}[-.]?)?[0-9]{1,4}(?:[-の][0-9]{1,3}){0,2}[号番]?")


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
    found = (form_field(text) for text in near if _TITLED.search(text, 0, LABEL_MAX))
    begun = sum(field is not None and field[0] == "title" for field in found)
    if begun >= _LEAST or not _titled_within().search(page.text):
        return begun >= _LEAST
    for at in page.having(_titled_within()):
        row = rows.get(at)
        fields = fields_in_gaps(page.lines[at]) if row is None else fields_in_cells(row)
        begun += "title" in [name for name, _, _ in fields[1:]]
    return begun >= _LEAST


def fields_in_cells(row: Row) -> list[tuple[str, Piece, Piece]]:
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


def fields_in_gaps(line: Line) -> list[tuple[str, Piece, Piece]]:
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


def number_alone(line: Line) -> Piece | None:
    """Return the number of a case, if nothing else is on a line but its sheet or its label."""
    if labelled := _number_label().match(line.text):
        serial = SERIAL.match(line.text, labelled.end())
        stop = serial.end() if serial else 0
        return piece(line, labelled.end(), stop) if _ASIDE.fullmatch(line.text, stop) else None
    sheet = _SHEET.match(line.text)
    if sheet is None:
        return None
    _, stop = read_case_numbers(line.text, sheet.end())
    alone = stop > sheet.end() and _ASIDE.fullmatch(line.text, stop)
    return piece(line, sheet.end(), stop) if alone else None


def number_before(title: str) -> tuple[CaseNumbers, int]:
    """Return the number of a case before its title (件名:諮問第4号 …), and where that begins."""
    found, stop = read_case_numbers(title, 0)
    rest = title[stop:].lstrip()
    return (found, len(title) - len(rest)) if found.word and rest else (CaseNumbers(), 0)
