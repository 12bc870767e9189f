"""The columns of an index as numpy arrays: mapped, not copied, and made once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakKeyDictionary

import numpy as np

from kurume_search.model.letter import is_letter_id
from kurume_search.search.stored.columns import KINDS
from kurume_search.text.reform import REFORM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kurume_search.search.stored.columns import Columns

    Ints: TypeAlias = NDArray[np.int64]
    Mask: TypeAlias = NDArray[np.bool_]

TURN = KINDS.index("turn")
_EPOCH = 719_163  # `date(1970, 1, 1).toordinal()`


class Frame:
    """Arrays over passages, placements, sections and meetings; row numbers are the index's."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.passage_meeting = self.ints("passage.meeting")
        self.is_turn = self.bytes("passage.kind") == TURN
        self.turn_kind = self.bytes("passage.turn_kind")
        self.placement_passage = self.ints("placement.passage")
        self.placement_section = self.ints("placement.section")
        self.section_meeting = self.ints("section.meeting")
        self.is_case = self.ints("section.case").astype(bool)
        self.day = self.ints("meeting.day")
        self.year = self.ints("meeting.year")
        self.is_meeting = self._is_meeting()
        self.made: dict[object, object] = {}  # what splits derive, by split

    def ints(self, name: str) -> Ints:
        """Return a column of numbers, ready to be an index."""
        return np.array(self.columns.ints(name), dtype=np.int64)

    def bytes(self, name: str) -> NDArray[np.uint8]:
        """Return a column of bytes."""
        return np.frombuffer(self.columns.raw(name), dtype=np.uint8)

    @cached_property
    def questions(self) -> Ints:
        """Question sentences of each passage."""
        return self.ints("passage.questions")

    @cached_property
    def characters(self) -> Ints:
        """Characters of each passage."""
        return self.ints("passage.characters")

    @cached_property
    def style(self) -> NDArray[np.uint8]:
        """Record style of each meeting, as a code of `STYLES`."""
        return self.bytes("meeting.style")

    @cached_property
    def after_reform(self) -> Mask:
        """Meetings under the new law; by fiscal year where no day is known."""
        by_day, by_year = self.day >= REFORM.ordinal, self.year >= REFORM.fiscal_year
        made: Mask = np.where(self.day > 0, by_day, by_year)
        return made

    @cached_property
    def month(self) -> Ints:
        """Months since January of year 0 of each meeting; -1 without a day."""
        days = (self.day - _EPOCH).astype("datetime64[D]")
        months = days.astype("datetime64[M]").astype(np.int64) + 1970 * 12
        return np.where(self.day > 0, months, -1)

    @property
    def meeting_ids(self) -> Sequence[str]:
        """Permanent id of each meeting."""
        return self.columns.meeting_ids

    def lists(self, name: str) -> tuple[Ints, Ints]:
        """Return a column of lists: where each starts (one more than rows), and the values."""
        return self.ints(f"{name}.starts"), self.ints(name)

    def passage_id(self, row: int) -> str:
        """Return the permanent id of a passage."""
        return self.columns.passage_id(row)

    def section_id(self, row: int) -> str:
        """Return the permanent id of a section: a case, an agenda item or the meeting."""
        meeting = self.meeting_ids[int(self.section_meeting[row])]
        inner = self.columns.record("section.record", row)["id"]
        return f"{meeting}/{inner}" if inner else meeting

    def _is_meeting(self) -> Mask:
        """Return where a meeting is one, and no letter (答申, 諮問書)."""
        found = np.ones(len(self.day), dtype=bool)
        keys = self.columns.value("meeting.keys")
        letters = np.array([is_letter_id(key) for key in keys], dtype=bool)
        if letters.any():
            starts, values = self.lists("meeting.meeting")
            rows = np.repeat(np.arange(len(self.day)), np.diff(starts))
            found[rows[letters[values]]] = False
        return found


_FRAMES: WeakKeyDictionary[Columns, Frame] = WeakKeyDictionary()


def frame_of(columns: Columns) -> Frame:
    """Return the arrays of `columns`, made the first time they are asked for."""
    found = _FRAMES.get(columns)
    if found is None:
        found = _FRAMES[columns] = Frame(columns)
    return found
