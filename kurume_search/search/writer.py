"""Gathers what the index keeps of minutes beside their words, and writes it."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from kurume_search.analysis.morphemes import SpokenToken, Token, spoken_tokens
from kurume_search.model.citation import Provision
from kurume_search.model.correction import Correction
from kurume_search.model.meeting import Minutes
from kurume_search.model.passage import Passage
from kurume_search.model.registers import Registers
from kurume_search.model.source import SourceText
from kurume_search.query.expand import multiword_terms, synonyms_of
from kurume_search.query.sections import (
    Placed,
    Section,
    VocabularyMaker,
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
    FORMAT,
    KINDS,
    MEETING_KEYS,
    NOTHING,
    PLACES_OF_CITATIONS,
    ROLES,
    SAME_AS_TERM,
    SECTION_KEYS,
    UNNUMBERED,
    UNSAID,
    Columns,
)
from kurume_search.search.count_columns import CountColumns
from kurume_search.search.exchange_columns import ExchangeColumns
from kurume_search.search.gather import Codes, Lists, Strings
from kurume_search.search.headword_counts import HeadwordCounts
from kurume_search.search.records import item_record, meeting_record, section_record
from kurume_search.store.arrays import Ints, write_arrays
from kurume_search.store.registers_json import registers_to_json
from kurume_search.text.spans import LineMap

_PASSAGE_NUMBERS = ("speaker", "meeting", "line", "line_end", "length", "questions")


def _provision(provision: Provision) -> Iterator[tuple[str, int | None]]:
    for name in PLACES_OF_CITATIONS:
        yield name, getattr(provision, name)


class ColumnsWriter:
    """Gathers the columns while passages stream through to Whoosh."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._vocabulary = VocabularyMaker(registers)
        self._numbers: dict[str, array[int]] = {
            **{f"passage.{name}": array("B") for name in ("kind", "turn_kind", "role")},
            **{f"passage.{name}": array("I") for name in _PASSAGE_NUMBERS},
            **{f"section.{name}": array("I") for name in ("meeting", "item", "case", "length")},
            **{f"item.{name}": array("I") for name in ("meeting", "length")},
            **{f"meeting.{name}": array("i") for name in ("year", "day", "number")},
            "meeting.length": array("I"),
            "placement.passage": array("I"),
            "hidden": array("q"),
            **{f"citation.{name}": array("i") for name in (*PLACES_OF_CITATIONS, "law")},
        }
        self._lists = {
            name: Lists()
            for name in (
                "placement.section", "section.placements", "section.citations", "passage.pieces",
                "passage.hidden", "meeting.passages", "meeting.sections", "meeting.items",
                *(f"section.{key}" for key in SECTION_KEYS),
                *(f"meeting.{key}" for key in MEETING_KEYS),
            )
        }  # fmt: skip
        self._strings = {
            name: Strings()
            for name in ("passage.text", "passage.id", "section.record", "item.record",
                         "meeting.record")
        }  # fmt: skip
        self._codes = {
            name: Codes() for name in (*SECTION_KEYS, *MEETING_KEYS, "law", "speaker", "pos")
        }
        self._exchanges = ExchangeColumns()
        self._counts = CountColumns()
        self.headwords = HeadwordCounts()
        self._surfaces = bytearray()
        self._pos = bytearray()
        self._variants: dict[str, dict[str, int]] = {}
        self._hidden_terms: set[str] = set()
        self._words = 0
        self._turns = 0

    def resume(self, columns: Columns) -> None:
        """Begin with everything that `columns` hold; nothing was gathered yet."""
        for name, numbers in self._numbers.items():
            numbers.frombytes(columns.raw(name))
        for name, lists in self._lists.items():
            lists.resume(columns, name)
        for name, strings in self._strings.items():
            strings.resume(columns, name)
        for name, codes in self._codes.items():
            codes.resume(columns.value(f"{name}.keys"))
        self._exchanges.resume(columns)
        self._counts.resume(columns)
        self._vocabulary.resume(columns.value("printed"))
        self._surfaces += columns.raw("surfaces")
        self._pos += columns.raw("pos")
        self._variants = {
            term: {surface: number for number, surface in enumerate(held, 1)}
            for term, held in columns.value("variants").items()
        }
        self._hidden_terms = set(columns.value("hidden.terms"))
        self._words, self._turns = columns.words, columns.turns

    def passages(
        self,
        minutes: Iterable[tuple[Minutes, SourceText]],
        progress: Callable[[int], object] | None,
    ) -> Iterator[list[tuple[str, int]]]:
        """Yield the words of every passage with their positions; keep all else."""
        for number, (one, source) in enumerate(minutes, 1):
            yield from self._meeting(one, source.text)
            if progress is not None:
                progress(number)

    def _meeting(self, minutes: Minutes, source: str) -> Iterator[list[tuple[str, int]]]:
        where = placed(minutes, source)
        meeting = minutes.meeting
        number = len(self._numbers["meeting.year"])
        self._vocabulary.add(meeting, where.sections)
        lengths = []
        lines = LineMap(source)
        questions = {turn.id: turn.question_sentences for turn in minutes.turns}
        for passage in where.passages:
            spoken = spoken_tokens(passage.text)
            found = [one.token for one in spoken]
            self.headwords.add(passage.text, spoken, passage.hidden)
            lengths.append(len(found))
            self._passage(passage, number, found, lines, questions.get(passage.id, 0))
            self._parts_of_speech(spoken)
            yield [(token.term, token.position) for token in found]
        self._places(minutes, where, number, lengths)
        numbers = self._numbers
        numbers["meeting.year"].append(meeting.fiscal_year or 0)
        numbers["meeting.day"].append(meeting.date.toordinal() if meeting.date else 0)
        numbers["meeting.number"].append(UNSAID if meeting.number is None else meeting.number)
        numbers["meeting.length"].append(sum(lengths))
        self._keys("meeting", "council", councils_of(meeting))
        self._keys("meeting", "meeting", {meeting.id, meeting_id(meeting)})
        self._strings["meeting.record"].add_json(meeting_record(minutes))
        self._counts.meeting(minutes)
        self._turns += len(minutes.turns)

    def _keys(self, table: str, name: str, keys: Iterable[str]) -> None:
        self._lists[f"{table}.{name}"].add(self._codes[name].of(keys))

    def _passage(
        self, passage: Passage, meeting: int, found: list[Token], lines: LineMap, questions: int
    ) -> None:
        numbers = self._numbers
        turn_kind, role = passage.turn_kind, passage.role
        speaker = speaker_key(passage)
        numbers["passage.kind"].append(KINDS.index(passage.kind.value))
        numbers["passage.turn_kind"].append(
            NOTHING if turn_kind is None else KINDS.index(turn_kind.value)
        )
        numbers["passage.role"].append(NOTHING if role is None else ROLES.index(role.value))
        numbers["passage.speaker"].append(
            0 if speaker is None else self._codes["speaker"].of([speaker])[0] + 1
        )
        numbers["passage.meeting"].append(meeting)
        numbers["passage.line"].append(passage.place.line)
        numbers["passage.line_end"].append(passage.place.line_end)
        numbers["passage.length"].append(len(found))
        numbers["passage.questions"].append(questions)
        self._lists["passage.pieces"].add(
            number
            for piece in passage.place.pieces
            for number in (piece.start, piece.stop, lines.line_at(piece.start))
        )
        self._lists["passage.hidden"].add(
            number for span in passage.hidden for number in (span.start, span.stop)
        )
        self._strings["passage.text"].add(passage.text)
        self._counts.passage(passage.text)
        self._strings["passage.id"].add(passage.id)
        self._words += len(found)
        self._slots(passage, found)

    def _slots(self, passage: Passage, found: list[Token]) -> None:
        """Write how each word is spelled, and which places are hidden names."""
        base = len(self._surfaces)
        slots = bytearray(found[-1].position + 2 if found else 1)
        for token in found:
            surface = passage.text[token.start : token.stop]
            if surface != token.term:
                variants = self._variants.setdefault(token.term, {})
                number = variants.setdefault(surface, len(variants) + 1)
                slots[token.position] = min(number, UNNUMBERED)
            else:
                slots[token.position] = SAME_AS_TERM
            for span in passage.hidden:
                if token.start < span.stop and span.start < token.stop:
                    self._numbers["hidden"].append(base + token.position)
                    self._hidden_terms.add(token.term)
                    break
        self._surfaces += slots

    def _parts_of_speech(self, spoken: list[SpokenToken]) -> None:
        """Write what each word is, so that counting words needs no dictionary."""
        slots = bytearray(spoken[-1].token.position + 2 if spoken else 1)
        numbers, of = self._codes["pos"].numbers, self._codes["pos"].of
        for one in spoken:
            number = numbers.get(one.pos)
            slots[one.token.position] = of([one.pos])[0] if number is None else number
        self._pos += slots

    def _places(self, minutes: Minutes, where: Placed, number: int, lengths: list[int]) -> None:
        """Write sections and agenda items of a meeting, and what stands in them."""
        numbers, lists = self._numbers, self._lists
        first_section, first_item = len(numbers["section.meeting"]), len(numbers["item.meeting"])
        first_passage = len(lists["placement.section"].starts) - 1
        self._exchanges.add(minutes, where, first_passage)
        placement = len(lists["placement.section"].values)
        of_section: list[list[int]] = [[] for _ in where.sections]
        size = [0] * len(where.sections)
        for at, (length, homes) in enumerate(zip(lengths, where.placements, strict=True)):
            numbers["placement.passage"].extend([first_passage + at] * len(homes))
            lists["placement.section"].add(first_section + home for home in homes)
            for home in homes:
                of_section[home].append(placement)
                size[home] += length
                placement += 1
        rows: dict[str | None, int] = {None: first_item}
        for item in minutes.agenda:
            rows.setdefault(item.id, first_item + len(rows))
        item_of = [rows[section.item] for section in where.sections]
        for at, section in enumerate(where.sections):
            numbers["section.meeting"].append(number)
            numbers["section.item"].append(item_of[at])
            numbers["section.case"].append(section.case is not None)
            numbers["section.length"].append(size[at])
            lists["section.placements"].add(of_section[at])
            self._section(section, minutes.corrections)
        self._items(minutes, where, number, lengths, item_of, rows)
        lists["meeting.passages"].starts.append(len(numbers["passage.kind"]))
        lists["meeting.sections"].starts.append(len(numbers["section.meeting"]))
        lists["meeting.items"].starts.append(len(numbers["item.meeting"]))

    def _items(
        self,
        minutes: Minutes,
        where: Placed,
        number: int,
        lengths: list[int],
        item_of: list[int],
        rows: dict[str | None, int],
    ) -> None:
        """Write the agenda items, header first; a passage counts once in each."""
        size = dict.fromkeys(rows.values(), 0)
        for length, homes in zip(lengths, where.placements, strict=True):
            for row in {item_of[home] for home in homes}:
                size[row] += length
        by_id = {item.id: item for item in minutes.agenda}
        for item_id, row in rows.items():
            self._numbers["item.meeting"].append(number)
            self._numbers["item.length"].append(size[row])
            item = None if item_id is None else by_id[item_id]
            self._strings["item.record"].add_json(item_record(item))

    def _section(self, section: Section, corrections: tuple[Correction, ...]) -> None:
        self._keys("section", "dept", departments_of(section))
        self._keys("section", "topic", topics_of(section))
        self._keys("section", "outcome", outcomes_of(section))
        self._keys("section", "procedure", procedures_of(section))
        self._keys("section", "number", numbers_of(section))
        first = len(self._numbers["citation.law"])
        for citation in section.citations:
            for name, value in _provision(citation.provision):
                self._numbers[f"citation.{name}"].append(UNSAID if value is None else value)
            self._numbers["citation.law"].append(self._codes["law"].of([law_key(citation)])[0])
        self._lists["section.citations"].add(range(first, len(self._numbers["citation.law"])))
        record = section_record(section, self._registers, corrections)
        self._strings["section.record"].add_json(record)
        self._counts.section(record)

    def _values(self) -> dict[str, Any]:
        """Return what is kept as JSON: vocabularies, registers, spellings."""
        made = self._vocabulary.made()
        return {
            **{f"{name}.keys": list(codes.numbers) for name, codes in self._codes.items()},
            "variants": {term: list(held) for term, held in self._variants.items()},
            "hidden.terms": sorted(self._hidden_terms),
            "registers": registers_to_json(self._registers),
            "synonyms": synonyms_of(self._registers),
            "multiword": multiword_terms(self._registers),
            "printed": {
                name: getattr(made, name)
                for name in ("departments", "laws", "councils", "procedures")
            },
        }

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each table has, and words and places of words."""
        return {
            "meetings": len(self._numbers["meeting.year"]),
            "sections": len(self._numbers["section.meeting"]),
            "cases": sum(self._numbers["section.case"]),
            "items": len(self._numbers["item.meeting"]),
            "passages": len(self._numbers["passage.kind"]),
            "placements": len(self._numbers["placement.passage"]),
            "turns": self._turns,
            "words": self._words,
            "places": len(self._surfaces),
        }

    def write(self, path: Path) -> None:
        """Write everything gathered."""
        arrays: dict[str, Ints | bytes] = dict(self._numbers)
        for name, lists in self._lists.items():
            arrays[f"{name}.starts"] = lists.starts
            arrays[name] = lists.values
        for name, strings in self._strings.items():
            arrays[f"{name}.starts"] = strings.starts
            arrays[name] = bytes(strings.values)
        arrays.update(self._exchanges.arrays())
        arrays.update(self._counts.arrays())
        arrays["surfaces"] = bytes(self._surfaces)
        arrays["pos"] = bytes(self._pos)
        for name, value in self._values().items():
            arrays[name] = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        write_arrays(path, arrays, {"format": FORMAT, **self.counts})
