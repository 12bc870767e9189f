"""Gathers what the index keeps of minutes beside their words, a segment at a time."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from kurume_search.analysis.cutting import Cut
from kurume_search.analysis.words import Words
from kurume_search.index.laying import Laid
from kurume_search.model.citation import CitationContext, Provision
from kurume_search.model.meeting import Minutes
from kurume_search.model.registers import Registers
from kurume_search.model.source import SourceText
from kurume_search.query.expand import multiword_terms, synonyms_of
from kurume_search.query.sections import (
    Placed,
    Section,
    councils_of,
    departments_of,
    law_key,
    meeting_id,
    numbers_of,
    outcomes_of,
    placed,
    procedures_of,
    speaker_key,
    topics_of,
)
from kurume_search.search.columns import (
    COLUMNS,
    FORMAT,
    KINDS,
    MEETING_KEYS,
    NOTHING,
    PLACES_OF_CITATIONS,
    PRESSED,
    ROLES,
    SECTION_KEYS,
    TOTALS,
    UNSAID,
    Columns,
)
from kurume_search.search.count_columns import CountColumns
from kurume_search.search.exchange_columns import ExchangeColumns
from kurume_search.search.gather import Codes, Lists, Strings, narrowed
from kurume_search.search.lengths import lengths_of
from kurume_search.search.records import item_record, meeting_record, section_record
from kurume_search.search.variants import variant_arrays
from kurume_search.search.word_columns import HiddenSpan, Running, WordColumns, WordTable
from kurume_search.store.arrays import Ints, write_arrays
from kurume_search.store.registers_json import registers_to_json
from kurume_search.text.spans import LineMap

_PASSAGE_NUMBERS = ("id", "speaker", "meeting", "line", "questions")
_LISTS = (
    "placement.section", "section.placements", "section.citations", "passage.pieces",
    "passage.hidden", "meeting.passages", "meeting.sections", "meeting.items",
    *(f"section.{key}" for key in SECTION_KEYS), *(f"meeting.{key}" for key in MEETING_KEYS),
)  # fmt: skip
# Lists whose values are the rows of a table: only where they begin is kept.
_ROWS = {"meeting.passages": "passages", "meeting.sections": "sections", "meeting.items": "items"}
_STRINGS = ("passage.text", "section.record", "item.record", "meeting.record")
_CODES = (*SECTION_KEYS, *MEETING_KEYS, "law", "speaker", "pos", "passage.id")

_KIND_CODES: dict[str | None, int] = {None: NOTHING, **{kind: at for at, kind in enumerate(KINDS)}}
_ROLE_CODES: dict[str | None, int] = {None: NOTHING, **{role: at for at, role in enumerate(ROLES)}}


def _provision(provision: Provision) -> Iterator[tuple[str, int | None]]:
    for name in PLACES_OF_CITATIONS:
        yield name, getattr(provision, name)


class ColumnsWriter:
    """Gathers the columns of one segment after another while their texts are cut."""

    def __init__(self, registers: Registers, before: Columns | None = None) -> None:
        """Begin behind what the segments `before` hold."""
        self._registers = registers
        self._codes = {
            name: Codes(() if before is None else before.value(f"{name}.keys")) for name in _CODES
        }
        pos = self._codes["pos"]
        self.table = WordTable(pos) if before is None else WordTable(pos, before.variants.of)
        self._counts = CountColumns(before)
        self.totals = dict.fromkeys(TOTALS, 0) if before is None else dict(before.totals)

        def end(name: str) -> int:
            return 0 if before is None else before.end(name)

        ends = {name: end(name) for name in (*_LISTS, *_STRINGS)}
        self._lines: tuple[str, LineMap] = "", LineMap("")
        self._first = before is None
        self._begin(ends, end("exchange.answers"))

    def _begin(self, ends: dict[str, int], exchanges: int) -> None:
        self._before = dict(self.totals)
        self._numbers: dict[str, array[int]] = {
            **{f"passage.{name}": array("B") for name in ("kind", "turn_kind", "role")},
            **{f"passage.{name}": array("I") for name in _PASSAGE_NUMBERS},
            "passage.more_lines": array("i"),
            **{f"section.{name}": array("I") for name in ("meeting", "item", "case")},
            "item.meeting": array("I"),
            **{f"meeting.{name}": array("i") for name in ("year", "day", "number")},
            "placement.passage": array("I"),
            **{f"citation.{name}": array("i") for name in (*PLACES_OF_CITATIONS, "law")},
            "citation.title": array("B"),
        }
        self._meeting_ids: list[str] = []
        self._lists = {name: Lists(ends[name]) for name in _LISTS}
        self._strings = {name: Strings(ends[name]) for name in _STRINGS}
        self._exchanges = ExchangeColumns(exchanges)
        self.words = WordColumns(self.table, self._before["places"])

    def turn(self) -> None:
        """Begin the next segment."""
        ends = {name: lists.end for name, lists in self._lists.items()}
        ends |= {name: strings.starts[-1] for name, strings in self._strings.items()}
        ends |= {name: lists.starts[-1] for name, lists in self._lists.items() if name in _ROWS}
        for codes in self._codes.values():
            codes.turn()
        self._counts.turn()
        self.table.turn()
        self._first = False
        self._begin(ends, self._exchanges.end)

    def meeting(self, minutes: Minutes, source: SourceText) -> tuple[list[str], list[HiddenSpan]]:
        """Take in the next meeting; return the texts of its passages, and hidden names."""
        where = placed(minutes, source.text)
        meeting, passages = minutes.meeting, where.passages
        number = self.totals["meetings"]
        if self._lines[0] is not source.text:
            self._lines = source.text, LineMap(source.text)
        texts = [passage.text for passage in passages]
        self._passages(minutes, where, number)
        self._places(minutes, where, number)
        numbers = self._numbers
        numbers["meeting.year"].append(meeting.fiscal_year or 0)
        numbers["meeting.day"].append(meeting.date.toordinal() if meeting.date else 0)
        numbers["meeting.number"].append(UNSAID if meeting.number is None else meeting.number)
        self._keys("meeting", "council", councils_of(meeting))
        self._keys("meeting", "meeting", {meeting.id, meeting_id(meeting)})
        self._meeting_ids.append(meeting_id(meeting))
        self._strings["meeting.record"].add_json(meeting_record(minutes))
        self._counts.meeting(minutes, texts)
        self.totals["meetings"] += 1
        self.totals["turns"] += len(minutes.turns)
        hidden = [
            (at, span.start, span.stop)
            for at, passage in enumerate(passages)
            for span in passage.hidden
        ]
        return texts, hidden

    def cut(self, words: Words, cut: Cut, hidden: list[HiddenSpan]) -> None:
        """Take in the words of texts that `meeting` returned, in their order."""
        self.table.extend(words)
        self.words.add(cut, hidden)

    def _keys(self, table: str, name: str, keys: Iterable[str]) -> None:
        self._lists[f"{table}.{name}"].add(self._codes[name].of(keys))

    def _passages(self, minutes: Minutes, where: Placed, meeting: int) -> None:
        passages, numbers, lines = where.passages, self._numbers, self._lines[1]
        speaker = self._codes["speaker"].one
        questions = {turn.id: turn.question_sentences for turn in minutes.turns}
        keys: dict[str | None, str | None] = {
            label: speaker_key(p) for p in passages if (label := p.speaker) is not None
        }
        numbers["passage.id"].extend(map(self._codes["passage.id"].one, [p.id for p in passages]))
        numbers["passage.kind"].extend([_KIND_CODES[p.kind] for p in passages])
        numbers["passage.turn_kind"].extend([_KIND_CODES[p.turn_kind] for p in passages])
        numbers["passage.role"].extend([_ROLE_CODES[p.role] for p in passages])
        numbers["passage.speaker"].extend(
            [0 if (key := keys.get(p.speaker)) is None else speaker(key) + 1 for p in passages]
        )
        numbers["passage.meeting"].extend([meeting] * len(passages))
        numbers["passage.line"].extend([p.place.line for p in passages])
        numbers["passage.more_lines"].extend([p.place.line_end - p.place.line for p in passages])
        numbers["passage.questions"].extend([questions.get(p.id, 0) for p in passages])
        pieces, hidden = self._lists["passage.pieces"], self._lists["passage.hidden"]
        line_at = lines.line_at
        for passage in passages:
            held = passage.place.pieces
            pieces.add([n for p in held for n in (p.start, p.stop, line_at(p.start))])
            hidden.add([n for span in passage.hidden for n in (span.start, span.stop)])
        self._strings["passage.text"].add([p.text for p in passages])

    def _places(self, minutes: Minutes, where: Placed, number: int) -> None:
        """Write sections and agenda items of a meeting, and what stands in them."""
        numbers, lists, totals = self._numbers, self._lists, self.totals
        first_section, first_item = totals["sections"], totals["items"]
        first_passage, placement = totals["passages"], totals["placements"]
        self._exchanges.add(minutes, where, first_passage)
        of_section: list[list[int]] = [[] for _ in where.sections]
        homes_of = lists["placement.section"]
        for homes in where.placements:
            homes_of.add([first_section + home for home in homes])
            for home in homes:
                of_section[home].append(placement)
                placement += 1
        numbers["placement.passage"].extend(
            [at for at, homes in enumerate(where.placements, first_passage) for _ in homes]
        )
        rows: dict[str | None, int] = {None: first_item}
        for item in minutes.agenda:
            rows.setdefault(item.id, first_item + len(rows))
        for at, section in enumerate(where.sections):
            numbers["section.meeting"].append(number)
            numbers["section.item"].append(rows[section.item])
            numbers["section.case"].append(section.case is not None)
            lists["section.placements"].add(of_section[at])
            self._section(section, minutes)
        by_id = {item.id: item for item in minutes.agenda}
        for item_id in rows:
            numbers["item.meeting"].append(number)
            shown = None if item_id is None else by_id[item_id]
            self._strings["item.record"].add_json(item_record(shown))
        totals["passages"] += len(where.passages)
        totals["placements"] = placement
        totals["sections"] += len(where.sections)
        totals["items"] += len(rows)
        for name, table in _ROWS.items():
            lists[name].starts.append(totals[table])

    def _section(self, section: Section, minutes: Minutes) -> None:
        self._keys("section", "dept", departments_of(section))
        self._keys("section", "topic", topics_of(section))
        self._keys("section", "outcome", outcomes_of(section))
        self._keys("section", "procedure", procedures_of(section))
        self._keys("section", "number", numbers_of(section))
        cited = self._lists["section.citations"]
        first = cited.end
        for citation in section.citations:
            for name, value in _provision(citation.provision):
                self._numbers[f"citation.{name}"].append(UNSAID if value is None else value)
            self._numbers["citation.law"].append(self._codes["law"].one(law_key(citation)))
            self._numbers["citation.title"].append(citation.context is CitationContext.TITLE)
        cited.add(range(first, first + len(section.citations)))
        record = section_record(section, self._registers, minutes)
        self._strings["section.record"].add_json(record)
        self._counts.section(record)

    def _values(self, running: Running) -> dict[str, Any]:
        """Return what is kept as JSON: what this segment adds to vocabularies and spellings."""
        values: dict[str, Any] = {
            **{f"{name}.keys": codes.new for name, codes in self._codes.items()},
            "meeting.id.labels": self._meeting_ids,
            "marks": sorted(self.table.marks),
            "hidden.terms": self.words.hidden_terms(running),
        }
        if self._first:
            values |= {
                "registers": registers_to_json(self._registers),
                "synonyms": synonyms_of(self._registers),
                "multiword": multiword_terms(self._registers),
            }
        return values

    def write(self, folder: Path, running: Running, held: Laid) -> None:
        """Write the columns of the segment to `folder`; its words are `running` and `held`."""
        self.totals["places"] = int(held.starts[-1])
        self.totals["words"] += int(held.at[-1])
        arrays: dict[str, Ints | bytes] = dict(self._numbers)
        for name, lists in self._lists.items():
            arrays[f"{name}.starts"] = lists.starts
            arrays[name] = lists.values
        for name, strings in self._strings.items():
            arrays[f"{name}.starts"] = strings.starts
            arrays.update(strings.arrays(name))
        arrays.update(chain(self._exchanges.arrays(), self._counts.arrays()))
        arrays.update(variant_arrays(self.table.new))
        for name, lengths in self._lengths(held):
            arrays[name] = lengths
            self.totals[name] += sum(lengths)
            self.totals[f"{name}.filled"] += len(lengths) - lengths.count(0)
        arrays.update(self.words.arrays(running))
        for name, values in arrays.items():
            if isinstance(values, array):
                arrays[name] = narrowed(values)
        for name, value in self._values(running).items():
            arrays[name] = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
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
