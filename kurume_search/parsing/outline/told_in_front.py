"""How the cases ended, in a list that stands in front of the talk on them (審議結果 1 承認)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.parsing.calls.blocks import HEADING, RESULT, TEXT, Block
from kurume_search.parsing.header.fields import FieldLabel
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.pieces import Piece, piece
from kurume_search.parsing.marks.case_numbers import CaseNumbers
from kurume_search.parsing.marks.heading_marks import place_of
from kurume_search.parsing.outcomes.behind_title import result_behind
from kurume_search.parsing.outcomes.outcome import may_end
from kurume_search.parsing.outcomes.recorded import states_end
from kurume_search.parsing.outline.results import tells_end
from kurume_search.parsing.outline.state import State
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.words.headwords import section_of
from kurume_search.parsing.words.speakers import ARROWS
from kurume_search.text.frozen import frozen

# A list of results has no more entries, and what is told in one is no longer.
_ENTRIES_MAX, _TOLD_MAX, _LINE_MAX = 60, 60, 300
# What parts a result from the number or the title before it.
_PARTING = re.compile(
    rf"(?<=[^\s])に(?:ついて|つきまして|関して)は、?|は、|\s*(?:[{ARROWS}]|…+|―{{2,}}|:|・{{2,}}|\.{{3,}})\s*|\s+|(?=[(【〔\[])"
)
# What heads such a list is no longer.
_HEAD_MAX = 24
_LEADS = f" …{ARROWS}:―・."
_CLOSED = re.compile(r"[(【〔\[](?P<told>[^()【】〔〕\[\]]+)[)】〕\]]")
_ROW = re.compile(r"\|?\s*(?P<n>\(?[0-9]{1,2}\)?)\s*[:|]\s*(?P<told>[^|]*[^|\s])\s*\|?")
_SUBJECT = re.compile(r"に(?:ついて|つきまして|関して)は、?")
_COUNT = re.compile(
    r"\W{0,3}(?:(?:議[題案事]|案件)?[0-9]|[ア-ン一二三四五六七八九十][)\s.、:]|第[0-9一二三])"
)
_NEAR = 4
# Shorter titles stand in any words.
_TITLE_LEAST = 6


@frozen()
class _Entry:
    """A line of the list: what counts or names its case, its title, and where its end is told."""

    line: Line
    heading: Heading | None
    title: str
    start: int
    stop: int

    @property
    def is_bare(self) -> bool:
        """Whether it has a count, and neither title nor the number of a case."""
        return not self.title and not (self.heading and self.heading.cases)


class ToldInFront(State):
    """Takes lists of results before the talk."""

    def heads_results(self, line: Line) -> bool:
        """Return whether a line is a word for results and no more: 審議結果, 6 〔決定事項〕."""
        text = line.text
        if not ("結" in text or "決" in text) or len(text) > _HEAD_MAX:
            return False
        if section_of(text) == "results":
            return True
        heading = self.page.heading(line)
        return heading is not None and section_of(heading.title) == "results"

    def results_in_front(self, line: Line, label: FieldLabel) -> bool:
        """Take 審議の結果 in the front, with how each case ended in the lines below it."""
        of_results = "結果" in label.label or section_of(label.label) == "results"
        if label.value < len(line.text) or not of_results:
            return False
        entries, last = self._entries_below()
        if entries and self._are_told(entries, last):
            self._open_results(line)
            self._add_told(entries, last)
            return True
        below = next((held for held in self.lines[self.at + 1 :] if held.text), None)
        first = self.page.heading(below) if below is not None else None
        if below is None or first is None or not first.cases or not tells_end(first.title):
            return False
        if result_behind(below, first)[1] is not None:
            return False  # 諮問第14号  …について → 適当 is an item, how it ended behind its title
        self._open_results(line)
        return True

    def take_counted_below(self) -> None:
        """Take what stands below a heading of results, if it only counts, or names those above."""
        if self.in_list:
            return
        counted = self._is_behind_talk() and self._counts_below()
        entries, last = self._entries_below()
        if counted and _are_bare(entries):
            if self._are_told(entries, last):
                self._add_told(entries, last)
        elif len(entries) > 1 and self._are_named_above(entries):
            self._add_told(entries, last)

    def _are_named_above(self, entries: Sequence[_Entry]) -> bool:
        """Return whether the cases of a list of results were called above it, by their titles."""
        above = "\n".join(held.text for held in self.lines[: self.at])
        return all(entry.title and entry.title in above for entry in entries)

    def lists_ends_below(self) -> bool:
        """Return whether the cases talked of stand below by their number, with how they ended."""
        if self.in_list or not (self._is_behind_talk() and self._counts_below()):
            return False
        entries, last = self._entries_below()
        if not entries or any(entry.title for entry in entries):
            return False
        return not _are_bare(entries) or self._are_told(entries, last)

    def _is_behind_talk(self) -> bool:
        """Return whether anything was said above, or told of a case."""
        return self.last_turn is not None or self.in_case

    def _counts_below(self) -> bool:
        """Return whether the next line begins with a number."""
        below = next(
            (held for held in self.lines[self.at + 1 : self.at + _NEAR] if held.text), None
        )
        return below is not None and _COUNT.match(below.text) is not None

    def _open_results(self, line: Line) -> None:
        self.close()
        heading = self.page.heading(line)
        ends = heading if heading and self.in_list and self._is_counted_on(heading) else None
        self.in_list = self.in_case = False
        self.section = "results"
        if ends is not None:  # 8 決定事項 ends the list 7 議題
            self.add(Block(HEADING, line, [piece(line)], heading=ends, section="results"))
        else:
            self.add(Block(TEXT, line, [piece(line)], section="frame"))

    def _is_counted_on(self, heading: Heading) -> bool:
        """Return whether a heading is counted as the head of the list above is."""
        above = reversed(self.out.blocks[-_ENTRIES_MAX:])
        head = next((held.heading for held in above if held.section == "containers"), None)
        return head is not None and head.number is not None and head.level == heading.level

    def _entries_below(self) -> tuple[Sequence[_Entry], int]:
        """Return the entries in the lines below, up to the first that is none, and the last's."""
        found: list[_Entry] = []
        last = self.at
        for at in range(self.at + 1, len(self.lines)):
            line = self.lines[at]
            if not line.text or at in self.furniture:
                continue
            entry = None if at in self.labels else self._entry(line)
            if entry is None or len(found) == _ENTRIES_MAX:
                below = self.page.heading(line)
                return (() if found and _goes_on(found[0].heading, below) else found), last
            found.append(entry)
            last = at
        return found, last

    def _entry(self, line: Line) -> _Entry | None:
        """Return what a line says of the end of one case, if it does."""
        if len(line.text) > _LINE_MAX or not may_end(line.text):
            return None
        heading = self.page.heading(line) or _row(line)
        start = heading.start if heading else 0
        row = heading is not None and heading.level == "row"
        stop = heading.stop if heading and row else len(line.text)
        counted = heading is not None and bool(heading.cases or heading.number)
        if counted:
            begin = stop - len(line.text[start:stop].lstrip(_LEADS))
            subject = _SUBJECT.match(line.text, begin)
            begin = subject.end() if subject else begin
            if _tells(line.text[begin:stop], counted=True):
                return _Entry(line, heading, "", begin, stop)
        for parting in _PARTING.finditer(line.text, start + _TITLE_LEAST, stop):
            title, begin = line.text[start : parting.start()], parting.end()
            if stop - begin <= _TOLD_MAX and _tells(line.text[begin:stop]):
                return _Entry(line, heading, title.strip("「」『』 "), begin, stop)
        return None

    def _are_told(self, entries: Sequence[_Entry], last: int) -> bool:
        """Return whether the cases of a list of results are called below it, or only counted."""
        if _are_bare(entries):
            counts = [place_of(entry.heading.number or "") for entry in entries if entry.heading]
            counted = all(entry.is_bare for entry in entries)
            return counted and len(counts) > 1 and counts == list(range(1, len(counts) + 1))
        below = "\n".join(held.text for held in self.lines[last + 1 :])
        return all(_name(entry) in below for entry in entries)

    def _add_told(self, entries: Sequence[_Entry], last: int) -> None:
        """Add the entries in the lines up to the last."""
        for entry in entries:
            self._add_entry(entry)
        self.told_to = last

    def _add_entry(self, entry: _Entry) -> None:
        """Add an entry; one that only its title names is found by that when all is read."""
        line = entry.line
        if entry.title and not (entry.heading and entry.heading.cases):
            self.add(Block(TEXT, line, [piece(line)], section="frame"))
            return
        head = Piece(line, 0, entry.start, line.text[: entry.start])
        told = piece(line, entry.start, entry.stop)
        self.text = self.add(
            Block(RESULT, line, [told], head=head, heading=entry.heading, section="results")
        )


def _are_bare(entries: Sequence[_Entry]) -> bool:
    return any(entry.is_bare for entry in entries)


def _goes_on(first: Heading | None, below: Heading | None) -> bool:
    """Return whether a line that tells no end is counted as the list is, and doesn't begin anew."""
    if first is None or below is None or first.number is None or below.number is None:
        return False
    return first.level == below.level and first.number != below.number


def _name(entry: _Entry) -> str:
    """Return what the case of an entry is called by below the list."""
    cases = entry.heading.cases.printed if entry.heading else ()
    return cases[0] if cases else entry.title


def _row(line: Line) -> Heading | None:
    """Return an entry whose count a colon or the border of a cell parts from its words."""
    match = _ROW.fullmatch(line.text)
    if match is None:
        return None
    start, stop = match.span("told")
    return Heading("row", match["n"], None, CaseNumbers(), (), match["told"], start, stop)


def _tells(words: str, *, counted: bool = False) -> bool:
    """Return whether words say how a case ended, and no more; behind a count they can be rough."""
    if closed := _CLOSED.fullmatch(words):
        words = closed["told"]
    words = words.strip()
    if not 0 < len(words) <= _TOLD_MAX:
        return False
    return states_end(words) or ((counted or words.endswith("。")) and tells_end(words))
