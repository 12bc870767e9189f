"""Fields of a header that no known label opens: told in prose, or known by their looks."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from kurume_search.parsing.calls.blocks import FIELD, Block
from kurume_search.parsing.header.brief_labels import brief_labels
from kurume_search.parsing.header.fields import (
    Field,
    FieldLabel,
    open_field,
    read_label,
)
from kurume_search.parsing.header.glued_labels import glued_labels
from kurume_search.parsing.header.groups import read_group
from kurume_search.parsing.header.labels_inside import labels_inside
from kurume_search.parsing.header.name_shapes import is_office
from kurume_search.parsing.header.people import read_roll
from kurume_search.parsing.header.prose import told_header
from kurume_search.parsing.lines.broken_titles import member_titles
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Joined, Piece, piece
from kurume_search.parsing.lines.shapes import PEOPLE, looks_like
from kurume_search.parsing.outline.headings import Headings
from kurume_search.parsing.outline.values import CAME
from kurume_search.parsing.words.speakers import read_speaker

_CLOCK_FIELDS = {"time", "time_end"}
_WHEN = {"date", *_CLOCK_FIELDS}
# In the values of these a further label can stand.
_WITH_OTHERS = frozenset(
    {"date", "time", "time_end", "venue", "observers", "openness", "number", "title", *PEOPLE}
)
# A label that no list has, with a day behind it; before any other field that is the date.
_UNKNOWN_DATE = re.compile(
    r"(?:\(?[0-9]{1,2}[.)]?\s*)?(?=[^\s:]{0,10}(?:日|時|期|開催))[^\s0-9:、。]{2,14}\s*(?::|\s)\s*(?=(?:令和|平成|昭和)\s*[0-9元一二三四五六七八九十]{1,3}\s*年[^度])"
)
_UNKNOWN_DATE_ALONE = re.compile(
    r"(?:\(?[0-9]{1,2}[.)]?\s*)?(?=\S{0,10}(?:日|時|期|開催))[^\s0-9:、。]{2,14}"
)
# A roll without a label stands behind date and place, and begins with who leads.
_BEFORE_ROLL = ("date", "time", "venue")
_ROLL = re.compile(
    r"(?:会長|委員長|部会長|座長)\s+\S{1,8}[、\s]"
    r"|[^\s、。()]{1,8}(?:\s+[^\s、。()]{1,4})? ?\((?:会長|委員長|部会長|座長)\)(?:[、・\s]|$)"
    r"|[^\s、。]{1,6}(?:会長|委員長|部会長|座長|委員)[、\s]+[^\s、。]{1,12}(?:委員|会長|職務代理者?)(?:[、\s(]|$)"
)
# The chair's name behind the title, and nothing else: the line of a roll without a label.
_CHAIR = re.compile(r"(?:会長|委員長|部会長|座長)[\s:]+[^\s、。]{1,6}(?: [^\s、。]{1,6})?$")
_OFFICES = re.compile(r"[^\s、()]{2,}課(?!長)")
# A label of no known name, where others are written so: 会議の目的:…, 記 録 者   ….
_COLON_LABEL = re.compile(r"(?P<label>[^\s:、。()「」【】]{2,12})\s*:\s*")
_GAP_LABEL = re.compile(r"(?P<label>[^\s:、。()「」][^:、。()「」]{0,14}?)\s+$")
# Words of a paragraph of the header that goes on telling who was there.
_PEOPLE = re.compile(r"委員|傍聴|事務局")
_TOLD_LINES = 15  # it is no longer
# Values without labels can stand in a list.
_BULLET = re.compile(r"[・•▪●○◆■□◇]\s*")
OPENNESS = re.compile(r"(?:会議は)?(?:一部|全部)?(?:非)?公開(?:\([^()]{0,40}\))?")
# Between values on one line: 令和2年1月23日／市役所第1会議室／公開; never within 2020/1/23.
_STROKE = re.compile(r"\s*(?:(?<![0-9])/|/(?![0-9]))\s*")
_SEEN = re.compile(r"傍聴(?:人|者)?:?\s*(?:なし|無し?|[0-9]{1,3}\s*(?:人|名))")
_CLOCKS = re.compile(r"(?:午[前後])?\s*[0-9]{1,2}(?:時|:)[^ぁ-ん]*(?:から|まで|[^ぁ-ん])*")
_DOES = re.compile(r"[^、。:]{0,8}(?:会長|委員長|部会長|座長|議長|事務局|課長)(?:が|は|から)")
# So much of a label can stand on the line above the rest of it.
_SPLIT_MAX = 6
# A date with its times, or a place, is no longer than this.
_BARE_MAX = 60
# Only the date and its times; a title with a date in it says more.
_DAY_AND_CLOCK = (
    r"(?:開催日)?\s*(?:(?:令和|平成|昭和)\s*[0-9元一二三四五六七八九十]{1,3}|[RHS][0-9]{1,2}|[0-9]{4})\s*[年./]"
    r"\s*[0-9一二三四五六七八九十]{1,3}\s*[月./]\s*[0-9一二三四五六七八九十]{1,3}\s*日?\s*(?:\([^()]{1,4}\)|[日月火水木金土]曜日?)?"
    r"(?:\s|$|(?=午|[0-9]))(?:[午前後正時分半からまで開閉会一二三四五六七八九十]|[^ぁ-ん一-龥])*"
)
_BARE_DATE = re.compile(rf"{_DAY_AND_CLOCK}$")
# Words that a day below makes labels; alone they are what was done then.
_OPENED = {"開会": "date", "閉会": "time_end"}
# The place behind date and times on the same line.
_DATE_AND_PLACE = re.compile(rf"(?P<date>{_DAY_AND_CLOCK}?)\s+(?=[ぁ-ん一-龥])(?![午正])")
_SENTENCE = re.compile(r"。|[?!]$")


def _is_staff(words: Piece) -> bool:
    """Return whether words without a label list officials: the first has a title of one."""
    people = read_roll([words]).people
    return bool(people) and people[0].role is not None and people[0].role not in member_titles()


def _are_names(line: Piece) -> bool:
    """Return whether a line of a roll begins with a name in two columns (乙川  葵 丙島 樹)."""
    people = read_roll([line]).people
    first, gap, given = people[0].name.partition(" ") if people else ("", "", "")
    words = line.text.partition("(")[0].split()[:2]  # 乙川 葵(副会長)
    return bool(gap) and words == [first, given.strip()] and not is_office(given)


class BareFields(Headings):
    """Reads what stands in a header without a label of a known name.

    Attributes:
        in_prose: The day of the meeting was told in a sentence, and no label stood yet.
    """

    in_prose = False

    @cached_property
    def brief(self) -> dict[int, FieldLabel]:
        """Labels of one character each, and those glued to their values, where the page has any."""
        return brief_labels(self.lines) | glued_labels(self.lines)

    def told_header(self, line: Line) -> bool:
        """Take a paragraph that tells day, place and people in sentences, no line with a label."""
        begun = self.out.fields and not self.in_prose
        if begun or self.heading is not None or self.in_list:
            return False
        words = line.text
        if not (("月" in words and "日" in words) if not self.in_prose else _PEOPLE.search(words)):
            return False
        last = self.at
        while last + 1 < len(self.lines) and self.lines[last + 1].text:
            last += 1
            if last - self.at > _TOLD_LINES:
                return False
        if any(read_label(held.text) for held in self.lines[self.at : last + 1]):
            return False
        whole = Joined([piece(held) for held in self.lines[self.at : last + 1]])
        fields = told_header(whole.text, dated=self.in_prose)
        if not fields:
            return False
        self.close()
        for held in fields:
            pieces = list(whole.cut(held.start, held.stop))
            told = Field(held.field, "", pieces[0].line, 0, pieces)
            title = whole.cut(*held.title) if held.title else ()
            if len(title) == 1:  # an office before the name: his role
                told.line, told.label_start = title[0].line, title[0].start
                told.label_stop = title[0].stop
            self.out.fields.append(told)
        self.add(Block(FIELD, line, list(whole.pieces)))
        self.told_to, self.in_prose = last, True
        return True

    def is_told_below(self, line: Line) -> bool:
        """Return whether a sentence apart below a roll tells what was done (会長が開会した。)."""
        listed = self.field is not None and self.field.id in PEOPLE
        return listed and line.text.endswith("。") and _DOES.match(line.text) is not None

    def unknown_date(self, line: Line) -> FieldLabel | None:
        """Read a label that no list has, before all other fields, by the day behind it."""
        opened = _OPENED.get(line.text.lstrip("●○◎◇◆■□・ "))
        if opened and self.day_below():
            return FieldLabel(opened, line.text, len(line.text))
        if any(held.label for held in self.out.fields):
            return None
        if day := _UNKNOWN_DATE.match(line.text):
            return FieldLabel("date", day.group().strip(), day.end())
        alone = _UNKNOWN_DATE_ALONE.fullmatch(line.text)
        if alone and self.day_below():
            return FieldLabel("date", line.text, len(line.text))
        return None

    def day_below(self) -> bool:
        """Return whether the next words are a day, and no more than its time."""
        return _BARE_DATE.match(self.words_after(self.at)) is not None

    def unknown_label(self, line: Line) -> FieldLabel | None:
        """Read a label that no list has, set as the one above and no word for persons.

        Its value is of no known field, and in any case not of the field above.
        """
        above = self.field
        if above is None or not above.label or not above.pieces or self.in_list:
            return None
        if line.indent != above.line.indent or line is above.line:
            return None
        colon = ":" in above.line.text[: above.label_stop]
        stop = len(line.text) if colon else above.label_stop
        match = (_COLON_LABEL if colon else _GAP_LABEL).match(line.text, 0, stop)
        if match is None or line.text[match.end() : match.end() + 1].strip() == "":
            return None
        label = "".join(match["label"].split())
        openness = OPENNESS.fullmatch(line.text, match.end())
        heading = self.page.heading(line)
        # ■会  議  公開 has the mark of the labels, which could open an item as well.
        listed = heading is not None and not (openness and heading.level == self.field_level)
        if listed or read_speaker(label) is not None:
            return None
        names = above.id in PEOPLE and not colon and _are_names(above.pieces[-1])
        if names and _are_names(piece(line)):
            return None
        field = "openness" if openness else "other"
        return FieldLabel(field, match["label"], match.end())

    def group_label(self, line: Line) -> FieldLabel | None:
        """Read whose the persons of a line are, in a list of all who attend (町  税務課長 …)."""
        if self.field is None or self.field.id not in PEOPLE:
            return None
        return read_group(line.text)

    def came_label(self, line: Line) -> FieldLabel | None:
        """Read 出席 or 欠席 alone on a line, a value elsewhere, as a label of those below."""
        found = CAME.fullmatch(line.text)
        below = self.field is not None and self.field.id == "members" and self.awaits_value()
        if found is None or not (found["mark"] or below or self._came_heads):
            return None
        field = "absent" if found["how"] == "欠席" else "members"
        return FieldLabel(field, found["how"], len(line.text))

    @cached_property
    def _came_heads(self) -> bool:
        """Whether 出席 and 欠席 without marks stand above persons; below each, they are values."""
        told = [line for line in self.lines if line.text]
        first = next((at for at, line in enumerate(told) if CAME.fullmatch(line.text)), 0)
        around = told[max(first - 1, 0)].text, told[min(first + 1, len(told) - 1)].text
        return [bool(looks_like("members", words)) for words in around] == [False, True]

    def split_label(self, line: Line) -> FieldLabel | None:
        """Read a label whose first characters stand on the line above (会議の名 / 称  …)."""
        above = self.previous
        if above is None or self.gap or len(above.text) > _SPLIT_MAX or self.in_case:
            return None
        whole = read_label(above.text + line.text)
        if whole is None or whole.value <= len(above.text) or read_label(above.text):
            return None
        if self.field is not None and self.field.pieces and self.field.pieces[-1].line is above:
            self.field.pieces.pop()
        elif self.out.titles and self.out.titles[-1].line is above:
            self.out.titles.pop()
        held = [block for block in self.out.blocks[-1:] if block.line is above]
        if held:
            held[0].kind = FIELD
        else:
            self.add(Block(FIELD, above, [piece(above)]))
        return FieldLabel(whole.field, whole.label, whole.value - len(above.text))

    def bare_value(self, line: Line) -> bool:
        """A date, and a place right behind it, can stand in the front without their labels."""
        if self.heading is not None or self.in_list:
            return False
        if "/" in line.text and not self.out.fields and self._values_in_row(line):
            return True
        if len(line.text) > _BARE_MAX:
            return False
        if _SENTENCE.search(line.text):
            return False
        names = [held.id for held in self.out.fields]
        last = self.out.fields[-1] if self.out.fields else None
        clock = last is not None and last.id in _CLOCK_FIELDS and last.line is self.previous
        behind = self.field.label == "" if self.field is not None else clock
        bullet = _BULLET.match(line.text)
        start = bullet.end() if bullet else 0
        text = line.text[start:]
        if set(names) <= _CLOCK_FIELDS and _BARE_DATE.match(text):
            name = "date"
        elif behind and set(names) <= _WHEN and looks_like("venue", text):
            name = "venue"
        elif names and names[-1] in _BEFORE_ROLL and (_ROLL.match(text) or self._led(text)):
            name = "members"
        elif behind and names[-1] == "members" and _is_staff(piece(line, start)):
            several = len(set(_OFFICES.findall(text))) > 1  # of the bodies, then
            name = "explainers" if several else "secretariat"
        elif names and bullet and OPENNESS.fullmatch(text):
            name = "openness"
        elif (
            not names
            and (gap := _DATE_AND_PLACE.match(text))
            and looks_like("venue", text[gap.end() :])
        ):
            stop = start + gap.end("date")
            self.open_header(line, FieldLabel("date", "", start), stop=stop)
            name, start = "venue", start + gap.end()
        else:
            return False
        self.open_header(line, FieldLabel(name, "", start))
        return True

    def _led(self, text: str) -> bool:
        """Return whether a chair's line is the first of a roll: the next is of the members."""
        below = self.lines[self.at + 1].text if self.at + 1 < len(self.lines) else ""
        label = read_label(below)
        return _CHAIR.match(text) is not None and label is not None and label.field == "members"

    def _values_in_row(self, line: Line) -> bool:
        """Take day, place and the like on one line without labels, a stroke between them."""
        cuts = list(_STROKE.finditer(line.text))
        edges = [(0, 0), *(cut.span() for cut in cuts), (len(line.text), len(line.text))]
        values = [(low[1], high[0]) for low, high in pairwise(edges)]
        (start, stop), *others = values
        if not others or not _BARE_DATE.match(line.text[start:stop]):
            return False
        named = [("date", start, stop)]
        for start, stop in others:
            words = line.text[start:stop]
            if OPENNESS.fullmatch(words):
                named.append(("openness", start, stop))
            elif _SEEN.fullmatch(words):
                named.append(("observers", start, stop))
            elif looks_like("venue", words):
                named.append(("venue", start, stop))
            elif _CLOCKS.fullmatch(words):
                named.append(("time", start, stop))
            else:
                return False
        for name, start, stop in named:
            self.open_header(line, FieldLabel(name, "", start), start=start, stop=stop)
        return True

    def open_headers(self, line: Line, label: FieldLabel) -> None:
        """Open a field of the header, and those whose labels stand in its value."""
        within = labels_inside(line.text, label) if label.field in _WITH_OTHERS else []
        held = [(0, label), *within]
        stops = [at for at, _ in within]
        for (at, own), stop in zip(held, [*stops, None], strict=True):
            self.open_header(line, own, start=at, stop=stop)

    def open_header(
        self, line: Line, label: FieldLabel, *, start: int = 0, stop: int | None = None
    ) -> None:
        """Open a field of the header, its label and value from and up to a column if given."""
        self.close()
        if start == 0:
            mark = self.page.heading(line)
            counted = mark is not None and (mark.number or mark.level.startswith("decor"))
            self.field_level = mark.level if mark and counted else None
        self.field = open_field(line, label, stop=stop)
        self.field.label_start = start
        self.out.fields.append(self.field)
        head = Piece(line, start, label.value, line.text[start : label.value])
        self.add(Block(FIELD, line, [], head=head))
        self.out.blocks[-1].pieces = self.field.pieces
        self.in_list = self.in_case = False
        self.section = None
