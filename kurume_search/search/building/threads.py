"""Cases that were carried over (継続) joined to the later sittings that took them up again.

A sitting follows an earlier one of the same council and procedure if that one was left open
(continued, deferred, or nothing recorded), its title is like it, and nothing speaks against
it: another number, or no department in common. Nothing says so in the minutes; it is
worked out here, so faces call it a thread and show every sitting with its own outcome.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from kurume_search.model.registers import Registers
from kurume_search.query.departments import followed
from kurume_search.query.values import number_key
from kurume_search.search.stored.columns import Columns
from kurume_search.text.plain import plain
from kurume_search.text.values import Value

OPEN = ("continued", "deferred")
# With the same number a title may be reworded; without one it must be all but the same.
# Where the first sitting records nothing, both are asked for.
SAME_NUMBER, NO_NUMBER = 0.5, 0.9
# A case that was carried over comes back within a year and a half or not at all.
LONGEST = 550


class Sitting(Value, kw_only=True):
    """One case as one meeting had it."""

    row: int
    id: str
    council: str | None
    procedure: str
    day: int
    number: str | None
    title: Mapping[str, int]
    departments: frozenset[str]
    outcome: str | None


def threads(columns: Columns, registers: Registers) -> tuple[tuple[str, ...], ...]:
    """Return the ids of all cases as threads, each case in one, by the day they began."""
    after: dict[int, int] = {}
    sittings = sorted(_sittings(columns, registers), key=lambda one: (one.day, one.row))
    open_: dict[tuple[str | None, str], list[Sitting]] = {}
    for later in sittings:
        waiting = open_.setdefault((later.council, later.procedure), [])
        rated = [(_like(one, later), one.day, -one.row, one) for one in waiting]
        rated = [one for one in rated if one[0] > 0]
        if rated:
            earlier = max(rated, key=lambda one: one[:3])[3]
            after[earlier.row] = later.row
            waiting.remove(earlier)
        if later.day and later.outcome in (None, *OPEN):
            waiting.append(later)
    return tuple(_joined(sittings, after))


def _joined(sittings: list[Sitting], after: Mapping[int, int]) -> Iterator[tuple[str, ...]]:
    ids = {one.row: one.id for one in sittings}
    begun = ids.keys() - after.values()
    for one in sittings:
        if one.row in begun:
            row: int | None = one.row
            found = []
            while row is not None:
                found.append(ids[row])
                row = after.get(row)
            yield tuple(found)


def _like(earlier: Sitting, later: Sitting) -> float:
    """Return how like two titles are, 0 where they can't be one matter."""
    if not 0 < later.day - earlier.day <= LONGEST:
        return 0.0
    same_number = None not in (earlier.number, later.number) and earlier.number == later.number
    if not same_number and None not in (earlier.number, later.number):
        return 0.0
    units = (earlier.departments, later.departments)
    if all(units) and units[0].isdisjoint(units[1]):
        return 0.0
    shared = sum(min(n, later.title.get(pair, 0)) for pair, n in earlier.title.items())
    size = sum(earlier.title.values()) + sum(later.title.values())
    like = 2 * shared / size if size else 0.0
    if earlier.outcome is None:
        return like if same_number and like >= NO_NUMBER else 0.0
    return like if like >= (SAME_NUMBER if same_number else NO_NUMBER) else 0.0


def _sittings(columns: Columns, registers: Registers) -> Iterator[Sitting]:
    is_case, meeting = columns.ints("section.case"), columns.ints("section.meeting")
    lines: dict[str, frozenset[str]] = {}
    for row in range(columns.sections):
        if is_case[row]:
            record = columns.record("section.record", row)
            held = columns.record("meeting.record", meeting[row])
            yield _sitting(
                row, record["case"], held, columns.ints("meeting.day")[meeting[row]],
                _departments(record["case"], registers, lines),
            )  # fmt: skip


def _sitting(
    row: int, case: dict[str, Any], meeting: dict[str, Any], day: int, units: frozenset[str]
) -> Sitting:
    title = plain(case["title"] or "")
    number = number_key(case["number"]) if case["number"] else None
    # 諮問案件1 is the first case of its meeting, and says nothing about the next meeting's first.
    counted = number is not None and f"c{number}" == case["id"]
    return Sitting(
        row=row,
        id=f"{meeting['id']}/{case['id']}",
        council=meeting["council"],
        procedure=case["procedure"],
        day=day,
        number=None if counted else number,
        title=Counter(title[at : at + 2] for at in range(len(title) - 1)),
        departments=units,
        outcome=case["outcome"],
    )


def _departments(
    case: dict[str, Any], registers: Registers, lines: dict[str, frozenset[str]]
) -> frozenset[str]:
    """Return the departments of a case, and what they became or came from."""
    found: set[str] = set()
    for unit in case["departments"]:
        name = unit["id"]
        if name is None:
            found.add(plain(unit["name"]))
        elif name not in lines:
            rows = [row for row in registers.departments if row.id == name]
            lines[name] = frozenset({name, *(row.id for row in followed(rows, registers))})
        found |= lines.get(name, frozenset()) if name else set()
    return frozenset(found)
