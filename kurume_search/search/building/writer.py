"""Gathers what the index keeps of minutes beside their words, for one segment."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kurume_search.analysis.cutting import Cut
from kurume_search.analysis.words import Words
from kurume_search.index.laying import Laid
from kurume_search.model.provision import PLACES
from kurume_search.model.registers import Registers
from kurume_search.query.expand import multiword_terms, synonyms_of
from kurume_search.search.building.meeting_rows import RECORDS, MeetingRows
from kurume_search.search.building.word_columns import HiddenSpan, WordColumns, WordTable, Written
from kurume_search.search.stored.codes import Codes, compact
from kurume_search.search.stored.columns import (
    COLUMNS,
    FORMAT,
    MEETING_KEYS,
    PRESSED,
    ROWS_IN,
    SECTION_KEYS,
    TOTALS,
    Columns,
)
from kurume_search.search.stored.facet_values import OF_SECTIONS
from kurume_search.search.stored.gather import Lists, narrowed
from kurume_search.search.stored.lengths import lengths_of
from kurume_search.search.stored.surfaces import surface_arrays
from kurume_search.search.stored.variants import variant_arrays
from kurume_search.store.arrays import Ints, write_arrays
from kurume_search.store.packed import Packing
from kurume_search.store.registers_json import registers_to_json

_NUMBERS = {
    **dict.fromkeys(("passage.kind", "passage.turn_kind", "passage.role"), "B"),
    **{f"passage.{name}": "I" for name in ("id", "speaker", "meeting", "line", "questions")},
    "passage.pieces": "I", "passage.more_lines": "i", "passage.characters": "I",
    **dict.fromkeys(("section.meeting", "section.item", "section.case"), "I"),
    "item.meeting": "I",
    **dict.fromkeys(("meeting.year", "meeting.day", "meeting.number"), "i"),
    "meeting.style": "B", "placement.passage": "I",
    **{f"citation.{name}": "i" for name in (*PLACES, "law")},
    "citation.title": "B", "exchange.question": "I", "exchange.by_reference": "B",
}  # fmt: skip
_COUNTED = tuple(f"count.{name}" for name in OF_SECTIONS)
_LISTS = (
    "placement.section", "section.placements", "section.citations", "meeting.pieces",
    "passage.hidden", "exchange.answers", "meeting.passages", "meeting.sections",
    "meeting.items", *(f"section.{key}" for key in SECTION_KEYS),
    *(f"meeting.{key}" for key in MEETING_KEYS), *_COUNTED,
)  # fmt: skip
# Lists whose values are the rows of a table: only where they begin is kept.
_ROWS = {"meeting.passages": "passages", "meeting.sections": "sections", "meeting.items": "items"}
_STRINGS = ("passage.text", *RECORDS)
_CODES = (*SECTION_KEYS, *MEETING_KEYS, "law", "speaker", "pos", "passage.id")
# Columns of keys, and which keys they are of.
_KEYS = {
    "passage.id": "passage.id", "passage.speaker": "speaker", "citation.law": "law",
    **{f"section.{key}": key for key in SECTION_KEYS},
    **{f"meeting.{key}": key for key in MEETING_KEYS}, **{name: name for name in _COUNTED},
}  # fmt: skip
_NO_KEY = ("passage.speaker",)  # 0 is no key; they count from 1


class ColumnsWriter:
    """Gathers the columns of a segment while its texts are cut."""

    def __init__(self, registers: Registers, before: Columns | None = None) -> None:
        """Begin behind what the segments `before` hold."""
        self._registers = registers
        self._codes = {
            name: Codes(() if before is None else before.json(f"{name}.keys")) for name in _CODES
        }
        for name in _COUNTED:
            held = [] if before is None else before.value(f"{name}.labels")
            self._codes[name] = Codes(known=[key for key, _ in held])
        # Key to label, of keys of this segment.
        self._labels: dict[str, dict[str, str | None]] = {name: {} for name in _COUNTED}
        pos = self._codes["pos"]
        self.table = WordTable(pos) if before is None else WordTable(pos, before.variants.of)
        self.totals = dict.fromkeys(TOTALS, 0) if before is None else dict(before.totals)

        def end(name: str) -> int:
            return 0 if before is None else before.end(name)

        self._first = before is None
        self._before = dict(self.totals)
        self._numbers: dict[str, array[int]] = {
            name: array(code) for name, code in _NUMBERS.items()
        }
        self._meeting_ids: list[str] = []
        self._lists = {name: Lists(end(name)) for name in _LISTS}
        self._strings = {name: Packing(end(name)) for name in _STRINGS}
        self.words = WordColumns(self.table, self._before["places"])

    def meeting(self, rows: MeetingRows) -> None:
        """Take in the next meeting."""
        totals = self.totals
        firsts = totals | {"citations": self._lists["section.citations"].end}
        codes = {name: self._coded(name, keys) for name, keys in rows.keys.items()}

        def counted_on(name: str, values: Sequence[int]) -> Sequence[int]:
            if first := firsts[ROWS_IN[name]] if name in ROWS_IN else 0:
                return [first + value for value in values]
            if name in _KEYS and values:
                known = codes[_KEYS[name]]
                if name in _NO_KEY:
                    known = [0, *(code + 1 for code in known)]
                return [known[value] for value in values]
            return values

        for name, values in rows.numbers.items():
            self._numbers[name].extend(counted_on(name, values))
        for name, (sizes, values) in rows.lists.items():
            self._lists[name].extend(sizes, counted_on(name, values))
        for name, records in rows.records.items():
            self._strings[name].extend(records)
        # Half a surrogate pair has no UTF-8; a mark keeps its place.
        self._strings["passage.text"].extend([t.encode("utf-8", "replace") for t in rows.texts])
        self._meeting_ids.append(rows.full_id)
        totals["meetings"] += 1
        totals["turns"] += rows.turns
        totals["passages"] += len(rows.texts)
        totals["placements"] += len(rows.numbers["placement.passage"])
        totals["sections"] += len(rows.records["section.record"])
        totals["items"] += len(rows.records["item.record"])
        for name, table in _ROWS.items():
            self._lists[name].starts.append(totals[table])

    def _coded(self, name: str, keys: Mapping[str, str | None]) -> list[int]:
        if name in self._labels:
            labels = self._labels[name]
            for key, label in keys.items():
                labels.setdefault(key, label)
        return list(map(self._codes[name].one, keys))

    def cut(self, words: Words, cut: Cut, hidden: list[HiddenSpan]) -> None:
        """Take in the words of texts of meetings that were taken in, in their order."""
        self.table.extend(words)
        self.words.add(cut, hidden)

    def _values(self, written: Written) -> dict[str, Any]:
        """Return what is kept as JSON: what this segment adds to vocabularies and spellings."""
        values: dict[str, Any] = {
            **{f"{name}.keys": self._codes[name].new for name in _CODES},
            **{
                f"{name}.labels": [[key, labels[key]] for key in self._codes[name].new]
                for name, labels in self._labels.items()
            },
            "meeting.id.labels": self._meeting_ids,
            "marks": sorted(self.table.marks),
            "hidden.terms": written.hidden_terms,
        }
        if self._first:
            values |= {
                "registers": registers_to_json(self._registers),
                "synonyms": synonyms_of(self._registers),
                "multiword": multiword_terms(self._registers),
            }
        return values

    def write(self, folder: Path, written: Written, held: Laid) -> None:
        """Write the columns of the segment to `folder`; its words are `written` and `held`."""
        self.totals["places"] = int(held.starts[-1])
        self.totals["words"] += int(held.at[-1])
        arrays: dict[str, Ints | bytes] = dict(self._numbers)
        for name, lists in self._lists.items():
            arrays[f"{name}.starts"] = lists.starts
            arrays[name] = lists.values
        for name, strings in self._strings.items():
            arrays[f"{name}.starts"] = strings.starts
            arrays.update(strings.arrays(name))
        arrays.update(variant_arrays(self.table.new))
        for name, lengths in self._lengths(held):
            arrays[name] = lengths
            self.totals[name] += sum(lengths)
            self.totals[f"{name}.filled"] += len(lengths) - lengths.count(0)
        arrays.update(surface_arrays(written.surfaces, self._before["places"]))
        arrays["pos"], arrays["hidden"] = written.pos.data, written.hidden.data
        for name, values in arrays.items():
            if isinstance(values, array):
                arrays[name] = narrowed(values)
        for name, value in self._values(written).items():
            arrays[name] = compact(value)
        meta = {"format": FORMAT, **self.totals, "before": self._before}
        write_arrays(folder / COLUMNS, arrays, meta, press=PRESSED)

    def _lengths(self, held: Laid) -> Iterator[tuple[str, array[int]]]:
        before = self._before

        def rows(numbers: array[int], table: str) -> Any:
            return np.array(numbers, np.int64) - before[table]

        passage = rows(self._numbers["placement.passage"], "passages")
        section = rows(self._lists["placement.section"].values, "sections")
        return lengths_of(
            held.lengths,
            np.stack([passage, section]),
            rows(self._numbers["section.item"], "items"),
            self.totals["items"] - before["items"],
            np.diff(self._lists["meeting.passages"].starts),
        )
