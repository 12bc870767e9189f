"""Columns beside the index: one row a passage, placement, section, agenda item, meeting.

Row numbers of passages are the passage numbers of the index. Everything is mapped and
read where it is asked for; a list of lists is laid end to end with an array of starts.
"""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import Any

from kurume_search.errors import IndexDamagedError
from kurume_search.store.arrays import ArrayFile

COLUMNS = "columns.bin"
FORMAT = 6

# Codes of closed terms, as bytes in columns. Their order is part of the format.
KINDS = (
    "header", "agenda", "title", "body", "note", "turn", "other",
    "question", "answer", "statement", "procedural",
)  # fmt: skip
ROLES = (
    "member", "chair", "vice_chair", "implementing_body", "consulting_body", "secretariat",
    "agency_disposing", "appellant", "intervenor", "unknown",
)  # fmt: skip
NOTHING = 255  # a code for "none"

# What sections and meetings are found by, as keys of `query.sections`.
SECTION_KEYS = ("dept", "topic", "outcome", "procedure", "number")
MEETING_KEYS = ("council", "meeting")
PLACES_OF_CITATIONS = ("article", "branch", "paragraph", "item")
UNSAID = -1

# The surface of a word is its term (0), one of its variants (1 …), or too rare to number.
SAME_AS_TERM, UNNUMBERED = 0, 255


class Columns:
    """The columns of one build; read only, safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Map the columns in `folder`.

        Raises:
            IndexDamagedError: They are missing, cut short, or of another format.
        """
        try:
            self._file = ArrayFile(folder / COLUMNS)
            meta = self._file.meta
            self.passages = int(meta["passages"])
            self.placements = int(meta["placements"])
            self.sections = int(meta["sections"])
            self.items = int(meta["items"])
            self.meetings = int(meta["meetings"])
            self.places = int(meta["places"])
            self.turns = int(meta["turns"])
            self.words = int(meta["words"])
            known = meta["format"] == FORMAT
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamagedError(_damaged(folder)) from error
        if not known:
            raise IndexDamagedError(_damaged(folder))
        self._folder = folder
        self._columns: dict[str, memoryview] = {}

    def ints(self, name: str) -> memoryview:
        """Return a column of numbers, one a row."""
        column = self._columns.get(name)
        if column is None:
            try:
                column = self._columns[name] = self._file.ints(name)
            except KeyError as error:
                raise IndexDamagedError(_damaged(self._folder)) from error
        return column

    def raw(self, name: str) -> memoryview:
        """Return the bytes of a column that is no column of numbers."""
        try:
            return self._file.raw(name)
        except KeyError as error:
            raise IndexDamagedError(_damaged(self._folder)) from error

    def some(self, name: str, row: int) -> memoryview:
        """Return the list that stands in `row` of a column of lists."""
        starts = self.ints(f"{name}.starts")
        return self.ints(name)[starts[row] : starts[row + 1]]

    def span_of(self, name: str, row: int) -> tuple[int, int]:
        """Return first and one past the last row of what lies in `row`, end to end."""
        starts = self.ints(f"{name}.starts")
        return starts[row], starts[row + 1]

    def string(self, name: str, row: int) -> str:
        """Return the string that stands in `row` of a column of strings."""
        starts = self.ints(f"{name}.starts")
        return bytes(self.raw(name)[starts[row] : starts[row + 1]]).decode()

    def record(self, name: str, row: int) -> dict[str, Any]:
        """Return the JSON record in `row` of a column of them."""
        found: dict[str, Any] = json.loads(self.string(name, row))
        return found

    def value(self, name: str) -> Any:
        """Return the JSON value kept under `name`."""
        return json.loads(bytes(self.raw(name)))

    def codes(self, name: str) -> dict[str, int]:
        """Return key → code for the keys `name` (``dept.keys``, ``speakers`` …)."""
        held = self._codes.get(name)
        if held is None:
            held = self._codes[name] = {key: code for code, key in enumerate(self.value(name))}
        return held

    @cached_property
    def _codes(self) -> dict[str, dict[str, int]]:
        return {}

    def text(self, passage: int) -> str:
        """Return the text of a passage as it was read, names and all."""
        return self.string("passage.text", passage)


def _damaged(folder: Path) -> str:
    return f"索引 {folder} を読めません。kurume-search index build で作り直してください。"
