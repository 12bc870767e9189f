"""Minutes from a source text: the stages in order, the only door of this room.

lines → notation → outline → header → structure → turns and notes → citations → cases →
topics → exchanges → parts. Each stage hands on values that point into the source; what
couldn't be read becomes a diagnostic and never an exception.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, pairwise

from kurume_search.model.diagnostic import Severity
from kurume_search.model.meeting import NOT_RECOGNISED, Minutes, Notation
from kurume_search.model.registers import Registers
from kurume_search.model.source import SourceText
from kurume_search.model.turn import Role
from kurume_search.parsing.assembly.assemble import Assembled, assemble, bodies_of, build_case
from kurume_search.parsing.assembly.cited import (
    LawNames,
    cite,
    gathered,
    gathered_by_case,
    sections_of,
)
from kurume_search.parsing.assembly.claims import claims_around, claims_of_fields
from kurume_search.parsing.assembly.observers_told import observers_told
from kurume_search.parsing.assembly.opening_office import settle_opening
from kurume_search.parsing.assembly.parts import partition
from kurume_search.parsing.assembly.roles import (
    role_in_label,
    settle_chair,
    settle_named_chair,
    settle_represented,
    settle_roles,
)
from kurume_search.parsing.assembly.staff_lists import settle_staff
from kurume_search.parsing.assembly.topics import Borders, TopicFinder
from kurume_search.parsing.calls.blocks import NOTE, TURN, Block
from kurume_search.parsing.cases.exchanges import join
from kurume_search.parsing.cases.structure import read_structure
from kurume_search.parsing.citations.short import SHORT
from kurume_search.parsing.header.attendance import declared_in_speech, of_part
from kurume_search.parsing.header.away_in_speech import away_in_speech
from kurume_search.parsing.header.flat_rolls import without_columns
from kurume_search.parsing.header.groups import split_groups
from kurume_search.parsing.header.meetings import split_meetings
from kurume_search.parsing.header.reader import Header, read_header
from kurume_search.parsing.header.value_order import put_in_order
from kurume_search.parsing.letters.letter import read_letters
from kurume_search.parsing.lines.line import read_lines
from kurume_search.parsing.lines.long_gaps import with_short_gaps
from kurume_search.parsing.lines.quoted import unquoted
from kurume_search.parsing.lines.quoted_cells import cells_unquoted
from kurume_search.parsing.lines.remarks import (
    Remarks,
    remark_on_cases,
    remark_on_lost,
    remark_on_pages,
    remark_on_parts,
    remark_on_reading,
)
from kurume_search.parsing.marks.case_numbers import case_key
from kurume_search.parsing.notations.choice import choose
from kurume_search.parsing.notations.narrated import narrate
from kurume_search.parsing.outline.reader import Outline, read_outline
from kurume_search.parsing.outline.rows.column_fields import gapped_fields
from kurume_search.parsing.page.bare_tables import pairs_in
from kurume_search.parsing.page.page import Page
from kurume_search.parsing.page.tables import rows_in
from kurume_search.parsing.words.answers_beside import answers_apart
from kurume_search.parsing.words.departments import Departments
from kurume_search.parsing.words.markdown import without_markdown
from kurume_search.parsing.words.plain_signs import with_plain_signs
from kurume_search.parsing.words.time_stamps import without_stamps
from kurume_search.text.normalize import fold
from kurume_search.text.spans import LineMap, Span

__all__ = ["Borders", "parse_minutes"]

_NO_REGISTERS = Registers()
# Of a chair's first words so many name the council and the meeting.
_OPENING = 200
# So many turns open a meeting: greetings, who is there, who presides.
_FIRST_TURNS = 8
_LEADS = (Role.CHAIR, Role.SECRETARIAT)
_REPAIRS = {
    "values-exchanged": "日時と場所の値が入れ替わっているため、内容により読み替えました。",
    "values-after-labels": "見出しが先に並び、値が後に続くため、順に割り当てました。",
}


def parse_minutes(
    source: SourceText, registers: Registers = _NO_REGISTERS, borders: Borders | None = None
) -> tuple[Minutes, ...]:
    """Return the minutes in `source`, at least one, in order; never raises on prose.

    Args:
        source: The decoded text.
        registers: What names of laws, departments and topics mean; without them ids
            are None.
        borders: Code points of a text where morphemes begin or end; without it only
            borders between scripts are known, and fewer topics are found.
    """
    with _no_collection():
        return tuple(_with_own_ids(list(_each(source, registers, borders))))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the cyclic collector rest: a parse makes very many small values and no cycles.

    Looking through them again and again took a third of the time of a long document.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _each(source: SourceText, registers: Registers, borders: Borders | None) -> Iterator[Minutes]:
    plain = with_plain_signs(with_short_gaps(fold(source.text)))
    folded, around = unquoted(without_markdown(plain))
    folded, within = cells_unquoted(folded)
    line_map = LineMap(source.text)
    folded, answers = answers_apart(without_stamps(folded))
    lines = read_lines(folded, line_map, answers)
    page = Page(lines, around, within)
    if letters := read_letters(source, line_map, page, registers):
        yield from letters
        return
    ranges = split_meetings(page)
    edges = [0, *(lines[start].start for start, _ in ranges[1:]), len(source.text)]
    pages = [page.part(start, stop) for start, stop in reversed(ranges)]
    del page, lines  # a page goes as soon as its lines are read
    under: str | None = None  # the council that the first of them names
    kind: str | None = None  # and what it calls the record
    for begin, end in pairwise(edges):
        made = _one(source, line_map, pages.pop(), Span(begin, end), registers, borders, under)
        under, kind = under or made.meeting.body, kind or made.meeting.doc_kind
        if kind and made.meeting.doc_kind is None:
            made = replace(made, meeting=replace(made.meeting, doc_kind=kind))
        yield made


def _with_own_ids(found: Sequence[Minutes]) -> list[Minutes]:
    """Give the second meeting of a day (or the second undated) an id of its own."""
    seen: dict[str, int] = {}
    named: list[Minutes] = []
    for minutes in found:
        name = minutes.meeting.id
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            own = replace(minutes.meeting, id=f"{name}.{seen[name]}")
            minutes = replace(minutes, meeting=own)  # noqa: PLW2901
        named.append(minutes)
    return named


def _one(
    source: SourceText,
    line_map: LineMap,
    page: Page,
    whole: Span,
    registers: Registers,
    borders: Borders | None,
    under: str | None,
) -> Minutes:
    """Return the minutes of one meeting.

    Args:
        source: The whole text, which can hold several meetings.
        line_map: Its lines.
        page: The lines of this meeting.
        whole: Its stretch of the text.
        registers: See `parse_minutes`.
        borders: See `parse_minutes`.
        under: The council of the meetings before it in the text, if one was named.
    """
    remarks = Remarks(line_map)
    rows = rows_in(page) | pairs_in(page) | gapped_fields(page)
    chosen = choose(page, rows)
    outline = read_outline(page, chosen, rows)
    around = claims_around(page.around)
    del page, rows
    labelled, replies = bool(chosen.rows or chosen.last), chosen.known.get("→")
    outline.blocks = narrate(outline.blocks, labelled=labelled, replies=replies)
    settle_staff(outline)
    header = _header(source, outline, registers, remarks, under)
    settle_roles(outline, header)
    settle_opening(outline)
    settle_represented(outline.blocks)
    settle_named_chair(outline.blocks, header.meeting.members)
    settle_chair(outline.blocks)
    structure = read_structure(outline.blocks)
    assembled = assemble(structure, source.text)
    meeting = header.meeting
    if meeting.observers is None and (seen := observers_told(outline.blocks)) is not None:
        meeting = replace(meeting, observers=seen)

    law_names = LawNames(registers, meeting.council, meeting.date, town=meeting.municipality)
    shorthand = SHORT.search(source.text, whole.start, whole.stop) is not None
    sections = sections_of(outline, structure, shorthand=shorthand)
    made = cite(sections, law_names, shorthand=shorthand)
    departments = Departments(registers, meeting.council, meeting.date)
    by_case = gathered_by_case(made)
    bodies = [bodies_of(draft, departments) for draft in structure.cases]
    named = chain.from_iterable(bodies)
    finder = TopicFinder(registers, meeting.council, departments, named, assembled, borders)
    cases = tuple(
        build_case(draft, own, by_case.get(draft.id, ()), finder.topics(draft), source.text)
        for draft, own in zip(structure.cases, bodies, strict=True)
    )

    numbers = {case.id: case_key(case.number) for case in cases if case.number}
    claims = chain(assembled.claims, claims_of_fields(outline.fields), around)
    parts = partition(source.text, line_map, whole, claims)
    notation = _notation(chosen.notation, assembled)
    remark_on_reading(remarks, notation, meeting.date)
    doubtful = frozenset(draft.id for draft in structure.cases if not draft.sure)
    remark_on_cases(remarks, cases, doubtful)
    remark_on_parts(remarks, parts)
    remark_on_pages(remarks, source.text, whole)
    remark_on_lost(remarks, source.text, whole)
    return Minutes(
        path=source.path,
        sha256=source.sha256,
        encoding=source.encoding,
        source_lines=len(line_map),
        synthetic=source.synthetic,
        notation=notation,
        meeting=meeting,
        agenda=tuple(assembled.agenda),
        cases=cases,
        citations=gathered(made),
        turns=tuple(assembled.turns),
        exchanges=join(
            assembled.turns,
            numbers,
            lambda turn: assembled.of_turn[turn.id].speech.text,
            assembled.replies_to(),
        ),
        notes=tuple(assembled.notes),
        parts=parts,
        diagnostics=remarks.all(),
    )


def _notation(chosen: Notation, assembled: Assembled) -> Notation:
    """Return the notation; turns without labels are lists, reported speech or a table."""
    if chosen.id != NOT_RECOGNISED or not assembled.turns:
        return chosen
    if any(block.answers for block in assembled.of_turn.values()):
        return Notation(id="words-alone", score=0.5)
    narrated = ("reported", "bullet")
    reported = all(block.section in narrated for block in assembled.of_turn.values())
    return Notation(id="narrative" if reported else "table", score=0.5)


def _header(
    source: SourceText, outline: Outline, registers: Registers, remarks: Remarks, under: str | None
) -> Header:
    for repair in put_in_order(outline.fields):
        remarks.add(repair, Severity.WARNING, outline.fields[0].line, _REPAIRS[repair])
    said = next(
        (
            block.text[:_OPENING]
            for block in outline.blocks
            if block.kind is TURN and block.speaker and block.speaker.role in _LEADS
        ),
        "",
    )
    outline.fields = without_columns(split_groups(outline.fields))
    header = read_header(
        outline.titles, outline.fields, said, registers, remarks, source.sha256, under=under
    )
    meeting = header.meeting
    called = " ".join([*(held.text for held in outline.titles), meeting.body or ""])
    in_part = of_part(called)
    if meeting.members_declared is None:
        came = declared_in_speech((held.text for held in _said_first(outline)), in_part=in_part)
        meeting = replace(meeting, members_declared=came)
    if meeting.absent is None:
        away = away_in_speech((held.speech for held in _said_first(outline)), in_part=in_part)
        meeting = replace(meeting, absent=away or None)
    return replace(header, meeting=meeting)


def _said_first(outline: Outline) -> Iterator[Block]:
    """Yield what those who surely lead the meeting say first.

    An official who is only named may speak for another office; a note tells for the record.
    """
    for block in _opening_blocks(outline):
        if block.kind is NOTE or (block.section != "reported" and role_in_label(block) in _LEADS):
            yield block


def _opening_blocks(outline: Outline) -> Iterator[Block]:
    """Yield the first turns of a meeting, and the notes among them."""
    turns = 0
    for block in outline.blocks:
        turns += block.kind is TURN
        if turns > _FIRST_TURNS:
            return
        if block.kind in (TURN, NOTE):
            yield block
