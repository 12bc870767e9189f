"""Columns beside the index: one row a passage, placement, section, agenda item, meeting.

Row numbers of passages are the passage numbers of the index. Everything is mapped and
read where it is asked for; a list of lists is laid end to end with an array of starts.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kurume_search.errors import IndexDamagedError
from kurume_search.search.stored.variants import Variants
from kurume_search.store.arrays import ArrayFile, joined
from kurume_search.store.packed import PackedStrings
from kurume_search.store.segments import Part, parts_of

if TYPE_CHECKING:
    from kurume_search.search.stored.part_files import PartFile

T = TypeVar("T")

COLUMNS = "columns.bin"
FORMAT = 27

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
UNSAID = -1  # the number of a meeting or of a place of a provision

# Pressed, and read as a whole by who asks for them: none is needed to find anything.
PRESSED = ("pos", "passage.questions", "passage.hidden.starts")

# The surface of a word is its term (0), one of its variants (1 …), or too rare to number; a byte
# a place, pressed by blocks, and a bit a place that says whether it is another than the term:
# that is mostly all that is asked.
SURFACES, OTHERS = "surfaces", "surfaces.others"
SAME_AS_TERM, UNNUMBERED = 0, 255


# JSON values; those that several segments have make one, the others stand in the first alone.
_LISTS = (".keys", ".labels")
_IDS = "meeting.id.labels"
_VALUES = ("marks", "hidden.terms", "registers", "synonyms", "multiword")
TABLES = ("passages", "placements", "sections", "items", "meetings", "places", "turns", "words")
# Columns of lengths: each has its sum beside it, and how many rows have any length.
_LENGTHS = ("passage.length", "section.length", "item.length", "meeting.length")
TOTALS = (*TABLES, *_LENGTHS, *(f"{name}.filled" for name in _LENGTHS))

ROWS_IN = {
    "passage.meeting": "meetings", "section.meeting": "meetings", "section.item": "items",
    "item.meeting": "meetings", "placement.passage": "passages", "placement.section": "sections",
    "section.placements": "placements", "section.citations": "citations", "hidden": "places",
    "exchange.question": "passages", "exchange.answers": "passages",
}  # fmt: skip
"""Columns whose values are rows of a table."""


def held_number(number: int | None) -> int:
    """Return a number as columns hold it."""
    return UNSAID if number is None else number


def is_value(name: str) -> bool:
    """Say whether `name` is a JSON value and no column."""
    return name.endswith(_LISTS) or name in _VALUES


class Columns:
    """The columns of one build; read only, safe to share between threads.

    Rows are counted through all segments: what several hold is laid end to end.

    Attributes:
        before: Totals (`TOTALS`) of the segments before the first one.
        totals: The same through the last one.
    """

    def __init__(self, folder: Path, parts: Sequence[Part] | None = None, first: int = 0) -> None:
        """Map the columns of the build in `folder`.

        Args:
            folder: Of the build.
            parts: Of segments, which the build begins with; all of its own if not given.
            first: The first of them that is looked at; numbers stay what they are in the
                build.

        Raises:
            IndexDamagedError: They are missing, cut short, of another format, or don't fit.
        """
        self._folder = folder
        try:
            parts = parts_of(folder) if parts is None else parts
            self._files = _files(parts)
            fits = all(file.meta["format"] == FORMAT for file in self._files)
            self.before, self.totals = _counted(self._files, first)
            self._files, last = self._files[first:], self.totals
            self.passages = last["passages"]
            self.placements = last["placements"]
            self.sections = last["sections"]
            self.items = last["items"]
            self.meetings = last["meetings"]
            self.places = last["places"]
            self.turns = last["turns"]
            self.words = last["words"]
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise IndexDamagedError(_damaged(folder)) from error
        if not fits:
            raise IndexDamagedError(_damaged(folder))
        self._columns: dict[str, memoryview] = {}
        self._codes: dict[str, dict[str, int]] = {}
        self._packed: dict[str, tuple[list[int], list[PackedStrings]]] = {}

    @property
    def names(self) -> set[str]:
        """What arrays are called."""
        return {name for file in self._files for name in file.names}

    def mean(self, name: str) -> float:
        """Return the mean of a column of lengths without those that are 0; 1 if all are."""
        filled = self.totals[f"{name}.filled"]
        return self.totals[name] / filled if filled else 1.0

    def ints(self, name: str) -> memoryview:
        """Return a column of numbers, one a row."""
        column = self._columns.get(name)
        if column is None:
            views = self._of_each(name, lambda file, name: file.ints(name))
            column = self._columns[name] = joined(views, ends=name.endswith(".starts"))
        return column

    def raw(self, name: str) -> memoryview:
        """Return the bytes of a column of bytes."""
        return self.ints(name).cast("B")

    def blobs(self, name: str) -> Iterator[tuple[int, bytes]]:
        """Yield the bytes of a column of strings in pieces, each with where it begins.

        No string lies in two pieces.
        """
        for part in self._strings(name)[1]:
            yield from part.blocks()

    def blocks(self, name: str, rows: Sequence[int]) -> Iterator[tuple[slice, int, bytes]]:
        """Yield the blocks of a packed column of bytes that `rows`, which rise, are in.

        Returns:
            Which of `rows` are in it, the row of its first byte, and its bytes.
        """
        firsts, parts = self._strings(name)
        at = 0
        while at < len(rows):
            first, block = parts[bisect_right(firsts, rows[at]) - 1].block_of(rows[at])
            stop = bisect_left(rows, first + len(block), at)
            yield slice(at, stop), first, block
            at = stop

    def others(self, places: Sequence[int]) -> Iterator[tuple[slice, int, memoryview]]:
        """Yield the bits (see `OTHERS`) of each part that any of `places`, which rise, are in.

        Returns:
            Which of `places` are in it, by how much a bit's number is more than its place, and
            the bits.
        """
        at = 0
        for stop, more, bits in self._others:
            low, at = at, bisect_left(places, stop, at)
            if low < at:
                yield slice(low, at), more, bits

    @cached_property
    def _others(self) -> list[tuple[int, int, memoryview]]:
        return self._of_each(OTHERS, _others_of)

    def packed(self, name: str) -> list[PackedStrings]:
        """Return a column of strings as each segment has it."""
        return self._strings(name)[1]

    @cached_property
    def _segments(self) -> list[ArrayFile]:
        """The files of the segments, each once."""
        held = (file if isinstance(file, ArrayFile) else file.file for file in self._files)
        return list(dict.fromkeys(held))

    @cached_property
    def variants(self) -> Variants:
        """How words are written other than as their terms."""
        try:
            return Variants(self._segments)
        except KeyError as error:
            raise IndexDamagedError(_damaged(self._folder)) from error

    def end(self, name: str) -> int:
        """Return how many values, or bytes, a column of lists or strings has."""
        last = self._files[-1]
        return last.ints(f"{name}.starts")[-1] if isinstance(last, ArrayFile) else last.end(name)

    def _of_each(self, name: str, read: Callable[[ArrayFile | PartFile, str], T]) -> list[T]:
        try:
            return [read(file, name) for file in self._files]
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
        low, high = starts[row], starts[row + 1]
        firsts, parts = self._strings(name)
        # Of several that begin there all but the last are empty.
        return parts[bisect_right(firsts, low) - 1].read(low, high).decode()

    def _strings(self, name: str) -> tuple[list[int], list[PackedStrings]]:
        held = self._packed.get(name)
        if held is None:
            parts = self._of_each(name, _strings_of)
            held = self._packed[name] = [part.start for part in parts], parts
        return held

    def record(self, name: str, row: int) -> dict[str, Any]:
        """Return the JSON record in `row` of a column of them."""
        found: dict[str, Any] = json.loads(self.string(name, row))
        return found

    def value(self, name: str) -> Any:
        """Return the JSON value kept under `name`."""
        if name == _IDS:  # a row each, so only those of rows that are there
            return [one for some in self._of_each(name, _ids_of) for one in some]
        values = list(map(json.loads, self.json(name)))
        if len(values) == 1:
            return values[0]
        if name.endswith(_LISTS):
            return [one for some in values for one in some]
        return sorted({term for some in values for term in some})

    def json(self, name: str) -> list[bytes]:
        """Return what each segment keeps under `name`, as it is written."""
        held = [bytes(file.raw(name)) for file in self._segments if name in file]
        if not held:
            raise IndexDamagedError(_damaged(self._folder))
        return held

    @cached_property
    def marks(self) -> frozenset[str]:
        """Characters of what is no word: of marks and spaces."""
        return frozenset(self.value("marks"))

    def codes(self, name: str) -> dict[str, int]:
        """Return key → code for the keys `name` (``dept.keys``, ``speakers`` …)."""
        held = self._codes.get(name)
        if held is None:
            held = self._codes[name] = {key: code for code, key in enumerate(self.value(name))}
        return held

    @cached_property
    def meeting_ids(self) -> list[str]:
        """Permanent id of each meeting."""
        found: list[str] = self.value(_IDS)
        return found

    @cached_property
    def inner_ids(self) -> list[str]:
        """What ids of passages have behind that of their meeting, by code."""
        found: list[str] = self.value("passage.id.keys")
        return found

    def passage_id(self, row: int) -> str:
        """Return the permanent id of a passage."""
        meeting, inner = self.ints("passage.meeting")[row], self.ints("passage.id")[row]
        return f"{self.meeting_ids[meeting]}/{self.inner_ids[inner]}"

    def text(self, passage: int) -> str:
        """Return the text of a passage as it was read, names and all."""
        return self.string("passage.text", passage)


def _files(parts: Sequence[Part]) -> Sequence[ArrayFile | PartFile]:
    if all(part.spans is None for part in parts):
        return [ArrayFile.shared(part.folder / COLUMNS) for part in parts]
    from kurume_search.search.stored.part_files import part_files

    return part_files(parts)


def _counted(
    files: Sequence[ArrayFile | PartFile], first: int
) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many rows of each table stand before the file `first`, and in all.

    Raises:
        ValueError: Whole segments don't follow one another.
    """
    befores, ends = [], [dict.fromkeys(TOTALS, 0)]
    for file in files:
        if isinstance(file, ArrayFile):
            before, end = file.meta["before"], file.meta
        else:
            before, end = file.firsts, file.ends
        befores.append({name: int(before[name]) for name in TOTALS})
        ends.append({name: int(end[name]) for name in TOTALS})
    if befores != ends[:-1]:
        raise ValueError("segments that don't fit")
    return befores[first], ends[-1]


def _strings_of(file: ArrayFile | PartFile, name: str) -> PackedStrings:
    return PackedStrings(file, name) if isinstance(file, ArrayFile) else file.strings(name)


def _others_of(file: ArrayFile | PartFile, name: str) -> tuple[int, int, memoryview]:
    if isinstance(file, ArrayFile):
        return file.meta["places"], -file.meta["before"]["places"], file.raw(name)
    return file.ends["places"], file.moved("places") - file.meta["before"]["places"], file.raw(name)


def _ids_of(file: ArrayFile | PartFile, name: str) -> list[str]:
    held: list[str] = json.loads(bytes(file.raw(name)))
    return held if isinstance(file, ArrayFile) else held[file.rows("meetings")]


def _damaged(folder: Path) -> str:
    return f"索引 {folder} を読めません。kurume-search index build で作り直してください。"
