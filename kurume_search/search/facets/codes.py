"""The values that facets count by, as codes in arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from kurume_search.model.terms import UNRECORDED
from kurume_search.search.reckoning.ids import Ints, Numbers
from kurume_search.search.stored.columns import KINDS, Columns
from kurume_search.search.stored.facet_values import (
    NAMES,
    OF_MEETINGS,
    OF_SECTIONS,
    OF_TURNS,
    OUTSIDE,
    Pair,
)
from kurume_search.search.stored.kept import Kept

_TURN = KINDS.index("turn")


class Coded(NamedTuple):
    """The values of one field.

    Attributes:
        of: What has them: ``section``, ``meeting`` or ``passage``.
        pairs: Code to key and label.
        codes: Of each row; of lists end to end.
        starts: Where the list of each row begins; None: each row has one value.
    """

    of: str
    pairs: Sequence[Pair]
    codes: Numbers
    starts: Ints | None = None

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return self.codes.nbytes + (0 if self.starts is None else self.starts.nbytes)


def coded(columns: Columns, kept: Kept, name: str) -> Coded:
    """Return the values of the field `name`, kept for later."""
    make: Callable[[Columns, str], Coded] = (
        _of_sections if name in OF_SECTIONS else _of_turns if name in OF_TURNS else _of_meetings
    )
    return kept.get(("facet", name), lambda: make(columns, name))


def _of_sections(columns: Columns, name: str) -> Coded:
    pairs = [(str(key), str(label)) for key, label in columns.value(f"count.{name}.labels")]
    nothing = len(pairs)
    pairs += [(UNRECORDED, NAMES[UNRECORDED]), (OUTSIDE, NAMES[OUTSIDE])]
    pairs, number = _merged(pairs)
    starts = np.asarray(columns.ints(f"count.{name}.starts")).astype(np.int64)
    codes: Numbers = np.asarray(columns.ints(f"count.{name}")).astype(np.int64)
    counts = np.diff(starts)
    empty = np.flatnonzero(counts == 0)
    is_case = np.asarray(columns.ints("section.case"))[empty] == 1
    codes = number[np.insert(codes, starts[empty], np.where(is_case, nothing, nothing + 1))]
    counts[empty] = 1
    if (counts == 1).all():
        return Coded("section", pairs, codes)
    return Coded("section", pairs, codes, np.concatenate(([0], np.cumsum(counts))))


def _of_meetings(columns: Columns, name: str) -> Coded:
    value = OF_MEETINGS[name]
    if name == "year":
        years = columns.ints("meeting.year").tolist()
        row = {year: at for at, year in enumerate(dict.fromkeys(years))}
        pairs, number = _merged([value({"fiscal_year": year}) for year in row])
        return Coded("meeting", pairs, number[[row[year] for year in years]])
    records = (columns.record("meeting.record", at) for at in range(columns.meetings))
    return Coded("meeting", *_merged([value(record) for record in records]))


def _of_turns(columns: Columns, name: str) -> Coded:
    if name == "speaker":
        return _speakers(columns)
    column = np.asarray(columns.ints(f"passage.{'role' if name == 'role' else 'turn_kind'}"))
    kinds = np.asarray(columns.ints("passage.kind"))
    codes = np.zeros(len(column), dtype=np.int64)
    pairs: list[Pair] = []
    turns = kinds == _TURN
    for code in np.unique(column[turns]).tolist():
        first = int(np.flatnonzero(turns & (column == code))[0])
        codes[column == code] = len(pairs)
        pairs.append(OF_TURNS[name](columns, first))
    pairs, number = _merged(pairs)
    return Coded("passage", pairs, number[codes])


def _speakers(columns: Columns) -> Coded:
    label = np.asarray(columns.ints("passage.speaker")).astype(np.int64)
    meeting = np.asarray(columns.ints("passage.meeting")).astype(np.int64)
    size = int(label.max(initial=0)) + 1
    _, first, codes = np.unique(
        np.where(label > 0, meeting * size + label, -1), return_index=True, return_inverse=True
    )
    pairs = [OF_TURNS["speaker"](columns, int(row)) for row in first]
    pairs, number = _merged(pairs)
    return Coded("passage", pairs, number[codes])


def _merged(pairs: Sequence[Pair]) -> tuple[list[Pair], Numbers]:
    """Return `pairs` with each key once, in the order first seen, and the number of each."""
    labels: dict[str, str] = {}
    for key, label in pairs:
        labels.setdefault(key, label)
    numbers = {key: at for at, key in enumerate(labels)}
    of = np.array([numbers[key] for key, _ in pairs] or [0], dtype=np.int32)
    return list(labels.items()) or [("", "")], of
