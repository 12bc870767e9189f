"""Sets of passages: what text statistics count words in, and compare.

Text is what `model.passage` tells, each place once, as KWIC lists it. Where a word stands in
the meetings is asked of all of it (`all_passages`, `passages_of`): dispersion and KWIC count
the same places. What compares how people speak (key words, collocates …) reads the turns
among them (`all_turns`, `turns_of`). Letters are no meetings and aren't read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.model.letter import is_letter_id
from kurume_search.query.ast import Unit
from kurume_search.search.answering.found import Found
from kurume_search.search.stored.columns import KINDS, Columns
from kurume_search.text.reform import REFORM

Rows: TypeAlias = "npt.NDArray[np.int64]"
Mask: TypeAlias = "npt.NDArray[np.bool_]"

REST = "残りの全発言"
WHOLE = "会議録の全文"


@dataclass(frozen=True, eq=False)
class PassageSet:
    """Passages of a corpus, each once, in reading order; in most sets turns alone.

    Attributes:
        columns: Of the corpus.
        label: What they are, for people.
        rows: Rows of their passages, rising.
    """

    columns: Columns
    label: str
    rows: Rows

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def mask(self) -> Mask:
        """For each passage of the corpus whether it is one of them."""
        found = np.zeros(self.columns.passages, dtype=np.bool_)
        found[self.rows] = True
        return found

    @cached_property
    def meetings(self) -> Rows:
        """Rows of the meetings they stand in, rising."""
        return np.unique(column(self.columns, "passage.meeting")[self.rows])

    @property
    def era(self) -> str:
        """``before``, ``after`` or ``across`` the reform of 2023-04-01; else ``unknown``."""
        days = column(self.columns, "meeting.day")[self.meetings]
        sides = set((days[days > 0] >= REFORM.ordinal).tolist())
        return {0: "unknown", 2: "across"}.get(len(sides)) or (
            "after" if True in sides else "before"
        )


def column(columns: Columns, name: str) -> npt.NDArray[np.int64]:
    """Return a column of numbers as an array."""
    return np.asarray(columns.ints(name)).astype(np.int64)


def all_turns(columns: Columns, label: str = "全発言") -> PassageSet:
    """Return every turn of the corpus."""
    return PassageSet(columns, label, np.flatnonzero(_is_turn(columns)))


def all_passages(columns: Columns, label: str = WHOLE) -> PassageSet:
    """Return every passage of the minutes."""
    return PassageSet(columns, label, np.flatnonzero(_of_minutes(columns)))


def turns_of(found: Found, label: str = "") -> PassageSet:
    """Return the turns in the units found; of the unit ``turn`` those found themselves.

    A turn that serves two cases is in the set once, if either was found.
    """
    rows = _in_units(found)
    return PassageSet(found.columns, label or str(found.query), rows[_is_turn(found.columns)[rows]])


def passages_of(found: Found, label: str = "") -> PassageSet:
    """Return every passage of minutes in the units found; of the unit ``turn`` those found."""
    rows = _in_units(found)
    kept = rows[_of_minutes(found.columns)[rows]]
    return PassageSet(found.columns, label or str(found.query), kept)


def _is_turn(columns: Columns) -> Mask:
    """Return for each passage whether it is a turn."""
    kinds = np.frombuffer(columns.raw("passage.kind"), dtype=np.uint8)
    return np.asarray(kinds == KINDS.index("turn"))


def _of_minutes(columns: Columns) -> Mask:
    """Return for each passage whether it stands in minutes, not in a letter."""
    minutes = np.array([not is_letter_id(name) for name in columns.meeting_ids], dtype=np.bool_)
    return np.asarray(minutes[column(columns, "passage.meeting")])


def _in_units(found: Found) -> Rows:
    """Return the passages in the units found, each once."""
    columns = found.columns
    atoms = np.fromiter(found.atoms, dtype=np.int64, count=len(found.atoms))
    passages = column(columns, "placement.passage")
    if found.unit is not Unit.TURN:
        wanted = np.zeros(max(columns.sections, columns.items, columns.meetings), dtype=np.bool_)
        wanted[atoms] = True
        sections = column(columns, "placement.section")
        home = sections
        if found.unit is not Unit.CASE:
            home = column(columns, f"section.{found.unit}")[sections]
        atoms = np.flatnonzero(wanted[home])
    return np.unique(passages[atoms])


def rest_of(turns: PassageSet, label: str = REST) -> PassageSet:
    """Return every other turn of the corpus."""
    others = np.setdiff1d(all_turns(turns.columns).rows, turns.rows, assume_unique=True)
    return PassageSet(turns.columns, label, others)
