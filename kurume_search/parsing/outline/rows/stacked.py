"""Tables of questions and answers that lost their borders: one cell a line (縦に並んだ表).

Text taken from a page or a PDF has the heads of the columns below each other, and then the
cells of each row: its number, who asks, what is asked, what is answered. A number or a
person shows where a row begins; a table with neither is read where its cells alternate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from kurume_search.data import table
from kurume_search.model.turn import Role
from kurume_search.parsing.header.fields import read_label
from kurume_search.parsing.lines.furniture import is_page_mark
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.outcomes.recorded import states_outcome
from kurume_search.parsing.outline.form_fields import form_label
from kurume_search.parsing.page.columns import HEAD_MAX, columns_like, is_empty_cell, is_of_person
from kurume_search.parsing.page.notes import inline_result
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import ROW_NUMBER
from kurume_search.parsing.words.headwords import PARTING, section_of
from kurume_search.parsing.words.questions import asks, asks_within
from kurume_search.parsing.words.speakers import read_speaker
from kurume_search.parsing.words.titles import is_complete
from kurume_search.text.frozen import frozen

_NUMBER_BESIDE = re.compile(rf"{ROW_NUMBER.pattern}\s+(?=\S)")
_WHOSE = re.compile(r"\([^()]*\)$")
# A person in a cell of his own is no longer than this.
_PERSON_MAX = 14
# A table of questions has no more columns; the cells of a row have no more lines.
_ORDER = ("number", "speaker", "place", "question", "answer")
_COLUMNS = len(_ORDER)
_LINES = 60
# Behind the answers so many more.
_BESIDE = 2
_STOPS = frozenset("。?!」』)")
_COUNCIL = frozenset({Role.MEMBER, Role.CHAIR, Role.VICE_CHAIR})


@frozen()
class StackedRow:
    """One row: the words in its columns, line by line; `beside` are those behind the answer."""

    number: Piece | None
    speaker: Piece | None
    question: tuple[Piece, ...]
    answer: tuple[Piece, ...]
    beside: tuple[Piece, ...] = ()


@frozen()
class StackedTable:
    """A table.

    Attributes:
        heads: The heads of its columns up to the answer's, the question's right before that.
        beside: The heads of the columns behind the answer's.
        rows: In order, at least one.
        stop: The position behind its last line.
    """

    heads: tuple[Line, ...]
    beside: tuple[Line, ...]
    rows: tuple[StackedRow, ...]
    stop: int


@cache
def _answer_ends() -> re.Pattern[str]:
    """Match what the head of an answer ends in."""
    ends = "|".join(table("tables")["stacked"]["answer_ends"])
    return re.compile(rf"(?:{ends})(?:\([^()\n]*\))?$", re.MULTILINE)


@cache
def _beside() -> re.Pattern[str]:
    return re.compile("|".join(table("tables")["stacked"]["behind"]))


@cache
def _before() -> re.Pattern[str]:
    """Match the head of a column before the questions that says what they are on (該当箇所)."""
    return re.compile("|".join(table("tables")["stacked"]["before"]))


def stacked_tables(page: Page) -> dict[int, StackedTable]:
    """Return position of its first head → table, for every one on the page."""
    found: dict[int, StackedTable] = {}
    stop = 0
    for at in page.having(_answer_ends()):
        if at < stop or (heads := _heads(page.lines, at, stop)) is None:
            continue
        made = _Reader(page, heads).table()
        if made is not None:
            found[heads[0]] = made
            stop = made.stop
    return found


def _column(text: str) -> str | None:
    """Return which column of a table of questions a line heads, or None."""
    if not 0 < len(text) <= HEAD_MAX or "。" in text:
        return None
    squeezed = _WHOSE.sub("", "".join(text.split()))  # 回答(総務課)
    if _before().fullmatch(squeezed):
        return "place"
    names = ("speaker",) if is_of_person(squeezed) else columns_like(squeezed)
    return next(
        (name for name in ("speaker", "answer", "question", "number") if name in names), None
    )


def _heads(lines: Sequence[Line], last: int, begin: int) -> list[int] | None:
    """Return the positions of the heads that end with the answer's at `last`, or None."""
    if _column(lines[last].text) != "answer":
        return None
    places, names = [last], ["answer"]
    for at in range(last - 1, max(begin, last - 2 * _COLUMNS) - 1, -1):
        if not lines[at].text:
            continue
        name = _column(lines[at].text)
        if name is None or name in names:
            break
        places.append(at)
        names.append(name)
    order = [name for name in _ORDER if name in names]
    if names[::-1] != order or order[-2:] != ["question", "answer"]:
        return None
    return places[::-1]


class _Reader:
    """Reads the rows below the heads of one table."""

    def __init__(self, page: Page, heads: Sequence[int]) -> None:
        self.page, self.lines = page, page.lines
        self.heads = tuple(self.lines[at] for at in heads)
        names = [_column(line.text) for line in self.heads]
        self.counted, self.by_person = "number" in names, "speaker" in names
        self.placed = "place" in names
        beside = _heads_beside(self.lines, heads[-1])
        self.beside = tuple(self.lines[at] for at in beside)
        self.seen: set[str] = set()  # the words of cells behind the answers
        self.begin = [*heads, *beside][-1] + 1
        self.alone = True  # the number of a row has a line for itself
        self.tight = self.begin - heads[0] == len(heads) + len(
            beside
        )  # no empty lines part its cells

    def table(self) -> StackedTable | None:
        """Return the table, or None if no row stands right below its heads."""
        if not (self.counted or self.by_person):
            return self._pairs()
        rows: list[StackedRow] = []
        at, above = next(self._words(self.begin), None), None
        while at is not None and self._opens_row(at, above):
            above, _ = self._number(at) or (None, 0)
            places = list(self._places(at, above))
            if not places:
                break
            rows.append(self._row(at, places))
            self.begin = places[-1] + 1
            at = next(self._words(self.begin), None)
        if not rows:
            return None
        return StackedTable(self.heads, self.beside, tuple(rows), self.begin)

    def _pairs(self) -> StackedTable | None:
        """Return a table without either, if its cells surely are a question and an answer in turn.

        Nothing shows where a row begins, so no cell may have more than one line: an answer
        that asks, or one cell too many, shows that one has.
        """
        below = self._words(self.begin, len(self.lines))
        tight = self.tight
        places = list(takewhile(lambda at: not self._is_behind(at, self.begin, full=tight), below))
        cells = [piece(self.lines[at]) for at in places]
        for width in {2 + len(self.beside), 2}:  # the column behind them can be empty
            rows = _in_rows(cells, width)
            if rows:
                return StackedTable(self.heads, self.beside, rows, places[-1] + 1)
        return None

    def _words(self, begin: int, most: int = _LINES) -> Iterator[int]:
        """Yield the positions of the next lines that have words, page marks left out."""
        for at in range(begin, min(begin + most, len(self.lines))):
            text = self.lines[at].text
            if text and (
                ROW_NUMBER.fullmatch(text) or is_empty_cell(text) or not is_page_mark(text)
            ):
                yield at

    def _number(self, at: int) -> tuple[int, int] | None:
        """Return the number that a row begins with, and the column behind it, or None."""
        text = self.lines[at].text
        match = ROW_NUMBER.fullmatch(text) or _NUMBER_BESIDE.match(text)
        if not self.counted or match is None:
            return None
        rest = text[match.end() :]
        if rest and (not _is_person(rest) if self.by_person else is_complete(rest)):
            return None
        return int(match["n"]), match.end()

    def _opens_row(self, at: int, above: int | None) -> bool:
        """Return whether a row begins: with the next number, or with a person alone."""
        if not self.counted:  # 事務局 can be in charge of an answer
            return _is_person(self.lines[at].text, by_member=bool(self.beside))
        if (found := self._number(at)) is None:
            return False
        alone = found[1] == len(self.lines[at].text)
        if above is None:
            self.alone = alone
            return True
        return found[0] == above + 1 and alone is self.alone

    def _places(self, at: int, number: int | None) -> Iterator[int]:
        """Yield the positions of the cells of the row that begins at `at`, its number left out."""
        begin = at + 1 if self.counted and self.alone else at
        least = 2 + self.by_person + self.placed
        cells, last = 0, -1
        for place in self._words(begin):
            if place > begin and self._opens_row(place, number):
                return
            cells += self.tight or place - last > 1
            full = cells > least  # the question and its answer stand above
            behind = place > begin and self._is_behind(place, at, full=full)
            if behind and not (full and self._is_beside(place, number)):
                return
            last = place
            yield place

    def _is_beside(self, place: int, number: int | None) -> bool:
        """Return whether a line is the last cell of a row, behind the answer."""
        text = self.lines[place].text
        if not self.beside or not _may_be_beside(text):
            return False
        if self.tight and not "".join(line.text for line in self.lines[place + 1 : place + 2]):
            return True
        below = next(self._words(place + 1), None)
        return text in self.seen or (below is not None and self._opens_row(below, number))

    def _is_behind(self, place: int, at: int, *, full: bool = True) -> bool:
        """Return whether a line is of no cell of the row at `at`, nor of one below.

        An outcome that stands apart is so, where all the cells of the row stand above.
        """
        apart = full and not self.lines[place - 1].text
        return (apart and states_outcome(self.lines[place].text)) or self._ends(place, at)

    def _ends(self, place: int, at: int) -> bool:
        """Return whether a line is of no cell: it parts the talk, heads something, or tells."""
        line = self.lines[place]
        text = line.text
        if section_of(text) in PARTING or inline_result(line) or form_label(text):
            return True
        if _column(text) or ((label := read_label(text)) and label.value == len(text)):
            return True
        if line.indent > self.lines[at].indent and states_outcome(text):
            return True
        heading = self.page.heading(line)
        if heading is None or "。" in heading.title:
            return False
        return bool(heading.cases) or (heading.number is not None and is_complete(heading.title))

    def _row(self, at: int, places: Sequence[int]) -> StackedRow:
        """Return the row of the lines at `places`; empty lines between some part its cells."""
        _, behind = self._number(at) or (None, 0)
        words = [piece(self.lines[place], behind if place == at else 0) for place in places]
        person = None
        if self.by_person and _is_person(words[0].text):  # a cell of one line, gap or not
            person, words, places = words[0], words[1:], places[1:]
        aside: list[Piece] = []
        if self.placed and len(words) > 2:  # 該当箇所, a cell of one line
            aside, words, places = words[:1], words[1:], places[1:]
        gaps = [k for k in range(1, len(places)) if places[k] - places[k - 1] > 1]
        cuts = [0, *(gaps or range(1, len(words))), len(words)]
        cells = [words[low:high] for low, high in pairwise(cuts)]
        beside: list[Piece] = []
        while len(beside) < len(self.beside) and len(cells) > 2 and _ends_row(cells[-1]):
            beside[:0] = cells.pop()
        self.seen.update(cell.text for cell in beside)
        stop = _answer_from(cells, whole=bool(gaps))
        return StackedRow(
            piece(self.lines[at], 0, behind) if behind else None,
            person,
            tuple(held for cell in cells[:stop] for held in cell),
            tuple(held for cell in cells[stop:] for held in cell),
            (*aside, *beside),
        )


def _in_rows(cells: Sequence[Piece], width: int) -> tuple[StackedRow, ...]:
    """Return the cells of a table as rows of so many; none if they surely are no such rows."""
    asked, answered = ([asks_within(cell.text) for cell in cells[k::width]] for k in (0, 1))
    aside = (cell.text for k in range(2, width) for cell in cells[k::width])
    if len(cells) % width or 2 * sum(asked) < len(asked) or any(answered):
        return ()
    if not all(map(_may_be_beside, aside)):
        return ()
    return tuple(
        StackedRow(None, None, (cells[k],), (cells[k + 1],), tuple(cells[k + 2 : k + width]))
        for k in range(0, len(cells), width)
    )


def _is_person(text: str, *, by_member: bool = False) -> bool:
    """Return whether a line is nothing but whose words a row holds (A委員)."""
    if len(text) > _PERSON_MAX or text[-1] in _STOPS - {")"}:
        return False
    speaker = read_speaker(text)
    if speaker is None or not speaker.sure or speaker.shown is None:
        return False
    return not by_member or speaker.role in _COUNCIL


def _may_be_beside(text: str) -> bool:
    """Return whether a line can be in a column behind the answers: it says nothing."""
    return is_empty_cell(text) or (len(text) <= _PERSON_MAX and text[-1] not in _STOPS - {")"})


def _ends_row(cell: Sequence[Piece]) -> bool:
    return len(cell) == 1 and _may_be_beside(cell[0].text)


def _heads_beside(lines: Sequence[Line], last: int) -> list[int]:
    """Return the positions of the heads of columns behind the answer's at `last`."""
    found: list[int] = []
    for at in range(last + 1, min(last + 2 * _BESIDE + 1, len(lines))):
        text = "".join(lines[at].text.split())
        if text and not _beside().fullmatch(text):
            break
        found += [at] if text else []
    return found


def _answer_from(cells: Sequence[Sequence[Piece]], *, whole: bool) -> int:
    """Return from which of the cells on the answer goes, behind the last that asks."""
    begin = 1
    while not whole and begin < len(cells) - 1 and cells[begin - 1][-1].text[-1] not in _STOPS:
        begin += 1  # the question is wrapped
    inner = range(len(cells) - 2, begin - 1, -1)
    return next((at + 1 for at in inner if asks(cells[at][-1].text)), begin)
