"""What the index keeps of a meeting beside its words: rows, numbered within the meeting.

They are made of the minutes alone, so any process can make them, and they can be kept; a
segment takes them in by counting on (see `writer`). Names of columns are those of the index.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from kurume_search.model.citation import CitationContext
from kurume_search.model.meeting import Minutes
from kurume_search.model.provision import PLACES
from kurume_search.model.registers import Registers
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
from kurume_search.search.building.joining import letter_record
from kurume_search.search.building.style import STYLES, record_style
from kurume_search.search.stored.codes import Codes
from kurume_search.search.stored.columns import KINDS, NOTHING, ROLES, held_number
from kurume_search.search.stored.facet_values import OF_SECTIONS
from kurume_search.search.stored.records import item_record, meeting_record, section_record
from kurume_search.store.versions import Key, meeting_key
from kurume_search.text.spans import LineMap

RECORDS = ("meeting.record", "item.record", "section.record")

_KIND_CODES: dict[str | None, int] = {None: NOTHING, **{kind: at for at, kind in enumerate(KINDS)}}
_ROLE_CODES: dict[str | None, int] = {None: NOTHING, **{role: at for at, role in enumerate(ROLES)}}


# One for all: to make it takes as long as to write a small record.
_encoded = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class Lists(NamedTuple):
    """Lists of numbers, one a row, end to end."""

    sizes: list[int]
    values: list[int]

    def add(self, values: Sequence[int]) -> None:
        """Add the list of the next row."""
        self.sizes.append(len(values))
        self.values.extend(values)


class MeetingRows(NamedTuple):
    """The rows of one meeting in the tables of the index.

    Attributes:
        id: Of the meeting, without its council.
        full_id: With it.
        council: Its council, if it has one.
        key: What another copy of the same minutes shares; see `meeting_key`.
        letter: Record of the letter, if it is one, before it is joined.
        numbers: Columns of numbers. Rows count from 0 in the meeting; keys are numbers in
            `keys`.
        lists: Columns of lists of such numbers.
        keys: Of each column of keys those that the meeting has, in the order in which they
            first come; with their labels where it has labels, else with none.
        records: JSON values as UTF-8, by column.
        turns: How many there are; one that is no passage's counts too.
        texts: Of the passages.
    """

    id: str
    full_id: str
    council: str | None
    key: Key | None
    letter: dict[str, Any] | None
    numbers: Mapping[str, list[int]]
    lists: Mapping[str, Lists]
    keys: Mapping[str, Mapping[str, str | None]]
    records: Mapping[str, list[bytes]]
    turns: int
    texts: list[str]

    @property
    def hidden(self) -> list[tuple[int, int, int]]:
        """Passage, first code point and one past the last of each name that is hidden."""
        sizes, values = self.lists["passage.hidden"]
        passages = [at for at, size in enumerate(sizes) for _ in range(size // 2)]
        return list(zip(passages, values[::2], values[1::2], strict=True))


def rows_of(minutes: Minutes, source: str, registers: Registers) -> MeetingRows:
    """Return the rows of `minutes`, which were read from the text `source`."""
    where = placed(minutes, source)
    rows = _Rows()
    rows.meeting(minutes)
    rows.passages(minutes, where, LineMap(source))
    rows.exchanges(minutes, where)
    rows.sections(minutes, where, registers)
    meeting = minutes.meeting
    return MeetingRows(
        id=meeting.id,
        full_id=meeting_id(meeting),
        council=meeting.council,
        key=meeting_key(minutes),
        letter=letter_record(minutes),
        numbers=dict(rows.numbers),
        lists=dict(rows.lists),
        keys=rows.keys(),
        records=rows.records,
        turns=len(minutes.turns),
        texts=[passage.text for passage in where.passages],
    )


class _Rows:
    """The rows of one meeting under way."""

    def __init__(self) -> None:
        self.numbers: dict[str, list[int]] = defaultdict(list)
        self.lists: dict[str, Lists] = defaultdict(lambda: Lists([], []))
        self.records: dict[str, list[bytes]] = {name: [] for name in RECORDS}
        self._codes: dict[str, Codes] = defaultdict(Codes)
        self._labels: dict[str, dict[str, str]] = {name: {} for name in OF_SECTIONS}

    def keys(self) -> dict[str, dict[str, str | None]]:
        held: dict[str, dict[str, str | None]] = {
            name: dict.fromkeys(codes.new) for name, codes in self._codes.items()
        }
        return held | {f"count.{name}": {**labels} for name, labels in self._labels.items()}

    def _keys(self, name: str, keys: Collection[str]) -> None:
        codes = self._codes[name.partition(".")[2]]
        self.lists[name].add(codes.of(keys) if keys else ())

    def _record(self, name: str, record: Mapping[str, Any]) -> None:
        self.records[name].append(_encoded(record).encode("utf-8", "replace"))

    def meeting(self, minutes: Minutes) -> None:
        meeting, numbers = minutes.meeting, self.numbers
        numbers["meeting.year"].append(meeting.fiscal_year or 0)
        numbers["meeting.day"].append(meeting.date.toordinal() if meeting.date else 0)
        numbers["meeting.number"].append(held_number(meeting.number))
        style = record_style(minutes.turns, meeting.doc_kind)
        numbers["meeting.style"].append(STYLES.index(style))
        self._keys("meeting.council", councils_of(meeting))
        self._keys("meeting.meeting", {meeting.id, meeting_id(meeting)})
        self._record("meeting.record", meeting_record(minutes))

    def passages(self, minutes: Minutes, where: Placed, lines: LineMap) -> None:
        passages, numbers = where.passages, self.numbers
        speaker = self._codes["speaker"].one
        questions = {turn.id: turn.question_sentences for turn in minutes.turns}
        speakers: dict[str | None, int] = {None: 0}
        for passage in passages:
            if passage.speaker not in speakers:
                key = speaker_key(passage)
                speakers[passage.speaker] = 0 if key is None else speaker(key) + 1
        numbers["passage.id"] = list(map(self._codes["passage.id"].one, [p.id for p in passages]))
        numbers["passage.kind"] = [_KIND_CODES[p.kind] for p in passages]
        numbers["passage.turn_kind"] = [_KIND_CODES[p.turn_kind] for p in passages]
        numbers["passage.role"] = [_ROLE_CODES[p.role] for p in passages]
        numbers["passage.speaker"] = [speakers[p.speaker] for p in passages]
        numbers["passage.meeting"] = [0] * len(passages)
        places = [p.place for p in passages]
        numbers["passage.line"] = [place.line for place in places]
        numbers["passage.more_lines"] = [place.line_end - place.line for place in places]
        numbers["passage.questions"] = [questions.get(p.id, 0) for p in passages]
        numbers["passage.characters"] = [len(p.text) for p in passages]
        numbers["passage.pieces"] = [len(place.pieces) for place in places]
        pieces, line_at = [piece for place in places for piece in place.pieces], lines.line_at
        self.lists["meeting.pieces"].add(
            [n for p in pieces for n in (p.start, p.stop, line_at(p.start))]
        )
        hidden = [span for p in passages for span in p.hidden]
        self.lists["passage.hidden"] = Lists(
            [2 * len(p.hidden) for p in passages],
            [n for span in hidden for n in (span.start, span.stop)],
        )

    def exchanges(self, minutes: Minutes, where: Placed) -> None:
        rows = {passage.id: at for at, passage in enumerate(where.passages)}
        for exchange in minutes.exchanges:
            if exchange.question in rows:
                self.numbers["exchange.question"].append(rows[exchange.question])
                self.numbers["exchange.by_reference"].append(int(exchange.by_reference))
                self.lists["exchange.answers"].add(
                    [rows[name] for name in exchange.answers if name in rows]
                )

    def sections(self, minutes: Minutes, where: Placed, registers: Registers) -> None:
        """Take in sections and agenda items, and what stands in them."""
        numbers, lists = self.numbers, self.lists
        of_section: list[list[int]] = [[] for _ in where.sections]
        placed_in = [home for homes in where.placements for home in homes]
        lists["placement.section"] = Lists(list(map(len, where.placements)), placed_in)
        for placement, home in enumerate(placed_in):
            of_section[home].append(placement)
        numbers["placement.passage"] = [
            passage for passage, homes in enumerate(where.placements) for _ in homes
        ]
        items: dict[str | None, int] = {None: 0}
        for item in minutes.agenda:
            items.setdefault(item.id, len(items))
        for at, section in enumerate(where.sections):
            numbers["section.meeting"].append(0)
            numbers["section.item"].append(items[section.item])
            numbers["section.case"].append(int(section.case is not None))
            lists["section.placements"].add(of_section[at])
            self._section(section, minutes, registers)
        by_id = {item.id: item for item in minutes.agenda}
        for item_id in items:
            numbers["item.meeting"].append(0)
            shown = None if item_id is None else by_id[item_id]
            self._record("item.record", item_record(shown))

    def _section(self, section: Section, minutes: Minutes, registers: Registers) -> None:
        self._keys("section.dept", departments_of(section))
        self._keys("section.topic", topics_of(section))
        self._keys("section.outcome", outcomes_of(section))
        self._keys("section.procedure", procedures_of(section))
        self._keys("section.number", numbers_of(section))
        numbers = self.numbers
        first = len(numbers["citation.law"])
        for citation in section.citations:
            for name in PLACES:
                place = getattr(citation.provision, name)
                numbers[f"citation.{name}"].append(held_number(place))
            numbers["citation.law"].append(self._codes["law"].one(law_key(citation)))
            numbers["citation.title"].append(int(citation.context is CitationContext.TITLE))
        self.lists["section.citations"].add(range(first, first + len(section.citations)))
        record = section_record(section, registers, minutes)
        self._record("section.record", record)
        for name, values in OF_SECTIONS.items():
            labels, codes = self._labels[name], self._codes[f"count.{name}"]
            found = dict(values(record))
            for key, label in found.items():
                labels.setdefault(key, label)
            self.lists[f"count.{name}"].add([codes.one(key) for key in found])
