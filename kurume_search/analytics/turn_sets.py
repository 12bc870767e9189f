"""Sets of turns: what text statistics count words in, and compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kurume_search.query.ast import Unit
from kurume_search.search.columns import KINDS, Columns
from kurume_search.search.found import Found
from kurume_search.search.reform import REFORM_DAY

Rows: TypeAlias = "npt.NDArray[np.int64]"

REST = "残りの全発言"


@dataclass(frozen=True, eq=False)
class TurnSet:
    """Turns of a corpus, each once, in reading order.

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
    def mask(self) -> npt.NDArray[np.bool_]:
        """For each passage of the corpus whether it is one of them."""
        found = np.zeros(self.columns.passages, dtype=np.bool_)
        found[self.rows] = True
        return found

    @cached_property
    def meetings(self) -> Rows:
        """Rows of the meetings they were said in, rising."""
        return np.unique(column(self.columns, "passage.meeting")[self.rows])

    @property
    def era(self) -> str:
        """``before``, ``after`` or ``across`` the reform of 2023-04-01; else ``unknown``."""
        days = column(self.columns, "meeting.day")[self.meetings]
        sides = set((days[days > 0] >= REFORM_DAY).tolist())
        return {0: "unknown", 2: "across"}.get(len(sides)) or (
            "after" if True in sides else "before"
        )


def column(columns: Columns, name: str) -> npt.NDArray[np.int64]:
    """Return a column of numbers as an array."""
    return np.asarray(columns.ints(name)).astype(np.int64)


def all_turns(columns: Columns, label: str = "全発言") -> TurnSet:
    """Return every turn of the corpus."""
    kinds = np.frombuffer(columns.raw("passage.kind"), dtype=np.uint8)
    return TurnSet(columns, label, np.flatnonzero(kinds == KINDS.index("turn")))


def turns_of(found: Found, label: str = "") -> TurnSet:
    """Return the turns in the units found; of the unit ``turn`` those found themselves.

    A turn that serves two cases is in the set once, if either was found.
    """
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
    rows = np.unique(passages[atoms])
    kinds = np.frombuffer(columns.raw("passage.kind"), dtype=np.uint8)
    return TurnSet(columns, label or str(found.query), rows[kinds[rows] == KINDS.index("turn")])


def rest_of(turns: TurnSet, label: str = REST) -> TurnSet:
    """Return every other turn of the corpus."""
    others = np.setdiff1d(all_turns(turns.columns).rows, turns.rows, assume_unique=True)
    return TurnSet(turns.columns, label, others)
