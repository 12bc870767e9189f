"""The cases known so far: which of them a heading calls again, or a row of a table names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.parsing.cases.known_titles import Titles
from kurume_search.parsing.decisions.drafts import Draft
from kurume_search.parsing.marks.case_numbers import case_key
from kurume_search.parsing.marks.heading_marks import count_of
from kurume_search.parsing.page.heading import Heading
from kurume_search.parsing.page.joint_headings import joint_keys
from kurume_search.parsing.words.headwords import words_of_items
from kurume_search.parsing.words.near_titles import nearest_title
from kurume_search.parsing.words.titles import alike, pairs_of, title_key

# Titles shorter than this are no evidence that two headings call one case.
_TITLE_LEAST = 6
# Of the pairs of signs of a title cut short its case has so many, and any other no more.
_SHARE, _OTHER = 0.75, 0.6
_PAIRS_LEAST = 3
# … and of one that the same word and number count so many.
_REWORDED = 0.5
# It is looked for among so many cases, the last that were talked of.
_NEAR = 40
# その一(続き): the talk on it goes on, another day or behind another matter.
_GOES_ON = re.compile(
    r"[(【〔\[]?(?:(?:前回|前日|昨日|第[0-9一二三]日)の?)?(?:続き|つづき|承前|再開|続行)[)】〕\]]?"
)

_SERIAL = re.compile("[0-9]+")


class KnownCases:
    """Finds cases by number, by count and by title while they are added.

    Attributes:
        by_key: The key of a printed number → its case.
        counted: What counts a case among others (ア, (1)) → the first that it counts.
        tabled: A table of cases names some of them.
        called: Those of them that a heading or a chair has called since.
        told: Cases that a list of results named before anybody spoke.
        spoken: Cases that somebody spoke of.
        outline: Cases whose end was told before anybody spoke, until their talk is called.
        titles: The cases by their titles.
    """

    def __init__(self, cases: Sequence[Draft]) -> None:
        self.by_key: dict[str, Draft] = {}
        self.counted: dict[str, Draft] = {}
        self.tabled = False
        self.called: set[Draft] = set()
        self.told: set[Draft] = set()
        self.spoken: set[Draft] = set()
        self.outline: list[Draft] = []
        self._begun = False
        self.titles = Titles(cases)
        self._cases = cases
        self._talked: int | None = None  # so many stood before the first row of a table

    def titled(self, title: str) -> Draft | None:
        """Return the case of that title: a table of results names the cases again."""
        wanted = title_key(title)
        if len(wanted) < _TITLE_LEAST:
            return None
        return self.titles.first(wanted)

    def speak(self, cases: Sequence[Draft]) -> None:
        """Take note that somebody spoke, of these cases."""
        if not self._begun:
            self._begun = True
            told = [case for case in self._cases if case.ruled and case.entry is None]
            self.outline = told if len(told) > 1 else []
        self.spoken.update(cases)

    def outlined(self, heading: Heading, title: str) -> Draft | None:
        """Return the case of that title that was only told of so far: where its talk begins.

        An outline of the results (議事の概要) stands in front, the course of the talk behind it.
        """
        wanted = title_key(title) if not heading.cases else ""
        if len(wanted) < _TITLE_LEAST:
            return None
        for case in self.outline:
            if title_key(case.title_text) == wanted:
                self.outline.remove(case)
                return case
        same = self.titles.first(wanted)
        return None if same is None or same.entry is not None or same in self.spoken else same

    def of_row(self, keys: Sequence[str], title: str, *, told: bool = False) -> Draft | None:
        """Return the case that a row of a table is of, by its number, its count or its title.

        Where the row has no number and tells how a case ended (`told`), its title can be cut short.
        """
        self._talked = len(self._cases) if self._talked is None else self._talked
        for key in keys:
            if key in self.by_key:
                return self.by_key[key]
            case = self.counted.get(key)
            if case is not None and case.entry is None:
                return case
        return self.titled(title) or (self._cut_short(title) if told and not keys else None)

    def _cut_short(self, title: str) -> Draft | None:
        """Return the case that nearly all of a title is of, more than of any other."""
        own = pairs_of(title_key(title))
        if len(own) < _PAIRS_LEAST:
            return None
        near = [case for case in self._cases[: self._talked][-_NEAR:] if case.entry is None]
        shares = [
            (len(own & pairs_of(title_key(case.title_text))) / len(own), case) for case in near
        ]
        shares.sort(key=lambda pair: -pair[0])
        if not shares or shares[0][0] < _SHARE or (shares[1:] and shares[1][0] > _OTHER):
            return None
        return shares[0][1]

    def is_open(self, key: str) -> bool:
        """Return whether a case needs no call any more; that of a table or a list still does."""
        case = self.by_key.get(key)
        if case is None and len(key) >= _TITLE_LEAST:  # a heading that is its title opened it
            case = self.titles.first(key)
        if case is None:
            return False
        return case in self.called or (case.entry is None and case not in self.told)

    def resumed(self, heading: Heading, title: str) -> tuple[Draft, ...]:
        """Return the cases that the heading calls again; a bare number may start again."""
        keys = heading.cases.keys
        if _GOES_ON.fullmatch(title):
            if not keys and heading.number:
                called = case_key(f"{heading.word or ''}{heading.number}".strip("()"))
                return (self.counted[called],) if called in self.counted else ()
            title = ""
        if self.tabled and (not keys or heading.cases.word in words_of_items("positional")):
            listed = self.titled(title) if title else None
            if listed is not None and listed.entry is not None and listed not in self.called:
                return (listed,)
        if not keys or not all(key in self.by_key for key in keys):
            return self._of_table(heading, title) if self.tabled else ()
        cases = tuple(dict.fromkeys(self.by_key[key] for key in keys))
        known, own = title_key(cases[0].title_text), title_key(heading.title and title)
        counted = heading.cases.word in words_of_items("positional") and keys[0].isdecimal()
        tabled = cases[0].entry is not None and cases[0] not in self.called
        if counted and known and own and known[:8] != own[:8]:
            return cases if tabled and alike(known, own) else ()
        if cases[0].closed and known and own and not tabled and not alike(known, own):
            return ()  # a number that two matters have
        return cases

    def jointly(self, words: str) -> tuple[Draft, ...]:
        """Return the cases that a heading says are talked of together (議題1及び議題2の質疑)."""
        keys = joint_keys(words)
        if keys is None or not all(key in self.by_key for key in keys):
            return ()
        held = [self.by_key[key] for key in keys] or [one for one in self._cases if not one.closed]
        cases = tuple(dict.fromkeys(held))
        return cases if len(cases) > 1 else ()

    def _of_table(self, heading: Heading, title: str) -> tuple[Draft, ...]:
        """Return the case of a table that a heading counts as that does (【案件1】 諮問 3-1)."""
        keys = heading.cases.keys
        if not keys and (row := self._reworded(heading, title)) is not None:
            return (row,)
        placed = not keys or heading.cases.word in words_of_items("positional")
        if title and placed and (row := self._row_like(title)) is not None:
            return (row,)
        row = self.by_key.get(case_key(heading.number)) if heading.number else None
        if row is None and len(keys) == 1 and title:
            same = self.titled(title) or self._row_like(title)  # its row has no more than a count
            row = same if same and _may_be(same.number or "", heading.cases.printed[0]) else None
        if row is None or row.entry is None or row in self.called:
            return ()
        if len(keys) != 1:  # 議題1 alone points at its row, other headings that count don't
            alone = not keys and not title and heading.word is not None
            like = not keys and title and alike(title_key(title), title_key(row.title_text))
            return (row,) if alone or like else ()
        if title and not alike(title_key(title), title_key(row.title_text)):
            return ()
        row.number = heading.cases.printed[0]
        self.by_key[keys[0]] = row
        return (row,)

    def _row_like(self, title: str) -> Draft | None:
        """Return the case of the row that tells a title in more words, or in fewer."""
        rows = [case for case in self._cases[-_NEAR:] if case.entry is not None]
        place = nearest_title(title, [case.title_text for case in rows])
        return None if place is None or rows[place] in self.called else rows[place]

    def _reworded(self, heading: Heading, title: str) -> Draft | None:
        """Return the case of the row that a heading names by word and number (議題1).

        The row tells the title in fewer words, or in others.
        """
        if heading.word is None or heading.number is None or not title:
            return None
        row = self.by_key.get(case_key(f"{heading.word}{heading.number}"))
        if row is None or row.entry is None or row in self.called:
            return None
        told = pairs_of(title_key(row.title_text))
        same = len(told & pairs_of(title_key(title)))
        return row if same >= max(1, len(told) * _REWORDED) else None


def _may_be(number: str, printed: str) -> bool:
    """Return whether the number of a row can be of a case of the same title with another one.

    It only counts the row, or the year is left out in one of both: 諮問第45号, 令3-45.
    """
    if count_of(number) is not None:
        return True
    own, other = (_SERIAL.findall(held) for held in (number, printed))
    return bool(own and other) and own[-1] == other[-1] and len(own) != len(other)
