"""Letters (答申, 諮問書) joined to the cases they are about, by council, number and title.

A case fits a letter if its meeting stands in the time that the letter allows, nothing
speaks against it (another council, another 諮問番号), and its number is the letter's with a
like title, or its title is all but the letter's. Two matters that fit equally well are
never decided between: the letter is ambiguous. What the minutes don't say stays unsaid:
the outcome of a case is that of its minutes, and what an answer says stands beside it.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kurume_search.data import table
from kurume_search.query.values import number_key
from kurume_search.search.building.letters import AMBIGUOUS, JOINED, LETTERS, UNMATCHED, Record
from kurume_search.text.plain import plain
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.model.meeting import Minutes
    from kurume_search.model.registers import Registers
    from kurume_search.search.stored.columns import Columns

# An answer comes within so many days of the last sitting, a consultation before the first.
ANSWERED, ASKED = 400, 550
# With the same number a title may be reworded; without one it must be all but the same.
SAME_NUMBER, NO_NUMBER = 0.5, 0.9


def letter_record(minutes: Minutes) -> Record | None:
    """Return what is kept of a letter, before it is joined; None if `minutes` are minutes."""
    from kurume_search.query.sections import meeting_id

    letter = minutes.letter
    if letter is None:
        return None
    outcome = letter.conclusion
    lines = {name: place.line for name, place in reversed(letter.places)}
    return {
        "id": meeting_id(minutes.meeting),
        "kind": letter.kind.value,
        "number": letter.number,
        "title": letter.title,
        "date": _written(letter.date),
        "date_line": lines.get("date"),
        "asked_on": _written(letter.asked_on),
        "outcome": None if outcome.value is None else outcome.value.value,
        "outcome_raw": outcome.raw,
        "outcome_line": None if outcome.place is None else outcome.place.line,
        "conditions": [[held.text, held.place.line] for held in letter.conditions],
        "path": minutes.path,
        "synthetic": minutes.synthetic,
        "council": minutes.meeting.council,
        "case_numbers": list(letter.case_numbers),
        "parts": [[part.subject, part.value.value] for part in outcome.parts],
    }


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


class Before(NamedTuple):
    """What of a build was joined before, and is all there still.

    Attributes:
        letters: The first so many letters.
        meetings: The first so many meetings.
    """

    letters: int = 0
    meetings: int = 0


NOTHING = Before()


def write_letters(
    folder: Path,
    records: Sequence[Record],
    columns: Columns,
    registers: Registers,
    before: Before = NOTHING,
) -> None:
    """Join `records` to the cases of `columns`, and write them to the build in `folder`."""
    rows = list(join(records, columns, registers, before))
    (folder / LETTERS).write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


class _Known(Value, kw_only=True, slots=False):
    """What is kept of a case while letters are joined."""

    id: str
    council: str | None
    day: int
    key: str | None
    said: str | None
    open: bool  # no outcome in its minutes

    @cached_property
    def title(self) -> str:
        """What its title is about."""
        return subject_of(self.said)

    @cached_property
    def pairs(self) -> Mapping[str, int]:
        """Two signs beside each other in it, each with how often."""
        return _pairs(self.said)


def join(
    records: Sequence[Record], columns: Columns, registers: Registers, before: Before = NOTHING
) -> Iterator[Record]:
    """Yield `records` with ``status``, ``cases`` and what they conclude of each, in order."""
    cases, threads = _Cases(columns), dict[str, int]()
    new = list(cases.from_meeting(before.meetings)) if before.letters else []
    for place, record in enumerate(records):
        # With one case or none no thread counts.
        settled = place < before.letters and len(record["cases"]) < 2
        if settled and not any(_may(record, case) for case in new):
            yield record
            continue
        some = cases.among(record)
        found = _about(record, some)
        if any(len(group) > 1 for group in found):
            threads = threads or _threads(columns, registers)
        status, ids = _settled(found, threads)
        known = {case.id: case for case in some}
        by_case = [
            [case, value]
            for subject, value in record["parts"]
            for case in ids
            if known[case].key in numbers_in(subject)
        ]
        yield {
            **record, "status": status, "cases": ids,
            "unrecorded": [case for case in ids if known[case].open], "by_case": by_case,
        }  # fmt: skip


def _threads(columns: Columns, registers: Registers) -> dict[str, int]:
    """Return case id → its matter: a case and the later sittings that took it up again."""
    from kurume_search.search.building.threads import threads

    return {case: number for number, ids in enumerate(threads(columns, registers)) for case in ids}


def _settled(found: list[list[str]], threads: Mapping[str, int]) -> tuple[str, list[str]]:
    """Return the status, and the cases of each number that one matter alone fits."""
    ids = list(dict.fromkeys(case for group in found for case in group))
    if not ids:
        return UNMATCHED, []
    if any(len({threads.get(case, case) for case in group}) > 1 for group in found):
        return AMBIGUOUS, ids
    return JOINED, ids


def _about(record: Record, cases: Sequence[_Known]) -> list[list[str]]:
    """Return the best cases for each number the letter names, or for its title alone."""
    numbers = [numbers_in(number) for number in record["case_numbers"]]
    plain_ones = [keys for keys in numbers if any(key.isdecimal() for key in keys)]
    groups = plain_ones if len(plain_ones) > 1 else [frozenset().union(*numbers)]
    pairs = _pairs(record["title"])
    found = []
    for keys in groups:
        rated = [
            (grade, case.id)
            for case in cases
            if _may(record, case) and (grade := _grade(keys, record["title"], pairs, case))
        ]
        best = max((grade for grade, _ in rated), default=0)
        if best:
            found.append([case for grade, case in rated if grade == best])
    return found


def _may(record: Record, case: _Known) -> bool:
    """Say whether council and day of a case allow that it is the letter's."""
    if record["council"] and case.council and record["council"] != case.council:
        return False
    low, high = _allowed(record)
    return not case.day or low <= case.day <= high


def _allowed(record: Record) -> tuple[int, int]:
    """Return the first and the last day on which the case of a letter may have been dealt with."""
    day, asked = _day(record["date"]), _day(record["asked_on"])
    if record["kind"] == "opinion":
        return max(asked, day - ANSWERED, 1), day or date.max.toordinal()
    return max(day, 1), day + ASKED if day else date.max.toordinal()


def _day(text: str | None) -> int:
    return date.fromisoformat(text).toordinal() if text else 0


def _grade(keys: frozenset[str], title: str | None, pairs: Mapping[str, int], case: _Known) -> int:
    """Return how well a case fits, 0 if it doesn't."""
    same = case.key is not None and case.key in keys
    numbered = any(key.isdecimal() for key in keys)
    if not same and numbered and case.key is not None and case.key.isdecimal():
        return 0  # another 諮問番号
    if not pairs or not case.pairs:
        return 1 if same else 0
    like = 1.0 if plain(title or "") in case.title else _like(pairs, case.pairs)
    if like >= (SAME_NUMBER if same else NO_NUMBER):
        return 3 if same else 2
    return 0


def numbers_in(number: str) -> frozenset[str]:
    """Return what a printed number may be compared by: 令和3年度諮問第5号 is also 5."""
    tail = _asked().search(plain(number))
    return frozenset({number_key(number), *([number_key(tail.group())] if tail else [])})


def _pairs(title: str | None) -> Mapping[str, int]:
    text = subject_of(title)
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(table('letters')['asked_numbers']['words'])}).*$")


@cache
def _around() -> re.Pattern[str]:
    return re.compile("|".join(table("letters")["around_titles"]["words"]))


def subject_of(title: str | None) -> str:
    """Return what a title is about, as titles of letters and cases are compared."""
    return _around().sub("", _around().sub("", plain(title or "")))


def _like(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    shared = sum(min(n, other.get(pair, 0)) for pair, n in one.items())
    size = sum(one.values()) + sum(other.values())
    return 2 * shared / size if size else 0.0


class _Cases:
    """The cases of a build, decoded as far as they are asked for."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._is_case = columns.ints("section.case")
        self._meeting, self._days = columns.ints("section.meeting"), columns.ints("meeting.day")
        self._known: dict[int, _Known] = {}
        self._held: dict[int, Record] = {}

    @cached_property
    def _by_day(self) -> list[tuple[int, int]]:
        """Day and row of each, 0 where none is known, rising."""
        days, meeting = self._days, self._meeting
        return sorted((days[meeting[row]], row) for row, case in enumerate(self._is_case) if case)

    def among(self, record: Record) -> list[_Known]:
        """Return those that may be a letter's, in their order."""
        held, (low, high) = self._by_day, _allowed(record)
        undated = held[: bisect_left(held, (1, 0))]
        some = held[bisect_left(held, (low, 0)) : bisect_left(held, (high + 1, 0))]
        return [self._of(row) for row in sorted(row for _, row in undated + some)]

    def from_meeting(self, first: int) -> Iterator[_Known]:
        """Yield those of the meeting `first` and of all behind it."""
        starts = self._columns.ints("meeting.sections.starts")
        for row in range(starts[first], self._columns.sections):
            if self._is_case[row]:
                yield self._of(row)

    def _of(self, row: int) -> _Known:
        known = self._known.get(row)
        if known is None:
            known = self._known[row] = self._decoded(row)
        return known

    def _decoded(self, row: int) -> _Known:
        meeting = self._meeting[row]
        held = self._held.get(meeting)
        if held is None:
            held = self._held[meeting] = self._columns.record("meeting.record", meeting)
        case = self._columns.record("section.record", row)["case"]
        key = number_key(case["number"]) if case["number"] else None
        # 諮問案件1 is the first case of its meeting, whatever its 諮問番号.
        counted = key is not None and f"c{key}" == case["id"] and "号" not in case["number"]
        return _Known(
            id=f"{held['id']}/{case['id']}",
            council=held["council"],
            day=self._days[meeting],
            key=None if counted else key,
            said=case["title"],
            open=case["outcome"] is None,
        )
