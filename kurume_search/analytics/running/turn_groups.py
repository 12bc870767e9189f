"""Turns by year, department, topic …: the values that facets count by, as groups of turns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kurume_search.analytics.running.passage_sets import PassageSet, Rows, column
from kurume_search.analytics.running.tallies import Membership
from kurume_search.errors import UsageError
from kurume_search.model.terms import UNRECORDED
from kurume_search.query.fields import field_named
from kurume_search.search.stored.facet_values import (
    IN_TIME,
    NAMES,
    OF_MEETINGS,
    OF_SECTIONS,
    OF_TURNS,
    OUTSIDE,
    Pair,
)

# A speaker's label means nothing outside its meeting, so words aren't compared by it.
FIELDS = tuple(n for n in (*OF_MEETINGS, *OF_SECTIONS, *OF_TURNS) if n != "speaker")


@dataclass(frozen=True, eq=False)
class TurnGroups:
    """Groups of turns in the order to list them.

    Attributes:
        by: The field, in English.
        keys: Value of each group as recorded.
        labels: The same for people.
        belongs: Which turns are in which group; a turn can be in several.
        several: How many turns are in several groups.
    """

    by: str
    keys: tuple[str, ...]
    labels: tuple[str, ...]
    belongs: Membership
    several: int


def turn_groups(turns: PassageSet, by: str, *, unrecorded: bool = False) -> TurnGroups:
    """Return `turns` by the values of a field.

    A turn that serves several cases, or a case of several departments, is in the group of
    each. Years and meetings are in order of time, others by how many turns they have.

    Args:
        turns: Those to group.
        by: A field that facets know, in either language; ``department`` is ``dept``.
        unrecorded: Keep what has no value, or stands outside cases, as groups of their own.

    Raises:
        UsageError: Nothing can be grouped by that.
    """
    info = field_named("dept" if by == "department" else by)
    if info is None or info.name not in FIELDS:
        raise UsageError(f"「{by}」ごとには分けられません。", near=FIELDS)
    rows, values, labels = _values(turns, info.name)
    pairs = np.unique(np.stack([values, rows]), axis=1)
    values, rows = pairs
    kept = [
        code
        for code in np.unique(values).tolist()
        if unrecorded or labels[code][0] not in (UNRECORDED, OUTSIDE)
    ]
    sizes = np.bincount(values, minlength=len(labels)).tolist()
    kept.sort(key=lambda code: _rank(info.name, labels[code], sizes[code]))
    place = np.full(len(labels), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    known = place[values] >= 0
    passages, units = rows[known], place[values[known]]
    return TurnGroups(
        by=info.name,
        keys=tuple(labels[code][0] for code in kept),
        labels=tuple(labels[code][1] for code in kept),
        belongs=Membership(passages, units, len(kept)),
        several=len(passages) - len(np.unique(passages)),
    )


def _rank(by: str, pair: Pair, size: int) -> tuple[bool, int, str, str]:
    key, label = pair
    return key in (UNRECORDED, OUTSIDE), 0 if by in IN_TIME else -size, label, key


def _values(turns: PassageSet, by: str) -> tuple[Rows, Rows, list[Pair]]:
    """Return rows of turns, the code of a value of each, and key and label of the codes."""
    columns = turns.columns
    if by in OF_SECTIONS:
        return _of_sections(turns, by)
    if by in OF_MEETINGS:
        meetings = turns.meetings.tolist()
        given = [OF_MEETINGS[by](columns.record("meeting.record", row)) for row in meetings]
        of = np.searchsorted(turns.meetings, column(columns, "passage.meeting")[turns.rows])
    else:
        given = [OF_TURNS[by](columns, row) for row in turns.rows.tolist()]
        of = np.arange(len(turns))
    codes: dict[str, int] = {}
    labels: list[Pair] = []
    for key, label in given:
        if codes.setdefault(key, len(codes)) == len(labels):
            labels.append((key, label))
    known = np.array([codes[key] for key, _ in given], dtype=np.int64)
    return turns.rows, known[of], labels


def _of_sections(turns: PassageSet, by: str) -> tuple[Rows, Rows, list[Pair]]:
    """Return what the sections have in which turns stand; two values more say it is none."""
    columns = turns.columns
    passages, sections = column(columns, "placement.passage"), column(columns, "placement.section")
    inside = turns.mask[passages]
    passages, sections = passages[inside], sections[inside]
    starts, codes = column(columns, f"count.{by}.starts"), column(columns, f"count.{by}")
    times = (starts[1:] - starts[:-1])[sections]
    labels: list[Pair] = [(key, label) for key, label in columns.value(f"count.{by}.labels")]
    is_case = column(columns, "section.case")[sections]
    none = np.where(is_case > 0, len(labels), len(labels) + 1)[times == 0]
    ends = np.cumsum(times)
    within = np.arange(int(times.sum())) - np.repeat(ends - times, times)
    values = codes[np.repeat(starts[sections], times) + within]
    rows = np.concatenate([np.repeat(passages, times), passages[times == 0]])
    labels += [(key, NAMES[key]) for key in (UNRECORDED, OUTSIDE)]
    return rows, np.concatenate([values, none]), labels
