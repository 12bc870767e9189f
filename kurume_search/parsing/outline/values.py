"""Values of the header that stand in lists, with the marks that headings have."""

from __future__ import annotations

import re
from collections.abc import Container

from kurume_search.model.meeting import AgendaKind
from kurume_search.parsing.calls.blocks import FIELD, HEADING, Block
from kurume_search.parsing.header.fields import FieldLabel, open_field, read_label
from kurume_search.parsing.header.name_shapes import is_office
from kurume_search.parsing.header.people import read_roll
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.lines.shapes import PEOPLE, looks_like
from kurume_search.parsing.outline.titles import TitleLines
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.headwords import kind_of
from kurume_search.parsing.words.titles import is_titular

# Numbered lines under these fields are their values and no items.
_LISTS = ("materials", "record_form", "contact", "openness", "closed_reason", *PEOPLE)
# 町側, 説  明: the second is set wide.
_LABEL = re.compile(r"(?P<label>\S(?:\s\S(?=\s))+|\S+)\s+(?=\S)")
_LABEL_MAX = 12
# 出席 or 欠席 alone, with a mark or a count before it.
CAME = re.compile(
    r"(?P<mark>[・•･○●◯〇◎◇◆■□*※☆★【<〈《〔\[]\s*|\(?[0-9]{1,2}[).]?\s*)?"
    r"(?P<how>出席|欠席)\s*[】>〉》〕\]]?"
)
_HEADER_MAX = 20  # labels; there are no more in a header
# What was open to whom, item by item: 議題1は非公開、議題2及び3は公開.
_TOLD_OPEN = re.compile(
    r"^[^。]{0,90}は、?(?:[^。]{1,60}(?:ため|により|ので)、?)?(?:全部|一部)?(?:非)?公開"
    r"(?:と(?:する|した))?(?:\([^()]*\))?$"
)
_VALUE_ONLY = re.compile(r"(?:一部)?(?:非)?公開(?:\(.*\))?|なし|無")


class ListedValues(TitleLines):
    """Reads numbered and marked lines of the header."""

    def unknown_field(self, line: Line, heading: Heading) -> bool:
        """Take (2) 町側  福祉課長 among (1) 委員 and (3) 事務局 as a field of no known name."""
        sibling = self.field is not None and self.field_level == heading.level
        if not sibling or heading.cases or heading.word or is_titular(heading.title):
            return False
        words = _LABEL.match(heading.title)
        if words is None or len(words["label"]) > _LABEL_MAX:
            return False
        label = FieldLabel("other", words["label"], heading.start + words.end())
        self.close()
        self.field = open_field(line, label)
        self.out.fields.append(self.field)
        head = Piece(line, 0, label.value, line.text[: label.value])
        self.add(Block(FIELD, line, self.field.pieces, head=head))
        return True

    def listed_value(self, line: Line) -> bool:
        """Take a line of a list as a value of the field that is open, without its mark.

        It is one of bullets below the label (◇日時, ・令和…), or it has the mark of a label
        above that has no value yet (①日時, ②場所, ①令和…, ②市役所).
        """
        field = self.field
        if field is None or not field.label:
            return False
        heading = self.page.heading(line)
        if heading is None or heading.cases:
            return False
        above = field.pieces[-1] if field.pieces else None
        if heading.level == self.field_level:
            listed = self._is_marked_above(line.text[: heading.start]) or self._is_person(
                line, heading
            )
        elif heading.level.startswith("decor") and above is None:
            listed = self.awaits_value() and not _is_label_alone(line.text)
        elif heading.level.startswith("decor") and above is not None:
            listed = _sign(above.line) == _sign(line)
        else:
            return False
        if listed:
            mark = heading.start if heading.number is not None else 1
            value = len(line.text) - len(line.text[mark:].lstrip())
            self.add(Block(FIELD, line, [piece(line, 0, value)]))
            field.pieces.append(piece(line, value))
        return listed

    def _is_person(self, line: Line, heading: Heading) -> bool:
        """Return whether a line with the mark of the labels names somebody with a title.

        It stands deeper than its label (・事務局, below it ・甲野係長), or is the first below it,
        or goes on with one that was.
        """
        field = self.field
        if field is None or field.id not in PEOPLE or read_label(line.text) is not None:
            return False
        people = [held for held in read_roll([piece(line, heading.start)]).people if held.role]
        if line.indent > field.line.indent:
            return bool(people)
        goes_on = not field.pieces or field.pieces[-1].line.text[:1] == line.text[:1]
        first, gap, _ = heading.title.partition(" ")  # ●書記 壬谷主事 is another label
        return goes_on and len(people) == 1 and (not gap or is_office(first))

    def _is_marked_above(self, mark: str) -> bool:
        """Return whether one of several labels without a value, or of the last, has that mark."""
        near = self.out.fields[-_HEADER_MAX:]
        waiting = [held for held in near if not held.pieces or held is self.field]
        return len(waiting) > 2 and sum(held.line.text.startswith(mark) for held in waiting) == 1

    def ends_entry(self) -> bool:
        """Return whether the next number opens an entry: in a list, or below persons named beside.

        2 署名委員の指名    甲野委員、乙川委員: nothing of it goes on below.
        """
        if self.in_list or self.text is None or len(self.out.blocks) < 2:
            return self.in_list
        above, last = self.out.blocks[-2:]
        beside = last is self.text and above.kind is HEADING and above.line is last.line
        return beside and bool(looks_like("members", last.text))

    def _told_open_so_far(self) -> bool:
        """Return whether the field has no value yet, or one of several (議事1は公開)."""
        pieces = self.field.pieces if self.field is not None else []
        return all(_TOLD_OPEN.search(held.text) for held in pieces)

    def is_value(self, name: str, line: Line, heading: Heading) -> bool:
        """Return whether a line that could be a heading is a value of the field `name`.

        Numbered lines under 出席者 or 配布資料 are, until an item breaks in.
        """
        if name and (row := self.labels_in_front()) and _is_in_row(line, heading, row):
            return True
        if name not in _LISTS:
            return False
        if name == "openness":
            only = _VALUE_ONLY.fullmatch(heading.title.strip("、 "))
            # 審議1は公開、審議2は非公開, 議事(1)は、公開(傍聴者なし)
            counted = heading.cases or heading.word
            told = counted and self._told_open_so_far() and _TOLD_OPEN.search(line.text)
            return bool((only and heading.word) or told)
        marked = heading.cases and heading.level in ("bracket", "case")
        titled = name in PEOPLE and heading.number is not None and is_titular(heading.title)
        if marked or titled or self.field_level == heading.level:
            return False
        if heading.cases and name != "materials" and "。" not in line.text:
            return False
        opens = heading.word is not None or kind_of(heading.title) is AgendaKind.PROCEDURAL
        begins = "".join(heading.title.split()) == "開会"  # no paper is called so
        return not (opens and (self.gap or begins))


def _is_in_row(line: Line, heading: Heading, row: Container[str]) -> bool:
    """Return whether a line is a value of one of several labels that stood before all values."""
    if "openness" in row and _TOLD_OPEN.search(line.text):
        return True
    bullet = heading.level.startswith("decor") and heading.number is None and not heading.cases
    return bullet and "members" in row and bool(looks_like("members", heading.title))


def _is_label_alone(text: str) -> bool:
    """Return whether a marked line is the next of labels that stand before all values (●出席者)."""
    label = read_label(text)
    alone = label is not None and label.value >= len(text) and not label.is_value
    return alone or CAME.fullmatch(text) is not None


def _sign(line: Line) -> str:
    return line.text[:1]
