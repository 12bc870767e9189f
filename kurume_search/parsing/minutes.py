"""Minutes from a source text: the stages in order, the only door of this room.

lines → notation → outline → header → structure → turns and notes → citations → cases →
topics → exchanges → parts. Each stage hands on values that point into the source; what
couldn't be read becomes a diagnostic and never an exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kurume_search.model.case import Case
from kurume_search.model.citation import Citation, CitationContext
from kurume_search.model.diagnostic import Severity
from kurume_search.model.meeting import AgendaKind, Minutes
from kurume_search.model.place import PartKind
from kurume_search.model.registers import Registers
from kurume_search.model.source import SourceText
from kurume_search.model.turn import Role
from kurume_search.parsing.assemble import Assembled, assemble, build_case
from kurume_search.parsing.blocks import Block, BlockKind
from kurume_search.parsing.case_numbers import case_key
from kurume_search.parsing.cited import LawNames, Passage, cite, gathered
from kurume_search.parsing.claims import claims_of
from kurume_search.parsing.departments import Departments
from kurume_search.parsing.exchanges import join
from kurume_search.parsing.fields import put_in_order
from kurume_search.parsing.header import Header, read_header
from kurume_search.parsing.lines import Line, read_lines
from kurume_search.parsing.meetings import split_meetings
from kurume_search.parsing.narrative import narrate
from kurume_search.parsing.notations import choose
from kurume_search.parsing.outline import Outline, read_outline
from kurume_search.parsing.parts import partition
from kurume_search.parsing.pieces import Joined
from kurume_search.parsing.remarks import Remarks
from kurume_search.parsing.roles import settle_roles
from kurume_search.parsing.rollcall import known_speakers
from kurume_search.parsing.structure import Structure, read_structure
from kurume_search.parsing.topics import Borders, Words, mask_of, match_topics
from kurume_search.text.normalize import fold
from kurume_search.text.spans import LineMap, Span


def parse_minutes(
    source: SourceText,
    registers: Registers = Registers(),
    borders: Borders | None = None,
) -> tuple[Minutes, ...]:
    """Return the minutes in `source`, at least one, in order; never raises on prose.

    Args:
        source: The decoded text.
        registers: What names of laws, departments and topics mean; without them ids
            are None.
        borders: Code points of a text where morphemes begin or end; without it only
            borders between scripts are known, and fewer topics are found.
    """
    folded = fold(source.text)
    lines = read_lines(folded)
    found: list[Minutes] = []
    ranges = split_meetings(lines)
    for number, (start, stop) in enumerate(ranges):
        begin = 0 if number == 0 else lines[start].stretch.start
        end = len(source.text) if stop == len(lines) else lines[stop].stretch.start
        found.append(_one(source, lines[start:stop], Span(begin, end), registers, borders))
    return tuple(_with_own_ids(found))


def _with_own_ids(found: Sequence[Minutes]) -> list[Minutes]:
    """Give the second meeting of a day (or the second undated) an id of its own."""
    seen: dict[str, int] = {}
    out = []
    for minutes in found:
        name = minutes.meeting.id
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            minutes = replace(minutes, meeting=replace(minutes.meeting, id=f"{name}.{seen[name]}"))
        out.append(minutes)
    return out


def _one(
    source: SourceText,
    lines: Sequence[Line],
    whole: Span,
    registers: Registers,
    borders: Borders | None,
) -> Minutes:
    map_ = LineMap(source.text)
    remarks = Remarks(map_)
    chosen = choose(lines, known_speakers(lines))
    outline = read_outline(lines, chosen)
    outline.blocks = narrate(outline.blocks, labelled=bool(chosen.rows))
    header = _header(source, outline, registers, remarks)
    settle_roles(outline, header)
    structure = read_structure(outline.blocks)
    assembled = assemble(structure, source.text)
    meeting = header.meeting
    made = cite(
        _passages(structure, assembled, outline), LawNames(registers, meeting.council, meeting.date)
    )
    departments = Departments(registers, meeting.council, meeting.date)
    cases = [
        build_case(draft, departments, gathered(made, draft.id), source.text)
        for draft in structure.cases
    ]
    masks = mask_of(
        {
            *departments.printed_forms(),
            *(unit.name for case in cases for body in case.bodies for unit in body.units),
        }
    )
    cases = [
        replace(case, topics=match_topics(_words(draft, assembled, masks), registers, meeting.council, borders))
        for case, draft in zip(cases, structure.cases, strict=True)
    ] if registers.topics else cases  # fmt: skip
    parts = partition(source.text, map_, whole, claims_of(outline, structure, assembled))
    _remark(
        remarks,
        chosen.rows != () or bool(assembled.turns),
        cases,
        structure,
        parts,
        source.text,
        meeting.date is not None,
    )
    keys = {case.id: case_key(case.number) for case in cases if case.number}
    return Minutes(
        path=source.path, sha256=source.sha256, encoding=source.encoding, source_lines=len(map_),
        synthetic=source.synthetic,
        notation=_notation(chosen.notation, assembled), meeting=meeting,
        agenda=tuple(assembled.agenda), cases=tuple(cases), citations=gathered(made),
        turns=tuple(assembled.turns), exchanges=join(assembled.turns, keys),
        notes=tuple(assembled.notes), parts=parts, diagnostics=remarks.all(),
    )  # fmt: skip


def _notation(chosen, assembled: Assembled):  # type: ignore[no-untyped-def]
    """Reported speech is a notation of its own, where no labels were found."""
    if chosen.id != "not-recognised" or not assembled.turns:
        return chosen
    reported = all(turn.speaker_raw is None for turn in assembled.turns)
    return replace(chosen, id="narrative" if reported else "table", score=0.5)


def _header(source: SourceText, outline: Outline, registers: Registers, remarks: Remarks) -> Header:
    for repair in put_in_order(outline.fields):
        message = {
            "values-exchanged": "日時と場所の値が入れ替わっているため、内容により読み替えました。",
            "values-after-labels": "見出しが先に並び、値が後に続くため、順に割り当てました。",
        }[repair]
        remarks.add(repair, Severity.WARNING, outline.fields[0].line, message)
    chairs = (
        b
        for b in outline.blocks
        if b.kind is BlockKind.TURN
        and b.speaker
        and b.speaker.role in (Role.CHAIR, Role.SECRETARIAT)
    )
    first = next(chairs, None)
    said = first.text[:200] if first else ""
    return read_header(outline.titles, outline.fields, said, registers, remarks, source.sha256)


def _passages(structure: Structure, assembled: Assembled, outline: Outline) -> list[Passage]:
    """Return the stretches citations are looked for in, in reading order."""
    found: list[Passage] = []
    for held in outline.fields:
        if held.pieces:
            found.append(Passage(Joined(held.pieces), CitationContext.HEADER, (), "header"))
    titles = {}
    for draft in structure.cases:
        if draft.title:
            titles.setdefault(draft.title[0].span().start, []).append(draft)
    sections: list[tuple[int, Passage]] = []
    for drafts in titles.values():
        title = drafts[0].title
        ids = tuple(draft.id for draft in drafts)
        sections.append(
            (
                drafts[0].heading[0].span().start,
                Passage(Joined(title), CitationContext.TITLE, ids, ids[0]),
            )
        )
        entry = drafts[0].entry
        if entry and (ground := entry.cells.get("ground")) and ground.text:
            sections.append(
                (ground.span().start, Passage(Joined([ground]), CitationContext.TITLE, ids, ids[0]))
            )
    for placed in structure.placed:
        block = placed.block
        if (
            block.kind not in (BlockKind.TURN, BlockKind.NOTE, BlockKind.RESULT, BlockKind.TEXT)
            or not block.pieces
        ):
            continue
        context = CitationContext.TURN if block.kind is BlockKind.TURN else CitationContext.NOTE
        if not placed.cases and placed.item and placed.item.kind is AgendaKind.REPORT:
            context = CitationContext.REPORT
        ids = tuple(case.id for case in placed.cases)
        section = ids[0] if ids else f"item-{placed.item.id if placed.item else ''}"
        sections.append(
            (block.pieces[0].span().start, Passage(block.speech, context, ids, section))
        )
    return found + [passage for _, passage in sorted(sections, key=lambda pair: pair[0])]


def _words(draft, assembled: Assembled, masks):  # type: ignore[no-untyped-def]
    words = [Words(Joined(draft.title), masks, title=True, kind=None)] if draft.title else []
    for turn in assembled.turns:
        if draft.id in turn.cases:
            block: Block = assembled.of_turn[turn.id]
            if block.pieces:
                words.append(Words(block.speech, masks, title=False, kind=turn.kind))
    return words


def _remark(
    remarks: Remarks,
    recognised: bool,
    cases: Sequence[Case],
    structure: Structure,
    parts,
    text: str,
    dated: bool,
) -> None:  # type: ignore[no-untyped-def]
    if not recognised:
        remarks.add(
            "notation-not-recognised", Severity.WARNING, None, "発言者の表記を判別できません。"
        )
    if not dated:
        remarks.add("no-date", Severity.WARNING, None, "開催日を読み取れません。")
    for case, draft in zip(cases, structure.cases, strict=True):
        if case.outcome.value is None:
            remarks.add(
                "missing-outcome",
                Severity.INFO,
                draft.heading[0].line,
                f"案件{case.number or case.id}の審議結果は記載されていません。",
            )
        if case.title is None:
            remarks.add(
                "missing-title",
                Severity.WARNING,
                draft.heading[0].line,
                f"案件{case.number or case.id}の件名を読み取れません。",
            )
    for part in parts:
        if part.kind is PartKind.UNCLAIMED:
            remarks.add_span(
                "unclaimed", Severity.WARNING, part.span, "どの部分にも割り当てられない記述です。"
            )


__all__ = ["Borders", "Citation", "parse_minutes"]
